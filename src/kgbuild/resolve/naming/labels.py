"""A node's name gets an English label: the lexicon's, or one derived by rule.

Derived are romanised names, in the spelling of passports and maps (pinyin without tones, GB/T 28039
and GB/T 16159): of people with a Chinese name (林知远 -> Lin Zhiyuan), of places of China
(闽侯县 -> Minhou County), of companies whose parts are known (福州云帆技术有限公司 -> Fuzhou Yunfan
Technology Co., Ltd.). Where custom differs from pinyin the lexicon has the name (Shaanxi,
Hohhot); in lands of other languages, and for what foreigners are called, pinyin would be wrong,
and none is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kgbuild.model import Label
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.ontology.pinyin import syllables
from kgbuild.ontology.surnames import surname_of
from kgbuild.resolve.naming.organizations import house_name
from kgbuild.resolve.naming.people import bare_name, looks_like_a_person

#: Surnames that are read otherwise than the character mostly is.
_SURNAMES = dict(
    pair.split()
    for pair in (
        "单 Shan|解 Xie|查 Zha|仇 Qiu|任 Ren|盖 Ge|区 Ou|朴 Piao|尉迟 Yuchi|万俟 Moqi|曾 Zeng|"
        "覃 Qin|翟 Zhai|缪 Miao|乐 Yue|员 Yun|繁 Po|秘 Bi|种 Chong|黑 He|华 Hua|燕 Yan|召 Shao|"
        "长孙 Zhangsun|宿 Su|郗 Xi|葛 Ge|那 Na|哈 Ha|过 Guo|应 Ying|宁 Ning|都 Du|石 Shi"
    ).split("|")
)
_DIVISIONS = {
    "新区": " New Area",
    "县": " County",
    "区": " District",
    "镇": " Town",
    "乡": " Township",
    "村": " Village",
    "街道": " Subdistrict",
    "市": "",
}
_TRADES = {
    "科技": "Technology",
    "技术": "Technology",
    "网络": "Network",
    "信息": "Information",
    "软件": "Software",
    "数据": "Data",
    "智能": "Intelligence",
    "电子": "Electronics",
    "通信": "Communications",
    "半导体": "Semiconductor",
    "新材料": "New Materials",
    "材料": "Materials",
    "化工": "Chemical",
    "能源": "Energy",
    "新能源": "New Energy",
    "电力": "Electric Power",
    "钢铁": "Iron and Steel",
    "重工": "Heavy Industry",
    "机械": "Machinery",
    "汽车": "Automobile",
    "航空": "Airlines",
    "物流": "Logistics",
    "食品": "Foods",
    "乳业": "Dairy",
    "酒业": "Distillery",
    "医药": "Pharmaceutical",
    "药业": "Pharmaceutical",
    "制药": "Pharmaceutical",
    "生物": "Biological",
    "医疗": "Medical",
    "地产": "Real Estate",
    "建设": "Construction",
    "传媒": "Media",
    "证券": "Securities",
    "保险": "Insurance",
    "投资": "Investment",
    "实业": "Industrial",
    "": "",
}
_FORMS = {
    "有限公司": "Co., Ltd.",
    "有限责任公司": "Co., Ltd.",
    "股份有限公司": "Co., Ltd.",
    "集团有限公司": "Group Co., Ltd.",
    "集团股份有限公司": "Group Co., Ltd.",
    "集团": "Group",
    "集团公司": "Group",
    "公司": "Company",
    "": "",
}


def label_of(name: str, kind: str, lexicon: Lexicon, *, is_a: Callable[[str, str], bool]) -> Label:
    """Return the label of a node.

    Args:
        name: Its canonical name.
        kind: Its class.
        lexicon: English names that the world uses.
        is_a: Tells whether one class is another or below it.
    """
    entry = lexicon.get(name)
    if entry is not None and entry.en is not None:
        return Label(name, entry.en)
    made = None
    bare = bare_name(name)
    if bare != name and (is_a(kind, "Person") or bare in lexicon.namesakes):
        mark = name[len(bare) + 1 : -1]
        base, told = label_of(bare, kind, lexicon, is_a=is_a), _mark(mark, lexicon, is_a)
        made = f"{base.en} ({told})" if base.en and told else None
    elif is_a(kind, "Person"):
        made = _person(name)
    elif is_a(kind, "Place"):
        made = _place(name, lexicon)
    elif is_a(kind, "Company"):
        made = _company(name, lexicon)
    return Label(name, made, derived=made is not None)


def iri_of(name: str, ontology: Ontology, *, told_apart: bool) -> str:
    """Return the IRI of the node ``name``.

    Args:
        name: Its canonical name.
        ontology: Mints it.
        told_apart: What stands in brackets tells it from others of its name.
    """
    bare = bare_name(name) if told_apart else name
    return ontology.mint_entity(bare, disambiguator=name[len(bare) + 1 : -1])


def romanised(characters: str) -> str:
    """Write Chinese characters in pinyin as one word with a capital: 西安 -> Xi'an."""
    word = ""
    for syllable in syllables(characters):
        word += "'" + syllable if word and syllable[0] in "aoe" else syllable
    return word.capitalize()


def _mark(mark: str, lexicon: Lexicon, is_a: Callable[[str, str], bool]) -> str | None:
    """Return in English what tells a bearer of a name from others (云帆科技, 1962年生)."""
    if born := re.fullmatch(r"(\d{4})年生", mark):
        return f"born {born[1]}"
    if mark.isascii():
        return mark
    stem = mark.removesuffix("人")
    kind = next(
        (e.type for e in (lexicon.get(mark), lexicon.get(stem)) if e is not None), "Company"
    )
    return label_of(mark if mark in lexicon else stem, kind, lexicon, is_a=is_a).en


def _person(name: str) -> str | None:
    surname = surname_of(name)
    if not surname or not looks_like_a_person(name):
        return None
    return f"{_SURNAMES.get(surname) or romanised(surname)} {romanised(name[len(surname) :])}"


def _place(name: str, lexicon: Lexicon) -> str | None:
    """Romanise a division of China that lies in no autonomous one."""
    entry = lexicon.get(name)
    parent = lexicon.get(entry.parent) if entry is not None and entry.parent else None
    while parent is not None:
        if "自治" in parent.name or parent.type == "Country" or parent.name == "台湾省":
            break
        parent = lexicon.get(parent.parent) if parent.parent else None
    if parent is None or parent.name != "中国":
        return None
    for ending, english in _DIVISIONS.items():
        stem = name.removesuffix(ending)
        if stem != name:
            return romanised(stem if len(stem) > 1 else name) + english
    return None


def _company(name: str, lexicon: Lexicon) -> str | None:
    parts = house_name(name, lexicon)
    seat = lexicon.get(parts.place)
    trade, form = _TRADES.get(parts.trade), _FORMS.get(parts.form)
    known = trade is not None and form is not None and bool(parts.trade or parts.form)
    if not known or parts.branch or not _chinese(parts.brand) or len(parts.brand) > 3:
        return None
    if parts.place and (seat is None or seat.en is None):
        return None
    words = (seat.en if seat and parts.place else "", romanised(parts.brand), trade, form)
    return " ".join(word for word in words if word)


def _chinese(text: str) -> bool:
    return bool(text) and all("\u4e00" <= character <= "\u9fff" for character in text)
