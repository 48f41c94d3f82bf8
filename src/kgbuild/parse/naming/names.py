"""Known names win: an analyser's words are bent until every known name is one word.

Taggers break names they have not seen and join those they should not. The lexicon
knows better, but a plain search in the text does not: 发展中国家 holds no 中国. So the
names are read off jieba's most probable path through the sentence, on which the
lexicon's words compete with the whole dictionary; dates, which are names of days, are
found by their form. Each name found is then forced on the analyser's words:

* words inside it become one, with the lexicon's tag and class;
* a word that reaches past its border is cut there;
* but a longer entity that contains it stays whole (福州市 in 福州市人民政府);
* what the analyser itself calls by name twice is a name everywhere in the document
  (:mod:`kgbuild.parse.naming.recurring`);
* and what is also an ordinary word of the language (教授, 代表) never overrules the
  analyser: it counts only where the analyser, too, sees nouns with those borders. A
  high frequency in a user dictionary makes it a name all the same.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import TYPE_CHECKING

from kgbuild.parse.jieba_words import Tokenizer, common
from kgbuild.parse.lost_pauses.weighing import weighed
from kgbuild.parse.naming.alike import alike
from kgbuild.parse.naming.alphabets import uncut
from kgbuild.parse.naming.bearers import borne
from kgbuild.parse.naming.beside import beside
from kgbuild.parse.naming.bylines import signed, speaking
from kgbuild.parse.naming.coined import coined
from kgbuild.parse.naming.coordinated import coordinated
from kgbuild.parse.naming.foreign import dotted, undotted
from kgbuild.parse.naming.given import verbal
from kgbuild.parse.naming.headed import headed
from kgbuild.parse.naming.made import made as told_by_make
from kgbuild.parse.naming.places import placed
from kgbuild.parse.naming.pointed import pointed
from kgbuild.parse.naming.quoted import kept_whole, quoted, requoted
from kgbuild.parse.naming.ranks import RANKS, unranked
from kgbuild.parse.naming.recurring import Recurring, parted, recurring
from kgbuild.parse.naming.shapes import shaped
from kgbuild.parse.naming.titled import titled, told_with_kind
from kgbuild.parse.normalise import normalise_all
from kgbuild.parse.segmentation.eras import dated
from kgbuild.parse.segmentation.joining import joined
from kgbuild.parse.segmentation.measures import measured
from kgbuild.parse.segmentation.parting import under_way, unglued
from kgbuild.parse.segmentation.phrases import COUNTING, whole
from kgbuild.parse.segmentation.stubs import uncounted
from kgbuild.parse.segmentation.words import Analyzer, Bend, Lost, Protected, Word, as_they_are
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_FEW = r"[\d零〇一二三四五六七八九十两]{1,3}"
_HOUR = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?"
_CLOCK = rf"(?: ?\d{{1,2}}:\d\d(?::\d\d)?(?!\d)|{_HOUR}{_FEW}[时点](?!\w)|{_HOUR}{_FEW}时{_FEW}分)"
_DATE = regex(
    r"(?:公元前?\d{1,4}|(?<!\d)[12]\d{3}|[零〇一二三四五六七八九]{4})年(?![代度级纪])"
    rf"(?:{_FEW}月份?(?:{_FEW}[日号]{_CLOCK}?)?)?"
    rf"|(?<![\d零〇一二三四五六七八九十两]){_FEW}月{_FEW}[日号]{_CLOCK}?"
    rf"|(?<![\d.])\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?![\d.]){_CLOCK}?"
)
#: One amount, which a tagger parts before another noun: 百分之九点八|区议员, 六成一|股权.
_SHARE = regex(
    "百分之[零〇一二三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?"
    "|(?<![一二三四五六七八九十变合构组形完])[一二三四五六七八九]成[一二三四五六七八九半](?![个次年天月])"
)
_WHOLE_ENTITIES = frozenset({"Person", "Place", "Organization", "Work", "Time"})
_NOMINAL = frozenset("n nr ns nt nz nw vn an a m q f s t".split())
_COMMON_TAGS = frozenset("n nz t".split())  # lexicon tags that an ordinary word may have too
_NAME_TAGS = frozenset("nr ns nt nz nw".split())
_DIVISIONS = "省市县区"
_OF_DIVISIONS = frozenset("民 场 长 委".split())  # 市民, 市场, 县长 and 省委 are words of their own
_CITIZENS = regex("市民和(?![县回土])")  # 长春市|民和|企业, where 民和 is a county
#: What looks like a known name and is none: 新建|学校, 会同|县财政局, 该镇|原名,
#: 河中|共有97种, 队长|海大鹏.
_NO_NAME = regex(
    rf"(?<=[^\W年月日时])中{COUNTING}|新建(?![区县成])|(?<=[该本此])镇原(?!县)"
    r"|会同县(?=\w{1,4}[局厅委部院])|联合国(?=家[^，。]{1,12}(?:中心|局|所|院|会|馆|公司|集团))"
    r"|(?<=[队校院会局厅科处所站馆厂行社班组团连排营师旅军船机])长[^\W\d](?![市县区州])"
)
_SEGMENTED = regex(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")  # what jieba walks as one block
_LATIN = regex(r"[A-Za-z]|(\d)")


@dataclass(frozen=True, slots=True)
class _Name:
    """What a text calls ``text[start:end]``."""

    start: int
    end: int
    tag: str
    entity: str | None
    common: bool = False

    def meets(self, other: _Name) -> bool:
        return self.start < other.end and other.start < self.end


class NameAnalyzer:
    """An analyser that knows the names of a lexicon, and parts glued function words.

    Args:
        inner: Cuts texts into words.
        lexicon: The names; they are matched in their normalised spelling.
    """

    def __init__(self, inner: Analyzer, lexicon: Lexicon) -> None:
        self._inner = inner
        self._lexicon = lexicon
        self._known: dict[str, tuple[str, str | None, bool]] = {}
        self._frequencies: dict[str, int] = {}
        entries = [*lexicon.entries.values()]
        for entry, spelt in zip(entries, normalise_all([e.name for e in entries]), strict=True):
            name = spelt.strip()
            if len(name) > 1 and name not in self._known:
                self._known[name] = (entry.tag, entry.type or None, False)
                self._frequencies[name] = entry.frequency
        for name in common(self._frequencies):
            tag, kind, _ = self._known[name]
            self._known[name] = (tag, kind, tag in _COMMON_TAGS)
        for name in RANKS & self._known.keys():
            self._known[name] = (*self._known[name][:2], True)

    @property
    def name(self) -> str:
        """The name of the analyser inside."""
        return self._inner.name

    def analyze(
        self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
    ) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words that join up to the whole text."""
        return self._inner.analyze(
            texts, bend=lambda words: bend(self._bent(texts, words)), restyle=restyle
        )

    def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        """Cut each of ``texts`` as :meth:`analyze` does, and leave them unparsed."""
        return self._inner.cut(texts, bend=lambda words: bend(self._bent(texts, words)))

    def _bent(self, texts: Sequence[str], words: dict[int, list[Word]]) -> dict[int, list[Word]]:
        made: dict[int, list[Word]] = {}
        for number, cut in words.items():
            text = texts[number]
            pieces = [piece for word in uncut(text, cut) for piece in unglued(text, word)]
            pieces = list(pointed(text, list(joined(text, pieces))))
            pieces = measured(text, dated(text, pieces, self._lexicon))
            pieces = placed(text, whole(text, pieces), self._lexicon)
            named = uncounted(text, unranked(text, self._named(text, pieces)))
            built = self._built(text, named)
            told = (*titled(text), *alike(text), *told_by_make(text))
            made[number] = under_way(text, _restored(built, told))
        built_alone = dict(made)
        for number, names in coined(texts, made, self._lexicon).items():
            made[number] = _restored(made[number], names)
        made.update(parted(texts, made))
        for number, missed in recurring(texts, made).items():
            made[number] = _restored(made[number], missed)
        for number, cut in made.items():
            if cut is not built_alone[number]:
                made[number] = _freed(texts[number], built_alone[number], cut)
        made.update(beside(texts, made, self._lexicon))
        made.update(dict(speaking(texts, made)))
        made.update(requoted(texts, made, self._lexicon))
        return made

    def _built(self, text: str, words: list[Word]) -> list[Word]:
        """Join the words of names that no dictionary has, as the sentence alone shows them."""
        words = signed(text, shaped(text, dotted(text, words, self._lexicon)), self._lexicon)
        words = verbal(text, words, self._lexicon)
        built = coordinated(text, borne(text, words, self._lexicon), self._lexicon)
        built = kept_whole(text, quoted(text, built, self._lexicon), self._lexicon)
        return undotted(text, headed(text, built, self._lexicon))

    def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
        """Tell where each of ``texts`` lost a pause; known and recurring names stay whole."""
        given = protected or [()] * len(texts)
        tagged: dict[int, list[Word]] = {}

        def bend(words: dict[int, list[Word]]) -> dict[int, list[Word]]:
            tagged.update(words)
            return self._bent(texts, words)

        cut = self._inner.cut(texts, bend=bend)
        names = _repeated(texts, tagged)
        often = Counter(
            text[word.start : word.end]
            for text, words in zip(texts, cut, strict=True)
            for word in words
            if word.tag in _NAME_TAGS
        )
        whole = [
            [
                *spans,
                *((name.start, name.end) for name in self._names(text)),
                *((w.start, w.end) for w in words if often[text[w.start : w.end]] > 1),
                *told_with_kind(text),
                *((name.start, name.end) for name in alike(text)),
                *(found.span() for found in names.finditer(text)),
            ]
            for text, spans, words in zip(texts, given, cut, strict=True)
        ]
        found = self._inner.pauses(texts, protected=whole)
        if not any(found):
            return found
        return [
            weighed(text, words, lost) for text, words, lost in zip(texts, cut, found, strict=True)
        ]

    def _named(self, text: str, words: list[Word]) -> list[Word]:
        names = self._names(text)
        if any(name.common for name in names):
            names = [name for name in names if not name.common or _agrees(words, name)]
        return _forced(words, names) if names else words

    def _names(self, text: str) -> list[_Name]:
        return _apart([*self._dates(text), *self._on_path(text), *self._spelt(text)])

    @staticmethod
    def _dates(text: str) -> Iterator[_Name]:
        yield from (_Name(m.start(), m.end(), "t", "Time") for m in _DATE.finditer(text))
        yield from (_Name(m.start(), m.end(), "m", None) for m in _SHARE.finditer(text))

    def _on_path(self, text: str) -> Iterator[_Name]:
        """Yield the names on the most probable path through ``text``.

        Each block has a path of its own; most hold no name, and need none.
        """
        for block in _SEGMENTED.finditer(text):
            if self._mentions_name(block[0]):
                yield from self._in_block(text, block.start(), block[0])

    def _in_block(self, text: str, position: int, block: str) -> Iterator[_Name]:
        path = self._tokenizer.cut(block)
        for number, word in enumerate(path):
            end = position + len(word)
            known = self._known.get(word)
            other = _inside_latin(text, position, end) or _NO_NAME.match(text, position)
            if known and not other:
                following = path[number + 1] if number + 1 < len(path) else ""
                citizens = _CITIZENS.match(text, end - 1) is not None
                if citizens or (word[-1] in _DIVISIONS and following in _OF_DIVISIONS):
                    # 长春|市民
                    shorter = self._known.get(word[:-1])
                    if shorter is not None:
                        known, end = shorter, end - 1
                yield _Name(position, end, *known)
            position += len(word)

    def _mentions_name(self, text: str) -> bool:
        """Tell whether the characters of a known name stand in ``text``, whatever they make."""
        openings = self._by_opening.keys() & set(map(add, text, text[1:]))
        return any(name in text for opening in openings for name in self._by_opening[opening])

    def _spelt(self, text: str) -> Iterator[_Name]:
        """Yield the names that jieba's path breaks at a dot or a space (New York)."""
        for match in self._broken.finditer(text):
            start, end = match.span()
            if not _inside_latin(text, start, end):
                yield _Name(start, end, *self._known[match[0]])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._frequencies)

    @cached_property
    def _by_opening(self) -> dict[str, list[str]]:
        """The known names by their first two characters."""
        found: dict[str, list[str]] = {}
        for name in self._known:
            found.setdefault(name[:2], []).append(name)
        return found

    @cached_property
    def _broken(self) -> re.Pattern[str]:
        names = [name for name in self._known if not _SEGMENTED.fullmatch(name)]
        names.sort(key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def _repeated(texts: Sequence[str], tagged: Mapping[int, Sequence[Word]]) -> re.Pattern[str]:
    """Return a pattern of what a tagger calls by name at least twice, longest first."""
    seen = Counter(
        texts[number][word.start : word.end]
        for number, words in tagged.items()
        for word in words
        if word.tag in _NAME_TAGS and word.end - word.start > 1
    )
    repeated = sorted((n for n, count in seen.items() if count > 1), key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, repeated)) or r"(?!)")


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is only a part of a Latin word or of a number."""
    for border in (start, end):
        if 0 < border < len(text):
            before, after = _LATIN.match(text[border - 1]), _LATIN.match(text[border])
            if before and after and bool(before[1]) == bool(after[1]):
                return True
    return False


def _apart(names: Iterable[_Name]) -> list[_Name]:
    """Choose among overlapping ``names`` the longest; return the rest in reading order."""
    ordered = sorted(names, key=lambda name: (name.start, -name.end))
    chosen: list[_Name] = []
    for name in ordered:
        if not chosen or not chosen[-1].meets(name):
            chosen.append(name)
        elif name.end - name.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = name
    return chosen


def _agrees(words: list[Word], name: _Name) -> bool:
    """Tell whether ``words`` are nouns within exactly the borders of ``name``."""
    inside = [word for word in words if word.start < name.end and name.start < word.end]
    aligned = inside[0].start == name.start and inside[-1].end == name.end
    return aligned and all(word.tag in _NOMINAL for word in inside)


def _forced(words: list[Word], names: list[_Name]) -> list[Word]:
    """Bend ``words`` until each of ``names`` is one of them or lies in a longer entity."""
    made: list[Word] = []
    coming = deque(names)
    reached = 0  # everything before it is made
    for word in words:
        while coming and coming[0].start < word.end:
            name = coming[0]
            if name.start >= reached:
                if _keeps(word, name):
                    coming.popleft()
                    continue
                if max(reached, word.start) < name.start:
                    made.append(_part(word, max(reached, word.start), name.start))
                made.append(Word(name.start, name.end, name.tag, name.entity))
                reached = name.end
            if name.end > word.end:
                break
            coming.popleft()
        if reached < word.end:
            behind = _part(word, max(reached, word.start), word.end)
            made.append(_holder(word, behind) if made and made[-1].entity == "Title" else behind)
            reached = word.end
    return made


def _restored(words: list[Word], missed: Iterable[Recurring | Word]) -> list[Word]:
    return _forced(words, [_Name(m.start, m.end, m.tag, m.entity) for m in missed])


def _freed(text: str, before: list[Word], after: list[Word]) -> list[Word]:
    """Return the words ``after`` names were cut free, what is left beside one read anew.

    What the tagger took for the end of a name is what its bearer does or is (甲|当选|为, 甲|因|病).
    """
    were = {(word.start, word.end) for word in before}
    read: list[Word] = []
    for word in after:
        left = word.entity is None and (word.start, word.end) not in were
        read += unglued(text, word) if left else (word,)
    return list(joined(text, read))


def _keeps(word: Word, name: _Name) -> bool:
    """Tell whether ``word`` is an entity that contains ``name`` and more."""
    contains = word.start <= name.start and name.end <= word.end
    longer = word.end - word.start > name.end - name.start
    return contains and longer and (word.entity in _WHOLE_ENTITIES or word.tag == "nz")


def _holder(word: Word, rest: Word) -> Word:
    """Return what is left of a person behind the office: 燕王|朱棣 is somebody still."""
    somebody = word.tag in ("nr", "nz") and word.start < rest.start < rest.end - 1
    return Word(rest.start, rest.end, "nr", "Person") if somebody else rest


def _part(word: Word, start: int, end: int) -> Word:
    """Return what is left of ``word``: no entity any more, if a name was cut out of it."""
    if (start, end) == (word.start, word.end):
        return word
    return Word(start, end, "n" if word.entity else word.tag)
