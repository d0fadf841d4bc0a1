"""What every operator of the policy language is: a frozen value that, asked of a case, gives a finding."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from adjudicator.case import Case
from adjudicator.finding import Finding
from models.base import Model


class Predicate(Model, ABC):
    """An operator with its arguments, as a pack writes it: a mapping of one key, the operator's name."""

    @abstractmethod
    def evaluate(self, case: Case) -> Finding:
        """Judge the case."""

    def parts(self) -> "Iterator[Predicate]":
        """Return the predicates directly inside this one."""
        return iter(())
