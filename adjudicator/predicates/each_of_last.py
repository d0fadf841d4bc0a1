"""The operator `each_of_last`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import all_of
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class LastFew(Treatments):
    """How many of the last treatments are looked at, and what must hold of each."""

    n: int = Field(ge=1)
    holds: "Rule"


class EachOfLast(Predicate):
    """`each_of_last: {n: 2, of: [medial_branch_block], holds: rule}`."""

    each_of_last: LastFew

    def evaluate(self, case: Case) -> Finding:
        """Met when the rule holds of each of the last n treatments; not met as soon as it fails for one of them.

        Not documented when the note tells of fewer than n, unless one of those fails.
        """
        asked = self.each_of_last
        episodes = asked.earlier(case).episodes[-asked.n :]
        found = [asked.holds.evaluate(case.with_episode(one)) for one in episodes]
        if len(found) < asked.n:
            told = f"the note tells of {len(found)} of the {asked.n} earlier treatments asked for"
            found.append(Finding("not_documented", told))
        result = all_of([one.result for one in found])
        deciding = [one for one in found if one.result == result]
        facts = merge_facts(found if result == "not_documented" else deciding)
        return Finding(result, merge_reasons(deciding), facts, min(one.distance for one in deciding))

    def parts(self) -> Iterator[Predicate]:
        """Return the rule about each of them."""
        return iter((self.each_of_last.holds,))
