"""Judges facts that were read already, with the date chosen and every warning told."""

from collections.abc import Sequence
from datetime import date

import adjudicator
from adjudicator import Policy
from bulk.dating import judging_date
from models.determination import Adjudication
from models.kinds import Fact
from models.request import Request


def judge_facts(
    facts: Sequence[Fact],
    policy: Policy,
    requests: Sequence[Request],
    as_of: date | None,
    date_of_service: date | None = None,
    warnings: Sequence[str] = (),
) -> Adjudication:
    """Judge facts by a policy; `date_of_service` and `warnings` are those of the reading that found them.

    Without requests, the procedures that the facts themselves ask for are judged.
    """
    day, said = judging_date(as_of, date_of_service)
    return judge_on(day, facts, policy, requests, (*warnings, *said))


def judge_on(
    day: date,
    facts: Sequence[Fact],
    policy: Policy,
    requests: Sequence[Request],
    warnings: Sequence[str] = (),
    *,
    what_if: bool = True,
) -> Adjudication:
    """Judge facts by a policy on a day that is known; `warnings` come before those of the adjudication.

    Without `what_if`, what would change the outcomes is not searched for.

    Raises PolicyError when the policy was not in force on that day, and RequestError for a code that is not known.
    """
    answer = adjudicator.adjudicate(facts, policy, tuple(requests) or None, day, what_if=what_if)
    return answer.model_copy(update={"warnings": (*warnings, *answer.warnings)})
