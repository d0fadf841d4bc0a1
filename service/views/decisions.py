"""Decisions as the API takes and shows them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from models.base import Model
from models.determination import Determination, ProcedureLine
from service.views.judging import PolicyName
from service.views.texts import Comment
from service.web.fields import Day

Decided = Literal["approved", "approved_with_modification", "partially_approved", "denied", "needs_information"]
"""What a reviewer decides; only people ever deny."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A hash in hexadecimal."""


class NewDecision(Model):
    """A sign-off on one determination, which `determination_sha256` names as it was read.

    as_of: the day that was named when reading the determination, if one was.
    """

    policy: PolicyName
    procedure: ProcedureLine
    decision: Decided
    rationale: Comment
    determination_sha256: Sha256
    as_of: Day | None = None


class ShownDecision(Model):
    """A decision with its reviewer and the determination as it was signed; stale: that has changed since."""

    id: str
    policy: str
    procedure: ProcedureLine
    decision: Decided
    rationale: str
    determination_sha256: str
    as_of: date | None
    determination: Determination
    note_version: int
    by: str
    at: datetime
    stale: bool


class DecisionList(Model):
    """Every decision on a note, oldest first."""

    note_id: str
    note_version: int
    decisions: tuple[ShownDecision, ...]
