"""The operator `most_recent`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adjudicator.case import Case
from adjudicator.episodes import last_of
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import combine
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class Latest(Treatments):
    """The treatments among which the last is looked for, and what must hold of it."""

    holds: "Rule"


class MostRecent(Predicate):
    """`most_recent: {of: line, same: [side, level], holds: rule}`."""

    most_recent: Latest

    def evaluate(self, case: Case) -> Finding:
        """Judge the treatment that was given last; where the note leaves open which, all that may have been it.

        Not met when the note says that there was none.
        """
        episodes = last_of(self.most_recent.earlier(case).episodes)
        if not episodes:
            nothing = Finding("not_documented", "the note does not tell of an earlier treatment")
            return self.most_recent.none_before(case) or nothing
        found = [self.most_recent.holds.evaluate(case.with_episode(one)) for one in episodes]
        result = combine([one.result for one in found])
        deciding = found if result == "conflicting" else [one for one in found if one.result == result]
        return Finding(result, merge_reasons(deciding), merge_facts(deciding), min(one.distance for one in deciding))

    def parts(self) -> Iterator[Predicate]:
        """Return the rule about the last treatment."""
        return iter((self.most_recent.holds,))
