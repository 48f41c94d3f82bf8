"""Hypothesis strategies for texts as Chinese sources have them, the hostile ones included.

``texts()`` is what most tests want: a document's worth of sentences, names, numbers and
line ends, now and then with the characters that break programs. All of it is valid
Unicode without lone surrogates unless ``surrogates=True`` asks for them.
"""

from __future__ import annotations

from hypothesis import strategies as st

from kgbuild.model import Document

#: Common words of every kind, so that an analyser sees sentences rather than noise.
WORDS = (
    "海岚科技 公司 林晓岚 珠海 董事长 发布 了 新一代 储能 产品 潮信 在 被 把 将 与 和 的 是 为 对 "
    "并 还 也 都 不 没有 已经 可以 我们 他们 这里 中国 发展 国家 合作 技术 支持 提供 平台 数字 "
    "城市 今年 去年 2021年 3月5日 十二月 第三届 百分之五 3.8% 1,040 平方公里 一个 多次 之后 表示"
).split()
TRADITIONAL = (
    "騰訊 華為 臺灣 後來 皇后 乾隆 乾杯 頭髮 發現 麵館 裡面 為了 與會 開發 銀行 瞭解 於是".split()
)
FULL_WIDTH = "ＡＢＣ １９９８ ％ ＠ ．ｃｏｍ ｶﾞｷﾞ ﬁ ½ ① Ⅳ ㎡ ㍿ ﷺ".split()
LATIN = "AI 5G iPhone WeChat café naïve e\u0301te\u0301 Mr. a.com http://x.cn/?q=1 Straße İ".split()
#: One user-perceived character each: no token may cut one.
GRAPHEMES = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",  # family
    "\U0001f44d\U0001f3fd",  # thumb with a skin tone
    "\u2764\ufe0f\u200d\U0001f525",  # heart on fire
    "\U0001f1e8\U0001f1f3",  # flag
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",  # tag sequence
    "1\ufe0f\u20e3",  # keycap
    "e\u0301\u0323",  # letter with two marks
    "\u8fbb\U000e0100",  # Han with an ideographic variation selector
    "\u845b\ufe00",
    "\u1112\u1161\u11ab",  # Hangul from letters
    "\u30cf\u309a",  # kana with a combining mark
)
MARKS = [*"。！？!?；;：:，,、…．.—～·%", "……", "？！", "——", "..."]
QUOTES = list("“”‘’「」『』《》〈〉（）()【】[]\"'＂")
SPACES = [" ", "\u3000", "\xa0", "\t", "  ", "\u2009"]
LINE_ENDS = ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\v", "\f", "\x1c"]
INVISIBLE = [
    *"\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u202c\u2066\u2069\ufe0f\u034f",
    *"\x00\x07\x08\x1b\x7f\x9b\x9c\u3164\u115f",
]
ESCAPES = [
    "\x1b[31m",
    "\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x.example/?a\x1b\\",
    "\x1b]8;;",
    "\x9b1;2H",
    "\x1bc",
]
SCRIPTS = [
    "شركة",
    "חברת",
    "Ελλάδα",
    "Москва",
    "ไทย",
    "한국어",
    "हिन्दी",
    "𠮷野",
    "𝔘𝔫",
    "\ufffd",
    "\ue000",
]


def pieces(*, hostile: bool = True) -> st.SearchStrategy[str]:
    """Words and marks; with ``hostile``, also what breaks programs."""
    plain = [
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.sampled_from(MARKS),
        st.sampled_from(QUOTES),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=4),
    ]
    rest = [
        st.sampled_from(TRADITIONAL),
        st.sampled_from(FULL_WIDTH),
        st.sampled_from(LATIN),
        st.sampled_from(GRAPHEMES),
        st.sampled_from(SPACES),
        st.sampled_from(LINE_ENDS),
        st.sampled_from(INVISIBLE),
        st.sampled_from(ESCAPES),
        st.sampled_from(SCRIPTS),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    ]
    return st.one_of(plain + rest if hostile else plain)


def texts(
    *, hostile: bool = True, surrogates: bool = False, max_pieces: int = 40
) -> st.SearchStrategy[str]:
    """Texts such as a document may hold, empty ones included."""
    piece = pieces(hostile=hostile)
    if surrogates:
        piece = st.one_of(piece, st.sampled_from(["\ud800", "\udfff", "\ud83d"]))
    return st.lists(piece, max_size=max_pieces).map("".join)


def wrapped_texts() -> st.SearchStrategy[tuple[str, str]]:
    """Prose, and the same prose wrapped at a width: ``(unwrapped, wrapped)``."""

    def wrap(sentence: str, width: int) -> tuple[str, str]:
        lines = [sentence[k : k + width] for k in range(0, len(sentence), width)]
        return sentence, "\n".join(lines)

    han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
    body = st.text(han, min_size=60, max_size=120).map(lambda t: t + "。")
    return st.builds(wrap, body, st.integers(20, 30))


def documents(**options: bool | int) -> st.SearchStrategy[Document]:
    """Documents over :func:`texts`, which takes ``options``."""
    return st.builds(Document, st.just("d"), texts(**options))  # type: ignore[arg-type]
