"""A tree's subtrees become constituents: noun phrases and clauses, as stretches of words.

The tree says which words hang from a noun; what a noun phrase holds (members, titles, a noun
that closes a list) is read off its words, as the pattern extractor does, so that both tell a
phrase in the same way.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from itertools import pairwise

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import JOINTS, MARKS, NAMES, Kind
from kgbuild.extract.syntax.heads import SUBJECTS, predicate_heads
from kgbuild.extract.syntax.tree import Tree

#: Words in front of a noun that govern its phrase rather than belong to it.
GOVERNORS = frozenset({Kind.PREPOSITION, Kind.COORDINATOR, Kind.BA, Kind.BEI, Kind.YOU})

_OF_CLAUSES = frozenset(
    "nsubj csubj cop advmod aux obl advcl mark parataxis discourse ccomp xcomp vocative "
    "dislocated obj iobj".split()
)
_EDGES = frozenset({Kind.COMMA, Kind.STOP, Kind.LIST_MARK, Kind.DE, Kind.COORDINATOR, Kind.LINK})
_ENDS = _EDGES | {Kind.LOCALISER}
_NOT_DONE = w.PURPOSES | w.BEFORE_TALKS
_PURPOSES = w.PURPOSE_LINKS | _NOT_DONE
_LEADING = (*MARKS, Kind.LIST_MARK)


class Constituents:
    """The constituents of one tree.

    Args:
        tree: The tree, mended.
        chunker: Reads what is inside a noun phrase.

    Attributes:
        tree: The tree.
        words: Its words.
        chunker: What reads noun phrases.
        heads: The words that head a clause, in order.
    """

    def __init__(self, tree: Tree, chunker: Chunker) -> None:
        self.tree = tree
        self.words = tree.words
        self.chunker = chunker
        self.heads = predicate_heads(tree)
        self._predicates = frozenset(self.heads)

    def is_predicate(self, index: int) -> bool:
        """Tell whether a word heads a clause."""
        return index in self._predicates

    # Noun phrases ------------------------------------------------------------------------

    def extent(self, head: int, *, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """Return where the noun phrase of ``head`` begins and ends.

        Prepositions, localisers, marks and, for a noun that is a predicate, the rest of its
        clause are left out; so is what the tree holds beyond a gap.

        Args:
            head: Index of the noun.
            low: The phrase does not begin left of this word.
            high: It does not reach this word.
        """
        tree, kinds = self.tree, self.tree.kinds
        high = len(tree) if high is None else high
        inside = {head}
        for child in tree.children(head):
            if self._in_phrase(child, head):
                first, last = tree.bounds(child)
                inside.update(range(max(first, low), min(last, high)))
        start, end = head, head + 1
        while start - 1 in inside:
            start -= 1
        while end in inside:
            end += 1
        while start < head and kinds[start] in _EDGES:
            start += 1
        while end > head + 1 and kinds[end - 1] in _ENDS:
            end -= 1
        return start, end

    def phrase(self, head: int, *, low: int = 0, high: int | None = None) -> Phrase:
        """Return the noun phrase of ``head``, its members told apart (see :meth:`extent`)."""
        start, end = self.extent(head, low=low, high=high)
        return self.phrase_at(start, end, head)

    def phrase_at(self, start: int, end: int, head: int) -> Phrase:
        """Return the phrase of the words ``[start, end)``, whose noun is ``head``."""
        found = self.chunker.phrase(start, end)
        if found is not None and found.end == end:
            return found
        if members := self._listed(start, end):
            return Phrase(members, end)
        if head == end - 2 and self.words[end - 1].tag == "nr":
            head = end - 1  # 陈氏后人陈志恒 is named by the name, not by what describes it
        links = tuple(i for i in range(start, end) if self.tree.kinds[i] is Kind.DE)
        return Phrase((Item(start, end, head, links),), end)

    def _listed(self, start: int, end: int) -> tuple[Item, ...]:
        """Return the members of a list of which each ends in a name or in its count.

        侨商甲与报人乙, 《丙》与《丁》, 石塔一座、铜钟一口.
        """
        joints = [i for i in range(start, end) if self.tree.kinds[i] in JOINTS]
        edges = [start - 1, *joints, end]
        if not joints or not all(self._closes_member(i, j) for i, j in pairwise(edges)):
            return ()
        heads = (j - 1 - (self.tree.kinds[j - 1] is Kind.CLOSE) for j in edges[1:])
        return tuple(
            Item(i + 1, j, head) for (i, j), head in zip(pairwise(edges), heads, strict=True)
        )

    def _closes_member(self, before: int, end: int) -> bool:
        """Tell whether the words between two joints end in a name, or in a count of a noun."""
        last, kinds = self.words[end - 1], self.tree.kinds
        if last.kind is Kind.NUMBER:
            return end - before > 2 and kinds[end - 2] in (Kind.NOUN, Kind.CLOSE)
        return last.tag in NAMES or last.kind is Kind.CLOSE

    def with_localiser(self, phrase: Phrase) -> Phrase:
        """Return a phrase together with the localiser that follows it (田里, 门前)."""
        kinds, end = self.tree.kinds, phrase.end
        while end < len(kinds) and kinds[end] is Kind.LOCALISER:
            end += 1
        if end == phrase.end or (end < len(kinds) and kinds[end] is Kind.DE):
            return phrase
        return Phrase((*phrase.items[:-1], replace(phrase.items[-1], end=end)), end)

    def governor(self, noun: int) -> int | None:
        """Return the preposition in front of a noun that governs it (对, 把, 由), if any."""
        for child in self.tree.of(noun, "case", "mark"):
            if child < noun and self.tree.kinds[child] in GOVERNORS:
                return child
        return None

    def _in_phrase(self, child: int, head: int) -> bool:
        tree = self.tree
        label, kind = tree.labels[child], tree.kinds[child]
        if label == "case":
            return kind not in GOVERNORS
        if label == "punct":
            return kind in (Kind.OPEN, Kind.CLOSE, Kind.LIST_MARK, Kind.NOUN)
        if label == "nmod" and tree.relations[child].endswith("tmod"):
            return child < head and not self._heads_clause(head)
        if label == "conj":
            return not self.is_predicate(child) and not self._after_comma(child, head)
        if label == "acl" and child > head:
            return kind in (Kind.ETC, Kind.LOCALISER, Kind.NOUN)
        if label == "appos":
            return not self._after_comma(child, head)
        if label in _OF_CLAUSES:
            return label == "advmod" and child > head - 3 and not self._heads_clause(head)
        return True

    def _heads_clause(self, index: int) -> bool:
        return bool(self.tree.of(index, "cop", *SUBJECTS))

    def _after_comma(self, child: int, head: int) -> bool:
        first, last = sorted((child, head))
        commas = [i for i in range(first, last) if self.tree.kinds[i] is Kind.COMMA]
        return any(self.tree.forms[i + 1] not in ("以及", "及", "和") for i in commas)

    # Clauses -----------------------------------------------------------------------------

    def clause(self, head: int) -> tuple[int, int]:
        """Return where the clause of ``head`` begins and ends, marks at its edges left out."""
        kinds = self.tree.kinds
        start, end = self.tree.bounds(head)
        while start < head and kinds[start] in _LEADING:
            start += 1
        while end > head + 1 and kinds[end - 1] in MARKS:
            end -= 1
        return start, end

    def supposed(self, head: int) -> bool:
        """Tell whether a clause is a condition (如果…, 一旦…)."""
        return not w.SUPPOSING.isdisjoint(self.tree.vocabulary) and self._opened(head, w.SUPPOSING)

    def _opened(self, head: int, links: Container[str]) -> bool:
        """Tell whether one of some links stands before a clause's head, since the last mark.

        The parser hangs such words anywhere.
        """
        for index in range(head, -1, -1):
            if self.tree.kinds[index] in MARKS:
                return False
            if self.tree.forms[index] in links:
                return True
        return False

    def wished(self, head: int) -> bool:
        """Tell whether a clause is, or is part of, a clause of purpose (为了…, 以便…) or talks."""
        tree = self.tree
        if _PURPOSES.isdisjoint(tree.vocabulary):
            return False
        if self._opened(head, w.PURPOSE_LINKS):
            return True
        for index in (head, *tree.ancestors(head)):
            start = tree.bounds(index)[0]
            if tree.forms[start] != "为" and Kind.COMMA in tree.kinds[start:head]:
                continue  # 为了保护甲，乙使用了丙: what is done for it is done
            if tree.forms[start] in _NOT_DONE and tree.kinds[start] is Kind.PREPOSITION:
                # 为 may govern a noun in the clause instead: 为儿童提供训练 tells a fact.
                loose = tree.labels[index] == "advcl" and tree.forms[start] != "为"
                if (loose or tree.heads[start] == index) and self.is_predicate(index):
                    return True
        return False

    def unquoted(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of words without the mark at its end and quotes around the whole."""
        kinds = self.tree.kinds
        while start < end and kinds[start] in MARKS:
            start += 1
        if start < end and kinds[start] is Kind.OPEN:
            close = self.chunker.pairs.get(start, -1)
            if close >= end - 2:
                start, end = start + 1, min(close, end)
        while end > start + 1 and kinds[end - 1] in MARKS:
            end -= 1
        return start, end
