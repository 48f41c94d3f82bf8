"""What 这 is that is said to be something: 甲公司收购了乙厂，这是国内最大的丙厂.

In: a triple whose subject is 这. Out: what the clause before ends on, where that is of the class
that it is said to be; and the same for what the clauses after it tell of 这.
"""

from __future__ import annotations

from typing import Protocol

from kgbuild.model import Mention, Span, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.naming.called import Name
from kgbuild.resolve.pointing.scene import Antecedent

#: What is of another class than what has come of it.
_PREDECESSOR = ("的前身", "的雏形")


class _Names(Protocol):
    def type_of(self, name: str) -> str: ...
    def name(self, mention: Mention, triple: Triple) -> Name: ...


class _Before(Protocol):
    def just_named(self, position: int, sentence: Span) -> Antecedent | None: ...


class These:
    """Remembers what each 这 of the texts is.

    Args:
        names: What mentions are called, and their classes.
        before: What is named before a place.
        ontology: Classes, for what may be what.
        lexicon: Which nouns are of which class.
    """

    def __init__(
        self, names: _Names, before: _Before, ontology: Ontology, lexicon: Lexicon
    ) -> None:
        self._names, self._before = names, before
        self._ontology, self._lexicon = ontology, lexicon
        self._known: dict[tuple[str, int], Antecedent] = {}

    def meant(self, triple: Triple) -> Antecedent | None:
        """Return what the subject 这 of a triple is, or ``None`` where that stays open.

        It must be of the class that it is said to be: 甲收购了乙，这是一次… is said of the deed.
        """
        place = triple.evidence.document, triple.subject.span.start
        if (found := self._said_to_be(triple)) is not None:
            self._known[place] = found
        return self._known.get(place)  # 这是甲，1938年被拆除

    def _said_to_be(self, triple: Triple) -> Antecedent | None:
        target = triple.object
        if triple.construction != "copula" or target is None:
            return None
        sentence = triple.evidence.sentence_span
        found = self._before.just_named(triple.subject.span.start, sentence)
        if found is None or target.form.endswith(_PREDECESSOR):
            return found
        kind = self._names.type_of(found.name)
        said = self._names.name(target, triple)
        head = said.type or self._lexicon.head_class(target.form) or ""
        is_a = self._ontology.is_a
        alike = head in self._ontology.classes and (is_a(head, kind) or is_a(kind, head))
        return found if alike and kind not in ("Concept", "Entity") else None
