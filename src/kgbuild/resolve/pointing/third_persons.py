"""People who are pointed at: 他 and 她, and the kin of somebody (其长子).

- 他 is the one person named before it in its sentence or, failing that, in the sentences just
  before; who speaks in their own words is never 他 (甲说：“他…”), unlike who is reported
  (甲说，他…). In a text about one person it is that person. Where several people act in a
  sentence, a subject 他 is the subject that acted last: neighbouring clauses tend to go on
  about one person (the backward-looking centre of Grosz, Joshi and Weinstein 1995).
- In an article about a person 他 (or 她, whichever it uses more) is that person, whoever else acts:
  a sentence that goes on with another needs no pronoun (乙端来一碗茶，他回答…).
- Of one sentence every 他 is one person, unless another acts in between.
- Nobody whom the text, or their name, tells to be a woman is 他 (:mod:`.sexes`), and nobody who
  does something to 他 is 他 (乙批准他留任).
- Kin of the right sex that were the last person before it are who it is (甲的女儿乙，她…).
"""

from __future__ import annotations

from collections.abc import Collection

from kgbuild.model import Span
from kgbuild.ontology.kinship import FAMILY
from kgbuild.regex import regex
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    OWNER,
    PRONOUN_CONFIDENCE,
    PROTAGONIST,
    Antecedent,
    Scene,
)
from kgbuild.resolve.pointing.sexes import Sexes

#: Behind 其: whose kin it is.
KINDRED = regex(
    "(?:[长長次独獨幼三四养養]?[子女]|[祖岳]?[父母]|[妻夫兄弟姐妹]|[儿兒]子|女[儿兒])(?!公司|企业|品牌)"
)
#: The pronouns where they are no part of another word (其他, 他们).
_ALONE = {
    "他": regex("(?<![其吉])他(?![们人乡日国杀])"),
    "她": regex("她(?!们)"),
}
#: What one calls somebody of one's family.
KINSHIPS = FAMILY
#: 我母亲, 他师傅: whose they are is said without 的.
OWN_KIN = KINSHIPS | frozenset(
    "爸 妈 爹 娘 爷 奶 哥 姐 弟 妹 阿爸 阿妈 老爸 老妈 老伴 媳妇 老婆 老公 太太 儿媳 女婿 孙子 "
    "孙女 外孙 外甥 侄女 舅 姑 姨 表哥 表姐 表妹 堂弟 堂姐 岳母 婆婆 曾祖父 外祖父 外祖母 "
    "姥姥 姥爷 师傅 师父 徒弟 导师 老师 同学 同事 战友 家乡 老家".split()
)
_SHORT_KIN = regex("其[祖岳]?[父母妻夫子女孙兄弟]")
_AS_KIN = regex("(?:其|他的?|她的?)?(?:" + "|".join(sorted(KINSHIPS)) + ")|" + _SHORT_KIN.pattern)
_KIN_OF_SEX = regex(
    r"(?P<whose>[我他她]的?)?(?:(?P<she>母亲|妈妈|妻子|女儿|奶奶|外婆|祖母|姐姐|妹妹|姑姑|阿姨)"
    r"|(?:父亲|爸爸|丈夫|儿子|爷爷|外公|祖父|哥哥|弟弟|叔叔|舅舅))"
)
#: Those of a life's early years, who are not whom it goes on about.
_ELDERS = regex("[母父]亲|[妈爸]妈?|[奶爷]|外[婆公]|祖[母父]|[姑叔舅伯]|阿姨")
#: Behind who acts and before 他: 他 may be who says it, or has it, or lives then.
_SAYING = regex(
    "[说說称稱道讲講问問答]|表示|认为|認為|透露|坦言|指出|强调|介绍|回忆|相信|觉得|希望|承认|知道|得知|发现|告诉|"
    "[后後时時前]|期间|以来|的是|和|与|跟|因为|由于"
)
#: Before 他 that something is done to, or that is made to do something.
_DONE_TO = regex(
    r"(?:[把将被给向对让请派聘使令叫替为送劝选]|[批准授予任命邀请推荐怀疑要求命令帮助资助看中见]{2}了?)\Z"
)
_OWNS = regex("的|自己|本人|(?:" + "|".join(sorted(OWN_KIN)) + ")")
_MARKS = "，；：。！？“”"
#: Verbs of who speaks of another, who went before (教练甲回忆，他…).
_REMEMBERING = regex(r"(?:回忆|评价|称赞|夸奖|夸赞|形容)(?:说|道|起)?[，：]\Z")
#: From who acts to the end of a clause of time: another's deed that only dates what follows.
_DATING = regex(r"[^，。；：]{2,}(?:[后後前时時]|之[际際]|期[间間])，")
#: Somebody whom a text brings up without a name.
_INTRODUCED = regex(r"一[个位名](?:[^，。]{0,8}的)?(?P<noun>[\u4e00-\u9fff]{2,4})(?=[，。])")
#: Before what somebody who is named is, or becomes: nobody else is brought up (甲是一名学生，).
_SAID_TO_BE = regex(r"(?<![他她我你这那])(?:[是为任]|[当做作成]了?过?)\Z")
_BROUGHT_UP = regex("有一?(?P<by>[位名个])(?P<who>[^，。；！？：]{1,16})")
_PEOPLE = frozenset("Person Position Group".split())
#: Several people, whom 他 cannot mean (生于一个渔民家庭，他…).
_BODIES = ("家庭", "家族", "世家", "人家", "之家", "团队", "团体", "小组", "班子", "群体")
_AUTHORS = ("记者", "笔者")  # who writes, and writes of others
_BESIDE = 1  # characters between a word of kin and the name behind it
_NEAR = 2  # sentences back for a person


