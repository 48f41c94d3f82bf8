"""A name that a document uses twice is a name in all its places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgbuild.parse.naming.recurring import parted, recurring
from kgbuild.parse.segmentation.words import Word

NAME = "林若水"


def cut(*pieces: tuple[str, str]) -> tuple[str, list[Word]]:
    """Return a text and its words from forms and tags."""
    words: list[Word] = []
    for form, tag in pieces:
        start = words[-1].end if words else 0
        words.append(Word(start, start + len(form), tag, "Person" if tag == "nr" else None))
    return "".join(form for form, _ in pieces), words


READ = [
    cut((NAME, "nr"), ("出版", "v"), ("诗集", "n")),
    cut(("读者", "n"), ("喜欢", "v"), (NAME, "nr")),
]
MISSED = cut(("林若", "nr"), ("水", "n"), ("青年", "n"), ("诗人", "n"))


def found(*sentences: tuple[str, list[Word]]) -> dict[int, list[str]]:
    texts = [text for text, _ in sentences]
    missed = recurring(texts, {k: words for k, (_, words) in enumerate(sentences)})
    return {k: [texts[k][m.start : m.end] for m in names] for k, names in missed.items()}


def test_a_name_seen_in_two_places_is_found_in_a_third() -> None:
    assert found(*READ, MISSED) == {2: [NAME]}


def test_one_place_proves_nothing() -> None:
    assert found(READ[0], MISSED) == {}
    assert found(READ[0], READ[0], MISSED) == {}  # the same words again are the same place


def test_a_name_that_is_never_without_the_character_behind_it_ends_in_it() -> None:
    always = [cut(("林若", "nr"), ("时", "n"), (verb, "v")) for verb in ("出版", "喜欢", "访问")]
    assert found(*always) == {number: ["林若时"] for number in range(3)}
    assert found(*always[:2]) == {}
    assert found(*always, cut(("林若", "nr"), ("离职", "v"))) == {}
    won = [cut(("林若", "nr"), ("获", "v"), (prize, "n")) for prize in ("金奖", "银奖", "铜奖")]
    assert found(*won) == {}


def test_what_is_mostly_no_name_stays_none() -> None:
    assert found(*READ, MISSED, MISSED, MISSED) == {}


def test_a_longer_name_keeps_its_own() -> None:
    longer = cut(("林若水文学馆", "nt"), ("开放", "v"))
    assert found(*READ, longer) == {}


def test_a_person_is_parted_from_what_is_said_of_them() -> None:
    def read(*sentence: tuple[str, str]) -> list[str]:
        sentences = [*READ, cut(*sentence)]
        texts = [text for text, _ in sentences]
        made = parted(texts, {k: words for k, (_, words) in enumerate(sentences)})
        return [f"{texts[2][w.start : w.end]}/{w.tag}" for w in made.get(2, [])]

    assert read((NAME + "亦", "nr"), ("赴", "v")) == [f"{NAME}/nr", "亦/d", "赴/v"]
    assert read((NAME + "接", "nr"), ("任", "v"), ("主编", "n")) == [
        f"{NAME}/nr",
        "接任/v",
        "主编/n",
    ]
    assert read((NAME + "花", "nr"), ("喜欢", "v")) == []  # another of that family


def test_a_short_name_is_restored_only_between_words() -> None:
    read = [cut(("阿水", "nr"), ("来", "v")), cut(("等", "v"), ("阿水", "nr"))]
    assert found(*read, cut(("阿", "h"), ("水", "n"), ("走", "v"))) == {2: ["阿水"]}
    assert found(*read, cut(("阿", "h"), ("水利", "n"), ("好", "a"))) == {}


@given(st.lists(st.sampled_from([*READ, MISSED]), max_size=8))
def test_places_lie_in_their_text_in_order(sentences: list[tuple[str, list[Word]]]) -> None:
    texts = [text for text, _ in sentences]
    missed = recurring(texts, {k: words for k, (_, words) in enumerate(sentences)})
    for number, names in missed.items():
        ends = [0]
        for name in names:
            assert ends[-1] <= name.start < name.end <= len(texts[number])
            assert texts[number][name.start : name.end] == NAME
            ends.append(name.end)


FIRM = "恒拓能源"
PAIR = ("恒拓能源与海川大学", "nt")


def apart(*sentences: tuple[str, list[Word]]) -> dict[int, list[str]]:
    """The words of the sentences that hold a pair of names."""
    texts = [text for text, _ in sentences]
    made = parted(texts, {k: words for k, (_, words) in enumerate(sentences)})
    return {k: [texts[k][w.start : w.end] for w in words] for k, words in made.items()}


def test_two_names_in_one_are_parted_where_the_document_knows_them() -> None:
    pair = cut(("昨天", "t"), PAIR, ("签约", "v"))
    words = ["昨天", FIRM, "与", "海川大学", "签约"]
    firm = cut((FIRM, "nt"), ("成立", "v"))
    assert apart(pair) == {}
    assert apart(firm, pair) == {}  # once is not enough for what follows 与 to be a name
    assert apart(firm, cut((FIRM, "nt"), ("上市", "v")), pair) == {2: words}
    assert apart(firm, cut(("海川大学", "nt"), ("开学", "v")), pair) == {2: words}


def test_a_place_or_a_title_before_yu_proves_no_pair() -> None:
    places = [cut(("中国", "ns"), ("加入", "v")), cut(("中国", "ns"), ("参加", "v"))]
    assert apart(*places, cut(("中国与全球化智库", "nt"), ("成立", "v"))) == {}
    people = [cut(("鲁迅", "nr"), ("来", "v")), cut(("许广平", "nr"), ("来", "v"))]
    assert apart(*people, cut(("《", "w"), ("鲁迅与许广平", "nz"), ("》", "w"))) == {}


def test_who_finished_a_university_is_no_university() -> None:
    graduate = cut((NAME + "大学", "nt"), ("毕业", "v"))
    other = cut((NAME + "大学", "nt"), ("成立", "v"))
    sentences = [*READ, graduate, other]
    texts = [text for text, _ in sentences]
    made = parted(texts, {k: words for k, (_, words) in enumerate(sentences)})
    assert list(made) == [2]
    assert [texts[2][w.start : w.end] for w in made[2]] == [NAME, "大学", "毕业"]
