"""What a text only describes is of the class that its noun tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.classes.common_nouns import described_class, is_one_person
from kgbuild.resolve.classes.types import TypeVotes
from kgbuild.resolve.naming.behind import behind_calling, behind_kin
from kgbuild.resolve.naming.unsized import unsized
from kgbuild.resolve.values import is_amount

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("邻村的石匠", "Group"),
        ("仓里的旧算盘和账本", "Document"),
        ("一封信", "Document"),
        ("短信", "Document"),  # no 信, whatever it is
        ("诚信", None),
        ("三把铜锁", "Product"),
        ("工具柜", "Product"),
        ("山坳里的戏台", "Site"),
        ("戏台前面", "Place"),
        ("冰面上", "Place"),
        ("制度上", None),
        ("会上", None),
        ("涨水的时候", "Time"),
        ("八小时", None),
        ("省内最大的企业之一", "Company"),
        ("柳春生等人", "Group"),
        ("守着渡口的人", "Group"),
        ("国内市场", None),
        ("两位石匠的罪名", None),
        ("3架云隼", "Device"),
        ("两首新谣", "Work"),
        ("一座贫困县", "Place"),
        ("一双巧手", None),
    ],
)
def test_a_description_is_of_the_class_of_its_noun(words: str, kind: str | None) -> None:
    assert described_class(words, LEXICON) == kind


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("一位女船工", True),
        ("邻村的一名石匠", True),
        ("一个小伙子", True),
        ("一个家族", False),
        ("一位石匠的子女", False),
        ("两名石匠", False),
        ("第一位的目标", False),
    ],
)
def test_who_is_counted_one_is_one_person(words: str, one: bool) -> None:
    assert is_one_person(words) is one


@pytest.mark.parametrize(
    ("words", "seen", "kind"),
    [
        ("花椒", "Person", "Product"),  # the tagger takes it for somebody
        ("荷兰人", "Place", "Group"),
        ("阿穆尔语", "Person", "Concept"),
        ("蜥足科", "Person", "Concept"),
        ("两位缫丝女", None, "Group"),
        ("阿卡洛族", "Organization", "Group"),
        ("阿卡洛人", "Organization", "Group"),
        ("穆斯林", "Organization", "Group"),
        ("锚的中心", "Organization", "Concept"),
        ("塔尔科维亚省", "Person", "Province"),
        ("景河", "Person", "Person"),  # of the surname 景
        ("岭外军", "Person", "Military"),
        ("郑军", "Person", "Person"),
        ("普军", "Person", "Military"),
        ("葛逻禄", "Person", "Group"),
        ("岚山客运", None, "Company"),
        ("KDXR", "Person", "Concept"),
        ("唐初", "Person", "Time"),
        ("留任期间", "Person", "Time"),
        ("晴川唱片", None, "Company"),
        ("黑胶唱片", None, "Work"),
        ("一名死者", None, "Person"),
        ("一家总部设在海边的造船企业", None, "Company"),
        ("三家造船企业", None, "Group"),
    ],
)
def test_what_a_tagger_took_it_for_gives_way(words: str, seen: str | None, kind: str) -> None:
    votes = TypeVotes(load_ontology(), LEXICON)
    votes.add(words, seen)
    assert votes.shown(words, votes.decide(words)) == kind


def test_a_town_that_is_a_sight_is_a_town() -> None:
    votes = TypeVotes(load_ontology(), LEXICON)
    votes.add("云涞镇", "Place")
    votes.add_kind("云涞镇", "古镇")
    assert votes.decide("云涞镇") == "Town"


def test_every_noun_names_a_class() -> None:
    assert {kind for kind, _ in LEXICON.nouns.values()} <= set(load_ontology().classes)


def test_a_head_tells_more_than_a_noun() -> None:
    both = replace(LEXICON, nouns={**LEXICON.nouns, "峰会": ("Product", False)})
    assert both.noun_class("数字峰会") is None


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("20厘米至55厘米", True),
        ("31亿元和42亿元", True),
        ("产量的百分之五", True),
        ("全国的四分之一", True),
        ("九稿", True),
        ("九稿剧本", False),
        ("1号线和2号线", False),
        ("首个渗透率达到100%的国家", False),
    ],
)
def test_a_share_a_range_and_a_bare_count_are_amounts(words: str, amount: bool) -> None:
    assert is_amount(words) is amount


@pytest.mark.parametrize(
    ("words", "said", "kind"),
    [
        ("原先的名称", "联盟", "Concept"),
        ("船队的前身", "公司", "Concept"),
        ("电铁车厂", None, "Site"),  # no firm, though it ends in 厂
        ("背鳍软条部", None, "Concept"),
        ("内务部", None, "Government"),
        ("海门人", None, "Group"),
        ("第三路军", None, "Military"),
        ("五位姐姐", None, "Group"),
        ("八个月大的女儿", None, "Person"),
        ("一名园丁职位", None, "Position"),
    ],
)
def test_the_last_noun_of_a_description_tells_its_class(
    words: str, said: str | None, kind: str
) -> None:
    votes = TypeVotes(load_ontology(), LEXICON)
    votes.add(words, None)
    if said:
        votes.add_kind(words, said)
    assert votes.shown(words, votes.decide(words)) == kind


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("他的妻子何月英", "何月英"),
        ("馆长的恩师安娜·佩特鲁", "安娜·佩特鲁"),
        ("他的妻子家", None),
        ("她的父亲工作", None),
    ],
)
def test_who_is_somebodys_kin_is_called_by_name(words: str, name: str | None) -> None:
    assert behind_kin(words, LEXICON) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("丹麦商人韩默", "韩默"),
        ("县剧团的老鼓师程长庚", "程长庚"),
        ("车间主任毛海洋", "毛海洋"),
        ("江州大学教授方以宁", "方以宁"),
        ("六十岁的渔民阮阿福", "阮阿福"),
        ("校长办公室", None),
        ("学生成绩", None),
        ("工人文化宫", None),
        ("市民满意度", None),
        ("会长单位", None),
        ("患者程序", None),
        ("水务局女工程师", None),
        ("移民安置图", None),
        ("渔民、商人韩默", None),
    ],
)
def test_who_stands_behind_a_calling_is_called_by_name(words: str, name: str | None) -> None:
    assert behind_calling(words, LEXICON) == name


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("双层浮选法", "Technology"),
        ("水下切割法", "Technology"),
        ("湿地保护法", "Law"),
        ("民事诉讼法", "Law"),
        ("集团法务部", "Organization"),
        ("童声声部", "Concept"),
        ("客流高峰", "Concept"),
        ("烟气处理系统", "Device"),
        ("学籍管理系统", "Software"),
    ],
)
def test_methods_are_no_laws_and_departments_no_ministries(words: str, kind: str) -> None:
    assert (LEXICON.noun_class(words) or LEXICON.head_class(words)) == kind


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("游击队的渔民当场", "游击队的渔民"),
        ("门前的石条历代", "门前的石条"),
        ("印经院传统上", "印经院"),
        ("当场", "当场"),
        ("学校里的如今", "学校里的如今"),
    ],
)
def test_when_something_was_so_is_no_part_of_a_name(words: str, name: str) -> None:
    assert unsized(words) == name
