"""Rows of the tables: every kind of fact has its main columns, and no quote goes where none is asked for."""

from datetime import date
from typing import get_args

import pyarrow as pa
import pytest

from bulk.demo import demo_notes
from bulk.item import Item
from bulk.plan import Plan
from bulk.results.fact_rows import MAIN, WORDED, fact_rows
from bulk.results.judge import Judge
from bulk.results.parts import part_of
from bulk.results.schema import FACT
from extraction import read
from models.interval import Interval
from models.kinds import Fact
from models.note import Note

KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Fact)[0])}


def test_every_kind_has_its_main_attributes() -> None:
    assert set(MAIN) == set(KINDS)
    for kind, (value, state, interval) in MAIN.items():
        fields = KINDS[kind].model_fields["attributes"].annotation.model_fields
        assert {name for name in (value, state, interval) if name} <= set(fields)
        assert WORDED.get(kind, set()) <= set(fields)
        if interval:
            assert Interval in (fields[interval].annotation, *get_args(fields[interval].annotation))


def test_every_field_of_a_row_is_a_column() -> None:
    columns = {field.name for field in FACT}
    for record in demo_notes(5):
        for row in fact_rows(read(record["text"]).facts, include_text=True):
            assert set(row) <= columns


def test_words_of_the_note_are_left_out_with_the_quotes() -> None:
    text = "Takes gabapentin 300 mg t.i.d. Allergic to latex gloves."
    (quiet,) = [row for row in fact_rows(read(text).facts, include_text=False) if row["kind"] == "medication"]
    (quoted,) = [row for row in fact_rows(read(text).facts, include_text=True) if row["kind"] == "medication"]
    assert '"dose"' not in quiet["attributes"]
    assert '"dose":"300 mg t.i.d."' in quoted["attributes"]
    assert quiet["value"] == quoted["value"] == "gabapentin"
    assert [span["text"] for span in quiet["spans"]] == [None] * len(quiet["spans"])


def test_a_record_cannot_make_the_program_open_a_file() -> None:
    note = Note(note_id="a", text="Pain.", policy="/etc/passwd.yaml", as_of=date(2026, 1, 31))
    row = Judge(Plan())(Item.of(note, "a.jsonl, line 1"))
    (trouble,) = row["quarantine"]
    assert (trouble["reason"], row["status"]) == ("no_policy", "quarantined")
    assert "names a policy that is not packaged" in trouble["detail"]


def test_a_mistake_of_the_program_is_quarantined_by_its_place_and_without_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("text of a note")

    judge = Judge(Plan())
    monkeypatch.setattr("extraction.read", broken)
    (trouble,) = judge(Item.of(Note(note_id="a", text="Pain."), "a"))["quarantine"]
    assert trouble["reason"] == "failed"
    assert trouble["detail"].startswith("ValueError in ")
    assert "text of a note" not in trouble["detail"]


def test_made_up_notes_are_always_the_same_and_never_alike() -> None:
    notes = list(demo_notes(200))
    assert notes[7] == next(iter(demo_notes(1, first=7)))
    assert len({note["text"] for note in notes}) == 200
    assert not any("{" in note["text"] for note in notes)


def test_a_row_of_every_made_up_note_fits_the_columns() -> None:
    judge = Judge(Plan(policies=("commercial-spine-injections",)))
    rows = [judge(Item.of(Note.model_validate(record), "demo")) for record in demo_notes(10)]
    table = part_of(rows)
    assert isinstance(table, pa.Table)
    assert {row["status"] for row in rows} == {"done"}
    assert sum(len(row["determinations"]) for row in rows) > 5
