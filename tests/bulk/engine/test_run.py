"""A run over an archive: the same tables however it is done, and everything accounted for."""

import json
import random
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bulk.plan import Plan
from bulk.results import merge
from models.errors import StorageError
from tests.bulk.engine.archives import Listener, done, tables, write, write_records

TEXTS = [f"Pain {number}." for number in range(1200)]


def ids(out: Path, table: str = "notes") -> list[str]:
    return list(pq.read_table(out / f"{table}.parquet").column("note_id").to_pylist())


def test_two_workers_and_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    records = [{"note_id": f"n{number}", "text": text} for number, text in enumerate(TEXTS)]
    shuffled = random.Random(5).sample(records, len(records))
    one = done(write_records(tmp_path / "a.jsonl", records), tmp_path / "one")
    two = done(write_records(tmp_path / "b.jsonl", shuffled), tmp_path / "two", workers=2)
    assert tables(tmp_path / "one") == tables(tmp_path / "two")
    assert one.counts == two.counts
    assert ids(tmp_path / "one") == sorted(record["note_id"] for record in records)


def test_many_parts_are_merged_by_and_by_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = write(tmp_path / "a.jsonl", [f"{text} {'long ' * 2_000}" for text in TEXTS[:300]])
    done(archive, tmp_path / "at-once")
    monkeypatch.setattr(merge, "AT_ONCE", 2)
    monkeypatch.setattr(merge, "ROWS_AT_ONCE", 3)
    done(archive, tmp_path / "by-and-by")
    assert len(list((tmp_path / "by-and-by" / "work" / "parts").glob("*/*"))) > 4
    assert tables(tmp_path / "at-once") == tables(tmp_path / "by-and-by")
    assert not list((tmp_path / "by-and-by" / "work").glob("*.parquet"))


def test_the_record_reconciles_and_names_what_is_odd(tmp_path: Path) -> None:
    records = [
        {"note_id": "a", "text": "Pain."},
        {"note_id": "a", "text": "Pain."},
        {"note_id": "a", "text": "Other pain."},
        {"note_id": "b", "text": "Pain."},
        {"note_id": "c", "text": "  "},
        {"note_id": "d"},
    ]
    listener = Listener()
    record = done(write_records(tmp_path / "a.jsonl", records), tmp_path / "out", listener)
    assert (record.counts.input, record.counts.done, record.counts.quarantined, record.counts.skipped) == (6, 3, 2, 1)
    assert [sentence.split(";")[0] for sentence in listener.said] == [
        "1 records are the same as an earlier one, text and all",
        "1 note ids stand for more than one note",
        "1 notes have the text of another note under another id",
    ]
    assert ids(tmp_path / "out") == ["a", "a", "b"]
    quarantine = pq.read_table(tmp_path / "out" / "quarantine.parquet").to_pylist()
    assert sorted(row["source"] for row in quarantine) == ["a.jsonl, line 5", "a.jsonl, line 6"]
    written = json.loads((tmp_path / "out" / "run.json").read_text())
    assert written["counts"]["input"] == 6
    assert written["tables"]["facts"]["rows"] == 3


def test_a_finished_run_taken_up_again_does_nothing_anew_and_takes_in_what_is_new(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.jsonl", TEXTS[:20])
    done(archive, tmp_path / "out")
    before = tables(tmp_path / "out")
    again = done(archive, tmp_path / "out", resume=True)
    assert (again.counts.done_now, again.counts.done_before) == (0, 20)
    assert tables(tmp_path / "out") == before
    write(archive, TEXTS[:30])
    grown = done(archive, tmp_path / "out", resume=True)
    assert (grown.counts.done_now, grown.counts.done_before, grown.counts.done) == (10, 20, 30)
    done(archive, tmp_path / "whole")
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


def test_notes_that_left_the_archive_leave_the_tables(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.jsonl", TEXTS[:20])
    done(archive, tmp_path / "out")
    listener = Listener()
    done(archive, tmp_path / "out", listener, resume=True, limit=12)
    done(archive, tmp_path / "whole", limit=12)
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")
    assert listener.said[0].startswith("8 notes of an earlier session are not in the archive any more")


def test_another_plan_does_everything_anew_and_says_why(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.jsonl", TEXTS[:20])
    done(archive, tmp_path / "out")
    listener = Listener()
    record = done(archive, tmp_path / "out", listener, resume=True, plan=Plan(as_of=date(2026, 1, 31)))
    assert (record.counts.done_now, record.counts.done_before) == (20, 0)
    (said,) = listener.said
    assert said == "all notes are judged anew: judged as of was each note's own date, is 2026-01-31"


def test_a_folder_that_is_taken_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.jsonl", TEXTS[:2])
    done(archive, tmp_path / "out")
    before = tables(tmp_path / "out")
    with pytest.raises(StorageError, match="holds a run already; add --resume"):
        done(archive, tmp_path / "out")
    with pytest.raises(StorageError, match="is a file; name a folder"):
        done(archive, archive)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "facts.parquet").write_bytes(b"mine")
    with pytest.raises(StorageError, match=r"holds a facts\.parquet that is of no run known here"):
        done(archive, tmp_path / "other", resume=True)
    assert (tmp_path / "other" / "facts.parquet").read_bytes() == b"mine"
    assert tables(tmp_path / "out") == before


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.jsonl", TEXTS[:2])
    with pytest.raises(StorageError, match="cannot be written to: Not a directory; mend that"):
        done(archive, archive / "out")
