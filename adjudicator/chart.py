"""The chart: the facts of a note by kind, with relief resolved to the procedure it tells about."""

from bisect import bisect_right
from functools import cached_property
from typing import Literal, Protocol

from adjudicator.codes import same_codes
from adjudicator.dates import agree
from models.kinds import Fact, ProcedureFact, ReliefFact
from models.levels import Level
from models.vocabulary import Family, Kind, Laterality

SpineRegion = Literal["cervical_thoracic", "lumbosacral"]
"""The regions of the spine that procedure codes tell apart."""

_CERVICAL = frozenset({"cervical", "thoracic", "neck", "shoulder", "arm", "forearm", "hand", "head"})


class Filter(Protocol):
    """What admits a fact for what it says by itself."""

    def admits(self, fact: Fact) -> bool:
        """Tell whether a fact is one of those sought."""


class Chart:
    """The facts of a note, by kind, in the order of the note."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in facts:
            self._by_kind.setdefault(fact.kind, []).append(fact)
        self._procedures = {fact.id: fact for fact in facts if isinstance(fact, ProcedureFact)}
        self._told: dict[str, ProcedureFact | None] = {}
        self._regions: dict[str, set[SpineRegion]] = {}
        self._admitted: dict[str, dict[int, tuple[Filter, list[Fact]]]] = {}

    def changed(self, facts: tuple[Fact, ...], kinds: frozenset[str]) -> "Chart":
        """Return the chart of facts that differ from these in some kinds alone; what is known of the others is shared."""
        chart = Chart(facts)
        chart._admitted = {kind: known for kind, known in self._admitted.items() if kind not in kinds}
        return chart

    @cached_property
    def _scored(self) -> list[tuple[int, int, ReliefFact]]:
        """The extents of the spans of reliefs, in order."""
        reliefs = [relief for relief in self.of("relief") if isinstance(relief, ReliefFact)]
        extents = [(span.start, span.end, relief) for relief in reliefs for span in relief.spans]
        return sorted(extents, key=lambda told: told[:2])

    @cached_property
    def levels_are_told(self) -> bool:
        """Whether any fact names a level."""
        return any(self.levels(fact) for fact in self.facts)

    @cached_property
    def sides_are_told(self) -> bool:
        """Whether any fact names one side."""
        return any(fact.laterality in ("left", "right") for fact in self.facts)

    def admitted(self, kind: Kind, by: Filter) -> list[Fact]:
        """Return the facts of a kind that a filter admits, in the order of the note; a filter looks at a fact once."""
        known = self._admitted.setdefault(kind, {})
        if id(by) not in known:
            known[id(by)] = (by, [fact for fact in self.of(kind) if by.admits(fact)])
        return known[id(by)][1]

    def of(self, kind: Kind) -> list[Fact]:
        """Return the facts of a kind, in the order of the note."""
        return self._by_kind.get(kind, [])

    def told_procedure(self, fact: Fact) -> ProcedureFact | None:
        """Return the procedure that a relief tells about: the one the note links, else the only one that fits.

        One fits that was done, is of the relief's family, and has its date or number where the relief has one.
        """
        if not isinstance(fact, ReliefFact):
            return None
        if fact.id not in self._told:
            linked = self._procedures.get(fact.attributes.procedure or "")
            self._told[fact.id] = self._by_its_day(fact, linked) or linked or self._only_fitting(fact)
        return self._told[fact.id]

    def _by_its_day(self, relief: ReliefFact, linked: ProcedureFact | None) -> ProcedureFact | None:
        """Return the one procedure of the day and side that a relief of "the shot in March" tells about."""
        when = relief.attributes.date or (linked.attributes.date if linked else None)
        unnamed = linked.attributes.family == "unspecified" if linked else True
        if when is None or not unnamed or relief.attributes.treatment != "unspecified":
            return None
        side = relief.laterality or (linked.laterality if linked else None)
        fitting = [
            fact
            for fact in self._procedures.values()
            if fact.attributes.family != "unspecified"
            and fact.attributes.status == "done"
            and fact.assertion == "present"
            and fact.attributes.date is not None
            and agree(when, fact.attributes.date)
            and {side, fact.laterality} != {"left", "right"}
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _only_fitting(self, relief: ReliefFact) -> ProcedureFact | None:
        wanted = relief.attributes
        fitting = [
            fact
            for fact in self._procedures.values()
            if fact.attributes.family in same_codes(wanted.treatment)
            and fact.attributes.status == "done"
            and fact.assertion == "present"
            and not _differ(wanted.date, fact.attributes.date)
            and (wanted.ordinal is None or fact.attributes.ordinal in (None, wanted.ordinal))
            and (relief.laterality is None or fact.laterality in (None, "bilateral", relief.laterality))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def family(self, fact: Fact) -> Family | None:
        """Return the family of treatment that a procedure or a relief is of."""
        if isinstance(fact, ProcedureFact):
            return fact.attributes.family
        if isinstance(fact, ReliefFact):
            told = self.told_procedure(fact)
            own = fact.attributes.treatment
            return told.attributes.family if told and own == "unspecified" else own
        return None

    def levels(self, fact: Fact) -> tuple[Level, ...]:
        """Return the levels a fact speaks of; empty when it names none."""
        told = self.told_procedure(fact)
        levels: tuple[Level, ...] = vars(told.attributes if told else fact.attributes).get("levels", ())
        return levels

    def scored(self, fact: Fact) -> ReliefFact | None:
        """Return the relief that a score of pain was taken for: the one whose words hold it."""
        if fact.kind != "pain_score":
            return None
        at = fact.spans[0].start
        index = bisect_right(self._scored, at, key=lambda told: told[0]) - 1
        start, end, relief = self._scored[index] if index >= 0 else (0, 0, None)
        return relief if start <= at < end else None

    def side(self, fact: Fact) -> Laterality | None:
        """Return the side a fact speaks of."""
        told = self.told_procedure(fact)
        return fact.laterality or (told.laterality if told else None)

    def when(self, fact: Fact) -> str | None:
        """Return the date of a fact, or of the procedure it tells about."""
        told = self.told_procedure(fact)
        own: str | None = vars(fact.attributes).get("date")
        return own or (told.attributes.date if told else None)

    def ordinal(self, fact: Fact) -> int | None:
        """Return which one of its kind a treatment was, where the note numbers it."""
        told = self.told_procedure(fact)
        own: int | None = vars(fact.attributes).get("ordinal")
        return own if own is not None else (told.attributes.ordinal if told else None)

    def regions(self, fact: Fact) -> set[SpineRegion]:
        """Return the regions of the spine that a fact's levels and body regions belong to; empty when it names none."""
        if fact.id not in self._regions:
            told = vars(fact.attributes)
            named = [told.get("region"), told.get("from_region"), *told.get("to_regions", ()), *told.get("regions", ())]
            found: set[SpineRegion] = {_region_of(name) for name in named if name is not None}
            found |= {"cervical_thoracic" if level[0] in "CT" else "lumbosacral" for level in self.levels(fact)}
            self._regions[fact.id] = found
        return self._regions[fact.id]


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and not agree(one, other)


def _region_of(name: str) -> SpineRegion:
    return "cervical_thoracic" if name in _CERVICAL else "lumbosacral"
