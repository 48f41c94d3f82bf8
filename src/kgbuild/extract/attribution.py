"""Who says it: a verb of saying attributes the clauses after it to its subject.

A name before a colon does the same without a verb (周庭芳：智能调度正在改变港口), in headlines
and in the minutes of a conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgbuild.extract import words as w
from kgbuild.extract.bearing import PAPERS, PROPOSING, sort_of
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import BOUNDARIES, Kind, Word
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Claim, Mention, Sentence, Triple
from kgbuild.regex import regex

_COLONS = frozenset("：:")
_SEMICOLONS = frozenset("；;")
#: What ends what somebody demands: a contrast, a reason, what has happened.
_BREAKING = frozenset("但 但是 却 不过 然而 可是 因为 由于 虽然 如果 了".split())
#: Verbs of judging, and what is judged of something else.
_JUDGING = frozenset("认为 推测 推断 断定 判断 证实 怀疑 估计 指出".split())
_STATES = frozenset("有关 无关 相关 是 就是 正是 系 属于 源于 缘于 源自 位于 存在 不存在".split())
#: Who says something by these, and a pause, speaks of others, or of the house that they head.
_OF_OTHERS = frozenset(
    "介绍 指出 认为 评论 回应 透露 解释 分析 宣布 披露 通报 提醒 预计 预测 判断 推测 解读 "
    "强调".split()
)
#: How somebody acts upon what they have come to know.
_THEREUPON = frozenset(
    "随即 立即 当即 立刻 马上 连忙 赶忙 赶紧 急忙 于是 遂 便 旋即 毅然 果断 主动".split()
)
#: Verbs that say what follows only where a comma stands behind them.
_SAYING_BEFORE_COMMA = frozenset("要求 指控 承诺 允诺 保证 提议 倡议 力主 总结 批示".split())
#: Behind 表示, what one feels: 甲表示感谢，….
_FELT = frozenset(
    "感谢 祝贺 欢迎 支持 反对 同意 赞同 不满 遗憾 敬意 慰问 哀悼 歉意 满意 赞赏 关切 认可 肯定 "
    "抗议 谴责 理解 尊重 谢意 愤慨 怀疑 担忧 信心 关注 悼念 问候 道歉".split()
)
#: Verbs of what is said in one clause, unless a comma stands behind them. Who announces something
#: or tells it to somebody mostly goes on.
_OF_ONE_CLAUSE = frozenset(
    "说 认为 表示 指出 提出 发现 显示 表明 主张 承认 声称 觉得 怀疑 证明 证实 坚持 断定".split()
)
_COLONS = frozenset("：:")
#: What opens one clause more of the same claim.
_GOING_ON = frozenset("且 而且 并且 因为 由于 所以 因此 因而 若 如果 只要 即使 即便 而".split())
_OF_THE_SAME = frozenset("他 她".split())  # who goes on saying
_CONTRASTING = frozenset("但 但是 不过 而 然而 可 可是".split())
#: A label that names who speaks is short: 海岚科技首席执行官林知远.
_LONGEST_LABEL = 6


def claim_of(predicate: Predicate, words: Sequence[Word], speaker: Mention) -> Claim | None:
    """Return the claim under which the clauses after a verb of saying stand, or ``None``."""
    if predicate.clause is None or predicate.voice == "被":
        return None  # 甲被警告，并…: said to 甲, and not by 甲
    first, behind = predicate.group.verbs[0], predicate.group.end
    if behind < len(words) and words[behind].form in w.CLAUSE_CLOSERS:
        return None  # 消息公布后，…: when, and not what is said
    if _closed_between(words, first, predicate.clause[1]):
        return None  # 以“写百姓事、说百姓话”为宗旨，…: a motto says nothing of what follows
    if first and words[first - 1].form == "以":
        return None  # 以报道航运消息为主: what it does, and nothing that it says
    form = words[predicate.group.verbs[-1]].form
    if _is_ability(words, predicate.group.verbs[-1]):
        return None
    if speaker.form in w.EVERYBODY and form in w.KNOWING:
        return None  # 大家都知道…: said by who says so
    if form in w.MEANING:
        return None  # 三连败意味着…: no one says so but the author
    if form in w.EXPRESSING and _is_felt(words, predicate.clause[0]):
        return None
    says = form in w.SAY_VERBS or stipulates(words, predicate.group.verbs[-1])
    return Claim(speaker, form) if says else None


def _is_felt(words: Sequence[Word], index: int) -> bool:
    """李四光致函表示感谢，…: what one feels, and nothing that one says."""
    following = words[index + 1] if index + 1 < len(words) else None
    ends = following is None or following.kind in BOUNDARIES
    return words[index].form in _FELT and ends


def _is_ability(words: Sequence[Word], verb: int) -> bool:
    """普通话说不利索，…; 讲得很快，…: how somebody speaks, and nothing that they say."""
    behind = words[verb + 1] if verb + 1 < len(words) else None
    if behind is None or words[verb].form not in ("说", "讲"):
        return False
    return behind.form == "得" or (
        behind.form.startswith("不") and behind.form not in w.NEGATIVE_MODALS
    )


def asks_others(
    claim: Claim | None, subjects: Sequence[Mention], words: Sequence[Word], verb: int
) -> bool:
    """Tell whether who says that something must be done would be read as who does it.

    会议要求，守住甲; 省长强调，要守住甲，加快推进乙: both are asked of others, to the last clause.
    So does who tells of public works (甲介绍，建成养老机构9家) build none.

    Args:
        claim: Who says what a clause tells, if anybody does.
        subjects: Who does what it tells, by what stands before it.
        words: The sentence.
        verb: Index of its verb.
    """
    if claim is None or all(subject.spans != claim.speaker.spans for subject in subjects):
        return False
    works = claim.speaker.tag == "nr" and words[verb].form in w.PUBLIC_WORKS
    if claim.verb == "要求" or works:
        return True
    if claim.verb in _JUDGING and words[verb].form in _STATES:
        return True  # 学者认为与甲有关: who judges is not what is judged
    said = next((i for i in range(verb - 1, -1, -1) if words[i].form == claim.verb), verb)
    paused = said < verb and words[said + 1].kind is Kind.COMMA
    if claim.speaker.tag == "nr" and claim.verb in _OF_OTHERS and paused:
        return True  # 总经理甲介绍，初期只开三条航线
    told = list(words[said + 1 : verb])
    while told and told[0].kind in (Kind.COMMA, Kind.OPEN, Kind.STOP):
        del told[0]
    bids = told[:1] and (told[0].form in w.BIDDING or w.MODALS.get(told[0].form) == "required")
    demands = bool(bids) or (verb == said + 1 and words[verb].form in w.BIDDING)
    return demands and not any(x.kind is Kind.STOP or x.form in _BREAKING for x in told)


def stipulates(words: Sequence[Word], verb: int) -> bool:
    """《意见》要求，各地…: before a comma, 要求 says what is to be so, and asks nobody for it.

    So does 居民反映，…, though one may 反映问题.
    """
    following = words[verb + 1] if verb + 1 < len(words) else None
    says = words[verb].form in _SAYING_BEFORE_COMMA
    return says and following is not None and following.kind is Kind.COMMA


def judges_too(
    predicate: Predicate, subjects: Sequence[Mention], words: Sequence[Word], claim: Claim | None
) -> bool:
    """Tell whether who has found something judges it, and not what was found of.

    甲发现石塔塔身倾斜，因而认为地基下沉: no 塔身 judges. So does who acts upon what they hear
    (甲听说乙出售了码头，立即辞职).

    Args:
        predicate: The predicate of a clause without a subject of its own.
        subjects: What the clause before is about.
        words: The sentence.
        claim: Who says what the clauses before tell.
    """
    verb = words[predicate.group.verbs[-1]].form
    if claim is not None and claim.verb in w.MINDING and claim.verb not in _JUDGING:
        upon = any(words[i].form in _THEREUPON for i in predicate.before)
        if upon and predicate.voice == "active":
            return True
    judging = verb in w.SAY_VERBS and predicate.clause is not None and predicate.voice == "active"
    if claim is None or not judging or not subjects:
        return False
    if verb in PROPOSING and sort_of(subjects[-1]) in PAPERS:
        return False  # 甲表示，新计划更加突出乙，首次提出设立基金
    return all(s.tag in ("n", "vn") and s.spans != claim.speaker.spans for s in subjects)


def says_anew(
    predicate: Predicate, subject: Phrase | None, words: Sequence[Word], claim: Claim | None
) -> bool:
    """Tell whether what the text reports of somebody ends before a clause.

    It goes on with who says something else (甲表示…，其律师乙称…; 甲表示…，不过他也指出…), or after
    a semicolon with what somebody else does (甲宣布…；乙总理丙与丁通电话; 甲认为…；乙则支持…).
    What no comma parts from its verb ends at the next one, where a subject follows: after
    甲认为数据有误，乙只好重做 the second is a fact, after 甲认为，数据有误，结论不可信 a claim.

    Args:
        predicate: The predicate of the clause.
        subject: The subject that stands in it.
        words: The sentence.
        claim: What is reported before it.
    """
    if subject is None or subject.start == 0 or _within_quotes(words, subject.start):
        return False
    if claim is not None and _is_said_before(subject, words, claim):
        return True
    own = words[subject.start : subject.end]
    named = any(word.tag == "nr" for word in own)
    opener = subject.start - 1
    while opener > 0 and words[opener].form not in _SEMICOLONS and _leads(words, opener):
        opener -= 1  # …；最后，甲找来了…
    if words[opener].form not in _SEMICOLONS:
        opener = subject.start - 1
    contrasted = any(word.form == "则" for word in words[subject.end : subject.end + 1])
    if words[opener].form in _SEMICOLONS and (named or contrasted):
        return True
    if predicate.clause is None or words[predicate.group.verbs[-1]].form not in w.SAY_VERBS:
        return False
    if words[opener].form in _SEMICOLONS:
        return True  # 甲认为…；运营商坚称…
    again = len(own) == 1 and own[0].form in _OF_THE_SAME
    if words[opener].kind is Kind.LINK and (again or words[opener].form in _CONTRASTING):
        opener -= 1  # 甲主张…，但乙指出…
    return (named or again) and words[opener].kind is Kind.COMMA


def _is_said_before(subject: Phrase, words: Sequence[Word], claim: Claim) -> bool:
    """Tell whether a claim is one clause, which a comma parts from this subject's."""
    before = range(subject.start - 1, -1, -1)
    verb = next((i for i in before if words[i].form == claim.verb), None)
    if claim.verb not in _OF_ONE_CLAUSE or verb is None:
        return False
    if words[verb + 1].kind in (Kind.COMMA, Kind.OPEN) or words[verb + 1].form in _COLONS:
        return False
    opener = next((i for i in before if i > verb and words[i].kind is Kind.COMMA), None)
    if opener is None or not words[opener].token.span:  # a comma that was lost
        return False
    return not any(words[i].form in _GOING_ON for i in range(opener + 1, subject.start))


