"""The operator `k_of_n`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import k_of
from adjudicator.predicates.base import Predicate
from models.base import Model

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class Several(Model):
    """How many of the rules must hold, and what they are called together ("provocation tests")."""

    k: int
    what: str
    of: tuple["Rule", ...]


class KOfN(Predicate):
    """`k_of_n: {k: 3, what: "provocation tests", of: [rule, ...]}`."""

    k_of_n: Several

    def evaluate(self, case: Case) -> Finding:
        """Met when at least k parts are met; not met when k can no longer be reached; else what keeps it unknown."""
        asked = self.k_of_n
        found = [part.evaluate(case) for part in asked.of]
        results = [one.result for one in found]
        result = k_of(asked.k, results)
        met = results.count("met")
        absent = results.count("not_met")
        told = f"{met} of the {len(results)} {asked.what}{f' and rules out {absent}' if absent else ''}"
        reason = f"the note documents {told}; the policy asks for at least {asked.k}"
        if result == "conflicting":
            reason = merge_reasons(one for one in found if one.result == "conflicting")
        return Finding(result, reason, merge_facts(found), (asked.k - met) / asked.k)

    def parts(self) -> Iterator[Predicate]:
        """Return the rules that are counted."""
        return iter(self.k_of_n.of)
