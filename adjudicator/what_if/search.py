"""The search: which smallest sets of changes give another outcome, tried one by one, then two by two."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from adjudicator.evaluate import Judgement, judge_anew
from adjudicator.explain.words import listed
from adjudicator.line import Line
from adjudicator.outcomes import Decision, decide
from adjudicator.policy.model import Policy
from adjudicator.what_if.edit import Edit, joined
from adjudicator.what_if.repairs import repairs
from models.determination import Outcome

_ORDER: dict[Outcome, int] = {
    "not_in_policy": 0,
    "denied": 1,
    "needs_clinician_review": 2,
    "needs_information": 3,
    "partially_approved": 4,
    "approved_with_modification": 5,
    "approved": 6,
}
"""Outcomes from the worst for the request to the best."""

_TRIES = 40
"""The most sets of changes that are tried for a line."""

_TOLD = 3
"""The most that are told of a line."""

_SAID: dict[Outcome, str] = {
    "approved": "this would be approved",
    "approved_with_modification": "this would be approved with a modification",
    "partially_approved": "this would be approved in part",
    "needs_information": "this would wait for information instead",
    "needs_clinician_review": "this would go to a clinician instead",
    "denied": "this would be denied",
    "not_in_policy": "the policy would have no rule for this",
}


def would_change(policy: Policy, line: Line, judged: list[Judgement], decision: Decision) -> tuple[str, ...]:
    """Return the smallest changes of documented facts with which a line would come to a better outcome.

    Changes are made to the facts that the open criteria read, and every set of changes is judged anew; a set is told
    only if no smaller part of it does as well. Lines that are approved, outside of the policy or stopped by a code
    rule have none.
    """
    if decision.rule is not None or decision.outcome in ("approved", "not_in_policy"):
        return ()
    found: list[tuple[Edit, Outcome, frozenset[str]]] = []
    for names, edit in _candidates(line, _open(judged)):
        if any(
            smaller <= names and _ORDER[outcome] >= _ORDER["approved_with_modification"]
            for _, outcome, smaller in found
        ):
            continue
        outcome = _outcome_with(policy, line, judged, edit)
        if _ORDER[outcome] > _ORDER[decision.outcome]:
            found.append((edit, outcome, names))
    best = sorted(found, key=lambda item: (-_ORDER[item[1]], len(item[0].says)))
    told: dict[frozenset[str], str] = {}
    for edit, outcome, _ in best:
        told.setdefault(frozenset(edit.says), f"With {listed(edit.says)}, {_SAID[outcome]}.")
    return tuple(told.values())[:_TOLD]


def _open(judged: list[Judgement]) -> list[Judgement]:
    """Return the criteria that stand in the way of approval."""
    return [
        one
        for one in judged
        if one.required
        and one.result != "met"
        and not (one.result == "not_documented" and one.gap == "passes")
        and not (one.result == "conflicting" and one.criterion.conflicting == "passes")
    ]


def _candidates(line: Line, barriers: list[Judgement]) -> Iterator[tuple[frozenset[str], Edit]]:
    """Return sets of changes, those for one criterion first, then for two, and at last for all of them."""
    options = {one.criterion.id: _repairs(line, one) for one in barriers}
    ids = [name for name, edits in options.items() if edits]
    sizes = [1, 2, len(ids)] if len(ids) > 2 else [1, 2]
    tries = 0
    for size in sizes:
        for names in combinations(ids, size):
            for choice in product(*(options[name] for name in names)):
                tries += 1
                if tries > _TRIES:
                    return
                yield frozenset(names), joined(choice)


def _repairs(line: Line, judgement: Judgement) -> list[Edit]:
    """Return the repairs of a criterion on every unit that is not met, joined; one repair for a whole line."""
    rule = judgement.criterion.rule
    cases = [case for _, case in line.units(judgement.criterion)]
    found = [repairs(rule, case) for case in cases if rule.evaluate(case).result != "met"]
    if len(found) == 1:
        return found[0][:4]
    return [joined(edits[0] for edits in found)] if found and all(found) else []


def _outcome_with(policy: Policy, line: Line, judged: list[Judgement], edit: Edit) -> Outcome:
    chart = line.case.chart.changed(edit.apply(line.case.chart.facts), edit.kinds)
    case = replace(line.case, chart=chart, _cache={}, _units={})
    changed = replace(line, case=case)
    anew = judge_anew(changed, policy.criteria, judged, edit.kinds)
    return decide(changed, anew, policy.disagreements).outcome
