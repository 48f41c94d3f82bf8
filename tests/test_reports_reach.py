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
    ("text", "said"),
    [
        (
            "王建国说，若雨量超过百毫米，水闸会自动开启，但码头不用停航。",
            {"若雨量超过百毫米，水闸会自动开启", "码头不用停航"},
        ),
        (
            "王建国认为，码头亏损严重，一旦停航，职工将失去工作，他呼吁尽快补贴航线。",
            {"码头亏损严重", "一旦停航，职工将失去工作"},
        ),
        ("王建国介绍，关键是大坝每年必须检查一次。", {"关键是大坝每年必须检查一次"}),
        ("王建国表示，码头已建成，但道路还没有修好。", {"码头已建成", "道路还没有修好"}),
    ],
)
def test_what_is_said_is_whole_from_pause_to_pause(text: str, said: set[str]) -> None:
    told = [t for t in facts(text) if t.construction == "clausal" and t.predicate != "呼吁"]
    assert {t.object.text for t in told if t.object} == said


def test_who_presents_something_does_not_do_what_is_told_of_no_one() -> None:
    told = facts("松林航空总经理王建国介绍，初期只开三条航线，每天限飞四十架次。")
    done = [t for t in told if t.construction not in ("clausal", "title")]
    assert not any("王建国" in t.subject.text for t in done)
    told = facts("王建国宣布成立调查组。")
    assert any(t.subject.text == "王建国" and t.predicate == "成立" for t in told)


def test_when_something_is_announced_is_nothing_that_is_said() -> None:
    told = facts("消息公布后，松林股份股价一度下跌一成。")
    assert not any(t.construction == "clausal" or t.claim for t in told)


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


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("总决赛将移师青河，总奖金由一百万元提高至二百万元。", "提高至", "planned"),
        ("铁路将于2028年铺轨，全线2032年建成。", "建成", "planned"),
        ("青河大桥原定2023年通车。", "通车", "planned"),
        ("周敏曾提议以两千万元收购松林公司。", "收购", "desired"),
        ("周敏以两千万元收购松林公司。", "收购", "asserted"),
        ("松林公司将于明年上市，去年营业收入提高至九亿元。", "提高至", "asserted"),
        ("松林公司将于明年上市，公司成立于2010年，由周敏担任董事长。", "担任", "asserted"),
        ("松林公司将于明年上市，总部位于青河市。", "位于", "asserted"),
    ],
)
def test_what_comes_about_by_a_plan_is_planned_whoever_does_it(
    text: str, verb: str, modality: str
) -> None:
    assert {t.modality for t in facts(text) if verb in t.relation.text} == {modality}


def test_residents_report_and_a_court_finds() -> None:
    assert sayers("渔民反映，围堰堵塞河道，鱼苗产量减少了六成。", "减少了") == {"渔民"}
    assert sayers("法院查明，王建国伪造了合同。", "伪造了") == {"法院"}
    assert sayers("这部小说反映了农民的生活。", "反映") == {""}
    assert sayers("周敏致函表示感谢，信函由王建国收藏。", "收藏") == {""}
