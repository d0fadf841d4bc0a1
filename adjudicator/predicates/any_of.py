"""The operator `any`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, merge_reasons, speaking
from adjudicator.kleene import any_of
from adjudicator.predicates.base import Predicate

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class AnyOf(Predicate):
    """`any: [rule, ...]`."""

    any: tuple["Rule", ...]

    def evaluate(self, case: Case) -> Finding:
        """Met as soon as one part is met; not met when every part is not met; else what keeps it from being known.

        Of several parts that are met the first one that rests on facts is told.
        """
        found = [part.evaluate(case) for part in self.any]
        result = any_of([one.result for one in found])
        deciding = [one for one in found if one.result == result]
        deciding = speaking(deciding)[:1] if result == "met" else deciding
        return Finding(
            result,
            merge_reasons(deciding if result == "not_documented" else speaking(deciding)),
            merge_facts(found if result == "not_documented" else deciding),
            min((one.distance for one in deciding), default=1.0),
            min((one.earliest for one in deciding if one.earliest), default=None),
        )

    def parts(self) -> Iterator[Predicate]:
        """Return the rules of which one must hold."""
        return iter(self.any)
