"""What stands in quotes beside a noun that says what it is, is one name: “知更一号”卫星.

So is what a verb of naming or launching has behind it in quotes, and each member of a list of such
quotes. A vessel's name keeps its quotes and the 号 behind them (“云帆”号). Other quotes hold what
somebody says, or a word used with reserve, and stay as they are cut.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_frequency
from kgbuild.parse.segmentation.words import Word

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

#: Opening quotation mark -> its closing one.
MARKS: Final = {"“": "”", "「": "」", "『": "』"}
_LENGTH: Final = (2, 10)  # characters
_JOINING: Final = frozenset("、 和 与 及 以及".split())
_NAMING: Final = frozenset("叫 叫做 名为 名叫 取名 取名为 命名为 称为 简称 题为 代号".split())
_LAUNCHING: Final = frozenset("推出 发布 上线 推广 启动 实施 开发 研发 研制 发射 开通 运营".split())
_LISTING: Final = frozenset("包括 有 如 包含 是 叫".split())
_FUNCTION: Final = frozenset("的了着过吗呢吧啊是我你他们这那不要")
#: Classes of what is called by a name in quotes.
_NAMED: Final = frozenset(
    "App Software Service Product Device Project Policy Company Team Award Conference "
    "Competition Event Association ResearchInstitute Site".split()
)
#: Nouns behind a quote that may be described by it rather than named (“爆款”产品).
_DESCRIBED: Final = frozenset(
    "产品 商品 企业 公司 项目 活动 服务 设备 平台 基地 园区 工程 政策 措施 制度 机制 模式 办法 "
    "规定 会议 食品 药品 战略".split()
)
#: What the name of a vessel ends on behind its quotes: “云帆”|号, but no “三”|号|楼.
_VESSEL: Final = "号"
_ADDRESSES: Final = frozenset("线 楼 院 令 文 文件 馆 厅 门 店 提案 决议 机 井 矿 煤 厂".split())
#: What a thing is described by between its name and its noun.
_DESCRIPTIVE: Final = frozenset("n nz vn v m q a b an".split())
_DRIVEN: Final = frozenset("Device Product Software Technology".split())
_FEWEST: Final = 2  # words
_LONGEST: Final = 16  # characters
#: Classes that a tagger gives to names which it does not know.
_OPEN: Final = (None, "Organization", "Person", "Place", "City", "District", "Town", "Site")
_UNMANNED: Final = frozenset("无人 载人 有人".split())  # before a noun, no verbs
_DESCRIBING: Final = 4  # words from a quote to the noun that says what it is
_ORDINARY: Final = 400  # times that jieba counted a word: more, and it describes


@dataclass(slots=True)
class _Quote:
    """Words between two marks: ``words[opens + 1 : closes]``, and what they name."""

    opens: int
    closes: int
    form: str
    kind: str | None = None
    named: bool = False
    vessel: bool = False


def quoted(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the words of names in quotes, and class them by the noun beside.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Nouns that say what a name names.
    """
    forms = [text[word.start : word.end] for word in words]
    if not any(mark in text for mark in MARKS):
        return list(words)
    quotes = _quotes(text, words, forms)
    for quote in quotes:
        _note(quote, words, forms, lexicon)
    _share(quotes, forms)
    found: list[Word] = []
    position = 0
    for quote in quotes:
        inside = words[quote.opens + 1 : quote.closes]
        if quote.vessel:
            ends = words[quote.closes + 1].end
            found += words[position : quote.opens]
            found.append(Word(words[quote.opens].start, ends, "nz", "Device"))
            position = quote.closes + 2
            continue
        if not quote.named or (len(inside) == 1 and not _is_open(inside[0], quote)):
            continue
        found += words[position : quote.opens + 1]
        tag = lexicon.tag_of(quote.kind) if quote.kind else "nz"
        found.append(Word(inside[0].start, inside[-1].end, tag, quote.kind))
        position = quote.closes
    return found + list(words[position:])


