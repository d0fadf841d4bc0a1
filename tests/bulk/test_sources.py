"""Note files become notes: their ids, their records, and what is wrong with them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bulk.notes.sources import read_notes
from models.errors import NoteError
from models.note import Note


def only(path: Path) -> Note | NoteError:
    (note,) = read_notes([str(path)])
    return note


def record(tmp_path: Path, **fields: Any) -> Note | NoteError:
    path = tmp_path / "notes.jsonl"
    path.write_text(json.dumps(fields), encoding="utf-8")
    return only(path)


def test_a_text_file_is_a_note_named_after_it_with_its_line_ends_kept(tmp_path: Path) -> None:
    path = tmp_path / "visit.2026.txt"
    path.write_bytes(b"a\r\nb\rc\n")
    assert only(path) == Note(note_id="visit.2026", text="a\r\nb\rc\n")


def test_a_record_brings_its_policy_dates_and_requests(tmp_path: Path) -> None:
    note = record(
        tmp_path,
        id="n1",
        note="Pain.",
        policy="example",
        as_of="2026-01-15",
        date_of_service="2026-01-10",
        requests=[{"codes": ["64493", "64494"], "laterality": "bilateral", "levels": "L4-S1"}],
        specialty="ignored",
    )
    assert isinstance(note, Note)
    assert (note.note_id, note.text, note.policy) == ("n1", "Pain.", "example")
    assert (note.as_of, note.date_of_service) == (date(2026, 1, 15), date(2026, 1, 10))
    assert note.requests is not None
    assert note.requests[0].codes == ("64493", "64494")
    assert note.requests[0].levels == ("L4-L5", "L5-S1")


def test_levels_may_be_a_list_as_answers_write_them(tmp_path: Path) -> None:
    note = record(tmp_path, id="n1", text="Pain.", requests=[{"codes": ["64493"], "levels": ["L4-L5"]}])
    assert isinstance(note, Note)
    assert note.requests is not None
    assert note.requests[0].levels == ("L4-L5",)


def test_a_record_without_an_id_is_named_after_its_line(tmp_path: Path) -> None:
    note = record(tmp_path, text="Pain.")
    assert isinstance(note, Note)
    assert note.note_id == "notes-1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Canary', r"is not valid JSON \(column 10\)"),
        ('["Canary"]', "is not a JSON object"),
        ('{"id": "a"}', 'has no "text"'),
        ('{"text": 7}', 'has no "text" that is a string'),
        ('{"text": "  "}', "is empty"),
        ('{"text": "Canary\\u0000"}', "holds a NUL character"),
        ('{"text": "Canary\\ud800"}', "holds half of a surrogate pair"),
        ('{"text": "Canary", "as_of": "soon"}', 'has a "as_of" that is no date'),
        ('{"text": "Canary", "policy": 7}', 'has a "policy" that is not a string'),
        ('{"text": "Canary", "note_id": [1]}', 'has a "note_id" that is neither a string nor a number'),
        ('{"text": "Canary", "requests": "all"}', '"requests" is not a list'),
        ('{"text": "Canary", "requests": [7]}', "request 1 is not an object"),
        ('{"text": "Canary", "requests": [{"codes": "64493"}]}', 'request 1: "codes" must be a list'),
        ('{"text": "Canary", "requests": [{"codes": ["99999"]}]}', "request 1: .*99999"),
        ('{"text": "Canary", "requests": [{"codes": ["27096"], "laterality": "up"}]}', "'up' is no side"),
        ('{"text": "Canary", "requests": [{"codes": ["64493"], "levels": "S1-L3"}]}', "'S1-L3' cannot be read"),
        ('{"text": "Canary", "requests": [{"codes": ["64493"], "levels": {}}]}', '"levels" must be written as'),
        ("[" * 100_000, "is not valid JSON"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(f'{{"id": "a", "text": "Pain."}}\n\n{line}\n{{"id": "b", "text": "Pain."}}\n', encoding="utf-8")
    first, wrong, last = read_notes([str(path)])
    assert isinstance(first, Note)
    assert isinstance(last, Note)
    assert (first.note_id, last.note_id) == ("a", "b")
    assert isinstance(wrong, NoteError)
    assert str(wrong).startswith(f"{path}, line 3: ")
    assert "Canary" not in str(wrong)
    with pytest.raises(NoteError, match=reason):
        raise wrong


def test_records_in_utf16_are_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_bytes('{"id": "a", "text": "é"}\r\n{"id": "b", "text": "ü"}'.encode("utf-16"))
    notes = list(read_notes([str(path)]))
    assert [note.warnings for note in notes if isinstance(note, Note)] == [("read as UTF-16",)] * 2


def test_one_line_in_another_encoding_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_bytes('{"text": "é 😕"}\n'.encode() + '{"text": "é"}\n'.encode("cp1252"))
    first, second = read_notes([str(path)])
    assert isinstance(first, Note)
    assert isinstance(second, Note)
    assert (first.text, first.warnings) == ("é 😕", ())
    assert second.text == "é"
    assert "Windows-1252" in second.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("empty.jsonl", b"\n\n", "is empty: there is no note in it"),
        ("zip.jsonl", b"PK\x03\x04", "is a zip archive"),
        ("binary.jsonl", b"\x00\x01\x02\n" * 9, "is a binary file"),
        ("nul.txt", b"pain\x00relief at night", "holds a NUL character"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = only(path)
    assert isinstance(error, NoteError)
    assert str(error).startswith(f"{path}: ")
    assert reason in str(error)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    missing, folder, odd = read_notes([str(tmp_path / "none.txt"), str(tmp_path), "\0.txt"])
    assert "there is no such file" in str(missing)
    assert "is a folder; name the files in it" in str(folder)
    assert "cannot be read" in str(odd)
