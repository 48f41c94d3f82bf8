"""Whom a clause without a subject is about: the last subject, its owner, the object, the work.

Chinese drops a subject that is known (zero anaphora). Mostly it is the last one; what tells of
another is asked here of predicates and phrases, whichever extractor has read them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import MARKS, NAMES, Kind, Word
from kgbuild.extract.listing import HAVING, UNDERTAKING, lists_had, lists_measured
from kgbuild.extract.predicates import Predicate, without_complement
from kgbuild.model import Mention
from kgbuild.ontology import ATTRIBUTES

#: What is done to the whole of a thing, and never to a part of it.
_HONOURING = frozenset(
    "列为 列入 评为 定为 命名为 公布为 认定为 授予 视为 誉为 选为 收录 收藏 纳入".split()
)
#: What is done to a person alone, of whom no clause before needs be told (针脚细密，被提拔为…).
_APPOINTING = frozenset(
    "提拔 提拔为 提升为 晋升 晋升为 擢升 擢升为 任命 任命为 聘为 推选为 推举为 选为 录取 录用 调任 "
    "判处 授予".split()
)
#: What one does to a thing that one has just made or bought: 买下一艘船，更名为“信天翁”号.
_NAMED_SO = frozenset(
    "取名 取名为 起名 起名为 定名 定名为 命名为 更名 更名为 改名 改名为 题名 题名为 名为 名曰 "
    "名叫 叫 叫做 叫作 唤作 改称 易名 易名为".split()
)
#: What one does to a house or a building before giving it another name.
_TAKING_OVER = frozenset(
    "接管 接收 接办 接手 收购 并购 兼并 买下 购得 收编 改组 改建 重建 重修 扩建 修缮 整修 恢复 "
    "翻修 翻建 盘下".split()
)
_ONE = ("一", "两", "三", "这", "那")
_PEOPLE = tuple("者员人手士家师长生兵工民匠子女弟兄父母妻官们")
_RECORDS = ("纪录", "水平", "新高", "新低", "之最", "最高值", "最低值")
#: Who is counted for the house that they serve, and what they do themselves.
_STAFF = ("职工", "员工", "教职工", "教职员工", "从业人员", "师生", "会员", "社员")
#: How others see to a child, whose parents were told of before.
_RAISING = frozenset("抚养 抚育 养育 抚养成人 抚养长大 带大 养大 拉扯 拉扯大 养 照料 照顾".split())
#: What befalls what is published, and nobody else: 校刊有《甲》，创刊于1980年.
_PUBLISHING = frozenset(
    "创刊 创刊于 发刊 发刊于 首播 首播于 首映 首映于 公映 上映 首演 首演于".split()
)
#: What who has written something does besides, and no book of theirs.
_WRITING = frozenset(
    "著有 译有 编有 撰有 辑有 另有 还有 编著有 编撰有 合著有 合译有 留有 写有 出版有 翻译 翻译了 "
    "编著 编著了 主编 主编了 撰写 撰写了 创作 创作了 编写 编写了 担任 担任过 兼任 曾任 历任 "
    "当选 当选为 任 精通 通晓 擅长".split()
)
#: Names that are given to what is made or found: who gives them has none of them.
_NAMING = frozenset("命名为 取名 取名为 起名 起名为 定名 定名为".split())
#: 所幸没有人员伤亡 is said of what happened, and of nobody who was named.
_LACKING = frozenset("没有 无 并无 未有 暂无 尚无 有".split())
_CASUALTIES = ("伤亡",)
_DYING = tuple("去世 病逝 逝世 早逝 早亡 早丧 早世 亡故 身亡 病故 阵亡 战死 牺牲 遇难 过世".split())
#: What is still told of the dead.
_AFTERWARDS = frozenset(
    "葬 葬于 葬在 安葬 安葬于 安葬在 归葬 埋葬 享年 终年 年仅 年 时年 追认 追认为 追授 追赠 追记 "
    "留下 遗留 被葬 火化 入土 迁葬 捐献 捐出".split()
)
#: What one does for another, who is told of before and after.
_HELPING = frozenset("协助 辅助 相助 帮忙 从旁协助 陪同 陪伴 相陪 资助 接济 记录 笔录".split())
_REASONS = frozenset("因 由于 因为 随着 鉴于 缘于".split())
#: What somebody does to have something built (由甲设计，乙投资兴建).
_PAYING = frozenset("投资 出资 捐资 集资 独资 筹资 承包 组织 牵头 负责 联合 主持".split())
#: How a single thing is kept somewhere or shown, which the next clause may tell more of.
_SHOWING = frozenset(
    "保存 保存着 保存有 保留 保留着 保留有 收藏 收藏着 收藏有 珍藏 珍藏着 珍藏有 藏有 藏 存有 陈列 "
    "陈列着 陈列有 展出 展示 悬挂 悬挂着 挂着 摆放着 摆放 安放着 供奉着 供奉 矗立 矗立着 立有 立着 "
    "竖立 竖立着 屹立着 耸立着 坐落着 建有 辟有 设有 留有 现存 停放着 停泊着".split()
)
_WHEREABOUTS = ("于", "於", "在")  # complements before a time or a place
_BECOMING = frozenset(
    "用作 改作 改为 改称 改名 改名为 更名 更名为 改建为 辟为 沿用 沿用至今 划归 隶属 "
    "隶属于 归属".split()
)
_COMING = frozenset("来自 分布于 分布在 居住 居住在 毕业于 包括".split())


def makes(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate brings its object about: 市里设立基金，由甲管理 is about 基金."""
    verb = words[predicate.group.verbs[-1]].form
    if predicate.group.marker in _WHEREABOUTS or verb.endswith(_WHEREABOUTS):
        return False  # 始建于明代
    verb = verb if verb in w.MAKING else without_complement(verb)
    ends = [words[phrase.end - 1].kind for phrase in predicate.objects]
    counted = Kind.NUMBER in ends or any(a.role == "quantity" for a in predicate.adjuncts)
    return predicate.voice == "active" and verb in w.MAKING and not counted


