"""The adjudication of a note: lines, criteria, outcomes, visits, explanations, in this order."""

from collections.abc import Sequence
from datetime import date

from adjudicator import danger
from adjudicator.alternatives import alternatives_of
from adjudicator.chart import Chart
from adjudicator.evaluate import Judgement, judge, shown
from adjudicator.explain.modifications import modifications_of
from adjudicator.explain.questions import questions_of
from adjudicator.explain.rationale import rationale_of
from adjudicator.line import Line, lines_of
from adjudicator.outcomes import Decision, decide
from adjudicator.policy.model import Policy, RedFlag
from adjudicator.policy.values import values_on
from adjudicator.requests import derived_warnings, from_facts
from adjudicator.together import Together, plan_together
from adjudicator.what_if import would_change
from models.determination import Adjudication, CriterionResult, Determination, Outcome, ProcedureLine
from models.errors import PolicyError
from models.kinds import Fact
from models.request import Request

OWN_REQUESTS = "no request was given: the procedures that the note itself asks for were judged"
"""The warning when the requests were read from the note."""

Danger = list[tuple[RedFlag, tuple[Fact, ...]]]


def adjudicate(
    facts: Sequence[Fact],
    policy: Policy,
    requests: Sequence[Request] | None,
    as_of: date,
    *,
    what_if: bool = True,
) -> Adjudication:
    """Judge requests by a policy on the facts of a note; the same arguments always give the same answer.

    requests: null to judge the procedures that the note itself asks for (a warning says so).
    what_if: whether to search for what would change an outcome, which takes longer than all else; without it,
    `would_change` is empty.
    Raises PolicyError when the policy is not in force on `as_of`, and RequestError for a code that is not known.
    """
    _refuse_outside(policy, as_of)
    chart = Chart(tuple(facts))
    asked = from_facts(chart.facts) if requests is None else tuple(requests)
    warnings: list[str] = []
    if requests is None:
        warnings += [OWN_REQUESTS, *derived_warnings(asked, chart.facts)]
    lines = lines_of(chart, policy, asked, values_on(policy.values, as_of), as_of)
    judged = [judge(line, policy.criteria) for line in lines]
    decisions = [decide(line, found, policy.disagreements) for line, found in zip(lines, judged, strict=True)]
    signs = danger.dangers(policy, lines[0].case) if lines else []
    together = plan_together(policy, lines, decisions, as_of) if not signs else Together()
    determinations = tuple(
        _determination(policy, number, lines, judged[number], decision, together, signs)
        for number, decision in enumerate(decisions)
    )
    if what_if and not signs:
        determinations = tuple(
            one.model_copy(update={"would_change": would_change(policy, lines[n], judged[n], decisions[n])})
            for n, one in enumerate(determinations)
        )
    warnings = [flag.warning for flag, _ in signs] + warnings + list(together.warnings)
    warnings += [finding.sentence for line in lines for finding in line.code_findings if finding.effect == "warn"]
    return Adjudication(
        policy=policy.reference,
        as_of=as_of,
        determinations=determinations,
        visit_plan=together.plan.visits,
        alternatives=alternatives_of(policy, lines, determinations),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _refuse_outside(policy: Policy, as_of: date) -> None:
    if as_of < policy.effective_from:
        raise PolicyError(
            f"policy {policy.id} holds from {policy.effective_from} on, but the date to judge by is {as_of}; "
            f"give a later date, or a policy that held then"
        )
    if policy.effective_to is not None and as_of > policy.effective_to:
        raise PolicyError(
            f"policy {policy.id} held until {policy.effective_to}, but the date to judge by is {as_of}; "
            f"give an earlier date, or the policy that followed"
        )


def _determination(
    policy: Policy,
    number: int,
    lines: list[Line],
    judged: list[Judgement],
    decision: Decision,
    together: Together,
    signs: Danger,
) -> Determination:
    line = lines[number]
    outcome: Outcome = "needs_clinician_review" if signs else together.outcome(number, line, decision)
    criteria: list[CriterionResult] = [danger.shown(flag, facts) for flag, facts in signs]
    criteria += [shown(one, line) for one in judged]
    shared = together.shown(number, lines)
    deciding = [one.criterion.id for one in decision.deciding]
    if shared is not None:
        criteria.append(shared)
        deciding += [shared.id] if number in together.waiting and outcome != decision.outcome else []
    if decision.outcome == "approved" and outcome == "approved_with_modification" and shared is not None:
        deciding = [shared.id, *[name for name in deciding if name != shared.id]]
    if decision.rule is not None:
        deciding = [decision.rule]
    if signs:
        deciding = [flag.id for flag, _ in signs]
    return Determination(
        procedure=ProcedureLine(
            family=line.family,
            cpt=line.request.codes,
            levels=line.request.levels,
            laterality=line.request.laterality,
        ),
        outcome=outcome,
        requires_clinician_review=outcome != "approved",
        rationale=rationale_of(policy, line, outcome, decision, signs, waits=number in together.waiting),
        criteria=tuple(criteria),
        deciding=tuple(deciding),
        missing=questions_of(line, judged) if not signs else (),
        modifications=modifications_of(line, decision, together, number) if not signs else (),
    )
