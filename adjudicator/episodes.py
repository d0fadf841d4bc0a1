"""Episodes: the earlier treatments of a family, each with what the note says of its result."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from adjudicator.chart import Chart
from adjudicator.dates import agree, bounds
from models.kinds import Fact, MedicationFact, ProcedureFact, ReliefFact


@dataclass(slots=True)
class Episode:
    """An earlier treatment: the statements that it was done and of its result, its date, its number in the series."""

    procedures: list[ProcedureFact] = field(default_factory=list)
    reliefs: list[ReliefFact] = field(default_factory=list)
    date: str | None = None
    ordinal: int | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The statements that it was done, and where there are none those of its result."""
        return tuple(self.procedures or self.reliefs)

    @property
    def statements(self) -> tuple[Fact, ...]:
        """Every statement about it."""
        return (*self.procedures, *self.reliefs)

    @property
    def intent(self) -> Literal["diagnostic", "therapeutic"] | None:
        """What it was done for, where the note says so; a medial branch block is diagnostic."""
        stated = {fact.attributes.intent for fact in self.procedures if fact.attributes.intent}
        if len(stated) == 1:
            return stated.pop()
        families = {fact.attributes.family for fact in self.procedures}
        return "diagnostic" if families == {"medial_branch_block"} and not stated else None

    @property
    def is_told_apart(self) -> bool:
        """Whether the note gives it a date, a number or a result, so that it can be counted."""
        return self.date is not None or self.ordinal is not None or bool(self.reliefs)

    def days(self) -> "tuple[datetime.date, datetime.date] | None":
        """Return the first and the last day on which it may have been."""
        return bounds(self.date) if self.date else None

    def is_before(self, other: "Episode") -> bool:
        """Tell whether it is known to have been before the other one."""
        if self.date and other.date and not agree(self.date, other.date):
            return bounds(self.date)[1] < bounds(other.date)[0]
        if self.ordinal is not None and other.ordinal is not None:
            return self.ordinal < other.ordinal
        return not self.date and bool(other.date)

    def fits(self, when: str | None, ordinal: int | None) -> bool:
        """Tell whether a dated or numbered statement is about this episode."""
        if ordinal is not None and self.ordinal is not None:
            return ordinal == self.ordinal
        return bool(when and self.date and agree(when, self.date))

    def add(self, fact: ProcedureFact | ReliefFact, when: str | None, ordinal: int | None) -> None:
        """Take in a statement about this episode."""
        if isinstance(fact, ProcedureFact):
            self.procedures.append(fact)
        else:
            self.reliefs.append(fact)
        if when and (self.date is None or len(when) > len(self.date)):
            self.date = when
        self.ordinal = self.ordinal if ordinal is None else ordinal


def episodes_of(chart: Chart, procedures: Sequence[ProcedureFact], reliefs: Sequence[ReliefFact]) -> list[Episode]:
    """Group the statements of earlier treatments into episodes, the oldest first.

    Statements of one date or one number in the series are of one episode. What has neither joins the only episode
    there is; a result that cannot be placed is of the episodes that have none yet, in turn where the numbers fit,
    else of the last one.
    """
    found: list[Episode] = []
    bare: list[ProcedureFact | ReliefFact] = []
    statements: list[ProcedureFact | ReliefFact] = [*procedures, *reliefs]
    for fact in statements:
        when, ordinal = chart.when(fact), chart.ordinal(fact)
        place = next((one for one in found if one.fits(when, ordinal)), None)
        if place is None and (when or ordinal is not None):
            place = Episode()
            found.append(place)
        if place is None:
            bare.append(fact)
        else:
            place.add(fact, when, ordinal)
    return _in_order(_placed(_numbered(found), bare))


