"""The annotated texts of benchmarks and training/prose: sound in form, twins up to date."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest

strip = pytest.importorskip("benchmarks.gold.strip", reason="benchmarks/ is not in the sdist")

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "benchmarks" / "gold"
TRAINING = ROOT / "training" / "prose" / "triples"
NAMES = ["news", "encyclopaedia", "policy", "biography", "speech"]
REVIEWED = ROOT / "benchmarks" / "reviewed"
PATHS = [
    *(FOLDER / f"{name}.oie.jsonl" for name in NAMES),
    *sorted(TRAINING.glob("*.oie.jsonl")),
    *sorted(REVIEWED.glob("*.oie.jsonl")),
]
KINDS = set(
    "adjunct ba clausal copula existential intransitive location membership passive possessive "
    "relative svo title".split()
)
#: Relations that a sentence may mean without saying them.
IMPLIED = {"是", "任", "担任", "属于", "包括"}


def plain(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = strip.records(path)
    return found


def twin(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = strip.records(
        path.with_name(path.name.replace(".oie.", ".oie_stripped."))
    )
    return found


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name.partition('.')[0]}"


def whole(slot: str) -> str:
    """The slot with every optional part: any choice of parts is a subsequence of it."""
    return re.sub(r"[\[\]\s]", "", slot)


def in_order(part: str, text: str) -> bool:
    characters = iter(text)
    return all(character in characters for character in part)


def balanced(slot: str) -> bool:
    depth = list(
        itertools.accumulate({"[": 1, "]": -1}.get(character, 0) for character in slot)
    ) or [0]
    return min(depth) >= 0 and depth[-1] == 0


@pytest.mark.parametrize("read", [plain, twin])
@pytest.mark.parametrize("path", PATHS, ids=named)
def test_slots_copy_the_sentence(path: Path, read: Any) -> None:
    for sentence in read(path):
        text = whole(sentence["text"])
        for fact in sentence["facts"]:
            assert fact["kind"] in KINDS
            for form in fact["forms"]:
                where = f"{sentence['id']}: {form}"
                assert len(form) == 3, where
                assert all(map(balanced, form)), where
                # without their optional parts, subject and relation must still say something
                assert strip.obligatory(form[0]), where
                assert strip.obligatory(form[1]), where
                for place, slot in enumerate(form):
                    said = in_order(whole(slot), text)
                    assert said or (place == 1 and whole(slot) in IMPLIED), where


@pytest.mark.parametrize("read", [plain, twin])
@pytest.mark.parametrize("path", PATHS, ids=named)
def test_no_form_is_given_twice(path: Path, read: Any) -> None:
    for sentence in read(path):
        forms = [tuple(form) for fact in sentence["facts"] for form in fact["forms"]]
        assert sorted(set(forms)) == sorted(forms), sentence["id"]


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_every_sentence_states_something(path: Path) -> None:
    sentences = plain(path)
    name = path.name.partition(".")[0]
    assert [one["id"] for one in sentences] == [f"{name}-{i + 1}" for i in range(len(sentences))]
    for sentence in sentences:
        assert sentence["facts"], sentence["id"]
        assert all(fact["forms"] for fact in sentence["facts"]), sentence["id"]


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_twin_is_what_strip_makes(path: Path) -> None:
    assert list(strip.strip(plain(path))) == twin(path)
    for sentence in twin(path):
        assert re.fullmatch(f"[{strip.HAN}]+。", sentence["text"]), sentence["id"]


@pytest.mark.parametrize(
    ("slot", "is_hollow"),
    [
        ("5月18日", True),
        ("于1935年", True),
        ("管网漏损率超过25%", True),
        ("Evolution", True),
        ("9个学院", False),
        ("家政企业[4120家]", False),
        ("三十多个国家", False),
    ],
)
def test_what_stripping_empties(slot: str, is_hollow: bool) -> None:
    assert strip.hollow(slot) is is_hollow


def test_sentence_without_full_stop_runs_on() -> None:
    gold = [
        {"id": "a-1", "text": "大家好！", "facts": []},
        {
            "id": "a-2",
            "text": "会议5月18日（周二）开幕。",
            "facts": [{"kind": "adjunct", "forms": [["会议", "开幕", "5月18日[（周二）]"]]}],
        },
    ]
    assert list(strip.strip(gold)) == [
        {
            "id": "a-2",
            "text": "大家好会议月日周二开幕。",
            "facts": [],
            "merged": ["a-1", "a-2"],
            "lost": [{"kind": "adjunct", "forms": [["会议", "开幕", "月日[周二]"]]}],
        }
    ]
    with pytest.raises(ValueError, match="a-1"):
        list(strip.strip(gold[:1]))


def test_readme_counts() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, path in zip(NAMES, PATHS[: len(NAMES)], strict=True):
        sentences, stripped = plain(path), twin(path)
        facts = [fact for one in sentences for fact in one["facts"]]
        row = [
            name,
            len(sentences),
            len(facts),
            sum(len(fact["forms"]) for fact in facts),
            sum(not any(form[2] for form in fact["forms"]) for fact in facts),
            sum(len(one["facts"]) for one in stripped),
            sum(len(one.get("lost", [])) for one in stripped),
        ]
        assert "| " + " | ".join(map(str, row)) + " |" in text


def test_readme_counts_of_the_reviewed() -> None:
    text = (REVIEWED / "README.md").read_text(encoding="utf-8")
    for path in sorted(REVIEWED.glob("*.oie.jsonl")):
        sentences = plain(path)
        facts = [fact for one in sentences for fact in one["facts"]]
        row = [path.name.partition(".")[0], len(sentences), len(facts)]
        row.append(sum(len(fact["forms"]) for fact in facts))
        assert "| " + " | ".join(map(str, row)) + " |" in text
