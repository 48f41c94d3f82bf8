"""Whose something is, by the words that say so: 其粉丝, 我们的车, 公司主要产品, 全市收入, 父亲甲.

In: a phrase and its place in the document. Out: what the word that owns means, where that can
only be one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import WHOSE
from kgbuild.resolve.pointing.definite import DefiniteNouns
from kgbuild.resolve.pointing.discourse import Named, Pointer
from kgbuild.resolve.pointing.lives import Lives
from kgbuild.resolve.pointing.own_houses import OwnHouses
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    OWNER,
    PRONOUN_CONFIDENCE,
    Antecedent,
    Scene,
)
from kgbuild.resolve.pointing.things import Things
from kgbuild.resolve.pointing.third_persons import KINDRED, OWN_KIN
from kgbuild.resolve.setting.spokesmen import OURS, OWN_HOUSE
from kgbuild.resolve.setting.voices import Voice, voice_at

_GIVEN = frozenset("把将称")  # 甲收购乙，并将其…, 称其为…: what is done to is not who does
_ORDERING = tuple("责令 勒令 要求 命令 督促 敦促 禁止 允许 准许 批准 授予 任命 聘请 邀请".split())
_DISMISSING = frozenset("免去 撤销 罢免 解除 免除".split())
#: A house that belongs to another, and is named by that alone: 其附属医院.
_ATTACHED = regex(r"(?:其|该\w{1,2}|我[们校院]|学校|医院)的?(?P<house>(?:附属|直属)\w{2,6})")
#: 公司主要产品, 集团的年会: what belongs to a firm that is not named beside it.
OF_HOUSE = regex(
    r"(?P<whose>公司|集团)(?!治理|法|债|制|化|律师|注册)的?(?P<rest>[^的、和与]{2,12})"
)
#: 我们洛阳研究院: a part of one's own house.
_PART = (
    r"[\u4e00-\u9fff]{2,6}"
    r"(?:研究院|研究所|实验室|研发中心|分公司|事业部|工厂|车间|办事处|营业部|基地)"
)
_OWNED = regex(
    rf"(?P<whose>其|(?:我们|我|他|她)(?=的|(?:{'|'.join(sorted(OWN_KIN))})\Z)|(?:我们|咱们)(?={_PART}\Z)|"
    rf"本(?:会|行|校|院|公司|集团|社|馆|厂|店)(?=\w{{2}})|{OURS.pattern})的?(?P<rest>[^的]{{1,20}})"
)
#: 全市财政收入, where the heading tells the town.
OF_TOWN = regex(r"(?P<whose>全(?P<level>[省市县区镇乡村州]))的?(?P<rest>(?![域级民长委]).{2,12})")


class Whose:
    """Reads what says whose something is in one document.

    Args:
        scene: What the document names.
        text: The document.
        lives: What reads its words, place by place.
        definite: What reads definite nouns.
        things: What reads 它.
        own: Whose house is meant by those who speak.
        heard: The voices of the document.
        headword: What it is an article about, if it is one.
        kin: Where it names somebody's kin without saying whose.
        find: Reads any other word that points: the word, its place, its sentence, who says it.
        settled: What is found to be meant so far, by place and word.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        scene: Scene,
        text: str,
        *,
        lives: Lives,
        definite: DefiniteNouns,
        things: Things,
        own: OwnHouses,
        heard: Sequence[Voice],
        headword: str | None,
        kin: Sequence[int],
        find: Callable[[str, int, Span, str | None], Antecedent | None],
        settled: Mapping[tuple[int, str], Antecedent],
    ) -> None:
        self._scene = scene
        self._text = text
        self._lives = lives
        self._definite = definite
        self._things = things
        self._own = own
        self._heard = heard
        self._headword = headword
        self._kin = kin
        self._find = find
        self._settled = settled

    def owner(
        self, words: str, position: int, sentence: Span, sayer: str | None = None
    ) -> Antecedent | None:
        """Return whose something is (其粉丝, 我们的车), or ``None``.

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            sayer: Name of who is said to say it, if anybody is.
        """
        of_town = OF_TOWN.fullmatch(words)
        owned = _OWNED.fullmatch(words) or OF_HOUSE.fullmatch(words) or of_town
        if owned is None:
            found = self._definite.of_headword(words, position, sentence)
            return found or self._definite.owner(words, position, sentence)
        if owned is of_town:
            about = self._headword or ""
            town = self._scene.towns.get(owned["level"])
            town = town or (about if about.endswith(owned["level"]) else None)
            found = Antecedent(town, PRONOUN_CONFIDENCE) if town is not None else None
            own = self._own.own(position, sentence, sayer) if found is None else None
            if own is not None and own.name.endswith(owned["level"]):
                found = own  # what a mayor says of 全市
        elif owned["whose"] == "其":
            found = self._lives.at(position).owners.topic(position, sentence)
        elif owned["whose"] in OWN_HOUSE:
            found = self._own.house(owned["whose"], position, sentence, sayer)
        else:
            found = self._find(owned["whose"], position, sentence, sayer)
        return found and Antecedent(found.name, found.certainty, words[: owned.start("rest")])

    def its(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what 其 at a place means, whose something is or to what something is done."""
        about = self._lives.at(position)
        if about.protagonist is not None and KINDRED.match(self._text, position + 1):
            return about.people.with_kin(position, sentence)
        before = self._text[max(0, position - 2) : position]
        if before in _DISMISSING:
            named = self._scene.window(position, sentence, 0)
            people = [p.name for p in named if self._scene.is_a(p.kind, "Person")]
            return Antecedent(people[-1], OWNER) if people else None
        if before[-1:] in _GIVEN:
            same = self._given_before(position, sentence)
            return same or self._things.given(position, sentence)
        found = about.owners.topic(position, sentence)
        if found is not None and self._text.endswith(_ORDERING, 0, position):
            here = self._scene.window(position, sentence, 0)
            if any(p.acting and p.name == found.name for p in here):
                return None  # 甲局责令其停工: somebody else
        return found

    def of_kin(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose kin somebody is that a text names without saying it (父亲甲)."""
        acting = [
            place
            for place in self._scene.window(position, sentence, 0)
            if place.acting and self._scene.is_a(place.kind, "Person")
        ]
        here = {place.name for place in acting}
        about = self._lives.at(position)
        kin = about.protagonist is not None and all(map(about.people.as_kin, acting))
        if len(here) == 1 and not kin:  # 他出海时，妻子…, but not 父亲甲是农民，母亲…
            return Antecedent(here.pop(), OWNER)
        voice = voice_at(position, self._heard)
        if voice is not None and voice.whole and not here:
            return Antecedent(voice.person, OWNER)  # who speaks of their own
        if about.protagonist is not None:
            return Antecedent(about.protagonist, OWNER)
        asked = [p for p in self._kin if sentence.start <= p < position]
        if asked:  # 长子甲，次子乙: both are somebody else's
            return self._settled.get((asked[0], WHOSE))
        for reach in (0, 1):
            people = [
                place.name
                for place in self._scene.window(position, sentence, reach)
                if place.acting and self._scene.is_a(place.kind, "Person")
            ]
            if people:
                return Antecedent(people[0], CONTINUED) if len({*people}) == 1 else None
        return None

    def _given_before(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what an earlier 将其 of the sentence means (甲将其…，乙将其…): the same."""
        before = [
            (place, found)
            for (place, words), found in self._settled.items()
            if words == "其" and sentence.start < place < position
            if self._text[place - 1] in _GIVEN
        ]
        return max(before, key=lambda item: item[0])[1] if before else None

    def attached_house(self, place: Pointer) -> Named | None:
        """Return the house that 其附属医院 names, by whose it is, for the words after it."""
        attached = _ATTACHED.fullmatch(place.words) if place.acting else None
        kind = self._scene.lexicon.head_class(attached["house"]) if attached is not None else None
        whose = self.owner(place.words, place.position, place.sentence) if kind else None
        if attached is None or whose is None or kind is None:
            return None
        name = f"{whose.name}的{attached['house']}"
        self._scene.kinds.setdefault(name, kind)
        return Named(place.sentence, place.position, name, kind, acting=True)
