"""Signs of danger: what sends every line to a clinician at once."""

from adjudicator.case import Case
from adjudicator.evaluate import citation_of, evidence_of
from adjudicator.policy.model import Policy, RedFlag
from adjudicator.predicates.selector import select
from models.determination import CriterionResult
from models.kinds import Fact


def dangers(policy: Policy, case: Case) -> list[tuple[RedFlag, tuple[Fact, ...]]]:
    """Return the red flags of the policy that the note states, with the facts that state them."""
    found = [(flag, tuple(select(flag.of, case))) for flag in policy.red_flags]
    return [(flag, facts) for flag, facts in found if facts]


def shown(flag: RedFlag, facts: tuple[Fact, ...]) -> CriterionResult:
    """Return a red flag as the determinations show it."""
    return CriterionResult(
        id=flag.id,
        title=flag.title,
        clause=flag.clause,
        result="not_met",
        reason=flag.warning,
        evidence=evidence_of(facts),
        citation=citation_of(flag.source),
    )
