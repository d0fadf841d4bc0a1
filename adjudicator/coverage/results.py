"""What a policy makes of a case: its outcomes and results without the explanations, which take the most time."""

from dataclasses import dataclass

from adjudicator import danger
from adjudicator.chart import Chart
from adjudicator.coverage.case_file import ReadCase
from adjudicator.evaluate import Judgement, judge, judge_one
from adjudicator.line import Line, lines_of
from adjudicator.outcomes import Decision, decide
from adjudicator.policy.model import Option, Policy
from adjudicator.policy.values import values_on
from adjudicator.together import Together, plan_together
from models.determination import Outcome, Result
from models.errors import PolicyError


@dataclass(frozen=True, slots=True)
class Results:
    """The lines of a case with their judgements and outcomes, and the alternatives' criteria."""

    lines: tuple[Line, ...]
    judged: tuple[tuple[Judgement, ...], ...]
    outcomes: tuple[Outcome, ...]
    decisions: tuple[Decision, ...]
    together: Together
    options: tuple[Judgement, ...] = ()

    def distances(self) -> dict[str, float]:
        """Return how far each criterion's number lies from its threshold, as a share of it."""
        every = [one for line in self.judged for one in line] + list(self.options)
        return {one.criterion.id: min(abs(finding.distance) for _, finding in one.units) for one in every}

    def by_criterion(self) -> dict[str, Result]:
        """Return the result of every criterion; of several lines the last one's."""
        every = [one for line in self.judged for one in line] + list(self.options)
        found: dict[str, Result] = {one.criterion.id: one.finding.grounded().result for one in every}
        if self.together.rules is not None and self.together.sharing:
            last = max(self.together.sharing)
            found[self.together.rules.id] = "not_met" if last in self.together.waiting else "met"
        return found


def results_of(policy: Policy, read: ReadCase) -> Results:
    """Judge a case."""
    chart = Chart(read.facts)
    lines = lines_of(chart, policy, read.case.asked, values_on(policy.values, read.as_of), read.as_of)
    judged = [judge(line, policy.criteria) for line in lines]
    decisions = [decide(line, found, policy.disagreements) for line, found in zip(lines, judged, strict=True)]
    signs = danger.dangers(policy, lines[0].case) if lines else []
    together = plan_together(policy, lines, decisions, read.as_of) if not signs else Together()
    outcomes: list[Outcome] = [
        "needs_clinician_review" if signs else together.outcome(number, lines[number], decision)
        for number, decision in enumerate(decisions)
    ]
    options = [
        one
        for line, outcome in zip(lines, outcomes, strict=True)
        for option in policy.alternatives
        if outcome == "denied" and line.service_id == option.instead_of
        for one in _alternative(line, option)
    ]
    return Results(tuple(lines), tuple(map(tuple, judged)), tuple(outcomes), tuple(decisions), together, tuple(options))


def _alternative(line: Line, option: Option) -> list[Judgement]:
    """Judge an alternative; one of which a criterion is not met is none."""
    found = [judge_one(line, criterion) for criterion in option.criteria]
    return [] if any(one.result == "not_met" for one in found) else found


def holds(policy: Policy, read: ReadCase) -> bool:
    """Tell whether a policy makes of a case what the case says: outcomes, results, first reason, date, visits."""
    case = read.case
    try:
        found = results_of(policy, read)
    except PolicyError:
        return False
    if case.outcome is not None and found.outcomes != (case.outcome,):
        return False
    if any(_outcome(found, wanted) != outcome for wanted, outcome in case.outcomes.items()):
        return False
    results = found.by_criterion()
    if any(results.get(name) != result for name, result in case.criteria.items()):
        return False
    if case.visits is not None:
        told = tuple("+".join(visit.procedures) for visit in found.together.plan.visits)
        if told != case.visits:
            return False
    days = tuple(visit.not_before_days for visit in found.together.plan.visits[1:])
    if case.apart not in (None, days):
        return False
    day = (case.modification or "").partition("not before ")[2]
    return not day or str(found.decisions[0].earliest) == day


def _outcome(found: Results, wanted: str) -> Outcome | None:
    code, _, side = wanted.partition(":")
    for line, outcome in zip(found.lines, found.outcomes, strict=True):
        if code in line.request.codes and side in ("", line.request.laterality):
            return outcome
    return None
