"""Trained parsers and punctuated text -> sentences with trees good enough to learn from.

The teachers read the text with its punctuation, where they are at their best; the student meets
the same trees with the punctuation gone. That is how what a comma says reaches a parser that will
not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.parse.encoder import Encoder
from training.networks import Parser
from training.parser import Sentence, Vocabulary, parse
from training.trees import WordTree, to_characters
from training.views import LONGEST, RUN_TIME_VIEW, Example

_TREEBANK = "gsd-silver"
_SHORTEST_TEXT = 6
_LONGEST_TEXT = 150
_CHUNK = 2000


def label(
    texts: Sequence[str], teachers: Sequence[Parser], encoder: Encoder, names: Vocabulary
) -> Iterator[Sentence]:
    """The texts of a reasonable length as sentences, in order."""
    chosen = [text for text in texts if _SHORTEST_TEXT <= len(text) <= _LONGEST_TEXT]
    for start in range(0, len(chosen), _CHUNK):
        encodings = encoder.encode(chosen[start : start + _CHUNK])
        items = [
            Example(
                _unknown(encoding.text, encoding.spans),
                encoding.states.astype("float16"),
                RUN_TIME_VIEW,
            )
            for encoding in encodings
            if len(encoding.spans) < LONGEST
        ]
        found = {index: (heads, labels) for index, heads, labels in parse(teachers, items, names)}
        for index, item in enumerate(items):
            heads, labels = found[index]
            tree = to_characters(
                WordTree(
                    item.tree.text,
                    item.tree.spans,
                    tuple(heads.tolist()),
                    tuple(labels),
                    item.tree.upos,
                )
            )
            yield Sentence(tree, _TREEBANK, own_words=False)


def _unknown(text: str, spans: Sequence[tuple[int, int]]) -> WordTree:
    return WordTree(text, tuple(spans), (0,) * len(spans), ("_",) * len(spans), ("_",) * len(spans))
