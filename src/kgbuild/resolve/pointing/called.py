"""By which nouns a name may be called: 甲中学 is a 学校, 甲大桥 no 教堂, 三家子公司 is no name."""

from __future__ import annotations

from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_several
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import Scene

WHOLE = regex(r"全(?P<part>[书片剧诗文集市县省镇区乡村州校院厂桥线楼塔寺馆园祠])")
UNDERTAKINGS = frozenset("项目 工程".split())  # by which what is built is called, too
#: What is told with how large it is: 年产5万吨的电池材料项目.
_DESCRIBED = frozenset(
    "项目 工程 基地 产业园 园区 工厂 生产线 电站 大桥 隧道 水库 港口 码头 系统 平台".split()
)
_BUILT = tuple(
    "基地 园区 产业园 工厂 厂房 大桥 一桥 二桥 三桥 四桥 五桥 隧道 铁路 高铁 公路 高速 水库 电站 "
    "机场 港口 码头 生产线 风电场 综合体 管网 枢纽 地铁 号线 泵站 灌区".split()
)
#: What else the name of such a house ends in.
ENDINGS = {
    "学校": ("中学", "小学", "大学", "学院", "学堂", "书院"),
    "学堂": ("书院", "中学"),
    "工厂": ("厂",),
    "线路": ("号线",),
    **dict.fromkeys(("大桥", "新桥", "特大桥"), ("桥",)),
    **dict.fromkeys(("研究团队", "科研团队", "团队"), ("团队", "课题组", "研究组")),
    "公司": ("集团",),
    "展览": ("展",),
    "案件": ("案",),
    **{f"{level}政府": (f"{level}人民政府",) for level in "省市县区"},
}
#: What is in quotes and describes a noun; “大江”画展 is called so.
_QUOTED = regex("^.*“(?!.*”.{1,3}$)")
#: Classes of things too unlike to be called by each other's nouns: a 教堂 is no 大桥.
_UNLIKE = ("Site", "NaturalFeature", "Device", "Event")
#: Nouns by which any of such a class is called.
ANY_SUCH = frozenset(
    "项目 工程 基地 园区 建筑 设施 场馆 场所 景区 产品 设备 装置 系统 平台 新品 车型 装备 活动 "
    "会议 大会 赛事 比赛 事件 盛会 事故 灾害 战事 线路 机器".split()
)
#: What is built in so particular a way that no other site is called so.
_CALLED_SO = frozenset(
    "大桥 特大桥 隧道 铁路 高铁 公路 高速 地铁 机场 水库 电站 大坝 运河 港口 码头 教堂 寺庙 "
    "博物馆 图书馆 剧院".split()
)
_UNNAMED = ("组", "队")  # 工作组, 救援队 are nobody who has acted before, unless called so
_DEPARTMENTS = regex(r".*(?:[处科办]|(?<!俱乐)(?<!总)部)")  # 人事处 of a house, and no other house
#: What says of which sort a house is, and begins no name of one.
_ANY = frozenset(
    "大型 小型 中型 国有 民营 私营 本地 当地 外资 合资 著名 知名 最大 多家 一家".split()
)
_NAMED_FULLY = 5  # characters of a name that ends in a common noun (甲乙学校)


class Called:
    """Tells by which nouns what one document names may be called.

    Args:
        scene: What the document names.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def names_so(self, place: Named, noun: str) -> bool:
        """Tell whether a name ends as a definite noun does (甲中学 for 学校)."""
        return (
            place.name.endswith((noun, *ENDINGS.get(noun, ())))
            and len(place.name) > len(noun) + 1
            # 甲的子公司 describes, it does not name; 年产5万吨的电池材料项目 is one project
            and ("的" not in place.name or noun.endswith("团队") or _is_described(place.name, noun))
            and not WHOLE.match(place.name)  # nor does 全市新建学校
            and not is_several(place.name)  # nor do 三家子公司
            and not _QUOTED.match(place.name)  # nor does “双一流”建设高校
            and not self._generic(noun, place)
        )

    def _generic(self, noun: str, place: Named) -> bool:
        """Tell 最大城市 from the name of a city for 该市, but not 甲学校 from one for 该校."""
        if len(noun) > 1 or place.name[-2:] not in self._scene.lexicon.heads:
            return False
        if place.kind in ("Company", "School", "University", "Bank") and place.name[:2] not in _ANY:
            return False  # 大成纱厂
        return len(place.name) < _NAMED_FULLY or place.kind in ("City", "Concept", "Group")

    def may_mean(self, place: Named, noun: str) -> bool:
        """Tell whether a noun may mean what a place names, by its name or by its class."""
        head = self._scene.lexicon.heads.get(noun)
        alike = head is not None and self._scene.is_nameable(head[0])
        named_so = self.names_so(place, noun)
        return named_so or (head is not None and alike and self._scene.is_a(place.kind, head[0]))

    def may_be(self, place: Named, kind: str) -> bool:
        """Tell whether an organisation of no known class may be of one (no 交易所 is a firm)."""
        if place.kind != "Organization":
            return False
        heads = self._scene.lexicon.heads
        ends = (place.name[-n:] for n in range(4, 1, -1) if len(place.name) > n)
        end = next((end for end in ends if end in heads), None)
        return end is None or self._scene.is_a(heads[end][0], kind)

    def called_otherwise(self, name: str, noun: str, kind: str) -> bool:
        """Tell whether a name's own last noun says that it is no such thing as another noun."""
        if noun in ANY_SUCH or not any(self._scene.is_a(kind, unlike) for unlike in _UNLIKE):
            return False
        heads = self._scene.lexicon.heads
        own = next((name[k:] for k in range(1, len(name)) if name[k:] in heads), "")
        return bool(own) and own not in ANY_SUCH and not (own.endswith(noun) or noun.endswith(own))


def _is_described(name: str, noun: str) -> bool:
    """Tell whether what stands before 的 describes a thing that has a name of its own behind it."""
    what = name.rpartition("的")[2]
    return (noun in _DESCRIBED or is_attached(name)) and len(what) > len(noun) + 1


def is_attached(name: str) -> bool:
    """Tell whether a house is named by the one that it belongs to (甲大学的附属医院)."""
    return name.rpartition("的")[2].startswith(("附属", "直属"))


def is_undertaken(name: str, noun: str) -> bool:
    """Tell whether a name is that of something built, which 项目 may mean."""
    return noun in UNDERTAKINGS and name.endswith(_BUILT)


def is_called_so(noun: str, kind: str) -> bool:
    """Tell whether a noun means only what is called by it: no 医疗队 is the 医院 that acts."""
    unnamed = kind != "Team" and noun.endswith(_UNNAMED)
    return kind == "Government" or noun in _CALLED_SO or unnamed or is_department(noun, kind)


def is_department(noun: str, kind: str) -> bool:
    """Tell whether a noun of a class means a part that every house has (人事处)."""
    return kind == "Organization" and _DEPARTMENTS.fullmatch(noun) is not None
