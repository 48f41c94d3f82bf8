"""A sentence's dependency tree over its words, brackets lifted out and glued words cut apart.

The parser hangs *tokens*; grammar reads *words* (:mod:`kgbuild.extract.tagging`). A piece that
was cut off hangs from the rest of its token, and a word whose head went with a bracket hangs
from the nearest ancestor that stayed.

A tree can be edited, but only in ways that leave it a tree: whatever the edit, one word hangs
from nothing, no word hangs from itself by any way round, and none is lost.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, TypeAlias

from kgbuild.extract.kinds import MARKS, NAMES, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Token

ROOT = -1

#: What of a word tells which repairs look at it.
Sign: TypeAlias = Literal["forms", "kinds", "labels"]


class Tree:
    """Heads and relations over the words of one sentence.

    Args:
        words: The words.
        heads: Index of each word's head, :data:`ROOT` for the root; they make one tree.
        relations: Universal Dependencies relations, subtypes included (``obl:agent``).
        upos: Universal parts of speech.

    Attributes:
        words: The words.
        forms: Their normalised characters.
        kinds: What each does in a clause.
        heads: Index of each word's head, :data:`ROOT` for the root.
        relations: The relation of each to its head, its subtype included.
        labels: The same without subtypes (``obl``), which is what grammar mostly asks for.
        upos: Universal parts of speech.
        vocabulary: The forms of its words.
        edited: Which words were given another kind or label, in order: what was changed, where.
    """

    def __init__(
        self,
        words: Sequence[Word],
        heads: Sequence[int],
        relations: Sequence[str],
        upos: Sequence[str],
    ) -> None:
        self.words = list(words)
        self.forms = [word.form for word in words]
        self.kinds = [word.kind for word in words]
        self.heads = list(heads)
        self.relations = list(relations)
        self.labels = [_base(relation) for relation in relations]
        self.upos = list(upos)
        self.vocabulary = frozenset(self.forms)
        self.edited: list[tuple[Sign, int]] = []
        self._children: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != ROOT:
                self._children[head].append(word)
        self._bounds: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self.heads)

    # Asking ------------------------------------------------------------------------------

    def children(self, index: int) -> list[int]:
        """Return the dependents of a word, in order (copy it before an edit)."""
        return self._children[index]

    def of(self, index: int, *labels: str) -> list[int]:
        """Return the dependents whose relation, subtype left out, is among ``labels``."""
        children = self._children[index]
        if not children:
            return []
        known = self.labels
        return [child for child in children if known[child] in labels]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the head of a word, its head, and so on up to the root."""
        heads = self.heads
        head = heads[index]
        while head != ROOT:
            yield head
            head = heads[head]

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the first word of a word's subtree and the one after its last.

        Commas and stops extend nothing: the parser hangs them anywhere.
        """
        known = self._bounds.get(index)
        if known is None:
            low = high = index
            children, kinds = self._children, self.kinds
            below = children[index].copy()
            while below:
                word = below.pop()
                if kinds[word] not in MARKS:
                    if word < low:
                        low = word
                    elif word > high:
                        high = word
                below += children[word]
            known = self._bounds[index] = low, high + 1
        return known

    # Editing -----------------------------------------------------------------------------

    def relabel(self, index: int, relation: str) -> None:
        """Give a word another relation to its head."""
        self.relations[index] = relation
        self.labels[index] = _base(relation)
        self.edited.append(("labels", index))

    def rekind(self, index: int, kind: Kind) -> None:
        """Take a word for one of another kind."""
        if kind is not self.kinds[index]:
            self.words[index] = Word(self.words[index].token, kind)
            self.kinds[index] = kind
            self.edited.append(("kinds", index))

    def attach(self, index: int, head: int, relation: str | None = None) -> bool:
        """Hang a word from another; return whether that was possible without a cycle.

        Args:
            index: The word; the root cannot be moved (:meth:`promote` another instead).
            head: What it is to hang from.
            relation: Its relation there; the one that it has if not given.
        """
        old = self.heads[index]
        if head == index or old == ROOT or index in self.ancestors(head):
            return False
        if head != old:
            self._move(index, head)
        if relation is not None:
            self.relabel(index, relation)
        return True

    def pass_on(self, words: Iterable[int], head: int) -> None:
        """Hang several words from another one, their relations kept."""
        for word in list(words):
            self.attach(word, head)

    def promote(self, index: int, relation: str, *, over: int | None = None) -> None:
        """Let a word take the place of one above it, which then hangs from it.

        Args:
            index: The word that rises; it takes the relation of the one that it replaces.
            relation: The relation of the replaced word to it.
            over: An ancestor of ``index``; its head unless given.

        Raises:
            ValueError: ``over`` is no ancestor of ``index``.
        """
        above = self.heads[index] if over is None else over
        if above not in self.ancestors(index):
            raise ValueError(f"word {index} does not hang from word {above}")
        self._move(index, self.heads[above])
        self.relabel(index, self.relations[above])
        self._move(above, index)
        self.relabel(above, relation)

    def _move(self, index: int, head: int) -> None:
        old = self.heads[index]
        if old != ROOT:
            self._children[old].remove(index)
        self.heads[index] = head
        if head != ROOT:
            insort(self._children[head], index)
        self._bounds.clear()


#: Relations of a noun that describes another, and of one that a verb asks for.
_DESCRIBING = frozenset("nmod appos compound flat conj".split())
_ARGUMENTS = frozenset("nsubj obj obl".split())
_NOUNS = NAMES | {"n"}
#: Relations of a clause that completes a verb, and of one that stands beside another.
_COMPLETING = frozenset("ccomp xcomp".split())
_CLAUSES = frozenset("advcl parataxis conj root".split())


@cache
def _base(relation: str) -> str:
    return relation.partition(":")[0]


def tree_of(surface: Surface, arcs: Sequence[tuple[int, str]] = ()) -> Tree | None:
    """Return the tree of a sentence's words; ``None`` if they are not parsed.

    Args:
        surface: The sentence.
        arcs: Head and relation of each token; the tokens' own unless given.
    """
    tokens, words = surface.sentence.tokens, surface.words
    housed = surface.once(tree_of, lambda: _housed(tokens, words))
    if housed is None:
        return None
    homes, place = housed
    arcs = arcs or [(token.head or 0, token.relation or "dep") for token in tokens]
    heads: list[int] = []
    relations: list[str] = []
    for index, home in enumerate(homes):
        if place[home] != index:
            head, relation = place[home], "advmod" if index < place[home] else "obj"
        else:
            head, relation = arcs[home]
            if head != ROOT and head not in place:
                head, lifted = _kept(head, arcs, place)
                relation = _taken_over(tokens[home].tag, relation, arcs[lifted][1])
            elif head != ROOT:
                head = place[head]
        heads.append(head)
        relations.append(relation)
    _join_orphans(words, heads, relations)
    return Tree(words, heads, relations, [tokens[home].upos or "X" for home in homes])


def _join_orphans(words: Sequence[Word], heads: list[int], relations: list[str]) -> None:
    """Where the root was lifted out, let the first verb that is left lead the others."""
    orphans = [index for index, head in enumerate(heads) if head == ROOT]
    root = next((index for index in orphans if words[index].kind is Kind.VERB), orphans[0])
    relations[root] = "root"
    for index in orphans:
        if index != root:
            heads[index] = root
            subject = index < root and relations[index].startswith("nsubj")
            relations[index] = relations[index] if subject else "parataxis"


def _housed(
    tokens: Sequence[Token], words: Sequence[Word]
) -> tuple[list[int], dict[int, int]] | None:
    """Return the token of each word, and the word for each token, if they are parsed."""
    if not words or any(token.head is None for token in tokens):
        return None
    homes = list(_homes(tokens, words))
    place = {token: index for index, token in enumerate(homes)}  # the last piece stands for all
    for index, (home, following) in enumerate(pairwise(homes)):
        glued = home == following and words[index].kind is Kind.VERB
        if glued and words[index + 1].kind is Kind.NOUN:
            place[home] = index  # 主持|会议: but the verb for its object
    return homes, place


def _homes(tokens: Sequence[Token], words: Iterable[Word]) -> Iterator[int]:
    """Yield, for each word, the index of the token that it is, or is a piece of."""
    position = 0
    for word in words:
        while not _holds(tokens[position], word.token):
            position += 1
        yield position


def _holds(token: Token, piece: Token) -> bool:
    if token is piece:
        return True
    return bool(token.text and piece.text) and token.span.contains(piece.span)


def _kept(
    lifted: int, arcs: Sequence[tuple[int, str]], place: Mapping[int, int]
) -> tuple[int, int]:
    """Return the word of the nearest ancestor, among the words, of a token that was lifted out.

    With it comes the last of the tokens before that one, which was lifted out, too.
    """
    head, _ = arcs[lifted]
    while head != ROOT and head not in place:
        lifted = head
        head, _ = arcs[head]
    return ROOT if head == ROOT else place[head], lifted


def _taken_over(tag: str, own: str, lifted: str) -> str:
    """Return the relation of a word; what described or completed a lifted one stands in its place.

    生于甲，中国作家，…: the parser takes 甲 for a part of what the lead lifts out; 一是由甲组建乙,
    …: it takes the clause for what 是 says.

    Args:
        tag: The word's part of speech.
        own: Its relation.
        lifted: That of the word above it which was lifted out.
    """
    base, above = _base(own), _base(lifted)
    argument = base in _DESCRIBING and tag in _NOUNS and above in _ARGUMENTS
    clause = base in _COMPLETING and above in _CLAUSES
    return lifted if argument or clause else own
