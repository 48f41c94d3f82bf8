"""What a clause without a subject lists: what the one before it has counted, built or come by.

建成三座厂房，包括甲和乙 is told of the 厂房, and 一等奖三件，分别为甲、乙和丙 of the prizes.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind, Word
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Mention

#: How somebody has several things.
HAVING = frozenset(
    "拥有 有 具有 设有 建有 保有 保存有 收藏有 现有 共有 提供 开设 推出 生产".split()
)
#: What one does to such a thing besides building it.
UNDERTAKING = frozenset(
    "投资 签约 规划 实施 推进 落地 承建 投建 投资建设 规划建设 开工建设 上马 布局".split()
)
#: What holds several things.
_HOLDING = frozenset("包括 包含 涵盖".split())
#: How one comes by several things or deals with them, which the next clause may list.
_DEALING = frozenset(
    "现存 收到 收录 收藏 藏有 展出 展示 出土 发现 涉及 覆盖 服务 销售 招收 采访 邀请 拜访 走访 "
    "参观 翻译 出版 发表 采集 收集 征集 捐赠 捐出 种植 采取 实施 提出 列出 签约 投资 采购 新增 "
    "增加 取消 废除 经营 研究 考察 勘查 测绘 修复 修缮 保护 获得 荣获 斩获 夺得 创作 著有 "
    "带出 教出 培养出 走出 涌现 涌现出 评出 选出 推出 建起 打造出 引进 吸引".split()
)
_SEVERAL = (*"两二三四五六七八九十百千数多几各0123456789", "若干", "一系列", "一批", "一些")
_NEVER = ("nr", "t", "m", "q", "r")  # tags of what holds nothing
#: What is told of each of several things that the clause before ends on.
_IN_TURN = frozenset("分别 依次".split())


def lists_measured(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause names what the one before has counted: 一等奖三件，分别为甲、乙和丙.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
    """
    copular = words[predicate.group.verbs[0]].form in w.BARE_COPULAS
    turns = any(words[i].form in _IN_TURN for i in predicate.before)
    plain = any(words[phrase.head].kind is not Kind.NUMBER for phrase in predicate.objects)
    return copular and turns and plain


def lists_had(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause lists what somebody has (拥有丰富的传统，包括神话).

    So it is where there are so many, and where somebody has built it or deals with it.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        last: The last object of the clauses before.
    """
    holds = words[predicate.group.verbs[0]].form in _HOLDING and not predicate.before
    if not holds or last.tag in _NEVER:
        return False
    before = [word for word in words if word.token.span.end <= last.span.start]
    verbs = [word.form for word in before if word.kind is Kind.VERB][-2:]
    having = verbs[-1] if verbs else ""
    if "".join(verbs) in _DEALING:
        having = "".join(verbs)  # 带|出博士19名
    made = having in w.MAKING | w.BUILDING | w.GATHERING | UNDERTAKING
    after = next((word for word in words if word.token.span.start >= last.span.end), None)
    many = last.form.startswith(_SEVERAL) or (after is not None and after.kind is Kind.NUMBER)
    return made or (having in HAVING and last.tag == "n") or (having in _DEALING and many)
