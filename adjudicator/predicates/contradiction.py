"""Contradictions: which statements of a note are about the same thing, and which of them give way to others."""

from collections.abc import Sequence
from typing import Protocol

from adjudicator.case import Case
from adjudicator.predicates.selector import Selector, select
from models.kinds import Fact

ENOUGH_DOUBT = 2
"""So many denials that name no place contradict a plain statement; a single one does not."""


def overlap(case: Case, one: Fact, other: Fact) -> bool:
    """Tell whether two facts may contradict each other: of one kind, and of the same thing, side, level and place."""
    if one.kind != other.kind or {case.chart.side(one), case.chart.side(other)} == {"left", "right"}:
        return False
    if not _meet(case.chart.levels(one), case.chart.levels(other)):
        return False
    first_told, second_told = vars(one.attributes), vars(other.attributes)
    pairs = ((first_told.get(name), second_told.get(name)) for name in SUBJECTS)
    return all(first is None or second is None or _meet(first, second) for first, second in pairs)


class Asked(Protocol):
    """What a rule asks of a note: the facts for a thing, against it, in doubt of it, and short of it."""

    @property
    def of(self) -> tuple[Selector, ...]:
        """The facts that state it."""

    @property
    def against(self) -> tuple[Selector, ...]:
        """The facts that state its opposite."""

    @property
    def doubt(self) -> tuple[Selector, ...]:
        """Denials that name no place."""

    @property
    def short(self) -> tuple[Selector, ...]:
        """Facts that fall short of it without denying it."""


def weighed(case: Case, asked: Asked) -> tuple[list[Fact], list[Fact]]:
    """Return the statements for and against a thing that stand.

    What was gives way to what is. A denial that names no place (`doubt`) counts where nothing states the thing, and
    where it does not stand alone; what falls short of the thing without denying it (`short`) only where nothing
    states it.
    """
    for_it, doubt = select(asked.of, case), select(asked.doubt, case)
    denials = [*select(asked.against, case), *(() if for_it else select(asked.short, case))]
    if not for_it or len(doubt) >= ENOUGH_DOUBT:
        denials += [fact for fact in doubt if fact not in denials]
    return _still(case, for_it, denials), _still(case, denials, for_it)


def clashing(case: Case, for_it: Sequence[Fact], against: Sequence[Fact]) -> list[Fact]:
    """Return the statements against a thing that contradict one for it."""
    return [fact for fact in against if any(overlap(case, fact, other) for other in for_it)]


def _still(case: Case, facts: Sequence[Fact], opposite: Sequence[Fact]) -> list[Fact]:
    """Leave out what is past where the opposite is said of the same thing now."""
    now = [fact for fact in opposite if fact.temporality == "current"]
    return [fact for fact in facts if fact.temporality != "past" or not clashing(case, [fact], now)]


def _meet(one: tuple[str, ...] | str, other: tuple[str, ...] | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return not one or not other or not set(one).isdisjoint(other)


SUBJECTS = ("muscles", "test", "type", "finding", "concept", "site", "activity", "family", "treatment")
"""Attributes that say what or where a statement is about; statements about different things do not contradict."""
