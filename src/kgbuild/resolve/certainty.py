"""What was read, and how surely it could be named, become the confidence of a statement.

A reading's chance is that of the row that states it: the fact's own, or that of the adjunct
that stands in for a missing object. Each reference that had to be found elsewhere multiplies
it. The factor shows among the grounds as what it costs in log-odds.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from kgbuild.model import Ground, Qualifier, Triple

#: Two digits are all that a chance has, so nothing is surer than this.
_SUREST = 0.99


def judged(
    reading: Triple | Qualifier, certainties: Mapping[str, float]
) -> tuple[float, tuple[Ground, ...]]:
    """Return the confidence of a statement, and what it rests on.

    Args:
        reading: The triple, or the adjunct that serves as its object.
        certainties: 0-1, of each reference, by the name of its ground.

    Returns:
        The confidence, 0-1, and its grounds, weightiest first.
    """
    chance, reasons = reading.confidence, list(reading.grounds)
    for feature, certainty in certainties.items():
        before = chance
        chance *= certainty
        if certainty < 1 and chance > 0:
            reasons.append(Ground(feature, round(_log_odds(chance) - _log_odds(before), 2)))
    reasons.sort(key=lambda ground: (-abs(ground.log_odds), ground.feature))
    return round(chance, 4), tuple(reasons)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1 - _SUREST), _SUREST)
    return log(bounded / (1 - bounded))
