"""`chartproof evaluate`: matching, scoring, and what the command prints."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from chartproof.evaluation.bootstrap import Totals, intervals
from chartproof.evaluation.equality import same
from chartproof.evaluation.gold import Labelled
from chartproof.evaluation.matching import match
from chartproof.evaluation.tally import Tally
from tests.chartproof.command import CANARY, run

TEXT = f"{CANARY}: FABER was positive on the left. Gaenslen was negative."


def fact(kind: str, start: int, end: int, assertion: str = "present", **attributes: Any) -> Labelled:
    return Labelled(kind, start, end, {"assertion": assertion, "attributes": attributes})


def test_right_values_win_over_larger_overlaps_and_each_fact_is_used_once() -> None:
    gold = [fact("diagnosis", 0, 10, concept="a")]
    predicted = [fact("diagnosis", 0, 10, concept="b"), fact("diagnosis", 9, 12, concept="a")]
    matching = match(gold, predicted)
    assert [(pair.predicted, pair.right) for pair in matching.matches] == [(predicted[1], True)]
    assert matching.false == (predicted[0],)
    assert matching.missed == ()


def test_kinds_and_places_must_meet() -> None:
    gold = [fact("diagnosis", 0, 10), fact("risk", 20, 30)]
    predicted = [fact("risk", 0, 10), fact("risk", 30, 40)]
    matching = match(gold, predicted)
    assert (matching.matches, len(matching.missed), len(matching.false)) == ((), 2, 2)


@pytest.mark.parametrize(
    ("name", "gold", "predicted", "equal"),
    [
        ("percent", {"low": 50, "high": 60}, {"low": 50.0, "high": 60}, True),
        ("percent", {"low": 62.5, "high": 62.5}, {"low": 63, "high": 63}, True),
        ("percent", {"low": 50, "high": 60}, {"low": 51, "high": 60}, False),
        ("percent", {"low": 80, "high": None}, {"low": 80, "high": 100}, False),
        ("days", {"low": 365.25, "high": 365.25}, {"low": 360, "high": 360}, True),
        ("days", {"low": 7, "high": 7}, {"low": 9, "high": 9}, False),
        ("levels", ["L4-L5", "L3-L4"], ["L3-L4", "L4-L5"], True),
        ("levels", [], None, True),
        ("site", "other", None, False),
    ],
)
def test_when_values_are_equal(name: str, gold: Any, predicted: Any, equal: bool) -> None:
    assert same(name, gold, predicted) is equal


def test_figures_by_hand() -> None:
    gold = [
        fact("risk", 0, 5, type="infection"),
        fact("risk", 10, 15, type="other"),
        fact("risk", 20, 25, type="other"),
    ]
    predicted = [
        fact("risk", 0, 5, type="infection"),
        fact("risk", 10, 15, "absent", type="other"),
        fact("risk", 40, 45),
    ]
    tally = Tally()
    tally.add(gold, predicted, match(gold, predicted))
    found, right = tally.found_score("risk"), tally.right_score()
    assert (found.precision, found.recall, found.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert right.f1 == 1 / 3
    types = tally.attribute_score("risk.type")
    assert (types.precision, types.recall) == (1.0, 2 / 3)
    assert (tally.agreed["assertion"], tally.compared["assertion"]) == (1, 2)


def test_the_interval_holds_the_figure_and_is_always_the_same() -> None:
    notes = [Totals(10, 10, hits, hits - 1) for hits in (4, 6, 8, 9, 7, 5)]
    found, right = intervals(notes)
    assert found.low < 0.65 < found.high
    assert right.low < 0.55 < right.high
    assert intervals(notes) == (found, right)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    facts = []
    for quote, attributes in (("FABER was positive", {"test": "faber", "result": "positive"}), ("pain of the", {})):
        start = max(TEXT.find(quote), 0)
        kind = "exam_test" if attributes else "diagnosis"
        facts.append({"kind": kind, "start": start, "end": start + 5, "assertion": "present", "attributes": attributes})
    record = {"note_id": "n", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "facts": facts}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "notes.jsonl").write_text(json.dumps({"id": "n", "text": TEXT}), encoding="utf-8")
    return path


def test_the_command_prints_figures_by_kind_and_attribute(gold: Path) -> None:
    done = run("evaluate", gold, "--notes", gold.with_name("notes.jsonl"), "--format", "json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["kinds"]["exam_test"]["right"] == {
        "gold": 1, "predicted": 2, "hits": 1, "precision": 0.5, "recall": 1.0, "f1": 0.6667,
    }  # fmt: skip
    assert figures["attributes"]["exam_test.result"]["compared"] == 1
    assert figures["found"]["f1_95"][0] <= figures["found"]["f1"] <= figures["found"]["f1_95"][1]


def test_errors_are_listed_with_the_text_around_them(gold: Path) -> None:
    told = run("evaluate", gold, "--notes", gold.with_name("notes.jsonl"), "--errors").stdout.decode()
    assert "missed n  diagnosis" in told
    assert "false  n  exam_test" in told
    assert "«Gaenslen was negative»" in told
    assert "right F1" in told


def test_gold_that_cannot_be_used_is_bad_input(gold: Path) -> None:
    alone = run("evaluate", gold)
    assert alone.returncode == 2
    assert b"note n: its text is missing; name the file that holds it with --notes" in alone.stderr
    gold.with_name("notes.jsonl").write_text(json.dumps({"id": "n", "text": TEXT + "!"}), encoding="utf-8")
    other = run("evaluate", gold, "--notes", gold.with_name("notes.jsonl"))
    assert other.returncode == 2
    assert b"the text is not the one that was labelled" in other.stderr
    gold.write_text(f'{{"note_id": "{CANARY}"}}', encoding="utf-8")
    broken = run("evaluate", gold)
    assert broken.returncode == 2
    assert b"gold.jsonl, line 1: is no gold label" in broken.stderr
    assert run("evaluate", gold.with_name("none.jsonl")).returncode == 2
