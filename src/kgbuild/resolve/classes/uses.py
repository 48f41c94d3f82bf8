"""What verbs tell of the classes of their ends, as votes (who graduates is a person).

Who supplies and makes things is a firm, what waters flow into is water, what is founded or has
capital is a body, whom somebody asks is somebody; and what people serve as is an office. Each
triple is heard once, before anything is decided.
"""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.ontology.deeds import takers
from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_ordinary
from kgbuild.resolve.classes.types import TypeVotes
from kgbuild.resolve.naming.called import Name
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.naming.people import looks_like_a_person
from kgbuild.resolve.naming.places import place_before

#: Constructions whose object says what a person is.
SAYS_WHO_IT_IS = frozenset({"copula", "title", "description"})

_BODILY = frozenset("成立于 创立于 创办于 组建于 出资 持股 注册于".split())
#: What befalls houses and nobody.
_FOUNDED = frozenset("成立于 组建于 注册于 注册成立 注册成立于 改制为 上市 挂牌上市".split())
#: What only firms do, and no thing that is called as they are (恒澜新材料成立于…, 光鹭机器人宣布…).
_DEEDS_OF_FIRMS = _FOUNDED | frozenset(
    "创立于 创办于 创立 宣布 表示 称 公告 披露 签约 签署 签订 收购 投资 投资建设 中标 推出 发布 "
    "持股 增资 入股 出资 控股 承建 供货 主营 上市 研发 申请 交付 投产 建设 起诉 裁员 "
    "总部位于 总部设在 完成融资".split()
)
_AROUND = frozenset({"Country", "Province", "City", "District"})
#: What things are done by firms, whatever those are called.
_OF_FIRMS = frozenset("提供 供货 供应 制造 承建 代工 总包 承接 承运 承保 承制 量产 代理".split())
#: By whom things are made and supplied, with the place before the name.
_SUPPLYING = frozenset("供应 供货 制造 生产 承建 代工 研制 提供 建造".split())
_SUPPLIER = regex(
    r"(?:(?P<place>[\u4e00-\u9fff]{2,6})的)?(?P<firm>(?!.*(?:一家|工厂|公司|企业|厂家|[我你他她其该本各每几两三四五六七八九十]))"
    r"[\u4e00-\u9fffA-Za-z]{3,8})"
)
_PEOPLE = ("Person", "Position", "Group")
_FIRM = "企业"  # the kind of what supplies
_BODY = "机构"
#: What stands in a newspaper or a journal, by its name in book marks.
_PRINTED = regex(r"\w{0,4}(?:发表|刊登|刊载|刊发|登载|刊出|连载|登|刊|发|首发|见刊)[于在]")
#: What rivers do to the waters that take them in.
_FLOWING = frozenset("注入 汇入 流入 流注 注于 汇于 注入于".split())
#: Whom somebody has to do with is somebody, and no office (告诉记者, 采访了村医).
_ADDRESSING = frozenset(
    "告诉 告知 采访 询问 问 接待 邀请 感谢 会见 拜访 看望 慰问 走访 陪同 通知 提醒 答复 请教 "
    "介绍给 转告 祝贺 嘉奖 表彰 聘用 雇用 招聘 培养 培训 招募 选派 派出 派遣 救治 击败".split()
)
_PLAYING = frozenset("饰演 扮演 饰".split())
_LONG_NAME = 8  # characters
_TWO = 2  # of which many a noun has no more
_SERVED_BY = frozenset("由担任 由出任 由兼任 担任 出任 兼任".split())
_SERVING = frozenset(
    "当选 当选为 被选为 被聘为 受聘为 受聘 任 担任 出任 兼任 历任 曾任 现任 聘任 当".split()
)
#: Verbs that nothing but an office stands behind.
_PROMOTED = frozenset("升任 调任 改任 转任 就任 官至 累官至 擢升 追赠 迁任 署理".split())
_SOMEBODY = frozenset("他 她 我 您 本人 笔者".split())
_DIVISIONS = tuple("省市县区州镇乡国盟旗")  # how places end that nobody serves as
_OF_A_LIFE = frozenset(
    "生于 出生 出生于 卒于 卒 病逝 病逝于 逝世 逝世于 去世 辞世 享年 终年 "
    "毕业于 就读于 肄业 考入 师从 退休 入伍 入党".split()
)
_FOREIGN_NAMES = range(4, 9)  # characters


