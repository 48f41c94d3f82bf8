"""An office that names its institution also tells where its holder works.

From 李明 | 是 | 远山大学教授 follows that 李明 works for 远山大学: the words before the bare
title are the institution, if they name one.
"""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.ontology import Lexicon


def institution_of(
    office: str, lexicon: Lexicon, *, is_organization: Callable[[str], bool]
) -> str | None:
    """Return the institution at the start of an office's name, or ``None``.

    Args:
        office: Normalised words of an office (浙江海川大学教授).
        lexicon: Which words are titles.
        is_organization: Tells whether a name is an organisation's.
    """
    for size in range(len(office) - 1, 1, -1):
        name, title = office[:size], office[size:]
        entry = lexicon.get(title)
        if entry is None or entry.type != "Title" or name in lexicon.heads:
            continue  # 实验室主任: of which one, the words do not say
        if is_organization(name):
            return name
    return None
