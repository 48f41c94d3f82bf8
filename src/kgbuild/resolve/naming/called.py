"""A name that stands beside what it names: in quotes, or before 号 (“知更一号”卫星, 海月号科考船).

And a name as the lexicon has it: in full, with the short form as an alias.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.people import without_rank
from kgbuild.resolve.naming.places import autonomous

HONORIFIC = regex(r"(?<=\w{2})(?<![的们位个名些])(?:先生|女士|小姐|夫人|太太|同志|阁下)$")
WIDE = str.maketrans("()", "（）")
_REPUBLIC = "中华人民共和国"
#: 海月号科考船, 货轮海月号: what a vessel is stands beside its name.
_VESSEL_KIND = regex(
    r"(?P<before>(?:\w{0,4}[船轮舰艇机箭星器])?)(?P<name>[一-鿿]{2,6}号)(?P<after>\w{0,6})"
)
#: What is new of a thing, before what it is and its name (新一代冷链箱“雪鸮”).
_NEW = regex(
    r"^(?:[最全]?新一?代|新型|新款|首款|全球首[款个台架艘]|国产|自研|自主研发的?|新研[发制]的?)(?=\w{2})"
)
#: What is conferred by the name in quotes before it, whoever stands before that.
_CONFERRED = frozenset("称号 荣誉称号 荣誉 奖章 勋章 奖项 大奖 荣誉奖章".split())
_OF_KINDS = frozenset("型式级类款代人用")  # how what only describes a thing ends
_PRAISE = 2  # characters, before a noun of kind (“爆款”产品)
#: “知更一号”卫星, 无人机“云隼”: the name stands in the quotes, and what it is beside them.
_NAMED_KIND = regex(
    r"(?P<before>[\w·.]{0,20})[“「『](?P<name>[^“”「」『』]{2,20})[”」』](?P<after>[\w]{0,8})"
)
_IN_QUOTES_ALONE = regex(r"[“「『](?P<name>[^“”「」『』]{2,10})[”」』]")
#: Classes of what is called by a name in quotes.
IN_QUOTES = frozenset("App Software Service Device Product Project Team Award Technology".split())
#: The same with the bodies and the beasts that are (公益组织“守望者”), whatever the name ends in.
CALLED_SO = IN_QUOTES | {"Organization", "Association", "Company", "Media", "Concept"}
#: What happens, called by a name in quotes behind it: 台风“海葵”, but “一二·九”运动 in full.
_BEFORE_QUOTES = IN_QUOTES | {"Event", "Site", "Work", "Association", "School"}
#: Bodies that a name in quotes stands behind, whatever they do: 企业“走出去” names nothing.
_BODY = regex(
    r".*(?:组织|社团|团体|乐团|剧团|剧社|诗社|书社|画社|合唱团|艺术团|舞团|戏班|班社|合作社|工作室|基金会|俱乐部|联盟|"
    r"协会|学会|商会|网站|门户|电台|报纸|杂志|刊物|周刊|月刊|老字号|商号|字号|票号|钱庄|洋行|作坊|[队组])"
)
#: What lives, of which one bears the name (大熊猫“心心”).
_LIVING = regex(
    r".*(?:熊猫|象|狮|虎|豹|猴|猿|猩猩|犬|狗|猫|马|驴|骡|牛|羊|鹿|骆驼|豚|鲸|鲨|海豹|海狮|鹤|鹰|雕|鹭|鹮|鹅|鸭|鸡|鸽|鹦鹉|龟|鳄|蟒|狼|狐狸?|熊|猪|"
    r"古树|古木|古柏|古松|古樟|银杏|古茶树)"
)
#: What it is by its make, of which several bear names (后续型号“海燕二号”).
_OF_MAKE = regex(r".*(?:型号|机型|车型|品种|型|款|系列|版本)")
#: One of something, before its name alone: 一间“白画室”, 一家“老陈记”.
_ONE_CALLED = regex(
    r"(?:[一两三这那]|第一)[家间座个所处条艘只头匹株棵部款台支]?(?P<quoted>[“「『].+)"
)
#: What texts call by the names of places, in quotes.
_MADE = frozenset("App Software Product Device Technology Service Policy Project".split())


@dataclass(frozen=True, slots=True)
class Name:
    """What a mention names.

    Attributes:
        text: The name, normalised.
        type: Class of the ontology that its words show, if they show one.
        aliases: Other names that the same words give (a bracketed gloss, the full chain).
        resolved: False for a pronoun or a definite description (他, 该公司): it points
            to something, and naming alone cannot tell what.
    """

    text: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    resolved: bool = True


def called_beside(form: str, entity: str | None, lexicon: Lexicon) -> Name | None:
    """Return the name that stands in quotes or ends in 号, beside what it is.

    What describes it before may go with it (新研制的海燕三号无人机, 新一代冷链箱“雪鸮”).
    """
    one = _ONE_CALLED.fullmatch(form)
    if one is not None and (alone := _IN_QUOTES_ALONE.fullmatch(one["quoted"])):
        name = looked_up(alone["name"], lexicon)
        kind = name.type or lexicon.head_class(alone["name"])
        return Name(name.text, kind, (*name.aliases, form))
    for words in dict.fromkeys((form, form.rpartition("的")[2])):
        if (vessel := _VESSEL_KIND.fullmatch(words)) and _is_vessel(vessel, lexicon):
            return Name(vessel["name"], "Device", (form,))  # 海月号科考船
        if (quoted := _NAMED_KIND.fullmatch(words)) and (kind := _kind_beside(quoted, lexicon)):
            name = looked_up(quoted["name"], lexicon)
            whole = Name(name.text, name.type or kind, (*name.aliases, form))
            return made_so(quoted["name"], kind, lexicon) or whole
    return None


def _is_vessel(parts: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a noun for a vessel stands on one side of a name in 号, and nothing else."""
    before, after = parts["before"], parts["after"]
    kinds = [lexicon.head_class(noun) for noun in (before, after) if noun]
    return kinds == ["Device"]


