"""The operator `changed`."""

from typing import Any, Literal

from adjudicator.case import Case
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.treatments import Treatments
from models.kinds import Fact


class Difference(Treatments):
    """The treatments whose last one the request is compared with, and in which attributes; one must differ."""

    what: str
    attributes: tuple[Literal["approach", "levels"], ...]


class Changed(Predicate):
    """`changed: {of: line, what: "the approach", attributes: [approach]}`."""

    changed: Difference

    def evaluate(self, case: Case) -> Finding:
        """Met when the request differs from the last treatment in one of the attributes; not met when in none."""
        asked = self.changed
        earlier = asked.earlier(case)
        if not earlier.episodes or not earlier.requested:
            return Finding("not_documented", f"the note does not tell whether {asked.what} is changed")
        last = earlier.episodes[-1].procedures
        facts: tuple[Fact, ...] = (*earlier.requested, *last)
        known = 0
        for name in asked.attributes:
            before = [value for fact in last if (value := _value(fact.attributes, name))]
            now = [value for fact in earlier.requested if (value := _value(fact.attributes, name))]
            if before and now:
                known += 1
                if not any(value in before for value in now):
                    return Finding("met", f"{asked.what} is changed", facts)
        if known == 0:
            return Finding("not_documented", f"the note does not tell whether {asked.what} is changed", facts)
        return Finding("not_met", f"{asked.what} is the same as before", facts)


def _value(attributes: Any, name: str) -> Any:
    value = getattr(attributes, name)
    return tuple(sorted(value)) if isinstance(value, tuple) else value
