"""What texts say beside a name becomes a portrait of who bears it, that can be compared.

A trait is a kind and a value: ``("house", "云帆")`` where a text has 云帆科技总裁王伟,
``("born", "1962")`` where it has 王伟，男，1962年3月生. Two portraits are of one person where they
share what few share, and of two where they have what nobody can have twice.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.identity.rarity import is_common
from kgbuild.resolve.naming.called import Name
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.naming.organizations import house_name
from kgbuild.resolve.naming.people import bare_name, looks_like_a_person
from kgbuild.resolve.naming.places import around, chain_of, joined

Trait: TypeAlias = tuple[str, str]

#: What a shared trait weighs; :data:`ENOUGH` joins two bearers of a common name.
WEIGHTS: Final = {
    "office": 3.5,  # 云帆科技总裁
    "house": 3.0,  # 云帆科技
    "born": 3.0,
    "birthplace": 2.0,
    "work": 3.5,
    "person": 3.0,  # another person, in the same fact
    "thing": 3.0,  # an organisation, event or product, in the same fact
    "place": 1.0,
    "title": 0.5,  # 教授
    "near": 2.0,  # named in the same sentence
    "beside": 1.0,  # named in the same text
}
ENOUGH: Final = 3.0
#: What many things in one text weigh at most: two reports of one event name the same people.
_BESIDE_MOST: Final = 3.0
_PROVINCE: Final = 1.5  # of a house: 福建省副省长, 福建省省长
_COUNTRY: Final = 0.3
_COMMON_PERSON: Final = 2.0
#: Of two callings that one person hardly has: as much as one sure sign.
CALLINGS_APART: Final = -3.0

_CALLINGS: Final = {
    title: calling
    for calling, titles in {
        "state": "主席 总统 总理 首相 部长 外长 省长 州长 市长 县长 区长 镇长 乡长 局长 厅长 司长 "
        "处长 书记 大使 领事 议员 议长 法官 检察长 检察官 国务卿 委员长",
        "learning": "教授 院士 研究员 讲师 学者 科学家 博士生导师 校长 物理学家 数学家 化学家 "
        "历史学家",
        "medicine": "医生 医师 护士 护士长",
        "sport": "运动员 球员 前锋 后卫 中锋 门将 选手 国脚 球星",
        "stage": "演员 歌手 影星 歌星 模特 主持人",
        "police": "民警 警察 警官 交警 刑警",
        "arms": "司令 司令员 军长 师长 旅长 团长 上将 中将 少将 大校 上校 战士 士兵",
        "youth": "学生 小学生 中学生 高中生 初中生 大学生 同学",
        "toil": "村民 农民 工人 司机 渔民 矿工 保安 快递员 外卖员 服务员",
    }.items()
    for title in titles.split()
}
_EXCLUDE: Final = frozenset(
    frozenset(pair.split())
    for pair in "sport state|sport medicine|sport learning|sport toil|stage state|stage medicine|"
    "stage arms|stage toil|youth state|youth learning|youth medicine|youth arms|toil learning|"
    "toil police|youth police|stage police|sport police|medicine police|"
    "toil medicine|toil state|medicine state|medicine arms".split("|")
)
#: A body that every place has one of, where the words do not say of which place.
_ANYWHERE: Final = regex(
    r"[省市县区镇乡村州厅局]\w{1,10}|"
    r"\w{0,4}(?:局|厅|委|办|处|科|所|站|队|部|系|办公室|法院|检察院|车间|委员会|居委会|村委会)|"
    r"(?:第[一二三四五六七八九十\d]+|实验|中心|城关|人民|中医|妇幼|希望|附属)?"
    r"(?:小学|中学|高中|初中|幼儿园|医院|中医院|保健院|学校)"
)
_ANY_HOUSE: Final = 1.0
_ANY_OFFICE: Final = 0.5
#: Before an office or a house, and no part of it.
_LEADING: Final = regex(
    r"^(?:现任|时任|前任|原任|曾任|历任|另一[位名个]|[一两二三四]?[位名个]|那位|这位|同名的?|著名|知名|资深|优秀|青年|年轻|"
    r"老|前|原|来自|也是|的)+"
)
#: How long somebody has worked somewhere, and what rank they have: 任职十一年, 第一大 of 股东.
_NO_HOUSE: Final = regex(
    r"^第[一二三四五六七八九十\d]+大?$|[\d一二三四五六七八九十多]年$|任职|就职|供职"
)
_TWO: Final = regex(r"同名|重名|同姓同名|[另又][外]?一?[位名个]|[两二三][位名个]")
#: Is born, and not the end of 学生 or 发生.
_LIVES = r"(?<![学先医民发产养卫考师女男新众书滋派研])生"
_YEAR = r"(?P<{0}>1[4-9]\d\d|20[0-2]\d)"
_BORN: Final = regex(
    _YEAR.format("a") + r"年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[出]?生(?![产活效长])|出生)|"
    rf"(?:出生|{_LIVES})[于於]" + _YEAR.format("b") + r"年|"
    r"[（(]" + _YEAR.format("c") + r"年?[^—–－\-~～至)）。]{0,8}[—–－\-~～至]"
)
_BIRTHPLACE: Final = regex(
    rf"(?:出生|{_LIVES})[于於在]"
    r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[，,]?)?(?P<a>[\u4e00-\u9fff]{2,12})|"
    r"(?:籍贯|籍貫|原籍|祖籍)[是为為：:]?(?P<b>[\u4e00-\u9fff]{2,12})|"
    r"(?:^|[，,。、（(是])(?P<c>[\u4e00-\u9fff]{2,10})人(?=[，,。；）)]|$)"
)
_SEX: Final = regex(r"[，,（(、](?P<sex>[男女])[，,）)。、]")
_KIN: Final = regex(r"[父母妻夫儿兒兄弟姐妹婿媳]|女儿|女兒|长子|次子")
_COURTESY: Final = {"先生": "男", "女士": "女", "小姐": "女", "夫人": "女"}
#: Verbs before what somebody is (出任, 当选, 受聘为, 晋升为, 当过).
_OFFICE: Final = regex(r"(?:任|当选?|选|聘|为|是|做|作|成)[过了]?$")
_LIFE: Final = 48  # characters after a name that may tell of its bearer's birth


@dataclass(frozen=True, slots=True)
class Description:
    """The words before a name (云帆科技总裁) in parts; each may be empty."""

    house: str = ""
    title: str = ""
    calling: str = ""
    land: str = ""


@dataclass(slots=True)
class Portrait:
    """What a text says of the bearer of a name.

    Attributes:
        traits: Each with a triple that shows it first.
    """

    traits: dict[Trait, Triple] = field(default_factory=dict)
    _kinds: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: str, value: str, triple: Triple) -> None:
        """Note a trait; one without a value is none."""
        if value and (kind, value) not in self.traits:
            self.traits[kind, value] = triple
            self._kinds.setdefault(kind, set()).add(value)

    def values(self, kind: str) -> AbstractSet[str]:
        """Return the values of the traits of one kind."""
        return self._kinds.get(kind, _NONE)

    def take(self, other: Portrait) -> None:
        """Add the traits of another portrait of the same person."""
        for (kind, value), triple in other.traits.items():
            self.add(kind, value, triple)


_NONE: Final[frozenset[str]] = frozenset()


class Painter:
    """Draws portraits from triples.

    Args:
        name: Tells what a mention names.
        lexicon: Titles, places and houses that the world knows.
        place: Tells which of the places of one name a document means.
    """

    def __init__(
        self,
        name: Callable[[Mention], Name],
        lexicon: Lexicon,
        place: Callable[[str, str], str] = lambda name, _: name,
    ) -> None:
        self._name = name
        self._lexicon = lexicon
        self._place = place
        self._spelt: defaultdict[str, set[str]] = defaultdict(set)
        self._described = lru_cache(maxsize=16_384)(self._describe)
        self._weighed = lru_cache(maxsize=65_536)(self._weigh)

    def sketch(self, mention: Mention, triple: Triple, portrait: Portrait) -> None:
        """Add to ``portrait`` what ``triple`` says of the person whom ``mention`` names."""
        self._tell(self.description(mention), triple, portrait)
        rank = tidy(mention.form).partition(bare_name(self._name(mention).text))[2]
        if rank in _COURTESY:
            portrait.add("sex", _COURTESY[rank], triple)
        elif rank and self._title_at_end(rank) == rank:
            self._tell(self._described(rank), triple, portrait)
        for kind, value in self._life(mention, triple):
            portrait.add(kind, value, triple)
        if triple.construction == "clausal":
            return
        others = [triple.object if mention == triple.subject else triple.subject]
        if mention in (triple.subject, triple.object):
            others += [qualifier.value for qualifier in triple.qualifiers]
        for other in others:
            if other is not None and other != mention:
                self._join(other, triple, portrait)

    def description(self, mention: Mention) -> Description:
        """Return what the words before a name say in the mention of it."""
        form, head = tidy(mention.form), tidy(mention.head)
        before = form.removesuffix(head) if head and form != head else ""
        return self._described(before) if 1 < len(before) <= 30 else Description()

    def shown(self, house: str) -> str:
        """Return how the texts write the name of a house: the shortest that says what it is."""
        spelt = self._spelt.get(house, {house})
        return min(spelt, key=lambda name: (name == house and len(spelt) > 1, len(name), name))

    def weight(self, trait: Trait) -> float:
        """Return what it weighs that two bearers of a name share a trait."""
        return self._weighed(trait)

    # Parts ---------------------------------------------------------------------------------

    def _tell(self, told: Description, triple: Triple, portrait: Portrait) -> None:
        house = self._place(told.house, triple.evidence.document)
        portrait.add("house", house, triple)
        portrait.add("thing", house, triple)
        portrait.add("title", told.title, triple)
        portrait.add("calling", told.calling, triple)
        if told.calling == "state":
            portrait.add("land", told.land, triple)
        if told.house and told.title:
            portrait.add("office", f"{house} {told.title}", triple)

    def _join(self, other: Mention, triple: Triple, portrait: Portrait) -> None:
        """Add what the other end of a fact tells: an office, or who or what has part in it."""
        told = self._described(tidy(other.form)) if len(other.form) <= 30 else Description()
        if told.title:
            if tells_office(triple):  # who leads three students is none
                self._tell(told, triple, portrait)
            return
        if other.entity in ("Time", "Title", "Quantity") or not other.text:
            return
        name = self._name(other)
        if not name.resolved or len(name.text) < 2:
            return
        if name.type == "Work":
            portrait.add("work", name.text, triple)
        elif other.tag == "nr" or name.type == "Person":
            portrait.add("person", name.text, triple)
        elif other.tag == "ns":
            portrait.add("place", name.text, triple)
        elif other.entity is not None or other.tag in ("nt", "nz", "nw"):
            portrait.add("thing", self._house(name.text), triple)

    def _describe(self, words: str) -> Description:
        words = words.rstrip("的、，,")
        title = self._title_at_end(words)
        rest = _LEADING.sub("", words.removesuffix(title)).rstrip("的")
        rest = rest.rpartition("的")[2]  # 曾任甲局局长的行业专家 is of no house
        calling = next((c for t, c in _CALLINGS.items() if title.endswith(t)), "")
        land = ""
        for size in range(min(len(rest), 6), 1, -1):
            entry = self._lexicon.get(rest[:size])
            if entry is not None and entry.type == "Country":
                land = entry.canonical
                break
        known = self._lexicon.get(rest)
        if rest in self._lexicon.heads or (known is not None and known.tag in ("n", "t")):
            rest = ""  # 公司总裁: of which one, the words do not say
        if _NO_HOUSE.search(rest) or (not title and not self._is_house(rest)):
            rest = ""
        house = self._house(rest) if len(rest) > 1 else ""
        if house and house not in self._lexicon:
            self._spelt[house].add(rest)
        return Description(house, title, calling, land)

    def _title_at_end(self, words: str) -> str:
        for start in range(max(0, len(words) - 10), len(words) - 1):
            entry = self._lexicon.get(words[start:])
            if words[start:] in _CALLINGS or (entry is not None and entry.type == "Title"):
                return words[start:]
        return ""

    def _is_house(self, words: str) -> bool:
        entry = self._lexicon.get(words)
        kind = entry.type if entry is not None else self._lexicon.head_class(words)
        parts = house_name(words, self._lexicon)
        return kind is not None or bool(parts.form or parts.trade)

    def _house(self, words: str) -> str:
        """Return one spelling for the names of one house: 云帆 for 云帆科技有限公司."""
        chain = chain_of(words, self._lexicon)
        if chain:
            return joined(chain, self._lexicon) or self._lexicon.canonical(chain[-1])
        if words in self._lexicon:
            return self._lexicon.canonical(words)
        parts = house_name(words, self._lexicon)
        return parts.brand if parts.form or parts.trade else words

    def _life(self, mention: Mention, triple: Triple) -> Iterator[Trait]:
        """Yield what stands right after a name of birth and sex."""
        evidence = triple.evidence
        end = mention.span.end - evidence.sentence_span.start
        after = evidence.sentence[end : end + _LIFE] if end > 0 else ""
        if not any(sign in after for sign in "生人男女籍（("):
            return
        after = re.split("[。；;！？\n]", after)[0]
        if kin := _KIN.search(after):
            after = after[: kin.start()]
        if sex := _SEX.search(after):
            yield "sex", sex["sex"]
        if born := _BORN.search(after):
            yield "born", next(filter(None, born.groups()))
        for match in _BIRTHPLACE.finditer(after):
            words = next(filter(None, match.groups()))
            for size in range(len(words), 1, -1):
                if chain := chain_of(words[:size], self._lexicon):
                    place = self._lexicon.canonical(chain[-1])
                    yield "birthplace", place
                    yield ("born in" if match["a"] else "from"), place
                    break

    def _weigh(self, trait: Trait) -> float:
        kind, value = trait
        weight = WEIGHTS.get(kind, 0.0)
        if kind == "person":
            common = not looks_like_a_person(value) or is_common(value)
            return _COMMON_PERSON if common else weight
        if kind in ("house", "office", "thing"):
            house = value.partition(" ")[0]
            entry = self._lexicon.get(house)
            if entry is None and _ANYWHERE.fullmatch(house):
                return _ANY_HOUSE if kind == "house" else _ANY_OFFICE
        entry = self._lexicon.get(value)
        if kind in ("near", "beside", "thing") and entry is not None:
            return weight / 2  # 新华社 is named in many a text
        if kind == "near" and not looks_like_a_person(value):
            return weight / 2
        if value in self._lexicon.namesakes:
            return min(weight, _COUNTRY)  # of which city, no text says
        if entry is None or entry.tag != "ns":
            return weight
        if entry.type in ("Country", "Continent"):
            return min(weight, _COUNTRY)
        return min(weight, _PROVINCE) if entry.type == "Province" else weight


def tells_office(triple: Triple) -> bool:
    """Tell whether a fact says what somebody is, and not to whom they do something."""
    return triple.construction in ("copula", "title") or bool(_OFFICE.search(triple.predicate))


def tells_of_two(sentence: str, name: str) -> bool:
    """Tell whether a sentence with ``name`` says that there are two of it."""
    return name in sentence and any(
        sentence[match.start() :].find(name, 0, 12 + len(name)) >= 0 or match[0] in ("同名", "重名")
        for match in _TWO.finditer(sentence)
    )


def clash(one: Portrait, two: Portrait, lexicon: Lexicon) -> str | None:
    """Return the kind of trait that two portraits of one person cannot both have, if any."""
    for kind in ("sex", "land"):
        here, there = one.values(kind), two.values(kind)
        if here and there and not here & there:
            return kind
    born = [{int(year) for year in p.values("born")} for p in (one, two)]
    if all(born) and min(abs(a - b) for a in born[0] for b in born[1]) > 1:
        return "born"  # a year more or less is how ages are counted
    for kind in ("born in", "from"):  # 广东台山人，…生于香港 is one person's family and birth
        here, there = one.values(kind), two.values(kind)
        if here and there and not any(_one_place(a, b, lexicon) for a in here for b in there):
            return "birthplace"
    return None


def callings_apart(one: Portrait, two: Portrait) -> bool:
    """Tell whether two portraits have callings that hardly meet in one person, and none else."""
    here, there = one.values("calling"), two.values("calling")
    return (
        bool(here)
        and bool(there)
        and all(frozenset((a, b)) in _EXCLUDE for a in here for b in there)
    )


def shared(
    one: Portrait, two: Portrait, weight: Callable[[Trait], float]
) -> list[tuple[float, Trait]]:
    """Return the traits that two portraits share with their weights, weightiest first."""
    few, many = sorted((one.traits, two.traits), key=len)
    found = [(weight(trait), trait) for trait in few if trait in many]
    return sorted((pair for pair in found if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))


def total(weights: list[tuple[float, Trait]]) -> float:
    """Return what shared traits weigh together; those of being named in one text are capped."""
    beside = sum(weight for weight, (kind, _) in weights if kind == "beside")
    rest = math.fsum(weight for weight, (kind, _) in weights if kind != "beside")
    return rest + min(beside, _BESIDE_MOST)


def _one_place(one: str, two: str, lexicon: Lexicon) -> bool:
    """Tell whether one place is the other or lies in it."""
    return one in around(two, lexicon) or two in around(one, lexicon)