def made_so(form: str, kind: str | None, lexicon: Lexicon) -> Name | None:
    """Return what is made and called as a place or a bird is: “敦煌” is no town."""
    entry = lexicon.get(form)
    known = form in lexicon.nouns or (entry is not None and entry.tag == "ns")
    return Name(f"“{form}”", kind) if kind in _MADE and known else None


def _kind_beside(quoted: re.Match[str], lexicon: Lexicon) -> str | None:
    """Return the class that the one noun before or behind a name in quotes tells.

    “双一流”高校 is said of many: only what is called so by itself counts.
    """
    before, after = _NEW.sub("", quoted["before"]), quoted["after"]
    if after in _CONFERRED:
        return "Award"  # 宋桂香同志“荣誉员工”称号
    praise = after in lexicon.heads and len(quoted["name"]) <= _PRAISE
    if bool(before) == bool(after) or praise:
        return None
    told = lexicon.head_class(before) or lexicon.noun_class(before)
    if before and (_LIVING.fullmatch(before) or _OF_MAKE.fullmatch(before)):
        made = "Device" if quoted["name"].endswith("号") else "Concept"
        return told if told in _BEFORE_QUOTES else made
    if before and _BODY.fullmatch(before) and told is not None:
        return told
    kind = told if before else _kind_behind(quoted["name"], after, lexicon)
    return kind if kind in (_BEFORE_QUOTES if before else IN_QUOTES) else None


def _kind_behind(name: str, noun: str, lexicon: Lexicon) -> str | None:
    """Return the class that a noun behind a name in quotes tells (“江豚号”巡护艇)."""
    if noun in lexicon.heads:
        return lexicon.heads[noun][0]
    numbered = name.endswith("号") or any(character.isdigit() for character in name)
    kind = lexicon.noun_class(noun) or lexicon.head_class(noun)
    made = kind == "Device" and name[-1] not in _OF_KINDS  # “鲲游”深海采矿车, and no “无人”车
    return kind if numbered or (made and noun not in lexicon.nouns) else None


def looked_up(form: str, lexicon: Lexicon) -> Name:
    """Look a name up in the lexicon: its full name, with the short form as alias."""
    bare = without_rank(HONORIFIC.sub("", form))
    entry = lexicon.get(bare) or lexicon.get(_listed(bare, lexicon))
    if entry is None:
        person = "Person" if bare != form else None
        return Name(bare, person, (form,) if bare != form else ())
    kind = "Position" if entry.type == "Title" else entry.type
    aliases = (bare,) if entry.canonical != bare else ()
    return Name(entry.canonical, kind, aliases)


def _listed(form: str, lexicon: Lexicon) -> str:
    """Return the name under which the lexicon lists what a longer or a foreign name means."""
    if form.startswith(_REPUBLIC) and lexicon.get(form.removeprefix(_REPUBLIC)) is not None:
        return form.removeprefix(_REPUBLIC)
    if (wide := form.translate(WIDE)) in lexicon:
        return wide  # 刚果（金）
    return autonomous(form, lexicon) or lexicon.english.get(form, form)
