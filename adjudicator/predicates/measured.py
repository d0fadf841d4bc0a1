"""What a threshold measures: the relief of an earlier treatment, a number of the note's facts, or of the request."""

from functools import cached_property
from typing import Self, get_args

from pydantic import Field, model_validator

from adjudicator.case import Case, Same
from adjudicator.explain.words import length_in_words, number_in_words, percent_in_words
from adjudicator.policy.values import Value
from adjudicator.predicates.bound import Bound, for_agent
from adjudicator.predicates.measures import (
    Reading,
    fact_numbers,
    relief_duration,
    relief_percent,
    relief_response,
    requested_injections,
    requested_levels,
)
from adjudicator.predicates.selector import Selector, Wanted, attributes_of
from models.interval import Interval
from models.kinds import ReliefFact
from models.vocabulary import Assertion

RELIEF = ("relief.percent", "relief.response", "relief.duration")
"""What is measured of an earlier treatment, within an operator that chooses one."""

REQUEST = {"request.levels": requested_levels, "request.injections": requested_injections}
"""What is measured of the request."""


class Measured(Bound):
    """A measure and the threshold it is held against.

    of: `relief.percent`, `relief.response` (whether it helped at all) or `relief.duration` of the treatment that is
    looked at, `request.levels` or `request.injections`, or a kind of fact with one of its numbers, such as
    `symptom_duration.days`; at: the percentage of relief whose duration is meant; where, assertion, same: which facts of that kind.
    """

    of: str
    at: Bound | None = None
    where: dict[str, Wanted] = Field(default_factory=dict)
    assertion: tuple[Assertion, ...] = ("present",)
    same: tuple[Same, ...] = ("side", "region")

    @model_validator(mode="after")
    def _is_a_number(self) -> Self:
        if self.at is not None and self.of != "relief.duration":
            raise ValueError(f"only relief.duration is measured at a percentage; leave 'at' out of {self.of}")
        if self.of in RELIEF or self.of in REQUEST:
            return self
        kind, _, attribute = self.of.partition(".")
        field = attributes_of(kind).model_fields.get(attribute)
        if field is None or Interval not in (field.annotation, *get_args(field.annotation)):
            raise ValueError(f"{self.of!r} is no number; write {', '.join([*RELIEF, *REQUEST])} or kind.attribute")
        _ = self.selector
        return self

    @cached_property
    def selector(self) -> Selector:
        """The facts whose number is read."""
        kind = self.of.partition(".")[0]
        return Selector.model_validate(
            {"kind": kind, "where": self.where, "assertion": self.assertion, "same": self.same}
        )

    def readings(self, case: Case) -> list[Reading]:
        """Return every number that the case gives for the measure."""
        if self.of == "relief.percent":
            return relief_percent(case)
        if self.of == "relief.response":
            return relief_response(case)
        if self.of == "relief.duration":
            return relief_duration(case, self.at.value(case).number if self.at else None)
        if self.of in REQUEST:
            found = REQUEST[self.of](case)
            return [Reading(found, case.earlier(case.families, ("side", "region")).requested)] if found else []
        return fact_numbers(case, self.selector, self.of.partition(".")[2])

    def threshold(self, case: Case, reading: Reading) -> Value:
        """Return the threshold for one of the numbers; of a table of drugs, the entry of the one that was used."""
        value = self.value(case)
        fact = reading.facts[0] if reading.facts else None
        if value.by_agent is not None and case.episode and isinstance(fact, ReliefFact):
            return for_agent(case, value, case.episode, fact)
        return value

    def told(self, found: Interval) -> str:
        """Return what was found, in words."""
        if self.of == "relief.response" and found.low != found.high:
            return "some relief" if not found.low_inclusive else "hardly any relief"
        if self.of in ("relief.percent", "relief.response"):
            return f"{percent_in_words(found)} relief"
        if self.of == "relief.duration":
            return f"relief for {length_in_words(found)}"
        if self.of.endswith(("days", "duration_days")):
            return f"{WHAT.get(self.of, self.of.partition('.')[0])} for {length_in_words(found)}"
        number, name = number_in_words(found), NAMES.get(self.of, self.of.replace(".", " ").replace("_", " "))
        return f"{number} {name.replace('s are', ' is') if number == '1' else name}"

    @property
    def missing(self) -> str:
        """What the note does not say when no number is found, in words."""
        return MISSING.get(self.of, f"the {self.of.partition('.')[0].replace('_', ' ')}")


WHAT = {"symptom_duration.days": "pain", "therapy.duration_days": "therapy", "medication.duration_days": "drugs"}
"""What lasted, in a word."""

NAMES = {
    "request.levels": "levels are asked for",
    "request.injections": "single injections are asked for",
    "procedure.temperature_c": "degrees Celsius",
    "functional_impact.score": "points on a disability scale",
    "pain_score.value": "points on a pain scale",
}
"""What is counted, in words that follow the number."""

MISSING = {
    "relief.percent": "how much relief, in percent, the treatment before gave",
    "relief.response": "whether the treatment before helped",
    "relief.duration": "how long the relief of the treatment before lasted",
    "symptom_duration.days": "how long the symptoms have lasted",
    "therapy.duration_days": "how long conservative care was tried",
    "medication.duration_days": "how long drugs were tried",
    "pain_score.value": "how strong the pain is on a scale",
    "procedure.temperature_c": "at which temperature the ablation is done",
    "functional_impact.score": "a score of a disability scale",
    "request.levels": "how many levels are asked for",
    "request.injections": "how many injections are asked for",
}
