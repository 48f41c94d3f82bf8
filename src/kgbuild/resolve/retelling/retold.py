"""Triples as they say most between nodes: of a firm and not of its shares, of a post and a move.

Of a place, too, and not of its natives, of what there is apart from how much of it there is, of a
share and not of who has it, of a department and not of its field (教育、民政等部门), and of what
something is done to, without the moment that its clause tells (寄往巴黎后), and 以甲为乙 of 甲.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from kgbuild.model import Triple
from kgbuild.ontology import Lexicon
from kgbuild.resolve.retelling.counted import counted
from kgbuild.resolve.retelling.departments import of_departments
from kgbuild.resolve.retelling.measured import measured
from kgbuild.resolve.retelling.moments import without_moment
from kgbuild.resolve.retelling.origins import descended, native
from kgbuild.resolve.retelling.postings import posted
from kgbuild.resolve.retelling.ranked import ranked
from kgbuild.resolve.retelling.stakes import dealt
from kgbuild.resolve.retelling.taken import taken


def retold(triple: Triple, lexicon: Lexicon) -> Triple:
    """Return a triple as it is told between nodes; most are told as they were read.

    Args:
        triple: The triple.
        lexicon: Which names are places.
    """
    plain = without_moment(triple, lexicon)
    told = ranked(counted(posted(dealt(measured(of_departments(taken(plain)))))))
    return native(descended(told, lexicon), lexicon)


class Retold(Sequence[Triple]):
    """Triples as :func:`retold` tells them, each made when it is asked for.

    Args:
        triples: The triples, which may be too many to hold.
        lexicon: Which names are places.
    """

    def __init__(self, triples: Sequence[Triple], lexicon: Lexicon) -> None:
        self._triples = triples
        self._lexicon = lexicon

    def __len__(self) -> int:
        return len(self._triples)

    def __iter__(self) -> Iterator[Triple]:
        return (retold(triple, self._lexicon) for triple in self._triples)

    @overload
    def __getitem__(self, index: int) -> Triple: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Triple]: ...
    def __getitem__(self, index: int | slice) -> Triple | Sequence[Triple]:
        """Return one triple, or several."""
        if isinstance(index, slice):
            return [retold(triple, self._lexicon) for triple in self._triples[index]]
        return retold(self._triples[index], self._lexicon)
