"""寄往巴黎后，…: what was sent went to 巴黎, and 后 tells when the rest came about.

As read, the word that ends a clause of time may hang from the last noun of the clause. Between
nodes it is no part of a name: 巴黎后 is nothing. A clause of time as a whole (改革开放以后) tells
when something was so, and is no end of a fact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.retelling.slots import is_plain, part_of

_ENDING: Final = (
    r"(?:之后|以后|之前|以前|之际|的?时候|(?<![皇太王母胡先落前日今其此稍随然最事战饭课戏身背])后|"
    r"(?<![小临定准及同随计战工课学报历费按届当平暂有何几比利不实顿瓦安])时)"
)
_MOMENT: Final = regex(rf"(?P<noun>.{{2,}}?){_ENDING}")
_CLAUSE: Final = regex(
    rf"(?:.+{_ENDING}|.+(?:期间|同期|之时|之初|前夕)|(?:中?短期|近期|中长期)内"
    r"|[生赛战事会课饭病案]前|[赛战事会课饭病案]后|平时|平日|往常|眼下|早年|晚年|幼年|少时)"
)
_YEAR: Final = regex(r"\d+年\w{0,6}|\w{1,4}年间?")
#: Behind these, what is behind or before something is a place (排在甲之后, 挡在羊群之前).
_PLACED: Final = ("在", "于", "居", "到", "至", "自", "排")
_BESIDE: Final = ("之后", "以后", "之前", "以前")


def is_moment(words: str) -> bool:
    """Tell whether words are a clause or a phrase that tells when (改革开放以后, 涨水时)."""
    return _CLAUSE.fullmatch(words) is not None


def without_moment(triple: Triple, lexicon: Lexicon) -> Triple:
    """Return a triple whose object ends on the 后 or 时 of its clause without it."""
    target = triple.object
    if target is None or not is_plain(target) or triple.construction == "clausal":
        return triple
    found = _MOMENT.fullmatch(target.form)
    if found is None or target.tag == "t" or target.entity == "Time":
        return triple
    known = (lexicon.entries, lexicon.heads, lexicon.nouns)
    beside = target.form.endswith(_BESIDE) and triple.predicate.endswith(_PLACED)
    if beside or any(target.form in names for names in known):
        return triple
    noun = found["noun"]
    entry = lexicon.get(noun)
    kind = entry.type if entry is not None else "Time" if _YEAR.fullmatch(noun) else None
    tag = "t" if kind == "Time" else entry.tag if entry is not None else "n"
    return replace(triple, object=part_of(target, 0, len(noun), tag=tag, entity=kind))