def _leads(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word before a subject only says when, or in which order (最后，)."""
    return words[index].kind in (Kind.TIME, Kind.ADVERB, Kind.LINK, Kind.COMMA)


def _closed_between(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a quote that is open at ``start`` closes before ``end``."""
    depth = 0
    for word in words[start:end]:
        depth += (word.kind is Kind.OPEN) - (word.kind is Kind.CLOSE)
        if depth < 0:
            return True
    return False


def _within_quotes(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word stands in somebody's own words."""
    before = [word.kind for word in words[:index]]
    return before.count(Kind.OPEN) > before.count(Kind.CLOSE)


def asserts(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether the clause after ``predicate`` is put forward as true.

    It is after 表示 and 使, and neither after 建议 nor after 不意味着.
    """
    form = words[predicate.group.verbs[-1]].form
    denied = any(words[i].kind is Kind.NEGATION for i in predicate.before)
    return form not in w.UNASSERTED_SAYING and not denied


def label_of(sentence: Sentence) -> tuple[Claim, int] | None:
    """Return who speaks by the label that a sentence begins with, and where it ends.

    Args:
        sentence: The sentence, analysed.

    Returns:
        The claim, whose verb is the colon, and the place of the colon in the document; ``None``
        where the sentence does not begin with a person or an office, and a colon.
    """
    colon = next(
        (i for i, t in enumerate(sentence.tokens[: _LONGEST_LABEL + 1]) if t.form in _COLONS), 0
    )
    label = sentence.tokens[:colon]
    if not label or any(token.tag in ("v", "w", "p", "r") for token in label):
        return None
    if label[-1].tag != "nr" and label[-1].entity not in ("Person", "Title"):
        return None
    mark = sentence.tokens[colon]
    return Claim(Mention.of(sentence, label), mark.text), mark.span.start


#: What the author takes for granted of those who are spoken of.
_PRESUPPOSED = frozenset(("title", "kin"))
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))
_OPENING = regex("[“「『‘]")

#: Whom one quotes to answer: somebody of no name, or who said it to the author.
_QUOTED = regex(r"^(?:有的|有人|有些|很多|许多|不少|一些|大家)|(?:[跟对向和与]|告诉|问)我(?!们|国)")
#: Where the author draws a conclusion of their own from what was said.
_ANSWER = regex(r"(?:所以|于是|因此|因而|为此)[^，。；]{0,8}?我")


def answered(triples: Iterable[Triple], sentence: Sentence) -> list[Triple]:
    """有的厂长跟我讲太贵，所以我们推出了…: what answers a report is not reported."""
    found = list(triples)
    start, text = sentence.span.start, sentence.text
    for index, triple in enumerate(found):
        if triple.claim is None:
            continue
        speaker = triple.claim.speaker.span
        report = text[speaker.start - start : triple.relation.span.start - start]
        if "“" in report or not _QUOTED.search(report):
            continue
        if _ANSWER.search(report) is not None:
            found[index] = replace(triple, claim=None)
    return found


def resumed(triples: Iterable[Triple], sentence: Sentence) -> list[Triple]:
    """Give back to the author what nobody in the sentence says.

    Who 甲院长乙 is, is the author's to say, whoever speaks of them. What somebody finds or hears
    of others ends where they act themselves (甲认为乙受威胁，向丙请求…; 甲听说…，托乙…), and what
    they advise where somebody has done something (甲建议删去两章，乙后来删掉了…). In quotes, all of
    it is said.
    """
    found = list(triples)
    order = sorted(range(len(found)), key=lambda i: found[i].relation.span)
    heard: Claim | None = None  # the claim that is followed
    of_others = ended = False
    for index in order:
        triple = found[index]
        claim = triple.claim
        if claim is None or is_quoted(triple, claim, sentence):
            continue
        if triple.construction in _PRESUPPOSED:
            found[index] = replace(triple, claim=None)
            continue
        if claim != heard:
            heard, of_others, ended = claim, False, False
        own = triple.subject.spans == claim.speaker.spans
        goes_on = _acts_again(triple, claim) if own else _has_happened(triple, claim)
        ended = ended or (goes_on and (of_others or not own))
        of_others = of_others or not own
        if ended:
            found[index] = replace(triple, claim=None)
    return found


def _acts_again(triple: Triple, claim: Claim) -> bool:
    """Tell whether who finds, hears or thinks something does something about it."""
    return claim.verb in w.MINDING and triple.modality == "asserted"


def _has_happened(triple: Triple, claim: Claim) -> bool:
    """Tell whether somebody has done something, and is not only advised to."""
    named = triple.subject.tag == "nr" and triple.subject.span.start > claim.speaker.span.start
    done = triple.relation.form.endswith(("了", "过")) or triple.polarity == "negative"
    return claim.verb in w.UNASSERTED_SAYING and named and done


def is_quoted(triple: Triple, claim: Claim, sentence: Sentence) -> bool:
    """Tell whether somebody's words are quoted: all of them, or those between speaker and fact."""
    start, place = claim.speaker.span.end, triple.relation.span.start
    if place < start:
        return True  # “…”，甲说
    base = sentence.span.start
    opened = sentence.text[: start - base]
    within = any(opened.rfind(mark) > opened.rfind(end) for mark, end in _QUOTES)
    return within or _OPENING.search(sentence.text[start - base : place - base]) is not None


def crosses_label(triple: Triple, sentence: Sentence) -> bool:
    """Tell whether the subject is a speaker's label and the relation stands after its colon."""
    label = label_of(sentence)
    if label is None:
        return False
    _, place = label
    return (triple.subject.span.start > place) != (triple.relation.span.start > place)


def labelled(triples: Iterable[Triple], sentence: Sentence) -> list[Triple]:
    """Attribute what stands after a speaker's label to the speaker, unless others say it."""
    found = list(triples)
    label = label_of(sentence)
    if label is None:
        return found
    claim, place = label
    return [
        replace(t, claim=claim) if t.claim is None and t.subject.span.start > place else t
        for t in found
    ]
