"""How many people bear a personal name, by what is known of surnames and given names.

Two texts that name 林知远 rather mean one person, two that name 王伟 rather two. No register of
names is free to ship, and none is needed: a hundred surnames are those of nine Chinese in ten, and
a few hundred characters make up the names that hundreds of thousands bear. A name built of both is
*common*, and so is a surname with a title alone (王总); every other one, and every name that is
transcribed from another language, is rare.
"""

from __future__ import annotations

from typing import Final

from kgbuild.ontology.surnames import surname_of
from kgbuild.resolve.naming.people import bare_name, is_called

#: The hundred commonest surnames: by the census of 2020, about 86 % of all people.
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖"
)
#: Characters of given names, those first that most people have.
_GIVEN: Final = (
    "英华玉明秀文丽建红国春小平金林志海军桂兰云芳梅永晓伟德杰俊生荣东成燕霞珍福光新祥玲清凤学辉斌强敏静勇艳娟涛"
    "超洋磊刚慧琴峰宇鹏飞波雪宏丹萍立莉娜庆佳雨浩欣婷正家中世天忠义仁瑞安宁兴利龙洪江山振全长胜和少爱淑美香莲"
    "菊花月凯亮健雷鸣武旭东阳晨昊然博轩子梓涵思嘉琳琪颖倩瑶雯蕾晶洁莹雅怡心悦帅坤毅松柏炳炎权良才"
)
_EITHER: Final = frozenset(_GIVEN)
_OFTEN: Final = frozenset(_GIVEN[:150])


def is_common(name: str) -> bool:
    """Tell whether so many people bear ``name`` that two texts with it need not mean one.

    Args:
        name: A person's full name, with or without what tells it from others of the name.
    """
    full = bare_name(name)
    if is_called(full):
        return True
    surname = surname_of(full)
    given = full[len(surname) :]
    if surname not in _SURNAMES or len(given) not in (1, 2):
        return False
    return set(given) <= (_EITHER if len(given) == 1 else _OFTEN)
