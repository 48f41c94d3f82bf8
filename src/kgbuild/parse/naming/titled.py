"""Works whose titles have lost their marks: what stands between a word for works and its verb.

《》 go with the other marks of a transcript, and a title may be any words (以小说渡口获奖,
发表处女作渡口, 电影盐湖上映). The frame tells where it begins and ends: what somebody wins a
prize with, what they publish, and what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_KIND: Final = (
    r"(?P<kind>(?:长篇|中篇|短篇|科幻|历史|纪实|儿童|自传体|网络)?小说集?|处女作|成名作|散文集|诗集|长诗|组诗|童话集?|随笔集|"
    r"回忆录|自传|专著|电影|影片|纪录片|纪录电影|动画片|故事片|电视剧|连续剧|话剧|舞剧|歌剧|音乐剧|单曲|歌曲|专辑|"
    r"交响曲|油画|国画|报告文学|专著|著作|代表作|新作|传记|教材|绘本|漫画|散文|诗歌|话剧|评剧|京剧|越剧|昆曲|粤剧)"
)
#: No mark, no word that joins or counts, and no place or time of doing it.
_TITLE: Final = (
    r"(?P<title>(?![的是在等时后中了和与及或家类界剧集奖节院展片本])[\u4e00-\u9fff]{2,9}?)"
)
_WINNING: Final = (
    r"[,，]?(?:再次|首次|又|先后|第[一二三四五]次|多次)?"
    r"(?:获得|荣获|获(?!取|悉|准|释)|赢得|夺得|斩获|摘得|入围|入选)"
)
_SHOWN: Final = (
    r"(?:上映|首映|公映|热映|首播|开播|播出|杀青|开机|问世|讲述|改编自|首演|上演|正式上映|正式出版)"
)
#: What is told of a work right behind its title, by an owner's 的: 甲的著作乙|由丙出版.
_HAN: Final = "[\u4e00-\u9fff]"
_OWNED: Final = rf"(?P<title>(?![的是在等时后了和与及或家类界剧集奖节院展片本]){_HAN}{{2,9}}?)"
_TOLD: Final = (
    rf"(?:由(?:(?!由){_HAN}){{2,12}}?(?:出版|发行|执导|导演|主演|作曲|谱曲|出品|翻译)"
    rf"|被{_HAN}{{0,10}}?(?:改编|译成|翻译|评为|列入|选入|收入|搬上)"
    rf"|以(?:(?!以){_HAN}){{2,14}}?为(?:背景|题材|原型|主题|蓝本|主人公|线索)"
    rf"|在{_HAN}{{2,10}}?(?:上映|首映|播出|首演|上演|出版|连载)"
    r"|描写|描绘|记述|刻画|(?:获得|荣获)(?!的|了解)|入选|入围|于年)"
)
#: What opens a clause behind the title of a work: 拍摄电影甲|影片获得乙.
_OF_IT: Final = "影片|该片|全片|该剧|全剧|该书|此书|全书|该作|此片"
_PLAIN: Final = 2  # characters of a word for works that no tagger cuts apart
_FRAMES: Final = (
    regex(rf"(?:以|凭借|凭|靠){_KIND}{_TITLE}(?={_WINNING})"),
    regex(
        r"(?:出版|发表|创作|写出|写成|执导|导演|主演|编导|拍摄|翻译)(?:了|出)?(?:其|首部|第[一二三]部|个人首部)?"
        rf"{_KIND}{_TITLE}(?=[。，,]|$|并(?!举)|引起|获得|荣获|{_OF_IT})"
    ),
    regex(rf"(?:^|(?<=[。，,的、年月日])){_KIND}{_TITLE}(?={_SHOWN})"),
    regex(rf"(?:的|其){_KIND}{_OWNED}(?={_TOLD})"),
    regex(
        rf"(?:创作|撰写|写作|执导|编导|拍摄|主演|编剧|编写|谱写)的{_KIND}"
        rf"(?P<title>(?:(?![是等时中了由被将已])[\u4e00-\u9fff]){{2,10}}?)"
        rf"(?={_WINNING}[\u4e00-\u9fff]{{2,14}}?奖)"
    ),
    regex(
        rf"以(?P<kind>(?:博士|硕士|毕业|学位)?论文)(?P<title>{_HAN}{{4,24}}?)"
        rf"(?=(?:获得?|取得|通过){_HAN}{{0,8}}?(?:学位|答辩))"
    ),
)
#: What is said of works and is the title of none.
_NO_TITLE: Final = regex(
    r"[一二三四五六七八九十百千两数几多上近约]+(?:余|多)?[篇部首本幅册集卷章种张支].*|.*[篇部首幅册卷]$"
    r"|.*(?:作品|剧本|脚本|创作|出版|发行|制作|拍摄|改编|电影|小说|市场|产业|期间|过程|事业|以来|全国|正式).*"
    r"|.*[、,，。和与及等].*|将.*|由.*|被.*|已.*|于.*"
)


def titled(text: str) -> Iterator[Word]:
    """Yield the titles of works in a normalised text that has no marks for them.

    Before a title comes the word that says what it is, where a tagger might cut it (处女|作).
    """
    for found in _framed(text):
        if found.end("kind") - found.start("kind") > _PLAIN:
            yield Word(found.start("kind"), found.end("kind"), "n")
        yield Word(found.start("title"), found.end("title"), "nz", "Work")


def told_with_kind(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a title goes with the word before it that says what it is."""
    yield from ((found.start("kind"), found.end("title")) for found in _framed(text))


def _framed(text: str) -> Iterator[re.Match[str]]:
    if "《" in text:
        return
    for frame in _FRAMES:
        yield from (f for f in frame.finditer(text) if not _NO_TITLE.fullmatch(f["title"]))
