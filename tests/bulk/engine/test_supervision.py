"""Workers that hang, die or grow: the note that did it is quarantined with the true reason, all others are done."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bulk.item import Item
from bulk.results.rows import Row
from models.errors import EngineError
from tests.bulk.engine.archives import LIMITS, Listener, done, tables, write


def quarantined(out: Path) -> dict[str, tuple[str, str]]:
    rows = pq.read_table(out / "quarantine.parquet").to_pylist()
    return {row["note_id"]: (row["reason"], row["detail"]) for row in rows}


def test_poison_is_quarantined_and_the_run_goes_on(tmp_path: Path) -> None:
    texts = [f"Pain {number}." for number in range(60)]
    texts[7], texts[8], texts[30], texts[59] = "HANG up", "DIE now", "GROW big", "FAIL now"
    record = done(write(tmp_path / "a.jsonl", texts), tmp_path / "out", workers=2)
    assert (record.counts.done, record.counts.quarantined) == (56, 4)
    alone = ", also when it was tried alone"
    assert quarantined(tmp_path / "out") == {
        "n00007": ("timed_out", f"it took longer than 4 s{alone}"),
        "n00008": ("crashed", f"its worker ended (signal 6){alone}"),
        "n00030": ("out_of_memory", f"its worker held more than {LIMITS.memory_mb:g} MB{alone}"),
        "n00059": ("out_of_memory", f"its worker could not get more memory{alone}"),
    }
    notes = pq.read_table(tmp_path / "out" / "notes.parquet").to_pylist()
    assert [row["note_id"] for row in notes if row["status"] == "done"] == [
        f"n{number:05}" for number in range(60) if number not in (7, 8, 30, 59)
    ]


def test_a_note_whose_worker_was_lost_by_chance_is_done_in_the_end(tmp_path: Path) -> None:
    texts = ["Pain.", f"DIE-ONCE {tmp_path / 'flag'}", "More pain."]
    record = done(write(tmp_path / "a.jsonl", texts), tmp_path / "out")
    assert (record.counts.done, record.counts.quarantined) == (3, 0)
    done(tmp_path / "a.jsonl", tmp_path / "calm")
    assert tables(tmp_path / "out") == tables(tmp_path / "calm")


def test_workers_that_do_not_start_end_the_run_with_a_sentence(tmp_path: Path) -> None:
    from bulk.run import run  # noqa: PLC0415
    from bulk.settings import Settings  # noqa: PLC0415

    archive = write(tmp_path / "a.jsonl", ["Pain."])
    with pytest.raises(EngineError, match="the workers do not start: its worker ended"):
        run(Settings(archive=archive, out=tmp_path / "out"), Listener(), broken)


def broken() -> Callable[[Item], Row]:
    raise ValueError("never told")
