"""The operator `not`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import Field

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.kleene import negate
from adjudicator.predicates.base import Predicate

if TYPE_CHECKING:
    from adjudicator.predicates.rule import Rule


class Not(Predicate):
    """`not: rule`."""

    not_: "Rule" = Field(alias="not")

    def evaluate(self, case: Case) -> Finding:
        """Met when the rule is not met, and the reverse; what is not documented or conflicting stays so."""
        found = self.not_.evaluate(case)
        return replace(found, result=negate(found.result))

    def parts(self) -> Iterator[Predicate]:
        """Return the rule that must not hold."""
        return iter((self.not_,))
