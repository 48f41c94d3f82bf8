"""Whose something is where no words say it: 总部设在甲, 代表作有乙, 创始人丙.

What acts in the sentence owns it, or what the text is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.model import Span
from kgbuild.ontology import ATTRIBUTES, MEASURES, RATES
from kgbuild.ontology.parts import branch_of, is_part, parted_look
from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_several
from kgbuild.resolve.pointing.called import is_attached
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import (
    HEADWORD,
    OWNER,
    PRONOUN_CONFIDENCE,
    PROTAGONIST,
    SUBJECT_MATTER,
    Antecedent,
    Scene,
    is_built_anew,
)
from kgbuild.resolve.values import is_quantity

#: Several of what somebody has, right before the next clause: what that measures is the whole.
_HAS_SEVERAL = regex(
    r"[现设共拥]有[^，。；]{0,24}(?:、|[两二三四五六七八九十\d][个所座处大])[^，。；]{0,24}，[^，。；]*$"
)
_LAID_OUT = ("保护区", "保留区", "园区", "开发区", "陵园")  # built as a site is, whatever its class
#: What somebody has who has lived: 市政府将其故居辟为…, where a body acts.
_OF_LIVES = regex(
    "其(?:故居|[旧舊]居|墓|[遗遺][体體作著稿物]|骨灰|生平|事[迹蹟跡]|逝世|[诞誕]辰|[铜銅塑]像|一生|作品|著作|手稿|[传傳][记記])"
)
#: Who praises or blames speaks of what belongs to another: 评论家称赞其画风….
_JUDGING = regex(
    "[称稱][赞讚]|[赞讚][扬揚赏賞]|盛[赞讚]|批[评評]|[评評][价價]|形容|[认認][为為]|抨[击擊]|[质質]疑|[称稱誉譽赞讚]$"
)
_BEING_HIS = regex(r"(?:[是为系]|成为|作为|担任)(?:了)?$")
#: Nouns of how much something is, which have no attribute themselves.
_AMOUNTS = ("天数", "次数", "比例", "浓度", "指标", "平均水平")
_HAD = (*ATTRIBUTES, "股东")  # what a house has, and no house
_NEAR = 2  # sentences back for the house of which somebody is at the head
_FIRMS = ("Company", "Bank")
#: Office -> the classes of houses, or the ends of their names, in which it is held.
_HEADED: Mapping[str, tuple[str, ...]] = {
    "董事长": _FIRMS,
    "总裁": _FIRMS,
    "总经理": _FIRMS,
    "执行官": _FIRMS,
    "财务官": _FIRMS,
    "技术官": _FIRMS,
    "运营官": _FIRMS,
    "创始人": _FIRMS,
    "行长": ("Bank", "行"),
    "院长": ("ResearchInstitute", "Hospital", "院"),
    "校长": ("School", "University"),
    "馆长": ("馆",),
    "所长": ("所",),
    "局长": ("局",),
    "厅长": ("厅",),
    "厂长": ("厂",),
    "台长": ("台",),
    "社长": ("社",),
    "理事长": ("Association", "合作社"),
    "会长": ("Association", "会"),
    "秘书长": ("Association", "会"),
    "主教练": ("Team", "队", "俱乐部"),
    "住持": ("寺", "禅院"),
    "园长": ("园",),
}
_HOUSED = ("Organization", "Site")  # which may have a 新馆 and a 旧址
_PEOPLED = ("Organization", "Place", "Site")  # in which people are counted
_FIRST = ("首任", "第一任")  # who has led a house since it was founded
#: Who or what has amounts that a sentence goes on to tell.
_OWNING = ("Organization", "Place", "Work", "Project")
#: A clause before that is about a firm, and what a firm's report is called.
_FIRM = regex(
    "(?:^|[，；：。])(?:公司|该公司|本公司|集团)(?!的?[^，。；]{0,8}(?:称|表示|介绍|说|指出))"
)
_OF_FIRM = regex("年报|年度报告|季报|季度报告|半年度报告|业绩(?:快报|预告|说明)|财报|财务报告|招股")
_HEADING = 60  # characters
_CLAUSE = regex("[^，。；：]*")
#: What a house does that tells of others' figures.
_REPORTING = regex(
    "(?:测算|统计|公布|发布|通报|介绍|表示|披露|显示|预计|预测|估算|估计|分析|透露|指出|认为|称|说|报告|强调|宣布|监测)(?:了)?"
    "(?:(?:的|最新|一组|有关)*(?:数据|统计|公报|报告|消息|结果|通报|白皮书))?$"
)
_LIGHT = 2  # characters
_LIKE = "球形"  # any look, for a part that stands behind another
_LATTER = ("Person", "Organization", "Product", "Place")  # what one speaks of by 前者 and 后者


class Owners:
    """Finds owners in one document.

    Args:
        scene: What it names.
        text: The document.
        headword: Whom or what it is an article about, if it is one.
        subject: What it is about.
    """

    def __init__(
        self, scene: Scene, text: str = "", *, headword: str | None, subject: str | None
    ) -> None:
        self._scene = scene
        self._text = text
        self._headword = headword
        self._subject = subject

    def holder(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 总部 or 旗下 it is: what acted last before it in its sentence.

        What somebody has (前身是甲，总部位于乙) has none of its own.
        """
        before = [
            place
            for place in self._scene.window(position, sentence, 0)
            if place.acting
            and self._scene.is_thing(place.kind)
            and place.position < position
            and not self._scene.is_a(place.kind, "Event")  # 会议强调，…播种面积稳定在…
            and not self._scene.is_a(place.kind, "Award")  # 获最佳影片一项大奖，票房…
            and not place.name.endswith((*ATTRIBUTES, *MEASURES, *_AMOUNTS))
            and not (self._headword and self._is_light(place))
            and not is_quantity(place.name)
            and not is_several(place.name)  # 多部大片上映，票房仅有…
            and not self._text.startswith("其中", max(0, place.position - 2))  # goes back
            and not self._tells_of(place)  # 县税务局测算，利润…
        ]
        if before:
            last = before[-1]
            owns = self._scene.is_nameable(last.kind) or last.name == self._headword
            return Antecedent(last.name, OWNER) if owns else None
        return self._measured(self._scene.window(position, sentence, 0))

    def _tells_of(self, place: Named) -> bool:
        """Tell whether a clause ends on what a house tells or reckons, and not of the house."""
        clause = _CLAUSE.match(self._text, place.position)
        return clause is not None and _REPORTING.search(clause[0]) is not None

    def measured_before(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose amounts the sentence before tells, where one goes on with 其中."""
        if not self._text.startswith(("其中", "分", "同期"), sentence.start):
            return None
        return self._measured(self._scene.window(position, sentence, 1))

    def _measured(self, near: Sequence[Named]) -> Antecedent | None:
        """Return whose attribute was spoken of last: 甲 of 甲股价."""
        for place in reversed(near):
            if not place.acting:
                continue
            ends = (a for a in (*ATTRIBUTES, *MEASURES) if place.name.endswith(a))
            attribute = max(ends, key=len, default="")
            if attribute:
                whose = self._named_in(place.name.removesuffix(attribute))
                if whose is not None:
                    return Antecedent(whose, OWNER)
        return None

    def amount_before(self, position: int, sentence: Span) -> Antecedent | None:
        """Return of what a bare share or rate is: 税收66亿元，占比为67%; 研发人员865人，占比21%.

        That is what was measured or counted last, and no house.
        """
        acting = [p for p in self._scene.window(position, sentence, 0) if p.acting]
        last = acting[-1] if acting else None
        if last is None or last.name.endswith(RATES) or is_quantity(last.name):
            return None
        counted = self._scene.is_a(last.kind, "Group") or self._scene.is_a(last.kind, "Concept")
        return Antecedent(last.name, OWNER) if counted else None

    def _named_in(self, words: str) -> str | None:
        """Return the name that words begin or end with, the longest."""
        if words.startswith("我国"):
            return "中国"
        sizes = range(len(words), 1, -1)
        found = (name for size in sizes for name in (words[:size], words[-size:]))
        return next((name for name in found if self._is_owner(name)), None)

    def _is_owner(self, name: str) -> bool:
        entry = self._scene.lexicon.get(name)
        placed = entry is not None and entry.tag in ("ns", "nt")
        kind = self._scene.kinds.get(name, "")
        return placed or any(self._scene.is_a(kind, branch) for branch in _OWNING)

    def _is_light(self, place: Named) -> bool:
        """Tell whether a place has a noun of two characters for no thing (排片有限，票房…)."""
        return len(place.name) <= _LIGHT and place.kind == "Concept"

    def tells_of_firm(self, position: int, sentence: Span) -> bool:
        """Tell whether a sentence goes on about 公司, or all of the text is a firm's report."""
        if _FIRM.search(self._text[sentence.start : position]) is not None:
            return True
        return _OF_FIRM.search(self._text, 0, _HEADING) is not None

    def built(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the site that was named last in its sentence, if others act there upon it."""
        sites = [
            place
            for place in self._scene.window(position, sentence, 0)
            if self._scene.is_a(place.kind, "Site")
            or self._scene.is_a(place.kind, "Project")
            or place.name.endswith(_LAID_OUT)
        ]
        if (
            not sites
            or sites[-1].acting
            or _HAS_SEVERAL.search(self._text, sentence.start, position)
        ):
            return None
        return Antecedent(sites[-1].name, OWNER)

    def is_worked_on(self, position: int, sentence: Span) -> bool:
        """Tell whether a sentence has said by whom a thing is made (由甲设计，乙施工)."""
        return "由" in self._text[sentence.start : position]

    def dealt(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what somebody has given or agreed on just before: 发放贷款，金额共计860万元."""
        near = [
            place
            for place in self._scene.window(position, sentence, 0)
            if not place.acting and self._scene.is_thing(place.kind) and not is_quantity(place.name)
        ]
        return Antecedent(near[-1].name, OWNER) if near else None

    def topic(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 粉丝 其粉丝 are: the one thing with a name that acts just before.

        Where none with a name does, it is the headword of an article, and so it is where the
        headword is one of several and 其 opens a sentence.
        """
        if self._speaks_of_headword(position, sentence):
            return Antecedent(self._headword or "", OWNER)
        if position == sentence.start and position in self._scene.openings and self._headword:
            return Antecedent(self._headword, HEADWORD)  # a paragraph goes back to it
        said = self._said_to_be(position, sentence)
        for reach in (0, 1):
            acting = {p for p in self._scene.window(position, sentence, reach) if p.acting} - said
            named = {p.name for p in acting if self._scene.is_nameable(p.kind)}
            names = {n for n in named if "的" not in n} or named or {p.name for p in acting}
            if len(names) == 1 and (named or self._headword is None):
                return Antecedent(names.pop(), OWNER)
            if names and named:
                opens = position == sentence.start and self._headword in names
                return Antecedent(self._headword, HEADWORD) if self._headword and opens else None
        return Antecedent(self._headword, OWNER) if self._headword else None

    def _said_to_be(self, position: int, sentence: Span) -> set[Named]:
        """Return who a clause says are somebody's something (甲和乙是其天敌): 其 is neither."""
        if _BEING_HIS.search(self._text[sentence.start : position]) is None:
            return set()
        clause = max(self._text.rfind(mark, sentence.start, position) for mark in "，；：。")
        return {p for p in self._scene.window(position, sentence, 0) if p.position > clause}

    def _speaks_of_headword(self, position: int, sentence: Span) -> bool:
        """Tell whether others act or judge in a sentence, and 其 is whom the article is about."""
        acting = [p for p in self._scene.window(position, sentence, 0) if p.acting]
        if self._headword is None or not acting or any(p.name == self._headword for p in acting):
            return False
        last = acting[-1]
        if self._scene.is_a(last.kind, "Person"):
            judged = _JUDGING.search(self._text[last.position : position])
            return judged is not None
        lived = self._scene.is_a(self._scene.kinds.get(self._headword, "Entity"), "Person")
        return lived and _OF_LIVES.match(self._text, position) is not None

    def of_life(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the kind of life of an article, where only its parts act (叶片…，花期…)."""
        article = self._scene.article
        if self._headword is None or article is None or not article.living:
            return None
        acting = {p.name for p in self._scene.window(position, sentence, 0) if p.acting}
        others = acting - {self._headword}
        if any(self._scene.is_nameable(self._scene.kinds.get(n, "Entity")) for n in others):
            return None
        return Antecedent(self._headword, OWNER)

    def of_part(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword where a noun names a part of it, and nothing like it is near."""
        article, name = self._scene.article, self._headword
        if article is None or name is None or article.name != name:
            return None
        kind, is_a = self._scene.kinds.get(name, "Entity"), self._scene.is_a
        if article.living and parted_look(noun + _LIKE):
            return self._of_life(position, sentence)  # 雄鸟头顶
        if is_built_anew(noun) and any(is_a(kind, branch) for branch in _HOUSED):
            named = next(self._scene.ending_in(noun, position), None)
            return None if named is not None else Antecedent(name, HEADWORD)
        if not is_part(noun, kind, article.kinds, living=article.living, is_a=is_a):
            return None
        if article.living:
            return self._of_life(position, sentence)
        branch = branch_of(kind, is_a)
        others = (
            p
            for p in self._scene.window(position, sentence, 0)
            if p.name != name and branch is not None and is_a(p.kind, branch)
        )
        rivals = [
            p
            for p in others
            if not self._is_own_part(p.name, kind)
            and (p.acting or not any(article.calls(p.name[-size:]) for size in (1, 2, 3)))
        ]  # 主桥为斜拉桥，桥塔高…: that is the kind of bridge that it is
        return None if rivals else Antecedent(name, HEADWORD)

    def _of_life(self, position: int, sentence: Span) -> Antecedent | None:
        found = self.of_life(position, sentence)
        return found and Antecedent(found.name, HEADWORD)

    def _is_own_part(self, words: str, kind: str) -> bool:
        """Tell whether words name a part of the headword too (大殿屋顶, 甲寺的大殿)."""
        article = self._scene.article
        kinds = article.kinds if article is not None else ()
        ends = (words[-size:] for size in range(1, min(5, len(words)) + 1))
        return any(is_part(end, kind, kinds, living=False, is_a=self._scene.is_a) for end in ends)

    def of_article(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword of an article, where nothing with a name acts before it there."""
        before = [p for p in self._scene.window(position, sentence, 0) if p.acting]
        if self._headword is None or any(self._scene.is_nameable(p.kind) for p in before):
            return None
        return Antecedent(self._headword, OWNER)

    def counted_of(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the house or place of an article, for whom a sentence counts in it.

        Nothing else with a name acts there.
        """
        kind = self._scene.kinds.get(self._headword or "", "")
        if self._headword is None or not any(self._scene.is_a(kind, k) for k in _PEOPLED):
            return None
        acting = {p for p in self._scene.window(position, sentence, 0) if p.acting}
        others = {p.name for p in acting if self._scene.is_nameable(p.kind)} - {self._headword}
        return Antecedent(self._headword, HEADWORD) if not others else None

    def about(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 代表作 or 对手 it is where a clause leaves that out.

        The one thing with a name that acts before it in its sentence, or whom the text is about.
        """
        acting = [
            p
            for p in self._scene.window(position, sentence, 0)
            if p.acting
            and ("的" not in p.name or is_attached(p.name))
            and self._scene.is_nameable(p.kind)
            and not p.name.endswith(ATTRIBUTES)
        ]
        before = {p.name for p in acting}
        last = [p for p in acting if p.position == acting[-1].position]
        other = next((p for p in last if p.name != self._headword), None)
        if other is not None and self._scene.is_a(other.kind, "Person"):
            return Antecedent(other.name, OWNER)  # 其弟乙为导演，代表作有…
        if other is not None and is_attached(other.name):
            return Antecedent(other.name, OWNER)  # 其附属医院始建于1958年，前身为丙
        if self._headword is not None and (not before or self._headword in before):
            return Antecedent(self._headword, HEADWORD)
        if before:
            return Antecedent(before.pop(), OWNER) if len(before) == 1 else None
        return Antecedent(self._subject, PROTAGONIST) if self._subject else None

    def latter(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what 后者 means: what was named last before it, in its sentence or before."""
        named = self._named_before(position, sentence)
        return Antecedent(named[-1], OWNER) if named else None

    def former(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what 前者 means: the first of the two that were named last before it."""
        named = self._named_before(position, sentence)
        return Antecedent(named[-2], OWNER) if len(named) > 1 else None

    def _named_before(self, position: int, sentence: Span) -> list[str]:
        """Return what is named near, each once and what was named last at the end."""
        for reach in (0, 1):
            named = [
                p.name
                for p in self._scene.window(position, sentence, reach)
                if any(self._scene.is_a(p.kind, kind) for kind in _LATTER) and p.position < position
            ]
            if named:
                return list(dict.fromkeys(reversed(named)))[::-1]
        return []

    def headed(self, office: str, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 行长 or 校长 somebody is, where no house is named with the office.

        It is what is named near that such an office is held in (英国央行…。行长甲表示): in the
        sentence, or else what the article is about, if one is, or what went before.

        Args:
            office: The office.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        fits = next((kinds for end, kinds in _HEADED.items() if office.endswith(end)), None)
        if fits is None:
            return None
        about = self._headword or ""
        own = any(self._fits(about, self._scene.kinds.get(about, "Entity"), fit) for fit in fits)
        for reach in range(_NEAR + 1):
            if reach and own:
                return Antecedent(about, OWNER)  # an article's own 馆长, whatever went before
            near = [
                place
                for place in self._scene.window(position, sentence, reach)
                if ("的" not in place.name or is_attached(place.name))
                and not is_several(place.name)
                and place.name not in self._scene.lexicon.heads
                and any(self._fits(place.name, place.kind, fit) for fit in fits)
            ]
            names = {place.name for place in near}
            if any(place.acting and place.name.endswith("股东") for place in near):
                return None  # 公司控股股东为甲；创始人乙…
            if len(names) > 1:
                names = {place.name for place in near if place.acting} or names
            if names:
                return Antecedent(names.pop(), OWNER) if len(names) == 1 else None
        return None

    def _fits(self, name: str, kind: str, fit: str) -> bool:
        """Tell whether what is named is of a class, or ends so."""
        return self._scene.is_a(kind, fit) if fit.isascii() else name.endswith(fit)

    def employer(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 创始人 it is where no house is named: who acts, or the main subject."""
        here = [
            place
            for place in self._scene.window(position, sentence, 0)
            if self._scene.is_a(place.kind, "Organization")
            and not place.name.endswith(_HAD)  # 前身为甲研究所，所长为乙
        ]
        if self._text.startswith(_FIRST, position) and here and not here[-1].acting:
            return Antecedent(here[-1].name, OWNER)  # 县里组建甲厂，首任厂长为乙
        acting = {place.name for place in here if place.acting}
        if len(acting) == 1:
            return Antecedent(acting.pop(), PRONOUN_CONFIDENCE)
        main = self._subject
        if acting or main is None:
            return None
        kind = self._scene.kinds.get(main, "Entity")
        firm = self._scene.is_a(kind, "Organization")
        if main == self._headword and (firm or self._scene.is_a(kind, "Site")):
            return Antecedent(main, OWNER)  # a museum, a temple
        return Antecedent(main, SUBJECT_MATTER) if firm else None
