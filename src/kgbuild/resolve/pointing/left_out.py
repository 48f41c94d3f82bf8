"""Whom a sentence is about that leaves its subject out (1926年考入…。此后任…).

It is what the sentence before is about, if that is one thing, or else what the text is about; of a
paper whose body it is, or the plan. What cannot bear the predicate (no street graduates) does not
come into question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from kgbuild.model import Span, Triple
from kgbuild.ontology.deeds import Frame, Takers, sort_of_name, takers
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import ELIDED
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.own_houses import OwnHouses
from kgbuild.resolve.pointing.scene import (
    HEADWORD,
    OWNER,
    PROTAGONIST,
    SUBJECT_MATTER,
    TASK,
    Antecedent,
    Scene,
)
from kgbuild.resolve.setting.authors import Author
from kgbuild.resolve.setting.turns import ASKING
from kgbuild.resolve.setting.voices import TURN, Voice, voice_at

#: What one says of one's own feelings, and of nobody else's, without a subject.
_FEELING = regex(
    r"(?:很|非常|十分|特别|感到|深感|倍感|無比|无比)(?:高兴|荣幸|激动|遗憾|抱歉|欣慰|高興|榮幸|激動|遺憾)"
)
#: The years of a life or of a house: 1951年任…, 道光四年迁…, 战争期间停办.
_DATED = regex(
    r"(?P<era>[\u4e00-\u9fff]{2,4}?)[元一二三四五六七八九十]{1,3}年|\d{3,4}年|[同次翌]年|"
    r"[\u4e00-\u9fff]{2,8}?(?:期间|時期|期間|时期|初年|末年|初期|后期|爆发后)"
)
_ITEM = regex(r"[一二三四五六七八九十][是要]|[第其][一二三四五六七八九十]，")
_POINTS_APART = 16  # sentences from the first point of a list to a later one
_BACK = 3  # sentences back for the one thing that alone can bear a predicate
_LAST = 2  # characters of the verb that a predicate ends on (主持|修建)
_HELD = "任"  # 后来任
_ASKER = regex(rf"[ \u3000]*(?:{ASKING.pattern})[：:]?(?:请问)?")
_ASKED = regex("[您你](?!们)")
_PERSONAL = frozenset({"people"})
#: What took place while something else did, and of whom the sentence does not say.
_MEANWHILE = regex(
    r"[^，。；]{2,12}(?:期间|现场|会上|当天|当日|同期)，?(?:还|也|同时|同步|共|将|还将)*"
)
_TAKING_PLACE = ("举办", "举行", "召开", "发布", "展出", "开展", "签约", "进行")
#: What only dates the clause behind it: 院系调整后任…, 战争爆发时在….
_FRAMING = regex(r"[^，。；]{1,20}(?:之后|以后|后|时|期间|之前|以前|前)，?")
_PASSIVE = frozenset(("passive", "passive-result"))


def takers_of(triple: Triple) -> Takers | None:
    """Return of what the predicate of a triple can be told, ``None`` where of anything."""
    passive = triple.construction in _PASSIVE
    frame: Frame = "is" if passive or triple.object is None else "does"
    verb = triple.predicate
    ends = (verb, verb[-_LAST:], verb[-1:] if verb.endswith(_HELD) else verb)
    told = next(filter(None, (takers([end], frame) for end in ends)), None)
    return None if told is not None and passive and told.sorts == {"people"} else told


class LeftOut:
    """Finds in one document whom its sentences leave out.

    Args:
        scene: What it names.
        text: The document.
        heard: Its voices.
        own: Whom those speak for.
        plan: The plan that it is, or whose tasks it lists, if it is one.
        author: Who does what it tells without a subject, if it is a paper of theirs.
        headword: Whom or what it is an article about, if it is one.
        subject: What it is about.
        beside: Tells of what acts whether a text tells of it in passing only (父亲甲早逝).
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        scene: Scene,
        text: str,
        *,
        heard: Sequence[Voice],
        own: OwnHouses,
        plan: Named | None,
        author: Author | None,
        headword: str | None,
        subject: str | None,
        beside: Callable[[Named], bool],
    ) -> None:
        self._scene, self._text, self._heard, self._own = scene, text, heard, own
        self._plan, self._author = plan, author
        self._headword, self._subject, self._beside = headword, subject, beside
        self._lost: set[Span] = set()  # sentences about somebody whom the text does not name

    def find(
        self,
        position: int,
        sentence: Span,
        takes: Takers | None,
        settled: Mapping[tuple[int, str], Antecedent],
    ) -> Antecedent | None:
        """Return whom a sentence leaves out at a place, or ``None``.

        Args:
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            takes: Of what its predicate can be told, ``None`` where of anything.
            settled: What places before have been found to mean.
        """
        same = self._before(position, sentence, settled)
        if same is not None and self._bears(same.name, takes) is not False:
            return same
        found = self._feeling(position, sentence)
        if found is None and self._author is None and self._takes_place(position, sentence):
            return None
        if found is None and sentence not in self._lost:
            found = self._continued(position, sentence, takes)
        if found is None and takes is not None:
            self._lost.add(sentence)
        return found

    def _takes_place(self, position: int, sentence: Span) -> bool:
        """Tell whether a sentence says what was held besides (展会期间还举办了大赛)."""
        held = self._text.startswith(_TAKING_PLACE, position)
        return held and bool(_MEANWHILE.fullmatch(self._text, sentence.start, position))

    def _bears(self, name: str, takes: Takers | None) -> bool | None:
        if takes is None:
            return None
        return takes.take(sort_of_name(name, self._scene.kinds.get(name, "Entity")))

    @staticmethod
    def _before(
        position: int, sentence: Span, settled: Mapping[tuple[int, str], Antecedent]
    ) -> Antecedent | None:
        """Return what an earlier clause of the sentence leaves out: it is the same."""
        before = [
            (place, found)
            for (place, words), found in settled.items()
            if words == ELIDED and sentence.start <= place < position
        ]
        return max(before, key=lambda item: item[0])[1] if before else None

    def _continued(self, position: int, sentence: Span, takes: Takers | None) -> Antecedent | None:
        """Return what the sentence before is about, for one that leaves its subject out."""
        here = [p for p in self._scene.window(position, sentence, 0) if p.acting]
        here = [p for p in here if self._bears(p.name, takes) is not False and not self._beside(p)]
        if takes is not None and takes.sorts == _PERSONAL:
            here = [p for p in here if not self._frames(p, position)]
        plan, author = self._plan, self._author
        own = {one.name for one in (plan, author) if one is not None}
        if author is not None and own.issuperset(p.name for p in here):
            return Antecedent(author.name, TASK)
        if plan and plan.sentence < sentence and all(p.name == plan.name for p in here):
            return Antecedent(plan.name, TASK)
        if here and not _ITEM.match(self._text, sentence.start):
            return None  # but 一是支持企业… goes on with who counts up
        if (question := self._question(sentence)) is not None:
            return self._asked_about(question, position, takes)
        before = [p for p in self._gone_on_with(sentence) if p.acting]
        before = [p for p in before if self._scene.is_nameable(p.kind)] or before
        nameless = not any(self._scene.is_nameable(p.kind) for p in before)
        able = [p for p in before if self._bears(p.name, takes) is not False]
        named = {place.name for place in able}
        goes_on = nameless or not able or self._headword in named
        headed = self._headword is not None and self._bears(self._headword, takes) is not False
        if headed and (goes_on or self._dated(sentence)):
            return Antecedent(self._headword or "", HEADWORD)
        if len(named) == 1 and self._scene.is_nameable(able[0].kind):
            return Antecedent(able[0].name, PROTAGONIST)
        about = self._subject
        if about is not None and self._bears(about, takes) is not False:
            if self._ours(about, position, sentence):
                return Antecedent(about, SUBJECT_MATTER)
            return None
        return self._alone(position, sentence, takes) if not able else None

    def _question(self, sentence: Span) -> str | None:
        """Return what was asked in the line before, where a sentence opens the answer."""
        if not any(
            v.kind == TURN and sentence.start <= v.start < sentence.end for v in self._heard
        ):
            return None
        end = self._text.rfind("\n", 0, sentence.start)
        start = self._text.rfind("\n", 0, max(0, end)) + 1
        asker = _ASKER.match(self._text, start, max(start, end))
        return self._text[asker.end() : end] if asker is not None else None

    def _asked_about(self, question: str, position: int, takes: Takers | None) -> Antecedent | None:
        """Return what a question opens on, or who answers one that is put to 您."""
        answers = voice_at(position, self._heard)
        if answers is not None and _ASKED.search(question):
            found = answers.person
        else:
            opens = [n for n in self._scene.kinds if question.startswith(n)]
            found = max(opens, key=len, default="")
        return (
            Antecedent(found, OWNER) if found and self._bears(found, takes) is not False else None
        )

    def _frames(self, place: Named, position: int) -> bool:
        """Tell whether something only dates what somebody does (院系调整后任系主任)."""
        if self._scene.is_a(place.kind, "Person") or place.position >= position:
            return False
        return _FRAMING.fullmatch(self._text, place.position, position) is not None

    def _alone(self, position: int, sentence: Span, takes: Takers | None) -> Antecedent | None:
        """Return what alone of all that acted lately can bear a predicate for certain."""
        able = {
            place.name
            for place in self._scene.window(position, sentence, _BACK)
            if place.acting and self._scene.is_nameable(place.kind)
            if self._bears(place.name, takes)
        }
        return Antecedent(able.pop(), SUBJECT_MATTER) if len(able) == 1 else None

    def _ours(self, name: str, position: int, sentence: Span) -> bool:
        """Tell whether nobody speaks at a place, or speaks for what a name is of."""
        voice = voice_at(position, self._heard)
        own = self._own.own(position, sentence, None) if voice else None
        return own is None or own.name == name

    def _dated(self, sentence: Span) -> bool:
        """Tell whether a sentence opens on a year, as those of a chronicle do."""
        year = _DATED.match(self._text, sentence.start)
        eras = self._scene.lexicon.eras
        return year is not None and (not year["era"] or any(map(year["era"].endswith, eras)))

    def _gone_on_with(self, sentence: Span) -> Sequence[Named]:
        """Return what the sentence names that ``sentence`` goes on with: the one before it.

        What a speaker counts up (我们办了三件事。一是…。二是…) goes on with what stands before.
        """
        index = bisect_left(self._scene.sentences, sentence)
        if _ITEM.match(self._text, sentence.start) and self._text[sentence.start] != "一":
            index = self._first_item(index)
        while index > 1 and _ITEM.match(self._text, self._scene.sentences[index].start):
            if not _ITEM.match(self._text, self._scene.sentences[index - 1].start):
                break
            index -= 1
        return self._scene.by_sentence[self._scene.sentences[index - 1]] if index else ()

    def _first_item(self, index: int) -> int:
        """Return which sentence begins the list of points that one belongs to, or ``index``."""
        for first in range(index - 1, max(0, index - _POINTS_APART), -1):
            start = self._scene.sentences[first].start
            if self._text[start] == "一" and _ITEM.match(self._text, start):
                return first
        return index

    def _feeling(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the speaker, for one who says of nobody that they are glad to do what follows."""
        voice = voice_at(position, self._heard)
        if voice is None:
            return None
        start = max(sentence.start, voice.start)
        if _FEELING.search(self._text, start, position) is None:
            return None
        acting = any(
            p.acting for p in self._scene.window(position, sentence, 0) if p.position >= start
        )
        return None if acting else Antecedent(voice.person, OWNER)
