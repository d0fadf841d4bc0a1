"""Parquet: every type of column that holds text or dates, and files that are damaged."""

import io
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bulk.readers import Found, Unreadable
from models.reason import Reason
from scripts.bad_archive.formats import zipped
from tests.bulk.readers.reading import found, read, unreadable


def parquet(columns: dict[str, Any], **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary()])
def test_every_type_of_text_is_read_exactly(kind: Any) -> None:
    texts = ["a\r\n😕", "é \x0c", "a\r\n😕"]
    column = pa.array([text.encode() for text in texts], kind) if kind == pa.binary() else pa.array(texts).cast(kind)
    items = found("t.parquet", parquet({"note_id": [1, 2, 3], "text": column}))
    assert [item.note.text for item in items] == texts
    assert [item.note.note_id for item in items] == ["1", "2", "3"]
    assert [item.source for item in items] == ["t.parquet, row 1", "t.parquet, row 2", "t.parquet, row 3"]


def test_strings_that_are_not_utf8_are_read_and_said() -> None:
    column = pa.array(["é".encode("cp1252"), b"plain"], pa.binary()).view(pa.string())
    first, second = found("t.parquet", parquet({"text": column}))
    assert (first.note.text, second.note.text) == ("é", "plain")
    assert "Windows-1252" in first.note.warnings[0]


@pytest.mark.parametrize(
    "value",
    [
        pa.array([date(2026, 1, 2)]),
        pa.array(["2026-01-02"]),
        pa.array([datetime(2026, 1, 2, 23, 30)], pa.timestamp("ns")),
        pa.array([datetime(2026, 1, 3, 4, 30)], pa.timestamp("us", "America/New_York")),
    ],
    ids=["date", "text", "timestamp", "zoned"],
)
def test_dates_of_service_of_every_type_are_read(value: Any) -> None:
    (item,) = found("t.parquet", parquet({"text": ["Pain."], "note_date": value}))
    assert item.note.date_of_service == date(2026, 1, 2)


def test_ids_that_a_program_turned_into_fractions_are_whole_again() -> None:
    items = found("t.parquet", parquet({"id": pa.array([7.0, None]), "text": ["a", "b"]}))
    assert [item.note.note_id for item in items] == ["7", "t-2"]


def test_rows_without_text_are_told() -> None:
    items = read("t.parquet", parquet({"id": ["1", "2", "3"], "text": ["a", None, " "]}))
    assert [item.reason for item in items if isinstance(item, Unreadable)] == [Reason.NO_TEXT, Reason.EMPTY]


def test_many_row_groups_are_read_in_order() -> None:
    rows = [f"note {number}" for number in range(1000)]
    items = found("t.parquet", parquet({"text": rows}, row_group_size=64))
    assert [item.note.text for item in items] == rows


def test_a_parquet_file_within_an_archive_is_read() -> None:
    raw = parquet({"id": ["1"], "text": ["a"]})
    (item,) = found("t.zip", zipped({"x/t.parquet": raw}))
    assert (item.note.text, item.source) == ("a", "t.zip > x/t.parquet, row 1")


@pytest.mark.parametrize("cut", [4, 60, -8])
def test_a_file_that_is_cut_short_is_told(cut: int) -> None:
    item = unreadable("t.parquet", parquet({"id": ["1"], "text": ["Canary"]})[:cut])
    assert item.reason == Reason.DAMAGED
    assert "Canary" not in item.detail


def test_of_damage_only_its_group_of_rows_is_lost() -> None:
    raw = bytearray(
        parquet({"text": ["a" * 500, "b" * 500, "c" * 500]}, row_group_size=1, compression="gzip", use_dictionary=False)
    )
    place = raw.find(b"\x1f\x8b", raw.find(b"\x1f\x8b") + 1)
    raw[place + 12 : place + 20] = b"\xff" * 8
    items = read("t.parquet", bytes(raw))
    assert [item.note.text for item in items if isinstance(item, Found)] == ["a" * 500, "c" * 500]
    (damaged,) = (item for item in items if isinstance(item, Unreadable))
    assert (damaged.source, damaged.reason) == ("t.parquet, rows 2 to 2", Reason.DAMAGED)
