"""What the very words of a text tell of its lost pauses, whatever they sound like.

A greeting is a clause of its own, 以下简称 is never parted from the name it gives, and two trades
side by side (作家|翻译家) are a list. Such wordings are few and closed, and hold in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kgbuild.ontology.surnames import DOUBTFUL_SURNAMES, surname_of
from kgbuild.parse.lost_pauses.beginnings import beginnings
from kgbuild.parse.lost_pauses.births import births
from kgbuild.parse.lost_pauses.ceremonies import ceremonial, unparted
from kgbuild.parse.lost_pauses.openings import opening
from kgbuild.parse.segmentation.stubs import closed_counts
from kgbuild.regex import regex

#: What opens and closes a speech is a clause of its own.
_FORMULAS: Final = regex(
    r"大家(?:早上|上午|中午|下午|晚上)?好|(?:预祝|祝愿|祝)[^。，]{2,14}?(?:圆满成功|成功|顺利|快乐)|谢谢(?:大家|各位|你们每一个人|你们|诸位)"
)
#: What a frame closes with (以甲为例), and who is named again by surname (莫志远莫老师).
_CLOSED: Final = regex(
    r"(?<=以)[^。，]{2,24}?为例(?!子|外)|(?<=拿|就)[^。，了着]{2,16}?(?:来说|来讲|而言)"
    r"|(?P<surname>(?<![担出兼就接继连])[\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}"
    r"(?=(?P=surname)(?:老师|先生|女士|教授|院士|博士|主任|书记|厂长|校长|院长|队长|师傅|总))"
)
#: A shorter name that a bracket gave (以下简称办法); said twice, it is at work the second time.
_SHORT: Final = regex(r"(?:以下简?|下)称(?P<name>[\u4e00-\u9fff]{2,10})(?=(?P=name))|以下简?称")
#: 甲，女，汉族，…: what the lead of a biography says of a person first.
_FOLK: Final = (
    r"(?P<people>(?:汉|满|回|壮|苗|彝|藏|侗|瑶|白|傣|黎|畲|羌|水|蒙古|朝鲜|布依|土家|哈尼|纳西|锡伯"
    r"|维吾尔|哈萨克)族)"
)
_PEOPLE: Final = regex(
    rf"(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?P<born>(?:年月日?){{0,2}}|年年)(?P<sex>[男女])?{_FOLK}"
    r"人?(?!人|的|自治|乡|镇|村|聚居|同胞|干部|群众|妇女|学生|文化|语|服饰|歌|舞|医)"
)
#: The same further on, before what somebody is or did: 生于甲|汉族|中国画家.
_AMONG: Final = regex(
    rf"(?<![是为和与对属的各])(?<=[\u4e00-\u9fff]{{4}}){_FOLK}"
    r"(?=中国|中共|著名|毕业|大学|研究生|本科|高级|教授|工程师|[现当近]代|[\u4e00-\u9fff]{2,4}人)"
)
#: What a person does by trade, as two of them are told side by side.
_TRADES: Final = "|".join(
    sorted(
        "作家 画家 诗人 翻译家 书法家 教育家 思想家 政治家 革命家 军事家 科学家 文学家 史学家 "
        "历史学家 哲学家 评论家 艺术家 音乐家 作曲家 歌唱家 舞蹈家 剧作家 小说家 散文家 企业家 "
        "慈善家 实业家 社会活动家 收藏家 摄影家 雕塑家 戏剧家 演奏家 指挥家 考古学家 物理学家 "
        "化学家 数学家 天文学家 地质学家 生物学家 植物学家 经济学家 社会学家 语言学家 外交家 "
        "建筑师 编剧 导演 演员 歌手 制片人 主持人 运动员 教练员 教练 裁判员 出版家".split(),
        key=len,
        reverse=True,
    )
)
_LISTED: Final = regex(
    rf"(?:{_TRADES}|(?<=工程|问题|技术)专家)(?=(?:{_TRADES})(?!协会|联合会|联盟|学会|组))"
)
_HEAD: Final = (
    "(?:校长|院长|园长|馆长|厂长|局长|所长|站长|主任|书记|支书|镇长|乡长|县长|会长|社长|董事长"
    "|总经理|经理|教师)"
)
#: Who heads one house and who the next: 二中校长麦建国|青禾镇中心小学校长蒙丽娟.
_HEADING: Final = regex(
    rf"{_HEAD}(?P<name>[\u4e00-\u9fff]{{2}}(?:(?!实验|中心|中医|人民|第[一二三四五六七八九十]|职业|技术|城关|[市县区镇乡省])"
    rf"[\u4e00-\u9fff])?)(?=(?:(?![的和与及兼任是为在被由向对把说到从将并以等了着过])[\u4e00-\u9fff]){{1,14}}?"
    rf"(?:小学|中学|[一二三四五六七八九十]中|幼儿园|学校|学院|大学|[医学]院|卫生院|公司|集团|[局厂村镇乡县委馆所会社]|中心)"
    rf"(?:党委|党支部|党总支)?副?{_HEAD}(?P<next>[\u4e00-\u9fff]{{2}}))"
)
#: 市委|市政府, 省水利厅|省财政厅: bodies of one rank, side by side.
_BODIES: Final = regex(
    r"(?P<rank>[省市县区州镇乡])委(?=(?P=rank)(?:人民)?政府)|党委(?=政府)"
    r"|(?<=[\u4e00-\u9fff]{2})(?:厅|总署|[发改健纪]委|(?<![布结大全格僵败开变当])局)(?=[省市县](?!长|委书记)[\u4e00-\u9fff]{2,8}?[厅局委署办](?![长员]))"
)
#: Where somebody was born, then what they are: 生于云南大理|中国举重运动员.
_BORN: Final = regex(
    r"(?:(?<!先)生于|出生于|出生在)[\u4e00-\u9fff]{2,10}?"
    r"(?=(?:中国|美国|英国|法国|德国|俄国|日本|韩国|近代|现代|当代|[汉唐明清]代|[东西]汉|[南北]宋|民国)"
    r"[\u4e00-\u9fff]{0,9}?(?:[^国大人]家|诗人|演员|教练|运动员|学者|院士|工程师|设计师|建筑师"
    r"|导演|编剧|歌手|棋手|医生|教授|将领|官员|商人|僧人)(?![的协联学]))"
)
#: 建设甲基地|计划年月投产: a plan for a date without its figures opens a clause behind its object.
_PLANNED: Final = regex(
    r"(?:建设|建|新建|兴建|打造|设立|研制|开发|投资|开工)了?[\u4e00-\u9fff]{3,24}?"
    r"(?=(?:计划|预计|拟|力争|争取|有望|预期)(?:于|在|到)?(?:[今明后]年)?(?:年底|年内|年末|年初|年月日?|年)"
    r"(?:前|底|末|初|内|起)?(?:建成|完工|投产|投用|竣工|通车|开工|开园|开馆|开业|交付|启用|上市|完成|运营|全部|全面|正式))"
)
#: A growth that has lost its figure ends its clause: 同比增长|新建…
_GROWN: Final = regex(
    r"[同环]比(?:增长|下降|上升|减少|增加|提高|提升|回落)(?:超过|近|约|逾|达)?"
    r"(?![\d一二三四五六七八九十百千两数几近约超逾达到的率幅了较最，、。,])"
)
#: 用户为本|科技向善: what is put first, and what else one holds to.
_FIRST: Final = regex(
    r"(?<=[\u4e00-\u9fff]{2})为本"
    r"(?=[\u4e00-\u9fff]{4}的?[\u4e00-\u9fff]{0,2}(?:理念|原则|使命|宗旨|愿景|精神))"
)
#: 加入甲公司|担任乙: where somebody goes, and as what.
_GOES: Final = regex(
    r"(?:加入|调入|调到|调往|转入)(?:了)?[\u4e00-\u9fff]{1,12}?(?=(?:担任|出任)(?!的))"
)
#: A year without its figures, between what was done before and what was done then; so near the
#: opening stands only who did it (海浪科技|年成立).
_THEN: Final = regex(
    r"(?<=[\u4e00-\u9fff]{6})(?<![于自从至到在近多每今去前后两几当同本各该历全往这那一二三四五六七八九十百数余些整半逐常"
    r"成新青少老童晚早中幼壮周丰明千万的次翌隔为是由被将与和及或以其有称])"
    r"(?=年(?:月日?)?(?:毕业|获得?|任|考[入取]|赴|进入|转|升|调|留校|被|当选|起任|担任|出任|出版|发表"
    r"|创[办立建]|成立|加入|参加|移居|回国|返回|退休|去世|病逝|逝世|结婚|开始|建成|更名|改[名为]|收购"
    r"|上市)(?!的))"
)
#: When something was founded, and then what it is: 成立于年|总部位于甲.
_SINCE: Final = regex(
    r"(?:成立|始建|兴建|修建|建成|创建|创立|创办|创刊|组建|出生|诞生|开业|竣工|落成|设立)于年(?:月日?)?"
    r"(?=前身|(?![至到起初底末代间内的前后之，。,])[\u4e00-\u9fff])"
)
#: What a body has, behind what was told of it before: 是甲公司|总部位于乙|旗下拥有丙.
_PARTS: Final = regex(
    r"(?:是|为|于|有|在)[^，。,]{2,12}?(?<![家个所座支款])(?=(?:总部|旗下|前身|注册资本)(?:位于|设在|设于|拥有|有|为|是))"
)
#: Behind it no clause ends: 旗下|拥有, 总部|位于, 年月|出生, 甲等各种水果|已经上市.
_INNER: Final = regex(
    "(?:工匠|企业家|科学家|劳模|女排|航天|奥运|奥林匹克|长征|雷锋|敬业|奋斗|团队|合作|创新|奉献|创业|契约)(?=精神)"
    "|(?:体系|能力|农业|国防|治理|产业链|农村)(?=现代化)|"
    "等(?:各[种类项]|[多几]种|多项)?[\u4e00-\u9fff]{2,6}?(?=发挥|起到|展现|呈现|迎来|已经|正在|都在|均已|也都)|"
    "(?:总部|旗下|前身)(?=位于|设在|设于|拥有|有|为|是)|年月日?(?=出生|生于)"
    "|(?:产品|客户|股东|成员|会员|校友|代表作|作品|业务|范围|对象|内容|学生|弟子|著作|成果|措施|任务|目标)(?=包括|涵盖|包含)"
    "|(?:计划|预计|拟|力争|争取|有望|预期)(?=(?:[今明后]年)?(?:年底|年内|年末|年初|年月日?|年)"
    "(?:前|底|末|初|内|起)?(?:建成|完工|投产|投用|竣工|通车|开工|开园|开馆|开业|交付|启用|上市|完成|运营|全部|全面|正式))"
)
#: 是由甲开发的|去年…, and 当过甲|也当过乙: what was told ends where something else begins.
_TOLD: Final = regex(
    r"是由[\u4e00-\u9fff]{2,16}?的(?=去年|今年|前年|目前|现已|最近|近年|截至)"
    r"|[当做去到干任学见过]过[\u4e00-\u9fff]{1,12}?(?=也[当做去到干任学见]过)"
    r"|[\u4e00-\u9fff]{4}(?=更不[会是能要可敢]|更没有)"
)
#: 一是加快甲|二是建设乙: points that are counted up, and not 第一是 or 之一是.
_POINT: Final = regex(r"(?<![第之统唯期周十])(?P<number>[一二三四五六七八九])(?P<be>[是要])")
_NUMBERS: Final = "一二三四五六七八九"
#: What begins a clause wherever it stands: 毕业|到甲工作, 病逝|享年, 中文系|师从甲, 电池|客户包括.
_BEGINS: Final = regex(
    r"(?<=婚)(?=育有|生有|生下)|(?<=[子女])(?=[长次][子女][\u4e00-\u9fff]{2,3}(?:现任|曾任|是|为|任))|(?<=毕业)(?=到(?!了)|进入|分配|被|考入|赴|回|参加|留)"
    r"|(?<=[\u4e00-\u9fff]{4})(?=为[\u4e00-\u9fff]{2,20}?而(?:不懈|共同|继续)?(?:努力|奋斗|拼搏))"
    r"|(?<=[\u4e00-\u9fff])(?=享年)|(?<=[系院校学所业班])(?=师从)"
    r"|(?<=深造|留学|进修|访学)(?=获|回国|并|被)"
    r"|(?<=[^的其主要家我他她它些和与及各批届名位个新老原级类、，。])"
    r"(?=(?:主要)?(?:客户|股东|成员|会员|校友|代表作|子公司|分公司|产品)(?:包括|遍布|遍及|覆盖|涵盖|远销))"
)
#: What is one noun, whatever is heard inside: 国家重点保护野生动物.
_ONE_KIND: Final = regex(
    "国家(?:[一二]级)?(?:重点)?保护(?:野生)?(?:动植物|动物|植物|物种|鸟类)|重点文物保护单位"
)
#: 向甲、乙致以敬意: whom one greets or thanks are parted in a list, if at all.
_TOWARDS: Final = regex(
    r"[向对](?P<whom>[^。，向对]{2,40}?)(?=致以|表示(?:最|更)?(?:热烈|衷心|诚挚|崇高|亲切|由衷|真诚|深切)的?)"
)
#: 四人遇难|三十九人受伤: how many came to harm, of each kind.
_MANY: Final = "[一二三四五六七八九十百千万两几数余多]+"
_HARM: Final = (
    f"{_MANY}[人名位](?:遇难|死亡|身亡|丧生|遇害|牺牲|重伤|轻伤|受伤|失踪|失联|被困|获救|被捕|被俘)"
)
_NEXT_HARMED: Final = regex(rf"{_MANY}[人名位间栋户]|遗体|其余|另有|其中")
_HARMED: Final = regex(
    rf"(?<![亡难生害牲伤踪联困救捕俘一二三四五六七八九十百千万两几数])(?:{_HARM})+"
)
#: 经金校长介绍|进入甲公司: by whom somebody came where they went.
_BROUGHT: Final = regex(
    r"经[\u4e00-\u9fff]{2,10}?(?:介绍|推荐|引荐|举荐|保荐|引见|劝说)"
    r"(?=进入|加入|考入|转入|来到|前往|担任|出任|师从|拜|赴|到|入)"
)
#: 院长由甲担任|副院长为乙: an office that is named first is told behind who holds it.
_FILLED: Final = regex(
    r"(?:[院校会馆所社部局处园队站厅厂团秘书事]长|主任|主席|总裁|总经理|总监|主编|主角|领队|负责人|评委)"
    r"(?:都|均|分别|现|一职)?由[\u4e00-\u9fff]{2,20}?(?:担任|出任|兼任)(?=[\u4e00-\u9fff])(?![的过了])"
)
#: 交通便利|环境优美: what things are like, side by side; 收购了酒厂|酒厂…: a word said again.
_LIKE: Final = (
    "(?:便利|便捷|发达|优美|优良|良好|舒适|宜人|丰富|完善|齐全|先进|雄厚|整洁"
    "|肥沃|充足|充沛|湿润|温和|繁荣|兴旺|和睦)"
)
_ALIKE: Final = regex(
    rf"[\u4e00-\u9fff]{{2}}{_LIKE}(?=[\u4e00-\u9fff]{{2}}{_LIKE})"
    r"|(?<=[了过])(?P<again>[\u4e00-\u9fff]{2,6})(?=(?P=again)[^的们里内外上])"
)
#: Each matches up to where a clause ends.
_ENDS: Final = (
    _BROUGHT,
    _FILLED,
    _PLANNED,
    _BORN,
    _GROWN,
    _GOES,
    _THEN,
    _SINCE,
    _PARTS,
    _TOLD,
    _BEGINS,
    _ALIKE,
)
_APART: Final = 3  # characters from one pause to the next


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a text tell of its pauses, each told by the offset just behind it.

    Attributes:
        clauses: Where one ends a clause.
        lists: Where one parts the members of a list.
        none: Where there is none.
        brackets: What stood in brackets, from where to where.
        listing: Where a pause, if there is one, parts the members of a list.
    """

    clauses: frozenset[int]
    lists: frozenset[int]
    none: frozenset[int]
    brackets: tuple[tuple[int, int], ...] = ()
    listing: frozenset[int] = frozenset()


