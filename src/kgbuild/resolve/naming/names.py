"""A mention's words become a name: what the node is called, and what else it is called.

天河公司总裁李明 is named 李明; 福建省福州市 is 福州市; 《岸》 is 岸; 云帆科技（YF） is 云帆科技
with the alias YF. The words of the mention themselves are kept beside the name, in the
statement, so nothing is lost by naming.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kgbuild.model import Mention
from kgbuild.ontology import ATTRIBUTES, Lexicon
from kgbuild.ontology.surnames import FORMS_OF_ADDRESS
from kgbuild.regex import regex
from kgbuild.resolve.naming.behind import (
    HOUSES,
    before_office,
    behind_calling,
    behind_dealing,
    behind_kin,
    behind_noun,
    behind_office,
    ends_in_office,
    listed_last,
    without_seat,
)
from kgbuild.resolve.naming.called import HONORIFIC, WIDE, Name, called_beside, looked_up, made_so
from kgbuild.resolve.naming.made_things import is_made_thing
from kgbuild.resolve.naming.monarchs import is_monarch
from kgbuild.resolve.naming.people import looks_like_a_person
from kgbuild.resolve.naming.places import (
    chain_of,
    joined,
    last_division,
    lies_elsewhere,
    place_before,
    without_inside,
)
from kgbuild.resolve.naming.towns import seated
from kgbuild.resolve.naming.unsized import unsized
from kgbuild.resolve.setting.spokesmen import OURS
from kgbuild.resolve.setting.visits import is_side

#: Closed classes of words that refer without naming. They never become nodes.
PERSONAL = frozenset(
    "我 你 您 他 她 它 我们 咱们 你们 他们 她们 它们 自己 本人 大家 各位 彼此 对方 双方 其 之 "
    "人家 别人 他人 某人 谁 诸位 您们 俺 俺们 咱 笔者".split()
)
DEMONSTRATIVE = frozenset(
    "这 那 此 这个 那个 这些 那些 这里 那里 这儿 那儿 这样 那样 这一切 一切 如此 前者 后者 "
    "什么 哪里 哪些 哪个 多少 每个 有些 其中 其他 其它 其余 另 另外 某 某个 某些 所有 各 各自 "
    "以下 以上 如下 上述 者 的 之一 一些 许多 很多 不少 更多 多数 全部 部分 这次 此次 这时 那时 "
    "该".split()
)
#: 我们甲医院: who speaks, and then the name of what they are of.
_APPOSED = regex(
    r"(?:我们|咱们|咱)(?![在于从到和与对把将给为正已还也都])(?=[^的\W]{2,}(?:公司|集团|大学|学院|医院|学校|银行|中心|协会|海关)$)"
)
#: The same before the name of a place or a house, whatever it ends in.
_APPOSED_NAME = regex(r"(?:我们|咱们|咱)(?=[\u4e00-\u9fff]{3,}$)")
#: Those that stand for a place.
HERE = frozenset("这里 那里 这儿 那儿".split())
#: What was named last of two, and first.
LATTER = "后者"
FORMER = "前者"
#: What was named last, in what is said that it is (…，这是…).
THIS = "这"
#: What linguists write for a word that is left out.
ELIDED = "∅"
#: The owner that is left out (父亲甲), as extraction writes it.
WHOSE = f"{ELIDED}的"
#: 甲集团旗下乙科技: whose house a name is of.
UNDER = regex(
    r"(?P<house>[^的、和与及]{2,16}?)旗下的?(?:(?:全资|控股|参股)?(?:子公司|品牌|平台|机构))?"
    r"(?P<name>(?![^，]*(?:公司|企业|品牌|平台|产品|业务|项目|酒店|基金|媒体)$)"
    r"[^的、和与及\d一二两三四五六七八九十多各]{2,16})"
)
#: What a thing has, named without it where it was named before (总部设在…, 旗下拥有…).
PARTS = frozenset("总部 旗下 注册地 总资产 注册资本 市值 总面积 占地面积 建筑面积 麾下".split())
#: What an event has.
EVENT_PARTS = frozenset("开幕式 闭幕式 主会场 分会场 颁奖礼 颁奖典礼 决赛".split())
#: What a document calls itself, however often it does.
ITSELF = regex(
    r"本(?P<noun>措施|办法|规定|条例|细则|意见|通知|方案|规划|纲要|决定|法|章程|公告|协议|合同|计划)"
)
_DETERMINER = regex(r"(?:该|本|此|这|那|某|其)(?=\S)")
#: 其中最著名的是甲: the words name nothing by themselves.
_FOREMOST = regex(
    "最?(?:为|具|有)?(?:著名|知名|有名|出名|重要|主要|突出|典型|常见|珍贵|古老|独特|显著|明显|大|高|长|"
    "早|多|小|好|快|代表性|特色)的?是?"
)
_NOT_DETERMINER = regex(r"本(?:科|质|能|土|草|色|领|分|钱|金)|此外|其(?:他|它|余|实|中)")
_ONESELF = regex(r"(?<=.)(?:个人|本人|自己|自身)$")
_RANKED = regex(rf"(?<=\w{{2}})(?<![的们位个名些])(?:{'|'.join(FORMS_OF_ADDRESS)})$")
_COURTEOUS = regex(rf"\w{{4}}(?:{'|'.join(FORMS_OF_ADDRESS)})$")
#: 甲学会的托马斯·韦伯教授: a foreign name before a rank.
_FOREIGN = regex(
    r"(?:.*的)?(?P<name>[^\W的]{1,8}(?:·[^\W的]{1,8})+)(?:先生|女士|教授|院士|博士|研究员)"
)
_QUOTES = tuple((pair[0], pair[1]) for pair in "“” ‘’ 「」 『』 〝〞 \"\" ''".split())
_VESSEL = regex(r"[“「『](?P<name>[^“”「」『』]{2,10})[”」』](?=号(?!\w*[线楼令文院]))")
_BOOK = regex(r"[《〈]([^《》〈〉]+)[》〉]")
_ON_PAGE = regex(r"(?<=[》报刊志])[上中里内]$")  # 发表在《深海》上
_TITLED = regex(r"(?:[\w的]{2,16}|.*的\w{0,6})(?P<book>《(?P<name>[^《》]+)》)")
_BRACKET = regex(r"(?P<name>[^（(]+)[（(](?P<gloss>[^（）()]{1,40})[）)]")
_DESCRIBED = regex(r".+的[“「『](?P<name>[^“”「」『』]{2,20})[”」』]")  # 去年推出的“甲”
#: What joined the words to those before them (由甲与软件企业乙开发).
_JOINT = regex(
    r"^(?:与(?!会)|以及)(?=[^\W的]{3,}$)|^和(?=[^\W的]{3,}(?:企业|品牌|平台|机构|制造商|厂商|运营商|供应商)$)|^以(?=(?:副?研究员|副?教授|院士|专家|记者|市长|县长|主任)$)|^来自[^的，]{2,16}的(?=[“「『])"
)
#: What of a firm is sold, behind its name (收购甲公司百分之五十一的股权).
_SHARE = regex(r"(?<=\w{2})(?:百分之[一二三四五六七八九十百零点]+|\d[\d.]*%)$")
#: Who serves as what, or whose it is, taken for part of the office (历任车间主任, 后者的董事长).
_SERVING = regex(r"^(?:后者|前者)?(?:历任|现任|时任|曾任|的)?(?=\w{2})|(?<=\w{2})现任(?=\w{2})")
#: What others have done with what is named behind it (其叔父创办的, 他任教的).
_BY_WHOM = regex(
    r"(?:其|他|她|他们|她们|该\w{1,3})[^的，。]{0,12}"
    r"(?:[创开兴主]办|创[立建]|[建设成]立|任教|就读|任职|工作|执教|供职|经营|管理|投资|控股|资助|捐建|捐资|主持|修建|设计|所在|毕业)的"
)
#: What somebody has one of, before its name: 其家乡余姚市.
_ONE_OF = regex(
    r"(?:其|该|本)?(?:\w{1,2}[省市县])?(?:家乡|故乡|老家|母校|母公司|首都|省会|总部|前身)"
)
_KIN = regex(
    r"其(?:父亲?|母亲?|妻子?|丈夫|夫|长子|次子|儿子|长女|女儿|兄(?![长弟])|弟弟?(?!子)|姐姐?|妹妹?|祖父|祖母|叔父)"
    r"(?P<name>[\u4e00-\u9fff]{2,4})"
)  # 其父林国栋
_BODIES = frozenset("Company Bank Media University Hospital Team App Software".split())
#: Class of a name -> those of the nouns that may stand right before it and say what it is.
_IS_CALLED = {
    **dict.fromkeys(
        ("Company", "Organization", "Media", "Association"),
        frozenset(("Company", "Organization", "Media", "Association", "Team", "Service")),
    ),
    "Team": frozenset(("Team",)),
    **dict.fromkeys(
        ("App", "Software", "Service", "Product"),
        frozenset(("App", "Software", "Service", "Product")),
    ),
    "Device": frozenset(("Device", "Product")),
}
#: Classes of what is held, founded or decreed under a name that opens with its place or its number.
_HAS_FULL_NAME = frozenset(
    "Conference Competition Event Organization University School ResearchInstitute Hospital "
    "Association Site District Project Award Policy Law Document".split()
)
_NUMBERED = regex(
    r"(?:第[\d一二三四五六七八九十百]+|[首一二三四五六七八九十])届|[12]\d{3}年?(?=\D)"
)
_OPENINGS = frozenset("Continent Country Province City District Place".split())
_OPEN_QUOTES = frozenset("“「『")
#: 他主编的乙: a pronoun is no part of a name.
_BY_SOMEBODY = regex(r"(?:他|她|我|他们|她们|我们)[^的们]{1,6}的")
#: 他带领的科研团队 is one of several teams, and named by whose it is.
_OF_SEVERAL = frozenset("Group Person Position Organization Company Team".split())
#: By whom a prize or a title is given, before its name.
_CONFERS = regex("(?:颁发|颁授|颁给|授予|授|评选|评|设立|颁布|主办|发)的$")
#: How a monarch or a pope is styled before the name (教宗保禄三世, 国王路易十四).
_STYLED = regex(
    "(?:教宗|教皇|国王|女王|皇帝|沙皇|苏丹|王后|大公|公爵|侯爵|伯爵|子爵|男爵|枢机|主教|大主教)"
)
_BRANDS = (2, 3, 4)  # characters of a brand
#: How much of it there was, behind a name in quotes (“蓝碳贷”8500万元).
_PAID = regex(r"(?<=[”」』])\d[\d.]*[万亿]*(?:元|美元|股|份|台|辆|套|瓶)$")
_HOUSES = frozenset("Company Bank Media Organization".split())
_LEVELS = ("", "区", "县", "市")
_DIVISION = regex("[\u4e00-\u9fff]{1,6}(?<![城小社地园灾校战辖片大])[县市区镇乡]")
_LONGEST_NAME = 4  # characters of a Chinese one
_LEAST_CHAIN = 2  # places
_LEAST_PLACE = 3  # characters of a place's own name behind what it is
_KINDS_OF_PLACE = frozenset("Site NaturalFeature Town".split())
_LEAST_MADE = 4  # characters of what somebody has made
_LEAST_CORE = 2  # characters of a full name between its place and its last word
#: What a firm is called before its name, by its trade or by what it is to another: no firm's own
#: name ends so.
_TRADE = regex(
    r".*(?:厂商|制造商|生产商|供应商|运营商|开发商|承包商|服务商|零售商|经销商|代理商|集成商|"
    r"建筑商|发行商|承运商|船东|业主|货主|东家|雇主|企业|巨头|品牌|对手|伙伴|客户|股东|"
    r"(?:承建|承办|主办|施工|建设|投资|合作|运营|开发|设计|供货|监理|出资|发起|收购|主管|参建|发行|出品|涉事|肇事|涉案|承运|租赁|出租)(?:方|单位|机构))"
)
#: 地震学家古登堡: by calling, whatever the tagger took a foreign name for.
_CALLING = regex(
    r".*(?:[^国大人专商店厂住农独]家|诗人|导演|工程师|教授|院士|传教士|建筑师|设计师|摄影师|制片人|演员|歌手|军官|"
    r"[上中少]校|[上中少]尉|将军|舰长|船长|主教|神父|牧师|国王|王后|女王|亲王|[公侯伯子男]爵|总督|公使|领事)"
)
#: 《甲》一诗, 《甲》杂志: what is called so stands behind its marks.
_BOOK_OF_KIND = regex(
    r"《(?P<name>[^《》]+)》(?:一(?:[诗文书词画剧曲歌片]|诗集|专著|著作)|(?P<paper>杂志|周刊|月刊|季刊|期刊|学报|日报|晚报))"
)
#: How parts of a house end that are named behind it.
_PARTS_OF_HOUSES = tuple(
    "系 学院 学部 研究所 研究院 研究室 教研室 实验室 事业部 附中 附小 医院".split()
)
_NAME_TAGS = frozenset({"nr", "ns", "nt", "nz", "nw"})
_EDGE = " \t,，、。;；:：!！?？…·—-~～*#|\\/"


def name_of(mention: Mention, lexicon: Lexicon) -> Name:
    """Return the name of what ``mention`` refers to.

    A person, and a place or organisation behind a modifier, is named by its head word;
    everything else by the whole noun phrase.
    """
    form = unsized(_ON_PAGE.sub("", _without_speakers(mention)))
    form = without_inside(_SHARE.sub("", _JOINT.sub("", form)), lexicon)
    if not mention.text and form in ("", WHOSE):
        return Name(form or ELIDED, resolved=False)  # a sentence before tells who
    named = mention.entity is not None and form == tidy(mention.head)  # 本溪市, 那英
    named = named and not ITSELF.fullmatch(form)
    if (related := _by_relation(form, mention, lexicon)) is not None:
        return related
    if titled := _TITLED.fullmatch(form):  # 他的代表作《治水述要》
        return Name(titled["name"], "Work", (titled["book"],))
    told = _ends_on_person(mention, lexicon) or _ends_on_place(mention)
    if not named and form not in lexicon and is_anaphor(form) and not told:
        return Name(form, None, (), resolved=False)
    if is_side(form, lexicon):
        return Name(form, None, (), resolved=False)
    if book := _BOOK.fullmatch(form):
        return Name(book.group(1), "Work", (form,))
    if book := _BOOK_OF_KIND.fullmatch(form):
        return Name(
            book["name"], "Media" if book["paper"] else "Work", (f"《{book['name']}》", form)
        )
    if mention.tag == "ns" and (place := _in_chain(form, lexicon)) is not None:
        return place
    if (under := UNDER.fullmatch(form)) and under["name"] not in lexicon.heads:
        known = looked_up(under["name"], lexicon)
        return Name(known.text, known.type or mention.entity, known.aliases)
    head, entity = tidy(mention.head), mention.entity
    form = _SERVING.sub("", form) if mention.tag == "n" else form
    if _ends_on_place(mention):
        form = head
    if mention.tag in ("ns", "nt") and (full := seated(form, lexicon)):
        return Name(full, entity, (form,) if form != full else ())
    if described := _DESCRIBED.fullmatch(form):
        return made_so(described["name"], entity, lexicon) or Name(
            looked_up(described["name"], lexicon).text, entity, (form,)
        )
    if (called := called_beside(_PAID.sub("", form), entity, lexicon)) is not None:
        return called
    if (firm := branded_behind_trade(form, lexicon)) is not None:
        return Name(firm, "Company")
    if (person := _person_within(form, head, mention.tag, lexicon)) is not None:
        return Name(looked_up(person, lexicon).text, "Person")
    behind = mention.tag in _NAME_TAGS and head and form.endswith("的" + head)
    if full := head if behind else _behind_description(form, mention.tag, lexicon):
        known = looked_up(full, lexicon)
        return Name(known.text, known.type or (entity if full == head else None), known.aliases)
    if entity and head and form != head and form.endswith(head):
        before = form.removesuffix(head)
        told_apart = len(head) > 2 or head in lexicon
        if mention.tag == "nt" and told_apart and _TRADE.fullmatch(before):
            known = looked_up(head, lexicon)
            return Name(known.text, known.type or entity, known.aliases)
        if _IS_CALLED.get(entity) and lexicon.head_class(before) in _IS_CALLED[entity]:
            known = looked_up(head, lexicon)  # 机器人公司拓野, 乐队苔藓
            return Name(known.text, known.type or entity, known.aliases)
        if entity == "Work" and lexicon.head_class(before) == "Work":
            return Name(head, "Work", (form,))  # 短篇小说渔火, whose marks are lost
        if mention.tag == "ns" and _is_kind_of(form.removesuffix(head), head, lexicon):
            return Name(head, entity)  # 风雨桥回龙桥, 千年古刹承恩寺
    if (style := _STYLED.match(form)) and is_monarch(form[style.end() :]):
        return Name(looked_up(form[style.end() :], lexicon).text, "Person", (form,))
    if mention.tag in ("nr", "ns", "nz") and head and form != head and form.endswith(head):
        kind = _told_before(form.removesuffix(head), head, mention.tag, lexicon)
        if kind is not None:
            return Name(head, kind)
        if mention.tag == "nr":
            return Name(looked_up(head, lexicon).text, "Person")
        if mention.tag == "ns" and _is_located(form.removesuffix(head), head, lexicon):
            known = looked_up(head, lexicon)
            return Name(known.text, known.type or entity, (*known.aliases, form))
    bracket = None if form.translate(WIDE) in lexicon else _BRACKET.fullmatch(form)
    if bracket:
        known = looked_up(tidy(bracket["name"]), lexicon)
        gloss = tidy(bracket["gloss"])
        aliases = (*known.aliases, gloss) if re.fullmatch(r"[\w .&-]+", gloss) else known.aliases
        return Name(known.text, known.type or entity, aliases)
    known = (form == head and made_so(form, entity, lexicon)) or looked_up(form, lexicon)
    return Name(known.text, known.type or _shown(mention, form, head, lexicon), known.aliases)


def _shown(mention: Mention, form: str, head: str, lexicon: Lexicon) -> str | None:
    """Return the class that the tagger gives to the whole of a name, or to all but its place.

    深圳迈瑞 is a firm as 迈瑞 is.
    """
    if form == head:
        return mention.entity
    if mention.entity not in _HOUSES or mention.tag != "nt" or not form.endswith(head):
        return None
    place = place_before(form, lexicon, _OPENINGS, least=len(head))
    if place != form.removesuffix(head):
        return None
    branded = mention.entity == "Organization" and lexicon.head_class(head) is None
    return "Company" if branded else mention.entity


def _by_relation(form: str, mention: Mention, lexicon: Lexicon) -> Name | None:
    """Return the name behind what it is to another (其父林国栋, 其子公司东钢物流), if one is."""
    if kin := _KIN.fullmatch(form):
        return Name(looked_up(kin["name"], lexicon).text, "Person", (form,))
    named = mention.tag == "nt" and form.endswith(tidy(mention.head))
    firm = behind_dealing(form, lexicon, named=named)
    if firm is None:
        return None
    known, kind = looked_up(firm, lexicon), lexicon.head_class(firm)
    kind = kind if kind in HOUSES else "Company"  # 远海食品
    return Name(known.text, known.type or kind, known.aliases)


def _without_speakers(mention: Mention) -> str:
    """Return the words of a mention without 我们 before the name of what those are of."""
    form = _APPOSED.sub("", tidy(mention.form or mention.text))
    return _APPOSED_NAME.sub("", form) if mention.tag in ("ns", "nt") else form


def _person_within(form: str, head: str, tag: str, lexicon: Lexicon) -> str | None:
    """Return whom words name between what they are and how they are addressed, if anyone."""
    if (person := _before_rank(form, head, tag)) is not None:
        return person
    bare = form.removesuffix("本人")
    if bare != form and looks_like_a_person(bare):
        return bare  # 林知远本人
    if form != head and _COURTEOUS.search(form):
        polite = HONORIFIC.search(form) is not None
        person = behind_office(_RANKED.sub("", form), lexicon, polite=polite)
        if person is not None:
            return person
    if tag != "nr" and (person := before_office(form, lexicon)) is not None:
        return person
    whole = tag == "nr" and form == head and len(form) > _LONGEST_NAME
    named = behind_noun(form, lexicon) or listed_last(form, lexicon) if tag != "nr" else None
    named = named or (behind_calling(form, lexicon) if tag != "nr" or whole else None)
    return named or behind_kin(form, lexicon)


def _before_rank(form: str, head: str, tag: str) -> str | None:
    """Return whose rank or office ends the words (甲学会的托马斯·韦伯教授, 甲公司林知远董事长)."""
    if foreign := _FOREIGN.fullmatch(form):
        return foreign["name"]
    return head if tag == "nr" and head in form and not form.endswith(head) else None


def _is_located(before: str, head: str, lexicon: Lexicon) -> bool:
    """Tell whether a place stands behind those it lies in: 广东顺德, though no atlas has 顺德."""
    named = len(head) > 1 and not ends_in_office(head, lexicon)
    land = without_seat(before)
    if not named or head in lexicon.heads or head in lexicon.nouns:
        return named and (bool(chain_of(land, lexicon)) or (land != before and head in lexicon))
    chain = any(chain_of(land + level, lexicon) for level in _LEVELS)  # 广东顺德容桂
    told = chain or _DIVISION.fullmatch(land) is not None  # 陕县观音堂
    return told or (land != before and head in lexicon)


def _in_chain(form: str, lexicon: Lexicon) -> Name | None:
    """Return the last of a chain of places (福建省福州市), if the words are one."""
    if last := last_division(form, lexicon):
        return Name(last, lexicon.head_class(last), (form,))
    if len(chain := chain_of(form, lexicon)) < _LEAST_CHAIN:
        return None
    if apart := joined(chain, lexicon):
        return Name(apart, "District", (form,) if form != apart else ())
    return _end_of(chain, form, lexicon)


def _end_of(chain: Sequence[str], form: str, lexicon: Lexicon) -> Name:
    """Name the last of a chain of places, which may only be called like one that lies elsewhere.

    台东都兰 is no 都兰县 of 青海省.
    """
    short = lexicon.canonical(chain[-1]) != chain[-1]
    if short and lies_elsewhere(chain[-1], chain[-2], lexicon):
        return Name(chain[-1], "Place", (form,))
    known = looked_up(chain[-1], lexicon)
    return Name(known.text, known.type or "Place", (*known.aliases, form))


_BELOW_ZERO = regex(r"[-－−](?=\d)")


@lru_cache(maxsize=65_536)  # a corpus says the same words again and again
def tidy(text: str) -> str:
    """Strip quotes and punctuation around a normalised name, and double spaces inside.

    So are the quotes inside the name of a vessel (“云帆”号).
    """
    text = re.sub(r"\s+", " ", text)
    below = _BELOW_ZERO.match(text)  # -2.08‰ is below nought
    text = below[0] + text[below.end() :].strip(_EDGE) if below else text.strip(_EDGE)
    stripped = True
    while stripped and len(text) > 2:
        stripped = False
        for left, right in _QUOTES:
            if text[0] == left and text[-1] == right:
                text, stripped = text[1:-1].strip(_EDGE), True
    text = _VESSEL.sub(r"\g<name>", text)
    for left, right in _QUOTES:  # half a pair of quotes is never part of a name
        if left != right and (text.count(left) + text.count(right)) == 1:
            text = text.strip(left + right)
    return text


def named_behind_trade(form: str) -> str:
    """Return the name that a firm's trade stands before (软件企业甲), empty where none does."""
    trade = _TRADE.match(form)
    name = form[trade.end() :] if trade is not None else ""
    return name if len(name) > 2 else ""


