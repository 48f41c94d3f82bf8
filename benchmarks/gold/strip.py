"""Gold texts into their twins without punctuation: Han characters and 。 only.

Speech recognition and careless copying lose everything else, so each text is also kept in that
state, with slots that are still made of its characters. Usage::

    python benchmarks/gold/strip.py [FOLDER]    # NAME.oie.jsonl -> NAME.oie_stripped.jsonl, each
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FIGURE = re.compile(r"[0-9A-Za-z\u00c0-\u024f%]")
#: What stands around a figure. A slot of nothing else says nothing once its figure is gone:
#: 月日, 亿元, 于年, 约千米.
MEASURE = re.compile(
    "[年月日号时分秒钟点岁届旬初末底前后上下午凌晨春夏秋冬个半小十百千万亿多余元美欧人名位家座台辆艘"
    "艘门根所条篇趟件次处节岁倍级吨克厘毫米平方公里度自从于在到至截起约近达超过不足以内]*"
)


def records(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def han(text: str, keep: str) -> str:
    """Keep the Han characters of ``text``, and those of ``keep``."""
    return re.sub(f"[^{HAN}{re.escape(keep)}]", "", text)


def slot(text: str) -> str:
    """Strip a slot; optional parts that held no Han character disappear with their brackets."""
    text, before = han(text, "[]"), ""
    while text != before:
        text, before = text.replace("[]", ""), text
    return text


def obligatory(text: str) -> str:
    """Return what is left of a slot when every optional part is left out."""
    before = ""
    while text != before:
        text, before = re.sub(r"\[[^\[\]]*\]", "", text), text
    return text


def hollow(text: str) -> bool:
    """Whether a slot must have a figure or a Latin name that stripping takes away.

    That is so when only words of measure stay behind (5月18日 -> 月日), or when the slot ends in
    the figure (…超过25% -> …超过). A figure before a noun is missed less: 9个学院 -> 个学院.
    """
    core = obligatory(text)
    rest = re.sub(r"\W+$", "", core.replace("%", "0"))
    return bool(FIGURE.search(core)) and (
        bool(MEASURE.fullmatch(han(core, ""))) or bool(FIGURE.search(rest[-1:]))
    )


def fact(old: dict[str, Any], *, worn: bool = False) -> dict[str, Any]:
    """Strip a fact.

    Args:
        old: ``kind`` and ``forms``.
        worn: keep the forms that lost their figure instead of those that did not.
    """
    forms: list[list[str]] = []
    for form in old["forms"]:
        new = [slot(part) for part in form]
        if any(map(hollow, form)) is worn and new not in forms:
            forms.append(new)
    return {"kind": old["kind"], "forms": forms}


def strip(gold: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the stripped sentences of one text.

    A sentence that does not end in 。 runs into the next one, whose id the two then bear
    (``merged`` names both). Facts without a form that survives stand in ``lost``.

    Raises:
        ValueError: the text does not end in 。.
    """
    text, ids = "", list[str]()
    facts: list[dict[str, Any]] = []
    for sentence in gold:
        text += han(sentence["text"], "。")
        ids.append(sentence["id"])
        facts += sentence["facts"]
        if not text.endswith("。"):
            continue
        kept = [fact(one) for one in facts]
        record = {"id": ids[-1], "text": text, "facts": [one for one in kept if one["forms"]]}
        lost = [fact(f, worn=True) for f, one in zip(facts, kept, strict=True) if not one["forms"]]
        if len(ids) > 1:
            record["merged"] = ids
        if lost:
            record["lost"] = lost
        yield record
        text, ids, facts = "", [], []
    if text:
        raise ValueError(f"{ids} do not end in 。")


def main() -> None:
    """Write the twin of every text in a folder, this one unless given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for path in sorted(folder.glob("*.oie.jsonl")):
        twin = path.with_name(path.name.replace(".oie.", ".oie_stripped."))
        lines = [json.dumps(one, ensure_ascii=False) for one in strip(records(path))]
        twin.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
