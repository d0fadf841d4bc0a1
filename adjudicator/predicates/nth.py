"""The operator `nth`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class Place(Treatments):
    """The place in the series (1 is the first), and what must hold of the treatment there."""

    n: int = Field(ge=1)
    holds: "Rule"


class Nth(Predicate):
    """`nth: {n: 1, of: line, holds: rule}`."""

    nth: Place

    def evaluate(self, case: Case) -> Finding:
        """Judge the n-th treatment of the series; not documented when the note does not tell of so many."""
        asked = self.nth
        episodes = asked.earlier(case).episodes
        numbered = [one for one in episodes if one.ordinal == asked.n]
        if not numbered and len(episodes) >= asked.n:
            numbered = [episodes[asked.n - 1]]
        if not numbered:
            nothing = Finding("not_documented", f"the note does not tell of treatment number {asked.n}")
            return asked.none_before(case) or nothing
        return asked.holds.evaluate(case.with_episode(numbered[0]))

    def parts(self) -> Iterator[Predicate]:
        """Return the rule about that treatment."""
        return iter((self.nth.holds,))
