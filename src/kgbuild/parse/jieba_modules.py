"""jieba's modules, imported without the work that each of them does when it is imported.

``jieba`` has setuptools look for its files, which takes longer than jieba itself;
``jieba.posseg`` reads the dictionary and ``jieba.analyse`` a table of 270,000 words, line by
line. What they would have read lies compiled in :mod:`kgbuild.parse.dictionary`. Who imports the
modules afterwards finds them as they always are.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from kgbuild.errors import ParseError

__all__ = ["analysis", "folder", "main", "posseg"]


@lru_cache(maxsize=1)
def main() -> Any:
    """Return ``jieba``, its chatter kept off standard error.

    Raises:
        ParseError: It is not installed.
    """
    try:
        with _standing_in("pkg_resources", None):  # without it, jieba opens its files itself
            import jieba
    except ImportError as error:
        raise ParseError("jieba is not installed", remedy="pip install jieba") from error
    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    return jieba


def folder() -> Path:
    """Return where jieba and its data lie."""
    return Path(main().__file__).parent


def posseg(tags: MutableMapping[str, str]) -> Any:
    """Return ``jieba.posseg``.

    Args:
        tags: Of each word of the dictionary, for the module's own tokenizer.
    """
    default = main().dt
    default.get_dict_file = io.BytesIO  # hides the method of the class, for the import only
    try:
        from jieba import posseg
    finally:
        del default.get_dict_file
    if not posseg.dt.word_tag_tab:
        posseg.dt.word_tag_tab = tags
    return posseg


def analysis() -> tuple[Any, Any]:
    """Return the classes ``TFIDF`` and ``TextRank``; :func:`posseg` must have been called.

    An instance of ``TFIDF`` reads the table when it is made by a plain call.
    """
    package = ModuleType("jieba.analyse")
    package.__path__ = [str(folder() / "analyse")]
    with _standing_in(package.__name__, package):
        from jieba.analyse.textrank import TextRank
        from jieba.analyse.tfidf import TFIDF
    return TFIDF, TextRank


@contextmanager
def _standing_in(name: str, module: ModuleType | None) -> Iterator[None]:
    """Let ``module`` be what is imported by that name (``None``: nothing), if nothing is yet."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module  # type: ignore[assignment] # None is how Python says so
    try:
        yield
    finally:
        del sys.modules[name]
