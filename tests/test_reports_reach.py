"""How far a report reaches: what came of it is told by the author."""

from __future__ import annotations

import pytest

from extraction import read
from kgbuild.extract import CombinedExtractor
from kgbuild.model import Triple


def facts(text: str) -> list[Triple]:
    """All that is read, unlikely readings included: who says it is the question here."""
    reader = CombinedExtractor()
    return [triple for sentence in read(text) for triple in reader.judged(sentence)]


def sayers(text: str, verb: str) -> set[str]:
    """Who says what ``text`` tells by ``verb``; the author is empty."""
    told = [t for t in facts(text) if verb in t.relation.text and t.construction != "clausal"]
    assert told, text
    return {t.claim.speaker.text if t.claim is not None else "" for t in told}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("松林公司提出收购青河码头，码头职工没有同意，县政府保留了码头。", "保留"),
        ("王建国建议拆除旧桥，青河县政府采纳了这一建议，新桥由周敏设计。", "采纳"),
        ("裁判长宣布比赛无效，周敏连夜带来了证明。", "带来"),
        ("雷达显示河床有空洞，周敏把结果写成论文。", "写成"),
        ("王建国认为石塔建于宋代，2003年周敏发掘了塔基。", "发掘"),
        ("王建国认为石塔建于宋代，这一说法遭到周敏反驳。", "遭到"),
        ("法院判令松林公司赔偿三百万元，董事长周敏当庭向村民鞠躬。", "鞠躬"),
    ],
)
def test_what_came_of_a_report_is_the_authors_to_tell(text: str, verb: str) -> None:
    assert sayers(text, verb) == {""}


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("王建国介绍，2003年周敏发掘了塔基，2005年青河县修复了石塔。", "修复", "王建国"),
        ("王建国说，县政府没有同意，周敏带来了证明。", "带来", "王建国"),
        ("王建国认为，这一说法缺乏证据。", "缺乏", "王建国"),
        ("王建国表示，松林公司已建成码头，青河县提供了土地。", "提供", "王建国"),
    ],
)
def test_what_somebody_reports_of_others_stays_reported(text: str, verb: str, who: str) -> None:
    assert sayers(text, verb) == {who}


@pytest.mark.parametrize(
    ("text", "verb", "modality", "polarity"),
    [
        ("王建国不太了解青河县。", "了解", "asserted", "negative"),
        ("王建国拒绝签署协议。", "签署", "asserted", "negative"),
        ("松林公司主张建造码头。", "建造", "desired", "positive"),
        ("松林公司不排除提起诉讼。", "提起", "possible", "positive"),
        ("松林公司停止生产轮胎。", "生产", "asserted", "positive"),
        ("松林公司可能建造码头。", "建造", "possible", "positive"),
    ],
)
def test_the_first_of_two_verbs_tells_how_the_second_is_held(
    text: str, verb: str, modality: str, polarity: str
) -> None:
    told = next(t for t in facts(text) if verb in t.relation.text)
    assert (told.modality, told.polarity) == (modality, polarity)
