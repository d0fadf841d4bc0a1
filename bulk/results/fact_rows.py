"""Facts as rows of a table."""

from collections.abc import Sequence
from typing import Any

from models.interval import Interval
from models.kinds import Fact
from models.span import Span

MAIN: dict[str, tuple[str | None, str | None, str | None]] = {
    "relief": ("treatment", "quality", "percent"),
    "pain_score": ("timing", None, "value"),
    "symptom_duration": ("region", None, "days"),
    "pain_location": ("pattern", None, None),
    "radiation": ("pattern", None, None),
    "tenderness": ("site", "severity", None),
    "exam_test": ("test", "result", None),
    "trigger_point": (None, None, None),
    "neuro_deficit": ("type", None, None),
    "imaging_finding": ("finding", "severity", None),
    "medication": ("name", "status", "duration_days"),
    "therapy": ("type", "status", "duration_days"),
    "procedure": ("family", "status", None),
    "functional_impact": ("activity", "effect", "score"),
    "diagnosis": ("concept", None, None),
    "risk": ("type", None, None),
}
"""Which attributes of a kind stand in the columns value, state and low to approximate."""

WORDED = {"exam_test": {"name"}, "medication": {"dose"}}
"""Attributes in the words of the note; they are left out with the quotes."""


def fact_rows(facts: Sequence[Fact], include_text: bool) -> list[dict[str, Any]]:
    """Return the rows of a note's facts, in their order."""
    return [_row(number, fact, include_text) for number, fact in enumerate(facts)]


def span_row(span: Span, include_text: bool) -> dict[str, Any]:
    """Return a span, with its text only if it is to be carried."""
    return {"start": span.start, "end": span.end, "text": span.text if include_text else None}


def _row(number: int, fact: Fact, include_text: bool) -> dict[str, Any]:
    value, state, interval = MAIN[fact.kind]
    attributes = fact.attributes
    bounds: Interval | None = getattr(attributes, interval) if interval else None
    return {
        "ordinal": number,
        "fact": fact.id,
        "kind": fact.kind,
        "start": fact.anchor.start,
        "end": fact.anchor.end,
        "assertion": fact.assertion,
        "temporality": fact.temporality,
        "section": fact.section,
        "laterality": fact.laterality,
        "value": getattr(attributes, value) if value else None,
        "state": getattr(attributes, state) if state else None,
        **(bounds.__dict__ if bounds is not None else {}),
        "levels": getattr(attributes, "levels", None) or None,
        "date": getattr(attributes, "date", None),
        "attributes": attributes.model_dump_json(
            exclude=None if include_text else WORDED.get(fact.kind), exclude_none=True
        ),
        "rule": fact.source.id,
        "spans": [span_row(span, include_text) for span in fact.spans],
    }
