"""What a document says again and again is a name, though no dictionary has it.

A tagger cuts 灵犀问诊 in two, and reads a verb. Within one document four things give such a name
away, and together they are enough:

* its parts hold together: the rarer of two parts occurs nowhere else in the document;
* its borders are free: what stands before and after it varies
  (:mod:`kgbuild.parse.naming.branching`);
* no dictionary expects it: one of its parts is rare in the language at large, or unknown;
* the text says once what it is: by a word of kind (产品|灵犀问诊, 归雁|工程), in quotes, behind
  名为, or as one of 甲、乙和丙等应用.

Where the text never says so, more repetition is asked for, and that the words cannot be a clause:
渔民出海 is said again and again as well, and is no name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.naming.branching import Contexts
from kgbuild.parse.naming.recurring import Recurring
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_SHORTEST, _LONGEST = 3, 8  # characters of a name
_MOST_WORDS = 4  # that a tagger cuts one into
_UNHEARD = 60  # times in the sixty million words that jieba counted: part of no common noun
_RARE = 400
_UNUSUAL = 2_500  # before a word that says what it is (岸边|计划)
_EXCLUSIVE = 0.75  # of a rare part's occurrences lie in the name
_FREE = 0.6  # nats: two different neighbours, and not one of them nearly always
_BRAND_AND_KIND = 2  # words: 岸边|计划
_OFTEN = 3  # different places, where the text never says what it is
_PARTS: Final = frozenset("n nr ns nt nz nw v vn vd a an ad f s m q".split())
_NAMING: Final = frozenset("叫 叫做 名为 名叫 取名 取名为 命名为 称为 简称 题为".split())
_QUOTES: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_SEPARATORS: Final = frozenset("、 和 与 及 以及".split())
_NAME_TAGS: Final = frozenset("n nr ns nt nz nw s".split())
_PROPER_TAGS: Final = _NAME_TAGS - {"n", "nr", "s"}
_SEVERAL: Final = regex(r"[一二三四五六七八九十两几数每某各][个位名种条次家座]")
_GOVERN: Final = frozenset({"v", "p"})
_OPENING: Final = frozenset({"v", "p", "w", "u"})  # what a list may follow
_FOLLOW: Final = frozenset("v vd d p c u".split())
_ASPECTS: Final = frozenset({"了", "着", "过"})
_FUNCTION: Final = frozenset(
    "的了着过是在和与及或而也都就才又再很最更不没这那其该将被把让使由于为对向从到给以所之者们"
)
_LOCALISERS: Final = frozenset("上下里内外前后中时")
#: Classes of what bears a name of its own; a noun of another class says nothing of the kind.
_NAMED: Final = frozenset(
    "App Software Service Product Device Project Policy Company Organization Association School "
    "University ResearchInstitute Hospital Media Team Bank Site Award Conference Competition "
    "Event Work".split()
)
#: What a firm is called behind its brand; only behind one that no dictionary has.
_TRADES: Final = tuple("科技 智能 医疗 出行 数据 传媒 药业 能源 物流 食品 教育 文旅 地产".split())
#: Nouns of such classes whose lists hold common nouns as well (水电费等服务).
_OF_ANYTHING: Final = tuple(
    "服务 活动 产品 商品 设备 食品 药品 药物 饮料 运动 节目 系统 网站 访问 会议 仪式 比赛 工程 "
    "项目".split()
)
_ENTERPRISES: Final = frozenset({"Project", "Award", "Conference", "Association", "Company"})
#: What is done to bring something about: no name begins so, however often it is said
#: (建设|超级工厂).
_BRINGING_ABOUT = frozenset(
    "建设 新建 扩建 改建 兴建 修建 建造 打造 建立 成立 设立 创办 组建 推出 发布 开发 研发 研制 "
    "实施 推进 推动 开展 举办 启动 引进 收购 培育 推广 改造 完善 加强 提升 优化".split()
)


@dataclass(slots=True)
class _Candidate:
    """Words of a document that may make one name.

    Attributes:
        form: Their characters.
        cuts: The ways in which the tagger cuts it: forms and tags of the words.
        whole: What it is read as where it is one word: tag and entity.
        kinds: The classes that the text gives it.
        governed: Somewhere it stands behind a verb or preposition, and is its object.
        governs: Somewhere a verb or the like follows it.
        happens: Somewhere 了 or the like follows it: its last word is a verb.
        quoted: It stands in quotes, or behind 名为.
        listed: It is a member of a list that says what it lists.
        headed: A word of kind stands right before it.
    """

    form: str
    cuts: Counter[tuple[tuple[str, str], ...]] = field(default_factory=Counter)
    whole: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    governed: bool = False
    governs: bool = False
    happens: bool = False
    quoted: bool = False
    listed: bool = False
    headed: bool = False


def coined(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]], lexicon: Lexicon
) -> dict[int, list[Recurring]]:
    """Find the names of a document that its words cut apart and no dictionary has.

    Args:
        texts: The sentences of one document, normalised.
        words: Number of a sentence -> its words.
        lexicon: Names that the world knows, and the nouns that say what a name names.

    Returns:
        Number of a sentence -> where such names stand in it, in reading order, not overlapping.
    """
    document = Contexts(texts[number] for number in words)
    found = {
        form: candidate
        for form, candidate in _candidates(texts, words, document, lexicon).items()
        if _is_name(candidate, document, lexicon)
    }
    if not found:
        return {}
    names = {form: _told(found[form], document, lexicon) for form in _outer(found, document)}
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
    placed: dict[int, list[Recurring]] = {}
    for number, cut in words.items():
        here = [
            Recurring(match.start(), match.end(), *names[match[0]])
            for match in pattern.finditer(texts[number])
            if not _known(texts[number], cut, match.start(), match.end(), lexicon)
        ]
        if here:
            placed[number] = here
    return placed


# Candidates ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence in words.

    Attributes:
        words: Its words.
        forms: Their characters.
    """

    words: Sequence[Word]
    forms: Sequence[str]

    def tag(self, place: int) -> str:
        return self.words[place].tag if 0 <= place < len(self.words) else ""

    def form(self, place: int) -> str:
        return self.forms[place] if 0 <= place < len(self.words) else ""


