"""Names that their make tells: kinds of life, numbered standards, and scores.

白颈|长|尾雉 is one bird by its parts, GB|/|T|19001|—|2016 one standard, and 3|-|2 one score.
What is 智造 has a house and does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_LOOKS: Final = "[白黑红黄绿蓝灰赤棕褐紫金银花斑长短大小宽细尖圆秃棘裸丹]"
_PARTS: Final = "[颈尾腹背头冠嘴喙翅胸额眉眼耳足爪腰喉面脸鼻吻角臂腿脚趾鳞肩臀颊顶]"
_LIVES: Final = (
    "(?:雉|鹤|雁|鸭|鸥|鹭|鹰|雕|隼|鸮|鸦|鹊|雀|莺|鹎|鸫|鹛|鸲|燕|鹀|鹮|鹳|鹈鹕|鸬鹚|秋沙鸭|相思鸟|啄木鸟|"
    "猴|猿|狐|鹿|羚|獾|狸|鼬|蝠|鼠|蛇|龟|鳖|蛙|蟾|螈|鳄|鱼|鲤|鲟|鲃|鲫|鳅|豚|鲸|鲨|蝶|蛾|蜂|蚁|虾|蟹|螺)"
)
#: A look and a part of the body, twice at most, and what has them: 白颈长尾雉, 红嘴相思鸟.
_KIND_OF_LIFE: Final = regex(
    f"(?<![{_LOOKS[1:-1]}])(?!大面积|小面积|大头|小头目|大背头|大脚)(?:{_LOOKS}{_PARTS}){{1,2}}"
    f"[^\\W的积是有在和与]{{0,2}}?{_LIVES}(?![类群科属目种苗肉蛋皮毛])"
)
_STANDARD: Final = regex(
    r"(?<![A-Za-z0-9])(?:GB|GJB|DB\d{2}|T|YY|HJ|QB|NY|JG|JT|SL|DL|SY|MH|YD|LY|SB|CJ|TB|JB|AQ|GA|WS|HG|FZ|SN|SC|RB)"
    r"(?:/[A-Z]{1,6})? ?\d{1,6}(?:\.\d{1,3})?[-—–]\d{4}(?!\d)"
)
_PLANE: Final = regex(
    r"(?:波音|空客|空中客车|麦道|庞巴迪)(?=[A-Z]*\d)[A-Z0-9]{2,8}(?:-[A-Z0-9]{1,8}){0,2}(?![A-Za-z0-9-])"
)
_MODEL: Final = regex(
    r"(?<![A-Za-z0-9.-])(?=[A-Z0-9-]*\d)[A-Z]{1,6}\d{0,4}(?:-[A-Z0-9]{1,8}){1,3}(?![A-Za-z0-9-])"
)
_SCORE: Final = regex(r"(?:(?<=以)|(?<=比分为)|(?<=比分是)|(?<=战成))\d{1,3}-\d{1,3}(?![\d-])")
#: 以三比一战胜甲: how, and no means.
_BY_SCORE: Final = regex(
    r"以(?:(?:总|大)?比分)?(?:\d{1,3}[比:]\d{1,3}|[零一二三四五六七八九]比[零一二三四五六七八九])"
    "(?:的(?:总|大)?比分)?(?=[大险惜完轻]?[战击胜负败不力逆横淘挫平取赢输])"
)
#: 由西向东流过: which way.
_WAY: Final = regex(
    "[由自从][东西南北]{1,2}[向往至到而][东西南北]{1,2}(?=[流穿横贯纵延注过走倾递依分排吹移推逐蜿，,。])"
)
_SMART: Final = regex("智造(?=产业园|科技园|园区?|基地|中心|工厂|车间|港|谷|小镇|城)")


def made(text: str) -> Iterator[Word]:
    """Yield the words of a normalised text that their make shows to be one."""
    yield from (Word(*match.span(), "nz") for match in _KIND_OF_LIFE.finditer(text))
    yield from (Word(*match.span(), "nz", "Device") for match in _PLANE.finditer(text))
    yield from (Word(*match.span(), "nz") for match in _MODEL.finditer(text))
    yield from (Word(*match.span(), "nz", "Technology") for match in _STANDARD.finditer(text))
    yield from (Word(*match.span(), "m") for match in _SCORE.finditer(text))
    yield from (Word(*match.span(), "d") for match in _BY_SCORE.finditer(text))
    yield from (Word(*match.span(), "d") for match in _WAY.finditer(text))
    yield from (Word(*match.span(), "n") for match in _SMART.finditer(text))
