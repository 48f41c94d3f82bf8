"""Text that has lost its punctuation gets its pauses back, for grammar's eyes only.

Whether a document is such a text is decided by the density of its pauses: written
Chinese has a comma or its like every dozen characters, a transcript none at all. The
marks that are put back stand in the normalised copy and map to an empty stretch of the
source, so that every offset holds and nobody can take them for the source's own.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from kgbuild.parse.lost_pauses.repeats import Held, held_together, unit_edges
from kgbuild.parse.normalise import Normalised
from kgbuild.parse.segmentation.words import Analyzer, Lost
from kgbuild.regex import regex

_PAUSES = "，、；：,;:"
_STOPS = "。！？!?"
_CHARACTERS_A_PAUSE = 60  # prose that averages more between two pauses has lost them,
_CHARACTERS_A_MARK = 20  # unless its sentences are so short that they need none
_WRITTEN = regex(r"[\d０-９A-Za-z“”‘’「」『』《》()（）·—]")
_MARKS = {"clause": ",", "list": "、", "open": "(", "close": ")", "close,": "),"}


def lacks_pauses(text: str) -> bool:
    """Tell whether a document has lost its punctuation."""
    characters = sum("\u4e00" <= character <= "\u9fff" for character in text)
    pauses = sum(text.count(mark) for mark in _PAUSES)
    marks = pauses + sum(text.count(mark) for mark in _STOPS)
    if characters < _CHARACTERS_A_PAUSE and _WRITTEN.search(text):
        return False  # one sentence may do without a pause, and shows that it was written
    return pauses * _CHARACTERS_A_PAUSE < characters and marks * _CHARACTERS_A_MARK < characters


#: How sure a pause must be to be put back: as read, and in a bolder and a more cautious guess.
#: A fact that all three tell is more than twice as likely right as one that a guess loses.
_SURE = 0.5
_OTHER_GUESSES = (0.35, 0.65)


_CERTAIN = 0.99

#: How many times likelier a pause is at the edge of what the document says twice (set by reading).
_EDGE_ODDS = 6.0
#: How many times unlikelier one is inside what it says twice in other company (set by reading).
_HELD_ODDS = 0.1
_HEARD = 0.8
_OPENINGS = regex(
    r"(?:[去今明前]年|目前|现在|如今|近期|最近|以来|以后|之后|时候|首先|其次|最后|认为|表示|指出|相信|希望)\Z"
)
#: How many times likelier a pause of a list is where that begins or ends.
_LISTED_ODDS = 4.0


@dataclass(frozen=True, slots=True)
class Guesses:
    """A sentence with its pauses put back, and the other guesses that differ from it."""

    best: Normalised
    others: tuple[Normalised, ...]


def restored(forms: Sequence[Normalised], analyzer: Analyzer) -> list[Guesses]:
    """Put the lost pauses of a document's sentences back.

    Args:
        forms: The normalised sentences of one document.
        analyzer: Hears the pauses.
    """
    texts = [form.text for form in forms]
    found = analyzer.pauses(texts)
    return [
        _guesses(form, _as_told(form.text, lost, edges, held))
        for form, lost, edges, held in zip(
            forms, found, unit_edges(texts), held_together(texts), strict=True
        )
    ]


def _as_told(text: str, lost: Sequence[Lost], edges: Container[int], held: Held) -> list[Lost]:
    """Return the pauses of a text, surer at the edges of units, sure where its wording tells."""
    from kgbuild.parse.lost_pauses.wording import wording  # its many patterns are for speech alone

    heard = {}
    for pause in lost:
        factor = 1.0
        if pause.offset in held.inside and _doubtful(pause, text):
            factor = _HELD_ODDS
        elif pause.offset in held.edges and pause.kind == "list" and "等" in text[pause.offset :]:
            factor = _LISTED_ODDS
        elif pause.offset in edges:
            factor = _EDGE_ODDS
        heard[pause.offset] = _likelier_by(pause, factor)
    told = wording(text)
    for offset in heard.keys() & told.listing:
        heard[offset] = replace(heard[offset], kind="list")
    for offset in told.none:
        heard.pop(offset, None)
    heard |= {offset: Lost(offset, "clause", _CERTAIN) for offset in told.clauses}
    heard |= {offset: Lost(offset, "list", _CERTAIN) for offset in told.lists}
    for start, end in told.brackets:
        heard[start] = Lost(start, "open", _CERTAIN)
        heard[end] = Lost(end, "close," if end in told.clauses else "close", _CERTAIN)
    return [heard[offset] for offset in sorted(heard)]


def _doubtful(pause: Lost, text: str) -> bool:
    """Tell whether a pause may be none: one of a list, or one that is not heard for sure.

    What opens a sentence (今年, 疫情以来) has one behind it, however often it stands there.
    """
    if pause.kind == "list":
        return True
    return pause.probability < _HEARD and not _OPENINGS.search(text, 0, pause.offset)


def _likelier_by(pause: Lost, factor: float) -> Lost:
    """Return a pause with its odds multiplied."""
    if factor == 1.0:
        return pause
    odds = pause.probability / max(1 - pause.probability, 1e-6) * factor
    return Lost(pause.offset, pause.kind, odds / (1 + odds))


def _guesses(form: Normalised, lost: Sequence[Lost]) -> Guesses:
    best = _likelier(lost, _SURE)
    others = {_likelier(lost, least): None for least in _OTHER_GUESSES}
    others.pop(best, None)
    return Guesses(with_pauses(form, best), tuple(with_pauses(form, other) for other in others))


def _likelier(lost: Sequence[Lost], least: float) -> tuple[Lost, ...]:
    return tuple(pause for pause in lost if pause.probability >= least)


def with_pauses(form: Normalised, pauses: Sequence[Lost]) -> Normalised:
    """Write ``pauses``, which come in order, into a normalised text.

    A mark comes from the empty stretch of the source after the character before it; inside
    what one source character became (…), there is no such place.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for pause in pauses:
        if form.starts[pause.offset] < form.ends[pause.offset - 1]:
            continue
        text += form.text[done : pause.offset]
        starts += form.starts[done : pause.offset]
        ends += form.ends[done : pause.offset]
        place = form.ends[pause.offset - 1]
        for mark in _MARKS[pause.kind]:
            text.append(mark)
            starts.append(place)
            ends.append(place)
        done = pause.offset
    text += form.text[done:]
    starts += form.starts[done:]
    ends += form.ends[done:]
    return Normalised("".join(text), starts, ends)
