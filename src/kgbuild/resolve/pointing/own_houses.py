"""What 我们, 我校 and a bare 公司 mean: the house of who speaks, or the one that acted last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.pointing.definite import DefiniteNouns
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import PRONOUN_CONFIDENCE, PROTAGONIST, Antecedent, Scene
from kgbuild.resolve.setting.spokesmen import OWN_HOUSE, House
from kgbuild.resolve.setting.turns import ASKING
from kgbuild.resolve.setting.voices import TURN, Voice, voice_at

_TOWN_ORGAN = regex(
    r"(?:.*[省市县区镇乡])?(?P<town>[^省市县区镇乡]{2,6}(?:村|社区))的?(?:党支部|党总支|党委|村委会|居委会|委员会)"
)
_ORGAN = regex(
    r"(?:中共)?(?P<town>[^省市县区镇乡]{1,6}[省市县区镇乡]|[^省]{1,4}省[^市]{1,6}市)[省市县区镇乡]?"
    r"(?:委|委员会|人民政府|政府)(?:办公[室厅])?"
)
#: The town in the name of its house: 贵州省|荔波县|文旅局.
_SEAT = r"(?:中共)?(?:[\u4e00-\u9fff]{{1,7}}?[省市])?(?P<town>[\u4e00-\u9fff]{{1,9}}?{level})."
#: What a firm puts out about itself.
_IN_CHARGE = regex(
    r"(?P<house>[\u4e00-\u9fff]{3,16}?)(?:有关|相关)?(?:负责人|发言人|工作人员|高管|人士|经理)"
)
_DEPARTMENTS = ("部门", "事业部", "业务部")  # of a firm, as who speaks for it calls them
_ANNOUNCES = regex(r"[^，。；：\n]{2,24}?(?:公告|披露)(?!显示)")
_REPORTS = ("财报", "年报", "季报", "报告", "公告", "招股书", "招股说明书", "声明")
_SCHOOLS = ("大学", "学院", "中学", "小学")
_CHINA = "中国"
_OUR_LAND = 0.95
#: What stands before a name in its clause, the office included.
_OFFICE = regex(r"[\u4e00-\u9fff]{2,14}\Z")
_MAIN = 2  # clauses that a house acts in, at least twice as many as any other
_BYLINE = 20  # characters from the first office of a byline to the last
_ORGANIZATION = 0.85  # 我们 may also be all of us

#: Who judges houses that are not their own.
_OUTSIDE = r"(?:分析师|分析人士|研究员|评论员|评论人|经济学家|观察人士|律师|教授|专家|记者)"

#: What closes a name in quotes, or is part of one, but closes no sentence in quotes (…。”公司…).
_MARKED = regex(r"[^\s。！？!?，,；;…：:][\"'`”’」』>}&@%#\\]$")


def _place(named: Named) -> int:
    return named.position


class OwnHouses:
    """Tells whose house is meant where nobody names one.

    Args:
        scene: What the document names.
        definite: What reads its definite nouns.
        heard: Its voices.
        houses: For whom they speak.
        employers: Person -> the organisation that their office names.
        heads: Person -> the noun by which their office calls its house, and where (集团董事长甲).
        text: The document.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        scene: Scene,
        definite: DefiniteNouns,
        *,
        heard: Sequence[Voice],
        houses: Sequence[House],
        employers: Mapping[str, str],
        heads: Mapping[str, tuple[str, int, Span]],
        text: str,
    ) -> None:
        self._scene = scene
        self._definite = definite
        self._heard = heard
        self._houses = houses
        self._employers = employers
        self._heads = heads
        self._text = text

    def house(
        self, noun: str, position: int, sentence: Span, sayer: str | None = None
    ) -> Antecedent | None:
        """Return which organisation a bare class noun (公司, 学校, 大会) means at a place.

        What somebody says of 公司 is said of the speaker's own house. Elsewhere it is the only one
        of its class that acted just before or, failing that, the nearest thing named so. Right
        behind quotes or a sign it is the end of a name (“远山”公司), and points to nothing.

        Args:
            noun: The noun.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            sayer: Name of who is said to say it, if anybody is.
        """
        if _MARKED.search(self._text, max(0, position - 2), position):
            return None
        outside = sayer is not None and re.search(_OUTSIDE + re.escape(sayer), self._text)
        spoken = self._spoken_for(position) or voice_at(position, self._heard)
        if not outside and (sayer is not None or spoken is not None):
            own = self.own(position, sentence, sayer)
            ends = own is not None and len(noun) > 1 and own.name.endswith(noun)
            ends = (ends and self._is_house(noun)) or noun.endswith(_DEPARTMENTS)
            if own is not None and (ends or (noun in OWN_HOUSE and self._fits(noun, own.name))):
                return own
        if sayer is not None and (reporting := self._reporting(sayer)) is not None:
            return Antecedent(reporting, PRONOUN_CONFIDENCE)
        if sayer is None and (headword := self._definite.barely(noun, position, sentence)):
            return headword
        if sayer is None and (firm := self._announcing(noun, position, sentence)) is not None:
            return Antecedent(firm, PRONOUN_CONFIDENCE)
        acting = noun in OWN_HOUSE and self._definite.acted_before(noun, position, sentence)
        found = acting or self._definite.described(noun, position, sentence)
        if outside and found is not None and found.name == self._employers.get(str(sayer)):
            found = None
        return found or self._main(noun, position)

    def _announcing(self, noun: str, position: int, sentence: Span) -> str | None:
        """Return the firm whose notice the text goes on about (甲公告称…。乙是…。公司董秘表示…).

        Where another firm acts in the sentence itself, 公司 may be that one.
        """
        if noun != "公司":
            return None
        firms = [p for p in self._scene.acting() if self._scene.is_a(p.kind, "Company")]
        told = [p for p in firms if _ANNOUNCES.match(self._text, p.position)]
        last = max((p for p in told if p.position < position), key=_place, default=None)
        here = {p.name for p in firms if sentence.start <= p.position < position}
        return last.name if last is not None and here <= {last.name} else None

    def _main(self, noun: str, position: int) -> Antecedent | None:
        """Return the house that a text goes on about, called 公司 where no other is near."""
        head = self._scene.lexicon.heads.get(noun)
        if noun not in OWN_HOUSE or head is None:
            return None
        acts = Counter(
            p.name
            for p in self._scene.acting()
            if p.position < position and "的" not in p.name and self._scene.is_a(p.kind, head[0])
        )
        (main, most), second = [*acts.most_common(2), ("", 0), ("", 0)][:2]
        alone = most >= _MAIN and most >= 2 * second[1]
        return Antecedent(main, PROTAGONIST) if alone else None

    def _reporting(self, sayer: str) -> str | None:
        """Return the firm whose report says it (甲公司一季度财报显示，公司…)."""
        if charged := _IN_CHARGE.fullmatch(sayer):  # 甲公司负责人承认，公司…
            name = charged["house"]
            named = self._scene.lexicon.head_class(name)
            return name if named and self._scene.is_a(named, "Organization") else None
        if not sayer.endswith(_REPORTS):
            return None
        firms = {
            place.name
            for place in self._scene.places()
            if sayer.startswith(place.name) and self._scene.is_a(place.kind, "Organization")
        }
        return max(firms, key=len) if firms else None

    def own(self, position: int, sentence: Span, sayer: str | None) -> Antecedent | None:
        """Return what 我们 is: whom the speaker speaks for, or whose office they hold.

        Args:
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            sayer: Name of who is said to say it, if anybody is.
        """
        if sayer is not None and ASKING.fullmatch(sayer):
            return None  # who asks speaks for no house of the text
        voice = voice_at(position, self._heard)
        heard = sayer is None or (voice is not None and voice.person == sayer)
        house = self._spoken_for(position) if heard else None
        if house is not None and house.name not in OWN_HOUSE:
            return Antecedent(house.name, PRONOUN_CONFIDENCE)
        if house is not None:  # 我谨代表学校
            index = bisect_right(self._scene.sentences, Span(house.position, house.position))
            where = self._scene.sentences[max(0, index - 1)] if self._scene.sentences else sentence
            found = self._definite.described(house.name, house.position, where)
            if found is not None:
                return found
        speaker = sayer or (voice.person if voice is not None else None)
        own = self._our_organization(speaker, position)
        return own if house is None or own is None or self._fits(house.name, own.name) else None

    def presided(self, position: int) -> Antecedent | None:
        """Return the house of the head whose office, in the byline of a speech, stands there."""
        near = (h for h in self._houses if 0 <= position - h.position <= _BYLINE)
        line = (h.name for h in near if "\n" not in self._text[h.position : position])
        name = next(line, None)
        return Antecedent(name, PRONOUN_CONFIDENCE) if name else None

    def ours(
        self, words: re.Match[str], position: int, sentence: Span, sayer: str | None
    ) -> Antecedent | None:
        """Return what 我校 or 我们村 is: one's own house, or the town that the text is about."""
        if words.groupdict().get("land"):
            return self._land(position, sayer)
        own = self.own(position, sentence, sayer)
        if words["town"] is None:
            return own
        if own is not None and own.name.endswith(words["town"]):
            return own
        organ = _ORGAN.fullmatch(own.name) if own is not None else None
        if own is not None and organ is not None and organ["town"].endswith(words["town"]):
            return Antecedent(organ["town"], own.certainty)  # who leads 甲县县委 speaks of 甲县
        seat = own and re.match(_SEAT.format(level=words["town"]), own.name)
        if own is not None and seat:
            return Antecedent(seat["town"], own.certainty)  # 县里, as 甲县文旅局局长 says
        return self._definite.whole("全" + words["town"], position, sentence)

    def _land(self, position: int, sayer: str | None) -> Antecedent | None:
        """Return what 我国 is: China, unless the speaker is of another country."""
        voice = voice_at(position, self._heard)
        who = sayer or (voice.person if voice is not None else None)
        abroad = who is not None and any(self._lands_before(who))
        return None if abroad else Antecedent(_CHINA, _OUR_LAND)

    def _lands_before(self, person: str) -> Iterator[str]:
        """Yield the foreign countries that a person's office names (法国外交部长甲)."""
        for named in re.finditer(re.escape(person), self._text):
            before = _OFFICE.search(self._text, 0, named.start())
            words = before[0] if before is not None else ""
            for start, end in combinations(range(len(words) + 1), 2):
                entry = self._scene.lexicon.get(words[start:end])
                if entry is None or words[:start].endswith("驻"):
                    continue
                if entry.type == "Country" and entry.canonical != _CHINA:
                    yield entry.canonical

    def _spoken_for(self, position: int) -> House | None:
        """Return for whom who speaks at a place says that they speak, if they say so."""
        voice = voice_at(position, self._heard)
        who = voice.person if voice is not None else None  # who has several turns has one house
        said = (h for h in self._houses if (h.voice.person if h.voice else None) == who)
        return next(said, None)

    def _fits(self, noun: str, name: str) -> bool:
        """Tell whether an organisation may be called by a class noun."""
        if noun == "学校" and name.endswith(_SCHOOLS):
            return True  # a university calls itself so
        kind, head = self._scene.kinds.get(name, "Entity"), self._scene.lexicon.heads.get(noun)
        return kind == "Organization" or (head is not None and self._scene.is_a(kind, head[0]))

    def _is_house(self, noun: str) -> bool:
        """Tell whether a noun is one for houses (研究院), and not for what they make (机器人)."""
        head = self._scene.lexicon.heads.get(noun)
        return head is None or any(self._scene.is_a(head[0], k) for k in ("Organization", "Place"))

    def _our_organization(self, speaker: str | None, position: int) -> Antecedent | None:
        """Return the house of who speaks; a report and a notice have none of their own."""
        kind = self._scene.kinds.get(speaker or "", "Entity")
        if speaker is None or self._scene.is_a(kind, "Document"):
            return None
        if self._scene.is_a(kind, "Organization"):
            return Antecedent(speaker, _ORGANIZATION)  # 甲公司表示，我们…
        employer = self._employers.get(speaker)
        if employer is None and (head := self._heads.get(speaker)) is not None:
            found = self.house(*head)
            return found and Antecedent(found.name, _ORGANIZATION)
        talking = {voice.person for voice in self._heard if voice.kind == TURN}
        alone = len(talking) < 2  # a panel is of many houses
        if employer is None and alone and len(set(self._employers.values())) == 1:
            employer = next(iter(self._employers.values()))  # all officers are of one house
            told = (p.position for p in self._scene.places() if p.name == employer)
            if min(told, default=position) > position:
                employer = None  # that of somebody who is named later on
        if employer and (town := _TOWN_ORGAN.fullmatch(employer)):
            employer = town["town"]  # who leads a village's committee speaks for the village
        return Antecedent(employer, _ORGANIZATION) if employer else None
