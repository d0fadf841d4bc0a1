"""The operator `at_most`."""

from math import ceil

from adjudicator import thresholds
from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, merge_reasons
from adjudicator.kleene import combine
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.measured import REQUEST, Measured
from adjudicator.predicates.measures import Reading


class AtMost(Predicate):
    """`at_most: {of: request.levels, bound: 2, unit: levels}`."""

    at_most: Measured

    def evaluate(self, case: Case) -> Finding:
        """Met when the whole interval found lies at or below the threshold; not met when it lies above.

        A range that straddles the threshold decides nothing; statements that contradict are conflicting. Of a request
        for too many levels, those beyond the limit are the excess.
        """
        asked = self.at_most
        readings = asked.readings(case)
        if not readings:
            return Finding("not_documented", f"the note does not say {asked.missing}")
        found = [self._judged(case, reading) for reading in readings]
        result = combine([one.result for one in found])
        deciding = found if result == "conflicting" else [one for one in found if one.result == result]
        return Finding(
            result,
            merge_reasons(deciding),
            merge_facts(deciding),
            min(one.distance for one in deciding),
            excess=max(one.excess for one in deciding),
        )

    def _judged(self, case: Case, reading: Reading) -> Finding:
        asked = self.at_most
        value = asked.threshold(case, reading)
        result = thresholds.at_most(reading.found, value.bound)
        told = asked.told(reading.found)
        reason = f"{told}; the policy allows at most {value}"
        if result == "not_documented":
            reason = f"{told}, which reaches across {value} and so decides nothing"
        beyond = (reading.found.low or 0) - value.bound if asked.of in REQUEST and result == "not_met" else 0
        if asked.of == "request.injections" and case.request.laterality == "bilateral":
            beyond /= 2
        distance = thresholds.distance(reading.found, value.bound)
        if asked.of in REQUEST and result == "met":
            distance = 1.0  # what is asked for is no finding of the note; nothing was nearly too much
        return Finding(result, reason, reading.facts, distance, excess=ceil(beyond))
