"""Judges batches of notes as Spark hands them out; this is what runs on the executors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from math import isnan
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulk.item import Item
from bulk.notes.decoding import check_text
from bulk.notes.record_requests import requests_of
from bulk.plan import Plan
from bulk.results.judge import Judge
from bulk.results.parts import part_of
from bulk.results.rows import Row, unreadable_row
from bulk.results.schema import PART
from models.errors import NoteError, RequestError
from models.note import Note
from models.reason import Reason

if TYPE_CHECKING:
    Batches = Iterator[pd.DataFrame]


def judging(plan: Plan) -> Callable[[Batches], Batches]:
    """Return the function for `mapInPandas`."""

    def judged(batches: Batches) -> Batches:
        judge = judge_of(plan)
        for batch in batches:
            rows = [_row(judge, record) for record in batch.to_dict("records")]
            whole = part_of(rows).to_pylist()
            yield pd.DataFrame(whole, columns=PART.names, dtype=object)

    return judged


@cache
def judge_of(plan: Plan) -> Judge:
    """Build the pipeline once a Python worker, however many tasks it does."""
    return Judge(plan)


def _row(judge: Judge, record: dict[Any, Any]) -> Row:
    """Judge one row; a row that is no note becomes quarantine, as a reader would make it."""
    given = {name: value for name, value in record.items() if not _missing(value)}
    note_id = str(given.get("note_id", ""))
    source = str(given.get("source") or f"note {note_id}")
    try:
        return judge(Item.of(_note(note_id, given), source))
    except NoteError as error:
        return unreadable_row(source, note_id, error.reason, str(error))
    except RequestError as error:
        return unreadable_row(source, note_id, Reason.BAD_REQUEST, str(error))


def _note(note_id: str, given: dict[str, Any]) -> Note:
    text = given.get("text")
    if not note_id or not isinstance(text, str):
        raise NoteError("has no note_id or no text; both columns must be filled", Reason.BAD_RECORD)
    check_text(text)
    try:
        requests = requests_of(json.loads(given["requests"])) if "requests" in given else None
    except (TypeError, ValueError):
        raise NoteError("has requests that are not valid JSON", Reason.BAD_RECORD) from None
    return Note(
        note_id=note_id,
        text=text,
        policy=given.get("policy"),
        as_of=_date(given, "as_of"),
        date_of_service=_date(given, "date_of_service"),
        requests=requests,
        warnings=tuple(given.get("warnings", ())),
    )


def _date(given: dict[str, Any], name: str) -> date | None:
    value = given.get(name)
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise NoteError(f"has a {name} that is no date; write it as 2026-01-15", Reason.BAD_RECORD) from None


def _missing(value: object) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and isnan(value))
