"""What a clause first shows and then names, and how long somebody did something, before its object.

这台设备叫甲，重量只有780克: what is told of 这台设备 is told of 甲, and 甲 is a 设备; 第一家叫甲
names no kind. So it is where the name comes behind (一套平台，名字叫甲), of each of several
(两个徒弟，一个叫甲，一个叫乙), and of what alone is meant (最大的企业是甲，由乙创立).
当了十二年医生: it is 医生 that somebody was, for twelve years, and who 帮我们打了井 has made the
well. In: the triples of a document as read. Out: the same, told of the name, of the noun, and of
who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Qualifier, Span, Triple
from kgbuild.regex import regex
from kgbuild.resolve.belonging.roles import ends_in_role
from kgbuild.resolve.retelling.slots import is_plain, part_of

_CALLING: Final = frozenset(
    "叫 名叫 叫做 叫作 名为 取名 取名为 起名 定名为 命名为 被命名为".split()
)
_HELPING: Final = frozenset("帮 帮着 替".split())
_ASPECT: Final = ("了", "过")
_NAMES: Final = ("nr", "ns", "nt", "nz", "nw")
_SHOWN: Final = regex(
    r"(?:[这那该]|第[一二三四五六七八九十]|最早的?|最新的?|(?=[一两几]))(?:一|两|几)?"
    r"(?:[款个台部辆艘架座家所种项条支只套件本首张幅栋枚颗场次份处口尊头匹株棵眼道片块段期届位名间层"
    r"组批班趟门面册卷集群]|个名为)?(?P<noun>\w*)"
)
_LASTING: Final = regex(
    r"(?:近|将近|整整|足足)?(?:\d{1,3}|[一二两三四五六七八九十几]{1,3})(?:多|余|几)?(?:个)?(?:年|月|天|小时)(?:多)?的?"
    r"(?=[^\d的年月日天来后前间内里中之以半多\s])"
)
_SHORTEST: Final = 2
#: What there is one of: 镇上最著名的建筑, 县里唯一的医院.
_ONLY_ONE: Final = regex(
    r"(?:\w{0,12}?最(?:\w{1,4}的|[高大长早小低])|\w{0,12}?(?:唯一|第一大|头号)的?|\w{0,8}?首[座家个所条])\w{1,12}"
)
_NO_THINGS: Final = frozenset("Time Quantity Title Position".split())
_BEING: Final = frozenset("是 为 即 就是 便是 当属".split())
#: What says by what name the thing is called that was shown before, or one of several.
_ITS_NAME: Final = frozenset("名字 名称 名 名儿 它的名字 产品名 它".split())
_EACH: Final = regex("(?:其中)?(?:另|还有)?[一两][个位款条只部]")
_COUNTED: Final = regex(
    "(?P<number>[一二两三四五六七八九十几]|\\d{1,2})(?:[款个台部辆艘架座家所种项条支只套件本首张幅栋位名])(?P<noun>\\w{2,12})"
)


def introduced(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, told of what they name, and of what was done.

    Args:
        triples: All triples of the document, in reading order.
    """
    called = {
        (triple.evidence.document, triple.subject.spans): triple.object
        for triple in triples
        if triple.object is not None and _names(triple, triple.object)
    }
    only: dict[tuple[str, tuple[Span, ...]], list[Mention]] = {}
    for triple in triples:
        if triple.object is not None and _is_only_one(triple, triple.object):
            key = triple.evidence.document, triple.subject.spans
            only.setdefault(key, []).append(triple.object)
    called.update({key: names[0] for key, names in only.items() if len(names) == 1})
    helpers = {
        (triple.evidence.document, triple.object.spans): triple.subject
        for triple in triples
        if triple.object is not None and triple.predicate in _HELPING
    }
    found: list[Triple] = []
    counted: tuple[Triple, Mention] | None = None
    alone = {(key[0], names[0].spans) for key, names in only.items()}
    for triple in triples:
        target = triple.object.spans if triple.object is not None else ()
        split = triple.relation.form.startswith("最")
        if split and (triple.evidence.document, target) in alone:
            continue  # 最|著名的建筑是甲
        if counted is not None and _sentence(counted[0]) != _sentence(triple):
            counted = None
        if counted is not None and triple.object is not None and _calls(triple, triple.object):
            found.extend(_kind(triple, triple.object, counted[1]))
            continue
        if triple.object is not None and _COUNTED.fullmatch(triple.object.form):
            counted = triple, triple.object
        name = called.get((triple.evidence.document, triple.subject.spans))
        if name is not None and triple.object == name:
            if (triple.evidence.document, triple.subject.spans) in only:
                scoped = "的" in triple.subject.form or "唯一" in triple.subject.form  # not 最高峰
                found.append(_turned(triple, name) if scoped else triple)
            else:
                found.extend(_kind(triple, name, triple.subject))
            continue
        told = triple if name is None else replace(triple, subject=name)
        found.append(_lasting(_helped(told, helpers)))
    return found


