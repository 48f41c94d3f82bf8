"""Who goes on in what somebody says, is cited for or proposes: 甲介绍，乙将建通道，实行直提.

In: the predicates told so far. Out: whom a clause without a subject is about, where it stands in
what is said; nobody where nothing there tells it.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.bearing import PAPERS, PROPOSING, goes_on_acting, sort_of
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.chains import Chains
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.history import History
from kgbuild.model import Mention

_CITING = ("据", "根据", "按", "按照")  # before whoever says what follows


class SaidHistory(History):
    """Keeps what the clauses of one sentence tell, and who says it.

    Args:
        parts: The constituents of the sentence.
        chains: Its verb chains.
    """

    def __init__(self, parts: Constituents, chains: Chains) -> None:
        super().__init__(parts, chains)
        cites = (word for word in parts.words if word.form in _CITING)
        self._citing = frozenset(word.token.span.end for word in cites)  # where who is cited begins

    def _proposed(self, index: int) -> tuple[Mention, ...]:
        """Return the paper that proposes what a clause tells: 新计划提出设立基金."""
        scope = self._scope(index)
        told = self._told.get(scope)
        if any(scope < i < index for i in self._told):
            return ()  # 《意见》要求，车站公示票价，改造站台
        if told is None or self.parts.tree.labels[index] not in ("ccomp", "xcomp"):
            return ()
        verb = self.parts.tree.forms[told.predicate.group.verbs[-1]]
        papers = told.subjects and sort_of(told.subjects[-1]) in PAPERS
        return told.subjects if papers and verb in PROPOSING else ()

    def _reported(
        self, index: int, predicate: Predicate, found: tuple[Mention, ...]
    ) -> tuple[Mention, ...]:
        """Return who goes on in what somebody says: 甲介绍，乙将建通道，实行直提 is told of 乙."""
        words = self.parts.words
        if found and (cited := self._cited(index, found)) is not None:
            return cited
        saying = [
            i
            for i, told in self._told.items()
            if i < index and told.subjects == found and (told.predicate.clause or (0, 0))[0] > i
        ]
        if not found or not saying or self.parts.tree.forms[saying[-1]] not in w.SAY_VERBS:
            return ()
        inner = [told for i, told in self._told.items() if saying[-1] < i < index and told.subjects]
        if any(told.subjects == found for told in inner):
            return ()
        said = inner[-1].subjects if inner else ()
        goes_on = said and goes_on_acting(predicate, words, found[-1], said[-1])
        return said if goes_on else ()

    def _cited(self, index: int, found: tuple[Mention, ...]) -> tuple[Mention, ...] | None:
        """Return who goes on in what somebody is only cited for (据甲介绍，乙…，期间举办丙).

        Returns:
            Whom the clause before, in what is said, is about; ``None`` where nobody is cited.
        """
        saying = next((i for i, told in self._told.items() if told.subjects == found), None)
        if saying is None or saying > index or self._told[saying].predicate.clause is None:
            return None
        if not self._is_cited(found):
            return None
        inner = [told.subjects for i, told in self._told.items() if saying < i < index]
        return next((x for x in reversed(inner) if x and x != found), None)

    def _is_cited(self, subjects: tuple[Mention, ...]) -> bool:
        """Tell whether 据 stands before somebody (据甲介绍)."""
        return bool(subjects) and subjects[0].span.start in self._citing
