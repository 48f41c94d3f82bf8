"""What 这台潜水器 is where its noun stood behind a name: “望渊”号载人潜水器由甲研制…。这台潜水器….

The name that the graph gives a thing may leave out what kind of thing it is, so that no name ends
so; the words of the text do. In: what the text names, and words that point. Out: what was last
called by their noun.
"""

from __future__ import annotations

from typing import Final

from kgbuild.regex import regex
from kgbuild.resolve.pointing.scene import NAMED_SO, Antecedent, Scene

_POINTING: Final = regex(
    r"(?:这|那|该|此|上述)(?:一|两|几)?"
    r"[款个台部辆艘架座家所种项条支只套件本首张幅栋枚颗场次份处口尊头匹株棵片段期届位组批]?"
    r"(?P<noun>[\u4e00-\u9fff]{2,8})"
)
_BEFORE: Final = regex(r"[这那该此本各每][\u4e00-\u9fff]?$")
#: From the beginning of a name to the noun behind it.
_WITHIN: Final = regex(r"[^，。；：、！？,;\s的]{0,16}")
#: Behind these a noun goes on to another (潜水器|研究所).
_GOES_ON: Final = regex("[研所院厂部室员局会馆社团队公大学号技行基市制]")
_FAR: Final = 300  # characters
_LONGEST: Final = 24
_NO_THINGS: Final = ("Person", "Group", "Position", "Time", "Quantity", "Value", "Concept")


def called_so(scene: Scene, text: str, words: str, position: int) -> Antecedent | None:
    """Return what was last called by the noun of words that point, behind its name.

    Args:
        scene: What the document names.
        text: The document.
        words: The words, in their normalised form.
        position: Their place in the document, in code points.
    """
    pointing = _POINTING.fullmatch(words)
    if pointing is None:
        return None
    noun, end = pointing["noun"], position
    head = scene.lexicon.heads.get(noun)
    if head is not None and scene.is_a(head[0], "Organization"):
        return None  # 该公司 is a question of who acted
    told = scene.lexicon.noun_class(noun) or scene.lexicon.head_class(noun)
    if told is None:
        return None  # a deed: 甲与乙合作协议…。这一合作…
    housed = scene.is_a(told, "Organization")
    others = _NO_THINGS if housed else (*_NO_THINGS, "Organization")
    while (end := text.rfind(noun, max(0, position - _FAR), end)) >= 0:
        if _GOES_ON.match(text, end + len(noun)) or _BEFORE.search(text[max(0, end - 2) : end]):
            continue
        names = [
            place
            for place in scene.places()
            if end - _LONGEST <= place.position < end
            and _WITHIN.fullmatch(text, place.position, end)
            and not any(scene.is_a(place.kind, kind) for kind in others)
        ]
        if names:
            return Antecedent(max(names, key=lambda p: p.position).name, NAMED_SO)
    return None
