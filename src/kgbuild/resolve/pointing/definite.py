"""Definite nouns become what they mean: 该公司, 本办法, 全书, 该院教授.

- 该报 of an article is its headword, where nothing near is called so.
- 该公司, 这个中心 and, as a subject, the bare 大会 mean the nearest thing whose name ends so, or
  the only one of that class; 该小说 and 这个项目, failing that, what the clause before ends on.
  该公司 is who acts in the sentence before, where one of that class does: of two firms the nearer.
- 本办法 is the document itself, which is named before all else; 全书 is the work named last, and
  全市 the city.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_several
from kgbuild.resolve.naming.names import ITSELF
from kgbuild.resolve.pointing.called import (
    ENDINGS,
    UNDERTAKINGS,
    WHOLE,
    Called,
    is_called_so,
    is_undertaken,
)
from kgbuild.resolve.pointing.headword import OfArticle
from kgbuild.resolve.pointing.only_named import (
    document_itself,
    event_called,
    event_reported,
    last_work,
    only_called_so,
    only_event,
    only_paper,
    spelt_before,
)
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    NAMED_SO,
    OWNER,
    PRONOUN_CONFIDENCE,
    Antecedent,
    Scene,
)

_DESCRIPTION = regex(
    r"(?:该|此次|本次|本届|本|这一|这(?:家|所|座|个|款|部|项|次|条|支|位|名|篇|届|场|处|间|艘|台|套|份|种|本|批|幢|栋|组|道|门|尊|幅|类)?|"
    r"此(?![外次前后时间举处地刻]))"
    r"(?P<noun>\w{1,8})"
)
#: 这家成立于2016年的芯片企业: what has just been brought up, whatever describes it.
_BROUGHT_UP = regex(r"这[家座款部艘所](?:.{2,24}的)?(?P<noun>[^的]{2,8})")
_THIS_TIME = regex(r"(?:此|本|这一?)[次届场]")
_WORKS = frozenset("书片剧诗文集作曲歌刊")
_WORD = 2  # characters of nouns that stand for many a thing
_WHATEVER = frozenset("项目 工程 计划 系统 产品 作品 平台 成果 方案".split())  # of any class
_DEFINITE = regex(r"(?:该|本|这(?:家|所|座|个))(?P<rest>\w{3,16})")
_TOWNS = frozenset("省 市 县 区 镇 乡 村 州 旗".split())
_HOUSES = frozenset("院 校 局 厅 部 会 馆 所 厂 社 司 行 矿 站 店 县 市 区 镇 村 省".split())
#: What a house may build and run, too, and is called so then.
_RUN = frozenset("中心 基地 园区 平台 实验室 工厂 站 馆".split())
_SEAT = regex(r"[省市县区州镇乡村](?=.)")  # a house that every town has
_MAIN = 2  # times that a name acts before a text is taken to go on about it
_BUILDING = ("建设", "兴建", "新建", "改建", "扩建", "修建", "打造", "投建", "承建")
_NEAR = 2  # sentences back for the only one of a class
_FAR = 6  # sentences back for a name that ends as the description does


class DefiniteNouns:
    """Finds what the definite nouns of one document mean.

    Args:
        scene: What the document names.
        text: The document.
    """

    def __init__(self, scene: Scene, text: str = "") -> None:
        self._scene = scene
        self._text = text
        self._called = Called(scene)
        self._article = OfArticle(scene, self._called)

    def find(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what a definite noun with its pointing word (该公司, 本办法) means, or ``None``.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        if itself := ITSELF.fullmatch(words):
            return document_itself(self._scene, itself["noun"])
        fresh = _BROUGHT_UP.fullmatch(words)
        if fresh and (found := self._brought_up(fresh["noun"], position, sentence)):
            return found
        described = _DESCRIPTION.fullmatch(words)
        if described is None:
            return None
        noun = described["noun"]
        if _THIS_TIME.match(words) and (event := event_reported(self._scene, noun, position)):
            return Antecedent(event, NAMED_SO)
        if _THIS_TIME.match(words) and (event := event_called(self._scene, noun)):
            return Antecedent(event, NAMED_SO)
        return (
            self._article.find(noun, position, sentence)
            or self._beside(noun, position, sentence)
            or self._spelt(noun, position, sentence)
            or self.acted_before(noun, position, sentence)
            or self.described(noun, position, sentence)
            or self._just_named(noun, position, sentence)
            or self._work(noun, position, sentence)
            or only_called_so(self._scene, noun, position)
        )

    def _work(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the work named last, be it inside an office (担任《甲》的编剧，该剧…)."""
        if noun not in _WORKS:
            return None
        title = self._text.rfind("《", sentence.start, position)
        ends = self._text.find("》", title, position) if title >= 0 else -1
        if ends > title + 1:
            return Antecedent(self._text[title + 1 : ends], NAMED_SO)
        return last_work(self._scene, position, sentence)

    def _brought_up(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what the sentence before names for the first time, for 这家企业.

        Who acts there has been named before, and so is not meant: 甲拟收购乙。这家企业…
        """
        head = self._scene.lexicon.heads.get(noun)
        kind = head[0] if head is not None else self._scene.lexicon.head_class(noun)
        things = ("Organization", "Product", "Work", "Site")
        if kind is None or not any(self._scene.is_a(kind, thing) for thing in things):
            return None
        index = bisect_left(self._scene.sentences, sentence)
        if here := self._scene.window(position, sentence, 0):
            earlier = {p.name for p in self._scene.places() if p.sentence < sentence}
            fresh = {
                p.name
                for p in here
                if self._scene.is_a(p.kind, kind) and not p.acting and p.name not in earlier
            }
            acts = any(p.acting for p in here)
            return Antecedent(fresh.pop(), NAMED_SO) if len(fresh) == 1 and acts else None
        if not index:
            return None
        before = self._scene.sentences[index - 1]
        earlier = {p.name for p in self._scene.places() if p.sentence < before}
        alike = {p.name for p in self._scene.by_sentence[before] if self._scene.is_a(p.kind, kind)}
        fresh = alike - earlier
        known = any(p.acting and p.name in earlier for p in self._scene.by_sentence[before])
        return Antecedent(fresh.pop(), NAMED_SO) if len(fresh) == 1 and known else None

    def _beside(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the only name in the sentence that ends so (甲医院院长乙表示，该院…)."""
        here = self._scene.window(position, sentence, 0)
        names = {place.name for place in here if self._called.names_so(place, noun)}
        return Antecedent(names.pop(), NAMED_SO) if len(names) == 1 else None

    def _spelt(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what is spelt so in the sentence, or what town was last spelt so at all."""
        if noun not in _HOUSES:
            return None
        start = self._scene.begin(position) if noun in _TOWNS else sentence.start
        ends = (noun, *ENDINGS.get(noun, ()))
        name = spelt_before(self._scene, self._text, ends, start, position)
        return Antecedent(name, NAMED_SO) if name is not None else None

    def described(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what a definite noun (公司, 大会) at a place means."""
        before = [
            place
            for place in self._scene.window(position, sentence, _FAR)
            if self._called.names_so(place, noun)
        ]
        head = self._scene.lexicon.heads.get(noun)
        if before:
            about = self._main(noun, position)
            acts = any(place.acting for place in before)
            if about is None and head is not None and not acts and self._may_be_dealt_in(head[0]):
                # Who has bought 甲公司, and not 甲公司.
                about = self._main_of(head[0]) or self._only_actor(head[0], position, sentence)
                if about is not None and noun in _RUN and not about.endswith(noun):
                    about = None  # nor is a firm that runs 甲中心 the 中心
            return Antecedent(about or before[-1].name, NAMED_SO)
        if head is None or head[0] in ("Group", "Concept", "Position", "Quantity"):
            return None
        if noun in UNDERTAKINGS and (built := self._to_be_built(position, sentence)) is not None:
            return built
        if is_called_so(noun, head[0]):
            return None  # 法院 is no 检察院: an organ is called by the end of its name
        if _SEAT.match(noun) and self._scene.is_a(head[0], "Organization"):
            return None  # 市政府 is not 市人社局
        if self._scene.is_a(head[0], "Event") and (
            meeting := only_event(self._scene, noun, sentence)
        ):
            return Antecedent(meeting, NAMED_SO)
        for reach in (_NEAR, _FAR):
            places = [
                place
                for place in self._scene.window(position, sentence, reach)
                if (self._scene.is_a(place.kind, head[0]) or is_undertaken(place.name, noun))
                and place.name != noun
                and not self._called.called_otherwise(place.name, noun, head[0])
                and "的" not in place.name
                and not is_several(place.name)
            ]
            alike = {place.name for place in places}
            actors = {place.name for place in places if place.acting}
            main = self._main_of(head[0]) if alike else None
            if main is not None and actors <= {main}:
                return Antecedent(main, PRONOUN_CONFIDENCE)  # the others are its clients
            if alike:
                last = max(self._text.find(p.name, p.position) + len(p.name) for p in places)
                house = self._scene.is_a(head[0], "Agent")
                alone = actors if len(alike) > 1 and not house else alike
                if len(alone) > 1 or not alone or self._spelt_since(noun, last, position):
                    return None  # of several things the one that the text goes on about
                return Antecedent(alone.pop(), PRONOUN_CONFIDENCE)
        return None

    def _may_be_dealt_in(self, kind: str) -> bool:
        """Tell whether what is of a class may be what another deals with: no machine is."""
        return not self._scene.is_a(kind, "Product")

    def _spelt_since(self, noun: str, last: int, position: int) -> bool:
        """Tell whether something else is called so behind a name (甲拖拉机…。一台采茶机器人…)."""
        return len(noun) > _WORD and self._text.find(noun, last, position - 1) >= 0

    def _to_be_built(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the one thing that the sentence says is built (批复建设甲中心，项目由乙承建)."""
        built = {
            place.name
            for place in self._scene.window(position, sentence, 0)
            if self._scene.is_a(place.kind, "Site")
            and not place.acting
            and self._text.endswith(_BUILDING, sentence.start, place.position)
        }
        return Antecedent(built.pop(), CONTINUED) if len(built) == 1 else None

    def _only_actor(self, kind: str, position: int, sentence: Span) -> str | None:
        """Return what alone of a class has acted near a place."""
        acted = {
            place.name
            for place in self._scene.window(position, sentence, _FAR)
            if place.acting and "的" not in place.name and self._scene.is_a(place.kind, kind)
            if not WHOLE.match(place.name)
        }
        return acted.pop() if len(acted) == 1 else None

    def _main_of(self, kind: str) -> str | None:
        """Return what the text is about, if that is of a class."""
        main = self._scene.headword(spoken_of=False) or self._scene.subject()
        known = self._scene.kinds.get(main or "", "Entity")
        if main is None or WHOLE.match(main):
            return None  # 全省农村公路 is no one road
        return main if self._scene.is_a(known, kind) else None

    def _main(self, noun: str, position: int) -> str | None:
        """Return the one of the names that end so that a text goes on about, if one stands out.

        In the history of a firm 公司 is that firm, whatever other firm it has just bought.
        """
        acting = Counter(
            p.name
            for p in self._scene.acting()
            if self._scene.begin(position) <= p.position < position
            and self._called.names_so(p, noun)
        )
        ranked = acting.most_common(2)
        if not ranked or ranked[0][1] < _MAIN:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= 2 * second else None

    def whole(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what 全书 or 全市 at a place is the whole of, where one such thing went before.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        found = WHOLE.fullmatch(words)
        if found is None:
            return None
        if headword := self._article.find(found["part"], position, sentence):
            return headword
        if found["part"] not in _WORKS:
            return self._whole_place(found["part"], position, sentence)
        return last_work(self._scene, position, sentence)

    def owner(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return whose something is, where the owner is a definite noun (该院教授), or ``None``.

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        definite = _DEFINITE.fullmatch(words)
        if definite is None:
            return None
        rest, before = definite["rest"], len(words) - len(definite["rest"])
        for size in range(min(len(rest) - 2, 4), 0, -1):
            noun = rest[:size]
            end = before + size + (rest[size] == "的")
            if headword := self._article.find(noun, position, sentence):
                return Antecedent(headword.name, headword.certainty, words[:end])
            if noun not in self._scene.lexicon.heads and noun not in _HOUSES:
                continue
            found = self.described(noun, position, sentence)
            if found is None:
                return None
            return Antecedent(found.name, found.certainty * OWNER, words[:end])
        return None

    def _goes_on_about(self, names: set[str]) -> bool:
        """Tell whether one of some names acts in several places of the text."""
        acting = Counter(place.name for place in self._scene.acting() if place.name in names)
        return any(count > 1 for count in acting.values())

    def acted_before(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return who alone of a class acts in the sentence before, for 该公司.

        Args:
            noun: The class noun.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        head = self._scene.lexicon.heads.get(noun)
        if head is None or not self._scene.is_a(head[0], "Organization"):
            return None
        if is_called_so(noun, head[0]):
            return None
        index = bisect_left(self._scene.sentences, sentence)
        here = [p for p in self._scene.by_sentence.get(sentence, ()) if p.position < position]
        before = [
            p
            for s in self._scene.sentences[max(0, index - 1) : index]
            for p in self._scene.by_sentence[s]
        ]
        here, before = ([p for p in x if not is_several(p.name)] for x in (here, before))
        for places in (here, before):
            so_named = {p.name for p in places if p.name.endswith(noun) and p.name != noun}
            actors = {p.name for p in places if p.acting}
            if places is before and self._goes_on_about(actors):
                so_named &= actors | {self._main_of(head[0])}  # who was bought there does not act
            if so_named:
                return None
            alike = {
                p.name
                for p in places
                if p.acting
                and (self._called.may_be(p, head[0]) or self._scene.is_a(p.kind, head[0]))
            } - {noun}
            if (
                not alike and places is here
            ):  # 交易所处分了甲公司，该公司…: the one named in passing
                alike = {p.name for p in places if self._scene.is_a(p.kind, head[0])} - {noun}
            if alike:
                return Antecedent(alike.pop(), PRONOUN_CONFIDENCE) if len(alike) == 1 else None
        return None

    def _whole_place(self, ending: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the place with an ending whose text it is, or that the text says most of."""
        here = {p.name for p in self._scene.window(position, sentence, 0) if p.acting}
        heading = self._scene.towns.get(ending)
        if heading is not None and not any(p.endswith(ending) for p in here - {heading}):
            return Antecedent(heading, PRONOUN_CONFIDENCE)
        acting = Counter(
            place.name
            for place in self._scene.acting()
            if place.name.endswith(ending)
            and len(place.name) > len(ending) + 1
            and place.position >= self._scene.begin(position)
        )
        (name, count), other = (*acting.most_common(2), ("", 0), ("", 0))[:2]
        if count > other[1]:
            return Antecedent(name, NAMED_SO)
        begin = self._scene.begin(position)
        spelt = spelt_before(self._scene, self._text, (ending,), begin, position)
        return Antecedent(spelt, NAMED_SO) if spelt is not None else None

    def _just_named(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what the clauses before in its sentence end on, for 该小说 or 这个项目."""
        head = self._scene.lexicon.heads.get(noun)
        loose = noun in _WHATEVER
        if not loose and (head is None or not self._scene.is_nameable(head[0])):
            return None
        alike = [
            place
            for place in self._scene.window(position, sentence, 0)
            if not place.acting
            and self._scene.is_thing(place.kind)
            and (loose or (head is not None and self._scene.is_a(place.kind, head[0])))
            and not (loose and self._scene.is_a(place.kind, "Award"))  # 甲获乙奖，该成果…
            and not (loose and self._scene.is_a(place.kind, "Agent"))  # 甲公司介绍，这款产品…
            and place.name != noun
        ]
        return Antecedent(alike[-1].name, CONTINUED) if alike else None

    def barely(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword where a noun by itself means it (see :meth:`OfArticle.barely`)."""
        return self._article.barely(noun, position, sentence)

    def of_headword(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword where words begin with it (see :meth:`OfArticle.of_headword`)."""
        return self._article.of_headword(words, position, sentence)

    def is_part(self, noun: str) -> bool:
        """Tell whether a noun names a part of what an article is about."""
        return self._article.is_part(noun)

    def only_paper(self, noun: str, position: int) -> Antecedent | None:
        """Return the only paper named so far that ends in a noun (see :func:`only_paper`)."""
        return only_paper(self._scene, self._text, noun, position)
