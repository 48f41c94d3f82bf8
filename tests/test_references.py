"""Who is speaking where, and what pointing words mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

import naming
import pointing
from kgbuild.model import Document, Evidence, Mention, Sentence, Span, Triple
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.naming.names import ELIDED, WHOSE
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.discourse import Named, Pair, Pointer, plan_of, titles
from kgbuild.resolve.pointing.only_named import work_spoken_of
from kgbuild.resolve.rivals import outdone
from kgbuild.resolve.setting.headings import towns
from kgbuild.resolve.setting.spokesmen import House, houses
from kgbuild.resolve.setting.voices import TURN, Voice, answering, voice_at, voices

PEOPLE = {"周庭芳": "周庭芳", "林知远": "林知远"}


def heard(text: str, marker: str, titled: list[tuple[int, str]] | None = None) -> str | None:
    """Who speaks where ``marker`` stands in ``text``."""
    found = voices(Document("d", text), PEOPLE, titled or [])
    voice = voice_at(text.index(marker), found)
    return voice.person if voice else None


# Voices --------------------------------------------------------------------------------


NEWS = (
    "峰会昨天开幕。记者到场。以下为周庭芳演讲实录：大家好，我先说港口。"
    "来自总裁林知远的问候：很遗憾我不能到场。预祝峰会圆满成功！下面说说码头。"
)


@pytest.mark.parametrize(
    ("marker", "who"),
    [("记者", None), ("我先说港口", "周庭芳"), ("我不能到场", "林知远"), ("下面说说", "周庭芳")],
)
def test_a_transcript_and_the_letter_read_out_in_it(marker: str, who: str | None) -> None:
    assert heard(NEWS, marker) == who


def test_a_quoted_letter_ends_with_its_quotation() -> None:
    text = "以下为周庭芳演讲实录：林知远没有来，他托我把这封信念给大家。“我很想念港口。”我接着说。"
    assert heard(text, "我很想念") == "林知远"
    assert heard(text, "我接着说") == "周庭芳"


def test_a_message_that_is_announced_twice_begins_behind_the_second() -> None:
    text = (
        "以下为周庭芳演讲实录：林知远不能到场，他托我把这份问候带给大家。"
        "来自总裁林知远的问候：很遗憾我不能到场。预祝峰会圆满成功！我接着说。"
    )
    assert heard(text, "总裁林知远") == "周庭芳"
    assert heard(text, "我不能到场") == "林知远"
    assert heard(text, "我接着说") == "周庭芳"


def test_the_source_names_the_speaker() -> None:
    document = Document("d", "我们要修码头。", speaker="周庭芳")
    assert voices(document, PEOPLE) == [Voice(0, 7, "周庭芳", whole=True)]


def test_who_says_what_stood_in_lost_quotes_is_heard_before() -> None:
    text = "房屋塌了。那年我还小。我只断了肋骨。周庭芳躺在床上说。后来她好了。"
    start, end = text.index("那年"), text.index("周庭芳")
    assert voices(Document("d", text), PEOPLE) == [Voice(start, end, "周庭芳", "说")]
    assert voices(Document("d", "周庭芳病了。周庭芳说。"), PEOPLE) == []


def test_a_byline_under_a_speech_and_a_signature_under_a_letter() -> None:
    speech = "在港口会议上的讲话\n市长周庭芳\n同志们：我讲三点。我先讲码头，我再讲航线。"
    assert heard(speech, "我讲三点", [(speech.index("周庭芳"), "周庭芳")]) == "周庭芳"
    letter = "写给同事的一封信\n我和丈夫林知远一起创业。我很高兴，我感谢大家。\n董事长周庭芳"
    assert heard(letter, "我很高兴", [(letter.index("周庭芳"), "周庭芳")]) == "周庭芳"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("各位来宾：大家好！我是港务集团总经理周庭芳。我先讲码头。", "周庭芳"),
        ("尊敬的各位领导大家下午好我叫林知远很高兴见到周庭芳女士。我先讲码头。", "林知远"),
        ("峰会昨天开幕。同志们好，我是周庭芳。我先讲码头。", "周庭芳"),
        ("记者到场。“大家好，我是周庭芳，”她说。我先讲码头。", None),  # no one but a reporter
        ("记者到场。我是第一次来，周庭芳也来了。我先讲码头。", None),  # nobody is greeted
        ("各位来宾：我是来晚了。我先讲码头。", None),  # no name
    ],
)
def test_who_greets_an_audience_says_who_speaks(text: str, who: str | None) -> None:
    assert heard(text, "我先讲码头") == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("周庭芳", "周庭芳"),  # known to the text
        ("（吴 怀谷）", "吴怀谷"),  # built as a name
        ("文/岑远", "岑远"),
        ("岑远", None),  # two characters may be any word
        ("谢谢大家", None),
        ("于北京", None),
        ("周庭芳的来信", None),
    ],
)
def test_a_name_on_its_own_line_under_a_title_or_letter(line: str, who: str | None) -> None:
    said = "我讲三点。我先讲码头，我再讲航线。"
    assert heard(f"在港口会议上的讲话\n{line}\n{said}", "先讲码头") == who
    assert heard(f"写给同事的一封信\n{said}\n{line}\n", "先讲码头") == who


INTERVIEW = """专访林知远：港口会更快

