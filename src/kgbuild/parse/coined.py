"""What a document says again and again with ever other neighbours is a name, though no dictionary
has it.

A tagger cuts 灵犀问诊 in two, and reads a verb. Within one document four things give such a name
away, and together they are enough:

* its parts hold together: the rarer of two parts occurs nowhere else in the document;
* its borders are free: what stands before and after it varies, as the entropy of its neighbours
  tells (Harris, Language 31, 1955; Jin and Tanaka-Ishii, COLING/ACL 2006);
* no dictionary expects it: one of its parts is rare in the language at large, or unknown;
* the text says once what it is: by a word of kind (产品|灵犀问诊, 归雁|工程), in quotes, behind 名为,
  or as one of 甲、乙和丙等应用.

Where the text never says so, more repetition is asked for, and that the words cannot be a clause:
渔民出海 is said again and again as well, and is no name.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.recurring import Recurring
from kgbuild.parse.words import Word

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_SHORTEST, _LONGEST = 3, 8  # characters of a name
_MOST_WORDS = 4  # that a tagger cuts one into
_UNHEARD = 60  # times in the sixty million words that jieba counted: part of no common noun
_RARE = 400
_UNUSUAL = 2_500  # before a word that says what it is (岸边|计划)
_EXCLUSIVE = 0.75  # of a rare part's occurrences lie in the name
_FREE = 0.6  # nats: two different neighbours, and not one of them nearly always
_OFTEN = 3  # different places, where the text never says what it is
_CONTEXT = 2  # characters to either side that tell two places apart
_PARTS: Final = frozenset("n nr ns nt nz nw v vn vd a an ad f s m q".split())
_PAUSES: Final = ",，、"
_BOUNDARY: Final = re.compile(r"[^\w]|^$")
_NAMING: Final = frozenset("叫 叫做 名为 名叫 取名 取名为 命名为 称为 简称 题为".split())
_QUOTES: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_SEPARATORS: Final = frozenset("、 ， , 和 与 及 以及".split())
_NAME_TAGS: Final = frozenset("n nr ns nt nz nw".split())
_SEVERAL: Final = re.compile(r"[一二三四五六七八九十两几数每某各][个位名种条次家座]")
_GOVERN: Final = frozenset({"v", "p"})
_FOLLOW: Final = frozenset("v vd d p c u".split())
_FUNCTION: Final = frozenset("的了着过是在和与及或而也都就才又再很最更不没这那其该将被把让使由于为对向从到给以所之者们")
#: Classes of what bears a name of its own; a noun of another class says nothing of the kind.
_NAMED: Final = frozenset(
    "App Software Service Product Device Project Policy Company Organization Association School "
    "University ResearchInstitute Hospital Media Team Bank Site Award Conference Competition "
    "Event Work".split()
)
_ENTERPRISES: Final = frozenset({"Project", "Award", "Conference", "Association", "Company"})


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
        quoted: It stands in quotes, behind 名为, or in a list that says what it lists.
        headed: A word of kind stands right before it.
    """

    form: str
    cuts: Counter[tuple[tuple[str, str], ...]] = field(default_factory=Counter)
    whole: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    governed: bool = False
    governs: bool = False
    quoted: bool = False
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
    document = _Document(texts, words)
    found = {
        form: candidate
        for form, candidate in _candidates(texts, words, lexicon).items()
        if document.repeats(form) and _is_name(candidate, document, lexicon)
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


class _Document:
    """Counts of strings in the sentences of a document."""

    def __init__(self, texts: Sequence[str], words: Mapping[int, Sequence[Word]]) -> None:
        self._text = "\n".join(texts[number] for number in words)
        self._pairs = Counter(map("".join, zip(self._text, self._text[1:], strict=False)))
        self._found: dict[str, list[tuple[str, str]]] = {}

    def repeats(self, form: str) -> bool:
        """Tell whether ``form`` may stand in the text twice; cheap, and rarely wrong."""
        return self._pairs[form[:2]] > 1 and self._pairs[form[-2:]] > 1

    def contexts(self, form: str) -> list[tuple[str, str]]:
        """Return what stands before and after each place of ``form``, each pair once.

        A text without its pauses is read several times, under different guesses of them: the
        same characters with other pauses are the same place.
        """
        if form not in self._found:
            around: dict[tuple[str, str], tuple[str, str]] = {}
            start = self._text.find(form)
            while start >= 0:
                end = start + len(form)
                before, after = self._text[max(0, start - 4) : start], self._text[end : end + 4]
                plain = before.rstrip(_PAUSES)[-_CONTEXT:], after.lstrip(_PAUSES)[:_CONTEXT]
                around.setdefault(plain, (before[-1:], after[:1]))
                start = self._text.find(form, end)
            self._found[form] = list(around.values())
        return self._found[form]

    def count(self, form: str) -> int:
        """Return in how many different places ``form`` stands."""
        return len(self.contexts(form))

    def freedom(self, form: str) -> float:
        """Return the entropy of what stands before or after ``form``, in nats: the lower one.

        The edge of a clause is a different neighbour each time.
        """
        found = self.contexts(form)
        return min(_entropy([side[k] for side in found]) for k in (0, 1))


def _entropy(neighbours: Sequence[str]) -> float:
    inner = Counter(n for n in neighbours if not _BOUNDARY.fullmatch(n))
    edges = len(neighbours) - sum(inner.values())
    counts = [*inner.values(), *[1] * edges]
    return math.log(len(neighbours)) - sum(n * math.log(n) for n in counts) / len(neighbours)


# Candidates ------------------------------------------------------------------------------


def _candidates(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]], lexicon: Lexicon
) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    for number, cut in words.items():
        text = texts[number]
        forms = [text[word.start : word.end] for word in cut]
        listed = _listed(forms, cut, lexicon)
        for start in range(len(cut)):
            for end in range(start + 1, min(start + _MOST_WORDS, len(cut)) + 1):
                if not _part(forms[end - 1], cut[end - 1], lexicon, closes=end > start + 1):
                    break
                form = "".join(forms[start:end])
                if len(form) > _LONGEST:
                    break
                if len(form) < _SHORTEST or form in lexicon or word_tag(form) is not None:
                    continue
                candidate = found.setdefault(form, _Candidate(form))
                _note(candidate, forms, cut, start, end, lexicon)
                if kind := listed.get((start, end)):
                    candidate.quoted = True
                    candidate.kinds[kind] += 1
    return found


