"""The operator `none`."""

from typing import Literal

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.contradiction import clashing, weighed
from adjudicator.predicates.selector import Selector, select
from models.base import Model


class Exclusion(Model):
    """What must not be there.

    what: a noun phrase for it; of: the facts that state it; against: the facts that state that it is not there;
    opposite: what the note then states, in a few words ("the absence of ..." unless written); doubt: denials that
    name no place, of which a single one does not contradict a plain statement; short: facts that speak against it only
    where nothing states it; unless: facts beside which it does not count; unclear: facts that leave open whether it
    is there; settled: facts beside which those leave nothing open; silent: what it comes to when the note says
    nothing; "met" needs other facts beside it to rest on.
    """

    what: str
    of: tuple[Selector, ...]
    against: tuple[Selector, ...] = ()
    opposite: str | None = None
    doubt: tuple[Selector, ...] = ()
    short: tuple[Selector, ...] = ()
    unless: tuple[Selector, ...] = ()
    unclear: tuple[Selector, ...] = ()
    settled: tuple[Selector, ...] = ()
    silent: Literal["not_documented", "met"] = "not_documented"


class NoneOf(Predicate):
    """`none: {what: ..., of: [selector, ...], against: [selector, ...]}`."""

    none: Exclusion

    def evaluate(self, case: Case) -> Finding:
        """Not met when a fact states it; met when facts state that it is not there; conflicting when both stand."""
        asked = self.none
        found, against = weighed(case, asked)
        excuses = select(asked.unless, case) if found else []
        if excuses:
            return Finding("met", f"the note documents what excuses {asked.what}", (*found, *excuses))
        if clash := clashing(case, found, against):
            return Finding("conflicting", f"the note contradicts itself on {asked.what}", (*found, *clash))
        if found:
            return Finding("not_met", f"the note documents {asked.what}", tuple(found))
        unclear = select(asked.unclear, case)
        if unclear and not select(asked.settled, case):
            return Finding("not_documented", f"the note leaves open whether there is {asked.what}", tuple(unclear))
        if against:
            opposite = asked.opposite or f"the absence of {asked.what}"
            return Finding("met", f"the note documents {opposite}", tuple(against))
        return Finding(asked.silent, f"the note does not tell of {asked.what}")
