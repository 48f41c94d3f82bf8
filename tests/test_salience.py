"""resolve/salience: what is read right and yet says nothing is set aside, with its reason."""

from __future__ import annotations

import pytest

from kgbuild.model import Mention, Qualifier, Span
from kgbuild.report import reason_kind
from kgbuild.resolve.retelling.moments import without_moment
from kgbuild.resolve.salience import Weight, weight
from test_resolve import LEXICON, run, tagged, triple

#: Sentence of word/tag/Entity items whose first, second and third are the slots; the reason.
EMPTY = [
    ("有人/r 批评/v 泉州市/ns/City", "有人 names nothing"),
    ("许多人/n 使用/v 泊位通/nz/Product", "许多人 names nothing"),
    ("岚桥公司/nt/Organization 服务/v 许多人/n", "许多人 names nothing"),
    ("朋友/n 来到/v 会场/n", "says nothing of a named or described thing"),
    ("内部/f 泄露/v 电邮/n", "内部 names nothing"),
    ("岚桥公司/nt/Organization 解决/v 问题/n", "问题 names nothing"),
    ("岚桥公司/nt/Organization 获得/v 大量/m", "大量 names nothing"),
    ("岚桥公司/nt/Organization 投资/v 亿元/q", "亿元 names nothing"),
    ("朋友们/n 欢迎/v 嘉宾/n", "a formula of courtesy"),
    ("潮水/n 有/v 信/n", "says nothing of a named or described thing"),
    ("岚桥公司/nt/Organization 计划/v 明年/t/Time", "tells when, and not what"),
    ("每人/r 批评/v 泉州市/ns/City", "每人 names nothing"),
    ("第二件事/n 是/v 育种/n", "第二件事 names nothing"),
    ("第三位/m 是/v 泉州市/ns/City", "第三位 names nothing"),
    (
        "工程师/n 叫/v 林知远/nr/Person",
        "says only what one is called, whom the name stands for",
    ),
    ("嗓子/n 哑/a 今天/t/Time", "tells when, and not what"),
]

TELLING = [
    "岚桥公司/nt/Organization 有/v 信心/n",
    "岚桥公司/nt/Organization 感谢/v 泉州市/ns/City",
    "鳍/n 有/v 蓝边/n",
    "旱灾/n 持续/v 三年/t/Time",
    "国号/n 为/v 周/nz",
    "鲸/n 是/v 动物/n",
    "电商/n 呈现/v 增长/n",
    "旱灾/n 发生/v 2019年/t/Time",
    "“潮信”/nz 有/v 分店/n",
]


@pytest.mark.parametrize(("written", "reason"), EMPTY)
def test_what_says_nothing_is_set_aside_with_its_reason(written: str, reason: str) -> None:
    result = run(triple(tagged(written), [0], [1], [2]))
    assert not result.statements
    assert [item.reason for item in result.set_aside] == [reason]


def test_what_went_on_at_the_time_is_no_end_of_a_fact() -> None:
    sentence = tagged("货车/n 停下/v 撞上砖墙/v")
    when = Mention.of(sentence, sentence.tokens[2:])
    result = run(triple(sentence, [0], [1], qualifiers=(Qualifier("time", when, when, "在"),)))
    reasons = [item.reason for item in result.set_aside]
    assert reasons == ["tells what went on at the time, and not what"]


@pytest.mark.parametrize("written", TELLING)
def test_what_tells_something_is_kept(written: str) -> None:
    result = run(triple(tagged(written), [0], [1], [2]))
    assert len(result.statements) == 1
    assert not result.set_aside


@pytest.mark.parametrize("kin", ["他的妻子", "林知远的长女", "林知远次子", "其父亲", "父亲"])
@pytest.mark.parametrize("construction", ["copula", "title"])
def test_whose_kin_somebody_is_is_no_kind(kin: str, construction: str) -> None:
    sentence = tagged(f"周庭芳/nr/Person 是/v {kin}/n")
    result = run(triple(sentence, [0], [1], [2], construction=construction))
    assert not result.statements
    assert [reason_kind(item.reason) for item in result.set_aside]


@pytest.mark.parametrize("said", ["这样", "是", "一些"])
def test_saying_must_say_something(said: str) -> None:
    sentence = tagged(f"林知远/nr/Person 认为/v {said}/r")
    result = run(triple(sentence, [0], [1], [2], construction="clausal"))
    assert [item.reason for item in result.set_aside] == [f"{said} does not tell what is said"]


def test_what_a_condition_consists_in_is_of_something() -> None:
    sentence = tagged("条件/n 是/v 建/v 小镇/n")
    result = run(triple(sentence, [0], [1], [2, 3], construction="clausal"))
    assert [item.reason for item in result.set_aside] == [
        "条件 is somebody's, and does not tell whose"
    ]


