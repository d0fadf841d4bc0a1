"""Modifications: what must change so that the line can be approved, or what of it is."""

from adjudicator.explain.words import codes_in_words, listed
from adjudicator.line import Line
from adjudicator.outcomes import Decision
from adjudicator.together import Together


def modifications_of(line: Line, decision: Decision, together: Together, number: int) -> tuple[str, ...]:
    """Return the changes in plain sentences: a part of the request, a later day, a visit of its own."""
    if decision.outcome not in ("approved", "approved_with_modification", "partially_approved"):
        return ()
    told = []
    if decision.outcome == "partially_approved":
        told.append(_part(line, decision))
    if decision.earliest is not None:
        told.append(f"not before {decision.earliest}")
    if number in together.waiting and together.rules is not None:
        visit = next(one for one in together.plan.visits if set(decision.codes) & set(one.procedures))
        told.append(
            f"on a visit of its own (visit {visit.visit}), at least {together.rules.apart} after the one before"
        )
    return tuple(told)


def _part(line: Line, decision: Decision) -> str:
    side = "" if decision.side in (None, line.request.laterality) else f" on the {decision.side} only"
    levels = f" at {listed(decision.levels)}" if decision.levels else ""
    fallen = list(line.request.codes)
    for code in decision.codes:
        fallen.remove(code)
    rest = f"; {codes_in_words(fallen)} {'falls' if len(fallen) == 1 else 'fall'}" if fallen else ""
    return f"only {codes_in_words(decision.codes)}{levels}{side}{rest}"
