"""What a reader of an article of an encyclopaedia signs, from the text to the graph.

Each text is invented. A fact is asked for by the words of its relation, or by the relation's
name in the ontology, and by the names of its ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.resolve.setting.articles import is_living
from texts import facts, knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


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
            "云汀科技是一家总部位于成都的机器人制造商。",
            ("云汀科技", "headquarteredIn", "成都市"),
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
DISEASE = "灰鳃病是鲢鱼的一种传染病，病原体为灰鳃病毒。灰鳃病主要宿主为鲢鱼，传播媒介是湖虱。"


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


def test_an_illness_has_what_brings_it(folder: Path) -> None:
    found = facts(DISEASE, folder)
    assert ("灰鳃病", "病原体", "灰鳃病毒") in found
    assert ("灰鳃病", "传播媒介", "湖虱") in found
    found = facts("青河学校成立于1952年。青河学校位于青河市，病原体为灰鳃病毒。", folder)
    assert ("青河学校", "病原体", "灰鳃病毒") not in found


BRIDGE = (
    "松江大桥是青河省的一座斜拉桥，2012年10月通车。大桥全长三公里，设计单位为青河省交通设计研究院，"
    "施工单位是海川桥梁工程公司。松江大桥的设计者是顾一鸣。大桥业主为青河交通集团，总设计师是林知远。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("松江大桥", "设计单位", "青河省交通设计研究院"),
        ("松江大桥", "施工单位", "海川桥梁工程公司"),
        ("松江大桥", "设计者", "顾一鸣"),
        ("松江大桥", "业主", "青河交通集团"),
    ],
)
def test_who_has_a_part_in_a_work_is_joined_to_it(fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(BRIDGE, folder)


def test_what_lies_inside_what_an_article_is_about_is_in_it(folder: Path) -> None:
    text = (
        "松江博览园\n松江博览园位于青河省白塔市，是一座以稻作为主题的博物馆，2016年开馆。"
        "园内设有农具厅、育种厅两个展厅。"
    )
    assert ("松江博览园", "设有", "农具厅") in facts(text, folder)


def test_who_owns_a_work_is_not_what_was_built(folder: Path) -> None:
    assert not any(one == "大桥业主" for one, _, _ in facts(BRIDGE, folder))


def test_who_stands_out_among_pupils_is_one_of_them(folder: Path) -> None:
    text = "青河中学的校友中知名的有画家周怀民、院士许居衍。《瓷谱》的作者是叶宏明。"
    found = facts(text, folder)
    assert ("青河中学", "校友", "许居衍") in found
    assert ("瓷谱", "作者", "叶宏明") in found


@pytest.mark.parametrize(
    "fact",
    [
        ("云汀科技", "competesWith", "海岚科技"),
        ("云汀科技", "前身", "青河机床厂"),
        ("云汀科技", "最大股东", "东屿集团"),
    ],
)
def test_whose_rival_or_owner_a_firm_is_may_be_left_out(
    fact: tuple[str, str, str], folder: Path
) -> None:
    text = (
        "云汀科技成立于2001年，前身是青河机床厂，最大股东为东屿集团。"
        "云汀科技从事机器人制造。主要竞争对手为海岚科技。2009年，云汀科技在深圳上市。"
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
    assert ("陈伯涛", "holdsPosition", "澜江大学校长") in found
    assert ("澜江大学", "著名校友", "王笛声") in found


def test_whom_an_office_was_held_by_need_not_be_said_again(folder: Path) -> None:
    text = (
        "吴静岚是植物病理学家。吴静岚1936年出生于江苏吴江。1980年，吴静岚发现了小麦锈病的新小种。"
        "1995年至2001年，担任海河农学会理事长。2003年成为澜江大学名誉教授。"
    )
    found = facts(text, folder)
    assert ("吴静岚", "holdsPosition", "海河农学会理事长") in found
    assert ("吴静岚", "holdsPosition", "澜江大学名誉教授") in found


NEWSPAPER = (
    "《晨声报》是一份在青河市发行的华文日报。1911年，报人陆一鸣创办该报。1937年，该报迁往云岭市。"
    "1946年，林知远成为该报社长。报纸发行量达到十万份。其主要竞争对手为《东屿商报》。"
)
RESERVOIR = "青河县位于云岭省。1958年，青河县兴建石门水库，总库容达两亿立方米。"
FILM = (
    "《芦苇渡》是一部剧情片，由顾青山执导，制片人为周庭芳。影片在云岭国际电影节首映。"
    "票房达到三千万元。该片的配乐由作曲家沈慕贤创作。"
)
MACAQUE = (
    "云岭短尾猴（学名：Macaca yunlingensis）是猴科的一种哺乳动物。该物种以野果为食。"
    "其主要天敌为云豹。2008年，国际自然保护协会将其列为濒危物种。寿命可达二十年。"
)
SCHOOL = (
    "青河学院是云岭省的一所高校，前身是1933年由实业家陆一鸣创办的青河工业学校。"
    "1993年，该校升格为本科院校。现任院长是林知远。"
)
SHIP = (
    "“云帆”号是一艘综合科考船，隶属于青河海洋研究所，母港为云埠市。该船于2008年开工。“云帆”号总长90米，"
    "型宽17米，设计吃水5.8米。最大航速16节，定员七十四人。2011年，“云帆”号科考船首航南海。"
)
FIRM = (
    "海衡轴承股份有限公司是一家总部设在云埠市的轴承制造企业。公司前身为1951年成立的海衡机械修配厂，2009年整体变更为"
    "股份有限公司。截至2022年底，公司拥有员工四千余人。\n1951年春，县政府把三家铁工厂合并，组建海衡机械修配厂，首任"
    "厂长为冯广福。1958年，修配厂划归省机械局。海衡轴承厂连续五年亏损。\n2017年，公司在上海证券交易所挂牌上市。"
)
DRAMA = (
    "《芦苇灯》是一部剧情片，由秦若川执导。影片在云埠市首映。公映时，由于排片有限，又适逢多部进口大片上映，票房仅有"
    "216万元。2010年以后，影片重新受到关注，一些观众将其列为国产佳片。剧本脱胎于陆知秋1998年发表的小说。"
)
EVENING = (
    "《云埠都市晚报》是一份晚报，创刊于1983年。该报以“写百姓事、说百姓话”为宗旨，记者走街串巷，解决了公交改道问题。"
    "1988年，该报记者冼志东写出长篇报道。\n历任总编辑有邬道远（1982年—1991年）、冯爱莲（1991年—1999年）。"
)
CLUB = (
    "石溪流浪者足球俱乐部是一家位于云埠市的足球俱乐部，成立于1884年。石溪流浪者由采石场的工人创立。"
    "1903年，石溪流浪者加入云岭联赛。"
)
RIVER = (
    "云伦河是云岭省东部的一条河流。河流发源于大青山南麓，河源终年云雾缭绕。河流全长200公里。“云伦”一词来自古语。"
    "史书中的云水，有学者认为就是云伦河。云伦河年平均气温由北部的零下1.2℃递增至南部的5.8℃，降水量为340毫米至420毫米。"
)
SHRUB = (
    "青河杜鹃是杜鹃花科杜鹃花属的一种灌木。青河杜鹃株高1米至2米，叶片长5厘米，宽2厘米。该种在云岭有分布。"
    "叶片狭长，果期为9月。模式标本采自云埠市。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (SHIP, ("云帆号", "partOf", "青河海洋研究所")),
        (SHIP, ("云帆号", "型宽", "17米")),
        (SHIP, ("云帆号", "设计吃水", "5.8米")),
        (SHIP, ("云帆号的最大航速", "是", "16节")),
        (SHIP, ("云帆号", "首航", "南海")),
        (FIRM, ("海衡轴承股份有限公司", "变更为", "股份有限公司")),
        (FIRM, ("海衡轴承股份有限公司", "拥有", "员工")),
        (FIRM, ("冯广福", "worksFor", "海衡机械修配厂")),
        (FIRM, ("海衡机械修配厂", "划归", "省机械局")),
        (FIRM, ("海衡轴承股份有限公司", "listedOn", "上海证券交易所")),
        (DRAMA, ("芦苇灯的票房", "仅有", "216万元")),
        (DRAMA, ("芦苇灯", "被列为", "国产佳片")),
        (RIVER, ("云伦河", "发源于", "大青山南麓")),
        (RIVER, ("云伦河的降水量", "为", "340毫米至420毫米")),
        (EVENING, ("冼志东", "worksFor", "云埠都市晚报")),
        (CLUB, ("石溪流浪者足球俱乐部", "加入", "云岭联赛")),
        (SHRUB, ("青河杜鹃的叶片", "宽", "2厘米")),
        (SHRUB, ("青河杜鹃的果期", "为", "9月")),
        (SHRUB, ("青河杜鹃的模式标本", "采自", "云埠市")),
        (NEWSPAPER, ("陆一鸣", "founded", "晨声报")),
        (NEWSPAPER, ("晨声报", "迁往", "云岭市")),
        (NEWSPAPER, ("林知远", "worksFor", "晨声报")),
        (NEWSPAPER, ("晨声报", "competesWith", "东屿商报")),
        (FILM, ("芦苇渡", "首映", "云岭国际电影节")),
        (FILM, ("芦苇渡", "制片人", "周庭芳")),
        (FILM, ("沈慕贤", "created", "芦苇渡的配乐")),
        (FILM, ("芦苇渡的票房", "达到", "三千万元")),
        (MACAQUE, ("云岭短尾猴", "主要天敌", "云豹")),
        (MACAQUE, ("云岭短尾猴", "被列为", "濒危物种")),
        (MACAQUE, ("云岭短尾猴的寿命", "可达", "二十年")),
        (SCHOOL, ("青河学院", "升格为", "本科院校")),
        (SCHOOL, ("林知远", "worksFor", "青河学院")),
        (RESERVOIR, ("石门水库", "总库容", "两亿立方米")),
    ],
)
def test_an_article_calls_its_headword_by_what_it_is(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("杭州市财政局5日发布公告。市财政局局长李平到会。", ("李平", "worksFor", "杭州市财政局")),
        (
            "青河市国资委发布公告。市国资委主任李平到会。",
            ("李平", "holdsPosition", "青河市国资委主任"),
        ),
        ("2009年，李平调任青河市财政局。", ("李平", "worksFor", "青河市财政局")),
        ("东湖集团现任董事长李平说，工厂下月开工。", ("李平", "holdsPosition", "东湖集团董事长")),
        ("县长李平要求东湖公司在月底前修复管道。", ("东湖公司", "修复", "管道")),
        ("东湖集团是青河市国资委全资控股的企业。", ("青河市国资委", "owns", "东湖集团")),
        (
            "第五届青河农机展览会开幕。展会由东湖协会主办。",
            ("东湖协会", "hosts", "第五届青河农机展览会"),
        ),
        ("东湖重工推出拖拉机“青牛5”。该拖拉机最大功率220千瓦。", ("青牛5", "最大功率", "220千瓦")),
        (
            "魏建军到东湖新区调研。东湖新区管委会主任程立、区发改局局长黄敏参加调研。",
            ("黄敏", "worksFor", "东湖新区发改局"),
        ),
        ("我叫李平，是北辰冷链的创始人。", ("李平", "worksFor", "北辰冷链")),
        ("大家好！我叫李平，是北辰冷链的创始人。我们离开了郑州。", ("北辰冷链", "离开", "郑州市")),
        ("李平毕业于青河大学土木工程系。", ("李平", "graduatedFrom", "青河大学土木工程系")),
    ],
)
def test_offices_are_of_the_house_and_what_is_asked_is_done_by_whom_it_is_asked_of(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_who_has_left_a_house_does_not_work_there(folder: Path) -> None:
    found = facts("原青河市财政局局长沈望舒到会。", folder)
    assert ("沈望舒", "holdsPosition", "原青河市财政局局长") in found
    assert not any(word == "worksFor" for _, word, _ in found)


def test_who_is_honoured_by_a_house_does_not_work_there(folder: Path) -> None:
    found = facts("沈望舒是中国科学院院士，青河大学教授。", folder)
    assert ("沈望舒", "holdsPosition", "中国科学院院士") in found
    assert {house for _, word, house in found if word == "worksFor"} == {"青河大学"}


def test_who_buys_a_firm_is_the_firm_that_the_text_goes_on_about(folder: Path) -> None:
    text = (
        "云岫动力在青河市生产电池。去年，云岫动力收购了德国莱恩公司六成的股权。"
        "公司计划明年递交招股书。"
    )
    assert ("云岫动力", "递交", "招股书") in facts(text, folder)


def test_who_lists_something_is_not_what_is_listed(folder: Path) -> None:
    assert not any(
        one == "国际自然保护协会" and other == "濒危物种"
        for one, _, other in facts(MACAQUE, folder)
    )


def test_a_dated_sentence_goes_on_about_the_headword_whoever_acted_before(folder: Path) -> None:
    text = (
        "顾青山，云岭人，清代官员。顾青山中进士。嘉庆十年，顾青山弹劾知府沈望舒，沈望舒被革职。"
        "嘉庆十五年，迁居青河县。"
    )
    found = facts(text, folder)
    assert any(one == "顾青山" and "青河县" in other for one, _, other in found)
    assert not any(one == "沈望舒" and "青河县" in other for one, _, other in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("顾青山，浙江海宁人，诗人。", ("顾青山", "comesFrom", "海宁市")),
        ("顾青山是广东省番禺县人。", ("顾青山", "comesFrom", "番禺县")),
        ("顾青山任监察御史，官至两江总督。", ("顾青山", "holdsPosition", "两江总督")),
        ("顾青山著有《潮头集》八卷、《盐道考》四卷。", ("顾青山", "wrote", "潮头集")),
        ("顾青山著有《潮头集》八卷、《盐道考》四卷。", ("顾青山", "wrote", "盐道考")),
        ("青河铁路设有车站94座。", ("青河铁路", "includes", "车站")),
        ("青河学院现有教职工1900余人。", ("青河学院", "现有", "教职工")),
        (
            "顾青山与周庭芳（曾任青河县县长）结婚。",
            ("周庭芳", "holdsPosition", "青河县县长"),
        ),
        ("青河公司于1950年由顾青山在上海创立。", ("青河公司", "foundedOn", "1950年")),
        ("潮汐平台是和东海大学一起开发的。", ("东海大学", "develops", "潮汐平台")),
        ("青河公司于1950年由顾青山在上海成立。", ("青河公司", "opensIn", "上海市")),
        ("东河上的第一座水电站——石门水电站投产。", ("石门水电站", "是", "东河上的第一座水电站")),
        ("林知远的海岚集团收购了东屿制药。", ("林知远", "owns", "海岚集团")),
        ("顾青山是诗人。其孙顾明澜是医生。", ("顾青山", "孙子", "顾明澜")),
    ],
)
def test_what_a_biography_tells_in_few_words(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize("text", ["顾青山是上海商人。", "顾青山是北京年轻人。"])
def test_who_is_called_by_a_place_need_not_be_from_there(text: str, folder: Path) -> None:
    assert not any(word == "comesFrom" for _, word, _ in facts(text, folder))


TEMPLE = (
    "云门寺，又名上方寺，是青河县的一座古寺。云门寺始建于唐天宝三年。寺内藏有佛经三万卷。"
    "寺院在战争中遭到破坏。"
)
RIVER = (
    "青溪，又称白沙河，是东河的支流。青溪流经云岭县。两岸有文峰塔、石鼓书院等古迹。主要支流有左溪。"
)
LINE = "青东铁路是一条铁路，全长800公里。青东铁路于1906年通车。沿线主要车站有云岭站和石门站。"
FAMILY = "林如岫出生于书香门第，其父林国栋是画家，其母周蕙娘是教师。林如岫是诗人。林如岫爱游泳。"


TAILOR = (
    "松本千鹤（1936年—2018年），日本裁缝。松本千鹤生于大连。千鹤做出决定。"
    "1985年，松本千鹤的丈夫病逝，她便辞去工作。她学会了苏绣。"
)
HEALER = (
    "高原上的赤脚医生次仁央金\n六十三岁的次仁央金是牧区的村医。次仁央金救过一位产妇。"
    "央金接生了四百六十二个孩子。2006年，央金走出西藏。"
)
REPORT = (
    "个人简历\n本人潘若筠，女，汉族，1976年4月生于浙江绍兴，注册会计师。\n"
    "2010年，本人升任财务总监。本人爱游泳。"
)
COACH = (
    "林如岫，山东济南人，教练。林如岫生于山东省济南市一个教师家庭。她的祖父是工人，母亲在矿灯房上班。"
    "2004年3月，任南岭大学教授；2007年9月，任东屿大学校长；2010年12月，任青河大学校长。林如岫爱游泳。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (COACH, ("林如岫", "bornIn", "济南市")),
        (TAILOR, ("松本千鹤", "做出", "决定")),
        (TAILOR, ("松本千鹤", "辞去", "工作")),
        (TAILOR, ("松本千鹤", "学会", "苏绣")),
        (HEALER, ("次仁央金", "走出", "西藏自治区")),
        (REPORT, ("潘若筠", "bornIn", "绍兴市")),
        (REPORT, ("潘若筠", "holdsPosition", "财务总监")),
        (COACH, ("林如岫的母亲", "worksFor", "矿灯房")),
        (COACH, ("林如岫", "holdsPosition", "南岭大学教授")),
        (COACH, ("林如岫", "holdsPosition", "东屿大学校长")),
        (TEMPLE, ("云门寺", "藏有", "佛经")),
        (TEMPLE, ("云门寺", "遭到", "破坏")),
        (RIVER, ("青溪", "有", "文峰塔")),
        (LINE, ("青东铁路", "主要车站", "石门站")),
        (FAMILY, ("林如岫", "出身于", "书香门第")),
        (FAMILY, ("林如岫", "childOf", "林国栋")),
        (FAMILY, ("林如岫", "childOf", "周蕙娘")),
    ],
)
def test_what_lies_in_or_along_the_headword_is_the_headwords(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_a_pronoun_is_no_other_name(folder: Path) -> None:
    text = "《芦苇渡》是一部剧情片。《东屿时报》称其为“一首挽歌”。影片在云岭市公映。"
    assert not any(other == "其" for _, _, other in facts(text, folder))


def test_what_happens_in_a_time_of_war_happens_to_the_headword(folder: Path) -> None:
    text = (
        "云岭博物馆是青河市的一座博物馆。云岭博物馆成立于1935年。1937年，林知远为该馆题写馆名。"
        "战争期间一度闭馆，1946年恢复开放。现任馆长是周庭芳。"
    )
    found = facts(text, folder)
    assert ("周庭芳", "worksFor", "云岭博物馆") in found
    assert not any(one == "林知远" and "闭馆" in word for one, word, _ in found)


def test_who_is_bought_may_be_meant_rather_than_the_headword(folder: Path) -> None:
    text = (
        "海岚科技是一家机器人公司，总部位于青河市。东屿港务昨日宣布收购云汀科技。"
        "该公司成立于2001年。"
    )
    assert not any(
        one == "海岚科技" and word == "foundedOn" for one, word, _ in facts(text, folder)
    )


def test_what_stands_in_book_marks_is_no_place(folder: Path) -> None:
    path = folder / "titles.txt"
    path.write_text("顾青山创办了副刊《繁星》和《小说世界》。", encoding="utf-8")
    graph = knowledge(path)
    kinds = {entity.name: entity.type for entity in graph.entities.values()}
    assert kinds["小说世界"] == "Work"


def test_what_is_said_may_begin_with_what_points(folder: Path) -> None:
    text = "《芦苇渡》是一部小说。《芦苇渡》出版于1990年。评论家周庭芳认为该书是当代文学的高峰。"
    assert ("周庭芳", "says", "该书是当代文学的高峰") in facts(text, folder)


def test_a_park_that_is_laid_out_has_its_own_area(folder: Path) -> None:
    text = "1974年，青河县建立了云岭自然保护区，面积为4.2万公顷。"
    assert ("云岭自然保护区", "面积", "4.2万公顷") in facts(text, folder)


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


SHRIKE = (
    "赤背雀鹰（又名红颈鹰），是鹰科雀鹰属的一种鸟类。它们分布于云南、广西，栖息在阔叶林中。"
    "本种体长约35厘米。牠们在乔木上筑巢。它以昆虫为食。该鸟被联合国环境规划署列为近危物种。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("赤背雀鹰", "分布于", "云南省"),
        ("赤背雀鹰", "在…筑巢", "乔木"),
        ("赤背雀鹰", "被列为", "近危物种"),
    ],
)
def test_a_kind_of_life_is_spoken_of_in_the_plural(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(SHRIKE, folder)


def test_a_kind_of_life_is_nobody_whatever_its_name_looks_like(folder: Path) -> None:
    path = folder / "article.txt"
    path.write_text("马岛灵猫是马达加斯加特有的一种哺乳动物。", encoding="utf-8")
    graph = knowledge(path)
    assert {e.type for e in graph.entities.values() if e.name == "马岛灵猫"} == {"Concept"}


def test_metals_and_wards_are_no_kinds_of_life() -> None:
    assert is_living("鹰科雀鹰属的一种鸟类")
    assert is_living("一种食蚁狸科")
    assert is_living("雁形目鸭科秋沙鸭属的一种中型潜水鸭")
    assert not any(map(is_living, ("一种金属", "医院的外科", "一个学科", "新品种手机")))


WRITER = (
    "周庭芳（1931年—2009年），浙江宁波人，小说家。父亲为出租车司机，母亲在工厂工作。"
    "1952年，周庭芳在上海任教。其长篇小说《雾港》由海潮出版社出版，获得远山文学奖。"
    "此外著有短篇小说集《灯影》。其弟周庭远为电影导演，代表作有《归舟》。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("周庭芳的父亲", "为", "出租车司机"),
        ("周庭芳", "著有", "灯影"),  # which no novel has written
        ("周庭远", "代表作", "归舟"),
    ],
)
def test_an_article_tells_of_kin_and_works(fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(WRITER, folder)


TOWN = "芦塘镇位于青河县西南部，以稻米闻名。芦塘镇产葡萄。镇内设有芦塘国民中学。"
PORTRAITIST = (
    "何澄之是水墨画家。何澄之师从陆俨。1935年，何澄之改任提举青云观。2012年，青河市政府将其故居辟为纪念馆。"
    "何澄之有二子，幼子何远早夭。评论家林知远称赞其画风。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (TOWN, ("芦塘镇", "设有", "芦塘国民中学")),  # it lies somewhere, and is called by its kind
        (PORTRAITIST, ("青河市政府", "辟为纪念馆", "何澄之的故居")),  # no house has lived
        (PORTRAITIST, ("林知远", "称赞", "何澄之的画风")),  # who praises has painted nothing
        (PORTRAITIST, ("何澄之", "holdsPosition", "提举青云观")),  # an office, and no temple
    ],
)
def test_others_in_an_article_act_on_its_headword(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_the_years_of_an_office_are_no_life(folder: Path) -> None:
    assert not {f for f in facts(EVENING, folder) if f[1] in ("出生于", "逝世于")}


SCHOOL = (
    "海川学院位于青河市，是一所工科大学。海川学院创办于1956年。学院占地面积2100亩，建有东、西两个校区，设有18个系、62个本科专业。"
    "图书馆藏书26万册，建筑面积3500平方米，由松林设计院设计。全日制在校生2.6万人，其中研究生300人。"
)
TOWN = (
    "白塔镇位于江州县北部，距县城28公里。白塔镇东邻青峪镇，南接松江乡，西与海州县、云川县毗邻。"
    "全镇辖12个村。白塔镇北靠白石山，东临青江。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (SCHOOL, ("海川学院", "设有", "18个系")),
        (SCHOOL, ("海川学院的图书馆", "建筑面积", "3500平方米")),
        (SCHOOL, ("松林设计院", "设计", "海川学院的图书馆")),
        (SCHOOL, ("海川学院", "研究生", "300人")),
        (TOWN, ("白塔镇", "距", "县城")),
        (TOWN, ("白塔镇", "borders", "松江乡")),
        (TOWN, ("白塔镇", "borders", "云川县")),
        (TOWN, ("白塔镇", "borders", "白石山")),
    ],
)
def test_an_article_measures_and_places_its_headword(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_nobody_counted_is_without_a_house(folder: Path) -> None:
    subjects = {subject for subject, _, _ in facts(SCHOOL, folder)}
    assert not subjects & {"研究生", "全日制在校生", "建筑面积", "图书馆"}


BIRD = (
    "灰冠山雀是山雀科的一种鸟类，分布于云南西部。灰冠山雀体长12厘米。幼鸟喙呈灰褐色。"
    "2019年，灰冠山雀被列入《省级保护动物名录》，世界自然保护联盟将其评为近危物种。"
)
COLLEGE = (
    "海川大学位于青河市，是一所以理工科为主的大学。海川大学创办于1952年。海川大学隶属于省教育厅。"
    "学校的优势学科有采矿工程和陶瓷工程。校办刊物有《海川大学学报》，创刊于1980年。"
    "首任校长为地质学家方觉民，现任校长为宋庆元，党委书记为李桂芝。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (BIRD, ("灰冠山雀", "被评为", "近危物种")),
        (BIRD, ("灰冠山雀的幼鸟喙", "呈", "灰褐色")),
        (COLLEGE, ("海川大学", "优势学科", "陶瓷工程")),
        (COLLEGE, ("海川大学", "校办刊物", "海川大学学报")),
        (COLLEGE, ("海川大学学报", "foundedOn", "1980年")),
        (COLLEGE, ("方觉民", "worksFor", "海川大学")),
        (COLLEGE, ("李桂芝", "worksFor", "海川大学")),
    ],
)
def test_an_article_lists_what_its_headword_has(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_most_of_something_is_nothing_that_it_does(folder: Path) -> None:
    subjects = {subject for subject, _, _ in facts(COLLEGE, folder)}
    assert not subjects & {"理工科", "校办刊物", "学校的优势学科"}


FILM = (
    "《白堤》是由高明远执导，林若水、周平编剧，陈大宽、柳如青主演的剧情电影，由星河影业出品。"
    "影片改编自小说《旧堤》。该片获得金鹿奖。2018年，影片在青河市上映。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (FILM, ("高明远", "执导", "白堤")),
        (FILM, ("周平", "编剧", "白堤")),
        (FILM, ("柳如青", "主演", "白堤")),
        (FILM, ("白堤", "是", "剧情电影")),
        (FILM, ("白堤", "获得", "金鹿奖")),
        ("《夜航》是古装剧，由林青、王若水等主演。", ("林青", "由主演", "夜航")),
        (
            "2004年，县政府建成青峪水电站，装机容量1.2万千瓦，由海岚公司运营。",
            ("海岚公司", "由运营", "青峪水电站"),
        ),
        ("白石河古称“叠水”，因多白石而得名。", ("白石河", "古称", "叠水")),
    ],
)
def test_who_made_a_work_or_runs_a_site_is_told_of_it(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


TEMPLE = (
    "清峪寺位于青河市，是海川著名古刹，由高僧无尘禅师创建。清峪寺占地面积1.6万平方米。"
    "大雄宝殿重建于清康熙三十年，面阔五间。寺东侧为青峪景区，南临松江，西接白塔山。"
)
ORCHID = (
    "紫梗兰是兰科石斛属的一种植物。该种由植物学家林望山于1932年首次描述。紫梗兰产于云南南部。"
    "总状花序着生于老茎上部，花黄绿色。叶互生，革质。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (TEMPLE, ("无尘禅师", "holdsPosition", "高僧")),
        (TEMPLE, ("清峪寺的大雄宝殿", "面阔", "五间")),
        (ORCHID, ("林望山", "由首次描述", "紫梗兰")),
        (ORCHID, ("紫梗兰的总状花序", "着生于", "老茎上部")),
    ],
)
def test_halls_and_flowers_are_of_what_an_article_is_about(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_no_side_and_no_leaf_is_somebody(folder: Path) -> None:
    told = facts(TEMPLE, folder) | facts(ORCHID, folder)
    assert not any(one in ("禅师", "首次", "叶互生", "总状花") for one, _, _ in told)


def test_what_somebody_does_to_a_bare_noun_is_done_to_what_the_article_is_about(
    folder: Path,
) -> None:
    found = facts(
        "云屏灯塔\n云屏灯塔位于福建省霞浦县，始建于1892年，是东南沿海最早的灯塔。"
        "灯塔高26米。1938年，灯塔被炸毁。1956年，福建省交通厅重建灯塔。"
        "县里还有两座灯塔。",
        folder,
    )
    assert ("福建省交通厅", "重建", "云屏灯塔") in found
    assert not any(fact[1] == "还有" and fact[2] == "云屏灯塔" for fact in found)
