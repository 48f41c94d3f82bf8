"""What parts clauses and does not look like it: a space in a headline, 、 in 由甲主办、乙承办.

甲队夺冠 乙队居次 is two clauses, as with a comma. Headlines have no marks; what a comma parts in
prose, a space parts there. The mark that is put in stands in the normalised copy only, as the
pauses of a transcript do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.parse.lost_pauses.speech import with_pauses
from kgbuild.parse.normalise import Normalised
from kgbuild.parse.segmentation.words import Lost
from kgbuild.regex import regex

_LONGEST: Final = 60  # characters of a headline
_LEAST: Final = 5  # characters on either side of a space that parts clauses
_LEAST_HAN: Final = 3
_SPACE: Final = regex(r"(?<=[\w”』」》%）)])[ \u3000]+(?=[\w“『「《])")
#: 中共中央办公厅 国务院办公厅印发…: organs side by side are a list.
_ORGAN: Final = regex(
    r"[^“”《》]{2,20}(?:办公厅|办公室|委员会|人民政府|总局|管理局|[部委局厅院会])"
)
_HAN: Final = regex("[\u4e00-\u9fff]")
#: What tells prose, a list of data or a dialogue from a headline.
_NONE: Final = regex(r"[,，。；;:：?？|、\t]|\d{4}[-/年]\d{1,2}[-/月]|记者|编辑|来源|作者|通讯员")
_SURE: Final = 0.9
_PART: Final = (
    "(?:主办|承办|协办|合办|承建|设计|施工|监理|建造|执导|主演|编剧|作词|作曲|演唱|监制|制作|出品|发行|"
    "出版|主编|翻译|赞助|冠名|投资|运营|管理|指导|组织|实施|牵头|参与|配合|生产|代工|总装)"
)
#: 由甲设计、乙建造: each has a part of its own in what was named before.
_SHARED: Final = regex(
    rf"由[^,。;、]{{2,24}}?{_PART}(?:、[^,。;、]{{2,24}}?{_PART})+(?=[,。;、]|$)"
)


def parted(form: Normalised) -> Normalised:
    """Put a pause at the spaces of a headline, and a comma between who has which part in a work.

    Args:
        form: A normalised sentence; what has neither comes back as it is.
    """
    if "由" in form.text and "、" in form.text:
        text = _SHARED.sub(lambda found: found[0].replace("、", ","), form.text)
        return form if text == form.text else replace(form, text=text)
    text = form.text
    if len(text) > _LONGEST or (" " not in text and "\u3000" not in text) or _NONE.search(text):
        return form
    spaces = list(_SPACE.finditer(text))
    edges = [0, *(place for space in spaces for place in space.span()), len(text)]
    parts = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    if len(parts) not in (2, 3) or any(map(_is_short, parts)):
        return form
    kinds = ["list" if _ORGAN.fullmatch(part) else "clause" for part in parts]
    lost = [Lost(space.start(), kind, _SURE) for space, kind in zip(spaces, kinds, strict=False)]
    return with_pauses(form, lost)


def _is_short(part: str) -> bool:
    """Tell whether what a space parts off is too short for a clause: a name, an office."""
    return len(part) < _LEAST or len(_HAN.findall(part)) < _LEAST_HAN
