"""Makes facts and events for the rules of corrections."""

from datetime import UTC, datetime
from typing import Any

from models.correction import Action
from models.kinds import FACT, Fact
from models.span import Span
from service.corrections.event import Event

NOTE = "She had 50% relief after the SI joint injection, and 80% relief after the second. Pain 7/10, then 3/10."


def span(quote: str) -> Span:
    start = NOTE.index(quote)
    return Span.of(NOTE, start, start + len(quote))


def _fact(kind: str, quote: str, name: str | None, by: str, attributes: dict[str, Any]) -> Fact:
    at = span(quote)
    return FACT.validate_python(
        {
            "id": name or f"f_{kind}_{at.start}",
            "kind": kind,
            "spans": (at,),
            "source": {"by": by, "id": "made"},
            "attributes": attributes,
        }
    )


def relief(quote: str, percent: int, name: str | None = None, by: str = "rule", procedure: str | None = None) -> Fact:
    interval = {"low": percent, "high": percent}
    return _fact("relief", quote, name, by, {"treatment": "sij_injection", "percent": interval, "procedure": procedure})


def procedure(quote: str, name: str | None = None) -> Fact:
    return _fact("procedure", quote, name, "rule", {"family": "sij_injection", "status": "done"})


def score(quote: str, value: int, by: str = "rule") -> Fact:
    return _fact("pain_score", quote, None, by, {"value": {"low": value, "high": value}})


def event(number: int, action: Action, fact_id: str, before: Fact | None = None, **more: Any) -> Event:
    return Event(
        id=f"c_{number}",
        version=number + 1,
        action=action,
        fact_id=fact_id,
        before=before,
        reason_code="test",
        engine="made",
        by="ann",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        **more,
    )
