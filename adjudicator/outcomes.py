"""Outcomes: what the judged criteria of a line come to, by fixed precedence."""

from dataclasses import dataclass
from datetime import date

from adjudicator.codes import remaining
from adjudicator.evaluate import Judgement
from adjudicator.line import Line
from adjudicator.policy.model import Disagreement
from adjudicator.standing import Standing, standing
from models.determination import Outcome
from models.levels import Level
from models.vocabulary import Laterality


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of a line, the judgements that brought it about, and what of the request may be done from when.

    codes, levels, side: what may be done, where the outcome is some approval; earliest: the first day for it;
    rule: the id of a code rule that decided; pair: rules of the policy that disagree.
    """

    outcome: Outcome
    deciding: tuple[Judgement, ...] = ()
    codes: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    side: Laterality | None = None
    earliest: date | None = None
    rule: str | None = None
    pair: Disagreement | None = None


def decide(line: Line, judgements: list[Judgement], disagreements: tuple[Disagreement, ...]) -> Decision:
    """Bring the judgements of a line to its outcome.

    In this order: code rules; nothing in the policy speaks of it; rules that disagree; a documented failure of the
    whole line; contradictions and gaps; a part that fails; an interval that has not passed; else approved.
    """
    stop = next((finding for finding in line.code_findings if finding.effect != "warn"), None)
    if stop is not None:
        return Decision("denied", rule=stop.rule)
    required = [one for one in judgements if one.required]
    outside = _failing(required, "not_in_policy")
    if not required or outside:
        return Decision("not_in_policy", tuple(outside))
    denying = _failing(required, "denied")
    left = standing(line, denying)
    return (
        _by_disagreement(required, denying, disagreements)
        or (Decision("denied", ranked(denying)) if denying and not left.units else None)
        or _by_gap(left, required)
        or _by_rest(left, required, denying)
    )


def _failing(judgements: list[Judgement], outcome: Outcome) -> list[Judgement]:
    return [one for one in judgements if one.result == "not_met" and one.criterion.not_met == outcome]


def _by_disagreement(
    judgements: list[Judgement], denying: list[Judgement], pairs: tuple[Disagreement, ...]
) -> Decision | None:
    """Send rules of the policy that disagree to a clinician, unless another rule fails anyway."""
    results = {one.criterion.id: one.result for one in judgements}
    for pair in pairs:
        others = [one for one in denying if one.criterion.id != pair.not_met]
        if results.get(pair.met) == "met" and results.get(pair.not_met) == "not_met" and not others:
            told = [one for one in judgements if one.criterion.id in (pair.met, pair.not_met)]
            return Decision(pair.outcome, ranked(told), pair=pair)
    return None


def _by_gap(left: Standing, judgements: list[Judgement]) -> Decision | None:
    """Ask for what is missing, contradictory or out of date on what is left of the line."""
    asked: list[Judgement] = []
    reviewed: list[Judgement] = []
    for one in judgements:
        results, criterion = left.results(one), one.criterion
        comes_to = {
            criterion.not_met if "not_met" in results else None,
            criterion.conflicting if "conflicting" in results else None,
            one.gap if "not_documented" in results else None,
        }
        if "needs_clinician_review" in comes_to:
            reviewed.append(one)
        elif "needs_information" in comes_to:
            asked.append(one)
    if reviewed:
        return Decision("needs_clinician_review", ranked(reviewed))
    return Decision("needs_information", ranked(asked)) if asked else None


def _by_rest(left: Standing, judgements: list[Judgement], denying: list[Judgement]) -> Decision:
    """Approve what is left: all of it, a part of it, or from a later day on."""
    request = left.line.request
    cutting = _failing(judgements, "partially_approved")
    waiting = _failing(judgements, "approved_with_modification")
    days = [one.finding.earliest for one in waiting if one.finding.earliest is not None]
    excess = max((one.finding.excess for one in cutting), default=0)
    levels = left.levels[: len(left.levels) - excess] if excess else left.levels
    codes = request.codes if len(levels) == len(request.levels) else remaining(request.codes, len(levels))
    outcome: Outcome = "approved"
    deciding = ranked([one for one in judgements if one.result == "met"])
    if denying or cutting:
        outcome, deciding = "partially_approved", ranked([*denying, *cutting, *waiting])
    elif waiting:
        outcome, deciding = "approved_with_modification", ranked(waiting)
    return Decision(outcome, deciding, codes, levels, left.side, max(days, default=None))


_RANK = {"not_met": 0, "conflicting": 1, "not_documented": 2, "met": 3}


def ranked(judgements: list[Judgement]) -> tuple[Judgement, ...]:
    """Put first what decided most: a documented failure before a gap, and of those the nearest to its threshold.

    What rests on no threshold comes after what does; what is alike keeps the order of the pack.
    """
    return tuple(sorted(judgements, key=_rank))


def _rank(one: Judgement) -> tuple[int, float]:
    return _RANK[one.result], round(one.finding.distance, 6)
