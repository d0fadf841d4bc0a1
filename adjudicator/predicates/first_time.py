"""The operator `first_time`."""

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments


class FirstTime(Predicate):
    """`first_time: {of: line}`."""

    first_time: Treatments

    def evaluate(self, case: Case) -> Finding:
        """Met when the note says that the treatment was never given; not met when it tells of an earlier one."""
        earlier = self.first_time.earlier(case)
        if earlier.history == "unknown":
            return Finding("not_documented", "the note does not say whether this was done before")
        if earlier.history == "first":
            return Finding("met", "the note says that this was not done before", tuple(earlier.never) or earlier.facts)
        results = [fact for one in earlier.episodes for fact in one.reliefs]
        return Finding("not_met", "the note tells of an earlier treatment of this kind", (*earlier.facts, *results))
