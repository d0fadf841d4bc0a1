"""The operator `exists`."""

from typing import Literal

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.contradiction import clashing, weighed
from adjudicator.predicates.selector import Selector, select
from models.base import Model


class Statement(Model):
    """What a note may state, and what it may state against it.

    what: a noun phrase for it; of: the facts that state it; against: the facts that state its opposite; doubt: denials
    that name no place, of which a single one does not contradict a plain statement; short: facts that fall short of it
    without denying it (pain into the buttock, where pain to the foot is asked for), which count against it only where
    nothing states it; unless: facts beside which the
    opposite does not count (something was tried, though not this); opposite: what the note then states, in a few words
    ("the absence of ..." unless written); both: what it comes to when a note states it and
    its opposite of the same thing; silent: what it comes to when the note states neither ("not_met" only where other
    facts of the rule decide).
    """

    what: str
    of: tuple[Selector, ...]
    against: tuple[Selector, ...] = ()
    doubt: tuple[Selector, ...] = ()
    short: tuple[Selector, ...] = ()
    unless: tuple[Selector, ...] = ()
    opposite: str | None = None
    both: Literal["conflicting", "met", "not_met"] = "conflicting"
    silent: Literal["not_documented", "not_met"] = "not_documented"


class Exists(Predicate):
    """`exists: {what: ..., of: [selector, ...], against: [selector, ...]}`."""

    exists: Statement

    def evaluate(self, case: Case) -> Finding:
        """Met when a fact states it; not met when a fact states its opposite; conflicting when the two contradict."""
        asked = self.exists
        for_it, against = weighed(case, asked)
        if against and asked.unless and select(asked.unless, case):
            against = []
        if for_it and asked.both == "conflicting" and (clash := clashing(case, for_it, against)):
            return Finding("conflicting", f"the note contradicts itself on {asked.what}", (*for_it, *clash))
        if for_it and not (against and asked.both == "not_met"):
            return Finding("met", f"the note documents {asked.what}", tuple(for_it))
        if against:
            opposite = asked.opposite or f"the absence of {asked.what}"
            return Finding("not_met", f"the note documents {opposite}", tuple(against))
        return Finding(asked.silent, f"the note does not tell of {asked.what}")
