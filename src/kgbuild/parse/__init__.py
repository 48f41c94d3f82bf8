"""Documents become analysed sentences: :func:`sentences`.

    Document --split--> spans --normalise--> text and map --analyse--> words --> tokens

Splitting works on the document as read; each sentence is then normalised for matching
(:func:`normalise`), cut into words by an :class:`Analyzer` in which the lexicon's names
win, and its words are carried back to the document's own characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.config import AnalyzerName
from kgbuild.errors import ParseError
from kgbuild.model import Document, Sentence
from kgbuild.parse.keywords import keywords
from kgbuild.parse.names import NameAnalyzer
from kgbuild.parse.normalise import Normalised, normalise
from kgbuild.parse.split import split
from kgbuild.parse.tokens import tokens
from kgbuild.parse.words import Analyzer, Word

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

__all__ = [
    "Analyzer",
    "Normalised",
    "Word",
    "keywords",
    "load_analyzer",
    "normalise",
    "sentences",
]

_BATCH = 512  # sentences analysed at once: enough to share work, small enough for any text


def load_analyzer(name: AnalyzerName, lexicon: Lexicon) -> Analyzer:
    """Load an analyser in which the names of ``lexicon`` win.

    Args:
        name: ``"lac"`` for the neural tagger, or ``"jieba"``, which needs no onnxruntime.
        lexicon: The names to know.

    Raises:
        ParseError: What the analyser needs is not installed, or there is none of that name.
    """
    if name == "lac":
        from kgbuild.parse.lac import load_lac

        return NameAnalyzer(load_lac(), lexicon)
    if name == "jieba":
        from kgbuild.parse.jieba_words import JiebaAnalyzer

        return NameAnalyzer(JiebaAnalyzer(), lexicon)
    raise ParseError(f"no analyser is called {name!r}", remedy="choose from lac, jieba", value=name)


def sentences(document: Document, *, analyzer: Analyzer) -> Iterator[Sentence]:
    """Cut ``document`` into sentences and these into tokens.

    Args:
        document: The document, as read.
        analyzer: Cuts sentences into words.

    Yields:
        Sentences in reading order. Every visible character of the document lies in
        exactly one of them; a sentence has at most :data:`kgbuild.parse.split.LONGEST`
        characters.
    """
    batch: list[Sentence] = []
    for index, span in enumerate(split(document.text)):
        batch.append(Sentence(document.id, index, span, span.of(document.text)))
        if len(batch) == _BATCH:
            yield from _analysed(batch, analyzer)
            batch = []
    yield from _analysed(batch, analyzer)


def _analysed(batch: list[Sentence], analyzer: Analyzer) -> Iterator[Sentence]:
    forms = [normalise(sentence.text) for sentence in batch]
    found = analyzer.analyze([form.text for form in forms])
    for sentence, form, words in zip(batch, forms, found, strict=True):
        yield replace(sentence, tokens=tuple(tokens(sentence, form, words)))
