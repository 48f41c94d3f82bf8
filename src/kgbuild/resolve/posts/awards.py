"""A grade is of the award that its list names before: 国家科技进步奖一等奖1项、二等奖2项."""

from __future__ import annotations

from typing import Final

from kgbuild.regex import regex

_GRADE: Final = regex("[特一二三四]等奖|[金银铜]奖|优秀奖|提名奖|佳作奖")
_GRADED: Final = regex(
    r"(?P<award>[^，。；、]{2,24}?(?:奖|赛|展|节|杯))(?:[特一二三四]等奖|[金银铜]奖|优秀奖|提名奖)"
    r"(?:各?[\d一二三四五六七八九十两]+[项次个枚])?[、和及]$"
)


def full_award(words: str, before: str) -> str | None:
    """Return a grade with its award, where the same list has told it.

    Args:
        words: What was won (二等奖).
        before: What the sentence says before it, from the verb of winning on.
    """
    graded = _GRADED.search(before) if _GRADE.fullmatch(words) else None
    return graded["award"] + words if graded is not None else None
