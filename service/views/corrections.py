"""Corrections as the API takes and shows them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.base import Model
from models.correction import Correction
from service.corrections.event import Event
from service.corrections.fold import Unanchored
from service.judging.changes import ChangedDetermination
from service.views.facts import ChangedFact
from service.views.texts import Comment
from service.views.written_facts import WrittenFact, named

ReasonCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
"""Why, as a short code of your own choice, such as "wrong_side" or "missed"."""
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,100}$")]
"""A fact's id."""
CorrectionId = Annotated[str, StringConstraints(pattern=r"^c_[0-9a-f]{16}$")]
"""A correction's id."""


class _Asked(Model):
    reason_code: ReasonCode
    comment: Comment | None = None


class Confirm(_Asked):
    """The fact is as the note says."""

    action: Literal["confirm"]
    fact_id: FactId
    fact: None = None
    undo_of: None = None


class Reject(_Asked):
    """The note does not say so."""

    action: Literal["reject"]
    fact_id: FactId
    fact: None = None
    undo_of: None = None


class Change(_Asked):
    """The note says it otherwise: the whole fact as it should be, under the same id."""

    action: Literal["change"]
    fact_id: FactId
    fact: WrittenFact
    undo_of: None = None


class Add(_Asked):
    """The machine missed it. The service names the fact."""

    action: Literal["add"]
    fact: WrittenFact
    fact_id: None = None
    undo_of: None = None


class Undo(_Asked):
    """Take an earlier correction back; an undo can be undone."""

    action: Literal["undo"]
    undo_of: CorrectionId
    fact_id: None = None
    fact: None = None


AskedCorrection = Annotated[Confirm | Reject | Change | Add | Undo, Field(discriminator="action")]
"""A correction, by its action."""


class CorrectionMade(Model):
    """The answer to a correction: the event, the version of the note after it, and everything that changed."""

    correction: Event
    note_version: int
    facts_changed: tuple[ChangedFact, ...]
    determinations_changed: tuple[ChangedDetermination, ...]


class CorrectionHistory(Model):
    """Every correction of a note, oldest first; `unanchored` lists those that no longer find their fact."""

    note_id: str
    note_version: int
    corrections: tuple[Event, ...]
    unanchored: tuple[Unanchored, ...]


def correction_of(asked: Confirm | Reject | Change | Add | Undo) -> Correction:
    """Return the correction that a body asks for."""
    if asked.fact is None:
        return Correction(**dict(asked))
    return Correction(**{**dict(asked), "fact": named(asked.fact, asked.fact_id or "new")})