周庭芳近日来到青河，林知远接受了她的采访。
记者：为什么修码头？
总经理林知远：我先说码头。码头太旧了。

我再说航线。
周庭芳：我来补充一点。
文章到这里结束，“我说完了。”"""


@pytest.mark.parametrize(
    ("marker", "who"),
    [
        ("港口会更快", None),  # a heading
        ("近日来到", None),
        ("为什么修", None),
        ("码头太旧", "林知远"),
        ("我再说", "林知远"),  # another paragraph of the turn
        ("我来补充", "周庭芳"),
        ("文章到这里", None),  # the author again
    ],
)
def test_the_turns_of_a_conversation(marker: str, who: str | None) -> None:
    assert heard(INTERVIEW, marker) == who


def test_who_is_interviewed_answers() -> None:
    text = (
        "本报记者专访了周庭芳。\n问：码头何时完工？\n答：我想是明年。\n问：航线呢？\n答：我不知道。"
    )
    assert heard(text, "我想是") == "周庭芳"
    assert heard(text, "航线呢") is None
    panel = "主持人：大家好！请介绍自己。\n林知远：我是港务集团的林知远。\n周庭芳：我来自海事局。"
    assert heard(panel, "请介绍") is None  # who greets there is not the first who says their name
    assert heard("问：何时完工？\n答：我不知道。", "我不") is None  # nobody is named


def test_labels_that_have_lost_their_colons() -> None:
    text = "主持人您为什么修码头？\n林知远我先说。\n周庭芳补充说旧。\n主持人您呢？\n林知远好。"
    assert heard(text, "我先说") == "林知远"
    assert heard(text, "补充说") is None  # the author, amid a turn
    assert heard("林知远我先说码头。\n林知远我再说航线。", "我再说") is None  # nobody asks
    found = voices(Document("d", text), PEOPLE)
    assert answering(text.index("您为"), found, text) == "林知远"
    assert answering(text.index("我先"), found, text) is None


def test_one_label_makes_no_conversation() -> None:
    assert heard("周庭芳：我先说码头。\n她讲完了。", "我先说") is None


def test_a_report_without_first_person_has_no_voice() -> None:
    text = "市长在港口会议上的讲话引起反响\n市长周庭芳主持会议。"
    assert voices(Document("d", text), PEOPLE, [(text.index("周庭芳"), "周庭芳")]) == []


def test_who_is_praised_at_the_end_of_a_speech_has_not_signed_it() -> None:
    said = "我讲三点。我先讲码头，我再讲航线。"
    named = f"在港口会议上的讲话\n{said}\n刚才，局长周庭芳发布了规划。谢谢大家！"
    dated = f"在港口会议上的讲话\n{said}\n局长周庭芳\n二〇二三年五月六日于东屿。"
    for text, who in ((named, None), (dated, "周庭芳")):
        assert heard(text, "我先讲码头", [(text.index("周庭芳"), "周庭芳")]) == who


def test_who_is_greeted_does_not_speak() -> None:
    text = "在港口论坛上的演讲\n尊敬的周庭芳部长，各位来宾：我谈三点。我先谈码头，我再谈航线。"
    assert heard(text, "我先谈码头", [(text.index("周庭芳"), "周庭芳")]) is None


BODIES = {
    "东屿大学": "东屿大学",
    "东屿港务集团": "东屿港务集团",
    "港务集团": "东屿港务集团",
    "学校": "学校",
    "参展企业": "参展企业",
    "东屿市": "东屿市",
}


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("大家好！我谨代表东屿港务集团欢迎各位。", "东屿港务集团"),
        ("很高兴能代表港务集团参加今天的论坛。", "东屿港务集团"),
        ("我代表学校向校友问好。", "学校"),
        ("今天，我们集会庆祝东屿大学建校六十周年。我谨代表学校党委欢迎各位。", "东屿大学"),
        ("我代表东屿市委、市政府欢迎各位。", "东屿市"),
        ("大家好，我叫梁大川，来自东屿港务集团，管码头。", "东屿港务集团"),
        ("大家好我是东屿港务集团副总梁大川今天讲码头。", "东屿港务集团"),
        ("我们东屿港务集团有三个码头。", "东屿港务集团"),
        ("我们东屿市有三个码头。", "东屿市"),
        ("我们东屿港务集团有限公司码头部有三百人。", "东屿港务集团"),
        ("大家好，我叫梁大川，来自东屿港务集团，很荣幸代表参展企业发言。", "东屿港务集团"),
        ("我代表学校问好，我们东屿港务集团有限公司码头部也来了。", "东屿港务集团"),
        ("在东屿大学开学典礼上的讲话\n校长 周庭芳\n我代表学校欢迎各位。", "东屿大学"),
        ("在东屿大学论坛上的演讲\n总经理 周庭芳\n我讲码头。", None),  # a guest
        ("在青山药业年会上的主旨演讲\n集团党委书记 周庭芳\n我们讲码头。", None),  # of which group
        ("在青山集团年会上的讲话\n集团党委书记、总经理 周庭芳\n我们讲码头。", "青山集团"),
        ("在青山药业联会晚宴上的致辞\n会长 周庭芳\n我们讲药材。", "青山药业联会"),
        ("在东屿市圆桌会议上的讲话\n市长 周庭芳\n我们讲码头。", "东屿市"),
        ("在青年发展大会上的讲话\n会长 周庭芳\n我们讲码头。", None),  # a meeting
        ("大家好，我来自东屿市，我们讲码头。", None),  # where one is from speaks through nobody
        ("他说：“我代表东屿港务集团欢迎各位。”", None),
        ("他代表东屿港务集团欢迎我们。", None),
        ("我是东屿港务集团请来的。", None),  # nobody is greeted
        ("大家好！我是东屿市市长周庭芳。我代表学校欢迎各位。", "东屿市"),
        ("大家好！我是东屿市的一名渔民。我们去打鱼。", None),
    ],
)
def test_for_whom_a_speaker_speaks(text: str, house: str | None) -> None:
    found = houses(text, [], BODIES, is_town={"东屿市"}.__contains__)
    assert (found[0].name if found else None) == house


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("我们", "青石村"),
        ("我们村", "青石村"),
        ("村里", "青石村"),
        ("我镇", None),  # nobody said which
    ],
)
def test_ones_own_town_or_house(words: str, what: str | None) -> None:
    found = pointing.antecedents(
        [Named(Span(0, 10), 0, "青石村", "Town", True)],
        houses=[House(None, "青石村", 0)],
    )
    meant = found.find(words, 15, Span(10, 20))
    assert (meant.name if meant else None) == what


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("大家好！今天青河二中迎来六十岁生日。我是校长林知远。", "青河二中"),
        ("大家好！今天青河二中迎来六十岁生日。我是校长助理林知远。", None),
        ("大家好！今天青河二中迎来六十岁生日。我是馆长林知远。", None),
        ("青河二中迎来六十岁生日。我是校长林知远。", None),  # nobody is greeted
    ],
)
def test_a_head_who_says_no_house_is_of_the_one_named_before(text: str, house: str | None) -> None:
    found = houses(text, [], {"青河二中": "青河二中"}, is_town=lambda _: False)
    assert (found[0].name if found else None) == house


def test_a_head_without_a_house_is_of_the_one_where_they_speak() -> None:
    for between in ("\n", ""):
        text = f"在青河中学毕业典礼上的讲话{between}校长 林知远\n同学们，我们毕业了。"
        found = houses(text, [], {"青河中学": "青河中学"}, is_town=lambda _: False)
        assert [house.name for house in found] == ["青河中学"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("林知远表示，我国", "中国"),
        ("中国驻法国大使林知远表示，我国", "中国"),
        ("法国外交部长林知远表示，我国", None),
        ("法国驻华大使林知远表示，我国", None),
    ],
)
def test_ones_own_country_is_china_unless_the_speaker_is_of_another(
    text: str, what: str | None
) -> None:
    found = pointing.antecedents(
        [],
        text=text,
    )
    meant = found.find("我国", len(text) - 2, Span(0, len(text)), "林知远")
    assert (meant.name if meant else None) == what


@pytest.mark.parametrize(
    ("house", "words", "what"),
    [
        ("中共东河县委", "我县", "东河县"),
        ("东屿市人民政府", "我市", "东屿市"),
        ("东屿市人民政府", "我省", None),
    ],
)
def test_who_leads_a_town_speaks_of_it(house: str, words: str, what: str | None) -> None:
    found = pointing.antecedents(
        [],
        houses=[House(None, house, 0)],
    )
    meant = found.find(words, 15, Span(10, 20))
    assert (meant.name if meant else None) == what


@pytest.mark.parametrize("house", ["东河县青石村的党支部", "青石村党支部", "青石村村委会"])
def test_who_leads_a_village_speaks_for_the_village(house: str) -> None:
    found = pointing.antecedents(
        [],
        heard=[Voice(0, 1000, "周庭芳", "讲话")],
        employers={"周庭芳": house},
    )
    meant = found.find("我们", 15, Span(10, 20))
    assert meant is not None
    assert meant.name == "青石村"


@pytest.mark.parametrize(
    ("text", "people", "meaning"),
    [
        ("林知远的女儿周庭芳回来了，她", (("林知远", True), ("周庭芳", False)), "周庭芳"),
        ("林知远把奖杯献给我的母亲，她", (("林知远", True),), None),
        ("林知远回来了，后来有一位中学老师，他", (("林知远", True),), None),
        ("林知远说有一个办法，他", (("林知远", True),), "林知远"),
        ("她是一个小姑娘。林知远来了，小姑娘走了，她", (("林知远", True),), None),
        ("林知远见到了母亲，他", (("林知远", True),), "林知远"),
    ],
)
def test_she_is_the_daughter_just_named(
    text: str, people: tuple[tuple[str, bool], ...], meaning: str | None
) -> None:
    whole = Span(0, len(text))
    found = pointing.antecedents(
        [Named(whole, text.index(who), who, "Person", acting) for who, acting in people],
        text=text,
    )
    meant = found.find(text[-1], len(text) - 1, whole, acting=True)
    assert (meant.name if meant else None) == meaning


def test_a_noun_that_a_speaker_speaks_for_is_the_name_that_ends_so() -> None:
    found = pointing.antecedents(
        [Named(Span(0, 10), 0, "青石中学", "School", True)],
        houses=[House(None, "学校", 12)],
        employers={"周庭芳": "东屿港务集团"},
    )
    meant = found.find("我们", 15, Span(10, 20))
    assert meant is not None
    assert meant.name == "青石中学"


# Pointing words ------------------------------------------------------------------------


def antecedents(*named: tuple[int, str, str], voice: str | None = None) -> Antecedents:
    """Sentences of ten characters; each name acts at the start of its own."""
    ontology = load_ontology()
    places = [Named(Span(10 * k, 10 * k + 10), 10 * k, name, kind, True) for k, name, kind in named]
    return Antecedents(
        places,
        heard=[Voice(0, 1000, voice, "演讲")] if voice else [],
        employers={"周庭芳": "东屿港务集团"},
        lexicon=load_lexicon(),
        is_a=ontology.is_a,
    )


def meant(found: Antecedents, words: str, sentence: int) -> str | None:
    start = 10 * sentence
    antecedent = found.find(words, start + 5, Span(start, start + 10))
    return antecedent.name if antecedent else None


def test_we_are_the_speakers_organisation() -> None:
    assert meant(antecedents(voice="周庭芳"), "我们", 0) == "东屿港务集团"
    assert meant(antecedents(voice="周庭芳"), "我", 0) == "周庭芳"
    assert meant(antecedents(), "我们", 0) is None


def test_what_a_speaker_counts_up_goes_on_with_what_stands_before() -> None:
    text = "甲港务有三件事。。。一是海岚科技来了。。二是建了码头。。。。"
    found = pointing.antecedents(
        [
            Named(Span(0, 10), 0, "东屿港务集团", "Company", True),
            Named(Span(10, 20), 12, "海岚科技", "Company", True),
        ],
        pointing=[Pointer(Span(20, 30), 22, ELIDED, None, acting=True)],
        text=text,
    )
    said = found.find(ELIDED, 22, Span(20, 30))
    assert said is not None
    assert said.name == "东屿港务集团"


def test_a_panel_is_of_many_houses() -> None:
    def ours(*speakers: str) -> str | None:
        sentences = [Span(10 * k, 10 * k + 10) for k in range(len(speakers))]
        found = pointing.antecedents(
            [],
            heard=[
                Voice(s.start, s.end, who, TURN) for s, who in zip(sentences, speakers, strict=True)
            ],
            employers={"周庭芳": "青河港务集团"},
        ).find("我们", sentences[-1].start, sentences[-1])
        return found.name if found else None

    assert ours("周庭芳") == "青河港务集团"
    assert ours("林知远") == "青河港务集团"  # all officers are of one house
    assert ours("周庭芳", "林知远") is None


def test_a_firm_says_we_of_itself() -> None:
    found = antecedents((0, "东屿港务集团", "Company"))
    said = found.find("我们", 15, Span(10, 20), "东屿港务集团")
    assert said is not None
    assert said.name == "东屿港务集团"


def house(found: Antecedents, noun: str, sentence: int, sayer: str | None = None) -> str | None:
    start = 10 * sentence
    antecedent = found.house(noun, start + 5, Span(start, start + 10), sayer)
    return antecedent.name if antecedent else None


def test_the_firm_is_that_of_who_speaks_or_else_who_acted_last() -> None:
    firms = antecedents((0, "东屿港务集团", "Company"), (1, "海岚科技", "Company"))
    assert house(firms, "公司", 2, "周庭芳") == "东屿港务集团"
    assert house(firms, "公司", 2) == "海岚科技"
    assert house(firms, "企业", 2, "周庭芳") is None  # all of them
    assert house(firms, "学校", 2, "周庭芳") is None  # hers is none


def test_the_one_event_of_a_text_is_meant_however_far_back() -> None:
    others = [(k, "海岚科技", "Company") for k in range(1, 12)]
    one = antecedents((0, "第六届青河航运论坛", "Conference"), *others)
    assert house(one, "论坛", 11) == "第六届青河航运论坛"
    two = antecedents((0, "青河航运论坛", "Event"), (1, "海岚论坛", "Event"), *others[1:])
    assert house(two, "论坛", 11) is None
    full = antecedents((0, "航运论坛", "Event"), (1, "青河市航运论坛", "Event"), *others[1:])
    assert house(full, "论坛", 11) == "青河市航运论坛"  # one, in short and in full


_PLAN = "青河市印发《青河市养老服务方案》。一是扩大供给。二是加强监管。"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(_PLAN, "青河市养老服务方案"), (_PLAN.replace("一是", "").replace("二是", ""), None)],
)
def test_a_list_of_tasks_is_of_the_plan_that_sets_them(text: str, meaning: str | None) -> None:
    ontology = load_ontology()
    spans = [Span(0, 17), Span(17, 24), Span(24, 31)]
    found = Antecedents(
        [Named(spans[0], 6, "青河市养老服务方案", "Document", False)],
        pointing=[Pointer(span, span.start, "∅", None, True) for span in spans[1:]],
        heard=[],
        employers={},
        lexicon=load_lexicon(),
        is_a=ontology.is_a,
        text=text,
    )
    task = found.find("∅", 24, spans[2])
    assert (task.name if task else None) == meaning
    assert found.sets_tasks("青河市养老服务方案") == (meaning is not None)


def test_he_is_the_one_person_near_and_never_the_speaker() -> None:
    people = [(0, "林知远", "Person"), (1, "周怀瑾", "Person")]
    assert meant(antecedents(people[0]), "他", 1) == "林知远"
    assert meant(antecedents(*people, voice="周怀瑾"), "他", 2) == "林知远"
    both = antecedents((1, "林知远", "Person"), (1, "周怀瑾", "Person"))
    assert meant(both, "他", 2) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("周怀瑾表示，他与丙同去", "周怀瑾"), ("周怀瑾表示：“他也去”", None)],
)
def test_he_may_be_who_is_reported_and_never_who_speaks(text: str, meaning: str | None) -> None:
    sentence = Span(0, len(text))
    found = pointing.antecedents(
        [Named(sentence, 0, "周怀瑾", "Person", True)],
        text=text,
    ).find("他", text.index("他"), sentence, "周怀瑾", acting=True)
    assert (found.name if found else None) == meaning


def test_a_definite_noun_is_the_nearest_name_that_ends_so() -> None:
    found = antecedents((0, "第六届青河航运大会", "Event"), (1, "林知远", "Person"))
    assert meant(found, "本次大会", 3) == "第六届青河航运大会"
    assert meant(found, "该公司", 3) is None


def test_a_name_in_its_sentence_that_ends_so_comes_before_what_the_text_is_about() -> None:
    clinic = [(k, "白河医院", "Hospital") for k in range(3)]
    assert meant(antecedents(*clinic, (3, "松岭医院", "Hospital")), "该医院", 3) == "松岭医院"
    both = antecedents(*clinic, (3, "松岭医院", "Hospital"), (3, "白河医院", "Hospital"))
    assert meant(both, "该医院", 3) == "白河医院"


def test_a_bare_film_is_the_work_that_the_text_goes_on_about() -> None:
    named = [(0, "芦苇荡", "Work"), (1, "芦苇荡", "Work"), (2, "芦苇荡", "Work")]
    shown = antecedents(*named, (3, "渡口", "Work"), (4, "国产影片", "Work"))
    found = work_spoken_of(shown.scene, 50)
    assert found is not None
    assert found.name == "芦苇荡"
    two = antecedents((0, "芦苇荡", "Work"), (1, "渡口", "Work"))
    assert work_spoken_of(two.scene, 50) is None


@pytest.mark.parametrize("noun", ["这座大桥", "该桥", "该项目"])
def test_a_numbered_bridge_is_a_bridge(noun: str) -> None:
    assert meant(antecedents((0, "青河二桥", "Site")), noun, 3) == "青河二桥"


def test_a_show_is_called_so_whatever_its_name_ends_in() -> None:
    assert meant(antecedents((0, "青河书法展", "Event")), "本次展览", 3) == "青河书法展"
    assert meant(antecedents((0, "“青河”书法展", "Event")), "本次展览", 3) == "“青河”书法展"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("该小说", "芦苇荡"),  # the nearer of two works
        ("这个项目", "青河数据中心"),  # whatever the clause before ends on
        ("这种看法", None),  # an opinion is no name
        ("该公司", None),
    ],
)
def test_a_pointing_noun_is_what_the_clause_before_ends_on(words: str, meaning: str | None) -> None:
    sentence = Span(0, 60)
    works = [("潮头", "Work"), ("芦苇荡", "Work")]
    things = works if words == "该小说" else [("青河市", "City"), ("青河数据中心", "Site")]
    named = [Named(sentence, 0, "林知远", "Person", acting=True)] + [
        Named(sentence, 10 * k + 10, name, kind, acting=False)
        for k, (name, kind) in enumerate(things)
    ]
    found = Antecedents(
        named, heard=[], employers={}, lexicon=load_lexicon(), is_a=load_ontology().is_a
    ).find(words, 40, sentence, acting=True)
    assert (found.name if found else None) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("远山公司推出了渔火通，它支持方言", "渔火通"),  # who makes it is not spoken of by 它
        ("远山公司推出了渔火通，青河市把它列入计划", "渔火通"),  # who acts does not act on itself
        ("青河市很大，它有港口", "青河市"),
    ],
)
def test_it_is_what_was_made_and_never_who_acts_on_it(text: str, meaning: str) -> None:
    sentence = Span(0, len(text))
    kinds = {"远山公司": "Company", "渔火通": "Product", "青河市": "City"}
    named = [
        Named(sentence, text.index(name), name, kind, acting=name != "渔火通")
        for name, kind in kinds.items()
        if name in text
    ]
    found = pointing.antecedents(
        named,
        text=text,
    ).find("它", text.index("它"), sentence, acting=True)
    assert (found.name if found else None) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("由于碱水抑制细菌，灰水糕可以久存，农民常把它带到田间", "灰水糕"),
        ("渔火机很轻，渔民把它绑在船头", "渔火机"),
        ("渔火机很轻，2010年又把它改小", None),  # who does it is not named apart
    ],
)
def test_what_somebody_unnamed_acts_on_is_what_the_sentence_is_about(
    text: str, meaning: str | None
) -> None:
    sentence = Span(0, len(text))
    kinds = {"碱水": "Concept", "灰水糕": "Product", "渔火机": "Product"}
    named = [
        Named(sentence, text.index(name), name, kind, acting=True)
        for name, kind in kinds.items()
        if name in text
    ]
    found = pointing.antecedents(named, text=text)
    read = found.find("它", text.index("它"), sentence, acting=False)
    assert (read.name if read else None) == meaning


def test_here_is_the_one_place_just_named() -> None:
    island, harbour = (0, "东屿岛", "Place"), (0, "青河港", "Place")
    assert meant(antecedents(island), "这里", 1) == "东屿岛"
    assert meant(antecedents(island, harbour), "这里", 1) is None


@pytest.mark.parametrize(
    ("opening", "meaning"),
    [("大家好很高兴能", "周庭芳"), ("大家好今天能够", None), ("林知远很高兴能", None)],
)
def test_who_is_glad_without_a_subject_speaks(opening: str, meaning: str | None) -> None:
    text = f"{opening}参加青河航运大会"
    sentence = Span(0, len(text))
    named = [Named(sentence, 0, "林知远", "Person", acting=True)] * text.startswith("林")
    found = pointing.antecedents(
        named,
        heard=[Voice(0, len(text), "周庭芳", "演讲")],
        text=text,
    ).find("∅", text.index("参加"), sentence)
    assert (found.name if found else None) == meaning


def test_a_report_of_a_round_up_points_to_what_it_has_named_itself() -> None:
    report = "渔港新码头投用　四月八日，新码头在海岚渔港投入使用，渔船靠泊。\n"
    text = report * 3
    starts = [k * len(report) for k in range(3)]
    spans = [Span(start + 8, start + 30) for start in starts]
    named = [
        Named(spans[k], spans[k].start, name, "Conference", True)
        for k, name in enumerate(["青河航运大会", "青河航运大会", "渔业大会"])
    ]
    found = pointing.antecedents(
        named,
        text=text,
    )
    said = [found.house("大会", span.start + 9, span) for span in spans]
    assert [a.name if a else None for a in said] == ["青河航运大会", "青河航运大会", "渔业大会"]


def test_nobody_is_both_he_and_she() -> None:
    found = antecedents((0, "周庭芳", "Person"), (2, "林知远", "Person"), (3, "周庭芳", "Person"))
    assert meant(found, "她", 1) == "周庭芳"
    assert meant(found, "他", 3) == "林知远"


def test_nobody_is_whom_a_text_comes_to_only_later() -> None:
    later = [(k, "林知远", "Person") for k in range(5, 9)]
    found = antecedents((0, "海岚科技", "Company"), *later)
    assert meant(found, "他", 2) is None


def test_a_text_about_one_person() -> None:
    found = antecedents(*((k, "林知远", "Person") for k in range(4)))
    assert meant(found, "他", 9) == "林知远"


def test_of_several_people_he_is_whom_the_text_is_about() -> None:
    about = [(k, "林知远", "Person") for k in range(4)]
    both = antecedents(*about, (4, "林知远", "Person"), (4, "周怀瑾", "Person"))
    assert meant(both, "他", 5) == "林知远"
    neither = antecedents((4, "林知远", "Person"), (4, "周怀瑾", "Person"))
    assert meant(neither, "他", 5) is None


@pytest.mark.parametrize(
    ("text", "acting", "meaning"),
    [
        ("1950年，周庭芳邀请他", False, "林知远"),
        ("周怀瑾辞职后，他", True, "林知远"),
        ("周怀瑾端来茶，他", True, "林知远"),  # with 周怀瑾 it would go on without a word
        ("周庭芳辞职后，她", True, "周庭芳"),  # the article is about a man
    ],
)
def test_in_an_article_about_a_person_he_is_that_person(
    text: str, acting: bool, meaning: str
) -> None:
    lead = "林知远是画家。他生于青河市。林知远写诗。林知远教书。"
    spans = [Span(0, 7), Span(7, 14), Span(14, 20), Span(20, 26)]
    here = Span(26, 26 + len(text))
    named = [Named(span, span.start, "林知远", "Person", acting=True) for span in spans]
    who = text[(at := text.index("周")) : at + 3]
    named.append(Named(here, 26 + at, who, "Person", acting=True))
    found = pointing.antecedents(
        named,
        text=lead + text,
    ).find(text[-1], here.end - 1, here, acting=acting)
    assert found is not None
    assert found.name == meaning


def test_a_masterpiece_is_of_the_kin_who_acted_last() -> None:
    lead = [(k, "林知远", "Person") for k in range(4)]
    found = antecedents(*lead, (4, "周庭芳", "Person"))
    kin = found.owners.about(45, Span(40, 50))
    assert kin is not None
    assert kin.name == "周庭芳"
    own = found.owners.about(35, Span(30, 40))
    assert own is not None
    assert own.name == "林知远"


def test_kin_without_an_owner_are_of_whom_the_text_is_about() -> None:
    about = antecedents(*((k, "林知远", "Person") for k in range(4)), (4, "周庭芳", "Person"))
    assert meant(about, WHOSE, 5) == "林知远"
    assert meant(antecedents((4, "周庭芳", "Person")), WHOSE, 5) == "周庭芳"
    two = antecedents((4, "周庭芳", "Person"), (4, "林知远", "Person"))
    assert meant(two, WHOSE, 5) is None


def test_of_two_companies_this_one_is_the_one_that_acted_before() -> None:
    firms = [(0, "青河航运股份有限公司", "Company"), (1, "林海动力", "Organization")]
    assert meant(antecedents(*firms), "该公司", 2) == "林海动力"
    assert meant(antecedents(firms[0]), "该公司", 2) == "青河航运股份有限公司"


@pytest.mark.parametrize(
    ("words", "meaning"), [("全书", "潮头"), ("全市", "青河市"), ("全县", None), ("全部", None)]
)
def test_a_whole_is_of_what_was_named_last(words: str, meaning: str | None) -> None:
    found = antecedents((0, "青河市", "City"), (1, "芦苇荡", "Work"), (1, "潮头", "Work"))
    whole = found.definite.whole(words, 25, Span(20, 30))
    assert (whole.name if whole else None) == meaning


def test_the_book_is_the_work_named_last() -> None:
    found = antecedents((0, "林知远", "Person"), (1, "潮头", "Work"))
    assert meant(found, "该书", 2) == "潮头"


def test_the_firm_is_whom_the_text_goes_on_about_not_the_one_just_named() -> None:
    own = [(k, "青河航运公司", "Company") for k in range(3)]
    named = [
        Named(Span(10 * k, 10 * k + 10), 10 * k, name, kind, acting=k < 3)
        for k, name, kind in (*own, (3, "远山公司", "Company"))
    ]
    found = Antecedents(
        named, heard=[], employers={}, lexicon=load_lexicon(), is_a=load_ontology().is_a
    ).definite.described("公司", 45, Span(40, 50))
    assert found is not None
    assert found.name == "青河航运公司"


def test_a_document_speaks_of_itself_however_far_its_name() -> None:
    found = antecedents((0, "青河市停车管理办法", "Policy"), (8, "市政府", "Government"))
    assert meant(found, "本办法", 9) == "青河市停车管理办法"
    assert meant(found, "本条例", 9) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("青河市停车管理办法", ["青河市停车管理办法"]),
        ("  青河市停车管理办法  ", ["青河市停车管理办法"]),
        ("市里出台了停车管理办法。", []),
        ("停车难", []),
    ],
)
def test_the_first_line_may_name_the_document(line: str, names: list[str]) -> None:
    text = f"\n{line}\n第一条 为规范停车，制定本办法。"
    found = list(titles(text))
    assert [place.name for place in found] == names
    assert [place.sentence.of(text) for place in found] == names


@pytest.mark.parametrize(
    ("words", "together", "kind", "meaning"),
    [
        ("双方", True, "Organization", {"甲大学", "乙公司"}),
        ("双方", False, "Organization", set()),  # 甲收购乙: one acts, the other does not
        ("两人", False, "Person", {"甲大学", "乙公司"}),  # 甲结识了乙，两人后来…
        ("两人", True, "Organization", set()),
        ("各方", True, "Organization", set()),
    ],
)
def test_both_are_the_two_side_by_side(
    words: str, together: bool, kind: str, meaning: set[str]
) -> None:
    sentence = Span(0, 40)
    found = pointing.antecedents(
        [
            Named(sentence, 0, "甲大学", kind, acting=True),
            Named(sentence, 4, "乙公司", kind, acting=False),
        ],
        pairs=[Pair(sentence, 0, "甲大学", "乙公司", together)],
    )
    assert {one.name for one in found.both(words, 20, sentence)} == meaning
    assert found.both(words, 0, sentence) == ()


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("两区", {"白河区", "松岭区"}),
        ("这两区", {"白河区", "松岭区"}),
        ("两县", set()),  # neither is one
        ("两馆", set()),
    ],
)
def test_two_are_called_by_how_their_names_end(words: str, meaning: set[str]) -> None:
    sentence = Span(0, 40)
    found = pointing.antecedents(
        [
            Named(sentence, 0, "白河区", "District", acting=True),
            Named(sentence, 4, "松岭区", "District", acting=True),
        ],
        pairs=[Pair(sentence, 0, "白河区", "松岭区", True)],
    )
    assert {one.name for one in found.both(words, 20, sentence)} == meaning


# Readings that are one fact --------------------------------------------------------------


def test_the_surer_of_two_readings_of_the_same_words_wins() -> None:
    text = "他写了许多曲目"
    sentence = Sentence("d", 0, Span(0, 7), text)

    def slot(start: int, end: int) -> Mention:
        return Mention((Span(start, end),), text[start:end], text[start:end])

    def read(subject: Mention, target: Mention, confidence: float) -> Triple:
        evidence = Evidence.of(sentence, [Span(0, 7)])
        return Triple(subject, slot(1, 3), target, evidence, "写", "svo", confidence=confidence)

    whole, part = read(slot(0, 1), slot(3, 7), 0.8), read(slot(0, 1), slot(3, 5), 0.7)
    other = read(slot(0, 1), slot(5, 7), 0.6)  # beside 许多, as a list's members are
    assert outdone([whole, part]) == {1}
    assert outdone([part, whole]) == {0}
    assert outdone([part, other]) == frozenset()
    when = replace(whole, object=None, construction="intransitive")
    assert outdone([when, whole]) == {0}  # when it was done, beside what was done
    assert outdone([when]) == frozenset()


def test_a_weir_is_no_park_and_a_garden_may_be() -> None:
    place = 25, Span(20, 30)
    weir = antecedents((0, "通海堰", "Site"), (1, "林知远", "Person"))
    assert weir.house("公园", *place) is None
    garden = antecedents((0, "青河园", "Site"), (1, "林知远", "Person")).house("公园", *place)
    assert garden is not None
    assert garden.name == "青河园"


# Headings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("青江市人民政府关于发展低空经济的意见", {"市": "青江市"}),
        ("中共浙江省委办公厅关于开展学习的通知", {"省": "浙江省"}),
        ("云岭省青江市2024年国民经济和社会发展统计公报", {"市": "青江市", "省": "云岭省"}),
        ("政府工作报告\n——2025年1月12日\n青江市市长 林知远", {"市": "青江市"}),
        ("在白鹿县农村工作会议上的讲话\n我代表县委县政府问好", {"县": "白鹿县"}),
        ("讲话\n我代表白鹿县委县政府问好", {"县": "白鹿县"}),
        ("讲话\n我代表县委县政府问好", {}),
        ("我市人民政府关于节水的通知", {}),
        ("青江市民热议节水", {}),
        ("今天，青江市人民政府关于节水的通知发布。", {}),
    ],
)
def test_a_heading_tells_whose_text_it_is(heading: str, named: dict[str, str]) -> None:
    assert towns(heading + "\n全市要节水。") == named


@pytest.mark.parametrize("words", ["我市", "全市"])
def test_our_town_is_that_of_the_heading(words: str) -> None:
    text = f"青江市人民政府关于节水的意见\n{words}新建水库三座。"
    place = text.index(words)
    sentence = Span(place, len(text))
    antecedents = Antecedents(
        [], heard=[], employers={}, lexicon=load_lexicon(), is_a=load_ontology().is_a, text=text
    )
    if words == "我市":
        found = antecedents.find(words, place, sentence)
    else:
        found = antecedents.definite.whole(words, place, sentence)
    assert found is not None
    assert found.name == "青江市"


@pytest.mark.parametrize(
    ("heading", "is_plan"),
    [
        ("青江市人民政府关于节水的实施意见", True),
        ("三部门印发节水行动实施意见", False),
        ("青江市人民政府关于表彰先进的决定", False),
    ],
)
def test_a_text_headed_as_a_plan_is_one(heading: str, is_plan: bool) -> None:
    found = plan_of(heading + "\n给予一次性奖励。", [])
    assert (found is not None) == is_plan


@pytest.mark.parametrize(("leads", "is_plan"), [("", True), ("为贯彻落实", False)])
def test_a_plan_that_a_notice_only_follows_is_not_its_own(leads: str, *, is_plan: bool) -> None:
    plan = "青江市节水行动方案"
    opening = f"{leads}《{plan}》，现通知如下。"
    tasks = "（一）推进管网改造。（二）加强用水管理。（三）推动节水改造。"
    named = [Named(Span(0, len(opening)), opening.index(plan), plan, "Policy", acting=False)]
    assert (plan_of(opening + tasks, named) is not None) == is_plan


def test_what_has_just_been_brought_up_is_no_more_than_described() -> None:
    told = naming.stated(
        "云屿能源成立于2001年。云屿能源收购了苏州澜图半导体有限公司。"
        "这家成立于2016年的芯片设计企业由何思远创办。"
    )
    assert ("何思远", "founded", "苏州澜图半导体有限公司") in told
    assert ("苏州澜图半导体有限公司", "foundedOn", "2016年") in told