def _names(triple: Triple, name: Mention) -> bool:
    """Tell whether a triple names what its subject shows (这台设备叫甲)."""
    shows = _SHOWN.fullmatch(triple.subject.form) is not None and triple.subject.entity is None
    named = name.tag in _NAMES or name.entity is not None or "“" in name.form
    return (
        triple.predicate in _CALLING
        and triple.polarity == "positive"
        and triple.construction != "clausal"
        and (shows and named)
    )


def _is_only_one(triple: Triple, name: Mention) -> bool:
    """Tell whether a triple names the one thing that its subject describes (最大的企业是甲)."""
    form = triple.subject.form
    one = _ONLY_ONE.fullmatch(form) is not None and "之一" not in form and not ends_in_role(form)
    named = name.tag in _NAMES or (name.entity is not None and name.entity not in _NO_THINGS)
    told = triple.construction == "copula" and triple.predicate in _BEING
    plain = triple.polarity == "positive" and triple.modality == "asserted"
    return told and plain and one and named and not triple.inherited


def _turned(triple: Triple, name: Mention) -> Triple:
    return replace(triple, subject=name, object=triple.subject)


def _calls(triple: Triple, name: Mention) -> bool:
    """Tell whether a triple says how what was counted before it is called (名字叫甲, 一个叫甲)."""
    subject = triple.subject.form
    each = subject in _ITS_NAME or _EACH.fullmatch(subject) is not None
    named = name.tag in _NAMES or name.entity is not None or "“" in name.form
    return triple.predicate in _CALLING and triple.polarity == "positive" and each and named


def _sentence(triple: Triple) -> tuple[str, int]:
    return triple.evidence.document, triple.evidence.sentence_span.start


def _kind(triple: Triple, name: Mention, showing: Mention) -> Iterator[Triple]:
    """Yield what kind of thing it is that was shown, by its own words, and named."""
    shown = _SHOWN.fullmatch(showing.form) or _COUNTED.fullmatch(showing.form)
    if shown is None or len(shown["noun"]) < _SHORTEST or not is_plain(showing):
        return
    noun = part_of(showing, *shown.span("noun"), tag="n")
    place = triple.relation.span.start
    being = Mention((Span(place, place),), "是", "是", "是", None, "v")
    yield replace(
        triple,
        subject=name,
        relation=being,
        object=noun,
        predicate="是",
        construction="title",
        qualifiers=(),
    )


def _helped(triple: Triple, helpers: Mapping[tuple[str, tuple[Span, ...]], Mention]) -> Triple:
    """Return what was done for somebody as what the helper did (帮我们|打了四眼井)."""
    helper = helpers.get((triple.evidence.document, triple.subject.spans))
    done = any(aspect in triple.relation.form for aspect in _ASPECT)
    return replace(triple, subject=helper) if helper is not None and done else triple


def _lasting(triple: Triple) -> Triple:
    """Return a triple whose object is told without how long it took (当了十二年|医生)."""
    target = triple.object
    if target is None or not is_plain(target) or triple.construction not in ("svo", "copula"):
        return triple
    lasted = _LASTING.match(target.form)
    done = triple.relation.form.endswith(_ASPECT)
    if lasted is None or not done or target.entity in ("Work", "Organization", "Place"):
        return triple
    time = part_of(target, 0, len(lasted[0].removesuffix("的")), tag="t", entity="Time")
    rest = part_of(target, lasted.end(), len(target.form), tag=target.tag, entity=target.entity)
    how_long = Qualifier("time", time, time, "", triple.confidence)
    return replace(triple, object=rest, qualifiers=(*triple.qualifiers, how_long))
