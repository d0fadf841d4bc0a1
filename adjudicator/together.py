"""Rules across lines: one invasive procedure a visit, in which order, and what must wait."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from adjudicator.evaluate import citation_of, evidence_of
from adjudicator.finding import Finding, merge_facts
from adjudicator.line import Line
from adjudicator.outcomes import Decision
from adjudicator.policy.model import Policy, Visits
from adjudicator.visits import VisitCondition, VisitLine, VisitPlan, VisitRules, plan_visits
from models.determination import CriterionResult, Outcome
from models.kinds import Fact, ProcedureFact
from models.vocabulary import Family


@dataclass(frozen=True, slots=True)
class Together:
    """The visit plan, and for each line that shares the plan with another what the rule across lines says of it."""

    plan: VisitPlan = field(default_factory=VisitPlan)
    waiting: frozenset[int] = frozenset()
    sharing: frozenset[int] = frozenset()
    rules: Visits | None = None
    warnings: tuple[str, ...] = ()

    def outcome(self, number: int, line: Line, decision: Decision) -> Outcome:
        """Return a line's outcome once the other lines are known: what is met but must wait is modified."""
        if number not in self.waiting or self.rules is None or line.service is None:
            return decision.outcome
        if decision.outcome != "approved":
            return decision.outcome
        return self.rules.waits_as.get(line.service.id, self.rules.waits)

    def shown(self, number: int, lines: Sequence[Line]) -> CriterionResult | None:
        """Return the rule across lines as the determination of a line shows it; null where it does not matter."""
        rules = self.rules
        if rules is None or number not in self.sharing:
            return None
        facts = _requests(lines, self.sharing)
        waits = number in self.waiting
        reason = f"{len(self.sharing)} procedures that may be done are asked for; this one " + (
            "waits for a visit of its own" if waits else "comes first"
        )
        finding = Finding("not_met" if waits else "met", reason, facts).grounded()
        return CriterionResult(
            id=rules.id,
            title=rules.title,
            clause=rules.clause,
            result=finding.result,
            reason=finding.reason,
            evidence=evidence_of(finding.facts),
            citation=citation_of(rules.source),
        )


def plan_together(policy: Policy, lines: Sequence[Line], decisions: Sequence[Decision], as_of: date) -> Together:
    """Plan the visits of the lines that may be done."""
    rules = policy.visits
    planned = [
        VisitLine(line.family, decision.codes or line.request.codes, decision.outcome, decision.earliest)
        for line, decision in zip(lines, decisions, strict=True)
    ]
    if rules is None:
        return Together(plan_visits(planned, VisitRules(one_per_visit=False), as_of))
    plan = plan_visits(planned, visit_rules(policy, rules), as_of)
    doable = [
        number
        for number, decision in enumerate(decisions)
        if decision.outcome in ("approved", "approved_with_modification", "partially_approved")
    ]
    sharing = frozenset(doable) if len(plan.visits) > 1 else frozenset[int]()
    there = {service.id for number in doable if (service := lines[number].service) is not None}
    warnings = tuple(caution.warning for caution in rules.cautions if there.issuperset(caution.services))
    return Together(plan, frozenset(plan.waiting), sharing, rules, warnings)


def visit_rules(policy: Policy, rules: Visits) -> VisitRules:
    """Return the rule across lines as the visit planner takes it."""
    family: dict[str, Family] = {service.id: service.families[0] for service in policy.services}
    return VisitRules(
        order=tuple(family[name] for name in rules.order),
        spacing_days=round(rules.apart.days),
        one_per_visit=True,
        conditions=tuple(
            VisitCondition(family[one.service], one.condition, family[one.after] if one.after else None)
            for one in rules.conditions
        ),
    )


def _requests(lines: Sequence[Line], numbers: frozenset[int]) -> tuple[Fact, ...]:
    """Return the note's own statements that ask for some lines."""
    found: list[tuple[ProcedureFact, ...]] = []
    for number in sorted(numbers):
        case = lines[number].case
        found.append(case.earlier(case.families, ("side", "region")).requested)
    return merge_facts(Finding("met", "", facts) for facts in found)