def branded_behind_trade(form: str, lexicon: Lexicon) -> str | None:
    """Return the brand and trade of a firm behind what it is (青岛企业蓝鳍科技), if there."""
    name = named_behind_trade(form) if "的" not in form else ""
    ends = (name[size:] for size in _BRANDS if size < len(name))
    return name if any(end in lexicon.trades for end in ends) else None


def is_titled(form: str) -> bool:
    """Tell whether the words are the title of a work, in its brackets."""
    return _BOOK.fullmatch(_ON_PAGE.sub("", tidy(form))) is not None


def is_anaphor(form: str) -> bool:
    """Tell whether the words point back to something instead of naming it."""
    if _ONESELF.sub("", form) in PERSONAL or form in DEMONSTRATIVE:
        return True
    if OURS.fullmatch(form) or _FOREMOST.fullmatch(form):
        return True
    return bool(_DETERMINER.match(form)) and not _NOT_DETERMINER.match(form)


def _ends_on_person(mention: Mention, lexicon: Lexicon) -> bool:
    """该公司总经理甲 names 甲, whatever the words before the name point to."""
    form, head = tidy(mention.form), tidy(mention.head)
    before = form.removesuffix(head)
    told = mention.tag == "nr" and len(before) > 1 and form != before
    named = looks_like_a_person(head) or ends_in_office(before, lexicon)  # 该公司总裁多吉
    return told and before not in DEMONSTRATIVE and named


