"""Whom thanks and greetings go to: all between 向 and the verb (向支持甲的乙表示感谢)."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL, make_oblique
from kgbuild.extract.syntax.repairs.repair import at_forms
from kgbuild.extract.syntax.tree import ROOT, Tree

_LONGEST = 24  # words between the preposition and the verb
_PAUSES = frozenset("，。；：！？")


@at_forms(w.EXPRESSING)
def expressed_to(tree: Tree, index: int) -> None:
    """甲向支持公司的乙表示感谢: 乙 is whom 甲 thanks, and what they do describes them."""
    felt = any(
        tree.forms[word] in w.FEELINGS for word in range(index + 1, min(index + 6, len(tree)))
    )
    noun = index - 1
    while noun > 0 and (tree.kinds[noun] in PREVERBAL or tree.kinds[noun] is Kind.COMMA):
        noun -= 1
    to = _preposition(tree, index)
    if not felt or to is None or noun <= to or tree.kinds[noun] is not Kind.NOUN:
        return
    inside = range(to + 1, noun)
    told = [
        word
        for word in inside
        if tree.kinds[word] is Kind.VERB
        and tree.labels[word] in CLAUSAL
        and tree.heads[word] not in range(to + 1, index)
    ]
    over = [word for word in told if word in tree.ancestors(index)]
    if over:
        tree.promote(index, "acl:relcl", over=over[-1])
    for word in told:
        for child in list(tree.children(word)):
            if child < to:
                tree.attach(child, index)
    make_oblique(tree, to, noun, index)
    for word in told:
        tree.attach(word, noun, "acl:relcl")
    for word in inside:
        if tree.heads[word] not in (ROOT, *inside, noun) and word not in told:
            tree.attach(word, noun, "nmod")


def _preposition(tree: Tree, verb: int) -> int | None:
    """Return the 向 before a verb in its clause."""
    for word in range(verb - 1, max(-1, verb - _LONGEST), -1):
        if tree.forms[word] in _PAUSES:
            return None
        if tree.forms[word] == "向":
            return word
    return None
