"""benchmarks/accuracy.py: what counts as a fall, and that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import accuracy
from kgbuild.evaluate import Counts, Result

#: Ten facts a sentence over a hundred sentences, most of them found.
UNITS = {f"s{k}": Counts(10, 7, 10, 8) for k in range(100)}


def result(units: dict[str, Counts]) -> Result:
    return Result(
        "made", "open", tuple({"svo": c} for c in units.values()), tuple(units), predictions=1000
    )


def changed(times: int, counts: Counts, *, gained: int = 0) -> dict[str, Counts]:
    """Lose a fact in some sentences, gain one in others."""
    names = list(UNITS)
    better = Counts(10, 8, 10, 9)
    return {
        **UNITS,
        **dict.fromkeys(names[:times], counts),
        **dict.fromkeys(names[times : times + gained], better),
    }


WORSE = Counts(10, 6, 10, 7)


@pytest.mark.parametrize(
    ("times", "gained", "falls"), [(0, 0, False), (1, 0, False), (4, 0, True), (8, 7, False)]
)
def test_a_fall_is_more_than_the_choice_of_sentences(times: int, gained: int, falls: bool) -> None:
    now = result(changed(times, WORSE, gained=gained))
    changes = accuracy.compare("made", UNITS, now)
    assert [change.score for change in changes] == ["f1", "precision"]
    assert [change.fell for change in changes] == [falls, falls]


def test_a_rise_is_told_and_no_failure() -> None:
    changes = accuracy.compare("made", UNITS, result(changed(0, WORSE, gained=6)))
    assert all(change.rose and not change.fell for change in changes)
    assert "rose" in str(changes[0])


@pytest.mark.parametrize(
    "units",
    [
        dict(list(UNITS.items())[:-1]),
        dict(reversed(UNITS.items())),
        {**UNITS, "s0": Counts(11, 7, 10, 8)},
    ],
)
def test_another_gold_cannot_be_compared(units: dict[str, Counts]) -> None:
    with pytest.raises(accuracy.GoldChangedError, match="--update"):
        accuracy.compare("made", UNITS, result(units))


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    sets = [accuracy.GoldSet("made", ()), accuracy.GoldSet("absent", ())]
    made = {"made": result(UNITS), "absent": result(changed(3, WORSE))}
    accuracy.update(made, sets, tmp_path)
    read = accuracy.read_baseline(tmp_path / "accuracy.units.tsv")
    assert read == {"made": UNITS, "absent": changed(3, WORSE)}
    before = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    accuracy.update({"made": result(UNITS)}, sets, tmp_path)
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == before


def test_both_files_of_the_baseline_say_the_same() -> None:
    units = accuracy.read_baseline()
    lines = (accuracy.HERE / "accuracy.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "\t".join(accuracy.SCORES_HEAD)
    assert [line.split("\t")[0] for line in lines[1:]] == list(units)
    for line in lines[1:]:
        name, precision, recall, f1, _, facts, *_ = line.split("\t")
        total = sum(units[name].values(), Counts())
        assert (facts, recall) == (str(total.facts), f"{total.recall:.3f}")
        if f1:
            assert (precision, f1) == (f"{total.precision:.3f}", f"{total.f1:.3f}")


def test_no_score_has_fallen(capsys: pytest.CaptureFixture[str]) -> None:
    if not any(path.is_file() for gold in accuracy.gold_sets() for path in gold.paths):
        pytest.skip("no annotated development text is on this machine")
    status = accuracy.main(["--brief"])
    assert status == 0, capsys.readouterr().out
