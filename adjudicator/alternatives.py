"""Alternatives: what the policy says to consider instead of a line that is not approved."""

from collections.abc import Sequence

from adjudicator.evaluate import judge_one, shown
from adjudicator.line import Line
from adjudicator.policy.model import Policy
from models.determination import Alternative, Determination


def alternatives_of(
    policy: Policy, lines: Sequence[Line], determinations: Sequence[Determination]
) -> tuple[Alternative, ...]:
    """Return the alternatives to denied lines, each once, with their criteria judged on the line they replace.

    An alternative of which a criterion is not met is none.
    """
    found: dict[tuple[str, str], Alternative] = {}
    for line, determination in zip(lines, determinations, strict=True):
        if line.service is None or determination.outcome != "denied":
            continue
        for option in policy.alternatives:
            if option.instead_of != line.service.id:
                continue
            criteria = tuple(shown(judge_one(line, criterion), line) for criterion in option.criteria)
            if all(criterion.result != "not_met" for criterion in criteria):
                alternative = Alternative(family=option.family, condition=option.condition, criteria=criteria)
                found.setdefault((option.family, option.condition), alternative)
    return tuple(found.values())
