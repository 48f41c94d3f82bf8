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

ROOT = -1
"""The head of the character that carries the sentence's root."""

_INSIDE = {"PROPN": "flat:name", "X": "flat:foreign"}


@dataclass(frozen=True, slots=True)
class WordTree:
    """Words of a text as half-open spans; `heads` are 1-based, 0 for the root, as in CoNLL-U."""

    text: str
    spans: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CharTree:
    """One node a character; `tokens[i]` is the treebank token that holds character i."""

    text: str
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]
    tokens: tuple[int, ...]


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
    for token, (start, end) in enumerate(tree.spans):
        last = end - 1
        inside = _INSIDE.get(tree.upos[token], "compound")
        heads += [last] * (last - start)
        labels += [inside] * (last - start)
        head = tree.heads[token]
        heads.append(ROOT if head == 0 else tree.spans[head - 1][1] - 1)
        labels.append(tree.labels[token])
        upos += [tree.upos[token]] * (end - start)
        tokens += [token] * (end - start)
    return CharTree(tree.text, tuple(heads), tuple(labels), tuple(upos), tuple(tokens))


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
    root = ROOT
    for i, token in enumerate(tree.tokens):
        if not kept[i]:
            continue
        if i == carrier[token]:
            heads[i] = owner(tree.heads[last[token]])
            labels[i] = tree.labels[last[token]]
            if heads[i] == ROOT and (root == ROOT or labels[i] == "root"):
                root = i
        else:
            heads[i] = carrier[token]
            labels[i] = tree.labels[i]
    for i, head in heads.items():
        if head == ROOT and i != root:
            heads[i] = root
    labels[root] = "root"
    place = {old: new for new, old in enumerate(heads)}
    place[ROOT] = ROOT
    return CharTree(
        text="".join(tree.text[i] for i in heads),
        heads=tuple(place[head] for head in heads.values()),
        labels=tuple(labels.values()),
        upos=tuple(tree.upos[i] for i in heads),
        tokens=tuple(tree.tokens[i] for i in heads),
    )


def join(first: CharTree, second: CharTree) -> CharTree:
    """Two sentences run together: the second root hangs from the first as its parataxis."""
    shift = len(first.text)
    root = first.heads.index(ROOT)
    return CharTree(
        text=first.text + second.text,
        heads=first.heads + tuple(root if head == ROOT else head + shift for head in second.heads),
        labels=first.labels
        + tuple(
            "parataxis" if head == ROOT else label
            for head, label in zip(second.heads, second.labels, strict=True)
        ),
        upos=first.upos + second.upos,
        tokens=first.tokens + tuple(token + first.tokens[-1] + 1 for token in second.tokens),
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
    heads, labels, upos = [], [], []
    for start, end in spans:
        top = min(range(start, end), key=lambda i: (depths[i], -i))
        heads.append(0 if tree.heads[top] == ROOT else word_of[tree.heads[top]] + 1)
        labels.append(tree.labels[top])
        upos.append(tree.upos[top])
    return WordTree(tree.text, tuple(spans), tuple(heads), tuple(labels), tuple(upos))


def _depths(heads: Sequence[int]) -> list[int]:
    depths = [0] * len(heads)
    for i in range(len(heads)):
        depth, node = 1, i
        while heads[node] != ROOT:
            node = heads[node]
            depth += 1
        depths[i] = depth
    return depths
