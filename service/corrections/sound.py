"""Checks a person's fact against the note: its spans are the note's own characters, its dates are days."""

import hashlib
import re
from datetime import date
from typing import Any

from models.interval import Interval
from models.kinds import Fact, ProcedureFact
from models.span import Span
from service.corrections.fold import Folded
from service.web.problems import invalid

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_YEARS = range(1900, 2200)


def check_fact(fact: Fact, text: str, folded: Folded, at: str = "#/fact") -> None:
    """Refuse, with 422, a fact whose spans, dates or links do not fit the note; `at` is its place in the body."""
    for number, span in enumerate(fact.spans):
        _check_span(span, text, f"{at}/spans/{number}")
    attributes = vars(fact.attributes)
    if not _is_day(attributes.get("date")):
        raise invalid(
            f"{at}/attributes/date", "is no date of the years 1900 to 2199; write 2026, 2026-01 or 2026-01-31"
        )
    for name, value in attributes.items():
        if isinstance(value, int) and not isinstance(value, bool) and not 1 <= value < 10_000:
            raise invalid(f"{at}/attributes/{name}", "is a number from 1 to 9999")
        if isinstance(value, Interval) and value.low is None and value.high is None:
            raise invalid(f"{at}/attributes/{name}", "is an interval without bounds; give one, or null for all of it")
    link = attributes.get("procedure")
    if link is not None:
        linked = folded.find(link)
        if linked is None or not isinstance(linked.fact, ProcedureFact) or not linked.counts:
            raise invalid(f"{at}/attributes/procedure", "names no fact of kind procedure that stands in this note")


def _check_span(span: Span, text: str, pointer: str) -> None:
    if span.end > len(text):
        raise invalid(pointer, f"ends after the note, which has {len(text)} characters")
    found = text[span.start : span.end]
    if found != span.text:
        told = hashlib.sha256(found.encode()).hexdigest()
        raise invalid(pointer, f"its text is not the note's; the note has {len(found)} characters there, sha256 {told}")


def _is_day(value: Any) -> bool:
    """Tell whether a partial date is one: a year, a month of one, or a day that the calendar has."""
    if value is None:
        return True
    if not _DATE.fullmatch(value) or int(value[:4]) not in _YEARS:
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True
