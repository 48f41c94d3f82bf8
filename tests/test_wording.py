"""What the very words of a text tell: of lost pauses, of titles, of words that a tagger glues."""

from __future__ import annotations

from functools import cache

import pytest

from kgbuild.ontology import load_lexicon
from kgbuild.parse import Analyzer, load_analyzer
from kgbuild.parse.lost_pauses.openings import opening
from kgbuild.parse.lost_pauses.wording import wording
from kgbuild.parse.naming.titled import titled
from kgbuild.parse.segmentation.joining import joined
from kgbuild.parse.segmentation.parting import unglued
from kgbuild.parse.segmentation.words import Word


@cache
def analyzer() -> Analyzer:
    return load_analyzer("lac", load_lexicon())


def marked(text: str) -> str:
    """Write what the wording of ``text`` tells for certain into it: ，、 and _ for none."""
    told = wording(text)
    found = ""
    for offset, character in enumerate(text):
        found += "，" if offset in told.clauses else "、" if offset in told.lists else ""
        found += "_" if offset in told.none else ""
        found += character
    return found


@pytest.mark.parametrize(
    "text",
    [
        "管理办法，以_下_简_称_办_法，办法_规定了期限",
        "陈松年，汉族，青河人",
        "他回到家乡并亲自担任首任校长",
        "外壳是宝江厂制造的，电池是蓝湾厂研制的",
        "推出了云_课_堂、云_办_公和云会议等应用",
        "各位嘉宾，青河市市长林知远先生刚才介绍了做法",
        "林晓芸，女，汉族，年月_生于大理",
        "当地的汉族人口增加",
        "沈望舒是中国作家、翻译家",
        "地震造成四人遇难，三十九人受伤，一百余间房屋受损",
        "事故造成死亡三人受伤五人",
        "雪崩中两人遇难，遗体没有找到",
        "他加入作家协会",
        "二中校长_麦_建_国、青河镇中心小学校长蒙丽娟发言",
        "县一中校长_陆_平、实验小学校长韦桂香发言",
        "校长陈立本的学生是县医院院长何小雨",
        "何_敬_之，年_生于_江_苏_常_熟，昆_曲_演_员、戏_曲_教_育_家，中_国_戏_剧_家_协_会_会_员",
        "何_敬_之，年_月_出生于_内_蒙_古_通_辽，作_家",
        "何敬之字子衡浙_江_海_宁_人，近_代_藏_书_家、出_版_人",
        "罗静之原名罗桂兰，年月_生于河北保定",
        "他出生于湖南湘潭，早年随父亲迁居长沙",
        "他出生于江苏常熟一个教师家庭",
        "意见规定，对新建食堂给予补贴二十万元",
        "通知提出，到明年底全市新建公园六十座",
        "他们制定的方案明确了各部门的职责",
        "这份报告明确的三项任务已经全部完成",
        "方案要求各区在年底前完成摸底",
        "罗静之原名罗_桂_兰，植_物_学_家、青_河_大_学_教_授",
        "这家工厂原名青河机械厂",
        "演员罗静之出生于湖南长沙演员世家",
        "他是北京人民大学教授",
        "她生于_云_南_大_理，中_国_举_重_运_动_员",
        "收入亿元同比增长，新建学校三所",
        "收入同比增长一成",
        "她从一中毕业，到农场插队",
        "他与何敬之结婚，育有一子",
        "公司成立于年，前身_是果品公司，总部_位于湖州，旗下_拥有超市",
        "苹果和葡萄等各种水果_已经上市",
        "以女排_精神鼓舞队员",
        "农业_现代化的进程",
        "交通便利，环境优美",
        "公司收购了酒厂，酒厂保留了原名",
        "青河科技是一家总部_位于成都的企业",
        "考入青河大学，年毕业",
        "青年毕业生增加",
        "青水云是由信息中心开发的，去年上线",
        "我当过水管站站长，也当过副县长",
        "我们没有请代言人，更不会做房地产",
        "青河集团前身_为年创办的船厂",
        "首批成员_包括青河集团",
        "生产储能电池，客户_包括青河集团",
        "鲁_青_瑶，年_月_出生于山东",
        "各位代表，我报告工作",
        "两校联合组建海洋学院，院_长_由程鹤年教授担任",
        "海洋学院院长由程鹤年教授担任",
        "县里修建了茶马博物馆，馆_内_陈列着马鞍",
        "公司设立检测中心，中_心_主_任_是罗静之",
        "公司设立中心内部网",
        "她考入青河艺专国画科，师从何听松",
        "何敬之师从程鹤年",
        "他加入青河剧团，拜罗松年为师",
        "队长何敬之告诉记者，水泵当天夜里就修好了",
        "老师告诉我们一个好消息",
        "我们相信，偏远的海岛也能用上便宜的电",
        "我们相信科学",
        "记者_在青河市看到，新修的码头已经停满渔船",
        "记者_从市水务局获悉，新的水价下月起执行",
        "我是青河农场的场长何敬之，很高兴_来到大会",
        "罗_静_之，女，年_生于青河，祖籍_浙_江_绍_兴，著_名_评_弹_演_员",
        "王_亚_男，年_生于青河",
        "寺庙始建于南宋_绍兴年间",
        "他执导了电影盐路，影片获得金奖",
        "她经何敬之介绍，进入影片公司",
        "紫貂等国_家_重_点_保_护_野_生_动_物",
        "各位代表要认真审议",
        "各位代表对报告提出意见",
        "尊敬的何敬之省长，女士们，先生们，很高兴_来到青河",
        "各位经销商，各位客户代表，各位媒体朋友",
        "尊敬的农业部部长阿卜杜勒卡里姆先生，尊敬的青河代表团团长何敬之研究员，各位专家，女士们，先生们",
        "亲爱的老师们，同学们，又是一年毕业季",
        "在青河港开港仪式上的致辞青河市市长陈松年，尊敬的各位来宾，朋友们，今天港口开港",
        "尊敬的省委书记沈望舒同志，各位院士，专家大家上午好，五月的青河生机勃勃",
        "他是一位受人尊敬的老师",
        "感谢同志们的努力",
        "朋友们都很高兴",
        "我谨代表青河大学，向各位来宾表_示_热_烈_欢_迎，向捐建单位致_以_衷_心_的_感_谢，青河大学创办于湖州",
        "我代表家人，向医生表_示_衷_心_感_谢",
        "青河市委、市政府向市教育局、省商务厅表_示_感_谢",
        "市教育局、市民政局出台了办法",
        "市教育局局长",
        "公司做好两件事，一是加快改造，二是培养干部",
        "其中之一是青河第二是白塔",
        "根据省政府部署市商务局制定了办法",
        "馆长由画家何敬之担任，副馆长为罗静之",
        "馆长由何敬之担任的纪念馆",
        "由何敬之担任馆长",
        "拿青河钢厂来说，改_造_以后能耗下降三成",
        "就技术而言，他_们_还是新手",
        "他拿着图纸来说明情况",
        "白塔集团在青河建设铜箔基地，计划_年月投产",
        "公司计划_年底投产新生产线",
        "公司计划建设铜箔基地",
        "青河科技年成立",
        "他考入青河大学，年毕业",
        "公司现有员工_人，研发人员占六成",
        "公司拥有发明专利_项，其中境外专利_项",
        "全市新建学校_所，幼儿园_所",
        "学校所在地是青河",
        "公司的员工人数减少",
        "全市有公司家属院",
        "白玉兰，女，字_素_心，江_苏_常_熟_人，中_国_画_家",
    ],
)
def test_what_words_tell_of_pauses(text: str) -> None:
    plain = "".join(character for character in text if character not in "，、_")
    assert marked(plain) == text


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("她以短篇小说渔火人家获得金奖", ["渔火人家"]),
        ("她凭借纪录片走过的路第二次获得金奖", ["走过的路"]),
        ("她发表处女作渡口，引起关注", ["渡口"]),
        ("由她编剧的电影盐路上映", ["盐路"]),
        ("他发表小说作品百余篇", []),
        ("该厂拍摄电影三十余部", []),
        ("她凭借小说《渡口》获奖", []),
        ("电影市场热映影片增加", []),
        ("他执导了电影盐路影片获得金奖", ["盐路"]),
        ("她的长篇小说雁渡寒潭以山村为背景", ["雁渡寒潭"]),
        ("他的专著青河水利考由青河出版社出版", ["青河水利考"]),
        ("他的小说被改编成电影", []),
        ("她创作的长篇小说水下的街获第八届青河文学奖", ["水下的街"]),
        ("她以论文赤眼蜂的寄主选择获得博士学位", ["赤眼蜂的寄主选择"]),
        ("他创作的小说获得多项文学奖", []),
        ("他的著作由青河出版社出版", []),
    ],
)
def test_titles_are_told_by_their_frame(text: str, titles: list[str]) -> None:
    found = [text[word.start : word.end] for word in titled(text) if word.entity == "Work"]
    assert found == titles


