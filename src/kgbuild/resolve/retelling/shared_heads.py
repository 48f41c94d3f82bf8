"""东山、西园两个校区 are 东山校区 and 西园校区: what a list says once belongs to each name.

As read, 东山 is a name and 校区 what it is; by itself the one is a hill and the other nothing.
In: the triples of a document. Out: the same, each such name with the noun that closes its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Triple

#: Nouns that the names of a list share, mostly said once behind it.
_SHARED: Final = frozenset(
    "实验室 研究所 研究室 研究中心 分中心 学院 校区 院区 园区 厂区 矿区 港区 库区 展区 赛区 片区 "
    "城区 景区 灌区 工区 车间 事业部 分公司 分院 分校 分馆 展厅 展馆 场馆 赛场 会场 分会场 剧场 "
    "街道 车站 口岸 码头 机组 电厂 科室 学部 专业 亚种 变种 品系 方言 次方言 流派 支系 剧种 组团 "
    "生产基地 研发中心 研发基地 分舰队 支队 中队 大队 乡 镇".split()
)
_TONGUES: Final = frozenset("文字 语言 语种 外文 外语".split())
_LONGEST: Final = 8  # characters of a name that is no full name yet
_WHOLE: Final = frozenset("“”‘’《》的")


def with_shared_heads(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, the names of lists with the noun that closes them.

    Args:
        triples: All triples of the document, in reading order.
    """
    named: dict[tuple[object, ...], Mention] = {}
    for triple in triples:
        whole = _named(triple)
        if whole is not None:
            named[triple.subject.spans] = whole
    if not named:
        return list(triples)

    def told(mention: Mention) -> Mention:
        return named.get(mention.spans, mention)

    return [
        replace(
            triple,
            subject=told(triple.subject),
            object=triple.object and told(triple.object),
            qualifiers=tuple(replace(q, value=told(q.value)) for q in triple.qualifiers),
        )
        for triple in triples
    ]


def _named(triple: Triple) -> Mention | None:
    """Return a member of a list by its whole name (东山校区), or ``None`` where it has it."""
    member, noun = triple.subject, triple.object
    if triple.construction != "membership" or noun is None:
        return None
    if noun.form not in _SHARED | _TONGUES:
        return None
    if noun.form in _TONGUES and len(member.form) == 1:  # 英、法等12种文字
        tongue = member.form + "语"
        return Mention(member.spans, member.text, tongue, tongue, None, "nz")
    if not member.spans or member.span.end >= noun.span.start or not noun.spans:
        return None
    known = member.form.endswith((noun.form, noun.form[-1])) or _WHOLE & set(member.form)
    if known or len(member.form) > _LONGEST:
        return None
    return Mention(
        (*member.spans, *noun.spans),
        member.text + noun.text,
        member.form + noun.form,
        member.form + noun.form,
        None,
        "n",
    )
