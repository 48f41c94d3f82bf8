"""甲的代表作有乙 joins 甲 and 乙: a noun that says what one thing is to another is a relation.

As read, the subject is 甲的代表作, a node that says nothing of 甲; between nodes the noun is what
joins them: 甲 | 代表作 | 乙, and so with 主要对手为, 最大股东是, 门生有.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kgbuild.model import Triple
from kgbuild.regex import regex

_BEING: Final = frozenset("是 为 有 还有 包括 包含 即 分别是 分别为 主要有 主要为 主要包括".split())
_ROLE: Final = regex(
    r"(?:(?P<owner>.*?)的?)?"
    r"(?P<noun>(?:主要|传世|存世|现存|早期|晚期|后期|最大|第一大|第二大|第三大|最重要|知名|著名|直接)?的?"
    r"(?:竞争对手|对手|股东|控股股东|代表作|代表作品|代表著作|主要作品|主要著作|著作|专著|译著|论著|作品|主要论著|主要译著|学生|门生|弟子|门人|导师|"
    r"前身|笔名|艺名|曾用名|别名|本名|原名|(?:证券|股票|基金|债券|英文|中文|外文)?(?:全称|简称)|旧称|古称|主要产品|代表产品|子公司|校友|客户|供应商|合作伙伴|创始成员|代表人物|中文名称|中文名|英文名称|英文名|股票代码|股票代号|校训|校庆日|场上位置|"
    r"(?:主要|重点|优势|特色|著名|知名|传统|常见|支柱|名优|优质|主导|校办|附属|下属)"
    r"(?:车站|景点|名胜|古迹|河流|物产|建筑|学科|专业|产业|作物|农作物|品种|品牌|民族|语言|矿产|症状|成分|原料|功能|用途|"
    r"刊物|期刊|景区|节日|小吃|菜肴|特产|山峰|湖泊|岛屿|港口|企业|机构|职能|职责|业务|成员|研究方向|课程|食物|猎物|宗教|方言|"
    r"交通线路|道路|文物|展品|藏品|院系|部门)|(?:主要|典型|常见|早期|临床|中间|终末|终|最终|首选)?(?:病原体|病原菌|病原|致病菌|病因|传染源|传播途径|传播媒介|症状|临床症状|临床表现|并发症|宿主|寄主|寄主植物|蜜源植物|模式种|指名亚种)|支流|天敌|近缘种|特产|主峰|主角|(?P<work>编剧|导演|制片人|监制|主演|作曲|作词|摄影|配乐|主唱"
    r"|(?:碑文|歌词|插图|封面|原|词|曲)?作者|译者|编者|编纂者|校注者|出品人|出品方|发行方|发行商|出版方)"
    r"|(?P<thing>(?:总?设计|施工|总?承建|建设|监理|勘察|代建|主办|承办|协办|主管|运营|管理|投资|出资|发起|研制|产权|管护|实施|牵头|责任)"
    r"(?:单位|企业|机构|部门|方|者)|总?(?:设计师|建筑师)|总?承包商|开发商|运营商|冠名商|冠名方|业主|业主单位|发起人|投资人)))"
    r"(?P<among>(?:当中|之中|中)(?:(?:较为?|最为?|比较)?(?:知名|著名|有名|突出|杰出|出色|优秀)(?:者|的)?)?)?"
)
_AMONG: Final = frozenset("有 还有 包括 主要有".split())

_OF_HOUSES: Final = ("客户", "供应商", "子公司", "股东", "主要产品", "代表产品", "股票代码")

_OF_KINDS: Final = tuple(
    "病原体 病原菌 病原 致病菌 传染源 传播途径 传播媒介 宿主 寄主 寄主植物 蜜源植物 模式种 "
    "天敌 近缘种".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a subject says somebody's or something's 乙 is.

    Attributes:
        owner: Whose it is, as written; empty where the clause leaves that out.
        noun: The noun that joins the two.
        of_work: Only a work has it (编剧, 制片人).
        of_house: Only a house has it (客户, 子公司).
        of_kind: Only a kind has it, of illness or of living things (病原体, 寄主植物).
        of_thing: Nobody has it, but what is built, made or held (施工单位, 承办方).
    """

    owner: str
    noun: str
    of_work: bool = False
    of_house: bool = False
    of_thing: bool = False
    of_kind: bool = False


def is_role(form: str) -> bool:
    """Tell whether a noun without its owner's name says what somebody or something is to another.

    Args:
        form: The noun, normalised (主要著作, 弟子).
    """
    found = _ROLE.fullmatch(form)
    return found is not None and (found["owner"] or "其") in "其他她" and not found["among"]


def ends_in_role(form: str) -> bool:
    """Tell whether a noun ends in what somebody or something is to another (大桥业主).

    Args:
        form: The noun, normalised.
    """
    return _ROLE.fullmatch(form) is not None


def role_of(form: str, triple: Triple) -> Role | None:
    """Return the role that a subject names, if its clause says who or what has it.

    Args:
        form: The subject, normalised.
        triple: The triple.
    """
    told = triple.object is not None and triple.polarity == "positive"
    if not told or triple.predicate not in _BEING:
        return None
    found = _ROLE.fullmatch(form)
    if found is None or (found["among"] and triple.predicate not in _AMONG):
        return None
    of_work, of_thing = found["work"] is not None, found["thing"] is not None
    noun = found["noun"].replace("的", "")
    of_house = noun.endswith(_OF_HOUSES) and not of_thing
    of_kind = noun.endswith(_OF_KINDS)
    return Role(found["owner"] or "", noun, of_work, of_house, of_thing, of_kind)
