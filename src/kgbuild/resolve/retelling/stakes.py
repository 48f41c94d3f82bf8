"""What is done to a share or an office is done to the firm, or to who holds the office.

收购甲70%的股权 tells that 甲 is acquired, 免去乙的厅长职务 that 乙 is dismissed, 判处丙有期徒刑
that 丙 is punished. Between nodes that says more than a node 甲70%的股权 could; how much it is
becomes an adjunct. So does how many of a thing are given or sent (捐赠帐篷200顶).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from kgbuild.model import Mention, Qualifier, Role, Triple
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import named_behind_trade
from kgbuild.resolve.retelling.slots import is_plain, part_of

_AMOUNT: Final = (
    r"(?:约|近|逾|超过|其余|剩余)?"
    r"(?:\d+(?:\.\d+)?%|百分之\w{1,6}|[一二三四五六七八九半]成|全部|部分|多数|少数|控股)"
)
_SHARES: Final = r"(?:控股权|股权|股份)"


@dataclass(frozen=True, slots=True)
class _Part:
    """What may stand behind a name and be what a deed is done to, or consists in.

    Attributes:
        predicates: The deeds, normalised; none for whatever is done to something.
        pattern: The object: the name as ``whole``, what stands behind it as ``part``.
        entity: What the name is that of.
        role: The part that the rest plays.
    """

    predicates: frozenset[str]
    pattern: re.Pattern[str]
    entity: str | None
    role: Role


#: Units of what is counted one by one or measured; 号, 期 and the like stand in names.
_UNITS: Final = (
    "名|人|位|个|只|头|匹|辆|台|套|件|顶|床|条|箱|吨|架|艘|支|张|份|本|册|把|盏|株|棵|亩|公顷|公斤|斤|"
    "枚|块|根|瓶|袋|包|桶|家|座|所|处|间|栋|户|例|元|公里|米|平方米|立方米"
)
_NUMERALS: Final = "一二两三四五六七八九十"
_COUNT: Final = (
    rf"(?:约|近|逾|超过)?(?:[\d{_NUMERALS}百千万]|零点)"
    rf"[\d.,{_NUMERALS}〇零百千万亿余多点]*(?:{_UNITS})"
)
#: An office before the name of who holds it.
_HOLDING: Final = (
    r"(?:[^，。；、]{0,24}(?:董事长|经理|总监|总裁|[局厅处科县市区镇乡村厂院校行所站队会]长|主任|书记"
    r"|负责人|代表人|控制人|司机|教授|医生|会计|职工|员工|村民|矿长|老板))"
)
#: What is counted: words that end on no figure (羊|两万余只); few are of one character.
_COUNTED: Final = (
    rf"(?:[^\W\d的第]{{2,12}}?(?<![{_NUMERALS}〇零百千万亿余多点])"
    r"|[羊牛猪马鸡鸭鹅鱼蛇树竹茶粮船车房田])"
)

_PARTS: Final = (
    _Part(  # 收购甲70%的股权
        frozenset(
            "收购 购买 买下 购入 购得 受让 认购 增持 减持 转让 出售 出让 抛售 持有 拥有".split()
        ),
        regex(
            rf"(?!其?所?持|{_AMOUNT}的?{_SHARES})(?P<whole>.{{2,30}}?)的?"
            rf"(?P<part>(?:{_AMOUNT}的?)?{_SHARES})"
        ),
        "Company",
        "quantity",
    ),
    _Part(  # 免去乙的厅长职务
        frozenset("免去 免除 撤销 解除 罢免 决定免去 同意免去".split()),
        regex(r"(?P<whole>[^的]{2,12}?)(?:同志)?的(?P<part>.{2,30}(?:职务|职位))"),
        "Person",
        "topic",
    ),
    _Part(  # 免去其厅长职务
        frozenset("免去 免除 撤销 解除 罢免 决定免去 同意免去".split()),
        regex(r"(?P<whole>[其他她])(?P<part>[^的]{2,30}(?:职务|职位))"),
        None,
        "topic",
    ),
    _Part(  # 判处丙有期徒刑九年
        frozenset("判处 判决 判".split()),
        regex(
            rf"(?:被告人?|被告单位|上诉人|罪犯)?{_HOLDING}?(?P<whole>[^的\d]{{2,12}}?)"
            r"(?P<part>(?:[有无]期徒刑|死刑|拘役|管制).*)"
        ),
        "Person",
        "quantity",
    ),
    _Part(  # 判处丁罚金五千万元, 对…处以 is read by its preposition
        frozenset("判处 处以 处 罚".split()),
        regex(r"(?P<whole>[^的\d]{2,20}?)(?P<part>(?:罚金|罚款).*)"),
        None,
        "quantity",
    ),
    _Part(  # 捐赠帐篷200顶
        frozenset(),
        regex(rf"(?!{_COUNT}\Z)(?P<whole>{_COUNTED})(?P<part>{_COUNT})"),
        None,
        "quantity",
    ),
)


def dealt(triple: Triple) -> Triple:
    """Return a deed to a share or an office as one to the firm, or to who holds the office."""
    target = triple.object
    if target is None or not is_plain(target):
        return triple
    acts = triple.construction in ("svo", "ba-object")
    for known in _PARTS:
        if triple.predicate not in known.predicates and (known.predicates or not acts):
            continue
        found = known.pattern.fullmatch(target.form)
        if found is not None:
            whose = _whole(target, *found.span("whole"), known.entity)
            part = part_of(target, *found.span("part"), tag="nz")
            adjunct = Qualifier(known.role, part, part, "", triple.confidence)
            return replace(triple, object=whose, qualifiers=(*triple.qualifiers, adjunct))
    return triple


def _whole(mention: Mention, start: int, end: int, entity: str | None) -> Mention:
    """Return the name whose share or office it is."""
    head = named_behind_trade(mention.form[start:end]) if entity == "Company" else ""
    if not head:
        return part_of(mention, start, end, tag="nz", entity=entity)
    named = part_of(mention, start, end, tag="nt", entity=entity)  # 法国软件企业|贝诺瓦
    return replace(named, head=head)
