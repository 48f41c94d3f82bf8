"""The closed classes of Chinese grammar, and general verb classes, as tables.

Whatever an extractor must know about single words stands here and nowhere else, so
that the pattern extractor and a syntactic one read from the same tables. Open-class
words appear only where a whole class of verbs behaves alike (verbs of saying, of
causing, of asking); names and subject matter never do. Callers read all four modules as one
namespace (``w.SAY_VERBS``).
"""

from kgbuild.extract.words.adjuncts import *  # noqa: F403 - one namespace
from kgbuild.extract.words.grammar import *  # noqa: F403 - one namespace
from kgbuild.extract.words.nouns import *  # noqa: F403 - one namespace
from kgbuild.extract.words.verbs import *  # noqa: F403 - one namespace
