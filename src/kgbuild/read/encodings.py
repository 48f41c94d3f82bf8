"""Bytes to characters, or an error: never characters that the author did not write.

The order is the order of certainty. A byte order mark says it outright. Strict UTF-8
comes next, because other encodings hardly ever pass for it. What remains is decided
between GB18030, Big5 and UTF-16 by how probable each strict reading is as Chinese prose
(:mod:`kgbuild.read.characters`), with charset-normalizer as a second opinion on short
texts. A reading that does not win clearly is refused, and the error names ``--encoding``:
a wrong guess would put names into the graph that nobody ever wrote.

Nothing is changed in the characters: line endings, NULs and marks stay, so offsets count
code points of exactly what the file holds. Only the byte order mark goes, as it belongs
to the encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.errors import ReadError
from kgbuild.read import characters
from kgbuild.read.binary import refuse_known_binary
from kgbuild.regex import regex

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# What is detected, each by its plain codec, then the supersets that real files of that
# name use (Windows, Hong Kong); the first that decodes everything is taken.
_FAMILIES = (
    ("gb18030",),
    ("big5", "cp950", "big5hkscs"),
    ("utf-16-le",),
    ("utf-16-be",),
)

# A reading is certain when it beats both the second best and arbitrary ideographs by
# this many nats; with charset-normalizer on its side, by less.
_MARGIN, _EVIDENCE = 12.0, 6.0
_MARGIN_SECONDED, _EVIDENCE_SECONDED = 6.0, 0.0
_DOUBT = 1.5  # an alternative to short UTF-8 that is better by this makes it uncertain
# Prose keeps far above this in any stretch of 48 characters; text of another encoding,
# pasted in and misread, falls far below.
_WINDOW, _WINDOW_EVIDENCE = 48, -75.0
_MOST_CONTROLS = 0.2  # a share of the characters; random seven-bit bytes have more
_MOST_CONTROL_BYTES = 0.03
_CHANCE_BYTES = 64  # nothing longer passes for UTF-8 by chance
_OPINION_BYTES = 1 << 16  # charset-normalizer needs no more

# A lead byte of three or four with all its continuation bytes: rare by chance in the
# other encodings, so it shows that damaged bytes were meant as UTF-8.
_LONG_UTF8 = regex(
    rb"\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
)
# In real GB18030, Big5 and UTF-16 no more than three follow each other.
_UTF8_RUN = regex(rb"(?:%b){6,}" % _LONG_UTF8.pattern)
# Chinese in seven bits: HZ between its tildes, ISO 2022 after its escapes.
_SEVEN_BIT = regex(rb"~\{(?:[!-w][!-~])+~\}|\x1b\$[@-C()*+]")
_HIGH_BYTES = regex(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what it was decoded with.

    Attributes:
        text: The characters, without a byte order mark.
        encoding: Name of the codec.
    """

    text: str
    encoding: str


