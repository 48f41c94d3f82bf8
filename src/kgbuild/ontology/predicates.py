"""How Chinese predicates are worded: frames, adverbs, aspect, complements.

A surface predicate (正式推出了, 毕业于, 达成战略合作) becomes the readings under which the
ontology's triggers may know it, from the most to the least literal. Closed classes only:
what a verb *means* is in the Turtle.
"""

from __future__ import annotations

from functools import lru_cache

from kgbuild.regex import regex

MARKERS = {
    word: canonical
    for canonical, words in {
        "与": "与 和 跟 同 及 以及 与其 并与",
        "在": "在 于",
        "为": "为 给 替 为了",
        "向": "向 朝 往",
        "对": "对 对于 针对",
        "从": "从 自 自从",
        "被": "被 遭 遭到 受到 获",
        "由": "由",
        "把": "把 将",
        "用": "用 以 借助 利用",
        "通过": "通过 经 经过",
        "到": "到 至 赴",
        "因": "因 因为 由于",
    }.items()
    for word in words.split()
}
PASSIVE = frozenset({"被", "由"})
_ADVERB = regex(
    r"(?:正式|共同|联合|携手|合力|积极|主动|全面|深入|深度|成功|顺利|先后|陆续|相继|再次|再度|首次|首先|率先|最先|"
    r"首批|独家|独立|自主|自行|亲自|专门|特别|特意|重点|大力|着力|努力|全力|持续|不断|继续|进一步|逐步|逐渐|广泛|普遍|大量|"
    r"快速|迅速|加快|加速|高效|有效|切实|充分|牢牢|始终|一直|长期|曾经|曾|已经|已|业已|刚刚|刚|正在|正|即将|将要|将|会|要|"
    r"又|也|还|都|均|并|便|就|才|则|再|更|更加|同时|同步|同期|随后|随即|最终|最后|目前|现在|现|今天|今年|昨天|近日|日前|应邀|受邀|"
    r"分别|各自|一起|一同|一道|双双|另外|此外|重新|公开|当场|隆重|盛大|精心|倾力|倾情|潜心|直接|间接|主要|大规模|"
    r"安详|溘然|猝然|不幸|安然|平静|无疾|后来|后又|后|旋即|旋|寻|嗣后|嗣|复|仍|亦|遂|终|初|起初|起先|不久|一度|挂职|破格|奉命|奉调|应召|应征|应聘|受命|获准|公费|自费|"
    r"进行|开展|实施|实行|加以|予以|完成|实现|着手|开始|参与|负责|计划|.{1,4}地)"
)
ASPECT = regex(r"(?:了|过|着)$")
_COMPLEMENT = regex(r"(?:起来|出来|下来|下去|上来|起|出|出了|成|完|完成|好|到|上|下|入|进)$")
_COVERB = regex(r"(?<=.)(?:于|在|到|给|向|自|与|和|为)$")
# A frame may have words of its own before the verb (与…达成战略合作), but not these.
BLOCKER = regex(
    r"[不未没无非]|拒|停|中断|终止|终结|中止|结束|取消|反对|禁止|避免|防止|放弃|退出|否认|解除|暂停|缺乏|失去|破裂|断绝|呼吁|建议"
)
_SHORTEST = 2  # characters of a verb behind an adverb
_OF_ONE = frozenset("是为任获著授擢迁署补拜赴入")  # 还是, 又获, 旋擢
LONGEST_RESIDUE = 8
#: How somebody says something, before 说, 道 or 称: one verb with it (警告说, 评论称).
_SAYING_SO = (
    "补充 警告 提醒 评论 解释 回忆 介绍 感慨 感叹 强调 反驳 辩解 总结 预测 分析 描述 抱怨 回应 "
    "回答 坦言 叮嘱 安慰 调侃 惊呼 赞叹 概括 形容 透露 告诫 呼吁 追问 反问 讲述 评价"
)
SPOKEN = frozenset(verb + saying for verb in _SAYING_SO.split() for saying in "说道称")


def frame(written: str) -> tuple[str, str]:
    """Split a trigger into canonical marker and verb: 与…合作 -> (与, 合作)."""
    marker, dots, verb = written.partition("…")
    return (MARKERS.get(marker, marker), verb) if dots else ("", written)


@lru_cache(maxsize=4096)  # a statement is looked up several times over, and verbs come again
def readings(predicate: str, marker: str) -> tuple[tuple[str, str], ...]:
    """Return (verb, canonical marker) from the most to the least literal reading, each once."""
    canonical = MARKERS.get(marker, marker)
    if (predicate.startswith("被") and canonical in {"", "被"}) or (
        predicate.startswith("所") and canonical in {"为", "被"}
    ):
        predicate, canonical = predicate[1:], "被"
    heads = [predicate]
    while adverb := _ADVERB.match(heads[-1]):
        rest = heads[-1][adverb.end() :]
        if len(rest) < _SHORTEST and rest not in _OF_ONE:
            break
        heads.append(rest)
    readings: list[tuple[str, str]] = []
    for head in heads:
        bare = ASPECT.sub("", head)
        for verb in (head, bare, _COMPLEMENT.sub("", bare)):
            if canonical == "被":  # 被评为 is a trigger of its own, not the passive of one
                readings.append((f"被{verb}", ""))
            readings.append((verb, canonical))
            if verb in SPOKEN:
                readings.append(("说", canonical))
            if canonical == "在":  # 在…毕业 and 毕业于… are one frame
                readings.append((f"{verb}于", ""))
            coverb = None if canonical else _COVERB.search(verb)
            if coverb:
                readings.append((verb[: coverb.start()], MARKERS.get(coverb[0], coverb[0])))
    return tuple(dict.fromkeys(readings))