def _part(form: str, word: Word, lexicon: Lexicon, *, closes: bool) -> bool:
    """Tell whether a word may be part of a name that is cut apart."""
    if word.tag not in _PARTS or form in _FUNCTION or not form.isalnum() or form.isascii():
        return closes and form.isascii() and form.isalpha() and form.isupper()
    if word.tag == "m" and not form.endswith("号"):
        return False
    return form not in lexicon or (closes and form in lexicon.heads)


def _note(
    candidate: _Candidate,
    forms: Sequence[str],
    cut: Sequence[Word],
    start: int,
    end: int,
    lexicon: Lexicon,
) -> None:
    """Note how the words ``[start, end)`` stand in their sentence."""
    inside = tuple((forms[k], cut[k].tag) for k in range(start, end))
    if len(inside) == 1 and cut[start].tag in _NAME_TAGS:
        candidate.whole[cut[start].tag, cut[start].entity] += 1
    elif len(inside) > 1:
        candidate.cuts[inside] += 1
    before, after = forms[start - 1] if start else "", forms[end] if end < len(cut) else ""
    if before in _NAMING or (before and _QUOTES.get(before) == after):
        candidate.quoted = True
    if start:
        tag = cut[start - 1].tag
        candidate.governed |= tag in _GOVERN
        kind = lexicon.head_class(before) if tag == "n" and len(before) > 1 else None
        if kind in _NAMED:
            candidate.headed = True
            candidate.kinds[kind] += 1
    if end < len(cut):
        candidate.governs |= cut[end].tag in _FOLLOW


def _listed(
    forms: Sequence[str], cut: Sequence[Word], lexicon: Lexicon
) -> dict[tuple[int, int], str]:
    """Return the members of lists that say what they list (甲、乙和丙等应用) -> their class."""
    found: dict[tuple[int, int], str] = {}
    for etc in (k for k, form in enumerate(forms) if form == "等"):
        kind = _kind_after(forms, cut, etc + 1, lexicon)
        end = start = etc
        while kind and start > 0:
            start -= 1
            separates = forms[start] in _SEPARATORS
            if separates or (start == 0 or cut[start].tag in _GOVERN | {"w", "u"}):
                if end - start > 1 and end - start - 1 <= _MOST_WORDS:
                    found[start + 1, end] = kind
                if not separates:
                    break
                end = start
    return found