def kept_whole(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join what describes a thing with the thing, from its name in quotes to the end of the clause.

    In “铁牛”二六〇四动力换挡拖拉机 nothing shifts, and “金穗”八行直收玉米机 harvests nothing here.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Nouns that say what a name names.
    """
    found = list(words)
    for place in range(len(words) - 1, 0, -1):
        if text[words[place - 1].start : words[place - 1].end] not in MARKS.values():
            continue
        end = place
        while end < len(words) and words[end].tag in _DESCRIPTIVE:
            end += 1
        ended = end == len(words) or words[end].tag == "w"
        inside = words[place:end]
        verbs = [word for word in inside if word.tag in ("v", "m", "q")]
        size = inside[-1].end - inside[0].start if inside else 0
        if not ended or not verbs or len(inside) < _FEWEST or size > _LONGEST:
            continue
        last = text[inside[-1].start : inside[-1].end]
        if inside[-1].tag != "n" or lexicon.head_class(last) not in _DRIVEN:
            continue
        if last in _DESCRIBED or inside[0].tag == "v":
            continue
        found[place:end] = [Word(inside[0].start, inside[-1].end, "n")]
    return found


def requoted(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]], lexicon: Lexicon
) -> dict[int, list[Word]]:
    """Return the texts in which a name in quotes has its class from elsewhere in the document.

    What “澄江”操作系统 has named is no town where “澄江” alone stands in quotes again.

    Args:
        texts: The normalised texts of a document.
        words: Their words.
        lexicon: Which tag a class has.
    """
    found = {
        number: _quotes(text, words[number], [text[w.start : w.end] for w in words[number]])
        for number, text in enumerate(texts)
        if number in words and any(mark in text for mark in MARKS)
    }
    kinds: dict[str, str] = {}
    for number, quotes in found.items():
        for quote in quotes:
            kind = words[number][quote.opens + 1].entity
            if quote.closes == quote.opens + 2 and kind in _NAMED:
                kinds.setdefault(quote.form, kind)
    made: dict[int, list[Word]] = {}
    for number, quotes in found.items():
        for quote in reversed(quotes):
            kind = kinds.get(quote.form)
            inside = words[number][quote.opens + 1 : quote.closes]
            if kind is None or not inside or inside[0].entity == kind:
                continue
            if not all(word.entity in _OPEN for word in inside):
                continue
            name = Word(inside[0].start, inside[-1].end, lexicon.tag_of(kind), kind)
            now = made.setdefault(number, list(words[number]))
            now[quote.opens + 1 : quote.closes] = [name]
    return made


def _quotes(text: str, words: Sequence[Word], forms: Sequence[str]) -> list[_Quote]:
    """Return the quotes that are short enough to be names, in order."""
    found: list[_Quote] = []
    opens: int | None = None
    for place, form in enumerate(forms):
        if form in MARKS:
            opens = place
        elif opens is not None and form == MARKS[forms[opens]]:
            inside = text[words[opens].end : words[place].start]
            if _LENGTH[0] <= len(inside) <= _LENGTH[1] and _is_plain(inside):
                found.append(_Quote(opens, place, inside))
            opens = None
    return found


def _is_plain(form: str) -> bool:
    return form.isalnum() and not form.isdigit() and not any(c in _FUNCTION for c in form)


def _note(quote: _Quote, words: Sequence[Word], forms: Sequence[str], lexicon: Lexicon) -> None:
    """Note what the words beside a quote say of it."""
    if forms[quote.closes + 1 : quote.closes + 2] == [_VESSEL]:
        behind = forms[quote.closes + 2] if quote.closes + 2 < len(forms) else ""
        quote.vessel = behind not in _ADDRESSES
        return
    before = forms[quote.opens - 1] if quote.opens else ""
    if quote.opens and (words[quote.opens - 1].tag in ("n", "nz", "vn") or before == "应用"):
        kind = lexicon.head_class(before)
        if kind in _NAMED and len(before) > 1:
            quote.kind, quote.named = kind, True
            return
    if before in _LISTING and quote.opens > 1:
        kind = lexicon.head_class(forms[quote.opens - 2])
        if kind in _NAMED:
            quote.kind, quote.named = kind, True
            return
    after = quote.closes + 1
    for place in range(after, min(after + _DESCRIBING, len(words))):
        if words[place].tag not in ("n", "nz", "vn", "a") and forms[place] not in _UNMANNED:
            break
        kind = lexicon.head_class(forms[place])
        ends = place + 1 == len(words) or words[place + 1].tag not in ("n", "vn")
        if kind in _NAMED and (ends or forms[place] in lexicon.heads):
            short = len(quote.form) == _LENGTH[0] or word_frequency(quote.form) > _ORDINARY
            plain = forms[place] in _DESCRIBED and short
            if not plain:
                quote.kind, quote.named = kind, True
            return
    alone = after >= len(words) or words[after].tag not in ("n", "nz", "vn", "u")
    if before in _NAMING or (before in _LAUNCHING and alone):
        quote.named = True
        own = lexicon.head_class(quote.form)
        quote.kind = own if own in _NAMED else None


def _share(quotes: Sequence[_Quote], forms: Sequence[str]) -> None:
    """Let the members of a list of quotes share what one of them is."""
    run: list[_Quote] = []
    for quote in quotes:
        if run:
            between = forms[run[-1].closes + 1 : quote.opens]
            if len(between) > 1 or not _JOINING.issuperset(between):
                _agree(run)
                run = []
        run.append(quote)
    _agree(run)


def _agree(run: Sequence[_Quote]) -> None:
    run = [quote for quote in run if not quote.vessel]
    kinds = [quote.kind for quote in run if quote.kind]
    if len(run) > 1 and (kinds or any(quote.named for quote in run)):
        for quote in run:
            quote.named = True
            quote.kind = quote.kind or (kinds[0] if kinds else None)


def _is_open(word: Word, quote: _Quote) -> bool:
    """Tell whether what a tagger reads in quotes leaves open what it is."""
    return word.entity in _OPEN and (quote.kind is not None or word.entity is None)
