"""`chartproof bulk`: an archive in, tables out, and nothing of a note anywhere else."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.chartproof.command import CANARY, POLICY, SAMPLE, run

UNDATED = f"{CANARY} has low back pain, 7/10. Straight leg raise was negative."


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    return list(pq.read_table(out / f"{table}.parquet").to_pylist())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of three sample notes, one note without a date and a line that is broken."""
    path = tmp_path_factory.mktemp("archive") / "notes.jsonl"
    names = ("worked_case", "sij_contradiction", "tpi_six_days")
    records = [{"note_id": name, "text": SAMPLE.with_name(f"{name}.txt").read_bytes().decode()} for name in names]
    lines = [json.dumps(record) for record in [*records, {"note_id": "undated", "text": UNDATED}]]
    path.write_text("\n".join([*lines, f'{{"note_id": "{CANARY}']) + "\n")
    return path


@pytest.fixture(scope="module")
def out(archive: Path) -> Path:
    folder = archive.parent / "out"
    done = run("bulk", archive, "--out", folder, *POLICY, "--workers", 2)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"5 in: 3 done, 2 quarantined, 0 skipped" in done.stderr
    return folder


def test_the_determinations_are_those_that_adjudicate_prints(out: Path) -> None:
    for name in ("worked_case", "sij_contradiction", "tpi_six_days"):
        printed = json.loads(run("adjudicate", SAMPLE.with_name(f"{name}.txt"), *POLICY, "--format", "json").stdout)
        found = [row for row in rows(out, "determinations") if row["note_id"] == name]
        assert [row["outcome"] for row in found] == [one["outcome"] for one in printed["determinations"]]
        assert [row["rationale"] for row in found] == [one["rationale"] for one in printed["determinations"]]
        assert {tuple(row["warnings"]) for row in found} == {tuple(printed["warnings"])}
        criteria = [row for row in rows(out, "criteria") if row["note_id"] == name]
        assert [(row["determination"], row["criterion"], row["result"], row["reason"]) for row in criteria] == [
            (number, criterion["id"], criterion["result"], criterion["reason"])
            for number, one in enumerate(printed["determinations"])
            for criterion in one["criteria"]
        ]


def test_the_facts_are_those_that_extract_prints_without_the_words(out: Path) -> None:
    printed = json.loads(run("extract", SAMPLE, "--format", "jsonl").stdout)
    found = [row for row in rows(out, "facts") if row["note_id"] == "worked_case"]
    assert [row["fact"] for row in found] == [fact["id"] for fact in printed["facts"]]
    assert [[(span["start"], span["end"]) for span in row["spans"]] for row in found] == [
        [(span["start"], span["end"]) for span in fact["spans"]] for fact in printed["facts"]
    ]
    assert {span["text"] for row in found for span in row["spans"]} == {None}
    assert {row["note_sha256"] for row in found} == {printed["sha256"]}


def test_what_is_not_done_is_quarantined_with_its_reason_and_its_facts_are_kept(out: Path) -> None:
    quarantine = {row["source"]: row for row in rows(out, "quarantine")}
    assert {source: row["reason"] for source, row in quarantine.items()} == {
        "notes.jsonl, line 4": "undated",
        "notes.jsonl, line 5": "bad_record",
    }
    assert "--undated-as-of" in quarantine["notes.jsonl, line 4"]["detail"]
    assert {row["kind"] for row in rows(out, "facts") if row["note_id"] == "undated"} >= {"pain_score", "exam_test"}


def test_no_name_of_a_patient_is_in_any_result(out: Path) -> None:
    for path in [*out.glob("*.*"), *(out / "work").rglob("*")]:
        if path.suffix == ".parquet":
            assert CANARY not in str(pq.read_table(path).to_pylist())
        elif path.is_file():
            assert CANARY.encode() not in path.read_bytes()


def test_quotes_are_carried_when_asked_for(archive: Path, tmp_path: Path) -> None:
    done = run("bulk", archive, "--out", tmp_path / "out", "--include-text", "--workers", 1)
    assert done.returncode == 1
    text = SAMPLE.read_bytes().decode()
    spans = [
        span for row in rows(tmp_path / "out", "facts") if row["note_id"] == "worked_case" for span in row["spans"]
    ]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert rows(tmp_path / "out", "determinations") == []


def test_requests_of_a_file_are_judged_in_place_of_the_notes_own(archive: Path, tmp_path: Path) -> None:
    asked = tmp_path / "requests.csv"
    asked.write_text(
        "note_id,codes,laterality,levels\nundated,27096,left,\nworked_case,64493+64494,bilateral,L3-L5\nnobody,20552,,\n"
    )
    words = ("--requests", asked, "--undated-as-of", "2026-01-31", "--limit", 4, "--workers", 1)
    done = run("bulk", archive, "--out", tmp_path / "out", *POLICY, *words)
    assert done.returncode == 0
    assert b"1 note ids of the requests belong to no note of the archive" in done.stderr
    found = {row["note_id"]: row for row in rows(tmp_path / "out", "determinations")}
    assert (found["undated"]["cpt"], found["undated"]["laterality"]) == (["27096"], "left")
    assert str(found["undated"]["as_of"]) == "2026-01-31"
    assert (found["worked_case"]["cpt"], found["worked_case"]["levels"]) == (["64493", "64494"], ["L3-L4", "L4-L5"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give INPUT, or --demo N"),
        (("nowhere.zip",), "there is no such file or folder"),
        ((SAMPLE, "--policy", "unheard-of"), "there is no policy 'unheard-of'"),
        ((SAMPLE, *POLICY, *POLICY), "is given twice"),
        ((SAMPLE, "--requests", "nowhere.csv"), "nowhere.csv: cannot be read"),
        ((SAMPLE, "--workers", "0"), "--workers"),
    ],
)
def test_bad_usage_is_told_and_leaves_no_tables(words: tuple[object, ...], told: str, tmp_path: Path) -> None:
    done = run("bulk", *words, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert not list(tmp_path.rglob("*.parquet"))


def test_a_request_that_is_none_is_named_by_its_line(tmp_path: Path) -> None:
    asked = tmp_path / "requests.jsonl"
    asked.write_text('{"note_id": "a", "codes": ["64493"]}\n{"note_id": "b", "codes": ["6449"]}\n')
    done = run("bulk", SAMPLE, "--out", tmp_path / "out", "--requests", asked)
    assert done.returncode == 2
    assert b"requests.jsonl, line 2: " in done.stderr
