"""The operator `interval_since`."""

from datetime import date, timedelta

from adjudicator.case import Case
from adjudicator.dates import Length, after
from adjudicator.episodes import Episode, last_of
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.treatments import Treatments
from models.errors import PolicyError
from models.kinds import Fact


class Since(Treatments, Bound):
    """The treatments whose last one is looked for, and how long ago it must be at least."""

    what: str


class IntervalSince(Predicate):
    """`interval_since: {of: line, what: "set", bound: 7, unit: days}`."""

    interval_since: Since

    def evaluate(self, case: Case) -> Finding:
        """Met when the last treatment was at least so long ago, or there was none; not met when it was more recent.

        Exactly so long ago is met. Months are calendar months. Relief that is over has lasted at most since then, so
        its length shows that at least as much time has passed.
        """
        asked = self.interval_since
        earlier = asked.earlier(case)
        if earlier.history == "first":
            return Finding("met", f"there was no {asked.what} before", tuple(earlier.never) or earlier.facts)
        if not earlier.episodes:
            return Finding("not_documented", f"the note does not tell of an earlier {asked.what}")
        length = asked.value(case).length
        if length is None:
            raise PolicyError(f"interval_since needs a length of time, not {asked.value(case)}")
        last = max((one for one in last_of(earlier.episodes)), key=_latest)
        days = last.days()
        if days is None:
            return self._by_relief(last, length)
        free = after(days[1], length), after(days[0], length)
        if case.as_of >= free[0]:
            reason = f"the last {asked.what} was on {last.date}, at least {length} ago"
            return Finding("met", reason, last.facts, (case.as_of - free[0]).days / length.days)
        passed: int = (case.as_of - days[1]).days
        if case.as_of >= free[1]:
            return Finding("not_documented", f"whether {length} have passed since {last.date} is open", last.facts)
        reason = f"the last {asked.what} was on {last.date}, {passed} days ago; the policy asks for {length}"
        return Finding("not_met", reason, last.facts, 1 - passed / length.days, earliest=free[0])

    def _by_relief(self, last: Episode, length: Length) -> Finding:
        what = self.interval_since.what
        lasted: list[Fact] = [
            fact
            for fact in last.reliefs
            if fact.attributes.duration_days and (fact.attributes.duration_days.low or 0) >= length.shortest_days
        ]
        if lasted:
            return Finding("met", f"the relief after the last {what} alone lasted longer than {length}", tuple(lasted))
        return Finding("not_documented", f"the note does not say when the last {what} was given", last.facts)


def _latest(episode: Episode) -> date:
    days = episode.days()
    return days[1] if days else date.max - timedelta(days=1)