def _kind_after(
    forms: Sequence[str], cut: Sequence[Word], start: int, lexicon: Lexicon
) -> str | None:
    """Return the class of the noun that begins within two words of ``start``."""
    for k in range(start, min(start + 3, len(cut))):
        if cut[k].tag not in ("n", "nz", "vn", "a", "m", "q"):
            return None
        kind = lexicon.head_class(forms[k])
        if cut[k].tag == "n" and kind in _NAMED and (k + 1 == len(cut) or cut[k + 1].tag != "n"):
            return kind
    return None


# Deciding --------------------------------------------------------------------------------


def _is_name(candidate: _Candidate, document: _Document, lexicon: Lexicon) -> bool:
    """Tell whether what is said of a candidate, and how often, makes it a name."""
    form = candidate.form
    if form[0] in _FUNCTION or form[-1] in _FUNCTION or _SEVERAL.match(form):
        return False
    count = document.count(form)
    if count < 2 or document.freedom(form) < _FREE:
        return False
    if candidate.whole:
        return bool(candidate.cuts) or count > sum(candidate.whole.values())
    if not candidate.cuts:
        return False
    parts = candidate.cuts.most_common(1)[0][0]
    if candidate.quoted:
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
    parts: Sequence[tuple[str, str]], count: int, document: _Document, most: int
) -> bool:
    """Tell whether a part that is rare in the language occurs in the name only."""
    return any(
        len(part) > 1 and word_frequency(part) <= most and count >= _EXCLUSIVE * document.count(part)
        for part, _ in parts
    )


def _verbs(candidate: _Candidate) -> set[int]:
    """Return which of the words could be a verb, with its subject or object beside it."""
    return {
        k
        for cut in candidate.cuts
        for k, (part, tag) in enumerate(cut)
        if tag in ("v", "vd", "ad", "a")
        and (word_tag(part) or "")[:1] in ("v", "a", "d")
        and word_tag(part) != "vn"
    }


def _stands_as_noun(candidate: _Candidate) -> bool:
    """Tell whether it is an object in one place, and a subject in another."""
    return candidate.governed and candidate.governs


def _outer(found: Mapping[str, _Candidate], document: _Document) -> list[str]:
    """Return the candidates that are whole: neither part of a longer one, nor one and more."""
    kept = []
    for form in found:
        longer = [other for other in found if form in other and form != other]
        shorter = [other for other in found if other in form and form != other]
        count = document.count(form)
        if any(document.count(other) >= _EXCLUSIVE * count for other in longer):
            continue
        if any(count < _EXCLUSIVE * document.count(other) for other in shorter):
            continue
        kept.append(form)
    return kept


def _told(candidate: _Candidate, document: _Document, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return the tag and the class of a name, by its last word or by what the text says.

    What dictionary words make up is one noun, and perhaps no name (售票|大厅).
    """
    kind = lexicon.head_class(candidate.form)
    if kind not in _NAMED:
        kind = candidate.kinds.most_common(1)[0][0] if candidate.kinds else None
    if candidate.whole:
        tag, seen = candidate.whole.most_common(1)[0][0]
        if seen or kind is None:
            return tag, seen
    elif not candidate.quoted and not candidate.headed:
        parts = candidate.cuts.most_common(1)[0][0]
        often = document.count(candidate.form) >= _OFTEN and len(parts) == 2  # noqa: PLR2004
        unheard = any(len(p) > 1 and word_frequency(p) <= _UNHEARD for p, _ in parts)
        if not unheard and not (often and kind in _ENTERPRISES):
            return "n", None
    return (lexicon.tag_of(kind) if kind else "nz"), kind


def _known(text: str, cut: Iterable[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a place lies in a longer name, or cuts one that the world knows."""
    for word in cut:
        if word.start < end and start < word.end:
            if word.start <= start and end <= word.end and word.end - word.start > end - start:
                if word.entity is not None or word.tag in ("nz", "nw", "nt", "ns"):
                    return True
            inside = start <= word.start and word.end <= end
            if not inside and text[word.start : word.end] in lexicon:
                return True
    return False
