"""The operator `each_of_last`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from adjudicator.case import Case
from adjudicator.dates import Length, before
from adjudicator.episodes import Episode
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import all_of
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class LastFew(Treatments):
    """How many of the last treatments are looked at, and what must hold of each.

    within: only treatments that were not before this time count.
    """

    n: int = Field(ge=1)
    within: Length | None = None
    holds: "Rule"

    def may_count(self, one: Episode, case: Case) -> bool:
        """Tell whether a treatment may have been recent enough."""
        days = one.days()
        return self.within is None or days is None or days[1] >= before(case.as_of, self.within)


class EachOfLast(Predicate):
    """`each_of_last: {n: 2, of: [medial_branch_block], holds: rule}`."""

    each_of_last: LastFew

    def evaluate(self, case: Case) -> Finding:
        """Met when the rule holds of each of the last n treatments; not met as soon as it fails for one of them.

        Not documented when the note tells of fewer than n, unless one of those fails or the note says that there was
        none.
        """
        asked = self.each_of_last
        episodes = [one for one in asked.earlier(case).episodes if asked.may_count(one, case)][-asked.n :]
        if not episodes and (none := asked.none_before(case)):
            return none
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
