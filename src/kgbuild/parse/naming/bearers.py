"""Names of people that a tagger cuts before their last character: 演员|刘少|楼, 里卡多·比蒂|加.

The word before tells that a person is named (an office, a calling, a people), the word behind that
the single character between is no verb and no noun of the sentence: something is done next. What
a tagger takes for a place right behind such a noun is a person, too (牧民|白音道尔). 之 ends a name
where nothing behind it can be the bearer's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kgbuild.ontology.kinship import FAMILY
from kgbuild.ontology.surnames import (
    COMPOUND_SURNAMES,
    DOUBTFUL_SURNAMES,
    JAPANESE_SURNAMES,
    surname_of,
)
from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_PEOPLE: Final = ("Position", "Group")
_CUT: Final = frozenset("nr ns nz".split())
_GIVEN: Final = frozenset("n v a vn an nr ns nz".split())
_ACTS: Final = frozenset("v p d".split())
_BEHIND_NAMES: Final = _ACTS | {"nt", "ns", "w"}
#: Single characters behind a name that are words of the sentence.
_WORDS: Final = frozenset(
    "说称讲谈问答指认提赴去到任获率出入来要想能会应可拟受被让请带是有无没不未做当成如便先后并或而"
    "等与和及同跟向对从为以于由经据因按把给叫使令自其之此该这那各某本我你他她家方侧处门父母妻子女弟兄"
    "们曾将已在就还又则仍才均却再也都卒死生病老走赶送交接捐投发开写画唱演住居迁调升拜娶嫁用靠见看听"
)
#: What somebody called 何敬之 does or is, and 何敬 has none of.
_BEARS: Final = regex(
    "结婚|离婚|出生|毕业|担任|出任|先生|女士|教授|老师|院士|认为|表示|指出|提出|说|的|"
    "共同|联合|也|都|还|曾|已|上表|上书|败|战死|被|率|据守|起兵|降|在|从|与|和|等|创办|创立|主持|加入|考入|回到|前往|当选|[,。、;:)”]"
)
#: What foreign names are transcribed with, and end in.
_TRANSCRIBED: Final = frozenset("加扎尔斯特克夫娃娜姆德拉亚尼诺奇森蒂罗琳丽莎莉卡塔瓦戈茨泽迪什吉")
#: Surnames that read as verbs, and how who is named is styled: 谈敬之同志.
_SURNAMES: Final = frozenset("谈成任查游解支练巩管冯包应符暴连养宿鼓盛")
_STYLES: Final = ("同志", "先生", "女士", "教授", "院士", "烈士", "大夫")
_NEVER_GIVEN: Final = frozenset("r u m q d p c w t nt".split())
#: Kin without whose they are, where a clause begins, and what is said of their bearer next.
_KIN: Final = regex(r"[父母妻夫子女兄弟](?P<name>[\u4e00-\u9fff]{2,4})")
_OF_KIN: Final = regex(
    "以|为|是|系|曾|任|从|在|早|务农|经商|行医|业|原|现|也|亦|和|与|毕业|后|官|[,、。;]"
)
_LONGEST_KIN: Final = 3  # words
_SAYING: Final = frozenset("介绍 表示 说 认为 告诉 指出 透露 强调 坦言 解释 回忆 称".split())
_OFTEN: Final = 500  # times in the sixty million words that jieba counted
#: Somebody before what they say, in a conversation.
_LABEL: Final = regex("(?P<name>[\u4e00-\u9fff]{3})[:：]")
_CALLED: Final = frozenset("原本学乳别曾又")  # 原名, 乳名
_ALSO_GIVEN: Final = frozenset("远永恒")  # adverbs that people are called by
#: Words of place and quality that people are called by, and what stands before the former.
_IN_FRONT: Final = frozenset("前")
_QUALITIES: Final = frozenset("贵富强明美良善真正平安康宁静清新国民华龙虎才杰英雄山海峰林森")
_PLACING: Final = frozenset("在于到从向以距")
_ALSO: Final = frozenset("的有是往来去还也就便都")
#: What given names of Japan end in that is a word besides.
_JAPANESE_GIVEN: Final = frozenset("一二三郎子美介夫雄男也之人树司治史志朗太平明彦辉诚和真")
_MISREAD: Final = frozenset("n v vn a ad an d nz nw".split())
_GIVEN_ALONE: Final = frozenset("n v a d vn an nr ns nz ad".split())
#: Surnames that are words of place, too.
_PLACES: Final = frozenset("南门 西门 东方 东郭 百里".split())
#: Surnames that are words for somebody, too.
_KINDS_OF_PEOPLE: Final = frozenset("长孙 公孙 司徒 司马 司空 太史".split())
#: Before what a name of two characters and 中 end: 书籍设计师吕胜中与…
_DIVISIONS: Final = tuple("市县区镇乡村路")
_JOINING: Final = frozenset("、和与,，;；。")
_MARKED: Final = frozenset(",，;；。:：、")
_CALLINGS: Final = frozenset("商师员家长手工匠户农兵")
_TRADING: Final = frozenset("商师匠")  # of whatever stands before: 印刷商, 裁缝师
_FOREIGN: Final = 4  # characters
_NATIVE: Final = (2, 3)
_CHINESE: Final = 2  # of a name that has lost its last


def borne(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the characters of a person's name that is cut.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Names that the world knows, and which class the end of a word tells.
    """
    found: list[Word] = []
    position = 0
    while position < len(words):
        word = words[position]
        if being := _behind_being(text, words, position, lexicon):
            found.append(Word(word.start, word.start + 1, "v"))
            found.append(Word(word.start + 1, words[position + being - 1].end, "nr", "Person"))
            position += being
            continue
        head = _is_behind_head(text, words, position, lexicon)
        if head or _is_behind_called(text, words, position):
            found[-1] = Word(found[-1].start, word.start + 1, "n", "Title" if head else None)
            found.append(Word(word.start + 1, words[position + 1].end, "nr", "Person"))
            position += 2
            continue
        cut, several = _behind_kin(text, words, position, lexicon)
        if cut:
            found.append(Word(word.start, cut, "n", word.entity))
            found.append(Word(cut, words[position + several - 1].end, "nr", "Person"))
            position += several
            continue
        if size := _label(text, words, position, lexicon):
            found.append(Word(word.start, words[position + size - 1].end, "nr", "Person"))
            position += size
            continue
        if _is_unheard_of(text, words, position, lexicon):
            found.append(Word(word.start, word.end, "nr", "Person"))
            position += 1
            continue
        if (
            _is_compound(text, words, position)
            or _goes_on(text, words, position)
            or (_is_native(text, word) and _is_given_too(text, words, position))
        ):
            found.append(Word(word.start, words[position + 1].end, "nr", "Person"))
            position += 2
            continue
        if _is_behind_calling(text, words, position, lexicon):
            found[-1] = Word(found[-1].start, word.start + 1, "n")
            found.append(Word(word.start + 1, word.end, "nr", "Person"))
            position += 1
            continue
        named = word.tag in _CUT or (word.tag == "v" and text[word.start] in _SURNAMES)
        size = _size(text, words, position, lexicon) if named else 0
        if kin := _kin(text, words, position):
            found.append(Word(word.start, word.start + 1, "n"))
            found.append(Word(word.start + 1, words[position + kin - 1].end, "nr", "Person"))
            size = kin
        elif size := size or 2 * _is_unheard_of_in_two(text, words, position, lexicon):
            found.append(Word(word.start, words[position + size - 1].end, "nr", "Person"))
        else:
            found.append(word)
        position += size or 1
    return found


