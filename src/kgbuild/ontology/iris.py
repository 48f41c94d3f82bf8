"""Names become the local parts of IRIs: readable, and never two names to one IRI."""

from __future__ import annotations

import re
import unicodedata

from kgbuild.model import digest
from kgbuild.regex import regex

_LONGEST_LOCAL_NAME = 120
# Turtle's PN_CHARS that are also legal unescaped in an IRI (RFC 3987); the rest is escaped.
_PLAIN = regex(
    r"[A-Za-z0-9.\-·\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF\U00010000-\U000EFFFD]"
)

# Hashes and plain file names, which are many, need no look at each character.
_ALREADY_PLAIN = regex(rf"[A-Za-z0-9](?:[A-Za-z0-9.-]{{,{_LONGEST_LOCAL_NAME - 2}}}[A-Za-z0-9])?")


def local_name(name: str, disambiguator: str = "") -> str:
    """Spell ``name`` as the local part of an IRI, injectively.

    A raw colon comes from here only, so ``name:disambiguator`` and ``start::hash`` cannot
    be spelt by another name.
    """
    if not disambiguator and _ALREADY_PLAIN.fullmatch(name):
        return name
    whole = _escape(name) + (f":{_escape(disambiguator)}" if disambiguator else "")
    if len(whole) <= _LONGEST_LOCAL_NAME:
        return whole
    start = re.sub(r"%[0-9A-F]?$", "", _escape(name)[:_LONGEST_LOCAL_NAME])
    return f"{start}::{digest((name, disambiguator))}"


def _escape(name: str) -> str:
    last = len(name) - 1
    spelt = "".join(
        "_"
        if character == " "
        else character
        if _PLAIN.match(character)
        and character.isprintable()
        and unicodedata.category(character)[0] != "M"
        and unicodedata.is_normalized("NFC", character)
        and not (character in ".-·" and position in (0, last))
        else _percent(character)
        for position, character in enumerate(name)
    )
    if unicodedata.is_normalized("NFC", spelt):
        return spelt
    # Jamo and their like compose though each is stable alone: nothing may rewrite an IRI.
    return "".join(character if character.isascii() else _percent(character) for character in spelt)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
