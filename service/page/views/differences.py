"""The statements on which annotators differ, side by side, each with what settles it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.kinds import FACT
from service.agreement.comparing import NoteDisagreements
from service.agreement.disagreeing import Disagreement, Saying
from service.showing.fact_rows import KINDS
from service.showing.quotes import one_line
from service.showing.values import attributes_as_text
from service.views.facts import StandingFact

_REASON = "adjudicated"


@dataclass(frozen=True)
class SayingRow:
    """What one annotator says; `take` is the correction that makes it everybody's, null where that may not be."""

    annotator: str
    says: str
    take: dict[str, Any] | None


@dataclass(frozen=True)
class Difference:
    """A statement with what each says of it, and what the layer that all share says now."""

    kind: str
    quote: str
    differs: str
    sayings: tuple[SayingRow, ...]
    now: str


@dataclass(frozen=True)
class NoteRow:
    """A note with its differences; `version` is that of the layer that all share."""

    id: str
    version: int
    settled: bool
    rows: tuple[Difference, ...]


def differing(notes: Iterable[NoteDisagreements], *, settles: bool) -> tuple[NoteRow, ...]:
    """Return the notes on which annotators differ; `settles`: the reader may write what settles them."""
    return tuple(
        NoteRow(
            id=note.note_id,
            version=note.note_version,
            settled=note.settled,
            rows=tuple(_difference(one, settles) for one in note.disagreements),
        )
        for note in notes
        if note.disagreements
    )


def _difference(one: Disagreement, settles: bool) -> Difference:
    stated = next(saying.fact for saying in one.sayings if saying.fact is not None)
    differs = ", ".join(name.split(".")[-1].replace("_", " ") for name in one.attributes)
    return Difference(
        kind=KINDS[stated.kind],  # type: ignore[attr-defined]
        quote=one_line(stated.anchor.text),
        differs=differs or "words",
        sayings=tuple(_saying(one, saying, settles) for saying in one.sayings),
        now=_says(one.now),
    )


def _saying(one: Disagreement, saying: Saying, settles: bool) -> SayingRow:
    return SayingRow(
        annotator=saying.annotator, says=_says(saying.fact), take=_taking(one.now, saying.fact) if settles else None
    )


def _says(fact: StandingFact | None) -> str:
    if fact is None or getattr(fact, "status", None) == "rejected":
        return "says nothing here"
    return attributes_as_text(fact) or "present"  # type: ignore[arg-type]


def _taking(now: StandingFact | None, said: StandingFact | None) -> dict[str, Any] | None:
    """Return the correction of the shared layer that makes it say the same."""
    stands = now is not None and getattr(now, "status", None) != "rejected"
    if said is None:
        return {"action": "reject", "fact_id": now.id, "reason_code": _REASON} if now is not None and stands else None
    fact = FACT.dump_python(said, mode="json", exclude={"version", "status"}, warnings=False)  # type: ignore[arg-type]
    if now is not None and stands:
        return {"action": "change", "fact_id": now.id, "fact": {**fact, "id": now.id}, "reason_code": _REASON}
    return {"action": "add", "fact": {**fact, "id": None}, "reason_code": _REASON}
