"""Titles, kin and places in apposition: 甲公司总裁乙 tells that 乙 is 甲公司总裁.

A person's name after an office or kin word is described by what stands before it; several
titles (董事长兼总经理乙) are told one by one, each with the institution in front. In a chain
of places (甲省乙市) each lies in the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import BOUNDARIES, JOINTS, SERVING, Kind, Word, is_office

_FEWEST = 2  # words that tell something of one another
_AFTER = w.COURTESY | w.ADDRESSES  # 厅长甲同志们: whom a speech greets, run into its byline
_RANKS = ("书记", "长", "总裁", "主席", "经理", "创始人", "执行官", "主任")
_HOUSED = ("院士", "委员", "代表")  # 中国工程院院士 is one word to a tagger that knows it
#: What an office begins with that names its house itself (西藏文物保护|研究所所长).
_OWN_HOUSES = ("研究所", "研究院", "管委会", "村委会", "居委会", "街道办事处", "实验室", "党支部")
_LONGEST_BARE = 4  # characters of an office without its house

_COMMAS = frozenset("，,")
#: What somebody's name stands behind, as one says who they are.
_CALLING = frozenset("是 叫 名叫 叫做".split())
#: Where somebody is, which does not say of what they are the head (派驻坦桑尼亚的|总经理甲).
_STAYING = frozenset(
    "派驻 常驻 旅居 侨居 客居 寓居 定居 移居 来自 扎根 驻扎 援助 支援 远赴 前往 生于 出生于 "
    "毕业于 就读于 考入 考上 任教于 执教于 就职于 供职于 任职于 学成于 求学于 成长于 出身于".split()
)
_AT = frozenset("于 自 在".split())
_NAMING = w.NAMING_VERBS | {"拜"}  # 拜名厨甲为师
_JOINED = SERVING | {"教授"}  # 讲席教授 is one office


@dataclass(frozen=True, slots=True)
class Apposition:
    """``subject`` is ``object``, or lies in it: word indices."""

    subject: tuple[int, ...]
    relation: str
    object: tuple[int, ...]
    construction: str


def appositions(phrase: Phrase, words: Sequence[Word]) -> Iterator[Apposition]:
    """Yield what a noun phrase tells about the names in it."""
    if len(phrase.items) > 1:
        yield from _shared_title(phrase, words)
        yield from _shared_kind(phrase, words)
    for item in phrase.items:
        if item.end - item.start < _FEWEST:
            continue
        tags = {word.tag for word in words[item.start : item.end]}
        if "nr" in tags:
            yield from _titles(item, words)
            yield from _after_name(item, words)
        if "ns" in tags:
            yield from _places(item, words)
        if words[item.end - 1].kind is Kind.CLOSE or _is_work(words[item.end - 1]):
            yield from _works(item, words)


def behind_name(words: Sequence[Word], chunker: Chunker) -> Iterator[Apposition]:
    """Yield what somebody is who has been named before a comma: 我是甲，乙公司的创始人兼总裁.

    Args:
        words: The words of a sentence.
        chunker: Reads its noun phrases.
    """
    for name in range(1, len(words) - 2):
        comma = words[name + 1].form in _COMMAS and words[name - 1].form in _CALLING
        if words[name].tag != "nr" or not comma:
            continue
        phrase = chunker.phrase(name + 2, len(words), preverbal=True)
        if phrase is None or (phrase.end < len(words) and words[phrase.end].kind not in BOUNDARIES):
            continue
        if not is_office(words[phrase.end - 1]) or phrase.items[0].relatives:
            continue
        whole = Item(name + 2, phrase.end, phrase.end - 1, phrase.items[0].links)
        for office in _offices(whole, phrase.end, words):
            yield Apposition((name,), "是", office, "title")


def _shared_title(phrase: Phrase, words: Sequence[Word]) -> Iterator[Apposition]:
    """院士甲、乙: who is listed by bare names after a name with one title bears it too.

    Of two that a word joins (主编甲与乙) the second may be anybody.
    """
    first, *others = phrase.items
    if len(others) == 1 and words[first.end].kind is Kind.COORDINATOR:
        return
    titles = [found for found in _titles(first, words) if found.subject[-1] == first.end - 1]
    if len(titles) != 1 or not all(_bare_name(item, words) for item in others):
        return
    for item in others:
        yield Apposition(tuple(range(item.start, item.end)), "是", titles[0].object, "title")


def _shared_kind(phrase: Phrase, words: Sequence[Word]) -> Iterator[Apposition]:
    """副刊《甲》、《乙》: bare titles listed after one with its kind are of that kind, too."""
    first, *others = phrase.items
    kinds = [found for found in _works(first, words) if found.subject[-1] == first.end - 1]
    bare = all(words[item.start].form in w.TITLE_QUOTES for item in others)
    listed = others and words[first.end].kind is Kind.LIST_MARK
    if len(kinds) == 1 and bare and listed:
        for item in others:
            yield Apposition(tuple(range(item.start, item.end)), "是", kinds[0].object, "title")


def _bare_name(item: Item, words: Sequence[Word]) -> bool:
    """Tell a person's name alone, written out."""
    only = words[item.start]
    return item.end - item.start == 1 and only.tag == "nr" and len(only.form) > 1


