"""CoNLL-U files -> character trees -> word trees over any segmentation of the same text.

A treebank has one segmentation, run time has another, and lost punctuation changes the text
itself. All three are one operation each on a tree whose nodes are *characters*: a token's last
character carries the token's arc, its other characters hang from it. Removing characters, joining
sentences and regrouping characters into words then need no special cases, and the word tree that
comes out is always a tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = -1
"""The head of the character that carries the sentence's root."""

HeadChances: TypeAlias = tuple[tuple[tuple[int, float], ...], ...]
LabelChances: TypeAlias = tuple[tuple[tuple[str, float], ...], ...]
"""For each node what it may have instead of its one head or label, with probabilities; the whole is
empty where the tree is certain."""

_INSIDE = {"PROPN": "flat:name", "X": "flat:foreign"}


@dataclass(frozen=True, slots=True)
class WordTree:
    """Words of a text as half-open spans; `heads` are 1-based, 0 for the root, as in CoNLL-U."""

    text: str
    spans: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]
    head_chances: HeadChances = ()
    label_chances: LabelChances = ()


@dataclass(frozen=True, slots=True)
class CharTree:
    """One node a character; `tokens[i]` is the treebank token that holds character i."""

    text: str
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]
    tokens: tuple[int, ...]
    head_chances: HeadChances = ()
    label_chances: LabelChances = ()


def read_conllu(path: Path) -> Iterator[WordTree]:
    """The sentences of a CoNLL-U file; their text is their forms without spaces."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line and rows:
                yield _word_tree(rows)
                rows = []


def _word_tree(rows: Sequence[Sequence[str]]) -> WordTree:
    spans = []
    start = 0
    for row in rows:
        spans.append((start, start + len(row[1])))
        start += len(row[1])
    return WordTree(
        text="".join(row[1] for row in rows),
        spans=tuple(spans),
        heads=tuple(int(row[6]) for row in rows),
        labels=tuple(row[7] for row in rows),
        upos=tuple(row[3] for row in rows),
    )


def to_characters(tree: WordTree) -> CharTree:
    heads: list[int] = []
    labels: list[str] = []
    upos: list[str] = []
    tokens: list[int] = []
    head_chances: list[tuple[tuple[int, float], ...]] = []
    label_chances: list[tuple[tuple[str, float], ...]] = []

    def carrier(head: int) -> int:
        return ROOT if head == 0 else tree.spans[head - 1][1] - 1

    for token, (start, end) in enumerate(tree.spans):
        last = end - 1
        inside = _INSIDE.get(tree.upos[token], "compound")
        heads += [last] * (last - start)
        labels += [inside] * (last - start)
        heads.append(carrier(tree.heads[token]))
        labels.append(tree.labels[token])
        upos += [tree.upos[token]] * (end - start)
        tokens += [token] * (end - start)
        if tree.head_chances:
            head_chances += [((last, 1.0),)] * (last - start)
            head_chances.append(tuple((carrier(h), p) for h, p in tree.head_chances[token]))
            label_chances += [((inside, 1.0),)] * (last - start)
            label_chances.append(tree.label_chances[token])
    return CharTree(
        tree.text,
        tuple(heads),
        tuple(labels),
        tuple(upos),
        tuple(tokens),
        tuple(head_chances),
        tuple(label_chances),
    )


def keep_characters(tree: CharTree, kept: Sequence[bool]) -> CharTree | None:
    """The tree without the characters that are not kept; None when nothing is left.

    A token that loses its last character hands its arc to the last one that stays; the children of
    a token that goes altogether hang from its nearest kept ancestor; if the root goes, its first
    child takes its place.
    """
    carrier: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, token in enumerate(tree.tokens):
        last[token] = i
        if kept[i]:
            carrier[token] = i
    if not carrier:
        return None

    def owner(head: int) -> int:
        """The kept character that stands for `head`, going up the tree as far as needed."""
        while head != ROOT:
            token = tree.tokens[head]
            if token in carrier:
                return carrier[token]
            head = tree.heads[last[token]]
        return ROOT

    heads: dict[int, int] = {}
    labels: dict[int, str] = {}
    head_chances: dict[int, tuple[tuple[int, float], ...]] = {}
    label_chances: dict[int, tuple[tuple[str, float], ...]] = {}
    root = ROOT
    for i, token in enumerate(tree.tokens):
        if not kept[i]:
            continue
        if i == carrier[token]:
            heads[i] = owner(tree.heads[last[token]])
            labels[i] = tree.labels[last[token]]
            if heads[i] == ROOT and (root == ROOT or labels[i] == "root"):
                root = i
            if tree.head_chances:
                chances = tree.head_chances[last[token]]
                head_chances[i] = tuple((owner(head), chance) for head, chance in chances)
                label_chances[i] = tree.label_chances[last[token]]
        else:
            heads[i] = carrier[token]
            labels[i] = tree.labels[i]
            if tree.head_chances:
                head_chances[i] = ((carrier[token], 1.0),)
                label_chances[i] = tree.label_chances[i]
    for i, head in heads.items():
        if head == ROOT and i != root:
            heads[i] = root
            if tree.head_chances:
                head_chances[i] = ((root, 1.0),)
    if labels[root] != "root" and tree.head_chances:
        head_chances[root] = ((ROOT, 1.0),)
        label_chances[root] = (("root", 1.0),)
    labels[root] = "root"
    place = {old: new for new, old in enumerate(heads)}
    place[ROOT] = ROOT
    return CharTree(
        text="".join(tree.text[i] for i in heads),
        heads=tuple(place[head] for head in heads.values()),
        labels=tuple(labels.values()),
        upos=tuple(tree.upos[i] for i in heads),
        tokens=tuple(tree.tokens[i] for i in heads),
        head_chances=tuple(
            tuple((place[head], chance) for head, chance in chances)
            for chances in head_chances.values()
        ),
        label_chances=tuple(label_chances.values()),
    )


def join(first: CharTree, second: CharTree) -> CharTree:
    """Two sentences run together: the second root hangs from the first as its parataxis. Both have
    chances, or neither has.
    """
    shift = len(first.text)
    root = first.heads.index(ROOT)

    def moved(head: int) -> int:
        return root if head == ROOT else head + shift

    return CharTree(
        text=first.text + second.text,
        heads=first.heads + tuple(map(moved, second.heads)),
        labels=first.labels
        + tuple(
            "parataxis" if head == ROOT else label
            for head, label in zip(second.heads, second.labels, strict=True)
        ),
        upos=first.upos + second.upos,
        tokens=first.tokens + tuple(token + first.tokens[-1] + 1 for token in second.tokens),
        head_chances=first.head_chances
        + tuple(tuple((moved(head), p) for head, p in chances) for chances in second.head_chances),
        label_chances=first.label_chances
        + tuple(
            tuple(("parataxis" if label == "root" else label, p) for label, p in chances)
            for chances in second.label_chances
        ),
    )


def own_words(tree: CharTree) -> tuple[tuple[int, int], ...]:
    """The spans of the treebank's own tokens."""
    starts = [i for i, token in enumerate(tree.tokens) if i == 0 or token != tree.tokens[i - 1]]
    return tuple(zip(starts, [*starts[1:], len(tree.tokens)], strict=True))


