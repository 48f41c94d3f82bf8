"""How an article or a life opens, where its brackets and commas are lost.

青铃草（学名：…）是… has become 青铃草学名是…, and 何敬之（1870年—1951年），字伯安，江苏太仓人 has
become 何敬之年年字伯安江苏太仓人. What stood in the bracket had letters or figures only, so that
nothing is left of it but the words that say what it was; and a lead is told in so few ways that
its parts can be told from each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kgbuild.ontology.surnames import surname_of
from kgbuild.regex import regex

_HAN: Final = "[\u4e00-\u9fff]"
_TONGUE: Final = (
    "(?:英|法|德|俄|日|韩|朝鲜|葡萄牙|西班牙|意大利|拉丁|阿拉伯|荷兰|瑞典|挪威|丹麦|芬兰|波兰|捷克|匈牙利"
    "|希腊|土耳其|波斯|蒙古|藏|维吾尔|哈萨克|满|彝|壮|傣|苗|侗|马来|泰|越南|印地|乌克兰)"
)
#: What a name in foreign letters is announced with.
_FOREIGN: Final = (
    "(?:(?:拉丁)?学名|拉丁名|(?:英|法|德|俄|日|韩|外|葡|西|意)文(?:名称|全称|简称|缩写|通用名|名)?"
    f"|{_TONGUE}语(?:名)?|外语名|罗马化|国际音标)"
)
#: 青铃草|学名|是…的植物: the name, what announced the lost one, and what is told of it.
_NAMED: Final = regex(
    rf"(?P<name>(?:(?![的他她它我你其这那是为有在和与及或])[\u4e00-\u9fff]){{2,20}}?)(?P<aside>{_FOREIGN}+)"
    rf"(?=(?:又名|又称|亦称|也称|也叫|俗名|俗称|别名|别称|简称|旧称|原名|中文名)"
    rf"|[是为](?:一[个种座家所款类项门部本位条艘支名场届份]|{_HAN}{{0,40}}?(?:的|[科属目纲族])))"
)
#: 乌木峰|藏语称贡嘎玛底|是…: what it is called in another tongue.
_CALLED: Final = regex(
    rf"(?P<name>(?:(?![的他她它我你其这那是为有在和与及或])[\u4e00-\u9fff]){{2,16}}?)"
    rf"(?P<aside>{_TONGUE}语(?:称|意为|名为|名叫|又称){_HAN}{{2,12}}?)"
    rf"(?=是(?:一[个种座家所款类项条支名]|{_HAN}{{0,40}}?的))"
)
#: 石弦琴|又名|玉磬琴响石琴: by what else it is called.
_ALSO: Final = regex(
    rf"(?:又名|又称|亦称|也称|也叫|俗名|俗称|别名|别称|旧称|简称)(?P<names>{_HAN}{{4,24}}?)(?=[是为])"
)
_NICK: Final = regex("(?<=..)(?:绰号|昵称|外号|爱称)(?=..)")
#: What remains of the dates of a life, or of a span of years.
_DATES: Final = (
    "(?<![截去今明前后当每历零一二三四五六七八九十百两几多数元])"
    "(?:年年|年月日年月日|年月年月|年年月日|年月日年|年月年|年月日)"
)
_ALIAS: Final = (
    "(?:俗姓|原名|本名|曾用名|又名|笔名|艺名|别名|乳名|小名|谱名|法名|法号|别号|自号|晚号|谥号|谥|字(?![典母体幕节])"
    "|号(?![称召码]))"
)
PROVINCES: Final = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西"
    "|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|北京|上海|天津|重庆|奉天|直隶|顺天|热河|察哈尔|绥远|西康"
)
LANDS: Final = (
    "中国|美国|英国|法国|德国|俄国|俄罗斯|苏联|日本|韩国|朝鲜|印度|加拿大|澳大利亚|新西兰|意大利|西班牙|葡萄牙"
    "|荷兰|比利时|瑞士|奥地利|瑞典|挪威|丹麦|芬兰|冰岛|波兰|捷克|匈牙利|罗马尼亚|保加利亚|希腊|土耳其|埃及|南非"
    "|肯尼亚|尼日利亚|加纳|摩洛哥|墨西哥|巴西|阿根廷|智利|秘鲁|哥伦比亚|古巴|泰国|越南|新加坡|马来西亚|印度尼西亚"
    "|菲律宾|缅甸|伊朗|伊拉克|以色列|沙特|哈萨克斯坦|乌克兰|爱尔兰|苏格兰|波斯|阿拉伯"
)
_TIMES: Final = (
    "清末|清代|清朝|晚清|明末|明代|明朝|元代|宋代|北宋|南宋|唐代|汉代|东汉|西汉|民国"
    "|近现代|近代|现代|当代"
)
_FOLK: Final = regex(
    f"[男女](?={PROVINCES}|{_ALIAS})|[男女]?(?:汉|满|回|壮|苗|彝|藏|侗|瑶|白|傣|黎|畲|羌|水|蒙古|朝鲜|布依|土家|哈尼|纳西|锡伯|维吾尔|哈萨克"
    "|裕固|撒拉|仡佬|拉祜|佤|傈僳|东乡|土|仫佬|毛南|布朗|阿昌|景颇|柯尔克孜|达斡尔|鄂温克|鄂伦春|赫哲|塔吉克)族"
)
_FROM: Final = regex(
    rf"(?:祖籍|原籍)?(?:{PROVINCES}){_HAN}{{0,10}}?(?:人(?![民员士物才口大类和与间])|籍)"
)
_TRADE: Final = (
    "(?:(?<![国大人全每自公居])家(?!协会|联合会|族|庭|属|园|乡|长|居|具|里|中(?!国|共|央)|境)"
    "|(?:教练|运动|飞行|演|队|会|委|议|官|船|研究|球|党|盟|社|职|航天|宇航|公务)员(?!工|会|外|额|的)|教练|医生|医师|药师"
    "|(?:工程|建筑|设计|律|摄影|会计|魔术|厨|法|禅|裱画|调音|制琴|教)师|学者|诗人|[商僧艺报文]人|(?:出版|制片|经纪|撰稿|媒体)人|(?<=[海富盐茶药皮布])商(?![业务品人会])|名将|将领|[上中少大]将"
    "|元帅|将军|船长|队长|领队|讲师|记者|编辑|编剧|导演|歌手|主持人|[究开创学护集工者领建创教译]者(?![的们])|外交官|军官|法官|检察官"
    "|[校院馆社厂所会董事理]长|主席|顾问|传承人|主任|大师|代表|[教导]练|教授|院士|博士|牧师|传教士|进士|举人|先驱|奠基人|创始人|创办人|代表人物|领导人|棋手|选手|活动家|教徒)"
)
TRADES: Final = regex(
    rf"(?:(?![曾于以被获了过已底是擅]|出生|生前|历任|现任|时任|毕业|师从|[译著]有|主编|通晓)[\u4e00-\u9fff]){{0,24}}?"
    rf"{_TRADE}(?:之一)?(?!{_HAN}?[的们])"
)
_KNOWN: Final = regex(
    rf"{_ALIAS}{_HAN}{{1,6}}?(?={_ALIAS}|(?:祖籍|原籍)?(?:{PROVINCES})|(?:{LANDS}|{_TIMES}))"
)
_LIFE: Final = regex(
    rf"(?P<name>(?:(?![的他她它我你其这那是为有在和与及或])[\u4e00-\u9fff]){{2,16}}?(?<![自从于至到]))"
    rf"(?P<aside>{_DATES})(?![起至前后止])"
)
_STYLED: Final = regex(
    rf"(?P<name>{_HAN}{{2,4}}?|{_HAN}{{2}}(?:法师|和尚|道人|禅师|大师))(?={_ALIAS}{_HAN}{{1,6}}?{_ALIAS})"
    rf"|(?P<woman>{_HAN}{{2,4}}?)(?=[男女]{_ALIAS}{_HAN}{{1,6}}?(?:{_ALIAS}|{PROVINCES}))"
)

_EARLY: Final = 60  # characters within which an article says by what else its subject is called
_SHORTEST: Final = 2  # characters of a name
_STYLE: Final = 4  # characters of a monk with his style (圆澄法师)


@dataclass(slots=True)
class Opening:
    """What the opening of a sentence has lost.

    Attributes:
        brackets: What stood in brackets, or what remains of it.
        clauses: Where a comma was lost.
        lists: Where the members of a list were parted.
        none: Where neither was.
    """

    brackets: list[tuple[int, int]] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    none: list[int] = field(default_factory=list)


def opening(text: str) -> Opening:
    """Return what a normalised text without punctuation has lost at its beginning."""
    found = Opening()
    named = _NAMED.match(text) or _CALLED.match(text)
    called = named.end("name") if named is not None else None
    _add_names(found, text, called)
    if named is not None:
        found.brackets.append(named.span("aside"))
        found.none.extend(range(1, named.end("aside")))
        return found
    life = _LIFE.match(text)
    if life is not None:
        parts = [*_parts(text, life.end())]
        if parts or text.startswith(("是", "为"), life.end()):
            found.brackets.append(life.span("aside"))
            found.none.extend(range(1, life.end("aside")))
            found.clauses.extend([life.end()] if parts else [])
            _tell(found, text, parts)
        return found
    styled = _STYLED.match(text)
    name = styled and (styled["name"] or styled["woman"])
    if styled is not None and name and (surname_of(name) or len(name) == _STYLE):
        parts = [*_parts(text, styled.end())]
        if parts:
            found.clauses.append(styled.end())
            _tell(found, text, parts)
    return found


def _add_names(found: Opening, text: str, called: int | None) -> None:
    """Add where further names are parted: before 绰号, and behind what ends as the name does.

    Args:
        found: What is known of the opening.
        text: A normalised text.
        called: Where its name ends, if that is told; else right before 又名.
    """
    also = _ALSO.search(text, 0, _EARLY)
    if also is None or not also.start():
        return
    names, first = also["names"], also.start("names")
    if (nick := _NICK.search(names)) is not None:
        found.clauses.append(first + nick.start())
    head = text[(called or also.start()) - 1]
    found.lists.extend(
        first + end for end in range(_SHORTEST, len(names) - 1) if names[end - 1] == head
    )


def _parts(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a lead from an offset on, each with whether it is a trade."""
    trades = False
    while start < len(text):
        for pattern in (TRADES,) if trades else (_KNOWN, _FOLK, _FROM, TRADES):
            part = pattern.match(text, start)
            if part is not None:
                trades = pattern is TRADES
                yield *part.span(), trades
                start = part.end()
                break
        else:
            return


def _tell(found: Opening, text: str, parts: list[tuple[int, int, bool]]) -> None:
    """Add the pauses behind the parts of a lead, and that none is inside one."""
    for number, (start, end, trade) in enumerate(parts):
        found.none.extend(range(start + 1, end))
        follows = parts[number + 1][2] if number + 1 < len(parts) else False
        if end < len(text) and text[end].isalnum():
            (found.lists if trade and follows else found.clauses).append(end)