def test_nobody_in_particular_says_nothing() -> None:
    sentence = tagged("有人/r 说/v 潮水/n 涨/v")
    result = run(triple(sentence, [0], [1], [2, 3], construction="clausal"))
    assert [item.reason for item in result.set_aside] == ["有人 names nobody"]


@pytest.mark.parametrize("construction", ["membership", "inclusion"])
def test_what_a_thing_is_counted_among_is_knowledge(construction: str) -> None:
    sentence = tagged("电商/n 包括/v 方法/n")
    result = run(triple(sentence, [0], [1], [2], construction=construction))
    assert not result.set_aside


def test_a_light_verb_between_descriptions_is_kept() -> None:
    sentence = tagged("偏远/a 地区/n 有/v 信号/n")
    assert run(triple(sentence, [0, 1], [2], [3])).statements


def test_a_party_beside_an_empty_object_is_still_joined() -> None:
    sentence = tagged("岚桥公司/nt/Organization 与/p 泉州市/ns/Place 签署/v 问题/n")
    city = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    frame = Qualifier("companion", whole, city, "与")
    result = run(triple(sentence, [0], [3], [4], qualifiers=(frame,)))
    assert [(s.subject_text, s.object_text) for s in result.statements] == [("岚桥公司", "泉州市")]
    assert {item.reason for item in result.set_aside} == {"问题 names nothing"}


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("泉州市/ns/City", "City", Weight.NAMED),
        ("微信/nz", "Concept", Weight.NAMED),
        ("《远海》/n", "Concept", Weight.NAMED),
        ("GPT/n", "Concept", Weight.NAMED),
        ("我们的/r 车/n", "Concept", Weight.DESCRIBED),
        ("我们的/r 公司/n", "Company", Weight.DESCRIBED),
        ("经营/v 方式/n", "Concept", Weight.DESCRIBED),
        ("潮水/n", "Concept", Weight.BARE),
        ("三成/m", "Quantity", Weight.BARE),
        ("事情/n", "Concept", Weight.EMPTY),
        ("每一个人/n", "Concept", Weight.EMPTY),
        ("万元/q", "Quantity", Weight.EMPTY),
        ("家里/s", "Concept", Weight.EMPTY),
    ],
)
def test_ends_are_weighed(written: str, kind: str, expected: Weight) -> None:
    sentence = tagged(written)
    assert weight(Mention.of(sentence, sentence.tokens), kind, LEXICON) is expected


def test_a_word_without_characters_weighs_nothing() -> None:
    assert weight(Mention((Span(0, 0),), ""), "Concept", LEXICON) is Weight.EMPTY


@pytest.mark.parametrize("words", ["我个人", "我本人", "他自己"])
def test_a_pronoun_with_oneself_is_a_pronoun(words: str) -> None:
    sentence = tagged(f"{words}/r 访问/v 泉州市/ns/Place")
    result = run(triple(sentence, [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == [f"{words} could not be resolved"]


def test_a_resolved_pronoun_names() -> None:
    first = tagged("林知远/nr/Person 访问/v 泉州市/ns/Place")
    second = tagged("他/r 喜欢/v 海/n", start=first.span.end + 1, index=1)
    later = tagged("他/r 离职/v 次年/t/Time", start=second.span.end + 1, index=2)
    result = run(*(triple(sentence, [0], [1], [2]) for sentence in (first, second, later)))
    assert len(result.statements) == 3


def test_the_report_counts_reasons_by_kind() -> None:
    sentences = [tagged(written) for written, _ in EMPTY]
    result = run(*(triple(sentence, [0], [1], [2]) for sentence in sentences))
    assert {reason_kind(item.reason) for item in result.set_aside} == {
        "an end names nothing",
        "a formula of courtesy",
        "says nothing of a named or described thing",
        "says only what one is called, whom the name stands for",
        "tells when, and not what",
    }


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("展品/n 运往/v 里斯本后/n", "里斯本"),
        ("船队/n 驶过/v 险滩时/n", "险滩"),
        ("庙会/n 兴于/v 乾隆以后/n", "乾隆以后"),  # 于 tells when
        ("八大臣/n 尊奉/v 皇太后/n", "皇太后"),
    ],
)
def test_an_object_ends_before_the_moment_of_its_clause(written: str, wanted: str) -> None:
    read = triple(tagged(written), [0], [1], [2])
    told = without_moment(read, LEXICON)
    assert told.object is not None
    assert told.object.form == wanted


@pytest.mark.parametrize("subject", ["三十七份/n", "每一根/n", "八十/n", "他画的记号/n"])
def test_a_count_without_its_noun_names_nothing(subject: str) -> None:
    result = run(triple(tagged(f"{subject} 来自/v 泉州市/ns/City"), [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == [f"{subject[:-2]} names nothing"]
