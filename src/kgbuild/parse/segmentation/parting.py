"""Function words that a tagger glues together are parted again: 还|在, 对|其, 被|淘汰.

LAC was trained on a segmentation that now and then writes as one word what grammar
needs apart: an adverb and the preposition, copula or negation after it (还在, 均为,
并不), a preposition and its pronoun (在这里, 对其), the passive mark and its verb
(被淘汰), the 等 of a list and the 于 after it, a wish and whom it is for (预祝大会), a pronoun
and the verb beside it (他用, 告诉我). These are closed classes, so they are listed by class, not
word by word; a combination that is a word of its own (不同, 就是, 因此) is listed as one.
What is glued to names is a room of its own (:mod:`kgbuild.parse.naming.glued_names`), and so is
what a tagger parts and should not (:mod:`kgbuild.parse.segmentation.joining`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.naming.glued_names import NAMES, behind_kind, ends_in_day, freed, opening, pieces
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

ADVERBS = dict.fromkeys(
    "还 也 又 都 均 皆 就 才 则 便 仍 仍然 已 已经 曾 曾经 将 正 只 仅 亦 却 再 先 后 多 常 一直 "
    "不 没 没有 未 尚未 仍未 并未 从未 不得".split(),
    "d",
) | dict.fromkeys("并 而 且 并且 而且 但 但是 或 或者 如 若 即".split(), "c")
#: 不能|以备案为名: what forbids, glued to the preposition behind it.
_FORBIDDING = frozenset("不能 不准 不许 不宜 不应 不可".split())
_AFTER_FORBIDDING = frozenset("以 将 把 对 向 从 由 按 在 因 用".split())
_AFTER_ADVERB = dict.fromkeys(
    "在 被 把 将 对 向 从 由 为 与 给 以 于 用 让 使 按 据 随 因 同 跟".split(), "p"
) | dict.fromkeys("不 没 未 没有".split(), "d")
_BEFORE_PRONOUN = frozenset("在 对 为 向 从 由 与 给 以 于 将 把 被 跟 同 据 因 使 让".split())
_PRONOUNS = frozenset(
    "这里 那里 这儿 那儿 哪里 此处 何处 此 其 它 他 她 它们 他们 她们 我 我们 你 你们 自己".split()
)
#: 从一|家小诊所: a numeral that a tagger glues to the preposition, or parts from its classifier.
NUMERALS = frozenset("一两几")
_WORDS = frozenset(
    "不在 不对 不同 不让 不用 不给 不以 不由 不为 不使 不因 不随 没用 只用 正在 正对 正向 "
    "多用 常用 多为 多于 多与 常与 便于 便为 还给 如将 如为 再使 就对 才对 即将 即使 如同 如使 "
    "若使 或使 且不 不没 没不 未不 不未 再不 才不 "
    "从未 并未 尚未 仍未 因此 从此 为此 对此 由此 据此 以此 于此 与此 与其".split()
)
_PASSIVE_WORDS = frozenset({"被迫", "被动"})
# The verb glued to the second of them: 水务局|联合财政局.
_JOINED = regex(
    r"(?:联合(?!国|会)|会同|携手|协同|委托|授权|责成|督促)(?=\w+(?:[局厅部委院署]|公司|集团|大学|银行|中心)$)"
)
_WITH = regex(
    r"[\u4e00-\u9fff]{2,14}?(?:[局厅委部院署联会办社团府]|公司|集团|大学|银行|中心)(?P<verb>会同|携手|联手)"
    r"[\u4e00-\u9fff]{2,20}"
)
#: 甲汽车联合|乙大学: the verb glued to the first of two bodies, before the second.
_JOINS = ("联合", "携手", "会同")
_TOGETHER = ("共建", "合建", "合办", "联办")  # 与甲大学|共建实验室
_BODY = regex(
    r"[\u4e00-\u9fff]{2,14}?(?:大学|学院|公司|集团|研究院|研究所|银行|医院|中心|科技|[局厅委署院])"
)
# The verb of a task, glued to whom or what it is about: 依托|市数据中心, 支持|青河大学.
_TASK = regex(
    r"(?:依托|支持|鼓励|引导|委托|授权|责成|督促|推动|组建|设立|成立|会同(?!县))(?=\w{4})"
)
_AMOUNT_AND = regex(r"\d[\d.,]*[\u4e00-\u9fff%]{0,4}[和及与]")
_BEFORE_JOINT = frozenset("局厅部委院会署司团学社行府要应可将须需")
# 甲与乙等|于丙成立: a list that 等 closes, then where it happened.
_LISTED = regex(r"[与和、及][^，。,与和、及]{2,12}$")
_FOUNDED = regex(
    r"[^，。,]{2,12}?(?:成立|举行|举办|召开|创办|创立|创建|建立|发起|设立|开幕|出席|签署|合办|组建|上市)"
)
# 回到甲|站在新的起点上: a place, and the verb glued to it; a pause may be heard between.
_STANDING = regex(r",?在[^，。,]{0,10}?(?:起点|立场|角度|高度|位置|关口|路口|前列|前沿)")
#: Verbs of serving, which a tagger parts, or glues to what stands before them.
SERVING = frozenset(
    "任 出任 升任 调任 就任 转任 兼任 历任 接任 继任 续任 改任 现任 时任 担任 当选 受聘".split()
)
#: Verbs of founding with the 于 of their time glued on (始建于1992年).
_FOUNDED_IN = frozenset(
    "始建于 兴建于 修建于 建成于 重建于 创建于 创办于 创立于 创刊于 组建于".split()
)
#: 甲竹文化节创办|于1997年, of which a tagger makes one name.
_FOUNDING = (*(verb.removesuffix("于") for verb in sorted(_FOUNDED_IN)), "成立", "组建")
_IN_YEAR = regex(
    r"于(?:公元)?[前\d一二三四五六七八九〇零]+(?:世纪|年)|于[清明元宋唐民]\w{0,8}[年朝代]"
)
#: 恒屹电子计划|投资: what a firm plans, and the names of what is itself a plan.
_PLANS_ON = regex(
    r"投资|建设|新建|扩建|兴建|建成|在(?!内)|于|与|同|向|将|把|用|以|分|到|对|年内|明年|今年|后年|未来|收购|推出|"
    r"发行|募集|开设|设立|成立|增资|出资|引进|生产|招聘|招收|开展|启动|举办|投产|投放|采购|上市|关闭|裁员|购置|改造|"
    r"\d{4}年"
)
_PROGRAMMES = regex(
    "(?:行动|发展|[一二三四五]年|援助|扶持|资助|激励|培养|培训|人才|改造|提升|投资|合作|科研|探测|航天|登月|工程|"
    "专项|员工持股|募资|支持|保护|学者|振兴|复兴|友谊|青年|火炬|星火|曼哈顿|减排|推广|重组|重整)计划$"
)
_UNDER_WAY = "正在"
_PLACED = frozenset("ns nt s".split())
_WISHES = ("预祝", "恭祝", "敬祝", "谨祝", "祝愿")  # 预祝大会, which a tagger takes for a name
_BUILT = ("新建", "改建", "扩建", "重建")  # 新建|公园, which a tagger takes for a name
# 对此案, 就该项目: a preposition and what it points to.
_POINTED = regex(r"[对就][此该][\u4e00-\u9fff]{1,3}")
#: 因|功升任甲, which a tagger takes for a noun.
CAUSED = regex("因[功罪病伤事案战过]")
_TAGS = frozenset("d c p v vd ad r xc".split())
# What stands behind 在 in a word that LAC takes for a preposition or an adverb is a place.
_PLACE_TAGS = frozenset({"p", "d"})
_NOT_PLACES = frozenset({"一起", "一块", "一块儿", "一道", "此同时", "身为"})
_INVITED = ("邀请", "邀约", "之邀")  # 应甲大学|邀请
_PERSONS = frozenset("我你他她它")
#: Prepositions that a tagger takes for the end of a pronoun.
_DOING = frozenset("用 以 从 在 把 被 将 对 向 为 因 由 按 靠 随 据".split())
_SERVES = regex("任|" + "|".join(sorted(SERVING - {"任"}, key=len, reverse=True)))
_BEFORE_SERVING = regex(r"^$|[，,；;。：:后起时并又再、]$|[\d年月日]$")
_OF_OFFICES = frozenset("nz nt n ns".split())
_LEAST_OFFICE = 6  # characters of 任甲中学教师
_LONGEST_OFFICE = 6  # characters of the office alone
_HOUSE = regex(
    r"[\u4e00-\u9fff]{2,14}(?:[学院校系局厅委署部处科所社馆厂店台站行会队团公司集团中心银行报政府])"
)
#: 甲出版社|与|乙大学, which a tagger takes for one body; 社会|与|人口学院 is one.
_SIDE_OF_TWO = (
    r"(?:[\u4e00-\u9fff]{0,14}?(?:大学|学院|中学|小学|公司|集团|银行|医院|法院|检察院|研究院|研究所|科学院|出版社|报社|通讯社|"
    r"协会|学会|商会|基金会|委员会|管委会|政府|使馆|领事馆|博物馆|图书馆|档案馆|美术馆|文化馆|纪念馆|合作社|俱乐部|"
    r"[\u4e00-\u9fff](?<!部)局|厅|水务局|乐团|剧团|剧院|电视台|酒店|企业|机构|部门)|[馆校院厂警军]方)"
)
_TWO_HOUSES = regex(rf"{_SIDE_OF_TWO}(?P<joint>[与和及]){_SIDE_OF_TWO}")
#: 从甲大学|毕业|后: what somebody had done, behind where.
_DONE_THEN = regex(
    r"(?P<verb>毕业|肄业|退休|退役|退伍|转业|复员|辞职|离职)(?:之后|以后|后|时|前|之前|以前)"
)
#: What was built or founded, before when that was so: 建成|时, 投产|后|年.
_OPENED = tuple(
    "建成 落成 竣工 完工 通车 开通 投产 达产 投运 投用 成立 创办 创立 创刊 开业 开馆 开园 运营 "
    "并网 启用 创建 兴建 开工 合并 上市 上映 首映 出版 发射 退役 服役 入役".split()
)
_AT_SCHOOL = regex(
    r"[从自由在于][\u4e00-\u9fff]{2,22}$|[\u4e00-\u9fff]{2}(?:大学|学院|学堂|师范|[学校院]\w{0,6}[系科班]|专业)$"
)
#: 甲、乙、丙|三省: how many of them a list has, behind its last name.
_COUNTED = regex(r"([两二三四五六七八九十])[省市县区州国地校镇乡村院馆厂部]$")
_IN_LIST = regex(r"[\u4e00-\u9fff][、与和及][\u4e00-\u9fff]{2,8}$")
_LONGEST_LISTED = 10  # characters
_LISTED_TAGS = frozenset("n nz ns nt nr".split())
_LONGEST_SCHOOL = 24  # characters, the preposition included
#: 1984年|起任: behind a time, the first character says since when.
_SINCE = regex(r"(?<=[\d零〇一二三四五六七八九十])[年月日号]$|年代$|年[初底末]$|世纪$")
#: 已经|省政府批准: by whose leave it is, which is no sign of the perfect.
_APPROVED = regex(r"[^，。,；;了]{2,24}(?:审议通过|审议批准|批准|同意|审定|核准|审核通过|表决通过)")


def unglued(text: str, word: Word) -> Iterator[Word]:
    """Part ``word`` of ``text`` if it is several words glued together.

    Args:
        text: The normalised text.
        word: One of its words.

    Yields:
        The word itself, or its parts.
    """
    if opened := opening(text, word):
        yield Word(word.start, word.start + opened, "t", "Time")
        word = Word(word.start + opened, word.end, "nt", "Organization")
    day = ends_in_day(text, word)
    yield from _apart(text, replace(word, end=word.end - 1) if day else word)
    if day:
        yield Word(word.end - 1, word.end, "t")


def under_way(text: str, words: list[Word]) -> list[Word]:
    """Part 正|在 before a place: no subject stands behind 正在 (我们正|在青岛建厂).

    Args:
        text: The normalised text.
        words: Its words.
    """
    if _UNDER_WAY not in text:
        return words
    found: list[Word] = []
    for number, word in enumerate(words):
        following = words[number + 1].tag if number + 1 < len(words) else ""
        if text[word.start : word.end] == _UNDER_WAY and following in _PLACED:
            found += pieces(word, [word.start + 1], ("d", "p"))
        else:
            found.append(word)
    return found


def _apart(text: str, word: Word) -> list[Word]:
    """Part a word that opens no clause."""
    if word.end - word.start > 1 and text[word.end - 1] in "。，；！？":
        marked = Word(word.start, word.end - 1, word.tag, word.entity)
        return [*_apart(text, marked), Word(word.end - 1, word.end, "w")]
    named = word.entity is not None or word.tag in NAMES
    parts = behind_kind(text, word) or (freed(text, word) if named else [])
    return (
        parts
        or (_task_glued(text, word) if named else [])
        or _joined_by_verb(text, word)
        or _invited(text, word)
        or _verb_glued(text, word)
        or _preposition_glued(text, word)
        or _function_words(text, word)
        or _serving_glued(text, word)
        or _amount_glued(text, word)
        or _count_glued(text, word)
        or [word]
    )


def _serving_glued(text: str, word: Word) -> list[Word]:
    """任|青河中学|教师: a verb of serving glued to the office, whose house no dictionary has.

    It opens its clause, or follows a time.
    """
    if word.tag not in _OF_OFFICES or word.end - word.start < _LEAST_OFFICE:
        return []
    verb = _SERVES.match(text, word.start, word.end)
    if verb is None or not _BEFORE_SERVING.search(text[max(0, word.start - 3) : word.start]):
        return []
    for office in range(word.end - 2, max(verb.end() + 2, word.end - _LONGEST_OFFICE), -1):
        noun = (word_tag(text[office : word.end]) or "").startswith("n")
        if noun and _HOUSE.fullmatch(text, verb.end(), office):
            return pieces(word, [verb.end(), office], ["v", "nt", "n"])
    return []


def _amount_glued(text: str, word: Word) -> list[Word]:
    """35.8亿元|和: an amount with the word that joins it to the next."""
    glued = _AMOUNT_AND.fullmatch(text, word.start, word.end) if word.tag == "m" else None
    return [] if glued is None else pieces(word, [word.end - 1], ["m", "c"])


def _count_glued(text: str, word: Word) -> list[Word]:
    """甲、乙、四川|三|省: the count that closes a list, as one word or glued to its last name."""
    counted = _COUNTED.search(text, word.start, word.end) if word.tag in _LISTED_TAGS else None
    if counted is None or counted.end() != word.end:
        return []
    if not _IN_LIST.search(text[max(0, counted.start() - _LONGEST_LISTED) : counted.start()]):
        return []
    ahead = (word_tag(text[word.end : word.end + size]) or "" for size in (3, 2))
    if any(tag.startswith("n") for tag in ahead):
        return []  # 韩国和泰国|两国|代表团
    whole = counted.start() == word.start
    cuts = [counted.start(1) + 1] if whole else [counted.start(), counted.start(1) + 1]
    return pieces(word, cuts, ["m", "n"] if whole else [word.tag, "m", "n"])


def _task_glued(text: str, word: Word) -> list[Word]:
    """支持|青河大学: the verb that opens a task, glued to a name that goes on."""
    if text[word.start : word.end] == "依托":
        return [Word(word.start, word.end, "v")]
    verb = _TASK.match(text, word.start, word.end) if word.tag in NAMES else None
    return [] if verb is None else pieces(word, [verb.end()], ["v", word.tag])


def _joined_by_verb(text: str, word: Word) -> list[Word]:
    """水务局|联合|财政局: the verb glued to the second of two bodies."""
    inside = _WITH.fullmatch(text, word.start, word.end) if word.tag == "nt" else None
    if inside is not None:  # 市残联|会同|市人社局
        return pieces(word, [inside.start("verb"), inside.end("verb")], ["nt", "p", "nt"])
    both = _TWO_HOUSES.fullmatch(text, word.start, word.end) if word.tag == "nt" else None
    if both is not None:
        return pieces(word, [both.start("joint"), both.end("joint")], ["nt", "c", "nt"])
    if word.end - word.start <= 4 or not word.start or text[word.start - 1] not in _BEFORE_JOINT:
        return []
    verb = _JOINED.match(text[word.start : word.end])
    return [] if verb is None else pieces(word, [word.start + verb.end()], ["v", "nt"])


def _invited(text: str, word: Word) -> list[Word]:
    """应|甲大学邀请: the preposition glued to who invites."""
    if word.end - word.start <= 3 or text[word.start] != "应":
        return []
    invited = text.startswith(_INVITED, word.end)
    return pieces(word, [word.start + 1], ["p", "nt"]) if invited else []


def _verb_glued(text: str, word: Word) -> list[Word]:
    """回到青河|站在新的起点上, 新建|公园, 由甲集团|控股, 预祝|大会: a verb glued to a noun."""
    form = text[word.start : word.end]
    stands = len(form) > 2 and form[-1] == "站" and _STANDING.match(text, word.end)
    if stands and word_tag(form[:-1]) == "ns":
        return pieces(word, [word.end - 1], ["ns", "v"])
    built = form.startswith(_BUILT) and word.tag in NAMES
    if built and (word_tag(form[2:]) or "").startswith("n"):
        return pieces(word, [word.start + 2], ["v", "n"])
    held = word.tag == "nt" and len(form) > 4 and text[word.start - 1 : word.start] == "由"
    if held and form.endswith("控股"):
        return pieces(word, [word.end - 2], ["nt", "v"])
    plans = word.tag in ("nt", "nz") and len(form) > len("甲司计划") and form.endswith("计划")
    if plans and _PLANS_ON.match(text, word.end) and not _PROGRAMMES.search(form):
        return pieces(word, [word.end - 2], [word.tag, "v"])
    if word.tag == "nt" and len(form) > 4 and form[-1] == "将":
        return pieces(word, [word.end - 1], ["nt", "d"])  # 师大附中|将|派出
    joins = word.tag == "nt" and len(form) > 5 and form.endswith(_JOINS)
    if joins and _BODY.match(text, word.end):
        return pieces(word, [word.end - 2], ["nt", "v"])
    if word.tag == "nt" and len(form) > 5 and form.endswith(_TOGETHER):
        return pieces(word, [word.end - 2], ["nt", "v"])
    founded = word.tag in NAMES and len(form) > 4 and form.endswith(_FOUNDING)
    if founded and _IN_YEAR.match(text, word.end):
        return pieces(word, [word.end - 2], [word.tag, "v"])
    wishes = len(form) > 2 and form.startswith(_WISHES) and word.tag != "v"
    return pieces(word, [word.start + 2], ["v", "n"]) if wishes else []


def _preposition_glued(text: str, word: Word) -> list[Word]:
    """甲与乙等|于丙成立, 对|此案, 因|功, 已|经省政府批准, 之日|起: a preposition and a word.

    So it is behind a pronoun (他|用攒下的钱, but 留作他用), and since when before a verb
    (1984年|起|任).
    """
    form = text[word.start : word.end]
    if word.entity is None and _POINTED.fullmatch(form):
        return pieces(word, [word.start + 1], ["p", "n"])
    if word.tag in ("n", "nr", "nz") and CAUSED.fullmatch(form):
        return pieces(word, [word.start + 1], ["p", "n"])
    if form == "等于" and _closes_list(text, word):
        return pieces(word, [word.start + 1], ["u", "p"])
    if form == "已经" and _APPROVED.match(text, word.end):
        return pieces(word, [word.start + 1], ["d", "p"])
    if form == "日起" and text.startswith("之", word.start - 1):
        return pieces(word, [word.start + 1], ["n", "f"])
    if (
        word.tag == "t"
        and (done := _DONE_THEN.fullmatch(form))
        and _AT_SCHOOL.search(text[max(0, word.start - _LONGEST_SCHOOL) : word.start])
    ):
        return pieces(word, [word.start + len(done["verb"])], ["v", "f"])
    if form == "将会同":
        return pieces(word, [word.start + 1], ["d", "v"])
    if form.startswith("将会同"):  # 将会同市发展改革委
        organ = Word(word.start + 3, word.end, "nt", "Organization" if len(form) > 4 else None)
        return [*pieces(replace(word, end=organ.start), [word.start + 1], ["d", "v"]), organ]
    if form[-1] == "时" and form[:-1] in _OPENED:
        return pieces(word, [word.end - 1], ["v", "n"])
    if form == "后年" and text[: word.start].endswith(_OPENED):
        return pieces(word, [word.start + 1], ["f", "n"])
    if form == "后任":
        next_held = text[word.end : word.end + 1] not in ("", "的", "是", "为", "，", ",")
        opens = text[max(0, word.start - 1) : word.start] in "，,；;"
        behind = not opens and text[word.start - 1] not in "的。"
        tags = ("d" if opens else "f", "v")
        return pieces(word, [word.start + 1], tags) if next_held and (opens or behind) else []
    acts = word.tag == "r" and form[0] in _PERSONS and form[1:] in _DOING
    if acts and text[word.end : word.end + 1].isalnum() and text[word.start - 1] not in "作做有":
        return pieces(word, [word.start + 1], ["r", "p"])
    if form[0] == "起" and _SINCE.search(text[max(0, word.start - 3) : word.start]):
        since = _is_verb(form[1:]) and word_tag(form) is None
        return pieces(word, [word.start + 1], ["f", "v"]) if since else []
    return pieces(word, [word.end - 1], ["v", "p"]) if form in _FOUNDED_IN else []


def _is_verb(form: str) -> bool:
    return form in SERVING or (word_tag(form) or "").startswith("v")


def _closes_list(text: str, word: Word) -> bool:
    listed = _LISTED.search(text[: word.start])
    return listed is not None and _FOUNDED.match(text, word.end) is not None


def _function_words(text: str, word: Word) -> list[Word]:
    """Part adverb and preposition, preposition and pronoun, and their like: 还|在, 对|其."""
    glued = word.tag in _TAGS or text[word.end - 1] in NUMERALS
    if not glued or not 2 <= word.end - word.start <= 6:
        return []
    parts = _parts(text[word.start : word.end], word.tag)
    return [] if parts is None else pieces(word, [word.start + parts[0]], parts[1:])


def _parts(form: str, tag: str) -> tuple[int, str, str] | None:
    """Return where ``form`` comes apart and the tags of the two sides."""
    if form in _WORDS or form in _PASSIVE_WORDS:
        return None
    if form[0] in "从由被把将" and form[1:] in NUMERALS:
        return 1, "p", "m"
    for border in range(1, len(form)):
        left, right = form[:border], form[border:]
        if left in _FORBIDDING and right in _AFTER_FORBIDDING and form != "不可以":
            return border, "v", "p"
        if left in ADVERBS and right in _AFTER_ADVERB:
            # 均为 that LAC calls a verb holds the copula, 还在 the verb of being somewhere.
            verb = tag == "v" and right not in "不没未" and left != "不得"
            return border, ADVERBS[left], "v" if verb else _AFTER_ADVERB[right]
        if left in _BEFORE_PRONOUN and right in _PRONOUNS:
            return border, "p", "r"
    if form[0] == "被" and len(form) <= 4:
        return 1, "p", "v"
    verbal = (word_tag(form) or "").startswith("v")  # 他杀
    if tag == "v" and len(form) <= 4 and not _PERSONS.isdisjoint(form) and not verbal:
        if form[0] in _PERSONS and form[1] not in _PERSONS:
            return 1, "r", "v"
        if form[-1] in _PERSONS and len(form) > 2:
            return len(form) - 1, "v", "r"
    if form[0] == "在" and len(form) > 2 and tag in _PLACE_TAGS and form[1:] not in _NOT_PLACES:
        return 1, "p", "s"
    return None
