"""A node's class, by the agreement of everything that was seen of it.

Each mention votes: the lexicon's class counts most, then what the tagger saw, then what
the name's own last word, or a text that tells the kind, says (…大学, …峰会, …是一座城市), then
what its verbs ask of their ends (who graduates is a person, what is listed a company).
A specific class (City) beats its parent (Place) when the votes agree on the branch; without
any vote a node is a ``Concept``, and so is a common noun of a place or an event (社区, 大会).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kgbuild.ontology import Lexicon, Ontology
from kgbuild.ontology.parts import is_part_of_any
from kgbuild.ontology.surnames import surname_of
from kgbuild.regex import regex
from kgbuild.resolve.classes.by_form import FORM_WEIGHT, HEAD_WEIGHT, ByForm
from kgbuild.resolve.classes.common_nouns import described_class, is_one_person
from kgbuild.resolve.classes.forms import (
    BRACKETED,
    CALLING,
    CAPITALS,
    COUNT,
    LIVING_ENDS,
    NO_PERSON,
    OF_SEVERAL,
    OF_THINGS,
    OF_TIME,
    ONE,
    PART_OF_BODY,
    PART_OF_SERIES,
    PERIODICAL,
    STATUS,
    STRIVEN,
    is_several,
)
from kgbuild.resolve.naming.people import halves, is_plainly_a_person, looks_like_a_person
from kgbuild.resolve.naming.towns import is_local_organ
from kgbuild.resolve.setting.articles import is_living

DEFAULT_CLASS = "Concept"

_LEXICON_WEIGHT = 8
_TAGGER_WEIGHT = 2
_TAGGER_MOST = 6  # a tagger that errs on a name errs at every mention of it
_TOLD_WEIGHT = 7  # so who reads that it is a product or a film need not ask the tagger
_SHAPELESS = 1  # a person without surname or dots: many firms and things are taken for such
_SHAPELESS_MOST = 2  # so what a text says that it is (一家制造商) counts more
_USE_WEIGHT = 1
_USE_MOST = 3

#: Classes whose bare nouns name nothing: 公司 is no company, 社区 no town. What happens, is written
#: or is decreed, by whatever noun, is an event, a work or a policy (暴雨, 小说, 补贴).
_NATIVE = (2, 3)  # characters of a Chinese name
_NAMED_ONLY = ("Person", "Organization", "Place")
#: Classes of places that are such by whatever noun (电站, 河流).
_ANYWHERE = ("Site", "NaturalFeature")
#: What is made is named as its makers like, persons included (安络平).
_MADE = ("Product", "Work")
_HOUSES_AND_PLACES = ("Place", "Organization")
_SHORT = 2  # characters
_WATERS = frozenset("江河湖海溪水川洋湾塘潭")
#: How places end for what they are, whatever else a text calls them (涞滩镇 is a sight as well).
_PLAIN_ENDS = frozenset("湖河江溪岛镇乡县市")
#: How names end that are no person's, whatever a tagger takes a foreign one for (塔尔科维亚省,
#: 伊恩·洛克杯); behind a Chinese surname they may be somebody's given name.
_NO_PERSON_ENDS = frozenset("省州县市镇湖河溪杯奖军")
_BRAND = "品牌"
#: Who rules a town, as people call them (市里拨款): where they act, and not where somebody goes.
_AUTHORITIES = regex("[省市县区镇乡州旗]里|上级|上头")
#: How collections of writings end, which something may be printed in, too.
_COLLECTED = ("集", "选", "丛书", "文库", "大系", "年鉴", "上")
_WINNERS = ("冠军", "亚军", "季军", "得主")


def _most(name: str, kind: str) -> int:
    """Return what all mentions of a name that look like a ``kind`` may weigh together."""
    shapeless = kind == "Person" and not looks_like_a_person(name)
    return _SHAPELESS_MOST if shapeless else _TAGGER_MOST


#: Classes that a common noun gives to what is said to be such a thing (一座城门, 一种点心).
_NAMED_SO = frozenset("Site NaturalFeature Town Product Device Work Event Document Award".split())
#: Classes of what rules or records, which title marks make no works.
_RULING = ("Law", "Policy", "Document")


class TypeVotes:
    """Collects votes by name and decides one class for each.

    Attributes:
        forms: What forms of names tell.
    """

    def __init__(self, ontology: Ontology, lexicon: Lexicon) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self.forms = ByForm(ontology, lexicon)
        self._votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._named: set[str] = set()
        self._titled: set[str] = set()
        self._brands: set[str] = set()
        self._callings: set[str] = set()
        self._offices: set[str] = set()
        self._acting: set[str] = set()
        self._held: set[str] = set()
        self._waters: set[str] = set()
        self._papers: set[str] = set()
        self._uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._told: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, kind: str | None) -> None:
        """Count one mention of ``name`` that looks like a ``kind`` (``None``: no idea)."""
        if kind is not None and name not in self._lexicon.heads:
            self._named.add(name)
        shapeless = kind == "Person" and not looks_like_a_person(name)
        self._count(self._votes[name], kind, _SHAPELESS if shapeless else _TAGGER_WEIGHT)

    def add_called(self, name: str, kind: str) -> None:
        """Count a noun beside ``name`` in quotes: “茶山管家”应用 is an app, and nobody's office."""
        self._count(self._told[name], kind, _TOLD_WEIGHT)

    def add_title(self, name: str) -> None:
        """Count ``name`` in book marks: it is no place, whatever it ends in (《边城》)."""
        self._titled.add(name)

    def add_kind(
        self, name: str, kind_noun: str, *, listed: bool = False, titled: bool = False
    ) -> None:
        """Count a text that says what ``name`` is: an 应用, 一家科技公司.

        Who is a 主席 is a person; who is a 老师 may be one or several, and who is a 冠军 no prize.
        A 鸟类 is a kind, whatever its name looks like. What a text lists as a house or a place
        (甲、乙等五省) is none of the people that a tagger may take it for.
        """
        if kind_noun.endswith(_WINNERS) or PART_OF_SERIES.search(kind_noun):
            return
        if kind_noun.endswith(_BRAND):
            self._brands.add(name)
            return
        kind_noun = COUNT.sub("", kind_noun, count=1) if COUNT.match(kind_noun) else kind_noun
        if is_living(kind_noun):  # 夜鹭是一种鸟类: the tagger takes it for a person
            self._count(self._told[name], DEFAULT_CLASS, _TOLD_WEIGHT)
            return
        head = self._lexicon.heads.get(kind_noun)
        kind = head[0] if head else self._lexicon.head_class(kind_noun)
        kind = kind or self._of_noun(kind_noun)
        loose = kind is None or (head is None and self.forms.is_hint(kind_noun))  # 甲队领队
        entry = self._lexicon.get(kind_noun)
        office = entry is not None and entry.type == "Title"
        if loose and (
            office or CALLING.fullmatch(kind_noun) or self.forms.ends_in_title(kind_noun)
        ):
            kind = "Position"
        if kind == "Position":
            kind = "Person"
            surname = surname_of(name) if titled and len(name) in _NATIVE else None
            if surname and name.startswith(surname) and name not in self._lexicon:
                self._count(self._told[name], kind, _TOLD_WEIGHT)  # 教授蓝江 is no river
        elif kind == "Group":
            told = CALLING.fullmatch(kind_noun) or self._tells_one(kind_noun)
            if titled and told:  # 地理学家梅尔茨, 孕妇童小满
                self._count(self._votes[name], "Person", _TAGGER_WEIGHT)
            return
        branch = self.forms.branch(kind) if kind is not None else None
        house = branch in _HOUSES_AND_PLACES
        plain = OF_THINGS.search(kind_noun) or name[-1:] == kind_noun[-1:]  # 文澜塔是一座砖塔
        sure = branch in _MADE or (house and (listed or bool(plain)))
        self._count((self._told if sure else self._votes)[name], kind, HEAD_WEIGHT)

    def _of_noun(self, kind_noun: str) -> str | None:
        """Return the class that a common noun tells, where it is one of what has names."""
        kind = self._lexicon.noun_class(kind_noun)
        return kind if kind in _NAMED_SO else None

    def add_calling(self, name: str) -> None:
        """Note ``name`` as what a text says that a person is, if it is a noun of calling."""
        if CALLING.fullmatch(name) or self._tells_one(name):
            self._callings.add(name)

    def _tells_one(self, name: str) -> bool:
        """Tell whether a noun for people says of one of them what they are (村民, 校友, 助手)."""
        kind = self._lexicon.noun_class(name) or self._lexicon.head_class(name)
        return kind == "Group" and OF_SEVERAL.fullmatch(name) is None

    def add_office(self, name: str, *, sure: bool = False) -> None:
        """Note ``name`` as what a text says that somebody serves as (任工务员).

        Args:
            name: The office.
            sure: Nothing else can stand there (升任武节郎), whatever it looks like.
        """
        if "的" not in name:
            self._offices.add(name)
            self._count(self._votes[name], "Position", _TOLD_WEIGHT if sure else 0)

    def add_held(self, name: str) -> None:
        """Note that a text says of a person that they are or serve as ``name``."""
        self._held.add(name)

    def add_actor(self, name: str) -> None:
        """Note that ``name`` is a subject: where 专家 act they are people, and no calling."""
        self._acting.add(name)

    def add_water(self, name: str) -> None:
        """Note ``name`` as what a river flows into, if it ends as waters do (锦江)."""
        if name[-1:] in _WATERS:
            self._waters.add(name)

    def add_paper(self, name: str) -> None:
        """Note ``name`` as what something is printed in: in book marks it is a periodical."""
        if not name.endswith(_COLLECTED):
            self._papers.add(name)

    def add_use(self, name: str, asked: Iterable[str]) -> None:
        """Count a verb that asks for certain classes where ``name`` stands.

        Args:
            name: A proper name.
            asked: The classes of the relation's end; they say something only where all lie in
                one branch.
        """
        branches = {self.forms.branch(kind) for kind in asked}
        if len(branches) == 1 and (branch := branches.pop()) is not None:
            self._count(self._uses[name], branch, _USE_WEIGHT)

    def decide(self, name: str, aliases: Iterable[str] = ()) -> str:
        """Return the local name of the class that all mentions of a node support best.

        Args:
            name: The node's canonical name.
            aliases: Its other names, whose votes count as well.
        """
        votes: Counter[str] = Counter()
        person = is_plainly_a_person(name)  # 哈德维克 of 埃米尔·哈德维克 looks like anything
        own = self._votes.get(name, Counter()).most_common(1)
        parts = halves(name) if own and own[0][0] == "Person" else ()  # 央金 of 次仁央金
        ruling = False
        short = [a for a in aliases if not (person and name.endswith(a)) and a not in parts]
        if own and own[0][0] == "Person" and surname_of(name):  # 字灵川, which is a county, too
            short = [a for a in short if not self.forms.is_place(a)]
        for known in (name, *short):
            seen, used = self._votes.get(known, Counter()), self._uses.get(known, Counter())
            votes.update({kind: min(weight, _most(known, kind)) for kind, weight in seen.items()})
            votes.update({kind: min(weight, _USE_MOST) for kind, weight in used.items()})
            votes.update(dict.fromkeys(self._told.get(known, ()), _TOLD_WEIGHT))
            entry = self._lexicon.get(known)
            self._count(votes, entry.type if entry else None, _LEXICON_WEIGHT)
            bare = BRACKETED.sub("", known) if known in self._titled else known
            kind, weight = self._form(bare or known)
            if kind is None and known in self._titled:
                kind, weight = self._written(bare or known), HEAD_WEIGHT
            periodical = known in self._papers or PERIODICAL.fullmatch(known)
            printed = known in self._papers and kind in ("Document", "Media")  # its marks are lost
            if (known in self._titled and periodical) or printed:
                kind, weight = "Media", FORM_WEIGHT
                del votes["Work"]
            misread = kind is not None and known in self._titled and not self._is_written(kind)
            if misread:  # 《边城》 is no town, and 《…行动计划》 on paper
                kind = "Document" if kind == "Project" else "Work"
            self._count(votes, kind, weight)
            ruling = ruling or (kind in _RULING and known in self._titled)
        if ruling:
            del votes["Work"]  # 《甲条例》, however often it stands in title marks
        if votes["Person"] and self._is_no_person(name):
            del votes["Person"]
        if name[-1:] in LIVING_ENDS and len(name) > _SHORT and name not in self._lexicon:
            del votes["Place"]  # 黔金丝猴
        if votes["Place"] and name in self._waters:
            votes["NaturalFeature"] += HEAD_WEIGHT  # 天桥河注入锦江
        if len(name) == 1 and name not in self._lexicon:
            del votes["Person"]  # 梁 is somebody's surname, and no name of its own
        if not votes and name in self._brands:
            return "Product"
        if not votes:
            return "Position" if name in self._offices else DEFAULT_CLASS
        support = {
            kind: sum(n for other, n in votes.items() if self._ontology.is_a(kind, other))
            for kind in votes
        }
        told = self._form(name)[0]  # 董家染坊, and 位于塔穆宁, taken for somebody
        placed = votes["Place"] or told not in (None, "Person")
        placed = placed and not looks_like_a_person(name)
        found = max(
            sorted(support),
            key=lambda kind: (support[kind], votes[kind], not (placed and kind == "Person")),
        )
        head = self._lexicon.head_class(name) if name[-1:] in _PLAIN_ENDS else None
        plain = head is not None and name not in self._lexicon and len(name) > 2
        misread = found in (
            "Site",
            "NaturalFeature",
            "Town",
        )  # by 枫溪 of 枫溪镇, by 一座重镇 of 甲市
        if plain and misread and self.forms.branch(str(head)) == "Place":
            return str(head)
        return self._as_firm_or_brand(name, found)

    def _is_no_person(self, name: str) -> bool:
        """Tell whether a name's form forbids that it is a person's (塔尔科维亚省, KDDI)."""
        if name in self._lexicon:
            return False
        if name[-1:] in LIVING_ENDS or is_part_of_any(name):
            return True
        surname = surname_of(name)
        if name[-1:] in _NO_PERSON_ENDS and (len(name) > 3 or name[-1:] == "军"):
            return not surname or len(name) > 4
        named_place = name[-1:] in _PLAIN_ENDS and self.forms.is_place(name[:-1])
        return named_place or CAPITALS.fullmatch(name) is not None

    def _as_firm_or_brand(self, name: str, kind: str) -> str:
        """Return the class of what is called by its trade (云帆信息), or said to be a brand."""
        brand = name in self._brands
        if kind == "Organization" and (brand or self.forms.ends_in_trade(name)):
            return "Company"
        made = any(self._ontology.is_a(kind, branch) for branch in ("Organization", "Product"))
        return "Product" if brand and not made else kind

    def _written(self, name: str) -> str | None:
        """Return the class that the last noun in book marks tells, if it is of what rules."""
        kind = self._lexicon.noun_class(name)
        return kind if kind in _RULING else None

    def _is_written(self, kind: str) -> bool:
        """Tell whether a class is one of what stands in book marks: works, rules, newspapers."""
        return any(self._ontology.is_a(kind, branch) for branch in ("Work", "Policy", "Media"))

    def shown(self, name: str, kind: str) -> str:
        """Return the class that the node ``name`` of class ``kind`` is given in the graph.

        What has no name of its own is of the class that its noun tells (收来的花椒, 邻村的石匠),
        and a bare noun is, whatever a tagger takes it for (雨燕 for a person).
        """
        shown = self._of_its_kind(name, self._of_its_end(name, kind))
        if shown == "Person" and is_several(name) and not is_one_person(name):
            return "Group"  # 五位妻子
        if shown == "Group" and is_one_person(name):
            return "Person"
        noun = name in self._lexicon.nouns and name not in self._lexicon
        if name in self._titled or not (shown == DEFAULT_CLASS or noun):
            return shown
        if STRIVEN.fullmatch(name):
            return DEFAULT_CLASS  # 海绵城市, which no one city is
        told = described_class(name, self._lexicon) or shown
        if told == DEFAULT_CLASS and shown == "Company" and name in self._named:
            return shown  # 趋势, as 趋势科技 is called
        if told == "Group" and is_one_person(name):
            return "Person"
        if told == "Position" and self._is_holder(name):
            return "Person"
        if told == "Group" and name in self._callings and name not in self._acting:
            return told if STATUS.fullmatch(name) else "Position"
        return told if told in self._ontology.classes else shown

    def _of_its_end(self, name: str, kind: str) -> str:
        """Return the class of a description, which its last noun tells before all else.

        原先的名称 is no league, though it was 国际联盟, and 背鳍软条部 no ministry.
        """
        if name in self._titled or name in self._lexicon:
            return kind
        told, head = self._lexicon.noun_class(name), self._lexicon.head_class(name)
        hint = self.forms.is_hint(name)
        if "的" in name and name not in self._named:
            part = hint and kind == head and self._ontology.is_a(kind, "Organization")
            rest = DEFAULT_CLASS if part else kind  # 甲号的艏部 is no ministry
            return told or (None if hint else head) or rest
        if PART_OF_BODY.fullmatch(name) and kind == head:
            return DEFAULT_CLASS
        if kind == "Person" and not looks_like_a_person(name) and NO_PERSON.fullmatch(name):
            return "Group" if name.endswith(("人", "族")) else DEFAULT_CLASS
        said = "Organization" in self._told.get(name, ())  # 公益组织“守望者”
        if (
            kind == "Organization"
            and not said
            and ((name.endswith(("族", "人")) and head in ("Group", None)) or head == "Group")
        ):
            return "Group"  # 克伦族, 阿伊努人, 穆斯林
        if kind == "Organization" and name.endswith("的中心"):
            return DEFAULT_CLASS  # 圆盘的中心
        if kind == "Person" and OF_TIME.fullmatch(name):
            return "Time"
        hinted = hint and kind == head and kind != "Position"
        return told if hinted and told is not None else kind  # 港铁车厂 is no firm

    def _of_its_kind(self, name: str, kind: str) -> str:
        """Return the class of a node, by the class of its name.

        A bare common noun means what a text says of its kind at large, or something that the
        text has not named. One that names a kind of body by itself (实验室, 分公司) is of that
        kind, and several of them are a group; other people are a group, too, what lies somewhere is
        a place, and the rest a concept, nouns that only end the names of firms (股份, 钢铁) among
        them. An office that acts is who holds it.
        """
        one = any(ONE.match(words) for words in (name, name.rpartition("的")[2]))
        if kind == DEFAULT_CLASS and name in self._acting and _AUTHORITIES.fullmatch(name):
            return "Government"
        several = is_several(name) and not one
        counted = several or one
        acting = name in self._acting and STATUS.fullmatch(name)  # 司机 holds an office still
        calling = name in self._callings and not acting and not counted
        if calling and kind in (DEFAULT_CLASS, "Group"):
            return "Group" if STATUS.fullmatch(name) else "Position"
        if kind == "Award" and name in self._held and name.endswith(_WINNERS):
            return "Position"  # 宣小刚是冠军
        people = name not in self._held and self._tells_people(name)
        if kind in ("Position", "Person") and not counted and people:
            return "Group"  # 志愿者, 全市注册的志愿者
        if kind == "Position" and not counted and self._is_holder(name):
            return "Group" if name in self._callings else "Person"
        served = name in self._held and not is_one_person(name)  # 一支球队的主教练
        if kind == "Position" and counted and not served:
            return "Person" if one else "Group"  # 150名工程师 are people, and no office
        if is_local_organ(name, self._lexicon):
            return kind
        common = (name in self._lexicon.heads and name not in self._titled) or several
        named = not common or name in self._lexicon or name in self._named
        if named or kind in ("Place", "Person") or not self._named_only(kind):
            return kind
        if self._ontology.is_a(kind, "Place"):  # 电站 is some site, 社区 no town
            return kind if kind in _ANYWHERE else "Place"
        if not several and self._ontology.is_a(kind, "Organization"):
            return kind if self._lexicon.heads[name][1] else DEFAULT_CLASS
        return "Group" if self._ontology.is_a(kind, "Agent") else DEFAULT_CLASS

    def _tells_people(self, name: str) -> bool:
        """Tell whether a noun, or the last of a description, is one for people (志愿者, 观众)."""
        noun = name.rpartition("的")[2]
        return (noun == name or "的" in name) and self._lexicon.heads.get(noun, ("",))[0] == "Group"

    def _is_holder(self, name: str) -> bool:
        """Tell whether an office stands for who holds it (外交部发言人表示…).

        What a text says that a person is remains an office.
        """
        return name in self._acting and name not in self._held

    def _named_only(self, kind: str) -> bool:
        return any(self._ontology.is_a(kind, branch) for branch in _NAMED_ONLY)

    def _form(self, name: str) -> tuple[str | None, int]:
        """Return the class that a name's own form tells, and how much that weighs."""
        seen = self._votes.get(name, Counter())
        return self.forms.of(name, self._told.get(name, ()), firm=bool(seen["Company"]))

    def _count(self, votes: Counter[str], kind: str | None, weight: int) -> None:
        kind = "Position" if kind == "Title" else kind
        if kind is not None and kind in self._ontology.classes:
            votes[kind] += weight
