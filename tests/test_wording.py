"""What the very words of a text tell: of lost pauses, of titles, of words that a tagger glues."""

from __future__ import annotations

from functools import cache

import pytest

from kgbuild.ontology import load_lexicon
from kgbuild.parse import Analyzer, load_analyzer
from kgbuild.parse.titled import titled
from kgbuild.parse.wording import wording


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
        "林晓芸，女，汉族，年月_生于大理",
        "当地的汉族人口增加",
        "沈望舒是中国作家、翻译家",
        "他加入作家协会",
        "她生于云南大理，中国举重运动员",
        "收入亿元同比增长，新建学校三所",
        "收入同比增长一成",
        "她从一中毕业，到农场插队",
        "他与何敬之结婚，育有一子",
        "公司成立于年，前身_是果品公司，总部_位于湖州，旗下_拥有超市",
        "青河科技是一家总部_位于成都的企业",
        "考入青河大学，年毕业",
        "青年毕业生增加",
        "青水云是由信息中心开发的，去年上线",
        "我当过水管站站长，也当过副县长",
        "我们没有请代言人，更不会做房地产",
        "青河集团前身_为年创办的船厂",
        "首批成员包括青河集团",
        "生产储能电池，客户包括青河集团",
        "鲁青瑶年月_出生于山东",
        "各位代表，我报告工作",
        "各位代表要认真审议",
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
        "他 考入 中文系 师从 程鹤年 教授",
        "她 与 建筑师 何敬之 结婚",
        "市里 新建 公园 三座",
        "县教育局 要 会同 县财政局 制定 细则",
        "公司 由 青河集团 控股",
        "他 是 商会 理事长",
    ],
)
def test_words_are_cut_as_their_neighbours_tell(words: str) -> None:
    text = words.replace(" ", "")
    (cut,) = analyzer().cut([text])
    assert " ".join(text[word.start : word.end] for word in cut) == words
