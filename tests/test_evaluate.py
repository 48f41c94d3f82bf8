"""The evaluate room: what matches, the laws of scores, agreement with the scorers of the gold.

``cases/evaluate`` holds what matches what, in files that a person can edit.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evaluate_strategies import counts, golds, perfect, predictions, rows, slots, words
from kgbuild import build, cli, evaluate, pipeline
from kgbuild.errors import EvaluateError
from kgbuild.evaluate import Bootstrap, Calibration, Counts, Result, open_triples, salient
from kgbuild.evaluate.forms import Slot
from kgbuild.evaluate.gold import OpenGold, SalientGold, read_gold
from kgbuild.evaluate.predictions import candidates_from, rows_from

CASES = Path(__file__).parent / "cases" / "evaluate"
SHARED = Path(__file__).parents[2] / "shared"
SAMPLE = Path(__file__).parents[1] / "docs" / "sample.txt"
QUICK = Bootstrap(resamples=200)


def write_lines(path: Path, *records: object) -> Path:
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text(text, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(["evaluate", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


# What matches, by case files ---------------------------------------------------------------


def slot_cases() -> Iterator[pytest.param]:
    slot = ""
    for line in (CASES / "slots.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            mark, text = line[4], line[5:].strip()
            yield pytest.param(slot, text, mark == "=", id=f"{slot}{mark}{text}")
        elif line and not line.startswith("#"):
            slot = line


@pytest.mark.parametrize(("slot", "text", "matches"), list(slot_cases()))
def test_slot(slot: str, text: str, matches: bool) -> None:
    assert Slot.parse(slot).matches("".join(text.split())) is matches


def open_cases() -> Iterator[pytest.param]:
    facts: list[dict[str, object]] = []
    given_rows: list[tuple[list[str], bool]] = []
    for number, line in enumerate(
        (CASES / "open.txt").read_text(encoding="utf-8").splitlines(), start=1
    ):
        words_ = line.strip()
        if line.startswith("- "):
            kind, _, form = line[2:].partition(": ")
            facts.append({"kind": kind, "forms": [cut(form)]})
        elif line.startswith("/ "):
            facts[-1]["forms"].append(cut(line[2:]))  # type: ignore[attr-defined]
        elif words_[:2] in {"= ", "! "}:
            given_rows.append((cut(words_[2:]), words_[0] == "="))
        elif words_.startswith("facts "):
            counted = Counts(*(int(figure) for figure in re.findall(r"\d+", words_)))
            yield pytest.param(facts, given_rows, counted, id=f"line {number}")
            facts, given_rows = [], []


def cut(form: str) -> list[str]:
    return [slot.strip() for slot in form.split("|")]


@pytest.mark.parametrize(("facts", "given_rows", "counted"), list(open_cases()))
def test_open_triples(
    facts: list[object], given_rows: list[tuple[list[str], bool]], counted: Counts, tmp_path: Path
) -> None:
    gold = read_gold(write_lines(tmp_path / "g.jsonl", {"id": 1, "text": "句子。", "facts": facts}))
    assert isinstance(gold, OpenGold)
    found = {tuple(row): None for row, _ in given_rows}
    result = open_triples.score(gold, {"1": found})  # type: ignore[dict-item]
    assert result.counts == counted
    assert [list(example.slots) for example in result.wrong] == [
        row for row, right in given_rows if not right
    ]


def test_there_are_cases_of_both() -> None:
    assert len(list(slot_cases())) >= 30
    assert len(list(open_cases())) >= 8


def test_a_wrong_row_counts_for_the_kind_most_like_it(tmp_path: Path) -> None:
    facts = [
        {"kind": "svo", "forms": [["海岚科技", "推出[了]", "潮信"]]},
        {"kind": "adjunct", "forms": [["潮信", "为船长提供", "潮汐预报"]]},
    ]
    gold = read_gold(write_lines(tmp_path / "g.jsonl", {"id": "a", "text": "句", "facts": facts}))
    assert isinstance(gold, OpenGold)
    (sentence,) = gold.sentences
    assert open_triples.nearest_kind(("海岚科技", "推出了", "泊位"), sentence) == "svo"
    assert open_triples.nearest_kind(("潮信", "提供", "预报"), sentence) == "adjunct"
    assert open_triples.nearest_kind(("大家", "好", ""), sentence) == "(none)"


# Salient facts ---------------------------------------------------------------------------

FACT = {
    "sent": "林知远表示，海岚科技将投资12亿元。",
    "subj": ["海岚科技"],
    "rel": ["投资", "将投资"],
    "obj": ["12亿元"],
    "kind": "svo",
    "claim": "林知远",
    "polarity": "positive",
    "modality": "planned",
}
STATEMENT = {
    "subject": {"name": "海岚科技", "id": "https://x/海岚科技", "text": "公司"},
    "relation": {"id": "https://x/invests", "label": {"zh": "投资", "en": "invests"}, "text": "投"},
    "object": {"value": "1200000000", "datatype": "https://x/cny", "text": "12亿元"},
    "qualifiers": [{"role": "time", "text": "未来三年", "id": None}],
    "polarity": "positive",
    "modality": "planned",
    "claim": {"speaker": {"name": "林知远", "id": "https://x/林知远"}, "verb": "表示"},
    "confidence": 0.8,
    "evidence": [{"document": "d", "sentence": "林知远表示，海岚科技将投资12亿元。"}],
}


def salient_result(
    tmp_path: Path, fact: dict[str, object], *statements: dict[str, object]
) -> Result:
    gold = read_gold(write_lines(tmp_path / "g.jsonl", fact))
    assert isinstance(gold, SalientGold)
    path = write_lines(tmp_path / "s.jsonl", *statements)
    return salient.score(gold, candidates_from(path))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, 1),
        ({"subject": {"name": "海岚科技公司", "text": "x"}}, 1),
        ({"subject": {"name": "东屿港务", "text": "x"}}, 0),
        ({"relation": "投资"}, 1),
        ({"relation": {"id": "https://x/r", "label": "投资", "text": "投入了"}}, 1),
        ({"relation": {"id": "https://x/relation/将投资", "label": {"zh": "花", "en": None}}}, 1),
        ({"relation": {"id": "https://x/r", "label": {"zh": "花", "en": "spends"}}}, 0),
        ({"object": {"name": "调度中心", "text": "调度中心"}}, 0),
        (
            {
                "object": {"name": "调度中心"},
                "qualifiers": [{"role": "quantity", "text": "12亿元", "id": None}],
            },
            1,
        ),
        ({"evidence": {"sentence": "林知远表示，海岚科技将投资12亿元"}}, 1),
        ({"evidence": [{"sentence": "另一句。"}]}, 0),
        ({"evidence": [{"sentence": "海岚科技将投资12亿元"}]}, 1),
    ],
)
def test_a_salient_fact_is_found_by_name(
    change: dict[str, object], found: int, tmp_path: Path
) -> None:
    assert salient_result(tmp_path, FACT, {**STATEMENT, **change}).counts.found == found


@pytest.mark.parametrize(("kind", "found"), [("title", 1), ("svo", 0)])
def test_a_title_holds_in_either_direction(kind: str, found: int, tmp_path: Path) -> None:
    turned = {**STATEMENT, "subject": "12亿元", "object": "海岚科技", "relation": "花"}
    assert salient_result(tmp_path, {**FACT, "kind": kind}, turned).counts.found == found


def test_claim_polarity_and_modality_are_judged_on_the_closest_match(tmp_path: Path) -> None:
    vague = {
        **STATEMENT, "subject": "海岚科技公司", "confidence": 0.99, "claim": None,
        "modality": "asserted",
    }  # fmt: skip
    result = salient_result(tmp_path, FACT, vague, STATEMENT)
    assert result.agreement == evaluate.Agreement(judged=1, claim=1, polarity=1, modality=1)
    result = salient_result(tmp_path, FACT, vague)
    assert result.agreement == evaluate.Agreement(judged=1, claim=0, polarity=1, modality=0)
    result = salient_result(tmp_path, {**FACT, "claim": None}, vague)
    assert result.agreement == evaluate.Agreement(judged=1, claim=1, polarity=1, modality=0)


def test_open_triples_know_nothing_of_claims(tmp_path: Path) -> None:
    triple = {"document": "d", "sentence": FACT["sent"], "subject": "海岚科技",
              "relation": "将投资", "object": "12亿元", "confidence": 0.5}  # fmt: skip
    result = salient_result(tmp_path, FACT, triple)
    assert (result.counts.found, result.agreement) == (1, None)


# Laws ------------------------------------------------------------------------------------


def reference_pattern(slot: str) -> str:
    return "".join({"[": "(?:", "]": ")?"}.get(c, re.escape(c)) for c in slot)


@given(slots(), words(min_size=0))
def test_a_slot_is_the_regular_language_of_its_brackets(slot: str, text: str) -> None:
    parsed = Slot.parse(slot)
    assert parsed.matches(text) == bool(re.fullmatch(reference_pattern(slot), text))
    assert parsed.matches(parsed.longest)


@given(st.integers(1, 400))
def test_many_brackets_do_not_make_matching_slow(size: int) -> None:
    assert Slot.parse("[甲]" * size).matches("甲" * size)
    assert not Slot.parse("[甲]" * size).matches("甲" * size + "乙")
    assert Slot.parse("[" * size + "甲" + "]" * size).matches("甲")


@given(golds())
def test_perfect_predictions_score_one(gold: OpenGold) -> None:
    total = open_triples.score(gold, perfect(gold)).counts
    assert (total.precision, total.recall, total.f1) == (1, 1, 1)


@given(st.data(), golds())
def test_scores_lie_between_0_and_1_and_f1_between_both(
    data: st.DataObject, gold: OpenGold
) -> None:
    total = open_triples.score(gold, data.draw(predictions(gold))).counts
    low, high = sorted((total.precision, total.recall))
    assert 0 <= low <= total.f1 + 1e-12
    assert total.f1 <= high + 1e-12 <= 1 + 1e-12


@given(st.data(), golds(), rows())
def test_a_wrong_row_never_raises_a_score(
    data: st.DataObject, gold: OpenGold, row: tuple[str, str, str]
) -> None:
    before = data.draw(predictions(gold))
    sentence = gold.sentences[0]
    assume(row not in before[sentence.id])
    after = {**before, sentence.id: {**before[sentence.id], row: 0.5}}
    one, two = (open_triples.score(gold, given_rows).counts for given_rows in (before, after))
    wrong = not any(fact.matches(row) for fact in sentence.facts)
    if wrong:
        assert two.precision <= one.precision
        assert two.recall == one.recall
        assert two.f1 <= one.f1 + 1e-12
    else:
        assert two.precision >= one.precision
        assert two.recall >= one.recall


@given(st.data(), golds())
def test_every_kind_together_is_the_whole(data: st.DataObject, gold: OpenGold) -> None:
    result = open_triples.score(gold, data.draw(predictions(gold)))
    kinds = [sum(units, Counts()) for units in result.kinds.values()]
    assert sum(kinds, Counts()) == result.counts
    assert len(result.missed) == result.counts.facts - result.counts.found
    assert len(result.wrong) == result.counts.predicted - result.counts.right


@given(st.data(), st.lists(golds(), min_size=1, max_size=3))
def test_a_total_counts_every_sentence_once(data: st.DataObject, several: list[OpenGold]) -> None:
    results = [open_triples.score(gold, data.draw(predictions(gold))) for gold in several]
    total = evaluate.pooled("all", results)
    assert total.counts == sum((result.counts for result in results), Counts())
    assert len(total.units) == sum(len(result.units) for result in results)


@settings(deadline=None)
@given(st.lists(counts(), min_size=1, max_size=12), st.integers(0, 3))
def test_an_interval_contains_the_score(units: list[Counts], seed: int) -> None:
    around = Bootstrap(resamples=200, seed=seed).intervals(units)
    total = sum(units, Counts())
    for name in ("precision", "recall", "f1"):
        interval = getattr(around, name)
        assert 0 <= interval.low <= getattr(total, name) <= interval.high <= 1 + 1e-12


@settings(deadline=None)
@given(st.lists(counts(), min_size=1, max_size=12))
def test_the_bootstrap_is_repeatable_and_a_run_equals_itself(units: list[Counts]) -> None:
    assert QUICK.intervals(units) == QUICK.intervals(units)
    change = QUICK.difference(units, units, "f1")
    assert (change.low, change.high) == (0, 0)


def test_memory_is_bounded_without_changing_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    units = [Counts(3, k % 3, 4, k % 4) for k in range(50)]
    at_once = QUICK.intervals(units)
    monkeypatch.setattr(evaluate.bootstrap, "_CELLS", 60)
    assert QUICK.intervals(units) == at_once


def test_more_sentences_make_an_interval_narrower() -> None:
    units = [Counts(3, k % 4, 4, k % 5) for k in range(20)]
    few, many = (Bootstrap().intervals(units * times).f1 for times in (1, 16))
    assert many.high - many.low < 0.5 * (few.high - few.low)


def test_an_interval_agrees_with_theory_where_there_is_one() -> None:
    """One fact a unit: recall is a binomial share, its standard error is known."""
    units = [Counts(facts=1, found=int(k < 60)) for k in range(100)]
    interval = Bootstrap().intervals(units).recall
    error = 1.96 * (0.6 * 0.4 / 100) ** 0.5
    assert interval.low == pytest.approx(0.6 - error, abs=0.02)
    assert interval.high == pytest.approx(0.6 + error, abs=0.02)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_is_bounded(judged: list[tuple[float, bool]]) -> None:
    found = Calibration.of(judged)
    assert 0 <= found.error <= 1
    assert 0 <= found.brier <= 1
    assert sum(b.predicted for b in found.bins) == len(judged)
    mean = sum(c for c, _ in judged) / len(judged)
    share = sum(right for _, right in judged) / len(judged)
    assert found.error >= abs(mean - share) - 1e-9  # a bin can only hide, never add, distance


def test_calibration_by_hand() -> None:
    judged = [(0.95, True), (0.95, False), (1.0, True), (0.15, False)]
    found = Calibration.of(judged)
    # [.9, 1]: mean confidence .9667, 2 of 3 right; [.1, .2): .15, 0 of 1
    assert found.error == pytest.approx(0.75 * (2.9 / 3 - 2 / 3) + 0.25 * 0.15)
    assert found.brier == pytest.approx((0.05**2 + 0.95**2 + 0 + 0.15**2) / 4)


# Agreement with the scorers that come with the gold -----------------------------------------


def tool(name: str) -> ModuleType:
    path = SHARED / "tools" / f"{name}.py"
    if not path.exists():
        pytest.skip(f"the scorer {path.name} is not on this machine")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared_gold(name: str) -> Path:
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip(f"the annotated development text {path.name} is not on this machine")
    return path


def printed(module: ModuleType, monkeypatch: pytest.MonkeyPatch,
            capsys: pytest.CaptureFixture[str], *arguments: Path) -> list[str]:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["scorer", *map(str, arguments)])
    capsys.readouterr()
    module.main()
    return capsys.readouterr().out.splitlines()


def shares(lines: list[str]) -> dict[str, tuple[int, int]]:
    """Read ``kind found/facts`` of a scorer's lines."""
    found = (re.match(r"([\w/]+)\s+(\d+)/\s*(\d+)", line) for line in lines[:-1])
    return {m[1]: (int(m[2]), int(m[3])) for m in found if m}


