"""The case a criterion is judged on: the facts, the line asked for, one unit of it (a level, a side), and the date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from models.kinds import Fact, ProcedureFact, ReliefFact
from models.levels import Level
from models.request import Request
from models.vocabulary import Family, Kind, Laterality


class Chart:
    """The facts of a note, by kind, with relief resolved to the procedure it tells about."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in facts:
            self._by_kind.setdefault(fact.kind, []).append(fact)
        self._procedures = {fact.id: fact for fact in facts if isinstance(fact, ProcedureFact)}

    def of(self, kind: Kind) -> list[Fact]:
        """Return the facts of a kind, in the order of the note."""
        return self._by_kind.get(kind, [])

    def told_procedure(self, fact: Fact) -> ProcedureFact | None:
        """Return the procedure that a relief tells about, where the note links them."""
        if isinstance(fact, ReliefFact) and fact.attributes.procedure is not None:
            return self._procedures.get(fact.attributes.procedure)
        return None

    def family(self, fact: Fact) -> Family | None:
        """Return the family of treatment that a procedure or a relief is of."""
        if isinstance(fact, ProcedureFact):
            return fact.attributes.family
        if isinstance(fact, ReliefFact):
            told = self.told_procedure(fact)
            return told.attributes.family if told and fact.attributes.treatment == "unspecified" else fact.attributes.treatment
        return None

    def levels(self, fact: Fact) -> tuple[Level, ...]:
        """Return the levels a fact speaks of; empty when it names none."""
        told = self.told_procedure(fact)
        levels: tuple[Level, ...] = getattr(told.attributes if told else fact.attributes, "levels", ())
        return levels

    def side(self, fact: Fact) -> Laterality | None:
        """Return the side a fact speaks of."""
        told = self.told_procedure(fact)
        return fact.laterality or (told.laterality if told else None)

    def when(self, fact: Fact) -> str | None:
        """Return the date of a fact, or of the procedure it tells about."""
        told = self.told_procedure(fact)
        own: str | None = getattr(fact.attributes, "date", None)
        return own or (told.attributes.date if told else None)


@dataclass(frozen=True)
class Case:
    """What a predicate is evaluated on.

    families: the treatment families that count as the line's own; values: the policy's named values on the date;
    side, level: the unit of the request that is judged, null when all of it is judged at once.
    """

    chart: Chart
    request: Request
    families: tuple[Family, ...]
    as_of: date
    values: Mapping[str, Any] = field(default_factory=dict)
    side: Laterality | None = None
    level: Level | None = None

    def same_side(self, fact: Fact) -> bool:
        """Tell whether a fact may be about the side that is judged; a fact without a side may."""
        side = self.chart.side(fact)
        return self.side in (None, "bilateral") or side in (None, "bilateral", self.side)

    def same_level(self, fact: Fact) -> bool:
        """Tell whether a fact may be about the level that is judged; a fact without levels may."""
        levels = self.chart.levels(fact)
        return self.level is None or not levels or self.level in levels

    @cached_property
    def history(self) -> str:
        """Return "first" or "repeat" where the note says so of the line's family, else "unknown"."""
        requested = [fact.attributes.ordinal for fact in self.requested if fact.attributes.ordinal is not None]
        if self.sessions or self.reliefs or any(ordinal > 1 for ordinal in requested):
            return "repeat"
        return "first" if self.never or requested else "unknown"

    @cached_property
    def _procedures(self) -> list[ProcedureFact]:
        found = [fact for fact in self.chart.of("procedure") if isinstance(fact, ProcedureFact)]
        own = [fact for fact in found if fact.attributes.family in self.families]
        return [fact for fact in own if self.same_side(fact) and self.same_level(fact)]

    @cached_property
    def requested(self) -> list[ProcedureFact]:
        """The note's own request for the line."""
        return [
            fact
            for fact in self._procedures
            if fact.assertion == "present" and fact.attributes.status in ("requested", "planned")
        ]

    @cached_property
    def sessions(self) -> list[ProcedureFact]:
        """The line's earlier procedures that the note states as done, on this side and level."""
        return [fact for fact in self._procedures if fact.assertion == "present" and fact.attributes.status == "done"]

    @cached_property
    def never(self) -> list[ProcedureFact]:
        """The statements that the line's procedure was never done."""
        return [
            fact
            for fact in self._procedures
            if fact.assertion == "absent" and fact.attributes.status in ("done", None) and fact.temporality != "planned"
        ]

    @cached_property
    def reliefs(self) -> list[ReliefFact]:
        """The patient's relief after the line's own treatment, on this side and level."""
        own = [fact for fact in self._told_reliefs if self.chart.family(fact) in self.families]
        return [fact for fact in own if self.same_side(fact) and self.same_level(fact)]

    @cached_property
    def unattributed_reliefs(self) -> list[ReliefFact]:
        """The patient's relief after injections that the note does not name."""
        own = [fact for fact in self._told_reliefs if self.chart.family(fact) == "unspecified"]
        return [fact for fact in own if self.same_side(fact) and self.same_level(fact)]

    @cached_property
    def _told_reliefs(self) -> list[ReliefFact]:
        return [
            fact
            for fact in self.chart.of("relief")
            if isinstance(fact, ReliefFact) and fact.assertion == "present" and fact.temporality != "planned"
        ]