def shows(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says that one thing is kept or stands somewhere (馆内保存着一份契约).

    What 由 tells behind it (…，由张氏家族捐赠) is of that thing, and not of the place.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
    """
    verb = "".join(words[i].form for i in predicate.group.verbs)
    if predicate.voice != "active" or verb not in _SHOWING or len(predicate.objects) != 1:
        return False
    one = predicate.objects[0]
    named = any(word.tag in NAMES for word in words[one.start : one.end])
    return named or words[one.start].form.startswith(_ONE[:3])


def serves(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause without a subject says what is done with a thing that was made.

    So are …发布了甲，已被乙用于丙, …甲，目前已在五国使用 and 设立基金，投向丙; 发布了甲，被评为丙
    is of the maker.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
    """
    verb = "".join(words[i].form for i in predicate.group.verbs)
    if verb in w.SPENT_ON and predicate.voice == "active":
        return True
    used = verb in w.USES or words[predicate.group.verbs[0]].form in w.USES
    done = predicate.voice == "被" or not predicate.objects
    return used and done and any(words[i].form in ("已", "已经") for i in predicate.before)


def measures(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says how much its subject is (产值达到500亿元, 桥面宽25米)."""
    verb = words[predicate.group.verbs[0]].form
    return verb in w.AMOUNTS or verb in w.CHANGES or verb in w.DIMENSIONS


#: What all of a works does, and no part of it that was measured.
_USING = frozenset("使用 采用 耗用 消耗 耗资 耗费 用去 浇筑 铺设 架设 安装 投入".split())


def uses(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says what something is built with (东塔高九米，共使用钢材两万吨)."""
    verb = words[predicate.group.verbs[-1]].form
    return verb in _USING and predicate.voice == "active" and bool(predicate.objects)


def needs_actor(predicate: Predicate, words: Sequence[Word], last: Sequence[Mention]) -> bool:
    """Tell whether a clause says what somebody has built or brought together.

    What was only measured before it does no such thing: 全市产值达到5亿元，建成机场三座. Nor do the
    people who were counted: 全厂职工不足百人，承接修理业务.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: What the clause before is about.
    """
    verb = words[predicate.group.verbs[-1]].form
    brings = verb in w.MAKING or verb in w.BUILDING or verb in w.GATHERING
    staff = bool(last) and last[-1].form.endswith(_STAFF) and not measures(predicate, words)
    brings = brings or (staff and verb not in w.BARE_COPULAS and verb not in _COMING)
    return brings and predicate.voice == "active" and bool(predicate.objects)


def spends(predicate: Predicate, words: Sequence[Word], subject: Phrase | None) -> bool:
    """Tell whether a clause only says who sees to all of a thing or pays for it.

    Of such a thing no later clause tells (医院开通通道，所有费用由财政垫付，并安排了专家).

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        subject: The subject that stands in the clause.
    """
    if predicate.voice != "由" or subject is None:
        return False
    whole = words[subject.start].form in w.WHOLES
    return whole or words[subject.head].form.endswith(w.MONEY)


def only_happens(
    predicate: Predicate, words: Sequence[Word], *, speakers: Sequence[Mention]
) -> bool:
    """Tell whether a clause is about none who speaks: 甲提醒，近日可能发生余震.

    So it is where a season comes (入夏), where others are bid to do something (切勿返回), where
    nobody is said to be hurt (…，所幸没有人员伤亡), where only so many of those before do it
    (责令其中12家停产), and where it tells an amount of what a person says (甲说，最多达到十次).

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        speakers: Who would act, where they say it.
    """
    verb = words[predicate.group.verbs[-1]].form
    if verb in w.SEASONAL or any(words[i].form in w.BIDDING for i in predicate.before):
        return True
    before = predicate.group.verbs[0] - 1
    if before > 0 and words[before].kind is Kind.NUMBER and among(words, before):
        return True
    ends = [words[phrase.end - 1].form for phrase in predicate.objects]
    if verb in _LACKING and any(form.endswith(_CASUALTIES) for form in ends):
        return True
    people = any(who.entity == "Person" for who in speakers)
    nobodys = verb in w.OCCURRING or verb in w.BIDDING
    return bool(speakers) and (nobodys or (people and measures(predicate, words)))


def names_found(
    predicate: Predicate, words: Sequence[Word], namer: Mention, found: Mention
) -> bool:
    """Tell whether a clause says how somebody has named what the clause before ended on.

    研究所培育出新品种，命名为甲 is told of the 品种.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
        namer: Who acted before.
        found: What the clause right before ended on.
    """
    verb = "".join(words[i].form for i in predicate.group.verbs)
    if verb not in _NAMING or predicate.voice != "active":
        return False
    thing = found.tag not in ("nr", "ns", "t", "m", "q") and found.entity in (None, "Entity")
    return thing and namer.span != found.span


def rates(predicate: Predicate, words: Sequence[Word], start: int) -> bool:
    """Tell whether a clause says how much each one is: 每碗四元, 每艘长一百米.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        start: Where its subject begins.
    """
    ends = [words[phrase.end - 1].kind for phrase in predicate.objects]
    counted = measures(predicate, words) or all(kind is Kind.NUMBER for kind in ends)
    return words[start].form.startswith("每") and counted


def dies(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says that somebody has died, who then does nothing more."""
    verb = "".join(words[i].form for i in predicate.group.verbs)
    return verb.endswith(_DYING) and predicate.voice == "active"


def goes_aside(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says that somebody else has died or helps, who does no more.

    学生甲协助校对，2003年出版乙 goes back to whose student that is.

    Args:
        predicate: The predicate of a clause with a subject of its own.
        words: The sentence.
    """
    told = (*predicate.before, *predicate.group.verbs)
    helps = any(words[i].form in _HELPING for i in told)
    return predicate.voice == "active" and (helps or dies(predicate, words))


def befalls_dead(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause may be told of who has died (葬于, 享年).

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
    """
    verb = "".join(words[i].form for i in predicate.group.verbs)
    first = words[predicate.group.verbs[0]].form
    return not _AFTERWARDS.isdisjoint((verb, first)) or predicate.voice == "被"


def in_reason(words: Sequence[Word], start: int) -> bool:
    """Tell whether a subject is only the reason's: 大桥…，因水位上涨推迟到明年.

    A pronoun is whom the clauses before are about.

    Args:
        words: The sentence.
        start: Where the subject begins.
    """
    led = start > 0 and words[start - 1].form in _REASONS
    return led and words[start].kind is not Kind.PRONOUN


def among(words: Sequence[Word], start: int) -> bool:
    """Tell whether a phrase is a part of what was counted before (其中研发人员占四成)."""
    return start > 0 and words[start - 1].form == "其中"


def honours(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause is about the whole whose part the last one was about.

    甲塔建于明代，塔身用砖砌成，2003年被列为文物: no 塔身 is listed.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: The last subject.
    """
    verb = words[predicate.group.verbs[0]].form
    part = last.tag == "n" and last.entity is None and "的" not in last.form
    if part and verb in _APPOINTING and predicate.voice == "被":
        return not last.form.endswith(_PEOPLE)
    return part and predicate.voice == "被" and verb in _HONOURING


def breaks_record(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says of what was just measured how it stands: …，为历史最高水平."""
    copular = words[predicate.group.verbs[0]].form in w.BARE_COPULAS
    return copular and any(words[p.end - 1].form.endswith(_RECORDS) for p in predicate.objects)


def shares_work(
    predicate: Predicate, words: Sequence[Word], before: Predicate | None, *, own: bool
) -> bool:
    """Tell whether a bare verb is about what a clause with 由 is about: 展览由甲主办，乙承办.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        before: The predicate of the clause before, which has no object or shares its work too.
        own: The clause has a subject of its own.
    """
    verbs = [words[i].form for i in predicate.group.verbs]
    chained = len(verbs) > 1 and not (verbs[-1] in w.MAKING and verbs[0] in _PAYING)
    if before is None or not own or predicate.voice != "active" or chained:
        return False
    done = [words[i].form for p in predicate.objects for i in range(p.start, p.end)]
    builds = verbs[0] in _PAYING and len(done) == 1 and done[0] in w.MAKING  # 乙投资|建设
    bare = builds or not predicate.objects
    bare = bare and not (predicate.adjuncts or predicate.clause or predicate.quality)
    work = verbs[0] in w.PARTS_OF_WORK or verbs[0].startswith(tuple(_PAYING))
    comma = any(
        word.kind is Kind.COMMA for word in words[before.group.words[-1] : predicate.group.words[0]]
    )
    return bare and work and comma


#: Verbs whose object may be who gets what was found, and what says that it is done.
_HANDED_OVER = frozenset("移交 转交 送交 上交 移送 送往 运往 运抵 入藏 捐赠 捐给 送给 交给".split())
_DONE_WITH = ("已", "现", "均", "全部", "悉数", "都", "日前", "随后全部")
_KEEPERS = tuple(
    "馆 局 院 所 委 部门 机关 中心 大学 学校 基地 单位 公安 警方 检方 法院 政府".split()
)


def resumes_object(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause without a subject is about the last object.

    So are …，即甲, …，其中包括甲 and 新增企业58家，累计达到246家, and what comes of what happened
    (发生爆炸，造成甲受伤); 同比增长8% is, unless the object is the amount itself: in 收入达5亿元，
    同比增长8% the income grows.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: The last object of the clauses before.
    """
    verb = words[predicate.group.verbs[0]].form
    before = [words[i].form for i in predicate.before]
    if verb in w.CHANGES and not w.COMPARISONS.isdisjoint(before):
        return not (last.form[:1].isdigit() or last.form[:1] in w.COUNTS)
    if verb in w.AMOUNTS and not w.IN_ALL.isdisjoint(before):
        return not (last.form[:1].isdigit() or last.form[:1] in w.COUNTS)
    if verb in w.SPENT_ON and last.form.endswith(w.MONEY):
        return True  # 统筹资金2.8亿元，用于农田建设
    whole = "".join(words[i].form for i in predicate.group.words)
    if w.OF_UNDERTAKINGS & {verb, whole} and _is_undertaken(last, words):
        return True  # 甲县引进乙项目，总投资5亿元
    if last.form.startswith("《") and whole in _PUBLISHING and predicate.voice == "active":
        return not predicate.objects or words[predicate.objects[0].start].kind is Kind.TIME
    made = last.form.startswith(_ONE) or _is_taken_over(last, words)
    if verb in _NAMED_SO and predicate.voice == "active" and made:
        return True  # 建起一座图书馆，取名“井边”; 人民政府接管该厂，更名为乙厂
    if verb in w.HARMING and _happened(last, words):
        return True
    if verb in _HANDED_OVER and _handed_over(predicate, words, last):
        return True  # 发现石碑三方，已移交县博物馆
    if lists_measured(predicate, words):
        return True
    included = verb in w.INCLUSIONS and among(words, predicate.group.words[0])
    included = included or lists_had(predicate, words, last)
    return included or "".join((*before, verb)) in w.IDENTITY


def _handed_over(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause says to whom what was found or seized has gone."""
    done = any(words[i].form.startswith(_DONE_WITH) for i in predicate.before)
    if not done or predicate.voice != "active" or not predicate.objects or last.tag == "nr":
        return False
    where = words[predicate.objects[0].items[0].head]
    number = last.form[:1].isdigit() or last.form[:1] in w.COUNTS
    return not number and (where.tag == "nt" or where.form.endswith(_KEEPERS))


def _is_taken_over(last: Mention, words: Sequence[Word]) -> bool:
    """Tell whether an object is what a clause says that somebody takes over, or builds anew."""
    before = [word for word in words if word.token.span.end <= last.span.start]
    while before and before[-1].kind is Kind.ASPECT:
        before.pop()
    after = next((word for word in words if word.token.span.start >= last.span.end), None)
    ends = after is not None and after.kind in MARKS  # 甲收购乙后，改称丙: 甲 does
    return ends and bool(before) and before[-1].form in _TAKING_OVER


def serves_as(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says what becomes of what was moved: 将甲辟为乙，后用作丙.

    Args:
        predicate: The predicate of a clause without a subject.
        words: The sentence.
    """
    whole = "".join(words[i].form for i in predicate.group.verbs)
    return predicate.voice == "active" and whole in _BECOMING


def sizes_object(measure: Phrase, words: Sequence[Word], last: Sequence[Mention]) -> bool:
    """Tell whether an amount without a verb is that of what was just built (…，总投资5亿元).

    Args:
        measure: The noun of measure.
        words: The sentence.
        last: The objects of the clauses before.
    """
    form = "".join(word.form for word in words[measure.start : measure.end])
    return bool(last) and form in w.OF_UNDERTAKINGS and _is_undertaken(last[-1], words)


def _is_undertaken(last: Mention, words: Sequence[Word]) -> bool:
    """Tell whether an object is what somebody builds or brings in (引进一个轴承项目)."""
    if not last.form.endswith(w.UNDERTAKINGS):
        return False
    before = [word for word in words if word.token.span.end <= last.span.start]
    verb = next((word.form for word in reversed(before) if word.kind is Kind.VERB), "")
    return verb in w.MAKING | w.BUILDING | w.GATHERING | UNDERTAKING


def _happened(event: Mention, words: Sequence[Word]) -> bool:
    """Tell whether an object is what happened (发生一起爆炸)."""
    before = [word for word in words if word.token.span.end <= event.span.start]
    while before and before[-1].kind in (Kind.ASPECT, Kind.NUMBER):
        before.pop()
    return bool(before) and before[-1].form in w.HAPPENING


def _is_kin(last: Mention, words: Sequence[Word]) -> bool:
    """Tell whether a mention is, or stands behind, a word of kin (父亲甲)."""
    if last.form.startswith(tuple(w.KIN)):
        return True
    before = [word for word in words if word.token.span.end <= last.span.start]
    return bool(before) and before[-1].form in w.KIN


def _writes(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause says what somebody has written, won or become."""
    verb = "".join(words[i].form for i in predicate.group.verbs)
    return predicate.voice == "active" and (
        verb in _WRITING or words[predicate.group.verbs[0]].form in _WRITING
    )


def returns_to_holder(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause without a subject is about the owner of the last one.

    甲成立于2015年，总部位于乙，是最大的丙: what is 丙 is 甲, and what opens is no length
    (甲隧道全长3公里，去年通车). A clause about an amount goes on about what has it
    (营业收入达5亿元，增长8%), but measure after measure is of one thing (甲翼展3米，载重20吨).

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: The last subject.
    """
    raised = "".join(words[i].form for i in predicate.group.verbs) in _RAISING
    if raised and predicate.voice == "由" and _is_kin(last, words):
        return True  # 父亲早逝，由叔父抚养
    if last.form.endswith(w.POSTS) and predicate.voice == "被":
        return True  # 法定代表人为甲，曾被罚款
    if _writes(predicate, words) and last.form.endswith((*w.WRITINGS, *w.PUPILS)):
        return True  # 主要著作有甲，译有乙
    if last.form.endswith(w.PARTIES) and "的" not in last.form and last.entity is None:
        return True  # 客户包括甲，2024年实现收入…
    if not last.form.endswith(ATTRIBUTES) or "的" in last.form or last.entity is not None:
        return False
    verb = words[predicate.group.verbs[0]].form
    if verb in ATTRIBUTES or verb in w.DIMENSIONS or verb in w.LYING:
        return True
    whole = "".join(words[i].form for i in predicate.group.verbs)
    if whole in HAVING or whole in w.BUILDING or whole in w.MAKING:
        return predicate.voice == "active"  # 学校占地300亩，建有教学楼三座
    if verb in w.CHANGES or verb in w.AMOUNTS or predicate.clause is not None:
        return False
    named = [words[phrase.head] for phrase in predicate.objects]
    return all(word.kind is Kind.NOUN or word.form == "一" for word in named)