def wording(text: str) -> Wording:
    """Return where a normalised text has lost a pause for certain, and where it has not."""
    clauses: set[int] = {formula.end() for formula in _FORMULAS.finditer(text)}
    clauses.update(ceremonial(text))
    clauses.update(_points(text))
    clauses.update(_harmed(text))
    none: set[int] = {inner.end() for inner in _INNER.finditer(text)}
    none.update(unparted(text))
    for end in closed_counts(text):
        none.update((end - 1,))
        clauses.update((end,) if end < len(text) and text[end].isalnum() else ())
    for kind in _ONE_KIND.finditer(text):
        none.update(range(kind.start() + 1, kind.end()))
    for closed in _CLOSED.finditer(text):
        if closed["surname"] is None or surname_of(closed[0]):
            clauses.add(closed.end())
            none.update(range(closed.end() + 1, closed.end() + _APART))  # heard a little late
    for short in _SHORT.finditer(text):
        clauses.add(short.start())
        none.update(range(short.start() + 1, short.end()))
        if short["name"] is None:
            none.add(short.end())
        else:
            clauses.add(short.end())
            none.add(short.end() + len(short["name"]))
    clauses.update(_told_first(text))
    clauses.update(place for folk in _AMONG.finditer(text) for place in folk.span())
    clauses.update(end.end() for ends in _ENDS for end in ends.finditer(text))
    lists = {found.end() for listed in (_LISTED, _BODIES) for found in listed.finditer(text)}
    for name in _headed(text):
        lists.add(name.end("name"))
        none.update(range(name.start("name"), name.end("name")))
    for first in _FIRST.finditer(text):
        lists.add(first.end())
        none.update((first.start(), first.start() + 1))
    for own in (beginnings(text), births(text)):
        clauses.update(own.clauses)
        lists.update(own.lists)
        none.update(own.none)
    begins = opening(text)
    clauses.update(begins.clauses)
    lists.update(begins.lists)
    none.update(begins.none)
    inside = {offset for offset in clauses | lists if _between_letters(text, offset)}
    return Wording(
        frozenset(clauses & inside),
        frozenset(lists & inside),
        frozenset(none - inside),
        tuple(begins.brackets),
        frozenset(k for found in _TOWARDS.finditer(text) for k in range(*found.span("whom"))),
    )