def to_words(tree: CharTree, spans: Sequence[tuple[int, int]]) -> WordTree:
    """The tree over another segmentation: each word takes the arc of its character nearest to the
    root.

    That character's head is nearer still, so it lies in another word that is nearer too: no cycle
    can arise.
    """
    depths = _depths(tree.heads)
    word_of = {i: word for word, (start, end) in enumerate(spans) for i in range(start, end)}
    word_of[ROOT] = -1
    tops = [min(range(start, end), key=lambda i: (depths[i], -i)) for start, end in spans]
    return WordTree(
        tree.text,
        tuple(spans),
        tuple(word_of[tree.heads[top]] + 1 for top in tops),
        tuple(tree.labels[top] for top in tops),
        tuple(tree.upos[top] for top in tops),
        tuple(
            _without_itself(
                [(word_of[h] + 1, p) for h, p in tree.head_chances[top]],
                word + 1,
                word_of[tree.heads[top]] + 1,
            )
            for word, top in enumerate(tops)
            if tree.head_chances
        ),
        tuple(tree.label_chances[top] for top in tops if tree.label_chances),
    )


def _without_itself(
    chances: Sequence[tuple[int, float]], word: int, best: int
) -> tuple[tuple[int, float], ...]:
    """What remains when a word cannot hang from itself, made to add up to one; the `best` head if
    nothing does.
    """
    left = [(head, chance) for head, chance in chances if head != word] or [(best, 1.0)]
    total = sum(chance for _, chance in left)
    return tuple((head, chance / total) for head, chance in left)


def _depths(heads: Sequence[int]) -> list[int]:
    depths = [0] * len(heads)
    for i in range(len(heads)):
        depth, node = 1, i
        while heads[node] != ROOT:
            node = heads[node]
            depth += 1
        depths[i] = depth
    return depths