def _titles(item: Item, words: Sequence[Word]) -> Iterator[Apposition]:
    for name in range(item.start + 1, item.end):
        if words[name].tag != "nr" or not is_office(words[name - 1]):
            continue
        end = name + 1
        while end < item.end and words[end].tag == "nr":
            end += 1
        if end == name + 1 and len(words[name].form) == 1:
            continue  # a piece of another word, which the tagger cut
        if end < item.end and words[end].kind is not Kind.DE and words[end].form not in _AFTER:
            continue
        for title in _offices(item, name, words):
            office = _since_left(title, words)
            yield Apposition(tuple(range(name, end)), "是", office, "title")


def _since_left(office: tuple[int, ...], words: Sequence[Word]) -> tuple[int, ...]:
    """Return an office with the 前 or 原 before it, which a tagger takes for no part of it."""
    first = office[0] - 1
    if first < 0 or words[first].form not in ("前", "原"):
        return office
    opens = first == 0 or words[first - 1].kind in (Kind.COMMA, Kind.STOP, Kind.VERB)
    return (first, *office) if opens else office


def _after_name(item: Item, words: Sequence[Word]) -> Iterator[Apposition]:
    """罗启明教授: a rank after the name; 先生 and the like say nothing.

    The house may stand before the name (松林公司罗启明总裁).
    """
    for rank in range(item.start + 1, item.end):
        word = words[rank]
        if words[rank - 1].tag != "nr" or not is_office(word) or word.form in w.HONORIFICS:
            continue
        if word.form in w.KIN or word.form in SERVING:
            continue  # 林知远助理 is somebody else
        if rank + 1 < item.end and words[rank + 1].kind is not Kind.DE:
            continue
        start = rank - 1
        while start > item.start and words[start - 1].tag == "nr":
            start -= 1
        housed = start > item.start and words[start - 1].tag == "nt"
        title = (start - 1, rank) if housed else (rank,)
        yield Apposition(tuple(range(start, rank)), "是", title, "title")


def _works(item: Item, words: Sequence[Word]) -> Iterator[Apposition]:
    """短篇小说《甲》: the work is what the nouns before it say, even where its marks are lost."""
    opens = [i for i in range(item.start + 1, item.end) if words[i].form in w.TITLE_QUOTES]
    if not opens and _is_work(words[item.end - 1]):
        opens = [item.end - 1]
    if len(opens) != 1 or words[opens[0] - 1].form in w.NAME_NOUNS:
        return  # 影片原名《甲》
    start = opens[0]
    while start > item.start and words[start - 1].tag in ("n", "a", "vn", "nz"):
        start -= 1
    if start < opens[0] and words[opens[0] - 1].tag == "n":
        subject = tuple(range(opens[0], item.end))
        yield Apposition(subject, "是", tuple(range(start, opens[0])), "title")


def _is_work(word: Word) -> bool:
    return word.token.entity == "Work" and word.kind is Kind.NOUN