def kind_shares(result: Result) -> dict[str, tuple[int, int]]:
    sums = {kind: sum(units, Counts()) for kind, units in result.kinds.items()}
    return {kind: (c.found, c.facts) for kind, c in sums.items() if c.facts}


@pytest.mark.parametrize(
    "name",
    [
        "oie_dev/oie_dev.jsonl",
        "speeches/forum.oie.jsonl",
        "speeches/letter.oie_stripped.jsonl",
    ],
)
def test_open_scores_are_those_of_the_shared_scorer(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer, gold = tool("score_oie"), shared_gold(name)
    given_rows = map(asdict, pipeline.open_triples([gold]))
    path = write_lines(tmp_path / "rows.jsonl", *given_rows)
    lines = printed(scorer, monkeypatch, capsys, gold, path)
    (from_file,) = evaluate.scores([gold], predictions=path)
    (from_pipeline,) = evaluate.scores([gold])
    assert from_file == from_pipeline
    total = from_file.counts
    assert lines[-1] == (
        f"extractions {total.predicted}  P {total.precision:.3f}  R {total.recall:.3f}  "
        f"F1 {total.f1:.3f}"
    )
    assert shares(lines) == kind_shares(from_file)


@pytest.mark.parametrize(
    "name",
    ["gold_dev/biography", "gold_dev/stripped/newspaper_traditional", "speeches/water"],
)
def test_salient_recall_is_that_of_the_shared_scorer(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer, gold = tool("score_gold"), shared_gold(f"{name}.jsonl")
    build([gold.with_suffix(".txt")], tmp_path / "out")
    statements = tmp_path / "out" / "statements.jsonl"
    flat = []
    for line in statements.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        record["relation"]["label"] = record["relation"]["label"]["zh"]  # all that it takes
        flat.append(record)
    lines = printed(scorer, monkeypatch, capsys, gold, write_lines(tmp_path / "flat.jsonl", *flat))
    (from_file,) = evaluate.scores([gold], predictions=statements)
    (from_pipeline,) = evaluate.scores([gold])
    assert from_pipeline.notes == ()
    assert from_file == from_pipeline
    total = from_file.counts
    summary = f"recall {total.found}/{total.facts} = {total.recall:.3f}"
    assert lines[-1] == f"statements {len(flat)}  {summary}"
    assert shares(lines) == kind_shares(from_file)


@given(
    st.text(st.sampled_from("海岚科技公司一《》a A，:/#*"), max_size=9),
    st.text(st.sampled_from("海岚科技公司一《》a A，:/#*"), max_size=9),
)
def test_names_and_relations_compare_as_in_the_shared_scorer(one: str, other: str) -> None:
    scorer = tool("score_gold")
    assert salient.names(one, other) == scorer.close(one, [other])
    assert salient.relates(one, other) == scorer.rel_close([one], [other])


# The command -------------------------------------------------------------------------------

SENTENCE = {
    "id": "a",
    "text": "海岚科技推出了潮信。",
    "facts": [{"kind": "svo", "forms": [["海岚科技", "推出[了]", "潮信"]]}],
}


@pytest.fixture
def open_gold(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "open.jsonl", SENTENCE)


@pytest.fixture
def salient_gold(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "talk.jsonl", FACT)


def test_a_table_has_a_line_a_kind(open_gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, open_gold, "--resamples", "100")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "open.jsonl: 1 open triples of 1 sentences"
    assert lines[3].split() == ["svo", "1", "1", "1.000", "1", "1", "1.000", "1.000", "1.000–1.000"]
    assert lines[4].split() == ["all", *lines[3].split()[1:]]
    assert lines[5].startswith("confidence: expected calibration error 0.")
    assert "100 draws, seed 0" in lines[-1]


def test_several_golds_have_a_total_each_format(
    open_gold: Path, salient_gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (salient_gold.parent / "talk.txt").write_text(FACT["sent"], encoding="utf-8")
    arguments = [open_gold, salient_gold, open_gold, "--format", "json", "--resamples", "100"]
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    report = json.loads(out)
    assert [gold["gold"] for gold in report["golds"]] == ["open.jsonl", "talk.jsonl", "open.jsonl"]
    (total,) = report["total"]
    assert (total["format"], total["facts"], total["f1"]) == ("open", 2, 1.0)
    salient_record = report["golds"][1]
    assert "precision" not in salient_record
    assert salient_record["recall"] == 1.0
    assert salient_record["agreement"] == {"judged": 1, "claim": 1, "polarity": 1, "modality": 1}
    assert report["bootstrap"] == {"resamples": 100, "seed": 0, "level": 0.95}


def test_the_text_may_lie_elsewhere(
    salient_gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "elsewhere.txt"
    text.write_text(str(FACT["sent"]), encoding="utf-8")
    status, out, err = run(capsys, salient_gold, "--text", text)
    assert (status, err) == (0, "")
    assert "of 1 found facts right: claim 1, polarity 1, modality 1" in out
    status, out, _ = run(capsys, salient_gold, "--text", text, "--against", "triples")
    assert status == 0
    assert "claim 1" not in out
    status, _, err = run(capsys, salient_gold, "--text", SAMPLE)
    assert status == 0
    assert "talk.jsonl: 1 facts whose sentence is not in the text" in err


def test_show_lists_what_was_missed_and_what_is_wrong(
    open_gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"document": "a", "subject": "海岚\x1b[31m科技", "relation": "推出", "object": "了潮信"}
    path = write_lines(tmp_path / "rows.jsonl", row, {**row, "document": "b"})
    arguments = [open_gold, "--predictions", path, "--show"]
    status, out, err = run(capsys, *arguments, "miss")
    assert status == 0
    assert out.splitlines()[0] == "a\tsvo\t海岚科技 | 推出[了] | 潮信\t海岚科技推出了潮信。"
    assert "open.jsonl: 1 rows of documents that are not in the gold" in err
    assert "calibration" not in out  # the rows state no confidence
    status, out, err = run(capsys, *arguments, "wrong", "--quiet")
    assert out.splitlines()[0] == "a\tsvo\t海岚[31m科技 | 推出 | 了潮信\t海岚科技推出了潮信。"
    assert err == ""
    status, out, _ = run(capsys, *arguments, "wrong", "--format", "json")
    assert json.loads(out)["golds"][0]["wrong"][0]["slots"][2] == "了潮信"


@pytest.mark.parametrize("format_", ["table", "json"])
def test_half_a_surrogate_pair_is_shown_as_what_it_is(
    format_: str, open_gold: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(r'{"document": "a", "subject": "\ud800", "relation": "", "object": ""}')
    arguments = [str(open_gold), "--predictions", str(path), "--show", "wrong"]
    assert cli.main(["evaluate", *arguments, "--format", format_]) == 0
    assert "\ufffd".encode() in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        {"qualifiers": 5}, {"qualifiers": ["x", {"role": 1, "text": None}]}, {"claim": "林知远"},
        {"relation": 3}, {"subject": None}, {"object": [1]}, {"confidence": "high"},
        {"subject": {"aliases": 3, "name": 4}}, {"relation": {"label": ["x"], "id": 0}},
    ],
)  # fmt: skip
def test_odd_statements_are_read_as_far_as_they_go(
    change: dict[str, object], tmp_path: Path
) -> None:
    assert salient_result(tmp_path, FACT, {**STATEMENT, **change}).predictions == 1


def test_a_row_read_twice_counts_once_at_its_best(tmp_path: Path) -> None:
    row = {"document": 7, "subject": "甲", "relation": "是 ", "object": "乙"}
    path = write_lines(
        tmp_path / "r.jsonl", row, {**row, "confidence": 0.4}, {**row, "confidence": 0.2}
    )
    assert rows_from(path) == {"7": {("甲", "是", "乙"): 0.4}}


def test_the_text_of_an_open_gold_is_its_own(
    open_gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, open_gold, "--text", SAMPLE)
    assert status == 0
    assert err == "kgbuild: open.jsonl: it carries its own text: --text is not used\n"


GOOD = json.dumps(SENTENCE, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "there is no gold in it"),
        (GOOD + "\n{oops\n", "line 2: is not valid JSON"),
        (GOOD + "\n\n[1]\n", "line 3: is not a JSON object"),
        ("[" * 100_000, "line 1: is not valid JSON"),
        ('{"question": 1, "answer": 2}\n', "is no known gold format (its keys are 'question', "),
        (GOOD + "\n" + GOOD, "line 2: the id 'a' is used twice"),
        (GOOD + '\n{"id": "b", "facts": []}', 'line 2: "text" is missing'),
        (GOOD + '\n{"text": "好", "facts": []}', 'line 2: "id" is neither'),
        ('{"id": "b", "text": "好", "facts": {}}', '"facts" is not a list'),
        ('{"id": "b", "text": "好", "facts": [{"kind": "svo"}]}', 'a fact has no "forms"'),
        ('{"id": "b", "text": "好", "facts": [{"forms": []}]}', 'a fact has no "kind"'),
        (
            '{"id": "b", "text": "好", "facts": [{"kind": "svo", "forms": [["甲", "是"]]}]}',
            "a form is not [subject, relation, object]",
        ),
        (GOOD.replace("推出[了]", "推出[了"), "line 1: a bracket is opened but not closed"),
        (GOOD.replace("推出[了]", "推出了]"), "line 1: a bracket is closed but not opened"),
        ('{"sent": "好", "subj": "甲"}', '"subj" is not a list of strings'),
        ('{"sent": 3, "subj": ["甲"]}', '"sent" is not a string'),
    ],
)
def test_a_bad_gold_is_one_line_that_names_it(
    content: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "bad.jsonl"
    gold.write_text(content, encoding="utf-8")
    status, out, err = run(capsys, gold)
    assert (status, out) == (1, "")
    assert err.startswith(f"kgbuild: {gold}")
    assert message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such.jsonl"], "no-such.jsonl: does not exist"),
        (["talk.jsonl"], "talk.jsonl: its text is not beside it (talk.txt); give --text FILE"),
        (["talk.jsonl", "--text", "none.txt"], "none.txt"),
        (["talk.jsonl", "talk.jsonl", "--text", "a", "--text", "b", "--text", "c"], "3 texts are"),
        (["open.jsonl", "--predictions", "none.jsonl"], "none.jsonl: does not exist"),
        (["open.jsonl", "--predictions", "talk.jsonl"], "talk.jsonl, line 1: is no open triple"),
        (["talk.jsonl", "--predictions", "open.jsonl"], "line 1: is neither a statement nor"),
        (["talk.jsonl", "--predictions", "talk.jsonl"], "line 1: is neither a statement nor"),
        (["talk.jsonl", "--predictions", "empty", "--show", "wrong"], "talk.jsonl: lists what"),
        (["open.jsonl", "--resamples", "5"], "5 resamples are too few"),
        (["open.jsonl", "--seed", "-1"], "the seed is -1"),
        (["latin.jsonl"], "latin.jsonl: is not UTF-8 (byte 0)"),
        (["."], "cannot be read"),
    ],
)
@pytest.mark.usefixtures("open_gold", "salient_gold")
def test_what_cannot_be_scored_is_one_line(
    arguments: list[str], message: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").touch()
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\xff")
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("confidence", ["high", 1.5, True])
def test_a_confidence_is_a_chance(confidence: object, tmp_path: Path) -> None:
    row = {"document": "a", "subject": "甲", "relation": "是", "object": "乙"}
    path = write_lines(tmp_path / "r.jsonl", {**row, "confidence": confidence})
    with pytest.raises(EvaluateError, match='"confidence" is'):
        rows_from(path)


def test_a_byte_order_mark_and_odd_line_ends_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(("\ufeff" + GOOD.replace("推出了潮信。", "推\u2028出") + "\r\n\r\n").encode())
    gold = read_gold(path)
    assert isinstance(gold, OpenGold)
    assert "\u2028" in gold.sentences[0].text


def test_a_result_keeps_its_kinds_in_order() -> None:
    units = ({"(none)": Counts(predicted=1), "svo": Counts(1)}, {"copula": Counts(1)})
    result = Result("x", "open", units, ("a", "b"), 1)
    assert list(result.kinds) == ["copula", "svo", "(none)"]
    assert replace(result, judged=((0.5, True),)).calibration is not None
    assert Counter(result.kinds["svo"]) == Counter([Counts(1), Counts()])
