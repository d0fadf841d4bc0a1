"""The case a criterion is judged on: the facts, the line asked for, one unit of it (a level, a side), and the date."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from adjudicator.chart import Chart, SpineRegion
from adjudicator.codes import code
from adjudicator.earlier import Earlier
from adjudicator.episodes import Episode, episodes_of
from adjudicator.policy.values import Value
from models.kinds import Fact, ProcedureFact, ReliefFact
from models.levels import Level
from models.request import Request
from models.vocabulary import Family, Laterality

Same = Literal["side", "level", "region", "treatment", "pain"]
"""What a fact must share with the request to count for it, where both name it.

pain: a score that was taken before or after another treatment is of the pain which that one was for.
"""

_PLACES: dict[Family, str] = {
    "facet_injection": "spine",
    "medial_branch_block": "spine",
    "radiofrequency_ablation": "spine",
    "sij_injection": "spine",
    "epidural_injection": "spine",
    "trigger_point_injection": "muscle",
    "other": "elsewhere",
}

Intent = Literal["diagnostic", "therapeutic", "unknown"]
"""What a requested injection is for."""


@dataclass(frozen=True)
class Case:
    """What a predicate is evaluated on.

    families: the treatment families that count as the line's own; unnamed: whether results of injections that the
    note does not name count for it; values: the policy's named values on the date; side, level: the unit of the
    request that is judged, null when all of it is judged at once; episode: the earlier treatment that is looked at,
    null outside of the operators that choose one.
    """

    chart: Chart
    request: Request
    families: tuple[Family, ...]
    region: SpineRegion | None
    as_of: date
    unnamed: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    side: Laterality | None = None
    level: Level | None = None
    episode: Episode | None = None
    _cache: dict[object, Earlier] = field(default_factory=dict)
    _units: "dict[object, Case]" = field(default_factory=dict)

    def shares(self, fact: Fact, same: tuple[Same, ...]) -> bool:
        """Tell whether a fact may be about the unit that is judged; what it does not name, it may be about."""
        if "treatment" in same and not self._is_own(fact):
            return False
        if "pain" in same and self._of_other_pain(fact):
            return False
        if "side" in same and self.side not in (None, "bilateral"):
            side = self.chart.side(fact)
            if side not in (None, "bilateral", self.side):
                return False
        if "level" in same and self.level is not None:
            levels = self.chart.levels(fact)
            if levels and not any(level == self.level or level in self.level.split("-") for level in levels):
                return False
        if "region" in same and self.region is not None:
            regions = self.chart.regions(fact)
            return not regions or self.region in regions
        return True

    def _of_other_pain(self, fact: Fact) -> bool:
        """Tell whether a score was taken for a treatment of another place: of muscle, of the neck, of a knee."""
        relief = self.chart.scored(fact)
        if relief is None:
            return False
        places = {_PLACES.get(family) for family in self.families}
        place = _PLACES.get(self.chart.family(relief) or "unspecified")
        if place is not None and place not in places:
            return True
        return not self.shares(relief, ("region",))

    def _is_own(self, fact: Fact) -> bool:
        """Tell whether a fact may be about the treatment that is asked for: its family, its codes, its way in."""
        if self.chart.family(fact) not in self.families:
            return False
        if not isinstance(fact, ProcedureFact):
            return True
        codes = set(self.request.codes)
        if codes and fact.attributes.cpt:
            return bool(codes & set(fact.attributes.cpt))
        ways = {code(written).approach for written in codes}
        foraminal = fact.attributes.approach == "transforaminal" if fact.attributes.approach else None
        return foraminal is None or ways <= {None} or foraminal == ("transforaminal" in ways)

    def earlier(self, families: tuple[Family, ...], same: tuple[Same, ...]) -> Earlier:
        """Return what the note says of earlier treatments of some families."""
        key = (families, same, self.side, self.level)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._earlier(families, same)
        return found

    def of_unit(self, side: Laterality | None, level: Level | None) -> "Case":
        """Return the case as it is seen on one side and level of the request."""
        if side == self.side and level == self.level:
            return self
        key = ("unit", side, level)
        if key not in self._units:
            self._units[key] = replace(self, side=side, level=level)
        return self._units[key]

    def with_episode(self, episode: Episode) -> "Case":
        """Return the case as it is seen within one earlier treatment."""
        return replace(self, episode=episode)

    def intent(self, same: tuple[Same, ...]) -> Intent:
        """Return what the requested injection is for: as the note says; a medial branch block is diagnostic."""
        requested = self.earlier(self.families, same).requested
        stated = {fact.attributes.intent for fact in requested if fact.attributes.intent is not None}
        if len(stated) == 1:
            return stated.pop()
        if not stated and any(fact.attributes.family == "medial_branch_block" for fact in requested):
            return "diagnostic"
        return "unknown"

    def _earlier(self, families: tuple[Family, ...], same: tuple[Same, ...]) -> Earlier:
        own = [
            fact
            for fact in self.chart.of("procedure")
            if isinstance(fact, ProcedureFact) and fact.attributes.family in families and self.shares(fact, same)
        ]
        done = [fact for fact in own if fact.assertion == "present" and fact.attributes.status == "done"]
        requested = tuple(
            fact for fact in own if fact.assertion == "present" and fact.attributes.status in ("requested", "planned")
        )
        never = tuple(
            fact
            for fact in self.chart.of("procedure")
            if isinstance(fact, ProcedureFact) and self._is_never(fact, families, same)
        )
        reliefs = self._reliefs(families, same)
        if not done and not reliefs and not never and self.unnamed and families == self.families:
            reliefs = self._reliefs(("unspecified",), same)
        return Earlier(tuple(episodes_of(self.chart, done, reliefs)), requested, never)

    def _is_never(self, fact: ProcedureFact, families: tuple[Family, ...], same: tuple[Same, ...]) -> bool:
        return (
            fact.attributes.family in (*families, "unspecified")
            and fact.assertion == "absent"
            and fact.attributes.status in ("done", None)
            and fact.temporality != "planned"
            and self.shares(fact, same)
        )

    def _reliefs(self, families: tuple[Family, ...], same: tuple[Same, ...]) -> list[ReliefFact]:
        return [
            fact
            for fact in self.chart.of("relief")
            if isinstance(fact, ReliefFact)
            and fact.assertion == "present"
            and fact.temporality != "planned"
            and self.chart.family(fact) in families
            and self.shares(fact, same)
        ]