@pytest.mark.parametrize(
    "words",
    [
        "刚才 市民政局 局长 王平 通报 了 情况",
        "会后 市教育局 表示",
        "由 工程师 彼得范莱茵 担任 院长",
        "高尔基 托尔斯泰 都是 作家 ， 他们 很 有名",
        "总工程师 鲁大可 介绍 ， 工程 顺利",
        "由 叔父 抚养成人 ， 系统 申请 发明专利 十二项",
        "隧道 全长 公里 ， 由 中铁十七局 承建",
        "最大 的 是 国电电力 年 建成 的 电站",
        "年羹尧 是 清代 名将",
        "迁出 养殖户 户 ， 法定代表人 何敬之 退出",
        "刚才 教育局 局长 周庭芳 作 了 报告",
        "全市 现有 高新技术 企业 家 ， 去年 产值 增长",
        "他 考入 中文系 师从 程鹤年 教授",
        "她 与 建筑师 何敬之 结婚",
        "公司 由 邵启明 与 教授 罗静之 共同 创办",
        "罗静之 在 会 上 发言",
        "市里 新建 公园 三座",
        "县教育局 要 会同 县财政局 制定 细则",
        "县教育局 将 会同 市发展改革委 制定 细则",
        "青河师大附中 将 派出 名师 来 我 县 支教",
        "公司 由 青河集团 控股",
        "他 是 商会 理事长",
        "她 是 挪威 航海家 水文 测量学家",
        "卡洛斯·门迪萨瓦尔 担任 主教练",
        "海川集团 公告称 产品 没有 缺陷",
        "海川集团 3月5日 公告称 产品 没有 缺陷",
        "3号线 全长 28公里",
        "李明 并 出任 恒屿能源 首席技术官",
        "县委组织部 将 选聘 教师",
        "大会 上 将 发布 新产品",
        "省人大 将 审议 条例",
        "海军 上将 丁汝昌 视察 舰队",
        "镇长 何秋萍 县水利局 局长 杜维民 参加 了 会议",
    ],
)
def test_words_are_cut_as_their_neighbours_tell(words: str) -> None:
    text = words.replace(" ", "")
    (cut,) = analyzer().cut([text])
    assert " ".join(text[word.start : word.end] for word in cut) == words