def _numbered(found: list[Episode]) -> list[Episode]:
    """Join what is only numbered ("the first one") to what is only dated: the first to the first, and so on."""
    dated = _in_order([one for one in found if one.date])
    if any(one.ordinal is not None for one in dated):
        return found
    left = [one for one in found if one.date]
    for one in found:
        if one.date is None and one.ordinal is not None and one.ordinal <= len(dated):
            place = dated[one.ordinal - 1]
            place.procedures += one.procedures
            place.reliefs += one.reliefs
            place.ordinal = one.ordinal
        elif one.date is None:
            left.append(one)
    return left


def _placed(found: list[Episode], bare: list[ProcedureFact | ReliefFact]) -> list[Episode]:
    done = [fact for fact in bare if isinstance(fact, ProcedureFact)]
    told = [fact for fact in bare if isinstance(fact, ReliefFact)]
    stated = max((fact.attributes.count or 0 for one in found for fact in one.procedures), default=0)
    stated = max([stated, *(fact.attributes.count or 0 for fact in done)])
    others = [fact for fact in done if found and all(_differs(one, fact) for one in found)]
    if not found and (done or told):
        found = [Episode(procedures=done)]
    elif len(found) == 1 and not others:
        found[0].procedures.extend(done)
    elif others:
        found = [*found, Episode(procedures=others)]
    missing = [one for one in found if not one.reliefs]
    if len(told) > 1 and stated > len(found) and stated - len(found) + len(missing) == len(told):
        found += [Episode(procedures=list(done)) for _ in range(stated - len(found))]
        missing = [one for one in found if not one.reliefs]
    _share(found, missing, told)
    return found


def _differs(episode: Episode, fact: ProcedureFact) -> bool:
    """Tell whether a statement speaks of a treatment that was done for another purpose than an episode."""
    own = fact.attributes.intent
    return own is not None and episode.intent is not None and own != episode.intent


def _share(found: list[Episode], missing: list[Episode], told: list[ReliefFact]) -> None:
    if not told:
        return
    if len(missing) == len(told) > 1:
        for one, fact in zip(missing, told, strict=True):
            one.reliefs.append(fact)
    elif missing:
        for one in missing:
            one.reliefs.extend(told)
    else:
        _in_order(found)[-1].reliefs.extend(told)


def _in_order(found: list[Episode]) -> list[Episode]:
    """Sort by date, then by number in the series; what has neither comes first, in the order of the note."""
    return sorted(found, key=lambda one: (_day(one), one.ordinal or 0))


def _day(episode: Episode) -> datetime.date:
    days = episode.days()
    return days[1] if days else datetime.date.min


def last_of(found: Sequence[Episode]) -> list[Episode]:
    """Return the episodes that may be the last one: those that are not known to be before another."""
    return [one for one in found if not any(one.is_before(other) for other in found if other is not one)]


def agents_of(chart: Chart, episode: Episode, relief: ReliefFact) -> tuple[MedicationFact, ...]:
    """Return the local anaesthetics that the note names for an episode.

    Those between the words that state the treatment and those that state its result; else those nearest to the
    result, as long as no other treatment is named between; else none.
    """
    drugs = [
        fact
        for fact in chart.of("medication")
        if isinstance(fact, MedicationFact)
        and fact.attributes.class_ == "local_anesthetic"
        and fact.assertion == "present"
        and fact.temporality != "planned"
        and fact.attributes.status not in ("planned", "allergy", "failed", "stopped")
    ]
    if not drugs:
        return ()
    here = relief.anchor.start
    starts = [fact.anchor.start for fact in episode.procedures]
    before = max((start for start in starts if start <= here), default=None)
    if before is not None:
        between = tuple(drug for drug in drugs if before <= drug.anchor.start <= relief.anchor.end)
        if between:
            return between
    nearest = min(drugs, key=lambda drug: (abs(drug.anchor.start - here), drug.anchor.start))
    names = {drug.attributes.name for drug in drugs}
    return (nearest,) if len(names) == 1 or abs(nearest.anchor.start - here) < _NEAR else ()


_NEAR = 200
"""Characters within which an anaesthetic is taken to be the one whose effect is described."""
