"""An archive in which much is wrong: what is good is done, what is not is quarantined, and nothing is written elsewhere."""

from pathlib import Path

import pyarrow.parquet as pq

from scripts.bad_archive.making import make
from tests.bulk.engine.archives import Listener, done


def test_everything_of_a_bad_archive_is_accounted_for(tmp_path: Path) -> None:
    cases = make(tmp_path)
    before = {path for path in tmp_path.rglob("*") if path != tmp_path / "out"}
    listener = Listener()
    counts = done(tmp_path / "archive", tmp_path / "out", listener).counts
    notes = sorted(note_id for case in cases for note_id in (*case.notes, *case.namesakes))
    assert pq.read_table(tmp_path / "out" / "notes.parquet").column("note_id").to_pylist() == notes
    assert (counts.done, counts.skipped) == (len(notes), sum(len(case.repeated) for case in cases))
    quarantine = pq.read_table(tmp_path / "out" / "quarantine.parquet").to_pylist()
    assert sorted((row["source"], row["reason"]) for row in quarantine) == sorted(
        (case.path + place, reason.value) for case in cases for place, reason in case.bad.items()
    )
    assert counts.input == counts.done + counts.quarantined + counts.skipped
    written = {path for path in tmp_path.rglob("*") if not path.is_relative_to(tmp_path / "out")}
    assert written == before
    assert any("note ids stand for more than one note" in sentence for sentence in listener.said)
