"""The corrections of a note as its history shows them."""

from dataclasses import dataclass

from models.fact import BaseFact
from service.corrections.event import Event, active
from service.showing.fact_rows import KINDS
from service.showing.quotes import one_line
from service.showing.values import attributes_as_text

_DID = {"confirm": "confirmed", "reject": "rejected", "change": "changed", "add": "added"}


@dataclass(frozen=True)
class Step:
    """A correction: who, when, what of which fact, why; `id` is what an undo of it, or of its undo, names."""

    id: str
    by: str
    at: str
    what: str
    quote: str
    reason: str
    comment: str | None
    before: str
    after: str
    undone: bool


def steps(events: tuple[Event, ...]) -> tuple[Step, ...]:
    """Return the corrections, the newest first; undos show at what they undo."""
    holding = {event.id for event in active(events)}
    undoing = {event.undo_of: event.id for event in events if event.action == "undo"}
    made = [event for event in events if event.action != "undo"]
    return tuple(_step(event, event.id in holding, undoing) for event in reversed(made))


def _step(event: Event, holds: bool, undoing: dict[str | None, str]) -> Step:
    fact = event.after or event.before or event.fact
    return Step(
        id=event.id if holds else undoing.get(event.id, event.id),
        by=event.by,
        at=event.at.strftime("%Y-%m-%d %H:%M"),
        what=f"{_DID[event.action]} {KINDS[fact.kind].lower()}" if fact else _DID[event.action],
        quote=one_line(fact.anchor.text) if fact else "",
        reason=event.reason_code,
        comment=event.comment,
        before=_says(event.before) if event.action == "change" else "",
        after=_says(event.after) if event.action in ("change", "add") else "",
        undone=not holds,
    )


def _says(fact: BaseFact | None) -> str:
    return attributes_as_text(fact) or "present" if fact is not None else ""  # type: ignore[arg-type]
