"""`chartproof adjudicate`: what it prints, where, and what wins."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.determination import NoteAdjudication
from tests.chartproof.command import POLICY, SAMPLE, run


def judged(*words: object, stdin: bytes = b"") -> list[dict[str, Any]]:
    done = run("adjudicate", *words, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonl"
    lines = [
        {"note_id": "a", "text": "Low back pain.", "policy": POLICY[1], "as_of": "2026-03-01",
         "requests": [{"codes": ["64493", "64494"], "laterality": "bilateral", "levels": "L4-S1"}]},
        {"id": "b", "note": "Low back pain.", "policy": POLICY[1], "date_of_service": "2026-02-01",
         "requests": [{"codes": ["27096"], "laterality": "left", "levels": None}]},
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_json_is_one_line_a_note_in_the_order_of_the_contract() -> None:
    (answer,) = judged(SAMPLE, *POLICY)
    assert " ".join(answer) == (
        "note_id note_sha256 engine policy as_of determinations visit_plan alternatives warnings"
    )
    assert NoteAdjudication.model_validate_json(json.dumps(answer)).note_id == "worked_case"


def test_pretty_says_the_same() -> None:
    done = run("adjudicate", SAMPLE, *POLICY, "--format", "json", "--pretty")
    assert len(done.stdout.splitlines()) > 20
    assert [json.loads(done.stdout)] == judged(SAMPLE, *POLICY)


def test_a_record_brings_its_policy_date_and_requests(records: Path) -> None:
    first, second = judged(records)
    assert (first["as_of"], second["as_of"]) == ("2026-03-01", "2026-02-01")
    assert first["determinations"][0]["procedure"] == {
        "family": "facet_injection", "cpt": ["64493", "64494"], "levels": ["L4-L5", "L5-S1"], "laterality": "bilateral",
    }  # fmt: skip
    assert "no request was given" not in str(first["warnings"])
    assert any("judged by the date of service" in warning for warning in second["warnings"])


def test_options_win_over_the_record(records: Path) -> None:
    for answer in judged(records, "--as-of", "2026-04-05", "--request", "27096:right"):
        assert answer["as_of"] == "2026-04-05"
        assert [line["procedure"]["laterality"] for line in answer["determinations"]] == ["right"]


def test_standard_input_is_a_note_or_records(records: Path) -> None:
    (from_text,) = judged("-", *POLICY, stdin=SAMPLE.read_bytes())
    (from_file,) = judged(SAMPLE, *POLICY)
    assert from_text == {**from_file, "note_id": "stdin"}
    assert judged("-", stdin=records.read_bytes()) == judged(records)


def test_without_a_request_the_note_s_own_are_judged_and_that_is_said() -> None:
    (answer,) = judged(SAMPLE, *POLICY)
    assert any(warning.startswith("no request was given") for warning in answer["warnings"])
    (asked,) = judged(SAMPLE, *POLICY, "--request", "27096")
    assert not any(warning.startswith("no request was given") for warning in asked["warnings"])


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_file_gets_what_standard_output_would_get(tmp_path: Path, form: str) -> None:
    path = tmp_path / "answer"
    written = run("adjudicate", SAMPLE, *POLICY, "--format", form, "--output", path)
    assert (written.returncode, written.stdout, written.stderr) == (0, b"", b"")
    assert path.read_bytes() == run("adjudicate", SAMPLE, *POLICY, "--format", form).stdout
    assert list(tmp_path.iterdir()) == [path]


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    text = "Low back pain.\r\n\r\nLeft SI joint injection gave 90% relief\rfor 3 months.\r\nRepeat it (27096).\r\n"
    path.write_bytes(text.encode())
    (answer,) = judged(path, *POLICY, "--request", "27096:left", "--as-of", "2026-02-01")
    spans = [
        span
        for line in answer["determinations"]
        for criterion in line["criteria"]
        for evidence in criterion["evidence"]
        for span in evidence["spans"]
    ]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_an_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Low back pain — worse at night.".encode("utf-16"))
    (answer,) = judged(path, *POLICY, "--request", "27096")
    assert answer["warnings"][0] == "read as UTF-16"


def test_output_does_not_depend_on_the_locale() -> None:
    usual = run("adjudicate", SAMPLE, *POLICY)
    assert run("adjudicate", SAMPLE, *POLICY, PYTHONIOENCODING="ascii", LC_ALL="C").stdout == usual.stdout
