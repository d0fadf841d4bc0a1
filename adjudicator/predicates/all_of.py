"""The operator `all`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, merge_reasons, speaking
from adjudicator.kleene import all_of
from adjudicator.predicates.base import Predicate

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class AllOf(Predicate):
    """`all: [rule, ...]`."""

    all: tuple["Rule", ...]

    def evaluate(self, case: Case) -> Finding:
        """Met when every part is met; not met as soon as one is not met; else what keeps it from being known."""
        found = [part.evaluate(case) for part in self.all]
        result = all_of([one.result for one in found])
        deciding = found if result == "met" else [one for one in found if one.result == result]
        return Finding(
            result,
            merge_reasons(deciding if result == "not_documented" else speaking(deciding)),
            merge_facts(found if result == "not_documented" else deciding),
            min((one.distance for one in deciding), default=1.0),
            max((one.earliest for one in deciding if one.earliest), default=None),
            max((one.excess for one in found), default=0),
        )

    def parts(self) -> Iterator[Predicate]:
        """Return the rules that must all hold."""
        return iter(self.all)
