"""Amounts that are told in turn, each of what stands in the list before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("in_turn")


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
