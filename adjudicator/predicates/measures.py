"""Measures: the numbers that thresholds are held against, each with the facts that state it."""

from dataclasses import dataclass

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
    """Read how much relief an earlier treatment gave, in percent; words count only where there is no number."""
    reliefs = _reliefs(case)
    numbers = [Reading(fact.attributes.percent, (fact,)) for fact in reliefs if fact.attributes.percent]
    if numbers:
        return numbers
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


def relief_duration(case: Case) -> list[Reading]:
    """Read how long the relief of an earlier treatment lasted, in days.

    Where several statements give a percentage, those with the greatest one count. Relief that still goes on has
    lasted since the day of the treatment.
    """
    lasted = [(fact, _lasted(case, fact)) for fact in _reliefs(case)]
    told = [Reading(found, (fact,)) for fact, found in lasted if found is not None]
    most = max((_high(one.facts[0]) for one in told), default=0.0)
    return [one for one in told if _high(one.facts[0]) == most]


def _reliefs(case: Case) -> list[ReliefFact]:
    return case.episode.reliefs if case.episode else []


def _high(fact: Fact) -> float:
    percent = fact.attributes.percent if isinstance(fact, ReliefFact) else None
    return 0.0 if percent is None or percent.high is None else float(percent.high)


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
