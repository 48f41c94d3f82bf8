"""Readings that differ only in how much describes a head share their chances.

谷教授 | 加入 | 公司 and 退休的专家谷教授 | 加入 | 公司 are one fact, cut in two ways, and two
extractors that cut it differently agree on the fact. Each cut by itself is unlikely, the more ways
there are the less; but only one of them can be what a person would cut, so the chances of exclusive
readings add up. On annotated text (72 such pairs) the surer one had a chance of .45 by itself, the
two together .76, and one of the two was right in .79 of the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from kgbuild.model import Mention, Triple

#: The surest cut was the right one in three of four pairs of which one was right.
_SUREST = 0.75
_MOST = 0.95


def shared(triples: Sequence[Triple], chances: Sequence[float]) -> list[float]:
    """Return the chances of readings, the surest of each fact's cuts raised by the others'.

    Args:
        triples: What was read from one sentence.
        chances: The chance of each by itself, 0-1.
    """
    facts: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, triple in enumerate(triples):
        ends = (_end(triple.subject), _end(triple.object))
        if None not in ends:
            relation = triple.relation.spans[-1].end, triple.predicate, triple.polarity
            facts[(*relation, *ends)].append(number)
    raised = list(chances)
    for numbers in facts.values():
        if len(numbers) > 1:
            surest = max(numbers, key=lambda n: (chances[n], -n))
            together = min(sum([chances[n] for n in numbers]), _MOST)
            raised[surest] = max(chances[surest], round(_SUREST * together, 2))
    return raised


def _end(mention: Mention | None) -> int | None:
    """Return where a phrase ends, which is where its head does; ``None`` for one in pieces."""
    if mention is None:
        return -1
    return mention.spans[0].end if len(mention.spans) == 1 and mention.text else None