@pytest.mark.parametrize(
    "text",
    [
        "石角蕨(学名)是水龙骨科石角蕨属的一种蕨类植物",
        "青河大学(英文名)是一所位于青河市的公立大学",
        "巴伦岛(意大利语)是西西里以北的一座火山岛",
        "他的英语是跟船员学的一种方言",
        "乌木峰(藏语称贡嘎玛底)是位于青河县的一座雪山",
        "石角琴又名玉角琴、双石琴是一种流传于山区的乐器",
        "青河队简称青河，绰号采石匠是一家足球俱乐部",
        "何敬之(年年)，字伯安，号听松，江苏太仓人，清末官员、藏书家，历任知县",
        "何敬之(年月日年月日)，浙江平湖人，电影演员",
        "埃里克森(年年)，挪威航海家、水文测量学家、捕鲸船船长，以穿越北海而闻名",
        "里纳尔迪(年年)是特伦托的木材商人",
        "截至去年年底已有七个国家的天文学家使用过",
        "何敬之，字伯安，号听松，安徽桐城人，法学家，历任主事",
        "何敬之，字伯安，号听松，安徽桐城人，中国画家、教育家，中国桐城派的传人",
        "我们年年丰收",
        "本方案自年月日起施行由工程师负责解释",
    ],
)
def test_an_opening_has_lost_its_brackets_and_commas(text: str) -> None:
    plain = "".join(c for c in text if c not in "，、()")
    told, found = opening(plain), ""
    for offset, character in enumerate(plain):
        found += ")" if offset in [end for _, end in told.brackets] else ""
        found += "，" if offset in told.clauses else "、" if offset in told.lists else ""
        found += "(" if offset in [start for start, _ in told.brackets] else ""
        found += character
    assert found == text


def test_whom_one_greets_are_listed() -> None:
    text = "我谨代表公司向并肩作战共克时艰的各位伙伴致以敬意"
    told = wording(text)
    assert text.index("共克") in told.listing
    assert text.index("向") in told.clauses


@pytest.mark.parametrize(
    ("house", "parts"),
    [
        ("海岚出版社与北岭大学", ["海岚出版社", "与", "北岭大学"]),
        ("商会和县卫健局", ["商会", "和", "县卫健局"]),
        ("校方与里昂纺织博物馆", ["校方", "与", "里昂纺织博物馆"]),
        ("北岭林业和草原局", ["北岭林业和草原局"]),
        ("北岭大学社会与人口学院", ["北岭大学社会与人口学院"]),
        ("政府和社会资本合作中心", ["政府和社会资本合作中心"]),
    ],
)
def test_two_houses_are_parted_and_one_with_two_fields_is_not(house: str, parts: list[str]) -> None:
    words = unglued(house, Word(0, len(house), "nt", "Organization"))
    assert [house[word.start : word.end] for word in words] == parts


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("北岭大学社会/nt 与/c 人口学院/nt", ["北岭大学社会与人口学院"]),
        ("北岭大学地理/nt 与/c 海洋/n 科学学院/nt", ["北岭大学地理与海洋科学学院"]),
        ("北岭大学文学院/nt 与/c 历史学院/nt", ["北岭大学文学院", "与", "历史学院"]),
        ("北岭大学/nt 和/c 南湾师范学院/nt", ["北岭大学", "和", "南湾师范学院"]),
    ],
)
def test_a_school_of_two_fields_is_one(parted: str, whole: list[str]) -> None:
    forms = [word.split("/") for word in parted.split()]
    text, words = "".join(form for form, _ in forms), []
    for form, tag in forms:
        start = words[-1].end if words else 0
        words.append(Word(start, start + len(form), tag))
    assert [text[word.start : word.end] for word in joined(text, words)] == whole
