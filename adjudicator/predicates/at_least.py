"""The operator `at_least`."""

from adjudicator import thresholds
from adjudicator.case import Case
from adjudicator.explain.words import listed
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import any_of, combine
from adjudicator.policy.values import Value
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.measured import RELIEF, Measured
from adjudicator.predicates.measures import Reading


class Least(Measured):
    """A measure and the least it must be; with `more_than: true` it must be more."""

    more_than: bool = False


class AtLeast(Predicate):
    """`at_least: {of: relief.percent, bound: 80, unit: percent}`."""

    at_least: Least

    def evaluate(self, case: Case) -> Finding:
        """Met when the whole interval found lies at or above the threshold; not met when it lies below.

        A range that straddles the threshold decides nothing. Statements of one treatment of which some are above and
        others below are conflicting; of other facts ("for years, worse for two weeks") one that is above is enough.
        """
        asked = self.at_least
        readings = sorted(asked.readings(case), key=lambda one: one.found.low or 0, reverse=True)
        if not readings:
            told = case.episode.facts if case.episode else ()
            return Finding("not_documented", f"the note does not say {asked.missing}", told)
        found = [self._judged(case, reading) for reading in readings]
        results = [one.result for one in found]
        result = combine(results) if asked.of in RELIEF else any_of(results)
        deciding = found if result == "conflicting" else [one for one in found if one.result == result]
        facts = merge_facts(deciding)
        if result == "met" and asked.of not in RELIEF:
            deciding = deciding[:1]
        reason = merge_reasons(deciding) if result != "conflicting" else self._contradiction(readings)
        return Finding(result, reason, facts, min(one.distance for one in deciding))

    def _judged(self, case: Case, reading: Reading) -> Finding:
        asked = self.at_least
        value = asked.threshold(case, reading)
        result = thresholds.at_least(reading.found, value.bound, strict=asked.more_than)
        told = asked.told(reading.found)
        reason = f"{told}; the policy asks for {self._wanted(value)}"
        if result == "not_documented":
            reason = f"{told}, which reaches across {value} and so decides nothing"
        return Finding(result, reason, reading.facts, thresholds.distance(reading.found, value.bound))

    def _contradiction(self, readings: list[Reading]) -> str:
        told = listed(list(dict.fromkeys(self.at_least.told(reading.found) for reading in readings)))
        return f"the note contradicts itself: it gives {told} of one treatment"

    def _wanted(self, value: Value) -> str:
        if self.at_least.of == "relief.response":
            return "a positive response"
        return f"{'more than' if self.at_least.more_than else 'at least'} {value}"
