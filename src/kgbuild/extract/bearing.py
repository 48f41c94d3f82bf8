"""Whether a noun phrase can bear what a clause without a subject tells: bridges do not marry.

Chinese drops the subject that is known, and mostly it is the last one. Where that is of a sort of
which the predicate is never told (全院员工 of 动工, 销量 of 被译成), the clause is about another:
what the clause before ended on, or who was spoken of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import MARKS, Kind, Word
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Claim, Mention
from kgbuild.ontology import OF_SITES
from kgbuild.ontology.deeds import (
    INERT,
    Frame,
    Takers,
    befits_inert,
    rules,
    sort_of_class,
    sort_of_noun,
    takers,
)

#: What papers and plans do, which set up nothing themselves.
PROPOSING = frozenset("提出 明确 要求 规定".split())
PAPERS = frozenset({"paper", "project", "text"})
_PERSONAL = frozenset({"people"})
#: What may stand right behind a verb that is done to nothing.
_ENDING = frozenset((*MARKS, Kind.LINK, Kind.CLOSE, Kind.ASPECT, Kind.TIME, Kind.NUMBER))
_PEOPLE = frozenset("他 她 他们 她们 我 本人".split())
_HOUSED = frozenset("house site".split())  # what may be called after somebody
#: Sorts of what is brought about and then told of.
_MADE = frozenset("house site works project thing text paper".split())
_LONGEST = 5  # characters of a noun at the end of a phrase: one alone tells little (考南德)
#: What lists name that is no person and no house, and how that is told here.
_HERITAGE = tuple("遗产 名录 文物 保护单位 历史建筑 景区 风景名胜区 地标 古树名木".split())
_LISTED = "列为遗产"
#: What who has built something does besides.
_BESIDES = frozenset(
    "改造 整治 拆除 投资 修缮 翻新 搬迁 拆迁 绿化 硬化 疏浚 铺设 架设 下达 拨付".split()
)
_AGENTS = frozenset("people house land site".split())
_CONCLUDING = frozenset("从而 因此 因而 于是 随后 然后 之后 后 进而 由此".split())
_STAFF = ("员工", "职工", "教职工", "教职员工", "床位", "专任教师", "校区", "院系", "从业人员")
_AT_FIRST = frozenset("起初 最初 起先 初期 当初 初时 开办之初 成立之初 创办之初 建成之初".split())
_SPOTS = ("里", "上", "中", "内", "下", "旁", "外", "边")  # where something is (装在厂房里)
_HOLDERS = frozenset({"people", "land"})  # who holds ground, as an office does (占地)
_WIDE = ("Place", "Organization", "Entity")  # classes that a name's own noun may narrow


def sort_of(mention: Mention) -> str | None:
    """Return of what sort a noun phrase is (people, house, land, text, …), or ``None``."""
    if mention.form in _PEOPLE or mention.tag == "nr":
        house = len(mention.form) >= _LONGEST and sort_of_noun(mention.form) in _HOUSED
        return sort_of_noun(mention.form) if house else "people"  # 叶明珍艺术馆
    if mention.entity == "Work":
        return "text"
    if mention.entity is not None and mention.entity not in _WIDE:
        return sort_of_class(mention.entity)
    told = sort_of_noun(mention.form) or sort_of_noun(mention.head)
    if mention.entity is None and told not in (None, "text", *INERT):
        ends = (mention.form[-size:] for size in range(2, _LONGEST + 1))
        if mention.head != mention.form or len(mention.form) > 2:
            told = told if told in {sort_of_noun(end) for end in (*ends, mention.head)} else None
    if told is None and mention.entity == "Organization":
        return "house"
    return told


def proposes(claim: Claim | None, subjects: tuple[Mention, ...]) -> bool:
    """Tell whether what a clause tells is what a paper proposes (新计划提出设立基金).

    Args:
        claim: Who says what.
        subjects: What the clause before is about.
    """
    told = claim is not None and claim.verb in PROPOSING and subjects == (claim.speaker,)
    return told and sort_of(subjects[-1]) in PAPERS


def bears(predicate: Predicate, words: Sequence[Word], mention: Mention) -> bool | None:
    """Tell whether a predicate can be told of a mention; ``None`` where nobody knows.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        mention: What might be its subject.
    """
    told, sort = _takers(predicate, words), sort_of(mention)
    if sort in ("people", "house") and _staffed(predicate, words):
        return sort == "house"
    if sort in INERT and _frame(predicate) == "does" and told is None:
        verbs = [words[i].form for i in predicate.group.verbs]
        return None if befits_inert(verbs) else False
    if told is not None and _is_of_built(told) and rules(mention.form):
        return False  # 市政府决定扩建，1985年竣工
    return None if told is None else told.take(sort)


def _staffed(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says what staff there is, which nobody has alone (现有员工八百人)."""
    verb = words[predicate.group.verbs[-1]].form
    held = [words[i].form for p in predicate.objects for i in range(p.start, p.end)]
    return verb in ("有", "现有", "共有", "拥有") and any(form.endswith(_STAFF) for form in held)


