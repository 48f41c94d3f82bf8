"""双方, 两国 and 两人 become the two things that the text has put side by side just before.

Those who act together count, and for people those of whom one acts on the other; the two
countries of a visit do so to the end of its report (:mod:`kgbuild.resolve.setting.visits`). Where
nobody is put side by side, 两人 and 两校 are the only two of that kind that were named near, and
双方 after them are the same two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_several
from kgbuild.resolve.pointing.discourse import Named, Pair
from kgbuild.resolve.pointing.scene import CONTINUED, PROTAGONIST, Antecedent, Scene

_BOTH: Final = frozenset(
    "双方 两人 二人 两者 二者 两家公司 两公司 两家企业 两国 两省 两地 两市 两校 夫妇 两兄弟".split()
)
#: What two are of, by the words for them, where only two such were named near.
_OF_A_KIND: Final = {
    **dict.fromkeys(("两人", "二人"), ("Person",)),
    **dict.fromkeys(("两家公司", "两公司", "两家企业", "两家银行"), ("Company", "Bank")),
    **dict.fromkeys(("两校", "两所大学", "两所高校", "两所学校"), ("School", "University")),
    **dict.fromkeys(("两家医院", "两院"), ("Hospital",)),
    "两国": ("Country",),
    "两省": ("Province",),
    "两市": ("City",),
    "两县": ("District",),
}
_DIVISIONS: Final = tuple("区县镇乡村州市")  # 白河区 is no 县
#: Somebody or some house that a text does not name.
_NAMELESS: Final = regex(r"[一某][位名家所]|另[一外]|某[人甲]")
_NEAR: Final = 3  # sentences back for them
_AGAIN: Final = 2  # sentences back for two who were called so
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
        text: The document.
    """

    def __init__(
        self,
        scene: Scene,
        pairs: Iterable[Pair],
        find: Callable[[str, Pair], Antecedent | None],
        text: str = "",
    ) -> None:
        self._scene = scene
        self._text = text
        self._pairs = sorted(pairs, key=lambda pair: (_last(pair), not pair.together))
        self._find = find
        #: Whom such words have been found to mean: where, and the two.
        self._called: list[tuple[int, Span, tuple[str, ...]]] = []

    def both(self, words: str, position: int, sentence: Span) -> tuple[Antecedent, ...]:
        """Return the two that 双方 or 两人 at a place means; nothing where that is not sure.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        if words not in _BOTH and words not in _OF_A_KIND and _TWO_NAMED.fullmatch(words) is None:
            return ()
        found = self._together(words, position, sentence)
        if found and words not in _TWO_SIDES:
            self._called.append((position, sentence, tuple(who.name for who in found)))
        return found

    def _together(self, words: str, position: int, sentence: Span) -> tuple[Antecedent, ...]:
        """Return the two that a text has put side by side, or named near by themselves."""
        named = _TWO_NAMED.fullmatch(words)
        endings = (named["noun"], *_NAMED_SO.get(named["noun"], ())) if named is not None else ("",)
        index = bisect_left(self._scene.sentences, sentence)
        near = {sentence, *self._scene.sentences[max(0, index - 1) : index]}
        people = words in _TWO_PEOPLE
        again = self._again(words, position, sentence)
        for pair in reversed(self._pairs):
            if _last(pair) >= position or not (pair.lasting or pair.sentence in near):
                continue
            if again and _last(pair) < again[0]:
                break
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
        if again:
            return tuple(Antecedent(name, CONTINUED) for name in again[1])
        if (branches := _OF_A_KIND.get(words)) is not None:
            two = self._named_near(branches, position, sentence)
            others = (who.name for who in two if not who.name.endswith(endings))
            return () if any(name.endswith(_DIVISIONS) for name in others) else two
        return self._only(position) if words == "双方" else ()

    def _again(
        self, words: str, position: int, sentence: Span
    ) -> tuple[int, tuple[str, ...]] | None:
        """Return the two last called so (两校…。双方…), and where, if that is near."""
        index = bisect_left(self._scene.sentences, sentence)
        near = {sentence, *self._scene.sentences[max(0, index - _AGAIN) : index]}
        people = words in _TWO_PEOPLE
        for place, said, names in reversed(self._called):
            persons = all(self._is_of(name, ("Person",)) for name in names)
            if place < position and said in near and (words in _TWO_SIDES or persons == people):
                return (place, names) if words in _TWO_SIDES or people else None
        return None

    def _named_near(
        self, kinds: tuple[str, ...], position: int, sentence: Span
    ) -> tuple[Antecedent, ...]:
        """Return the only two of a kind that are named near; of three nobody can tell."""
        for reach in range(_NEAR + 1):
            near = self._named_in(kinds, position, sentence, reach)
            if len({place.name for place in near}) < 2:
                continue
            if _NAMELESS.search(self._text, near[0].position, position):
                return ()  # 另一位学者认为…，两人至今没有结论
            wider = self._named_in(kinds, position, sentence, reach + 1)
            acting = {place.name for place in wider if place.acting}
            names = acting if len(acting) > 1 else {place.name for place in wider}
            two = sorted(names) if len(names) == 2 else []
            return tuple(Antecedent(name, CONTINUED) for name in two)
        return ()

    def _named_in(
        self, kinds: tuple[str, ...], position: int, sentence: Span, reach: int
    ) -> list[Named]:
        near = self._scene.window(position, sentence, reach)
        return [p for p in near if self._is_of(p.name, kinds) and "的" not in p.name]

    def _is_of(self, name: str, kinds: tuple[str, ...]) -> bool:
        kind = self._scene.kinds.get(name, "Entity")
        return any(self._scene.is_a(kind, branch) for branch in kinds) and not is_several(name)

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