def _size(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> int:
    """Return how many words at a position are one person's name, 0 where nothing tells."""
    word = words[position]
    form = text[word.start : word.end]
    if word.tag not in _CUT:
        return _styled(text, words, position, lexicon)
    if form in lexicon or (not form.isalpha() and "·" not in form):
        return 0
    told = position > 0 and tells_people(text, words[position - 1], lexicon)
    told = told or (position > 0 and _form(text, words[position - 1]) in FAMILY)
    if position > 1 and _form(text, words[position - 1]) == "为":  # 主任|为|于|海燕
        told = tells_people(text, words[position - 2], lexicon)
    if form in COMPOUND_SURNAMES and _has_given(text, words, position):
        return 2
    if told and len(form) == 1 and _has_rare_given(text, words, position):
        return 2
    if _is_surname_alone(text, words, position):
        return 2
    foreign = "·" in form or len(form) >= _FOREIGN
    chinese = len(form) == _CHINESE and bool(surname_of(form)) and surname_of(form) == form[0]
    double = form.startswith(COMPOUND_SURNAMES) and len(form) == _NATIVE[1]  # 司马休|之
    if (chinese or double) and _ends_in_zhi(text, words, position, told=told):
        return 2
    if _is_cut(text, words, position, transcribed=foreign):
        native = word.tag == "nr" and "·" in form
        if (foreign and (native or told)) or (chinese and told):
            return 2
    unknown = word.tag == "ns" and lexicon.head_class(form) is None
    after = words[position + 1].tag if position + 1 < len(words) else ""
    if not told or not unknown:
        return 0
    surname = surname_of(form) if len(form) in _NATIVE else None
    if surname and form.startswith(surname) and after in _BEHIND_NAMES:
        return 1  # 教授|蓝江|说
    return 1 if foreign and after in _ACTS else 0


def _is_surname_alone(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether a surname and the name behind it are both taken for people (为|于|文涛)."""
    if position + 1 >= len(words):
        return False
    surname, given = words[position : position + 2]
    both = surname.tag == given.tag == "nr" and given.start == surname.end
    short = surname.end - surname.start == 1 and given.end - given.start == _CHINESE
    return both and short and bool(surname_of(text[surname.start]))


def _kin(text: str, words: Sequence[Word], position: int) -> int:
    """Return how many words are kin and a whole name (父林|业勤|以行医为生), 0 where none are."""
    word = words[position]
    if position and words[position - 1].tag != "w":
        return 0
    found = _KIN.match(text, word.start)
    if found is None or (word.end - word.start > 1 and word_tag(text[word.start : word.end])):
        return 0  # 女方
    for size in range(_LONGEST_KIN, 0, -1):
        if position + size > len(words):
            continue
        name = text[word.start + 1 : words[position + size - 1].end]
        surname = surname_of(name)
        whole = surname and 0 < len(name) - len(surname) <= _CHINESE
        if whole and size > 1 and _OF_KIN.match(text, words[position + size - 1].end):
            return size
    return 0


def _behind_being(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> int:
    """Return how many words are 为 and somebody's name, whose surname was taken with it.

    So it is in 董事长|为席|慕远, and behind an office in 馆长|为何|静怡 and 董事长|为何少华.
    """
    word = words[position]
    form = text[word.start : word.end]
    if form[0] != "为" or len(form) < _CHINESE or not surname_of(form[1]):
        return 0
    held = position > 0 and tells_people(text, words[position - 1], lexicon)
    if len(form) > _CHINESE:
        name = form[1:]
        whole = len(name) == _NATIVE[1] and word.tag == "r" and surname_of(name) == name[0]
        return int(held and whole)
    if position + 1 >= len(words) or (word_frequency(form) and not held):
        return 0
    given = words[position + 1]
    rest = text[given.start : given.end]
    ends = held and position + 2 < len(words) and words[position + 2].tag == "w"
    rare = ends and given.tag in ("n", "nz") and word_frequency(rest) < _OFTEN
    return 2 * ((given.tag == "nr" or rare) and given.start == word.end and len(rest) <= _CHINESE)


def _is_surname(character: str) -> bool:
    """Tell whether a character is a surname, though it begins many a word as well (区)."""
    return character in DOUBTFUL_SURNAMES or bool(surname_of(character))


def _is_behind_called(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether 名 and a surname were taken for one word (原|名区|玉蟾)."""
    if not position or position + 1 >= len(words):
        return False
    word, given = words[position], words[position + 1]
    form = text[word.start : word.end]
    joint = len(form) == _CHINESE and form[0] == "名" and _is_surname(form[1])
    called = text[word.start - 1] in _CALLED and words[position - 1].end == word.start
    return joint and called and given.start == word.end and given.end - given.start <= _CHINESE


def _is_behind_head(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> bool:
    """Tell whether the 长 of an office and a surname were taken for a place (董事|长葛|春雷)."""
    if not position or position + 1 >= len(words):
        return False
    before, word, given = words[position - 1 : position + 2]
    form = text[word.start : word.end]
    if form[0] != "长" or len(form) != _CHINESE or before.end != word.start:
        return False
    office = lexicon.get(text[before.start : word.start + 1])
    short = given.start == word.end and given.end - given.start <= _CHINESE
    named = given.tag in _GIVEN and not text.startswith(_DIVISIONS, given.start)
    return (
        office is not None and office.type == "Title" and _is_surname(form[1]) and short and named
    )


def _behind_kin(
    text: str, words: Sequence[Word], position: int, lexicon: Lexicon
) -> tuple[int, int]:
    """Return where a surname begins that was taken into a noun for somebody, and the words' number.

    养女区|慕洁, 老班长龙|金水, 创始人盘|小|满; (0, 0) where none was.
    """
    word = words[position]
    form = text[word.start : word.end]
    if len(form) < _NATIVE[1] or word.tag not in _MISREAD or word_frequency(form):
        return 0, 0
    noun = form[:-1]
    told = noun in FAMILY or lexicon.head_class(noun) in _PEOPLE
    if not told or not _is_surname(form[-1]):
        return 0, 0
    for size in (1, 2):
        given = words[position + 1 : position + 1 + size]
        if len(given) < size or given[0].start != word.end:
            return 0, 0
        rest = text[given[0].start : given[-1].end]
        rare = all(g.tag in _GIVEN for g in given) and word_frequency(rest) < _OFTEN
        if len(rest) == _CHINESE and (rare or given[0].tag == "nr"):
            return word.end - 1, 1 + size
    return 0, 0


def _label(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> int:
    """Return how many words are whose turn it is to speak (和|秀芝|：), 0 where none are."""
    if position:
        return 0
    label = _LABEL.match(text)
    if label is None or label["name"] in lexicon or word_frequency(label["name"]):
        return 0
    size = next((k for k, word in enumerate(words, 1) if word.end >= label.end("name")), 0)
    if size < _CHINESE or words[size - 1].end != label.end("name"):
        return 0
    name = label["name"]
    noun = lexicon.head_class(name) or lexicon.noun_class(name)
    return size if noun is None and surname_of(name) == name[0] else 0


def _is_unheard_of(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> bool:
    """Tell whether what is no word at all stands behind a noun for somebody (女儿|厉守真).

    It has a name's form, and the tagger takes it for a verb or a noun.
    """
    word = words[position]
    size = word.end - word.start
    if word.tag not in _MISREAD or word.entity is not None or not position:
        return False
    form = text[word.start : word.end]
    if size == _CHINESE:  # 作家|毕然|整理
        acts = position + 1 < len(words) and words[position + 1].tag in ("v", "p")
        if not acts or word_frequency(form) or surname_of(form) != form[0]:
            return False
    elif size != _NATIVE[1]:
        return False
    before = text[words[position - 1].start : words[position - 1].end]
    told = before in FAMILY or tells_people(text, words[position - 1], lexicon)
    known = word_frequency(form) and word_tag(form) not in ("nr", "i")
    if not told or form in lexicon or known or not _is_surname(form[0]):
        return False
    return lexicon.head_class(form) is None and lexicon.noun_class(form) is None


def _is_native(text: str, word: Word) -> bool:
    form = text[word.start : word.end]
    return surname_of(form) == form[:1]


def _is_compound(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether somebody's name is cut behind a surname of two characters (闻人|静姝)."""
    if position + 1 >= len(words):
        return False
    word, given = words[position], words[position + 1]
    form = text[word.start : word.end]
    if form not in COMPOUND_SURNAMES or form in _PLACES or given.start != word.end:
        return False
    if given.end == given.start + 1 and word.tag != "nr" and form not in _KINDS_OF_PEOPLE:
        after = words[position + 2] if position + 2 < len(words) else None
        free = after is not None and after.tag in (*_BEHIND_NAMES, "t", "m")
        if free and text[given.start] not in _WORDS and given.tag in (*_GIVEN_ALONE, "vi"):
            return True  # 闻人|笑|告诉
    return given.tag == "nr" and given.end - given.start <= _CHINESE


def _goes_on(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether 中 or 和 behind a name of two characters is its last: 吕胜|中, 穆双|和|，.

    Nobody has an inside, and nothing is joined to a mark.
    """
    if position + 2 >= len(words):
        return False
    word, last, after = words[position : position + 3]
    form, end = text[word.start : word.end], text[last.start : last.end]
    eastern = len(form) == _NATIVE[1] and form[:_CHINESE] in JAPANESE_SURNAMES
    native = len(form) == _CHINESE and surname_of(form) == form[0]
    if word.tag != "nr" or not (native or eastern):
        return False
    behind = text[after.start : after.start + 1]
    if last.start != word.end or (position and text[word.start - 1] in "、和与在"):
        return False
    if (
        form[:_CHINESE] in JAPANESE_SURNAMES
        and end in _JAPANESE_GIVEN
        and after.tag in ("v", "p", "d")
    ):
        return True  # 佐藤健|一|完成
    if end == "可" and text[after.start : after.end] in _SAYING:
        return True  # 鲁大|可|介绍
    return (end == "中" and behind in _JOINING) or (end in ("和", "与") and behind in _MARKED)


def _is_behind_calling(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> bool:
    """Tell whether a calling's last character was taken into a name (印刷|商焦广田)."""
    word = words[position]
    form = text[word.start : word.end]
    if not position or len(form) != _FOREIGN or word.tag not in (*_CUT, "nt"):
        return False
    before = words[position - 1]
    if form[0] not in _CALLINGS or before.tag not in ("n", "vn") or before.end != word.start:
        return False
    named = surname_of(form[1:]) == form[1] and form not in lexicon
    calling = text[before.start : word.start + 1]
    return named and (form[0] in _TRADING or lexicon.head_class(calling) in _PEOPLE)


def _has_rare_given(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether a given name stands behind a surname and an office (队长|海|大鹏|驾驶)."""
    if position + 2 >= len(words):
        return False
    surname, given, after = words[position : position + 3]
    form = text[given.start : given.end]
    named = surname_of(text[surname.start : surname.end]) and len(form) == _CHINESE
    if not named or given.start != surname.end or given.tag not in _GIVEN:
        return False
    if after.tag == "w" and after.start == given.end:
        return True  # 企业家|周|建设|。
    return word_frequency(form) < _OFTEN and after.tag in _ACTS


def _is_unheard_of_in_two(
    text: str, words: Sequence[Word], position: int, lexicon: Lexicon
) -> bool:
    """Tell whether two words that make none are a name behind a noun for somebody.

    So they are in 专家|毕近|斗|，: the first is no word of the language, and opens on a surname.
    """
    if not position or position + 2 >= len(words):
        return False
    word, last, after = words[position : position + 3]
    form, end = text[word.start : word.end], text[last.start : last.end]
    plain = word.tag in _MISREAD and word.entity is None and last.tag in _GIVEN_ALONE
    whole = len(form) == _CHINESE and len(end) == 1 and last.start == word.end
    if not plain or not whole or end in _WORDS or after.tag not in ("w", "v"):
        return False
    if surname_of(form) != form[0] or word_frequency(form) or form in lexicon:
        return False
    return tells_people(text, words[position - 1], lexicon)


def _has_given(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether the word behind a surname of two characters is the given name (司马|越|说)."""
    if position + 2 >= len(words):
        return False
    surname, given, after = words[position : position + 3]
    form = text[given.start : given.end]
    if len(form) != 1 or given.start != surname.end or form in _WORDS:
        return False
    return given.tag in _GIVEN_ALONE and after.tag in _BEHIND_NAMES


def _form(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _styled(text: str, words: Sequence[Word], position: int, lexicon: Lexicon) -> int:
    """Return how many words are the name in 谈|敬之|同志, whose surname reads as a verb."""
    before = words[position - 1] if position else None
    if before is not None and before.tag != "w" and not tells_people(text, before, lexicon):
        return 0
    word, end = words[position], position + 1
    if word.end - word.start > 1:  # 谈敬|之|同志
        whole = word.end - word.start == _CHINESE and text.startswith("之", word.end)
        return 2 if whole and text.startswith(_STYLES, word.end + 1) else 0
    while end < len(words) and words[end].end - words[position].end <= _CHINESE:
        if words[end].tag in _NEVER_GIVEN:
            return 0
        end += 1
    given = words[end - 1].end - words[position].end
    return end - position if given and text.startswith(_STYLES, words[end - 1].end) else 0


def _ends_in_zhi(text: str, words: Sequence[Word], position: int, *, told: bool) -> bool:
    """Tell 书记|何敬|之|表示 and 何敬|之|与 from 何敬|之|子: whether 之 is the end of a name."""
    if position + 2 >= len(words) or words[position].tag not in _CUT:
        return False
    word, last, after = words[position : position + 3]
    if text[last.start : last.end] != "之" or last.start != word.end:
        return False
    bears = word.tag == "nr" and _BEARS.match(text, last.end) is not None
    return bears or (told and after.tag in _BEHIND_NAMES)


def _is_cut(text: str, words: Sequence[Word], position: int, *, transcribed: bool) -> bool:
    """Tell whether the single character behind a name is its last."""
    if position + 2 >= len(words):
        return False
    word, last, after = words[position : position + 3]
    form = text[last.start : last.end]
    if last.end - last.start != 1 or last.start != word.end or last.tag not in _GIVEN_ALONE:
        return False
    if last.tag not in _GIVEN and (form not in _ALSO_GIVEN or after.tag != "v"):
        return False  # 侄子|雷鸣|远|率领
    if form in _WORDS or after.tag not in _ACTS:
        return False
    if not transcribed:
        return True
    return form in _TRANSCRIBED or (last.tag == "v" and after.tag == "v")


def _is_given_too(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether a word of its own is the last of a name (何咏|前|2月3日, 韦朝|贵|夺冠).

    Nobody is in front of nothing, and no quality stands between a person and what they do.
    """
    if position + 2 >= len(words):
        return False
    word, last, after = words[position : position + 3]
    if word.tag != "nr" or word.end - word.start != _CHINESE or last.start != word.end:
        return False
    form, behind = text[last.start : last.end], text[last.end : last.end + 1]
    if position and text[words[position - 1].start : words[position - 1].end] in _PLACING:
        return False
    if form in _IN_FRONT:
        timed = after.tag in ("t", "m", "nt") or after.entity == "Time" or behind.isdigit()
        return timed or (after.tag in _ACTS and text[after.start : after.end] not in _ALSO)
    return form in _QUALITIES and after.tag in ("v", "p") and last.tag in ("nr", "a")


def tells_people(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word is an office, a calling or a word for people."""
    form = text[word.start : word.end]
    noun = word.tag == "n" and word.entity in (None, "Title", "Group", "Position")
    return noun and (word.entity == "Title" or lexicon.head_class(form) in _PEOPLE)