class ThirdPersons:
    """Finds people in one document.

    Args:
        scene: What it names.
        text: The document.
        protagonist: The person whom it is about, if there is one.
        headword: Whom or what it is an article about, if it is one.
        span: Where it tells of that person.
    """

    def __init__(
        self,
        scene: Scene,
        text: str,
        *,
        protagonist: str | None,
        headword: str | None,
        span: tuple[int, int | None] = (0, None),
    ) -> None:
        self._scene = scene
        self._text = text
        self._protagonist = protagonist
        self._headword = headword
        #: People whom the text brings up by a noun alone.
        self._nameless = {
            found["noun"]
            for found in _INTRODUCED.finditer(text)
            if scene.lexicon.head_class(found["noun"]) in _PEOPLE
            and _SAID_TO_BE.search(text, max(0, found.start() - 3), found.start()) is None
            and not found["noun"].endswith(_BODIES)
        }
        self._sexes = Sexes(text)
        #: Who the first 他 of a sentence is, by where it stands.
        self._first: dict[int, Antecedent | None] = {}
        #: What an article about a person calls that person.
        #: Who has been called 他 or 她, surely, and from where on: nobody is both.
        self._called: dict[str, tuple[int, str]] = {}
        self._own = ""
        if protagonist is not None and protagonist == headword:
            self._own = "她" if text.count("她", *span) > text.count("他", *span) else "他"

    def find(
        self, words: str, position: int, sentence: Span, speakers: Collection[str], *, acting: bool
    ) -> Antecedent | None:
        """Return who 他 or 她 at a place is, or ``None``.

        Args:
            words: The pronoun.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            speakers: Who says it in their own words, or tells the text: somebody else.
            acting: It is a subject.
        """
        about = self._protagonist if words == self._own else None
        about = about if about not in speakers else None
        kin = self._kin_before(words, position, sentence, speakers, about)
        if kin is not None:
            return kin if kin.name else None
        if about is not None:
            others = acting and self._others_act(position, sentence)
            return Antecedent(about, CONTINUED if others else PRONOUN_CONFIDENCE)
        found = self._same(words, position, sentence, speakers)
        found = found or self._person(words, position, sentence, speakers, acting=acting)
        if found is not None and found.certainty == PRONOUN_CONFIDENCE:
            self._called.setdefault(found.name, (position, words))
        return found

    def _same(
        self, words: str, position: int, sentence: Span, speakers: Collection[str]
    ) -> Antecedent | None:
        """Return who the first 他 of a sentence is, for a later one, unless others act between."""
        before = _ALONE[words].search(self._text, sentence.start, position)
        if before is None:
            return None
        first = before.start()
        if first not in self._first:
            self._first[first] = None
            acting = not self._is_done_to(first, sentence)
            self._first[first] = self.find(words, first, sentence, speakers, acting=acting)
        found = self._first[first]
        between = {
            place.name
            for place in self._scene.window(position, sentence, 0)
            if place.position > first
            and place.acting
            and self._scene.is_a(place.kind, "Person")
            and not self._sexes.contradicts(place.name, words)
        }
        if found is None or between - {found.name, *speakers}:
            return None
        return Antecedent(found.name, found.certainty)

    def _is_done_to(self, position: int, sentence: Span) -> bool:
        """Tell whether something is done to who stands there (批准他留任, not 他的父亲)."""
        if _OWNS.match(self._text, position + 1):
            return False
        return _DONE_TO.search(self._text, sentence.start, position) is not None

    def _doers(self, position: int, sentence: Span, *, acting: bool) -> set[str]:
        """Return who does something to 他 at a place, and so is somebody else."""
        if _OWNS.match(self._text, position + 1):
            return set()
        done = not acting or self._is_done_to(position, sentence)
        clause = 1 + max(
            sentence.start - 1, *(self._text.rfind(m, sentence.start, position) for m in _MARKS)
        )
        people = [
            place
            for place in self._scene.window(position, sentence, 0)
            if place.acting and self._scene.is_a(place.kind, "Person")
        ]
        if people and _REMEMBERING.search(self._text, people[-1].position, position):
            return {people[-1].name}
        here = [p for p in people if p.position >= clause]
        if not done or not people or (not here and self._has_actor(clause, position)):
            return set()
        last = (here or people)[-1]
        if self._text.startswith("的", last.position + len(last.name)):
            return set()
        said = self._text[last.position + len(last.name) : position]
        if _SAYING.search(said[: len(said)] if here else said.rpartition("，")[2]):
            return set()
        return {last.name}

    def with_kin(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 长子 其长子 is: of who acts before it, or of whom the text is about.

        其父甲…，其母乙…: both are of one person, and no kin of each other.
        """
        people = {
            p.name
            for p in self._scene.window(position, sentence, 0)
            if p.acting and self._scene.is_a(p.kind, "Person") and not self.as_kin(p)
        }
        if not people and self._protagonist is not None:
            return Antecedent(self._protagonist, OWNER)
        return Antecedent(people.pop(), OWNER) if len(people) == 1 else None

    def _has_actor(self, start: int, end: int) -> bool:
        """Tell whether a clause opens on a noun for people or a house (工人给他取了个外号)."""
        words = self._text[start:end]
        kinds = (self._scene.lexicon.head_class(words[:size]) for size in range(2, len(words)))
        return any(
            kind is not None and any(self._scene.is_a(kind, k) for k in ("Agent", *_PEOPLE))
            for kind in kinds
        )

    def _kin_before(
        self,
        words: str,
        position: int,
        sentence: Span,
        speakers: Collection[str],
        about: str | None,
    ) -> Antecedent | None:
        """Return of whose kin 他 or 她 is said, where kin of that sex were the last person before.

        Their name is empty where the text gives them none (我的母亲，她…): that is nobody else.
        In a life (``about`` somebody) those who were before that person do not count.
        """
        last = None
        for found in _KIN_OF_SEX.finditer(self._text, sentence.start, position):
            if (found["she"] is not None) == (words == "她"):
                last = found
        if last is None or (about is not None and _ELDERS.search(last[0])):
            return None
        after = [
            place
            for place in self._scene.window(position, sentence, 0)
            if place.position >= last.start()
            and not (  # 她的女儿甲，她…: not whose daughter it is
                last["whose"]
                and place.position == last.start()
                and not place.name.endswith(last[0].removeprefix(last["whose"]))
                and not self._text.startswith(place.name, last.end())
            )
            and self._scene.is_a(place.kind, "Person")
            and place.name not in speakers  # 我的妻子甲，她…
        ]
        named = [place.name for place in after if place.position <= last.end() + _BESIDE]
        if not after:
            return Antecedent("", 0.0) if last["whose"] else None
        return Antecedent(named[-1], PRONOUN_CONFIDENCE) if len({*named}) == 1 else None

    def _person(
        self, words: str, position: int, sentence: Span, speakers: Collection[str], *, acting: bool
    ) -> Antecedent | None:
        doers = self._doers(position, sentence, acting=acting)
        for reach in range(_NEAR + 1):
            people = [
                place
                for place in self._scene.window(position, sentence, reach)
                if self._scene.is_a(place.kind, "Person")
                and place.name not in speakers
                and place.name not in _AUTHORS
                and place.name not in doers
                and self._may_be_called(place.name, words, position)
            ]
            if reach:  # 甲生于乙，父亲丙是…。她…: the sentence is about 甲
                people = [place for place in people if not self.as_kin(place)] or people
            if people and self._brought_up(people[-1].position, position):
                return None
            actors = [place.name for place in people if place.acting]
            candidates = set(actors) or {place.name for place in people}
            if len(candidates) == 1:
                return Antecedent(candidates.pop(), PRONOUN_CONFIDENCE)
            if actors and acting and not reach:
                return Antecedent(actors[-1], CONTINUED)
            if reach and self._protagonist in candidates:
                return Antecedent(self._protagonist, CONTINUED)
            if candidates and (actors or not self._own):
                return None
        named = self._protagonist == self._headword or any(
            p.name == self._protagonist and p.position < position for p in self._scene.places()
        )
        about = self._protagonist if named and self._protagonist not in speakers else None
        if about is not None and self._may_be_called(about, words, position):
            return Antecedent(about, PROTAGONIST)
        return None

    def _may_be_called(self, name: str, words: str, position: int) -> bool:
        """Tell whether nobody has called somebody by another pronoun before a place."""
        if self._sexes.contradicts(name, words):
            return False  # 甲的丈夫病逝，她…
        if self._own and name == self._protagonist:
            return words == self._own
        since, called = self._called.get(name, (position, words))
        return called == words or since > position

    def _brought_up(self, start: int, end: int) -> bool:
        """Tell whether somebody without a name was brought up (有一位老师，…他): 他 may be they."""
        for found in _BROUGHT_UP.finditer(self._text, start, end):
            kind = self._scene.lexicon.head_class(found["who"])
            if found["by"] != "个" or kind in _PEOPLE or found["who"].endswith(("人", "孩子")):
                return True
        return any(noun in self._text[start:end] for noun in self._nameless)

    def _others_act(self, position: int, sentence: Span) -> bool:
        """Tell whether others than whom the article is about act before a place of a sentence.

        Who acts in a clause that only says when does not count.
        """
        return any(
            place.acting
            and place.name != self._protagonist
            and self._scene.is_a(place.kind, "Person")
            and _DATING.fullmatch(self._text, place.position, position) is None
            for place in self._scene.window(position, sentence, 0)
        )

    def as_kin(self, place: Named) -> bool:
        """Tell whether a place names somebody as another's kin (父亲甲, 妻子乙)."""
        before = self._text[max(0, place.position - 2) : place.position]
        kin = before in KINSHIPS or _SHORT_KIN.fullmatch(before) is not None
        return kin or _AS_KIN.match(self._text, place.position) is not None
