"""A person's name apart from rank and courtesy, and what a text that has named it says for short.

钟南山院士 is 钟南山, 马化腾先生 is 马化腾; 林总 names nobody by itself, yet in a text about one
林知远 it is he, as 知远 is, and 马斯克 is 埃隆·马斯克. Only within one text: elsewhere another 林
is meant. Where two people could be, nobody is; and a high office (王部长) is often one that the
text does not name at all, so it stays apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.ontology.surnames import COMPOUND_SURNAMES, FORMS_OF_ADDRESS, surname_of
from kgbuild.regex import regex

#: What follows a full name and is no part of it. An office (部长) more often follows a surname.
_RANKS = regex(f"(?P<name>.+[^的们位个名些])(?:{'|'.join(FORMS_OF_ADDRESS)})")
#: Offices by which somebody is called behind the surname, with 副 or without.
_OFFICES = (
    "书记 主任 主席 总裁 总经理 经理 董事长 理事长 监事长 秘书长 参谋长 检察长 审判长 指挥长 "
    "省长 厅长 局长 司长 处长 科长 所长 署长 市长 州长 县长 区长 镇长 乡长 村长 站长 "
    "队长 班长 组长 校长 院长 馆长 园长 厂长 矿长 场长 台长 社长 行长 会长 庭长 团长 营长 "
    "连长 排长 旅长 师长 军长 舰长 船长 机长 司令员 司令 政委 工程师 总工程师 总编辑 主编 "
    "大使 总统 总理 首相 支书"
).replace(" ", "|")
_PERSONAL = (
    "院士 教授 博士 研究员 老师 先生 女士 小姐 太太 夫人 同志 同学 师傅 老师傅 老先生 大夫 "
    "医生 护士 律师 警官 法官 记者 导演 教练 阿姨 奶奶 爷爷 大爷 大妈 大娘 大叔 大伯 大婶 "
    "大哥 大姐 叔叔 伯伯 师兄 师姐 神父 牧师 修女 道长"
).replace(" ", "|")
#: What somebody is called by whom a text has named in full.
_CALLED = regex(
    rf"(?P<surname>[\u4e00-\u9fff]{{1,2}}?)(?:[总老董导工姐哥嫂叔婶伯姨爷奶]|副?(?:{_OFFICES})|{_PERSONAL})"
)
#: What follows a surname where somebody is called by it.
_TITLED = regex(rf"[总老董导姐哥嫂叔伯婶爷妈姨某]|副?(?:{_OFFICES})|部长|{_PERSONAL}")
_CHINESE = regex("[\u4e00-\u9fff]{2,4}")
_FOREIGN = regex(r"\w+(?:[·•‧・]\w+)+")


_FORMER_OR_NOT = frozenset("原 时 前 常".split())  # before a title seldom a surname
_TOLD_APART = regex(r"(?P<name>[^()]+)\([^()]+\)")


def bare_name(name: str) -> str:
    """Return a person's name without what tells its bearer from others: 王伟(云帆科技) is 王伟."""
    apart = _TOLD_APART.fullmatch(name)
    return apart["name"] if apart else name


def is_called(name: str) -> bool:
    """Tell whether a name is a surname with a title (王总, 欧阳老师), as many are called."""
    surname = surname_of(name)
    if surname in _FORMER_OR_NOT:
        return False  # 原副院长
    return bool(surname) and _TITLED.fullmatch(name, len(surname)) is not None


def looks_like_a_person(name: str) -> bool:
    """Tell whether a name is built as a person's: surname and given name, or foreign, with dots."""
    name = bare_name(name)
    if _FOREIGN.fullmatch(name):
        return True
    surname = surname_of(name)
    return bool(surname) and bool(_CHINESE.fullmatch(name)) and 1 <= len(name) - len(surname) <= 2


def is_plainly_a_person(name: str) -> bool:
    """Tell whether a name alone, without a word around it, can hardly be but a person's."""
    return looks_like_a_person(name) and (
        _FOREIGN.fullmatch(name) is not None or (len(name) == 3 and name[0] in VERY_COMMON)
    )


def without_rank(form: str) -> str:
    """Return a person's full name without the rank or courtesy after it; else ``form`` itself."""
    ranked = _RANKS.fullmatch(form)
    if ranked is None or ranked["name"] in COMPOUND_SURNAMES:
        return form  # 欧阳老师
    return ranked["name"] if looks_like_a_person(ranked["name"]) else form


