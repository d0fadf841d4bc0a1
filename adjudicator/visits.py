"""The visit plan: in which order, how far apart and on which condition the approved lines may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from adjudicator.codes import code, same_codes
from models.determination import Outcome, Visit
from models.vocabulary import Family

MAY_BE_DONE: frozenset[Outcome] = frozenset(("approved", "approved_with_modification", "partially_approved"))
"""The outcomes with which a line, or what is left of it, has a place in the plan."""


@dataclass(frozen=True, slots=True)
class VisitCondition:
    """A condition on which a family's visit depends when it comes after another's; `after` null means after any."""

    family: Family
    condition: str
    after: Family | None = None


@dataclass(frozen=True, slots=True)
class VisitRules:
    """What a policy says of visits.

    order: the families, those done first in front (families that share codes need to stand only once); spacing_days:
    the fewest days between two visits; one_per_visit: only one invasive procedure a visit.
    """

    order: tuple[Family, ...] = ()
    spacing_days: int = 0
    one_per_visit: bool = True
    conditions: tuple[VisitCondition, ...] = ()

    def rank(self, family: Family) -> int:
        """Return the place of a family in the order; families that the order does not name come last."""
        named = [self.order.index(same) for same in same_codes(family) if same in self.order]
        return min(named, default=len(self.order))


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A line as the planner sees it: the codes that may be done, and the first day on which they may, where known."""

    family: Family
    codes: tuple[str, ...]
    outcome: Outcome
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """The visits in order, and which of the lines (by their number) do not come on the first of them."""

    visits: tuple[Visit, ...] = ()
    waiting: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """Lines that are one procedure: the same family, region and way in, such as the left and the right side."""

    family: Family
    lines: tuple[int, ...]
    codes: tuple[str, ...]
    earliest: date


def plan_visits(lines: Sequence[VisitLine], rules: VisitRules, as_of: date) -> VisitPlan:
    """Plan the visits of the lines that may be done, from the day `as_of` on.

    The first visit's `not_before_days` counts from `as_of`, the others' from the visit before. Among the lines whose
    day has come, the policy's order decides; a line that must still wait never holds up one that need not.
    """
    todo = sorted(_steps(lines, as_of), key=lambda step: rules.rank(step.family))
    before, day = as_of, as_of
    visits: list[Visit] = []
    waiting: list[int] = []
    done: list[Family] = []
    while todo:
        day = max(day, min(step.earliest for step in todo))
        ready = [step for step in todo if step.earliest <= day]
        chosen = ready[:1] if rules.one_per_visit else ready
        visits.append(
            Visit(
                visit=len(visits) + 1,
                procedures=tuple(dict.fromkeys(written for step in chosen for written in step.codes)),
                not_before_days=(day - before).days,
                condition=_condition([step.family for step in chosen], done, rules),
            )
        )
        if len(visits) > 1:
            waiting += [number for step in chosen for number in step.lines]
        done += [step.family for step in chosen]
        todo = [step for step in todo if step not in chosen]
        before, day = day, day + timedelta(days=rules.spacing_days)
    return VisitPlan(tuple(visits), tuple(sorted(waiting)))


def _steps(lines: Sequence[VisitLine], as_of: date) -> list[_Step]:
    steps: dict[tuple[object, ...], _Step] = {}
    for number, line in enumerate(lines):
        if line.outcome not in MAY_BE_DONE or not line.codes:
            continue
        earliest = max(line.earliest or as_of, as_of)
        key = (code(line.codes[0]).group, earliest)
        step = steps.get(key, _Step(line.family, (), (), earliest))
        steps[key] = _Step(step.family, (*step.lines, number), (*step.codes, *line.codes), earliest)
    return list(steps.values())


def _condition(families: Sequence[Family], done: Sequence[Family], rules: VisitRules) -> str | None:
    """Join the conditions of the families that come after a visit they depend on."""
    earlier = {same for family in done for same in same_codes(family)}
    told = [
        rule.condition
        for rule in rules.conditions
        if any(rule.family in same_codes(family) for family in families)
        and (rule.after in earlier if rule.after is not None else bool(earlier))
    ]
    return "; ".join(dict.fromkeys(told)) or None
