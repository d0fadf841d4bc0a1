"""The operator `count`."""

from datetime import date

from adjudicator import thresholds
from adjudicator.case import Case
from adjudicator.dates import Length, after, before
from adjudicator.earlier import Earlier
from adjudicator.episodes import Episode
from adjudicator.explain.words import number_in_words
from adjudicator.finding import Finding, merge_facts
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.treatments import Treatments
from models.interval import Interval
from models.kinds import Fact


class Counted(Treatments, Bound):
    """The treatments that are counted, and how many there may be.

    with_this: the one asked for counts too; within: only those in the time before the day of judging.
    """

    with_this: bool = True
    within: Length | None = None
    what: str


class Count(Predicate):
    """`count: {of: line, what: "sets", bound: 4, unit: times}`, with `within: {number: 12, unit: months}` if wanted."""

    count: Counted

    def evaluate(self, case: Case) -> Finding:
        """Met when there were at most so many treatments, not met when there were more.

        Of a window, treatments whose date may lie on either side of its edge make a range. A treatment leaves the
        window of twelve months on the same day of the next year.
        """
        asked = self.count
        earlier = asked.earlier(case)
        number = earlier.number
        if number is None:
            return Finding("not_documented", f"the note does not say how many {asked.what} were given before")
        inside = list(earlier.episodes)
        facts = earlier.facts
        if asked.within is not None and earlier.episodes:
            number, inside, facts = _in_window(earlier, case, asked.within)
        total = _plus(number, 1 if asked.with_this else 0)
        value = asked.value(case)
        result = thresholds.at_most(total, value.bound)
        told = f"{asked.what}: {number_in_words(total)}{' with this one' if asked.with_this else ''}"
        limit = f"{value.number:g}{f' in {asked.within}' if asked.within else ''}"
        reason = f"{told}; the policy allows at most {limit}"
        if result == "not_documented":
            reason = f"the note leaves open how many {asked.what} were given before; the policy allows at most {limit}"
        free = _frees(inside, asked.within, total, value.bound) if result == "not_met" else None
        reason += f", and one more from {free} on" if free else ""
        return Finding(result, reason, facts, thresholds.distance(total, value.bound), free)


def _plus(number: Interval, more: int) -> Interval:
    low = (number.low or 0) + more
    return Interval(low=low, high=None if number.high is None else number.high + more)


def _in_window(earlier: Earlier, case: Case, within: Length) -> tuple[Interval, list[Episode], tuple[Fact, ...]]:
    """Count what lies in the window; what is undated may lie in it."""
    edge = before(case.as_of, within)
    sure, unsure = [], []
    for one in earlier.episodes:
        days = one.days()
        if days is None or days[0] <= edge < days[1]:
            unsure.append(one)
        elif days[0] > edge:
            sure.append(one)
    facts = merge_facts(Finding("met", "", one.facts) for one in (sure + unsure or list(earlier.episodes)))
    return Interval.between(len(sure), sum(map(_most, sure + unsure))), sure, facts


def _most(episode: Episode) -> int:
    """Return how many treatments an episode may stand for: what is only counted ("four so far") may be several."""
    return max([1, *(fact.attributes.count or 1 for fact in episode.procedures)])


def _frees(inside: list[Episode], within: Length | None, total: Interval, bound: float) -> date | None:
    """Return the first day on which enough treatments have left the window."""
    days = [one.days() for one in inside]
    if within is None or total.low is None or any(day is None for day in days):
        return None
    surplus = int(total.low - bound)
    leaving = sorted(day[1] for day in days if day is not None)[surplus - 1 : surplus]
    return after(leaving[0], within) if leaving else None
