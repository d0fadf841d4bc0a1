"""The operator `not_covered`."""

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from models.base import Model
from models.kinds import ProcedureFact


class Uncovered(Model):
    """What is not covered, as a noun phrase."""

    what: str


class NotCovered(Predicate):
    """`not_covered: {what: "ablation of the nerves of the sacroiliac joint"}`."""

    not_covered: Uncovered

    def evaluate(self, case: Case) -> Finding:
        """Not met, whatever the facts: the policy does not cover what is asked for."""
        codes = set(case.request.codes)
        facts = tuple(
            fact
            for fact in case.chart.of("procedure")
            if isinstance(fact, ProcedureFact)
            and (fact.id in case.request.facts or codes & set(fact.attributes.cpt))
            and fact.attributes.status in ("requested", "planned", None)
        )
        return Finding("not_met", f"the policy does not cover {self.not_covered.what}", facts, distance=0.0)
