"""双方, 两国 and 两人 become the two things that the text has put side by side just before.

Those who act together count, and for people those of whom one acts on the other; the two
countries of a visit do so to the end of its report (:mod:`kgbuild.resolve.pointing.visits`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.pointing.discourse import Pair
from kgbuild.resolve.pointing.scene import CONTINUED, PROTAGONIST, Antecedent, Scene

_BOTH: Final = frozenset(
    "双方 两人 二人 两者 二者 两家公司 两公司 两家企业 两国 两省 两地 两市 两校 夫妇 两兄弟".split()
)
#: 两区, 两馆, 两家医院: what two are called that are named by such a word.
_TWO_NAMED: Final = regex(
    "(?:两|这两)(?:[个家所])?(?P<noun>[区县镇乡村州院馆所厂局社行队]|医院|大学|学院|学校|银行|集团|机构|单位|协会|企业|高校)"
)
#: By what else than its own word the name of one ends.
_NAMED_SO: Final = {
    "机构": ("所", "院", "中心", "会", "馆", "社"),
    "单位": ("所", "院", "中心", "会", "馆", "社", "局", "公司", "集团", "大学"),
    "企业": ("公司", "集团", "厂", "科技", "股份"),
    "高校": ("大学", "学院"),
    "学校": ("大学", "学院", "中学", "小学"),
    "集团": ("公司",),
    "协会": ("学会", "联合会"),
}
_TWO_SIDES: Final = frozenset("双方 两者 二者".split())  # people or houses
_TWO_PEOPLE: Final = frozenset("两人 二人 夫妇 两兄弟".split())
_SIDES: Final = ("Agent", "Place", "Group", "Entity")  # who agrees on something with another


def _last(pair: Pair) -> int:
    """Return where the later of a pair stands."""
    return max(pair.position, pair.last)


class Couples:
    """Finds what words for two mean in one document.

    Args:
        scene: What it names.
        pairs: Every place that has two things side by side.
        find: What the words of one side of a pair mean, where they name nothing themselves.
    """

    def __init__(
        self,
        scene: Scene,
        pairs: Iterable[Pair],
        find: Callable[[str, Pair], Antecedent | None],
    ) -> None:
        self._scene = scene
        self._pairs = sorted(pairs, key=lambda pair: (_last(pair), not pair.together))
        self._find = find

    def both(self, words: str, position: int, sentence: Span) -> tuple[Antecedent, ...]:
        """Return the two that 双方 or 两人 at a place means; nothing where that is not sure.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        named = _TWO_NAMED.fullmatch(words)
        if words not in _BOTH and named is None:
            return ()
        endings = (named["noun"], *_NAMED_SO.get(named["noun"], ())) if named is not None else ("",)
        index = bisect_left(self._scene.sentences, sentence)
        near = {sentence, *self._scene.sentences[max(0, index - 1) : index]}
        people = words in _TWO_PEOPLE
        for pair in reversed(self._pairs):
            if _last(pair) >= position or not (pair.lasting or pair.sentence in near):
                continue
            ends = [self._side(end, pair) for end in (pair.one, pair.other)]
            names = [end for end in ends if end is not None]
            if len(set(names)) < 2 or not (pair.together or people):
                continue
            if not all(name.endswith(endings) for name in names):
                continue
            kinds = [self._scene.kinds.get(name, "Entity") for name in names]
            alike = all(self._scene.is_a(kind, "Person") for kind in kinds) == people
            agents = all(any(self._scene.is_a(k, a) for a in _SIDES) for k in kinds)
            if (alike and (people or agents)) or (words in _TWO_SIDES and agents):
                return tuple(Antecedent(name, CONTINUED) for name in names)
        return self._only(position) if words == "双方" else ()

    def _only(self, position: int) -> tuple[Antecedent, ...]:
        """Return the only two houses that a report has told to act together before a place."""
        couples = set()
        for pair in self._pairs:
            if pair.together and self._scene.begin(position) <= pair.position < position:
                names = [self._side(end, pair) for end in (pair.one, pair.other)]
                kinds = [self._scene.kinds.get(name or "", "Entity") for name in names]
                if None not in names and not any(self._scene.is_a(k, "Person") for k in kinds):
                    couples.add(frozenset(name for name in names if name is not None))
        couple = sorted(couples.pop()) if len(couples) == 1 else []
        return tuple(Antecedent(name, PROTAGONIST) for name in couple) if len(couple) == 2 else ()

    def _side(self, words: str, pair: Pair) -> str | None:
        if words in self._scene.kinds:
            return words
        found = self._find(words, pair)
        return found.name if found is not None else None