def decode(
    data: bytes, *, source: str, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """Turn the bytes of an input into characters.

    Args:
        data: The whole input.
        source: Its name, for messages.
        encoding: What the user says it is; then nothing is guessed.
        declared: What the input says of itself (an HTML ``charset``). It can confirm a
            reading that is not certain without it, never overrule the bytes.

    Raises:
        ReadError: The bytes are not text, are broken (the place names the first bad
            byte, from 0), or fit no encoding with certainty.
    """
    refuse_known_binary(data, source=source)
    marked = byte_order_mark(data)
    if encoding is not None:
        decoded = _forced(data, canonical(encoding, source=source), marked, source)
    elif marked is not None:
        mark, codec = marked
        decoded = _strict(data, codec, source, skip=len(mark))
    else:
        decoded = _unmarked(data, declared, source)
    if not _is_text(decoded.text):
        raise _binary(source)
    return decoded


def canonical(encoding: str, *, source: str) -> str:
    """Return the codec that a user's ``encoding`` means.

    GB 2312 and GBK are read by GB18030, which contains them: files of the older names
    often hold characters of the newer.

    Raises:
        ReadError: There is no such text encoding.
    """
    name = _codec(encoding)
    if name is None:
        raise ReadError(
            f"unknown encoding {encoding!r}",
            source=source,
            remedy="choose utf-8, gb18030, big5, utf-16 or another that Python knows",
            value=encoding,
        )
    return name


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that ``data`` starts with and its codec, if any."""
    for mark, codec in _MARKS:
        # UTF-16 whose first character is NUL starts like UTF-32, but does not go on so.
        if data.startswith(mark) and ("32" not in codec or _readable(data, codec)):
            return mark, codec
    return None


def meant_as_utf8(data: bytes) -> bool:
    """Tell whether ``data``, valid or not, is UTF-8 in at least half of its high bytes."""
    high = sum(map(len, _HIGH_BYTES.findall(data)))
    return 2 * sum(map(len, _LONG_UTF8.findall(data))) >= high


def _codec(encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
        "a".encode(name)
    except (LookupError, ValueError):  # unknown, not for text, or not even a name
        return None
    return {"utf-8-sig": "utf-8", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _is_text(text: str) -> bool:
    """Tell whether ``text`` is more than bytes that happen to decode."""
    return characters.control_share(text) <= _MOST_CONTROLS or characters.evidence(text) > 0


def _readable(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _strict(data: bytes, codec: str, source: str, *, skip: int = 0) -> Decoded:
    try:
        text = data[skip:].decode(codec)
        text.encode("utf-8")  # a few codecs let lone surrogates through
    except UnicodeDecodeError as error:
        raise _broken(error, codec, source, skip=skip) from error
    except UnicodeEncodeError as error:
        raise ReadError(
            f"holds half a surrogate pair at character {error.start}, which is no text",
            source=source,
            remedy="repair the file, or name another encoding with --encoding",
        ) from error
    return Decoded(text, codec)


def _forced(data: bytes, codec: str, marked: tuple[bytes, str] | None, source: str) -> Decoded:
    orders = (f"{codec}-le", f"{codec}-be") if codec in {"utf-16", "utf-32"} else (codec,)
    if marked is not None:
        mark, said = marked
        if said not in orders:
            raise ReadError(
                f"starts with the byte order mark of {said}, so it is not {codec}",
                source=source,
                remedy="leave --encoding out for this input",
                value=codec,
            )
        return _strict(data, said, source, skip=len(mark))
    fitting = [order for order in orders if _readable(data, order)] or [orders[0]]
    if len(fitting) > 1:
        fitting.sort(key=lambda order: -characters.log_likelihood(data.decode(order)))
    return _strict(data, fitting[0], source)


def _unmarked(data: bytes, declared: str | None, source: str) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if meant_as_utf8(data):
            raise _broken(error, "utf-8", source) from error
        return _detected(data, declared, source)
    if not _is_text(text):
        return _detected(data, declared, source)  # UTF-16 can be valid UTF-8, full of NULs
    if data.isascii() and _SEVEN_BIT.search(data):
        raise ReadError(
            "looks like Chinese in a seven-bit encoding",
            source=source,
            remedy="name it with --encoding (hz, iso2022_jp_2), or utf-8 if it is not",
        )
    if len(data) <= _CHANCE_BYTES or max(text) < "\u0800":
        # A few GB or UTF-16 characters can be valid UTF-8 by chance, hardly ever with
        # sequences of three; prose of other scripts never looks Chinese in turn.
        doubt = max(0.0, characters.evidence(text)) + _DOUBT
        for reading in _ranked(data):
            if characters.evidence(reading.text) >= doubt:
                raise _uncertain(data, [reading, Decoded(text, "utf-8")], source)
    return Decoded(text, "utf-8")


def _detected(data: bytes, declared: str | None, source: str) -> Decoded:
    readings = _ranked(data)
    if not readings:
        raise _uncertain(data, readings, source)
    best, *others = readings
    margin = min((_likelihood(best) - _likelihood(other) for other in others), default=float("inf"))
    evidence = characters.evidence(best.text)
    certain = margin >= _MARGIN and evidence >= _EVIDENCE
    if not certain and margin >= _MARGIN_SECONDED and evidence >= _EVIDENCE_SECONDED:
        certain = best.encoding in {_opinion(data), _codec(declared or "")}
    if not certain:
        raise _uncertain(data, readings, source)
    _refuse_mixture(data, best, source)
    return best


def _refuse_mixture(data: bytes, reading: Decoded, source: str) -> None:
    """Raise if a part of ``data`` is clearly of another encoding than the whole."""
    place = None
    if run := _UTF8_RUN.search(data):
        place = f"byte {run.start()}"
    for start in range(0, len(reading.text), _WINDOW // 2):
        if characters.evidence(reading.text[start : start + _WINDOW]) < _WINDOW_EVIDENCE:
            place = place or f"near character {start}"
            break
    if place:
        codec = reading.encoding
        raise ReadError(
            f"is {codec} for the most part, but not here",
            source=source,
            place=place,
            remedy=f"convert it to one encoding, or insist with --encoding {codec}",
        )


def _ranked(data: bytes) -> list[Decoded]:
    """Every strict reading of ``data`` that is free of controls, the likeliest first."""
    readings = [
        reading
        for reading in _readings(data)
        if characters.control_share(reading.text) <= _MOST_CONTROLS
    ]
    return sorted(readings, key=_likelihood, reverse=True)


def _readings(data: bytes) -> Iterator[Decoded]:
    for family in _FAMILIES:
        for codec in family:
            if _readable(data, codec):
                yield Decoded(data.decode(codec), codec)
                break


def _likelihood(reading: Decoded) -> float:
    return characters.log_likelihood(reading.text)


def _opinion(data: bytes) -> str | None:
    """What charset-normalizer takes ``data`` for, as one of the codecs detected here."""
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_OPINION_BYTES]).best()
    return _codec(match.encoding) if match else None


def _broken(error: UnicodeDecodeError, codec: str, source: str, *, skip: int = 0) -> ReadError:
    offending = error.object[error.start : min(error.end, error.start + 4)]
    return ReadError(
        f"is not valid {codec}: {error.reason} ({offending.hex(' ')})",
        source=source,
        place=f"byte {error.start + skip}",
        remedy="repair the file, or name another encoding with --encoding",
        value=offending,
    )


def _binary(source: str) -> ReadError:
    return ReadError(
        "is binary, not text",
        source=source,
        remedy="give a text file, or name its encoding with --encoding",
    )


def _uncertain(data: bytes, readings: list[Decoded], source: str) -> ReadError:
    controls = sum(map(data.count, (bytes([b]) for b in range(32) if b not in b"\t\n\v\f\r\x1b")))
    if not readings or characters.evidence(readings[0].text) < 0:
        if controls > _MOST_CONTROL_BYTES * len(data):
            return _binary(source)
        opinion = _opinion(data)
        known = opinion is None or any(opinion in family for family in _FAMILIES)
        guess = "" if known else f" (perhaps {opinion})"
        return ReadError(
            f"is not UTF-8, and not Chinese in GB18030, Big5 or UTF-16{guess}",
            source=source,
            remedy="name its encoding with --encoding",
        )
    names = " or ".join(reading.encoding for reading in readings[:2])
    return ReadError(
        f"is not clearly {names}" if len(readings) == 1 else f"may be {names}: too short to tell",
        source=source,
        remedy="name its encoding with --encoding",
    )