def _ends_on_place(mention: Mention) -> bool:
    """其家乡余姚市 names 余姚市, 其母校甲大学 the school, and 其叔父创办的乙小学 the other one."""
    form, head = tidy(mention.form), tidy(mention.head)
    named = mention.tag in ("ns", "nt") and len(head) > 2 and form.endswith(head)
    before = form.removesuffix(head)
    clause = len(head) > _LEAST_PLACE and _BY_WHOM.fullmatch(before) is not None
    return named and (clause or _ONE_OF.fullmatch(before) is not None)


def _told_before(before: str, head: str, tag: str, lexicon: Lexicon) -> str | None:
    """Return the class of a name that the words before it tell, against the tagger.

    匈牙利德布勒森 is in Hungary, 涂层企业诺维塔 a firm: neither is built as a person's name.
    """
    if tag in ("ns", "nz") and head not in lexicon and _CALLING.fullmatch(before):
        return "Person"  # 地震学家古登堡
    if looks_like_a_person(head) or before.endswith("的") or head in lexicon:
        return None
    if head.endswith((*ATTRIBUTES, *_PARTS_OF_HOUSES)):
        return None  # 海川集团营业收入, 青河大学土木工程系
    wider = lexicon.get(before)
    if wider is not None:
        return "Place" if wider.type == "Country" and tag == "nr" else None
    kind = lexicon.head_class(before)
    return kind if kind in _BODIES else None


