"""The operator `exists`."""

from typing import Literal

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.selector import Selector, select
from models.base import Model
from models.kinds import Fact


class Statement(Model):
    """What a note may state, and what it may state against it.

    what: a noun phrase for it; of: the facts that state it; against: the facts that state its opposite; unless: facts
    beside which the opposite does not count (something was tried, though not this); both: what it comes to when a
    note states it and its opposite of the same thing; silent: what it comes to when the note states neither ("not_met"
    only where other facts of the rule decide).
    """

    what: str
    of: tuple[Selector, ...]
    against: tuple[Selector, ...] = ()
    unless: tuple[Selector, ...] = ()
    both: Literal["conflicting", "met", "not_met"] = "conflicting"
    silent: Literal["not_documented", "not_met"] = "not_documented"


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
        return Finding(asked.silent, f"the note does not tell of {asked.what}")


def overlap(case: Case, one: Fact, other: Fact) -> bool:
    """Tell whether two facts may contradict each other: of one kind, and of the same thing, side, level and place."""
    if one.kind != other.kind or {case.chart.side(one), case.chart.side(other)} == {"left", "right"}:
        return False
    if not _meet(case.chart.levels(one), case.chart.levels(other)):
        return False
    pairs = ((getattr(one.attributes, name, None), getattr(other.attributes, name, None)) for name in _SUBJECTS)
    return all(first is None or second is None or _meet(first, second) for first, second in pairs)


def _meet(one: tuple[str, ...] | str, other: tuple[str, ...] | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return not one or not other or not set(one).isdisjoint(other)


_SUBJECTS = ("muscles", "test", "type", "finding", "concept", "site", "activity", "family", "treatment")
"""Attributes that say what or where a statement is about; statements about different things do not contradict."""
