"""Reads the dates that come beside notes, as tables, messages and resources write them."""

import re
from datetime import date, datetime

from models.errors import NoteError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.DOTALL)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{0,6}(?:\.\d+)?(?:[+-]\d{4})?)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", re.DOTALL)
_PARTIAL = re.compile(r"\d{4}(?:-\d{1,2}|\d{2})?")


def date_of(value: object, name: str) -> date | None:
    """Read a date with or without a time; null when there is none, or only a year or a month.

    A time's zone is not moved: the day is the one that is written. Raises NoteError that names the field, `name`.

    >>> [str(date_of(text, "d")) for text in ("2026-01-15T08:00:00Z", "20260115083000-0500", "1/15/2026", "2026-01")]
    ['2026-01-15', '2026-01-15', '2026-01-15', 'None']
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = "" if value is None else str(value).strip()
    if not text or _PARTIAL.fullmatch(text):
        return None
    try:
        if match := _ISO.fullmatch(text) or _DIGITS.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := _AMERICAN.fullmatch(text):
            month, day, year = map(int, match.groups())
        else:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        raise NoteError(f'has a "{name}" that is no date; write it as 2026-01-15') from None
