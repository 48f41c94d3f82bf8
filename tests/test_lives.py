"""What a reader of somebody's life signs, from the text to the graph.

Each text is invented. A fact is asked for by the words of its relation, or by the relation's
name in the ontology, and by the names of its ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.resolve.pointing.dates import by_the_calendar
from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lives")


#: A life that does not open on the name, with others who act in between.
POTTER = (
    "1958年，罗启明出生在江西景德镇一个陶工家庭，他排行第二。"
    "十四岁那年，他跟着舅舅邓水生到瑞昌学烧窑。"
    "1985年，他用借来的三千元创办了启明瓷厂。"
    "1992年，瓷厂聘请前海岚集团财务总监吴素芬担任总经理。"
    "2003年，罗启明因肝癌辞去厂长职务，把瓷厂交给长子罗舟。"
    "2008年起任江西省陶瓷协会会长，2012年，罗启明当选为省政协委员。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("罗启明", "跟着", "邓水生"),
        ("罗启明", "舅舅", "邓水生"),
        ("罗启明", "founded", "启明瓷厂"),
        ("吴素芬", "holdsPosition", "前海岚集团财务总监"),
        ("罗启明", "辞去", "厂长职务"),
        ("罗启明", "parentOf", "罗舟"),
        ("罗启明", "holdsPosition", "江西省陶瓷协会会长"),
    ],
)
def test_a_life_is_told_of_who_was_born_in_its_first_sentence(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(POTTER, folder)


def test_an_illness_does_nothing_that_somebody_does_for_it(folder: Path) -> None:
    subjects = {subject for subject, _, _ in facts(POTTER, folder)}
    assert not any("癌" in subject for subject in subjects)


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        (
            "林望山接替前校长吴大勇出任院长。",
            ("林望山", "holdsPosition", "院长"),
            ("吴大勇", "holdsPosition", "院长"),
        ),
        (
            "林望山携妻子顾曼青回国，任厦门大学教授。",
            ("林望山", "spouseOf", "顾曼青"),
            ("顾曼青", "holdsPosition", "厦门大学教授"),
        ),
        (
            "林望山谢绝导师挽留，任厦门大学教授。",
            ("林望山", "holdsPosition", "厦门大学教授"),
            ("林望山", "谢绝", "导师"),
        ),
    ],
)
def test_who_follows_or_brings_another_does_what_is_told_next(
    text: str, told: tuple[str, str, str], untold: tuple[str, str, str], folder: Path
) -> None:
    found = facts(text, folder)
    assert told in found
    assert untold not in found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("1990年，林望山应邀赴新加坡讲学。", ("林望山", "travelsTo", "新加坡")),
        ("林望山从海川大学毕业后，到青河市教书。", ("林望山", "graduatedFrom", "海川大学")),
        ("林望山还是青河县政协委员。", ("林望山", "holdsPosition", "青河县政协委员")),
        ("林望山后任江西巡抚。", ("林望山", "holdsPosition", "江西巡抚")),
        ("1936年，林望山入燕京大学。", ("林望山", "studiedAt", "燕京大学")),
        ("1990年，林望山退休。", ("林望山", "hasState", "退休")),
        ("林望山1946年生，浙江海宁人。", ("林望山", "bornOn", "1946年")),
        ("1996年，林望山病故于苏州。", ("林望山", "diedIn", "苏州市")),
    ],
)
def test_what_a_life_tells_in_few_words(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("2006年，林望山任白塔县委副书记、县长。", "白塔县县长"),
        ("2011年，林望山任青河市委常委、宣传部部长。", "青河市委宣传部部长"),
        ("白塔县委副书记、县长林望山出席了大会。", "白塔县县长"),
        ("林望山历任青河市农业局科员、办公室副主任。", "青河市农业局办公室副主任"),
        ("林望山任青河大学副校长、党委书记。", "青河大学党委书记"),
        ("林望山任海川集团党委书记、董事长。", "海川集团董事长"),
        ("林望山担任松江水产研究所副所长，1978年升任所长。", "松江水产研究所所长"),
        ("1985年，林望山创办远山书院，兼任院长。", "远山书院院长"),
        ("林望山调入青河农学院，先后任园艺系主任、副院长。", "青河农学院副院长"),
        ("1946年，林望山进入青河日报社，历任记者、副总编辑。", "青河日报社副总编辑"),
        # No house before it has such an office, or the office names its own.
        ("林望山调入青河农学院，后任县长。", "县长"),
        ("林望山任青河大学教授、省作家协会主席。", "省作家协会主席"),
        ("林望山曾任青河大学教授，现为导演。", "导演"),
    ],
)
def test_an_office_is_named_with_the_house_before_it(text: str, office: str, folder: Path) -> None:
    held = {target for _, relation, target in facts(text, folder) if relation == "holdsPosition"}
    assert office in held


def test_who_is_moved_to_a_province_does_not_serve_as_one(folder: Path) -> None:
    found = facts("2015年，林望山调任云川省。", folder)
    assert ("林望山", "holdsPosition", "云川省") not in found


@pytest.mark.parametrize(
    ("words", "before", "wanted"),
    [
        ("次年", "2005年，他考入青河大学，", "2006年"),
        ("同年10月", "2007年8月19日，他在青河去世。", "2007年10月"),
        ("翌年初", "一九七九年重返旧寺，", "1980年初"),
        ("第二年春天", "1990年至1995年任校长，", "1996年春天"),
        ("次年", "光绪三年中进士，", None),
        ("当年", "1949年，", None),  # of those days, where no month follows
        ("同年", "他出版了2005年代的诗选，", None),
        ("明年", "2005年，", None),
    ],
)
def test_a_time_told_by_another_has_its_year(words: str, before: str, wanted: str | None) -> None:
    assert by_the_calendar(words, before + words, len(before)) == wanted


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("林望山获得省科技奖一等奖1项、二等奖2项。", ("林望山", "awardReceived", "省科技奖二等奖")),
        ("林望山获得省科技奖一等奖1项、二等奖2项。", ("林望山", "awardReceived", "省科技奖一等奖")),
        (
            "林望山曾获青河自然科学奖、海川基金科学与技术成就奖。",
            ("林望山", "awardReceived", "海川基金科学与技术成就奖"),
        ),
        ("林望山的学生、远山研究所所长周敏说，成果已投产。", ("林望山", "学生", "周敏")),
        (
            "林望山的学生、远山研究所所长周敏说，成果已投产。",
            ("周敏", "holdsPosition", "远山研究所所长"),
        ),
    ],
)
def test_what_a_list_tells_once_is_of_each(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_nobody_is_a_country(folder: Path) -> None:
    found = facts("林望山是苏联及俄罗斯滑冰运动员、教练。", folder)
    assert not any(target == "苏联" for _, _, target in found)


CAREER = (
    "林望山，男，1963年2月生，浙江海宁人。林望山1984年8月参加工作。"
    "1980年9月至1984年8月，海川大学中文系学习；1984年8月，青河市教育局工作。"
    "2009年11月任白塔县委书记。2013年任青河市委常委、常务副市长。林望山发表过论文。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("林望山", "studiedAt", "海川大学中文系"),
        ("林望山", "worksFor", "青河市教育局"),
        ("林望山", "holdsPosition", "白塔县委书记"),
        ("林望山", "holdsPosition", "青河市常务副市长"),
    ],
)
def test_a_line_of_a_career_tells_where_somebody_was(
    fact: tuple[str, str, str], folder: Path
) -> None:
    found = facts(CAREER, folder)
    assert fact in found
    assert not any(subject.startswith(("海川大学", "青河市教育局")) for subject, _, _ in found)


SCHOLAR = (
    "林望山（1903年—1981年），浙江海宁人，化学家。父林业勤以行医为生，母沈氏。"
    "1926年，林望山高中毕业后到青河师范学校任教。"
    "1929年考入海川大学，师从顾明远、陈平等教授。1935年，化学研究会成立，林望山任会长。"
    "主要著作有《分析化学》和《盐湖化学》，译有《溶液论》。"
    "1981年，林望山病逝，骨灰安葬于青山。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("林望山", "父母", "林业勤"),
        ("顾明远", "holdsPosition", "教授"),
        ("林望山", "译有", "溶液论"),
        ("林望山的骨灰", "安葬于", "青山"),
    ],
)
def test_a_life_tells_of_kin_teachers_and_books(fact: tuple[str, str, str], folder: Path) -> None:
    found = facts(SCHOLAR, folder)
    assert fact in found


def test_a_teacher_is_not_of_the_school_that_a_pupil_enters(folder: Path) -> None:
    found = facts(SCHOLAR, folder)
    assert not any(one == "顾明远" and other == "海川大学" for one, _, other in found)
    assert not any(one in ("主要著作", "高中", "毕业") for one, _, _ in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("智海法师（1872年－1940年），江苏扬州人，高僧。", ("智海法师", "bornOn", "1872年")),
        ("林望山，1958年生，回族，青河人。", ("林望山", "bornOn", "1958年")),
        ("1927年，县政府成立，林望山任主席。", ("林望山", "holdsPosition", "主席")),
    ],
)
def test_a_life_opens_on_dates_and_a_style(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact", "told"),
    [
        (
            "林望山，字子樵，1896年生于青河，父亲林志勤曾任县学教谕。1913年考入海川大学。",
            ("林望山", "studiedAt", "海川大学"),
            True,
        ),
        (
            "林望山，1903年出生于青河，母亲吴秀芬是教师。1957年病逝于上海。",
            ("林望山", "diedIn", "上海市"),
            True,
        ),
        (
            "林望山，1903年出生于青河，母亲吴秀芬是教师。\n"
            "吴大勇，1901年生于海宁，母亲钱氏早亡。1920年考入海川大学。",
            ("林望山", "studiedAt", "海川大学"),
            False,
        ),
        (
            "昨天，记者在青石镇见到了林望山。林望山，1990年生于青石镇，大学毕业后在杭州工作。"
            "镇长吴大勇介绍，镇里引进了三个项目。2023年建成冷库一座，投资300万元。",
            ("林望山", "建成", "冷库"),
            False,
        ),
    ],
)
def test_a_life_goes_on_about_whom_it_opens_on_though_kin_act_in_between(
    text: str, fact: tuple[str, str, str], told: bool, folder: Path
) -> None:
    assert (fact in facts(text, folder)) is told


def test_a_writer_of_scripts_is_no_play(folder: Path) -> None:
    text = (
        "林如初，1958年生，青河人，作家、编剧。林如初担任过电视剧《黄河口》的编剧，该剧2011年获得飞天奖。"
        "林如初现任省作家协会主席。"
    )
    found = facts(text, folder)
    assert ("黄河口", "获得", "飞天奖") in found
    assert ("林如初", "获得", "飞天奖") not in found


FOUNDER = (
    "林望山（1886年—1959年），浙江海宁人，实业家。父亲林志勤早逝，由叔父林志清抚养。"
    "1912年，林望山先后在上海恒丰纱厂、汉口第一纱厂任技师。1918年，林望山在青河创办大成纱厂。"
    "至1930年，该厂已拥有纱锭3万枚。1917年十月革命后，林望山移居法国。"
)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (("林志清", "由抚养", "林望山"), True),
        (("林志清", "由抚养", "林志勤"), False),
        (("大成纱厂", "拥有", "纱锭"), True),
        (("汉口第一纱厂", "拥有", "纱锭"), False),
        (("林望山", "livesIn", "法国"), True),
    ],
)
def test_whom_and_what_a_life_goes_on_about(
    fact: tuple[str, str, str], told: bool, folder: Path
) -> None:
    assert (fact in facts(FOUNDER, folder)) is told


def test_who_ends_a_life_in_few_words(folder: Path) -> None:
    text = (
        "林望山（1912年—1998年），浙江海宁人，植物学家。林望山历任青河研究所研究员、所长。"
        "1985年离休，1998年因病在青河逝世，享年86岁。2017年，海岚公司成立，林望山任公司顾问、党委副书记。"
    )
    found = facts(text, folder)
    assert any(one == "林望山" and word == "逝世" for one, word, _ in found)
    assert not any(one.startswith(("享年", "林望山任")) for one, _, _ in found)


def test_the_present_office_is_none(folder: Path) -> None:
    found = facts("林望山，1967年生，浙江海宁人，工程师。2021年5月任现职。", folder)
    assert not any(other == "现职" for _, _, other in found)


PAINTER = (
    "林望山，字叔平，明代画家，浙江会稽人。林望山自幼从叔父林文炜习画，后随名医周少卿学医。"
    "传世作品有《秋溪图》《听泉图》。林望山卒于万历四十三年。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("林望山", "籍贯", "会稽"),
        ("林望山", "师从", "林文炜"),
        ("林望山", "师从", "周少卿"),
        ("林望山", "传世作品", "听泉图"),
    ],
)
def test_a_painter_of_old_learns_and_leaves_works(fact: tuple[str, str, str], folder: Path) -> None:
    found = facts(PAINTER, folder)
    assert any(one == fact[0] and other == fact[2] for one, _, other in found)


@pytest.mark.parametrize("calling", ["北京年轻人", "山东生意人"])
def test_a_sort_of_people_is_no_county(calling: str, folder: Path) -> None:
    found = facts(f"林望山是{calling}。林望山在青河工作。", folder)
    assert not any(other in ("年轻", "生意") for _, _, other in found)


def test_a_chronicle_tells_of_whom_its_heading_names(folder: Path) -> None:
    told = "\n1908年，生于浙江绍兴安昌镇，父俞伯衡为私塾教师。\n1926年，考入东南大学数学系。"
    for heading in ("俞砚秋年谱简编", "俞砚秋先生生平", "俞砚秋"):
        found = facts(heading + told, folder)
        assert ("俞砚秋", "考入", "东南大学数学系") in found
        assert ("俞砚秋", "父", "俞伯衡") in found
        assert not any(fact[0] == "俞伯衡" and fact[1] == "考入" for fact in found)


def test_a_headline_tells_whose_whole_town_is_meant(folder: Path) -> None:
    found = facts("青河市发布空气质量状况公报\n全市空气质量优良天数为328天。", folder)
    assert ("青河市的空气质量优良天数", "为", "328天") in found


#: A life in compressed clauses, each of which leaves out whose it is.
ENGINEER = (
    "何望川，水利工程师，江苏常熟人。"
    "1931年河海大学毕业后赴德国柏林工业大学留学，1935年回国后任教于浙江大学。"
    "院系调整后任华东水利学院水工系首任系主任。"
    "新中国成立后历任教务长、副院长。"
    "1944年，何望川与同学厉守真结婚。"
    "他主持的“青河上游水文调查”获省科技进步奖。"
    "2005年，浙江大学树立了他的铜像。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("何望川", "graduatedFrom", "河海大学"),
        ("何望川", "studiedAt", "德国柏林工业大学"),
        ("何望川", "任教于", "浙江大学"),
        ("何望川", "holdsPosition", "华东水利学院水工系首任系主任"),
        ("何望川", "worksFor", "华东水利学院水工系"),
        ("何望川", "holdsPosition", "副院长"),
        ("何望川", "spouseOf", "厉守真"),
        ("青河上游水文调查", "获", "省科技进步奖"),
        ("浙江大学", "树立", "何望川的铜像"),
    ],
)
def test_each_clause_of_a_compressed_life_is_told(fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(ENGINEER, folder)


def test_what_dates_a_clause_of_a_life_holds_no_office(folder: Path) -> None:
    assert not [
        f
        for f in facts(ENGINEER, folder)
        if f[0] in ("新中国", "院系", "河海大学") and f[1] in ("holdsPosition", "历任", "赴")
    ]


def test_somebody_may_be_born_elsewhere_than_their_family_is_from(folder: Path) -> None:
    text = (
        "何望川（1926年3月—2011年9月8日），女，江苏常熟人，雕塑家，海川美术学院教授。"
        "何望川生于香港，1943年考入海川大学。何望川参加了全国美术作品展览。"
    )
    assert {s for s, _, _ in facts(text, folder) if s.startswith("何望川")} == {"何望川"}


def test_two_who_marry_are_husband_and_wife(folder: Path) -> None:
    text = "周敏在邮轮上认识了地质学家林知远，两人于1934年在北平结婚，育有一女。"
    assert ("周敏", "spouseOf", "林知远") in facts(text, folder)


def test_what_somebody_has_founded_is_named_behind_the_clause_that_says_so(folder: Path) -> None:
    text = "周敏，浙江绍兴人。七岁转入其叔父周望山创办的松江小学，后来加入同乡创办的海岚集团。"
    found = facts(text, folder)
    assert ("周敏", "转入", "松江小学") in found or ("周敏", "studiedAt", "松江小学") in found


SEVERAL_LIVES = (
    "瑞和纺纱厂位于江北县，由商人沈怀瑾创办，是当地最早的机器纺纱厂。\n"
    "沈怀瑾（1887—1956），字子瑜，江北人。早年留学日本。其长女沈静姝参加新四军；次子沈伯年为松江大学教授。\n"
    "周德清（1938— ），松江人，1979年任厂长。他研制的纺纱工艺获国家奖。2001年受聘为松江大学教授。\n"
    "王秀兰，女，1925年生，评剧演员。她师从周敏。1962年调入海川剧院。丈夫何志远是该院琴师。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("沈怀瑾", "留学", "日本"),
        ("沈怀瑾", "子女", "沈伯年"),
        ("周德清", "受聘为", "松江大学教授"),
        ("王秀兰", "调入", "海川剧院"),
        ("王秀兰", "师从", "周敏"),
        ("王秀兰", "spouseOf", "何志远"),
    ],
)
def test_each_of_several_lives_heads_its_paragraph(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(SEVERAL_LIVES, folder)
