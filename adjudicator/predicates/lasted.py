"""The operator `lasted`."""

from adjudicator import thresholds
from adjudicator.case import Case
from adjudicator.explain.words import length_in_words
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.selector import Selector, select
from models.interval import Interval
from models.kinds import Fact


class Lasting(Bound):
    """The facts that have a duration, what they are called together, and how long one of them must have lasted."""

    what: str
    of: tuple[Selector, ...]


class Lasted(Predicate):
    """`lasted: {what: "conservative care", of: [selector, ...], bound: 6, unit: weeks}`."""

    lasted: Lasting

    def evaluate(self, case: Case) -> Finding:
        """Met when one of the facts lasted at least so long; not met when each is known to have lasted less.

        A fact whose duration the note does not give may have lasted long enough.
        """
        asked = self.lasted
        found = select(asked.of, case)
        value = asked.value(case)
        timed = [(fact, length) for fact in found if (length := _length(fact)) is not None]
        long = [(fact, length) for fact, length in timed if thresholds.at_least(length, value.bound) == "met"]
        if long:
            longest = max(long, key=lambda item: item[1].low or 0)
            reason = f"{length_in_words(longest[1])} of {asked.what}; the policy asks for at least {value}"
            near = min(thresholds.distance(length, value.bound) for _, length in long)
            return Finding("met", reason, tuple(fact for fact, _ in long), near)
        short = [item for item in timed if thresholds.at_least(item[1], value.bound) == "not_met"]
        if found and len(short) == len(found):
            longest = max(short, key=lambda item: item[1].high or 0)
            reason = f"{length_in_words(longest[1])} of {asked.what}; the policy asks for at least {value}"
            near = min(thresholds.distance(length, value.bound) for _, length in short)
            return Finding("not_met", reason, tuple(fact for fact, _ in short), near)
        return Finding("not_documented", f"the note does not say how long {asked.what} lasted", tuple(found))


def _length(fact: Fact) -> Interval | None:
    told = vars(fact.attributes)
    length: Interval | None = told.get("duration_days") or told.get("days")
    return length
