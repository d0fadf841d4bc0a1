"""The operator `exists`."""

from typing import Literal

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.selector import Selector, select
from models.base import Model
from models.kinds import Fact
from models.levels import Level


class Statement(Model):
    """What a note may state, and what it may state against it.

    what: a noun phrase for it; of: the facts that state it; against: the facts that state its opposite; unless: facts
    beside which the opposite does not count (something was tried, though not this); both: what it comes to when a
    note states it and its opposite of the same side and place.
    """

    what: str
    of: tuple[Selector, ...]
    against: tuple[Selector, ...] = ()
    unless: tuple[Selector, ...] = ()
    both: Literal["conflicting", "met", "not_met"] = "conflicting"


class Exists(Predicate):
    """`exists: {what: ..., of: [selector, ...], against: [selector, ...]}`."""

    exists: Statement

    def evaluate(self, case: Case) -> Finding:
        """Met when a fact states it; not met when a fact states its opposite; conflicting when the two contradict."""
        asked = self.exists
        for_it = select(asked.of, case)
        against = select(asked.against, case)
        if against and asked.unless and select(asked.unless, case):
            against = []
        if for_it and against and asked.both == "conflicting":
            clashing = [fact for fact in against if any(overlap(case, fact, other) for other in for_it)]
            if clashing:
                return Finding("conflicting", f"the note contradicts itself on {asked.what}", (*for_it, *clashing))
        if for_it and not (against and asked.both == "not_met"):
            return Finding("met", f"the note states {asked.what}", tuple(for_it))
        if against:
            return Finding("not_met", f"the note states the opposite of {asked.what}", tuple(against))
        return Finding("not_documented", f"the note does not say whether there is {asked.what}")


def overlap(case: Case, one: Fact, other: Fact) -> bool:
    """Tell whether two facts may be about the same side, level and place."""
    sides = {case.chart.side(one), case.chart.side(other)}
    if sides == {"left", "right"}:
        return False
    return _meet(case.chart.levels(one), case.chart.levels(other)) and all(
        _meet(getattr(one.attributes, name, ()), getattr(other.attributes, name, ())) for name in _PLACES
    )


def _meet(one: tuple[Level, ...] | tuple[str, ...], other: tuple[Level, ...] | tuple[str, ...]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


_PLACES = ("muscles",)
"""Attributes that say where on a side a finding is; findings in different places do not contradict each other."""
