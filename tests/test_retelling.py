"""What triples say most between nodes: amounts in turn, and what somebody attends."""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("retelling")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "松林集团的产品包括水泵、阀门两大类，销量分别为五万台和三万台。",
            ("水泵的销量", "分别为", "五万台"),
        ),
        (
            "松林集团的产品包括水泵、阀门两大类，销量分别为五万台和三万台。",
            ("阀门的销量", "分别为", "三万台"),
        ),
        (
            "白川县下辖石桥镇、云溪镇和青木镇，人口分别为二万、三万和四万人。",
            ("云溪镇的人口", "分别为", "三万"),
        ),
        ("青木大赛评出一等奖作品两件，分别为《灯塔》和《渡》。", ("一等奖作品", "分别为", "渡")),
    ],
)
def test_each_amount_is_of_one_thing(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder)


def test_fewer_things_than_amounts_have_none_of_them(folder: Path) -> None:
    text = "松林集团的产品包括水泵和阀门，前三年的销量分别为五万台、三万台和一万台。"
    assert not any(subject.startswith(("水泵", "阀门")) for subject, _, _ in facts(text, folder))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "第三届松林水利论坛昨天在白川市开幕，二十个城市的三百名代表参加。",
            ("二十个城市的三百名代表", "参加", "第三届松林水利论坛"),
        ),
        (
            "青木大桥通车仪式昨天在白川市举行，副市长周启明出席并致辞。",
            ("周启明", "出席", "青木大桥通车仪式"),
        ),
    ],
)
def test_what_is_held_is_attended(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    found = facts(text, folder)
    assert any(who.endswith(fact[0]) and (did, what) == fact[1:] for who, did, what in found)


def test_what_is_won_is_not_attended(folder: Path) -> None:
    text = "青木队昨天夺得冠军，二十支球队参加。"
    assert not any(relation == "参加" for _, relation, _ in facts(text, folder))


def test_how_much_is_moved_is_no_part_of_the_moving(folder: Path) -> None:
    found = facts("1978年，周家人将周敏的藏书三千余册捐赠给松林县图书馆。", folder)
    assert ("周敏的藏书", "捐赠给", "松林县图书馆") in found
