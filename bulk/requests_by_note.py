"""The requests that a file gives by note: read and checked once, then looked up a note at a time."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulk.notes.record_requests import requests_of
from models.errors import RequestError
from models.request import Request

_COLUMNS = {"note_id", "codes", "laterality", "levels"}


class RequestsByNote:
    """The requests of a CSV or JSONL file by note id; they lie in a temporary file, however many there are.

    CSV: the columns note_id, codes ("64493+64494"), laterality, levels ("L4-S1"). JSONL: the same fields, codes as a
    list. Several lines with one note id are several requests. Raises RequestError that names the file and the line.
    """

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE asked (note_id TEXT NOT NULL, request TEXT NOT NULL)")
        self._base.execute("CREATE TABLE used (note_id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.executemany("INSERT INTO asked VALUES (?, ?)", _rows(path))
        self._base.execute("CREATE INDEX by_note ON asked (note_id)")

    def of(self, note_id: str) -> tuple[Request, ...] | None:
        """Return the requests for a note; null when the file has none for it."""
        found = self._base.execute("SELECT request FROM asked WHERE note_id = ? ORDER BY rowid", (note_id,)).fetchall()
        if not found:
            return None
        self._base.execute("INSERT OR IGNORE INTO used VALUES (?)", (note_id,))
        return tuple(Request.model_validate_json(request) for (request,) in found)

    def unused(self) -> int:
        """Count the note ids of the file that no note had."""
        query = "SELECT count(DISTINCT note_id) FROM asked WHERE note_id NOT IN (SELECT note_id FROM used)"
        return int(self._base.execute(query).fetchone()[0])


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    records = _csv_records if path.suffix.lower() == ".csv" else _json_records
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for number, record in records(lines, path.name):
                yield from _requests(record, f"{path.name}, line {number}")
    except OSError as error:
        raise RequestError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RequestError(f"{path}: is not UTF-8; save it as UTF-8") from None


def _requests(record: dict[str, Any], shown: str) -> Iterator[tuple[str, str]]:
    note_id = record.get("note_id")
    if isinstance(note_id, bool) or not isinstance(note_id, str | int) or note_id == "":
        raise RequestError(f'{shown}: has no "note_id"')
    try:
        for request in requests_of([record]) or ():
            yield str(note_id), request.model_dump_json()
    except RequestError as error:
        raise RequestError(f"{shown}: {str(error).removeprefix('request 1: ')}") from None


def _csv_records(lines: Iterator[str], shown: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(lines)
    missing = _COLUMNS - set(reader.fieldnames or ())
    if {"note_id", "codes"} & missing:
        raise RequestError(f"{shown}, line 1: has no column {sorted(missing)[0]}; write {','.join(sorted(_COLUMNS))}")
    for row in reader:
        codes = re.split(r"[+;,\s]+", (row["codes"] or "").strip())
        side, levels = row.get("laterality") or None, row.get("levels") or None
        yield reader.line_num, {"note_id": row["note_id"], "codes": codes, "laterality": side, "levels": levels}


def _json_records(lines: Iterator[str], shown: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise RequestError(f"{shown}, line {number}: is not valid JSON; a line holds one JSON object") from None
        if not isinstance(record, dict):
            raise RequestError(f"{shown}, line {number}: is not a JSON object")
        yield number, record