def _headed(text: str) -> Iterator[re.Match[str]]:
    """Yield who heads a house, where the next house and who heads it follow."""
    for found in _HEADING.finditer(text):
        if all(surname_of(name) or name[0] in DOUBTFUL_SURNAMES for name in found.groups()):
            yield found


def _harmed(text: str) -> Iterator[int]:
    """Yield where one of several kinds of harm is told, and how many came to the next follows."""
    for told in _HARMED.finditer(text):
        ends = [told.start() + one.end() for one in re.finditer(_HARM, told[0])]
        yield from (end for end in ends if _NEXT_HARMED.match(text, end))


def _points(text: str) -> Iterator[int]:
    """Yield where each of the points begins that a sentence counts up, if it does."""
    for be in "是要":
        counted: list[int] = []
        for point in _POINT.finditer(text):
            if point["be"] == be and point["number"] == _NUMBERS[len(counted)]:
                counted.append(point.start())
        if len(counted) > 1:
            yield from counted


def _told_first(text: str) -> Iterator[int]:
    """Yield the pauses around sex and people in the lead of a biography."""
    lead = _PEOPLE.match(text)
    if lead is not None and surname_of(lead["name"]):
        yield from (lead.end("name"), lead.end("born"), lead.start("people"), lead.end())


def _between_letters(text: str, offset: int) -> bool:
    return offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()
