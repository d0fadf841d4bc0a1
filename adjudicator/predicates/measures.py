"""Measures: the numbers that thresholds are held against, each with the facts that state it."""

from dataclasses import dataclass
from math import inf

from adjudicator import thresholds
from adjudicator.case import Case
from adjudicator.codes import level_count
from adjudicator.predicates.selector import Selector
from models.interval import Interval
from models.kinds import Fact, ReliefFact


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with the facts that state it."""

    found: Interval
    facts: tuple[Fact, ...]


def relief_percent(case: Case) -> list[Reading]:
    """Read how much relief an earlier treatment gave, in percent.

    Words count only where there is no number. Of relief that wore off in steps ("complete for four hours, then half
    for two months") the first step counts.
    """
    reliefs = _reliefs(case)
    numbers = [fact for fact in reliefs if fact.attributes.percent]
    first = [fact for fact in numbers if not any(_is_step(other, fact) for other in numbers)]
    if first:
        return [Reading(fact.attributes.percent, (fact,)) for fact in first if fact.attributes.percent]
    words = [(fact, _WORDS.get(fact.attributes.quality or "")) for fact in reliefs]
    return [Reading(found, (fact,)) for fact, found in words if found is not None]


def relief_response(case: Case) -> list[Reading]:
    """Read whether an earlier treatment helped at all, as a percentage of which words leave most open."""
    found = [
        (fact, fact.attributes.percent or _ANY_WORDS.get(fact.attributes.quality or "")) for fact in _reliefs(case)
    ]
    return [Reading(response, (fact,)) for fact, response in found if response is not None]


_WORDS = {
    "none": Interval.exactly(0),
    "minimal": Interval.below(50, inclusive=False),
    "complete": Interval.exactly(100),
}
"""The words that stand for a percentage, or for less than half; the others are too vague for one."""

_ANY_WORDS = {
    **_WORDS,
    "partial": Interval.above(0, inclusive=False, limit=100),
    "significant": Interval.above(0, inclusive=False, limit=100),
}
"""What every word leaves open of a percentage: some relief, or perhaps none."""


def relief_duration(case: Case, least: float | None) -> list[Reading]:
    """Read how long the relief of an earlier treatment lasted, in days.

    least: only relief that may have been of so many percent counts, or where there is none, any. Of relief that wore
    off in steps the last step that counts is the one. Relief that still goes on has lasted since the treatment.
    """
    reliefs = _reliefs(case)
    enough = [fact for fact in reliefs if least is None or _may_reach(fact, least)]
    lasting = [fact for fact in enough if not any(_is_step(fact, other) for other in enough)] or reliefs
    lasted = [(fact, _lasted(case, fact)) for fact in lasting]
    return [Reading(found, (fact,)) for fact, found in lasted if found is not None]


def _is_step(first: ReliefFact, then: ReliefFact) -> bool:
    """Tell whether one statement tells of a first, greater and shorter relief, and the other of what was left of it."""
    more, less = first.attributes.percent, then.attributes.percent
    short, long = first.attributes.duration_days, then.attributes.duration_days
    if more is None or less is None or short is None or long is None:
        return False
    return (more.low or 0) > _end(less) and _end(short) < (long.low or 0)


def _end(found: Interval) -> float:
    return inf if found.high is None else found.high


def _may_reach(fact: ReliefFact, least: float) -> bool:
    percent = fact.attributes.percent or _WORDS.get(fact.attributes.quality or "")
    return percent is None or thresholds.at_least(percent, least) != "not_met"


def _reliefs(case: Case) -> list[ReliefFact]:
    return case.episode.reliefs if case.episode else []


def _lasted(case: Case, fact: ReliefFact) -> Interval | None:
    if fact.attributes.duration_days is not None:
        return fact.attributes.duration_days
    days = case.episode.days() if case.episode else None
    if fact.attributes.ongoing and days is not None and days[1] <= case.as_of:
        return Interval.above((case.as_of - days[1]).days, inclusive=True)
    return None


def fact_numbers(case: Case, selector: Selector, attribute: str) -> list[Reading]:
    """Read an interval attribute of the selected facts."""
    facts = selector.select(case)
    return [Reading(found, (fact,)) for fact in facts if (found := getattr(fact.attributes, attribute)) is not None]


def requested_levels(case: Case) -> Interval | None:
    """Count the levels that are asked for, null when the request names none."""
    count = level_count(case.request.levels, case.families[0]) if case.request.levels else 0
    return Interval.exactly(count) if count else None


def requested_injections(case: Case) -> Interval | None:
    """Count the single injections that are asked for: a level on both sides is two."""
    levels = requested_levels(case)
    if levels is None or levels.low is None:
        return None
    return Interval.exactly(levels.low * (2 if case.request.laterality == "bilateral" else 1))
