"""What a reader of an article of an encyclopaedia signs, from the text to the graph.

Each text is invented. A fact is asked for by the words of its relation, or by the relation's
name in the ontology, and by the names of its ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild import pipeline
from kgbuild.config import BuildConfig


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


def facts(text: str, folder: Path) -> set[tuple[str, str, str]]:
    """Return what the graph of ``text`` states: subject, relation, object."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    graph = pipeline.knowledge_graph([path], BuildConfig())
    names = {entity.id: entity.name for entity in graph.entities.values()}
    found: set[tuple[str, str, str]] = set()
    for statement in graph.statements:
        target = statement.object
        other = names[target] if isinstance(target, str) else statement.object_text
        relation = statement.relation.id.rpartition("#")[2].rpartition("/")[2]
        for word in (relation, statement.relation_text, statement.relation.label.zh):
            found.add((names[statement.subject], word, other))
    return found


PAINTER = (
    "林如岫（1902年—1979年），浙江海宁人，画家。林如岫自幼随父亲习画。"
    "1921年考入北京美术学校，1925年毕业后赴法国留学。1931年，林如岫与陆知秋在杭州结婚。"
    "1938年移居重庆，次年加入中华文艺界协会。1951年被评为一等劳动模范。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("林如岫", "studiedAt", "北京美术学校"),
        ("林如岫", "livesIn", "重庆市"),
        ("林如岫", "被评为", "一等劳动模范"),
    ],
)
def test_a_sentence_without_a_subject_is_about_the_headword(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(PAINTER, folder)


def test_what_is_done_to_something_is_not_done_to_who_does_it(folder: Path) -> None:
    text = "青松药业成立于1998年。2010年，青松药业收购海河制剂厂，并将其更名为青松制剂。"
    found = facts(text, folder)
    assert ("青松药业", "更名为", "青松制剂") not in found
    assert any(one == "海河制剂厂" and other == "青松制剂" for one, _, other in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("《芦苇渡》是作家顾青山创作的长篇小说。", ("顾青山", "created", "芦苇渡")),
        (
            "云岫科技是一家总部位于成都的机器人制造商。",
            ("云岫科技", "headquarteredIn", "成都市"),
        ),
        ("天衡一号是海岚科技研发的卫星。", ("海岚科技", "develops", "天衡一号")),
        (
            "周庭芳是唯一一位三次获得鲁迅文学奖的作家。",
            ("周庭芳", "awardReceived", "鲁迅文学奖"),
        ),
    ],
)
def test_what_describes_a_kind_is_told_of_whose_kind_it_is(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_what_describes_a_name_stays_of_that_name(folder: Path) -> None:
    found = facts("顾青山的导师是创办了云岫学院的林知远。", folder)
    assert not any(one == "顾青山" and other == "云岫学院" for one, _, other in found)


POET = (
    "顾青山，浙江海宁人，诗人。顾青山曾任教于青河大学。1931年，顾青山出版诗集《潮头》。"
    "代表作有《芦苇渡》、《雪线》。门生有林知远、陆一鸣等。他的主要作品包括《盐道》。其导师是周庭芳。"
    "2008年，东屿美术馆举办纪念展。2015年，其长子顾澄当选东屿市作家协会主席。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("顾青山", "代表作", "芦苇渡"),
        ("顾青山", "门生", "陆一鸣"),
        ("顾青山", "主要作品", "盐道"),
        ("顾青山", "studentOf", "周庭芳"),
        ("顾青山", "parentOf", "顾澄"),
    ],
)
def test_a_noun_for_another_joins_the_two(fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(POET, folder)


@pytest.mark.parametrize(
    "fact",
    [
        ("云岫科技", "competesWith", "海岚科技"),
        ("云岫科技", "前身", "青河机床厂"),
        ("云岫科技", "最大股东", "东屿集团"),
    ],
)
def test_whose_rival_or_owner_a_firm_is_may_be_left_out(
    fact: tuple[str, str, str], folder: Path
) -> None:
    text = (
        "云岫科技成立于2001年，前身是青河机床厂，最大股东为东屿集团。"
        "云岫科技从事机器人制造。主要竞争对手为海岚科技。2009年，云岫科技在深圳上市。"
    )
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("林知远，乌拉圭前足球运动员，现任青河竞技俱乐部主教练。", "青河竞技俱乐部"),
        ("周庭芳，中国作家，历任东屿日报社记者、主编。", "东屿日报社"),
        ("顾澄，画家，时任青河美术学院院长。", "青河美术学院"),
    ],
)
def test_when_an_office_was_held_is_no_part_of_its_house(
    text: str, house: str, folder: Path
) -> None:
    employed = {other for _, word, other in facts(text, folder) if word == "worksFor"}
    assert employed == {house}


def test_a_firm_goes_on_after_its_clients_are_named(folder: Path) -> None:
    text = (
        "青松药业成立于1998年。2010年，青松药业收购海河制剂厂。2015年，青松药业在深圳上市。"
        "青松药业的主要客户包括零售企业康明大药房。今年5月，公司与澜江大学签署合作协议。"
    )
    found = facts(text, folder)
    assert ("青松药业", "主要客户", "康明大药房") in found
    assert ("青松药业", "signsWith", "澜江大学") in found
    assert ("康明大药房", "signsWith", "澜江大学") not in found


def test_who_were_heads_and_who_studied_there(folder: Path) -> None:
    text = (
        "澜江大学位于云岭市。1958年，澜江大学由云岭市政府创办。2004年，澜江大学设立医学院。"
        "历任校长有陈伯涛、沈慕贤等。著名校友包括作家王笛声和企业家李海平。"
    )
    found = facts(text, folder)
    assert ("陈伯涛", "holdsPosition", "校长") in found
    assert ("澜江大学", "著名校友", "王笛声") in found


def test_whom_an_office_was_held_by_need_not_be_said_again(folder: Path) -> None:
    text = (
        "吴静岚是植物病理学家。吴静岚1936年出生于江苏吴江。1980年，吴静岚发现了小麦锈病的新小种。"
        "1995年至2001年，担任海河农学会理事长。2003年成为澜江大学名誉教授。"
    )
    found = facts(text, folder)
    assert ("吴静岚", "holdsPosition", "海河农学会理事长") in found
    assert ("吴静岚", "holdsPosition", "澜江大学名誉教授") in found


def test_what_a_firm_was_has_no_seat_of_its_own(folder: Path) -> None:
    text = "青松药业成立于1998年，前身是海河制剂厂，总部位于湖州，旗下拥有青松制剂。"
    found = facts(text, folder)
    assert ("青松药业", "headquarteredIn", "湖州市") in found
    assert not any(subject == "前身" for subject, _, _ in found)


def test_who_is_told_by_a_former_office_is_one_person(folder: Path) -> None:
    text = "曾任青河市公安局局长的行业专家祁望舒认为，电池成本很低。"
    found = facts(text, folder)
    assert ("祁望舒", "holdsPosition", "青河市公安局局长") in found
    assert ("祁望舒", "instanceOf", "行业专家") in found