def befalls_built(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate is told of what is built, and of none who decide on it (通车)."""
    told = _takers(predicate, words)
    return told is not None and _is_of_built(told)


def _is_of_built(told: Takers) -> bool:
    """Tell whether a predicate is told of what is built, and of none who decides on it."""
    return {"site", "works", "project"} <= told.sorts and told.sorts.isdisjoint(_HOLDERS)


def _takers(predicate: Predicate, words: Sequence[Word]) -> Takers | None:
    """Return of what a predicate can be told, or ``None`` where that may be anything."""
    verbs, frame = [words[i].form for i in predicate.group.verbs], _frame(predicate)
    listed = any(words[phrase.end - 1].form.endswith(_HERITAGE) for phrase in predicate.objects)
    if listed and predicate.voice == "被":
        verbs = [_LISTED]  # 2018年被列入世界灌溉工程遗产名录
    told = takers(verbs, frame)
    if told is None or (predicate.voice != "active" and told.sorts == _PERSONAL):
        return None  # 影片由甲编剧
    if verbs[-1] in w.DIMENSIONS and not _is_sized(predicate, words):
        return None  # 很长一段时间
    if frame == "is" and predicate.voice == "active" and not predicate.group.marker:
        after = words[predicate.group.end : predicate.group.end + 1]
        if after and after[0].kind not in _ENDING:
            return None  # it is done to something that nobody has read: 设立「行营」
    return told


def _is_sized(predicate: Predicate, words: Sequence[Word]) -> bool:
    sizes = [words[phrase.start].kind for phrase in predicate.objects]
    return Kind.NUMBER in sizes or any(a.role == "quantity" for a in predicate.adjuncts)


def _frame(predicate: Predicate) -> Frame:
    if predicate.voice == "把":
        return "does"  # 把字条贴在门上
    done = predicate.voice in ("被", "由")
    settled = predicate.group.marker in ("于", "在", "為", "为") and not predicate.clause
    behind = predicate.objects or predicate.clause
    return "is" if done or settled or not behind else "does"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom a clause without a subject may be about.

    Attributes:
        nearest: Who was spoken of last.
        acted: Whose attribute that is, and who else the clauses before are about, the last first.
        ended: What they ended on, the last first.
        speakers: Who say what the clause tells.
    """

    nearest: tuple[Mention, ...]
    acted: Sequence[tuple[Mention, ...]]
    ended: Sequence[tuple[Mention, ...]]
    speakers: Sequence[tuple[Mention, ...]] = ()


def borne_by(
    predicate: Predicate, words: Sequence[Word], candidates: Candidates
) -> tuple[Mention, ...]:
    """Return whom a clause without a subject is about, where the nearest cannot bear it.

    Who acted goes on acting; what clauses ended on is what later ones tell of.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        candidates: Whom it may be about.

    Returns:
        The nearest, unless the predicate is told of no such thing; else the first of the others
        of which it is told for certain, or nobody. What does nothing itself (a hand, a price) is
        somebody's who was spoken of, and that is who acts.
    """
    nearest = candidates.nearest
    if not nearest or bears(predicate, words, nearest[-1]) is not False:
        return nearest
    acted = candidates.acted
    ended = [x for x in candidates.ended if x and not x[-1].form.endswith(_SPOTS)]
    does = _frame(predicate) == "does"
    either = chain(acted, ended) if does else chain(acted[:1], ended, acted[1:])
    able = (x for x in either if x and bears(predicate, words, x[-1]))
    if (found := next(able, None)) is not None or sort_of(nearest[-1]) not in INERT:
        return found or ()
    whose = (x for x in acted if x and _acts(x[-1]) and x not in candidates.speakers)
    return next((x for x in whose if bears(predicate, words, x[-1]) is not False), ())


def tells_of_made(predicate: Predicate, words: Sequence[Word], made: Mention, before: int) -> bool:
    """Tell whether a clause is about what the one before brought about: 建成甲桥，全长3公里.

    So it is where it tells how large a site is, when it opened, and how it began (创办甲校，起初
    只有两间教室).

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        made: What was brought about.
        before: Index behind the predicate that brought it about.
    """
    first = predicate.group.words[0]
    between = [word.kind for word in words[before:first]]
    sort = sort_of(made)
    if between.count(Kind.COMMA) != 1 or Kind.STOP in between or sort == "people":
        return False
    if any(word.form in _AT_FIRST for word in words[before:first]):
        return True
    if Kind.LINK in between or sort not in _MADE:
        return False  # 建成甲桥，并…
    told = _takers(predicate, words)
    return told is not None and sort in told.sorts and "people" not in told.sorts


def sizes_made(measure: Phrase, words: Sequence[Word], made: Mention, before: int) -> bool:
    """Tell whether an amount without a verb is of the site that the clause before made.

    Args:
        measure: Of what it is (面积).
        words: The sentence.
        made: What was brought about.
        before: Index behind the predicate that brought it about.
    """
    form = "".join(word.form for word in words[measure.start : measure.end])
    between = [word.kind for word in words[before : measure.start]]
    near = between.count(Kind.COMMA) == 1 and Kind.STOP not in between
    return near and sort_of(made) in ("site", "works", "project") and form.endswith(OF_SITES)


def goes_on_about_made(predicate: Predicate, words: Sequence[Word], made: Mention) -> bool:
    """Tell whether a clause goes on about what was made, once one has told of it.

    甲省设立乙保护区，由丙管理，配备巡护员36名 is told of 乙, but …，还修建了丁 of 甲.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        made: What was brought about.
    """
    verb = words[predicate.group.verbs[-1]].form
    makes = predicate.voice == "active" and (
        verb in w.MAKING | w.BUILDING | w.GATHERING or verb in _BESIDES
    )
    if sort_of(made) not in _MADE - {"thing", "text", "paper"} or (makes and predicate.objects):
        return False
    told = _takers(predicate, words)
    return told is None or (told.sorts != _PERSONAL and told.take(sort_of(made)) is not False)


def measured(
    noun: str,
    subjects: tuple[Mention, ...],
    right_before: tuple[Mention, ...],
    others: Iterable[tuple[Mention, ...]],
) -> tuple[Mention, ...]:
    """Return what an amount without a verb is of: 县里开通班线，票价四十元 is that of the 班线.

    Args:
        noun: The noun of measure.
        subjects: Who was spoken of last.
        right_before: What the clause right before ended on.
        others: What else was spoken of, the last first.

    Returns:
        Who was spoken of last, unless that has no such measure; else what the clause before ended
        on, unless that has none either, or the first of the others that has one for certain.
    """
    if not subjects or _sizes(noun, subjects[-1]) is not False:
        return subjects
    if right_before and _sizes(noun, right_before[-1]) is not False:
        return right_before[-1:]
    return next((one for one in others if one and _sizes(noun, one[-1])), ())


def _sizes(noun: str, mention: Mention) -> bool | None:
    """Tell whether a measure is one of a mention (全长 of a bridge), ``None`` where unknown."""
    told = takers((noun,), "is")
    return None if told is None else told.take(sort_of(mention))


def presents(
    predicate: Predicate, words: Sequence[Word], subject: Mention, objects: Sequence[Mention]
) -> bool:
    """Tell whether a clause says who holds an office, who then is spoken of: 院长为甲，曾….

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        subject: Its subject.
        objects: Its objects.
    """
    copular = words[predicate.group.verbs[-1]].form in ("为", "是", "系")
    if not copular or predicate.voice != "active" or len(objects) != 1:
        return False
    office = subject.entity == "Title" or sort_of(subject) == "people"
    plain = subject.tag not in ("nr", "r") and "》" not in subject.form
    return office and plain and objects[0].tag == "nr"


def goes_on_acting(
    predicate: Predicate, words: Sequence[Word], speaker: Mention, other: Mention
) -> bool:
    """Tell whether a clause goes on about who acts in what somebody says, and not about who says.

    甲介绍，乙将开设通道，实行直提 is told of 乙.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        speaker: Who says it.
        other: Whom the clause before, in what is said, is about.
    """
    verb = words[predicate.group.verbs[-1]].form
    opener = next(
        (
            words[i]
            for i in range(predicate.group.words[0] - 1, -1, -1)
            if words[i].kind is not Kind.ADVERB
        ),
        None,
    )
    if verb in w.SAY_VERBS or (opener is not None and opener.form in _CONCLUDING):
        return False
    able, speaks = bears(predicate, words, other), bears(predicate, words, speaker)
    if able is False or (speaks and able is None):
        return False
    return _acts(other) or _frame(predicate) == "is" or verb in w.BARE_COPULAS


def _acts(mention: Mention) -> bool:
    """Tell whether a mention is somebody, a house or a town."""
    return sort_of(mention) in _AGENTS or mention.tag in ("nr", "nt", "ns", "r")
