"""Pauses as likely as the words around make them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.ontology import load_lexicon
from kgbuild.parse import Analyzer, load_analyzer
from kgbuild.parse.lost_pauses.weighing import features, load_weights, weighed
from kgbuild.parse.segmentation.words import Lost, Word


@cache
def analyzer() -> Analyzer:
    return load_analyzer("lac", load_lexicon())


def words_of(marked: str) -> tuple[str, list[Word]]:
    """``甲厅/nt:Organization 厅长/n:Title`` as a text and its words."""
    text, words = "", []
    for part in marked.split():
        form, _, tag = part.partition("/")
        tag, _, entity = tag.partition(":")
        words.append(Word(len(text), len(text) + len(form), tag, entity or None))
        text += form
    return text, words


def chance(marked: str, offset: int, heard: float = 0.5) -> float:
    """How likely a pause before the character at ``offset`` is; 0 where there can be none."""
    text, words = words_of(marked)
    found = weighed(text, words, [Lost(offset, "clause", heard)])
    return found[0].probability if found else 0.0


def test_what_is_heard_more_surely_stays_likelier() -> None:
    marked = "船队/n 出海/v 渔民/n 高兴/a"
    chances = [chance(marked, 4, heard) for heard in (0.05, 0.2, 0.5, 0.9, 0.99)]
    assert chances == sorted(chances)
    assert len(set(chances)) == len(chances)


def test_a_pause_inside_a_word_of_the_dictionary_is_doubted() -> None:
    # The tagger cut 村民 in two; the dictionary knows it.
    assert chance("交给/v 村/n 民田/n", 3) < 0.5 < chance("交给/v 村民/n 田秀英/nr", 4)


def test_behind_a_verb_of_saying_one_is_likelier() -> None:
    assert chance("专家/n 认为/v 海水/n 变暖/v", 4) > chance("专家/n 测量/v 海水/n 变暖/v", 4)


def test_a_person_s_full_style_holds_together() -> None:
    marked = "水利厅/nt:Organization 书记/n:Title 厅长/n:Title 周庭芳/nr:Person 讲话/v"
    text, words = words_of(marked)
    heard = [Lost(offset, "clause", 0.9) for offset in (3, 5, 7, 10)]
    found = {pause.offset: pause.kind for pause in weighed(text, words, heard)}
    assert found == {5: "list", 10: "clause"}


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        (
            "东屿公司/nt 的/u 创始人/n:Title 董事长/n:Title 周庭芳/nr:Person",
            {5: "clause", 8: "list"},
        ),
        (
            "海岚/nz 副总裁/n:Title 内容/n 中心/n 总经理/n:Title 周庭芳/nr:Person",
            {2: "clause", 5: "list", 7: "clause", 9: "clause", 12: "clause"},
        ),
        (
            "海岚/nz 总经理/n:Title 办公室/n 主任/n:Title 周庭芳/nr:Person",
            {2: "clause", 5: "clause", 8: "clause", 10: "clause"},
        ),
        (
            "协会/n 会长/n 青年/n 画家/n:Title 周庭芳/nr:Person",
            {2: "clause", 4: "list", 6: "clause", 8: "clause"},
        ),
        ("感谢/v 董事长/n:Title 兼/c 总裁/n:Title 周庭芳/nr:Person", {2: "clause"}),
        ("感谢/v 董事长/n:Title 兼/v 周庭芳/nr:Person", {2: "clause"}),  # 兼CEO周庭芳
        ("感谢/v 董事长/n:Title 由/p 周庭芳/nr:Person", {2: "clause", 5: "clause", 6: "clause"}),
    ],
)
def test_offices_of_one_person_are_joined(marked: str, kinds: dict[int, str]) -> None:
    text, words = words_of(marked)
    heard = [Lost(word.start, "clause", 0.9) for word in words[1:] if word.tag != "u"]
    found = {pause.offset: pause.kind for pause in weighed(text, words, heard)}
    assert found == kinds


def test_an_office_without_its_holder_is_no_style() -> None:
    text, words = words_of("离开/v 水利厅/nt:Organization 厅长/n:Title 认为/v")
    assert weighed(text, words, [Lost(5, "clause", 0.9)])


@settings(deadline=None)  # the first text loads a dictionary
@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=12),
    st.lists(
        st.sampled_from(["n", "v", "nr", "nt", "p", "t", "w", "zz"]), min_size=13, max_size=13
    ),
)
def test_every_pause_keeps_its_place_and_is_a_chance(heard: list[float], tags: list[str]) -> None:
    text = "海风吹过港口的旧船和灯塔"[: len(heard) + 1] + "。"
    words = [Word(k, k + 1, tags[k % len(tags)]) for k in range(len(text))]
    lost = [Lost(k + 1, "list", chance) for k, chance in enumerate(heard) if k + 1 < len(text)]
    found = weighed(text, words, lost)
    assert [pause.offset for pause in found] == [pause.offset for pause in lost]
    assert all(0 < pause.probability < 1 for pause in found)


def test_every_feature_that_text_shows_was_fitted() -> None:
    texts = [
        "刚才水利厅书记厅长周庭芳介绍去年全县修了三座水库村民都很高兴今年还要修路",
        "年月日他在宁波出生后来到了上海的一家船厂当学徒",
    ]
    for text in texts:
        (words,), (lost,) = analyzer().cut([text]), analyzer().pauses([text])
        seen = {name for found in features(text, words, lost) for name in found}
        assert seen <= set(load_weights())


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("旧码头交给村集体经营村民在码头旁开了一家鱼馆", "村民"),
        ("市里在水利厅的支持下修好了三座水库", "水利厅"),
    ],
)
def test_words_of_the_dictionary_stay_whole(text: str, broken: str) -> None:
    (lost,) = analyzer().pauses([text])
    likely = {pause.offset for pause in lost if pause.probability >= 0.5}
    start = text.index(broken)
    assert likely.isdisjoint(range(start + 1, start + len(broken)))


def test_offices_held_in_turn_are_a_list() -> None:
    text, words = words_of("他/r 历任/v 讲师/n:Title 副教授/n:Title 水工/n 系主任/n:Title 。/w")
    told = {pause.offset: pause.kind for pause in weighed(text, words, [])}
    assert told == {5: "list", 8: "list"}


def test_two_who_hold_an_office_each_are_a_list() -> None:
    text, words = words_of(
        "总经理/n:Title 王平/nr:Person 副总经理/n:Title 李明/nr:Person 出席/v 了/u"
    )
    told = {pause.offset: pause.kind for pause in weighed(text, words, [])}
    assert told == {5: "list"}


def test_who_is_named_with_house_and_office_behind_another_is_somebody_else() -> None:
    text, words = words_of(
        "书记/n:Title 何敬之/nr:Person 水利局/nt:Organization 局长/n:Title 周庭芳/nr:Person 出席/v"
    )
    (pause,) = weighed(text, words, [])
    assert (pause.offset, pause.kind) == (5, "list")


def test_a_day_without_its_number_is_no_clause() -> None:
    marked = "松林公司/nt:Organization 日/n 宣布/v 停产/v"
    assert chance(marked, 4, 0.9) == chance(marked, 5, 0.9) == 0.0


def test_a_name_is_not_parted_from_what_it_is_the_name_of() -> None:
    assert chance("茶业/n 企业/n 春岭集团/nt", 4, 0.9) == 0.0
    assert chance("世界/n 冠军/n 司马晴/nr", 4, 0.9) == 0.0


def test_who_says_it_is_parted_from_what_is_said() -> None:
    text, words = words_of("他/r 透露/v 甲公司/nt 与/p 乙市/ns 签署/v 了/u 协议/n")
    assert [pause.offset for pause in weighed(text, words, [])] == [3]
    for said in (
        "周庭芳/nr:Person 表示/v 衷心/d 感谢/v 大家/r 支持/v",
        "周庭芳/nr:Person 强调/v 了/u 安全/n 并/c 检查/v 码头/n",
        "周庭芳/nr:Person 强调/v 安全/n 问题/n",
        "市场/n 认为/v 价格/n 会/v 上涨/v",  # nobody in particular
    ):
        assert weighed(*words_of(said), []) == []


def test_the_office_behind_a_name_is_not_parted_from_it() -> None:
    assert chance("林知远/nr:Person 院士/n:Title 设立/v 基金/n", 3, 0.95) == 0
    assert chance("林知远/nr:Person 会计/n 设立/v 账户/n", 3, 0.95) > 0


def test_a_count_behind_its_noun_ends_what_is_told() -> None:
    marked = "编写/v 考古/vn 报告/n 九部/m 发表/v 论文/n"
    text, words = words_of(marked)
    heard = [Lost(offset, "clause", 0.6) for offset in (6, 8)]
    assert [pause.offset for pause in weighed(text, words, heard)] == [8]


def test_what_is_told_of_one_after_the_other_is_told_in_clauses() -> None:
    marked = "江苏/ns 有/v 船厂/n 浙江/ns 有/v 茶园/n 安徽/ns 种/v 水稻/n"
    text, words = words_of(marked)
    assert [pause.offset for pause in weighed(text, words, [])] == [5]


def test_the_lost_year_of_a_birth_is_no_clause() -> None:
    marked = "周志清/nr 年月/n 出生于/v 青河/ns"
    text, words = words_of(marked)
    heard = [Lost(offset, "clause", 0.9) for offset in (3, 5)]
    assert weighed(text, words, heard) == []


def test_amount_after_amount_is_told_apart() -> None:
    text, words = words_of("翼展/n 三米/m 航程/n 百里/m 车床/n 两台/m 刨床/n 三台/m")
    found = {pause.offset: pause.kind for pause in weighed(text, words, [])}
    assert found == {4: "clause", 8: "clause", 12: "list"}


def test_where_people_gather_is_told_with_what_they_do_there() -> None:
    marked = "伙伴/n 相聚/v 春城/n 青河/ns 参加/v 年会/n"
    text, words = words_of(marked)
    assert [p.offset for p in weighed(text, words, [Lost(4, "clause", 0.9)])] == [8]


def test_what_befalls_a_thing_is_done_to_nobody() -> None:
    text, words = words_of("工厂/n 倒闭/v 周庭芳/nr 进入/v 船厂/n")
    assert [pause.offset for pause in weighed(text, words, [])] == [4]


@pytest.mark.parametrize(
    ("marked", "offset"),
    [
        ("其/r 次子/n 何听松/nr:Person 行医/v", 3),
        ("他/r 生于/v 青河省/ns:Place 石角县/ns:Place", 6),
        ("他/r 回到/v 故乡/n 石角县/ns:Place 任教/v", 5),
    ],
)
def test_what_is_said_of_a_name_is_not_parted_from_it(marked: str, offset: int) -> None:
    assert chance(marked, offset, 0.9) == 0.0


def test_places_of_one_rank_may_be_a_list() -> None:
    assert chance("他/r 到过/v 青河县/ns:Place 石角县/ns:Place", 6, 0.9) > 0.5


def test_who_holds_one_office_is_told_before_who_holds_the_next() -> None:
    text, words = words_of(
        "现任/a 校长/n:Title 为/v 何敬之/nr:Person 党委书记/n:Title 是/v 罗静之/nr:Person"
    )
    assert [pause.offset for pause in weighed(text, words, [])] == [8]


def test_the_last_two_of_a_list_are_parted_where_they_may_be() -> None:
    assert (
        chance("盛产/v 葛布/n 茶油/n 和/c 鞭炮/n", 4, 0.38)
        >= 0.5
        > chance("葛布/n 茶油/n 好/a", 2, 0.38)
    )


def test_a_trade_behind_a_name_is_that_of_the_next() -> None:
    listed = "画家/n:Title 何听松/nr:Person 作家/n:Title 沙柳/n 到会/v"
    assert chance("走出/v 专家/n 何听松/nr:Person 作家/n:Title 沙柳/n 等/u", 7, 0.9) > 0.5
    assert chance(listed, 5, 0.9) > 0.5
    assert chance("见到/v 何听松/nr:Person 教授/n:Title 时/n", 5, 0.9) == 0.0


def test_a_clause_goes_on_behind_a_style_and_a_verb_that_asks_for_an_office() -> None:
    assert chance("市长/n:Title 顾一鸣/nr:Person 先生/n 来到/v", 5, heard=0.9) == 0
    assert chance("由/p 顾一鸣/nr:Person 担任/v 理事长/n:Title", 6, heard=0.9) == 0
    assert chance("来自/v 云南/ns:Province 大理/ns:City 的/u 学生/n", 4, heard=0.9) == 0
    assert chance("走遍/v 云南/ns:Province 贵州/ns:Province 的/u 山/n", 4, heard=0.9) > 0.5


def test_the_office_that_somebody_takes_ends_its_clause() -> None:
    assert chance("由/p 顾一鸣/nr:Person 担任/v 理事长/n:Title 吸纳/v 了/u", 9) > 0.9
    assert chance("曾/d 担任/v 理事长/n:Title 的/u 老人/n", 6, heard=0.1) < 0.5


def test_what_a_clause_ends_on_begins_the_next_where_it_is_named_again() -> None:
    assert chance("将/d 建设/v 试验/vn 基地/n 基地/n 建成/v 后/f", 7, heard=0.1) > 0.9
    assert chance("星星/n 星星/n 亮/v", 2, heard=0.1) < 0.5


def test_what_is_done_for_somebody_is_told_in_one_clause() -> None:
    marked = "甲厅/nt 为/v 农博会/nz 交易会/nz 提供/v 场地/n"
    text, words = words_of(marked)
    for kind, places in (("clause", []), ("list", [6])):
        found = weighed(text, words, [Lost(6, kind, 0.9)])
        assert [pause.offset for pause in found] == places


def test_who_says_their_name_says_next_what_they_are() -> None:
    marked = "我/r 是/v 顾一鸣/nr:Person 松林公司/nt 的/u 创始人/n:Title"
    assert chance(marked, 5, heard=0.1) > 0.9
    assert chance("我/r 是/v 顾一鸣/nr:Person 老师/n:Title", 5, heard=0.1) < 0.5
    marked = "我/r 是/v 松林公司/nt 董事长/n:Title 顾一鸣/nr:Person 下面/f 由/p 我/r 报告/v"
    assert chance(marked, 12, heard=0.1) > 0.9
    text, words = words_of(marked)
    assert [p.offset for p in weighed(text, words, [Lost(9, "clause", 0.9)])] == [12]


@pytest.mark.parametrize(
    ("marked", "offset", "kind"),
    [
        ("罗静之/nr 致辞/v 青河省能源局/nt 局长/n:Title 何敬之/nr 宣读/v 贺信/n", 5, "clause"),
        ("学生/n 有/v 吴鹏程/nr 高谦/nr 等人/n", 6, "list"),
    ],
)
def test_where_one_clearly_ends(marked: str, offset: int, kind: str) -> None:
    text, words = words_of(marked)
    found = {pause.offset: pause.kind for pause in weighed(text, words, [])}
    assert found == {offset: kind}


@pytest.mark.parametrize(
    ("marked", "offset"),
    [
        ("她/r 回到/v 宁波/ns 甬江/nz 女中/n 任教/v", 5),
        ("她/r 回到/v 宁波甬江女中/nt 任教/v", 5),
        ("他/r 考入/v 青河/ns 师范学院/nt", 5),
        ("青河科技/nz 年/n 成立/v", 4),
        ("青河/ns 大桥/n 年月/n 通车/v", 6),
    ],
)
def test_where_there_is_none(marked: str, offset: int) -> None:
    assert chance(marked, offset, 0.9) == 0.0


def test_a_year_behind_a_clause_opens_the_next() -> None:
    assert chance("他/r 建成/v 大桥/n 年/n 出版/v 专著/n", 5, 0.9) > 0.5