def _candidates(
    texts: Sequence[str],
    words: Mapping[int, Sequence[Word]],
    document: Contexts,
    lexicon: Lexicon,
) -> dict[str, _Candidate]:
    """Return what may be a name, by its characters; what stands once and in no list is none."""
    found: dict[str, _Candidate] = {}
    for number, cut in words.items():
        line = _Line(cut, [texts[number][word.start : word.end] for word in cut])
        listed = _listed(line, lexicon)
        for start, end, form in _windows(line, lexicon):
            kind = listed.get((start, end))
            if kind is None and not document.repeats(form):
                continue
            if form in lexicon or word_tag(form) is not None:
                continue
            if form not in found:
                found[form] = _Candidate(form)
            candidate = found[form]
            _note(candidate, line, start, end, lexicon)
            if kind is not None:
                candidate.listed = True
                candidate.kinds[kind] += 1
    return found


def _windows(line: _Line, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield the first and last words, and the characters, of what may be a name."""
    for start in range(len(line.words)):
        form = ""
        for end in range(start + 1, min(start + _MOST_WORDS, len(line.words)) + 1):
            if not _is_part(line, end - 1, lexicon, opens=end == start + 1):
                break
            form += line.forms[end - 1]
            if len(form) > _LONGEST:
                break
            if len(form) >= _SHORTEST:
                yield start, end, form


def _is_part(line: _Line, place: int, lexicon: Lexicon, *, opens: bool) -> bool:
    """Tell whether a word may be part of a name that is cut apart."""
    form, tag = line.forms[place], line.words[place].tag
    if form.isascii():
        return not opens and form.isalpha() and form.isupper()  # 牧云|APP
    if tag not in _PARTS or form in _FUNCTION or not form.isalnum():
        return False
    if tag == "m" and not form.endswith("号"):
        return False
    return form not in lexicon or (not opens and form in lexicon.heads)


def _note(candidate: _Candidate, line: _Line, start: int, end: int, lexicon: Lexicon) -> None:
    """Note how the words ``[start, end)`` stand in their sentence."""
    if end - start > 1:
        candidate.cuts[tuple((line.forms[k], line.tag(k)) for k in range(start, end))] += 1
    elif line.tag(start) in _NAME_TAGS and line.tag(start - 1) != "m":  # no 三|张专辑
        candidate.whole[line.tag(start), line.words[start].entity] += 1
    before = line.form(start - 1)
    if before in _NAMING or (before in _QUOTES and _QUOTES[before] == line.form(end)):
        candidate.quoted = True
    kind = lexicon.head_class(before) if line.tag(start - 1) == "n" and len(before) > 1 else None
    if kind in _NAMED and kind != "Policy":
        candidate.headed = True
        candidate.kinds[kind] += 1
    candidate.governed |= line.tag(start - 1) in _GOVERN
    candidate.governs |= line.tag(end) in _FOLLOW
    candidate.happens |= line.form(end) in _ASPECTS


def _listed(line: _Line, lexicon: Lexicon) -> dict[tuple[int, int], str]:
    """Return the members of lists that say what they list (甲、乙和丙等应用) -> their class."""
    found: dict[tuple[int, int], str] = {}
    for etc in (k for k, form in enumerate(line.forms) if form == "等"):
        end, kind = etc, _kind_after(line, etc + 1, lexicon)
        while kind is not None and end > 0:
            reach = range(end - 1, max(end - _MOST_WORDS - 2, -1), -1)
            mark = next((k for k in reach if line.forms[k] in _SEPARATORS), None)
            opening = next((k for k in reach[1:] if line.tag(k) in _OPENING), None)
            start = mark if mark is not None else opening
            if start is None:
                break
            found[start + 1, end] = kind
            end = start if mark is not None else 0
    return found


def _kind_after(line: _Line, start: int, lexicon: Lexicon) -> str | None:
    """Return the class of the noun that begins within two words of ``start``."""
    for k in range(start, min(start + 3, len(line.words))):
        form, tag = line.forms[k], line.tag(k)
        if tag not in ("n", "nz", "vn", "a", "m", "q"):
            return None
        kind = lexicon.head_class(form)
        noun = tag == "n" or (tag == "vn" and form in lexicon.heads)
        if noun and kind in _NAMED and line.tag(k + 1) != "n":
            listing = kind != "Policy" and not form.endswith(_OF_ANYTHING)
            return kind if listing else None
    return None


# Deciding --------------------------------------------------------------------------------


def _is_name(candidate: _Candidate, document: Contexts, lexicon: Lexicon) -> bool:
    """Tell whether what is said of a candidate, and how often, makes it a name."""
    form = candidate.form
    if form[0] in _FUNCTION or form[-1] in _FUNCTION or _SEVERAL.match(form):
        return False
    parts = candidate.cuts.most_common(1)[0][0] if candidate.cuts else ()
    if candidate.listed and _is_unheard(parts) and parts[0][1] != "v":
        return True
    if not document.repeats(form) or (count := document.count(form)) < 2:
        return False
    if document.freedom(form) < _FREE:
        return False
    if form[-1] in _LOCALISERS:
        return False  # 指引|下
    if candidate.whole:
        return bool(candidate.cuts) or count > sum(candidate.whole.values())
    if not candidate.cuts:
        return False
    if candidate.quoted or candidate.listed:
        return True
    suffix = _says_what(candidate, lexicon)
    if not _holds_together(parts, count, document, _UNUSUAL if suffix else _RARE):
        return False
    verbs = _verbs(candidate)
    if verbs and not candidate.headed:
        return 0 not in verbs and _stands_as_noun(candidate) and count >= _OFTEN
    return 0 not in verbs and (suffix or candidate.headed or count >= _OFTEN)


def _says_what(candidate: _Candidate, lexicon: Lexicon) -> bool:
    """Tell whether the last word of a name says what it names (岸边|计划)."""
    ends = (cut[-1][0] for cut in candidate.cuts)
    return lexicon.head_class(candidate.form) in _NAMED and any(e in lexicon.heads for e in ends)


def _holds_together(
    parts: Sequence[tuple[str, str]], count: int, document: Contexts, most: int
) -> bool:
    """Tell whether a part that is rare in the language occurs in the name only."""
    return any(
        len(part) > 1
        and word_frequency(part) <= most
        and count >= _EXCLUSIVE * document.count(part)
        for part, _ in parts
    )


def _is_unheard(parts: Sequence[tuple[str, str]]) -> bool:
    return any(len(part) > 1 and word_frequency(part) <= _UNHEARD for part, _ in parts)


def _verbs(candidate: _Candidate) -> set[int]:
    """Return which of the words could be a verb, with its subject or object beside it."""
    return {
        k
        for cut in candidate.cuts
        for k, (part, tag) in enumerate(cut)
        if tag in ("v", "vd", "ad", "a")
        and (word_tag(part) or "")[:1] in ("v", "a", "d")
        and (word_tag(part) != "vn" or (k == 0 and part in _BRINGING_ABOUT))
    }


def _stands_as_noun(candidate: _Candidate) -> bool:
    """Tell whether it is an object in one place, and a subject in another."""
    return candidate.governed and candidate.governs and not candidate.happens


def _outer(found: Mapping[str, _Candidate], document: Contexts) -> list[str]:
    """Return the candidates that are whole: neither part of a longer one, nor one and more."""
    lost: set[str] = set()
    for form in found:
        for part in _parts_of(form):
            if part in found and part != form:
                mostly = document.count(form) >= _EXCLUSIVE * document.count(part)
                lost.add(part if mostly else form)
    return [form for form in found if form not in lost]


def _parts_of(form: str) -> Iterator[str]:
    for start in range(len(form) - _SHORTEST + 1):
        for end in range(start + _SHORTEST, len(form) + 1):
            yield form[start:end]


def _told(candidate: _Candidate, document: Contexts, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return the tag and the class of a name, by its last word or by what the text says.

    What dictionary words make up is one noun, and perhaps no name (售票|大厅).
    """
    kind = lexicon.head_class(candidate.form)
    if kind not in _NAMED:
        told = candidate.kinds.most_common(1)
        firm = candidate.form.endswith(_TRADES)
        kind = "Company" if firm else told[0][0] if told else None
    if candidate.whole:
        seen = candidate.whole.most_common(1)[0][0]
        return seen if seen[1] or not kind else (lexicon.tag_of(kind), kind)
    parts = candidate.cuts.most_common(1)[0][0]
    said = candidate.quoted or candidate.listed or candidate.headed or _is_unheard(parts)
    often = document.count(candidate.form) >= _OFTEN and len(parts) == _BRAND_AND_KIND
    if not said and not (often and kind in _ENTERPRISES):
        return "n", None
    return (lexicon.tag_of(kind) if kind else "nz"), kind


def _known(text: str, cut: Iterable[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a place lies in a longer name, or cuts one that the world knows."""
    for word in cut:
        if word.end <= start or end <= word.start:
            continue
        around = word.start <= start and end <= word.end and word.end - word.start > end - start
        if around and (word.entity is not None or word.tag in _PROPER_TAGS):
            return True
        inside = start <= word.start and word.end <= end
        if not inside and text[word.start : word.end] in lexicon:
            return True
    return False
