"""Documents become analysed sentences: :func:`sentences`.

    Document --split--> spans --normalise--> text and map --pauses--> --analyse--> words --> tokens

Splitting works on the document as read; each sentence is then normalised for matching
(:func:`normalise`); where the document has lost its punctuation, pauses are put back; an
:class:`Analyzer` in which the lexicon's names win cuts and parses it, and its words are
carried back to the document's own characters. A restored pause is a token without
characters: grammar sees it, the source never shows it.

Rooms: ``segmentation`` (words), ``naming`` (names as one word each), ``lost_pauses``, and
``dictionary`` and ``models``, which are data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.config import AnalyzerName
from kgbuild.errors import ParseError
from kgbuild.model import Document, Sentence, Token
from kgbuild.parse.conllu import conllu
from kgbuild.parse.keywords import keywords
from kgbuild.parse.lost_pauses.headlines import parted
from kgbuild.parse.lost_pauses.speech import lacks_pauses, restored
from kgbuild.parse.naming.names import NameAnalyzer
from kgbuild.parse.normalise import Normalised, normalise
from kgbuild.parse.segmentation.words import Analyzer, Word
from kgbuild.parse.split import split
from kgbuild.parse.tokens import settled, tokens

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

__all__ = [
    "Analyzer",
    "Normalised",
    "Word",
    "conllu",
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
        try:
            from kgbuild.parse.lac import load_lac
        except ImportError as error:
            raise ParseError(
                f"the analyser LAC cannot be loaded ({error})",
                remedy='pip install onnxruntime numpy, or set analyzer = "jieba"',
            ) from error
        return NameAnalyzer(load_lac(), lexicon)
    if name == "jieba":
        from kgbuild.parse.jieba_words import JiebaAnalyzer

        return NameAnalyzer(JiebaAnalyzer(), lexicon)
    raise ParseError(f"no analyser is called {name!r}", remedy="choose from lac, jieba", value=name)


def sentences(
    document: Document, *, analyzer: Analyzer, speech: bool | None = None
) -> Iterator[Sentence]:
    """Cut ``document`` into sentences and these into tokens.

    Args:
        document: The document, as read.
        analyzer: Cuts sentences into words.
        speech: Whether the document has lost its pauses, which are put back then; its
            density of pauses decides unless given.

    Yields:
        Sentences in reading order. Every visible character of the document lies in
        exactly one of them; a sentence has at most :data:`kgbuild.parse.split.LONGEST`
        characters.
    """
    speech = lacks_pauses(document.text) if speech is None else speech
    batch: list[Sentence] = []
    for index, span in enumerate(split(document.text)):
        batch.append(Sentence(document.id, index, span, span.of(document.text)))
        if len(batch) == _BATCH:
            yield from _analysed(batch, analyzer, speech=speech)
            batch = []
    yield from _analysed(batch, analyzer, speech=speech)


def _analysed(batch: list[Sentence], analyzer: Analyzer, *, speech: bool) -> Iterator[Sentence]:
    forms = [parted(normalise(sentence.text)) for sentence in batch]
    others: list[tuple[int, Normalised]] = []  # other guesses at pauses, by sentence
    if speech:
        guesses = restored(forms, analyzer)
        forms = [guess.best for guess in guesses]
        others = [(k, other) for k, guess in enumerate(guesses) for other in guess.others]
    read = [*forms, *(form for _, form in others)]

    def settle(words: dict[int, list[Word]]) -> dict[int, list[Word]]:
        return {number: settled(cut, read[number]) for number, cut in words.items()}

    found = analyzer.analyze([form.text for form in read], bend=settle, restyle=range(len(forms)))
    alternatives: defaultdict[int, list[int]] = defaultdict(list)
    for number, (k, _) in enumerate(others, len(forms)):
        alternatives[k].append(number)

    def tokens_of(sentence: Sentence, number: int) -> tuple[Token, ...]:
        return tuple(tokens(sentence, read[number], found[number]))

    for k, sentence in enumerate(batch):
        yield replace(
            sentence,
            tokens=tokens_of(sentence, k),
            alternatives=tuple(tokens_of(sentence, number) for number in alternatives[k]),
            restyled=tuple(word.restyled for word in found[k] if word.restyled is not None),
        )
        for number in (k, *alternatives[k]):
            found[number] = []  # they are tokens now, and a batch of long sentences has many
