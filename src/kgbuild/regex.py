"""Regular expressions that are compiled when they are first needed.

A build of one text needs about half of those that kgbuild has, and the compiler of :mod:`re` takes
up to a millisecond for one (a range such as all Han characters is looked at character by
character), so that compiling all of them where they are defined took a third of all imports.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Deferred:
    """Stands for a :class:`re.Pattern`, and has its attributes from the first use on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._source = pattern, flags
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._compiled = self._compiled or re.compile(*self._source)
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # the next time, nobody asks here
        return found


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when something is first asked of it.

    Args:
        pattern: As for :func:`re.compile`.
        flags: As for :func:`re.compile`.

    Returns:
        What serves as a pattern: its methods and attributes are those of the compiled one. The
        functions of :mod:`re` do not take it, and it is not the ``re`` of its matches. An error in
        the pattern is raised at its first use.
    """
    return cast("re.Pattern[AnyStr]", _Deferred(pattern, flags))