def _offices(item: Item, name: int, words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    """Yield each title before the name, the shared institution with the later ones too."""
    start = name - 1
    while start > item.start and _describes(words, start - 1, item):
        start -= 1
    start = _behind_relative(words, start, name)
    parts: list[list[int]] = [[]]
    for index in range(start, name):
        if words[index].kind in JOINTS:
            parts.append([])
            continue
        if parts[-1] and _begins_office(words[parts[-1][-1]], words[index]):
            parts.append([])
        parts[-1].append(index)
    shared: list[int] = []
    if len(parts) > 1:
        first = parts[0]
        names = [i for i in first if _institution(words[i])]
        if first and words[first[-1]].form in w.KIN:
            names = []  # 他的学生、研究所所长甲: no institute of his
        shared = first[: first.index(names[-1]) + 1] if names else []
    for number, part in enumerate(parts):
        own = number == 0 or any(_housed(words[i]) for i in part)  # 甲的律师、乙律所合伙人丙
        own = own or (bool(part) and _institution(words[part[0]]))
        own = own or (len(part) > 1 and words[part[-1]].form.startswith(_OWN_HOUSES))
        if part and (number == 0 or is_office(words[part[-1]])):
            yield tuple(part if own else [*shared, *part])


def _behind_relative(words: Sequence[Word], start: int, name: int) -> int:
    """Return where a description begins without what a verb before it takes (获得大奖的|诗人甲)."""
    is_said = start > 0 and words[start - 1].form in ("是", "为", "系")  # 我是星野智造的创始人甲
    verb = start - 1
    if verb > 0 and words[verb].form in _AT and words[verb - 1].form + words[verb].form in _STAYING:
        verb -= 1  # 毕业|于甲大学的
    if start and words[verb].kind is Kind.VERB and not is_said:
        stays = "".join(word.form for word in words[verb:start]) in _STAYING
        for index in range(start + 1, name - 1):
            housed = _institution(words[index - 1]) and not stays
            if words[index].kind is Kind.DE and not housed:
                return index + 1
    return start


def _begins_office(before: Word, word: Word) -> bool:
    """Tell 书记|厅长, two offices that a transcript runs together, from 总裁助理.

    So it does 我的同事|甲公司总裁.
    """
    if before.form in w.FELLOWS and word.tag == "nt":
        return True
    full = before.form.endswith(_RANKS) and word.form in w.OFFICES and word.form not in _JOINED
    return full and before.tag == word.tag == "n"


def _institution(word: Word) -> bool:
    """Tell whether later titles share this word of the first one (甲公司 of 甲公司董事长)."""
    return word.kind is Kind.DE or word.tag in ("nt", "ns")


def _housed(word: Word) -> bool:
    """Tell a word that names the house of an office, or an office with its house in one word."""
    return word.tag == "nt" or (word.form.endswith(_HOUSED) and len(word.form) > _LONGEST_BARE)


def _describes(words: Sequence[Word], index: int, item: Item) -> bool:
    """Tell whether the word at ``index`` is part of the description."""
    word = words[index]
    if word.kind is Kind.DE:
        before = words[index - 1]  # 水手出身的商人甲 is a 商人
        return index in item.links and before.kind is not Kind.VERB and before.form != "出身"
    if word.kind in JOINTS:
        return is_office(words[index - 1])
    if word.form in ("前", "原", "时任", "现任", "首任"):
        return True
    if word.kind is Kind.PRONOUN:
        return words[index + 1].kind is Kind.DE or words[index + 1].form in w.KIN
    if word.tag == "nr":
        return words[index + 1].kind is Kind.DE or words[index + 1].form in w.KIN
    # 聘任副总经理甲: to a tagger what is done may be a noun.
    return word.kind in (Kind.NOUN, Kind.ADJECTIVE) and word.form not in _NAMING


def _places(item: Item, words: Sequence[Word]) -> Iterator[Apposition]:
    for left in range(item.start, item.end - 1):
        right = left + 1
        if words[right].kind is Kind.DE and right + 1 < item.end:  # 漠河县的北极村
            right += 1
        if all(
            words[i].tag == "ns" and words[i].form[-1:] in w.PLACE_SUFFIXES for i in (left, right)
        ):
            yield Apposition((right,), "位于", (left,), "place")
