"""Descriptions and appositions: 甲，中国作家，… and 省会青河市 tell what a name is.

Titles before a person's name are told from the words alone (:mod:`kgbuild.extract.nominal.titles`);
here the tree says which noun and name stand for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import NAMES, Kind, is_office
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.ontology import MEASURES

_WHERE = frozenset("国家 城市 城镇 农村 乡村 社区 地区 区域 省份 县城".split())
_NAMED_THINGS = ("nt", "nr", "nw", "nz")  # what a typed noun may stand before (拖船乙)


def description(
    parts: Constituents, subject: Phrase | None, topics: Sequence[Phrase]
) -> tuple[Phrase, Phrase] | None:
    """Return a name and what is said of it between commas (甲，中国作家，…), if that is there."""
    if subject is None:
        return None
    named = topics[-1] if topics else subject
    if topics:
        said = subject
    else:
        head = named.items[-1].head
        apposed = next((c for c in parts.tree.of(head, "appos") if c > head), None)
        if apposed is None:
            return None
        said = parts.phrase(apposed, low=named.end)
    name, kind = parts.words[named.end - 1], parts.words[said.head]
    kinds = parts.tree.kinds
    apart = said.start == named.end + 1 and kinds[named.end] is Kind.COMMA
    closed = said.end < len(kinds) and kinds[said.end] is Kind.COMMA
    proper = name.tag in NAMES or name.kind is Kind.CLOSE
    return (named, said) if apart and closed and proper and kind.tag == "n" else None


def appositions(parts: Constituents, phrase: Phrase) -> Iterator[tuple[range, range]]:
    """Yield each name in a phrase and the noun before it that says what it is.

    省会 + 青河市, 竞争对手 + 三水集团; an office before a person's name is a title.
    """
    tree, words = parts.tree, parts.words
    for name in range(phrase.start + 1, phrase.end):
        kind = name - 1
        if words[name].tag not in NAMES or words[kind].tag != "n":
            continue
        if words[name].tag == "nr" and is_office(words[kind]):
            continue
        if words[name].form.endswith(MEASURES):
            continue  # 水产品|流通率 is no fish
        apposed = tree.heads[name] == kind and tree.labels[name] == "appos"
        beside = tree.heads[name] == tree.heads[kind]
        beside = beside and tree.labels[name] == tree.labels[kind] == "obj"
        typed = words[name].tag in _NAMED_THINGS
        if words[name].tag == "nz" and kind == phrase.start and len(words[kind].form) == 2:
            typed = False  # 公司自有资金: anything may be tagged so
        typed = typed and words[kind].form.endswith(w.APPOSITIVE_ENDINGS)
        if words[name].tag in ("nt", "nz") and words[kind].form in _WHERE:
            continue  # 国家少年队 is a team, and 城市地下管网 no town
        if apposed or beside or typed:
            end = name + 1
            while end < phrase.end and tree.heads[end] == name:
                end += 1
            yield range(name, end), range(max(tree.bounds(kind)[0], phrase.start), kind + 1)
