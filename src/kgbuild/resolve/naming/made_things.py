"""What a thing is called apart from who made, found or keeps it, and what became of it.

青鸾机器人自主研发的谐波减速器 is 谐波减速器, and 去年底投运的宝丰储能电站 is 宝丰储能电站. What
must be so for a rule to hold stays (符合条件的重型货车): without it the rule would be another.
"""

from __future__ import annotations

from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex

#: What somebody has done with a thing, or what has become of it.
_MAKING: Final = regex(
    "研制|研发|开发|设计|建造|建设|修建|承建|营造|制造|制作|制成|铸造|打造|烧制|仿制|推出|发行|创作|撰写|编写|主编|拍摄|执导|"
    "录制|演唱|谱写|绘制|题写|主办|承办|组织|派来|派去|创办|创立|创建|设立|投资|出资|捐赠|捐献|捐建|收藏|保存|珍藏|留下|遗留|收购|"
    "引进|购买|买来|买下|借来|借自|送来|寄来|带回|带来|采集|征集|拍下|提出|种植|培育|选育|繁育|饲养|经营|运营|批准|签署|签订|颁发|"
    "发现|出土|发掘|挖出|打捞|救下|救出|查获|废弃|停产|烧毁|损毁|倒塌|消失|绝迹|投运|投产|投用|开通|开业|开放|通车|竣工|建成|落成|"
    "新建|新修|新设|重建|复原|改造|改良|改建|修复|修缮|完成|建于|始建于|位于|坐落|地处|停泊|退役|放归|佩戴|搭载|装有|印有|写有|刻有|"
    "绣有|画有|架设|布设|安装|举行|召开|发布|印发|出台|编印|刊印|出版"
)
#: What only some of a kind are, and what is not so yet.
_CONDITION: Final = regex(
    "[不未没无须需应可能拟将凡各每]|符合|达到|超过|取得|获得|属于|以上|以下|之一|最|第[一二三四五六七八九十]|首|唯一|这|那|该|此|其|他|她|它|我"
)
_PLACES: Final = range(2, 5)  # characters of a place's name
_COUNTED: Final = regex(r"[\d一二两三四五六七八九十百千万数几多半]")
_THINGS: Final = frozenset(
    "Device Product Work Document Site Technology Software App Service Conference Competition "
    "Project".split()
)


def is_made_thing(before: str, name: str, lexicon: Lexicon) -> bool:
    """Tell whether the words before a thing say who made it or what became of it.

    Args:
        before: What stands before the name, 的 included.
        name: The words behind it.
        lexicon: Nouns that tell what is a thing.
    """
    if _COUNTED.match(name) or name in lexicon.nouns or name in lexicon.heads:
        return False
    if any(name[n:] in lexicon.heads and name[:n] in lexicon for n in _PLACES):
        return False  # 甲创办的上海饭店: one of many there
    kind = lexicon.noun_class(name) or lexicon.head_class(name)
    made = _MAKING.search(before) is not None and _CONDITION.search(before) is None
    return made and kind in _THINGS