def _is_kind_of(before: str, head: str, lexicon: Lexicon) -> bool:
    """Tell whether the noun before a place's own name says what kind of place it is."""
    if len(head) < _LEAST_PLACE or head in lexicon.heads or before.endswith("的"):
        return False
    told = lexicon.noun_class(before) or lexicon.head_class(before)
    kind = lexicon.head_class(head)
    return (
        told in _KINDS_OF_PLACE
        and kind in (told, None)
        and place_before(before, lexicon, _OPENINGS, least=_LEAST_CORE) != before
    )


def _behind_description(form: str, tag: str, lexicon: Lexicon) -> str | None:
    """Return the full name that a description goes before (由甲市主办的长三角水产博览会).

    It opens with its place, its number or quotes; what somebody has made (他主编的乙) is named
    without the pronoun. 上月开张的上海饭店 is left alone: it may be any of several.
    """
    name = form.rpartition("的")[2]
    kind = lexicon.head_class(name)
    if name == form or name in lexicon.heads or tag == "nr":  # 我们中心的老主任甲
        return None
    if _BY_SOMEBODY.fullmatch(form.removesuffix(name)) and len(name) >= _LEAST_MADE:
        return name if kind not in _OF_SEVERAL else None
    placed = name[len(place_before(name, lexicon, _OPENINGS, least=_LEAST_CORE)) :]
    plain = placed != name and (placed in lexicon.heads or placed in lexicon.nouns)  # 上海饭店
    made = len(name) >= _LEAST_MADE and not plain
    if made and is_made_thing(form.removesuffix(name), name, lexicon):
        return name  # 青鸾机器人自主研发的谐波减速器
    if kind == "Award" and _CONFERS.search(form.removesuffix(name)):
        return name if len(name) >= _LEAST_MADE else None  # 省政府颁发的建功标兵称号
    if kind not in _HAS_FULL_NAME:
        return None
    if name[0] in _OPEN_QUOTES:
        return name
    opening = place_before(name, lexicon, _OPENINGS, least=_LEAST_CORE)
    numbered = _NUMBERED.match(name)
    start = len(opening) or (numbered.end() if numbered else 0)
    end = next(k for k in range(len(name)) if name[k:] in lexicon.heads)
    return name if start and end - start >= _LEAST_CORE else None
