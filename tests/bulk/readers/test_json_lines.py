"""JSON Lines in bulk: fields under other names, wrong lines, and a file of any size in little memory."""

import gzip
import tracemalloc
from datetime import date
from pathlib import Path

from bulk.readers import Columns, Found, Limits, Unreadable, open_archive
from models.reason import Reason
from tests.bulk.readers.reading import found, read, read_and_said


def test_fields_under_other_names_are_guessed_and_said() -> None:
    line = b'{"author": "x", "row_id": 7, "note_text": "Pain.", "note_date": "2026-01-02 08:00"}\n'
    items, said = read_and_said("t.jsonl", line)
    assert isinstance(items[0], Found)
    note = items[0].note
    assert (note.note_id, note.text, note.date_of_service) == ("7", "Pain.", date(2026, 1, 2))
    assert said[0].startswith('guessed: notes from column "note_text", ids from column "row_id"')


def test_fields_that_are_named_are_taken() -> None:
    columns = Columns(text="body", note_id="key")
    (item,) = found("t.jsonl", b'{"text": "no", "body": "Pain.", "key": "k"}', columns)
    assert (item.note.note_id, item.note.text) == ("k", "Pain.")


def test_the_format_that_is_documented_says_nothing() -> None:
    assert read_and_said("t.jsonl", b'{"id": "a", "note": "Pain.", "date": "soon"}')[1] == []


def test_wrong_lines_are_told_and_the_others_read() -> None:
    first, wrong, blank, last = read("t.jsonl", b'{"text": "a"}\n{"text": "Canary\n\n{"text": " "}\n{"text": "b"}')
    assert isinstance(first, Found)
    assert isinstance(last, Found)
    assert (first.note.note_id, last.note.note_id) == ("t-1", "t-5")
    assert isinstance(wrong, Unreadable)
    assert isinstance(blank, Unreadable)
    assert (wrong.source, wrong.reason, blank.reason) == ("t.jsonl, line 2", Reason.BAD_RECORD, Reason.EMPTY)
    assert "Canary" not in wrong.detail


def test_a_line_beyond_the_limit_is_passed_over_without_being_held() -> None:
    lines = b'{"text": "a"}\n' + b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "b"}\n'
    first, long, last = read("t.jsonl", lines, limits=Limits(piece_bytes=1000))
    assert isinstance(first, Found)
    assert isinstance(last, Found)
    assert isinstance(long, Unreadable)
    assert (long.source, long.reason) == ("t.jsonl, line 2", Reason.TOO_LONG)


def test_a_big_file_streams(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl.gz"
    line = b'{"text": "' + b"Low back pain. " * 200 + b'"}\n'
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(10_000):
            stream.write(line)
    limits = Limits(ratio=2000)  # one note ten thousand times over packs very well
    for _ in open_archive(path, limits=limits):
        break
    tracemalloc.start()
    count = sum(isinstance(item, Found) for item in open_archive(path, limits=limits))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 2_000_000 < 10_000 * len(line)