def spoken_names(
    documents: Mapping[str, frozenset[str]],
    people: Iterable[str],
    opening: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, what a text calls the person)``.

    Of several of one foreign family, the family name means whom the text opens on, whatever
    class a tagger gives it.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        people: The persons among it.
        opening: Document -> the person that its text opens on.
    """
    by_document: defaultdict[str, list[_Person]] = defaultdict(list)
    for person in sorted(set(people)):
        if looks_like_a_person(person) and not is_called(bare_name(person)):
            known = _Person.of(person)
            for document in documents.get(person, ()):
                by_document[document].append(known)
    among = set(people)
    by_half: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for person in sorted(among):
        for half in halves(person):
            for document in documents.get(person, ()):
                by_half[document, half].append(person)
    families = {person.family for several in by_document.values() for person in several}
    for name in sorted(documents):
        called = _CALLED.fullmatch(bare_name(name))
        family = name in families
        told = name in among or family or len(name) == 2 or name in _ALONE
        if called is None and not told:
            continue
        meant = set()
        for document in documents[name]:
            present = by_document[document]
            found = [p.name for p in present if p.name != name and _means(name, p, called)]
            opens = (opening or {}).get(document)
            halved = by_half.get((document, name), [])
            if opens in halved or len(halved) == 1:
                found = [opens if opens in halved else halved[0]]
            meant.add((opens,) if family and opens in found else tuple(found))
        if len(meant) == 1 and len(only := meant.pop()) == 1:
            yield only[0], name


def halves(person: str) -> tuple[str, ...]:
    """Return the family and the given name of 松本千鹤 or 次仁央金: two characters each."""
    full = bare_name(person)
    plain = len(full) == _OF_HALVES and not full.startswith(COMPOUND_SURNAMES)
    if not plain or _HANZI.fullmatch(full) is None:
        return ()
    return (full[: _OF_HALVES // 2], full[_OF_HALVES // 2 :])


def _family(person: str) -> str | None:
    """Return the last part of a foreign name: 汤普森 of 埃玛·汤普森."""
    parts = re.split("[·•‧・]", person)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > 1 else None


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's name, its bare form taken apart."""

    name: str
    bare: str
    surname: str
    family: str | None
    foreign: bool

    @staticmethod
    def of(name: str) -> _Person:
        bare = bare_name(name)
        foreign = _FOREIGN.fullmatch(bare) is not None
        return _Person(name, bare, surname_of(bare), _family(bare), foreign)


def _means(name: str, person: _Person, called: re.Match[str] | None) -> bool:
    """Tell whether a text may call ``person`` so."""
    if called is not None:
        return person.surname == called["surname"]
    if person.foreign:
        first = re.split("[·•‧・]", person.bare)[0]
        return name == person.family or (name == first and len(first) >= _FIRST_NAME)
    if len(name) == 1:
        return person.surname == name
    given = len(name) == 2 and person.bare == person.surname + name
    return given and not (looks_like_a_person(name) and name[0] in VERY_COMMON)


#: With one of these in front, two characters are rather a whole name than a given one.
VERY_COMMON = frozenset("王李张刘陈杨赵黄周吴徐孙胡朱郭何罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕")


#: Surnames that are nothing besides: one alone may be what a text calls somebody (贾尊她为师).
_ALONE = frozenset(
    "贾郭刘徐孙朱谢冯董袁邓傅沈彭吕卢蒋薛阎潘杜戴谭廖邹陆郝孔崔邱顾侯邵孟段汤尹黎贺赖龚庞殷冉裴翁霍佟阮瞿祁骆"
)
_FIRST_NAME = 4  # characters of a first name that stands for the whole (乌兰图雅·巴特尔)
_OF_HALVES = 4  # characters that the full name of a Japanese or a Tibetan mostly has
_HANZI = regex("[\u4e00-\u9fff]+")
_LONGEST_CALL = 40  # characters that somebody is called by


def last_named(words: str, people: Mapping[str, str]) -> str | None:
    """Return who is named last in ``words``; of two names that end there the longer counts."""
    # A corpus knows more people than a phrase has stretches: look each stretch up.
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST_CALL), end):
            if words[start:end] in people:
                return people[words[start:end]]
    return None


def first_named(words: str, people: Mapping[str, str]) -> str | None:
    """Return who is named first in ``words``; of two names that begin there the longer counts."""
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST_CALL), start, -1):
            if words[start:end] in people:
                return people[words[start:end]]
    return None
