"""Thresholds as packs write them: a number with its unit, or the name of one of the policy's values."""

from typing import Self

from pydantic import model_validator

from adjudicator.case import Case
from adjudicator.episodes import Episode, agents_of
from adjudicator.policy.values import Value, ValueUnit
from models.base import Model
from models.errors import PolicyError
from models.kinds import ReliefFact


class Bound(Model):
    """A threshold: `bound` is a number with a `unit`, or the name of a value, which has its own unit."""

    bound: int | float | str
    unit: ValueUnit | None = None

    @model_validator(mode="after")
    def _has_a_unit(self) -> Self:
        if isinstance(self.bound, str) and self.unit is not None:
            raise ValueError(f"the value {self.bound!r} has a unit of its own; leave the unit out")
        if not isinstance(self.bound, str) and self.unit is None:
            raise ValueError(f'bound {self.bound} has no unit; add "unit: percent", or name a value of the policy')
        return self

    def value(self, case: Case) -> Value:
        """Return the threshold on the case's date.

        Raises PolicyError when the named value holds on no day like that.
        """
        if isinstance(self.bound, str):
            found = case.values.get(self.bound)
            if found is None:
                raise PolicyError(f"the policy's value {self.bound!r} does not hold on {case.as_of}; give it a date")
            return found
        assert self.unit is not None
        return Value(self.bound, self.unit)


def for_agent(case: Case, value: Value, episode: Episode, relief: ReliefFact) -> Value:
    """Return the entry of a table of values that fits the local anaesthetic used; with several, the greatest."""
    if value.by_agent is None:
        return value
    names = [fact.attributes.name for fact in agents_of(case.chart, episode, relief)]
    known = [value.by_agent[name] for name in names if name in value.by_agent]
    return Value(max(known, default=value.by_agent["unnamed"]), value.unit)
