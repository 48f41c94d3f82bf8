"""What a clause hands on to the next one, where a sentence is read without its tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Claim, Mention


@dataclass(slots=True)
class Context:
    """What a clause hands to the next one.

    Attributes:
        subjects: The last subject.
        objects: The last objects.
        made: What a clause before brought about.
        resumed: The subject before a clause about the last object, which is over after it.
        actors: The subject before what was only measured, once something was.
        holder: Who the clauses were about before an attribute of theirs (总部) was.
        age: Clauses since the subject was named.
        claim: Who is speaking.
        asserted: What is said is put forward as true.
        frame: A clause in 时, 后 … that dates the next one.
        work: What several have a part in, each in a clause of its own, and the last such clause.
        spoken_of: Every subject, the last one last.
        ended: Every object, likewise.
        making: What the clause right before brought about, and the index behind its verb.
        carried: What was made, once a clause has told of it.
        thanking: Who has thanked somebody.
        thanked: Who was thanked in the clause right before.
        first: Whom the first clause since a semicolon is about.
        dead: Who has died in the clause right before.
        apart: The last subject is one of several (其中甲获奖).
        moved: What the clause right before has made into something (将甲辟为乙).
        just_told: The clause right before tells something, and only a comma follows.
    """

    subjects: tuple[Mention, ...] = ()
    objects: tuple[Mention, ...] = ()
    made: tuple[Mention, ...] = ()
    resumed: tuple[Mention, ...] = ()
    actors: tuple[Mention, ...] | None = None
    holder: tuple[Mention, ...] = ()
    age: int = 0
    claim: Claim | None = None
    asserted: bool = True
    frame: Adjunct | None = None
    work: tuple[tuple[Mention, ...], Predicate] | None = None
    moved: tuple[Mention, ...] = ()
    thanking: tuple[Mention, ...] = ()
    thanked: tuple[Mention, ...] = ()
    spoken_of: list[tuple[Mention, ...]] = field(default_factory=list)
    ended: list[tuple[Mention, ...]] = field(default_factory=list)
    making: tuple[Mention, int] | None = None
    carried: tuple[Mention, ...] = ()
    first: tuple[Mention, ...] = ()
    just_told: bool = False
    apart: bool = False
    dead: tuple[Mention, ...] = ()