class Uses:
    """Hears triples, and votes for the classes of what they name.

    Args:
        votes: Where the votes go.
        named: What a mention of a triple names.
        ontology: What each relation asks of its ends.
        lexicon: Names and nouns that the world knows.
    """

    def __init__(
        self,
        votes: TypeVotes,
        named: Callable[[Mention, Triple], Name],
        ontology: Ontology,
        lexicon: Lexicon,
    ) -> None:
        self._votes = votes
        self._named = named
        self._ontology = ontology
        self._lexicon = lexicon

    def hear(self, triple: Triple) -> None:
        """Vote by what the verb of ``triple`` says of those beside it."""
        subject = self._named(triple.subject, triple)
        self._befalling(subject, triple)
        if triple.object is not None:
            value = self._named(triple.object, triple)
            self._playing(value, triple)
            self._supplying(value, triple)
            if _PRINTED.fullmatch(triple.predicate):
                self._votes.add_paper(value.text)
            if triple.predicate in _FLOWING:
                self._votes.add_water(value.text)
            self._asking(subject, value, triple)
        self._acting(subject, triple)
        self._serving(subject, triple)

    def supplier(self, name: Name, triple: Triple) -> Name | None:
        """Return the firm that makes something (电机由江西的青动力供应), whatever it looks like.

        Args:
            name: What the object of ``triple`` is read as.
            triple: A passive.
        """
        found = _SUPPLIER.fullmatch(name.text)
        if (
            triple.predicate not in _SUPPLYING
            or found is None
            or found["firm"] in self._lexicon.heads
        ):
            return None
        if self._lexicon.head_class(found["firm"]) in _PEOPLE:
            return None
        place = self._lexicon.get(found["place"] or "")
        if (place is None or place.tag != "ns") if found["place"] else name.type is not None:
            return None
        self._votes.add_kind(found["firm"], _FIRM, listed=True)
        return Name(found["firm"], "Company")

    def provider(self, name: Name, mention: Mention) -> Name:
        """Return who is thanked for what it provides: a firm, where nothing tells what it is."""
        form = tidy(mention.form)
        told = form in self._lexicon or self._lexicon.head_class(form) is not None
        if told or name.type not in (None, "Place", "Organization") or mention.tag == "nr":
            return name
        self._votes.add_kind(form, _FIRM, listed=True)
        return Name(form, "Company")

    # One kind of verbs each ----------------------------------------------------------------

    def _befalling(self, name: Name, triple: Triple) -> None:
        """Hear what befalls bodies or people alone (苍禾成立于2016年, 祝融雪退役)."""
        if triple.predicate in _FOUNDED and name.type == "Person":
            self._votes.add_kind(name.text, _BODY, listed=True)
        if triple.predicate in _DEEDS_OF_FIRMS and self._is_called_as_firms(name, triple):
            self._votes.add_kind(name.text, _FIRM, listed=True)
        if self._lives(name, triple):
            self._votes.add_use(name.text, ("Person",))

    def _playing(self, played: Name, triple: Triple) -> None:
        """Hear whom somebody plays."""
        if triple.predicate not in _PLAYING or not played.resolved or "的" in played.text:
            return
        if len(played.text) < _LONG_NAME and self._lexicon.noun_class(played.text) is None:
            self._votes.add_use(played.text, ("Person",))

    def _supplying(self, agent: Name, triple: Triple) -> None:
        """Hear whom things are supplied by: 信号系统由卡斯柯提供."""
        if triple.construction != "passive" or triple.predicate not in _OF_FIRMS:
            return
        tag = triple.object.tag if triple.object is not None else ""
        named = agent.resolved and tag in ("nr", "nz") and "·" not in agent.text
        kin = self._lexicon.noun_class(agent.text) or self._lexicon.head_class(agent.text)
        if named and kin is None and not looks_like_a_person(agent.text):
            self._votes.add_kind(agent.text, _FIRM, listed=True)

    def _asking(self, subject: Name, value: Name, triple: Triple) -> None:
        """Let the relation say what its ends must be, where they are names."""
        if (ends := self._ontology.ends(triple.predicate)) is None:
            return
        # What is founded or has capital is a body, though nothing in its name says so.
        bodily = triple.predicate in _BODILY
        for name, asked, told in ((subject, ends[0], bodily), (value, ends[1], False)):
            if not name.resolved:
                continue
            plain = name.text not in self._lexicon.heads and len(name.text) > _TWO
            # 师从何澄, whom the tagger does not know
            person = asked == ("Person",) and looks_like_a_person(name.text)
            if name.type is None and told and plain:
                self._votes.add_use(name.text, ("Organization",))
            elif name.type is not None or person or self._lies_in_place(name.text):
                self._votes.add_use(name.text, asked)

    def _acting(self, subject: Name, triple: Triple) -> None:
        """Hear who acts, and who is asked and thanked: somebody, and no office."""
        serving = triple.construction == "passive" and triple.predicate in _SERVED_BY
        judged = triple.predicate.endswith("定为")  # 专家鉴定为真迹
        if judged or (triple.construction not in SAYS_WHO_IT_IS and not serving):
            # 导演是甲, 导演由甲担任: it is the office still
            self._votes.add_actor(subject.text)
        if triple.object is not None and triple.predicate in _ADDRESSING:
            self._votes.add_actor(self._named(triple.object, triple).text)

    def _serving(self, subject: Name, triple: Triple) -> None:
        """Hear what a person is said to be or to serve as (甲是水利学家)."""
        if triple.object is None:
            return
        titled = triple.construction == "title" and subject.type is None
        titled = titled or triple.subject.form in _SOMEBODY
        said = triple.construction in SAYS_WHO_IT_IS and (subject.type == "Person" or titled)
        rises = triple.predicate in _PROMOTED
        serves = rises or triple.predicate in _SERVING
        if triple.object.form.endswith(_DIVISIONS):
            serves = serves and triple.object.tag != "ns"  # 调任云川省, but 提举青云观
        office = self._named(triple.object, triple)
        if serves and self._is_house(office):
            serves = False  # 调任市住建局
        if not (said or serves):
            return
        self._votes.add_held(office.text)
        if triple.polarity == "positive":
            self._votes.add_calling(office.text)
        if serves and triple.construction != "clausal":
            self._votes.add_office(office.text, sure=rises)

    def _is_called_as_firms(self, name: Name, triple: Triple) -> bool:
        """Tell whether an actor's name is a brand and a trade, whatever that makes (光鹭机器人)."""
        active = triple.construction not in ("passive", "passive-result", "relative")
        known = name.text in self._lexicon or name.text in self._lexicon.nouns
        ends = self._votes.forms.ends_in_trade(name.text) and name.type not in ("Person", "Place")
        return active and name.resolved and ends and not known and not is_ordinary(name.text)

    def _is_house(self, name: Name) -> bool:
        """Tell whether a name is that of an organisation, and of no office in it."""
        kind = self._lexicon.head_class(name.text)
        return kind is not None and self._ontology.is_a(kind, "Organization")

    def _lives(self, name: Name, triple: Triple) -> bool:
        """Tell whether a sentence tells of a name what befalls people alone (祝融雪退役).

        Who is born or dies may be called as no Chinese is (孟和陶格套).
        """
        if not name.resolved or name.type is not None or triple.inherited or "的" in name.text:
            return False
        told = takers([triple.predicate], "does")
        if told is None or told.sorts != {"people"} or told.perhaps:
            return False
        known = self._lexicon.noun_class(name.text) or self._lexicon.head_class(name.text)
        if known is not None or name.text in self._lexicon or not name.text.isalpha():
            return False
        foreign = triple.predicate in _OF_A_LIFE and len(name.text) in _FOREIGN_NAMES
        return looks_like_a_person(name.text) or (foreign and triple.subject.form == name.text)

    def _lies_in_place(self, name: str) -> bool:
        """Tell whether a name begins with that of a place (台南盐水): it may be one, too."""
        return bool(place_before(name, self._lexicon, _AROUND, least=2))
