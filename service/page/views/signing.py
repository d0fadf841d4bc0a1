"""Sign-offs as they stand under the determinations that they are on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from models.determination import NoteAdjudication
from service.showing.wording import OUTCOMES
from service.views.decisions import Decided, ShownDecision

CHOICES: tuple[tuple[str, str], ...] = tuple((value, OUTCOMES[value].word) for value in get_args(Decided))
"""What a reviewer may decide, with its word."""


@dataclass(frozen=True)
class Signed:
    """A sign-off; stale: the determination has changed since."""

    word: str
    by: str
    at: str
    rationale: str
    stale: bool


def signed_lines(answer: NoteAdjudication, decisions: Sequence[ShownDecision]) -> tuple[tuple[Signed, ...], ...]:
    """Return the sign-offs on each determination of an answer, oldest first."""
    return tuple(
        tuple(
            _signed(one)
            for one in decisions
            if one.policy == answer.policy.id and one.procedure == determination.procedure
        )
        for determination in answer.determinations
    )


def _signed(one: ShownDecision) -> Signed:
    return Signed(
        word=OUTCOMES[one.decision].word,
        by=one.by,
        at=one.at.strftime("%Y-%m-%d %H:%M"),
        rationale=one.rationale,
        stale=one.stale,
    )
