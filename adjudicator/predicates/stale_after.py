"""The operator `stale_after`."""

from adjudicator.case import Case
from adjudicator.dates import before, bounds
from adjudicator.explain.words import bare
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.selector import Selector, select
from models.errors import PolicyError


class Dated(Bound):
    """The dated facts, what one of them is called ("an MRI or CT"), and after how long they are too old."""

    what: str
    of: tuple[Selector, ...]


class StaleAfter(Predicate):
    """`stale_after: {what: "an MRI or CT", of: [selector, ...], bound: 24, unit: months}`."""

    stale_after: Dated

    def evaluate(self, case: Case) -> Finding:
        """Met when one of the facts is of a day not further back than the length; not met when all dated ones are.

        To the day is met. Months are calendar months. A fact without a date decides nothing beside a dated one.
        """
        asked = self.stale_after
        found = select(asked.of, case)
        if not found:
            return Finding("not_documented", f"the note does not tell of {asked.what}")
        length = asked.value(case).length
        if length is None:
            raise PolicyError(f"stale_after needs a length of time, not {asked.value(case)}")
        edge = before(case.as_of, length)
        dated = [(fact, bounds(when)) for fact in found if (when := case.chart.when(fact))]
        if not dated:
            return Finding("not_documented", f"the note gives no date of the {bare(asked.what)}", tuple(found))
        recent = [fact for fact, days in dated if days[0] >= edge]
        if recent:
            oldest = min(bounds(when)[0] for fact in recent if (when := case.chart.when(fact)))
            reason = f"the note documents {asked.what} of the last {length}"
            return Finding("met", reason, tuple(recent), (oldest - edge).days / length.days)
        if any(days[1] >= edge for _, days in dated):
            reason = f"whether the {bare(asked.what)} is of the last {length} cannot be told from its date"
            return Finding("not_documented", reason, tuple(fact for fact, _ in dated))
        newest = max(days[1] for _, days in dated)
        reason = f"the newest {bare(asked.what)} is of {newest}; the policy asks for one of the last {length}"
        share = (edge - newest).days / length.days
        return Finding("not_met", reason, tuple(fact for fact, _ in dated), share)
