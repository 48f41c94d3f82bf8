"""Two graphs become what changed from the one to the other: facts, nodes, merges.

A statement's identity is its content, so added and removed are differences of sets. Two
things would blur that. A node that got another canonical name takes its statements with it,
each under a new id: such a node is told as merged, split or renamed, and its statements as
changed. And salience depends on every other node, so one new sentence changes all of them:
it is left out.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.records import record_of
from kgbuild.graph.safe_text import printable
from kgbuild.model import Entity, Statement, Value

Fate: TypeAlias = Literal["merged", "split", "renamed"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that both graphs hold, told differently.

    Attributes:
        before: Its JSON object in the first graph.
        after: Its JSON object in the second.
        fields: Names of the fields that differ, in the order of the object.
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Nodes that became another node.

    Attributes:
        fate: ``merged``: the nodes ``before`` went into one that was there already, or into
            one; ``split``: one node became several; ``renamed``: one became one.
        before: IRI -> name of the nodes of the first graph.
        after: IRI -> name of the nodes of the second.
    """

    fate: Fate
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What :func:`diff` finds; empty fields mean that nothing changed there.

    Attributes:
        added: Records of statements that only the second graph has, in its order.
        removed: Records of statements that only the first has, in its order.
        changed: Statements of both whose evidence, confidence, words or ends differ.
        entities_added: Nodes that only the second has, and that no node became.
        entities_removed: Nodes that only the first has, and that became no other.
        entities_changed: Nodes of both whose name, type, labels or aliases differ.
        merges: Nodes that became others.
    """

    added: tuple[Mapping[str, Any], ...]
    removed: tuple[Mapping[str, Any], ...]
    changed: tuple[Change, ...]
    entities_added: tuple[Mapping[str, Any], ...]
    entities_removed: tuple[Mapping[str, Any], ...]
    entities_changed: tuple[Change, ...]
    merges: tuple[Merge, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in dataclasses.fields(self))

    def to_json(self) -> str:
        """Return one JSON object: ``statements``, ``entities``, ``merges``, ``counts``."""
        sides: dict[str, dict[str, list[Any]]] = {
            "statements": {
                "added": list(self.added),
                "removed": list(self.removed),
                "changed": [dataclasses.asdict(change) for change in self.changed],
            },
            "entities": {
                "added": list(self.entities_added),
                "removed": list(self.entities_removed),
                "changed": [dataclasses.asdict(change) for change in self.entities_changed],
            },
        }
        merges = [dataclasses.asdict(merge) for merge in self.merges]
        counts: dict[str, Any] = {
            name: {kind: len(items) for kind, items in side.items()} for name, side in sides.items()
        }
        counts["merges"] = len(merges)
        answer = {"counts": counts, **sides, "merges": merges}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"

    def to_text(self) -> str:
        """Return lines for a person: ``+`` added, ``-`` removed, ``~`` changed, ``>`` merged."""
        return "".join(f"{printable(line)}\n" if line else "\n" for line in _lines(self))


def diff(before: KnowledgeGraph, after: KnowledgeGraph) -> Changes:
    """Compare two graphs.

    Args:
        before: The earlier graph.
        after: The later one.
    """
    moves = _moves(before.entities, after.entities)
    old = {statement.id: statement for statement in before.statements}
    new = {statement.id: statement for statement in after.statements}
    # A statement whose ends moved is looked for under the ends that it has now.
    now = {identifier: _moved(old[identifier], moves) for identifier in old}
    kept = {
        identifier: target if target in new else identifier for identifier, target in now.items()
    }
    found = {target for target in kept.values() if target in new}
    changed = []
    for identifier, target in kept.items():
        if target in new:
            change = _change(
                record_of(old[identifier], before.entities), record_of(new[target], after.entities)
            )
            changed += [change] if change.fields else []
    moved_to = {iri for targets in moves.values() for iri in targets}
    return Changes(
        added=tuple(record_of(s, after.entities) for s in after.statements if s.id not in found),
        removed=tuple(
            record_of(s, before.entities) for s in before.statements if kept[s.id] not in new
        ),
        changed=tuple(changed),
        entities_added=tuple(
            _node(entity)
            for iri, entity in after.entities.items()
            if iri not in before.entities and iri not in moved_to
        ),
        entities_removed=tuple(
            _node(entity)
            for iri, entity in before.entities.items()
            if iri not in after.entities and iri not in moves
        ),
        entities_changed=tuple(
            change
            for iri in before.entities
            if iri in after.entities
            for change in (_change(_node(before.entities[iri]), _node(after.entities[iri])),)
            if change.fields
        ),
        merges=tuple(_merges(moves, before.entities, after.entities)),
    )


# Moves ----------------------------------------------------------------------------------


def _moves(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> dict[str, list[str]]:
    """Return, for each node that is gone or was split, the nodes that bear its names now.

    A node that is gone went where its canonical name is a name or an alias. A node that is
    new came out of an old one that stayed where its canonical name was an alias there.
    """
    bearers = _bearers(after)
    moves: defaultdict[str, list[str]] = defaultdict(list)
    for iri, entity in before.items():
        if iri not in after:
            moves[iri] += sorted(bearers.get(entity.name, ()))
    earlier = _bearers(before)
    for iri, entity in after.items():
        if iri in before:
            continue
        for origin in sorted(earlier.get(entity.name, ())):
            if iri not in moves[origin]:
                moves[origin].append(iri)
    return {iri: targets for iri, targets in sorted(moves.items()) if targets}


def _bearers(entities: Mapping[str, Entity]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for iri, entity in entities.items():
        for name in (entity.name, *entity.aliases):
            found[name].add(iri)
    return found


def _moved(statement: Statement, moves: Mapping[str, list[str]]) -> str:
    """Return the id that ``statement`` has once its nodes have gone where they went."""

    def to(iri: str) -> str:
        return moves[iri][0] if iri in moves else iri

    if not moves:
        return statement.id
    claim = statement.claim
    return dataclasses.replace(
        statement,
        subject=to(statement.subject),
        object=statement.object if isinstance(statement.object, Value) else to(statement.object),
        claim=claim and dataclasses.replace(claim, speaker=to(claim.speaker)),
        qualifiers=tuple(
            dataclasses.replace(q, entity=to(q.entity)) if q.entity else q
            for q in statement.qualifiers
        ),
    ).id


def _merges(
    moves: Mapping[str, list[str]], before: Mapping[str, Entity], after: Mapping[str, Entity]
) -> Iterator[Merge]:
    into: defaultdict[str, list[str]] = defaultdict(list)
    for iri, targets in moves.items():
        if len(targets) > 1 or iri in after:
            others = [iri, *targets] if iri in after and iri not in targets else targets
            yield Merge("split", _named([iri], before), _named(others, after))
        else:
            into[targets[0]].append(iri)
    for target, origins in sorted(into.items()):
        several = [*origins, target] if target in before else origins
        fate: Fate = "merged" if len(several) > 1 else "renamed"
        yield Merge(fate, _named(several, before), _named([target], after))


def _named(iris: list[str], entities: Mapping[str, Entity]) -> dict[str, str]:
    return {iri: entities[iri].name for iri in sorted(iris)}


# Records --------------------------------------------------------------------------------


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "label": {"zh": entity.label.zh, "en": entity.label.en},
        "aliases": list(entity.aliases),
    }


def _change(before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    names = dict.fromkeys([*before, *after])
    differing = tuple(name for name in names if before.get(name) != after.get(name))
    return Change(before, after, differing)


# For a person ---------------------------------------------------------------------------


def _lines(changes: Changes) -> Iterator[str]:
    if not changes:
        yield "no difference"
        return
    yield (
        f"statements: {len(changes.added)} added, {len(changes.removed)} removed, "
        f"{len(changes.changed)} changed"
    )
    yield (
        f"entities: {len(changes.entities_added)} added, {len(changes.entities_removed)} removed, "
        f"{len(changes.entities_changed)} changed, {len(changes.merges)} merged, split or renamed"
    )
    for merge in changes.merges:
        yield ""
        before, after = (", ".join(side.values()) for side in (merge.before, merge.after))
        yield f"> {merge.fate}: {before} → {after}"
    for sign, nodes in (("+", changes.entities_added), ("-", changes.entities_removed)):
        for node in nodes:
            yield ""
            yield f"{sign} {node['name']}  {node['type']}"
    for change in changes.entities_changed:
        yield ""
        yield f"~ {change.after['name']}  {change.after['type']}"
        yield from _fields(change)
    for sign, records in (("+", changes.added), ("-", changes.removed)):
        for record in records:
            yield ""
            yield f"{sign} {_fact(record)}"
            yield f"    st:{record['id']}  {_places(record)}"
            for evidence in record["evidence"][:1]:
                yield f"    {evidence['sentence']}"
    for change in changes.changed:
        yield ""
        yield f"~ {_fact(change.after)}"
        yield f"    st:{change.after['id']}  {_places(change.after)}"
        yield from _fields(change)


def _fact(record: Mapping[str, Any]) -> str:
    target = record["object"]
    polarity = "" if record["polarity"] == "positive" else "not "
    modality = "" if record["modality"] == "asserted" else f"  ({record['modality']})"
    claim = record["claim"]
    said = f"  claimed by {claim['speaker']['name']}" if claim else ""
    return (
        f"{record['subject']['name']} —[{polarity}{record['relation']['label']['zh']}]→ "
        f"{target.get('name', target.get('value'))}{modality}{said}"
    )


def _places(record: Mapping[str, Any]) -> str:
    return ", ".join(dict.fromkeys(evidence["document"] for evidence in record["evidence"]))


def _fields(change: Change) -> Iterator[str]:
    for name in change.fields:
        before, after = change.before.get(name), change.after.get(name)
        if name == "evidence":
            yield from _evidence(before or [], after or [])
        else:
            yield f"    {name}: {_shown(before)} → {_shown(after)}"


def _evidence(before: list[Any], after: list[Any]) -> Iterator[str]:
    for sign, items, others in (("-", before, after), ("+", after, before)):
        for item in items:
            if item not in others:
                place = f"{item['quote_start']}–{item['quote_end']}"
                yield f"    {sign} {item['document']}, characters {place}: {item['sentence']}"


def _shown(value: object) -> str:
    if isinstance(value, Mapping) and value.get("name"):
        return str(value["name"])
    if isinstance(value, str | int | float):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
