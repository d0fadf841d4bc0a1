"""What is left of a line: the sides and levels that no denying criterion fails."""

from dataclasses import dataclass

from adjudicator.evaluate import Judgement
from adjudicator.line import Line, Unit
from models.determination import Result
from models.levels import Level
from models.vocabulary import Laterality


@dataclass(frozen=True, slots=True)
class Standing:
    """The units of a line that no denying criterion fails; `whole` when none fails at all."""

    line: Line
    units: tuple[Unit, ...]
    whole: bool

    def results(self, judgement: Judgement) -> set[Result]:
        """Return the results of a criterion on the units that stand."""
        if self.whole:
            return {finding.result for _, finding in judgement.units}
        return {
            finding.result
            for own, finding in judgement.units
            if any(speaks_of(own, unit) for unit in self.units) and finding.result != "not_met"
        }

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the request that stand."""
        asked = self.line.request.levels
        if self.whole:
            return asked
        return tuple(level for level in asked if any(unit[1] in (None, level) for unit in self.units))

    @property
    def side(self) -> Laterality | None:
        """The side that stands: the request's, or the one that is left of both."""
        sides = {unit[0] for unit in self.units}
        return next(iter(sides)) if len(sides) == 1 and not self.whole else self.line.request.laterality


def standing(line: Line, denying: list[Judgement]) -> Standing:
    """Return what the denying criteria leave of a line."""
    units = _finest(denying)
    left = tuple(
        unit
        for unit in units
        if not any(
            finding.result == "not_met" and speaks_of(own, unit) for one in denying for own, finding in one.units
        )
    )
    return Standing(line, left, whole=not denying)


def speaks_of(own: Unit, unit: Unit) -> bool:
    """Tell whether a finding on one unit speaks of another unit."""
    sides = own[0] in (None, "bilateral", unit[0]) or unit[0] in (None, "bilateral")
    return sides and (own[1] is None or unit[1] is None or own[1] == unit[1])


def _finest(judgements: list[Judgement]) -> list[Unit]:
    """Return the finest units that any of the criteria was judged on."""
    sides = list(dict.fromkeys(unit[0] for one in judgements for unit, _ in one.units if unit[0]))
    levels = list(dict.fromkeys(unit[1] for one in judgements for unit, _ in one.units if unit[1]))
    single = [side for side in sides if side != "bilateral"] or sides
    return [(side, level) for side in (*single,) or (None,) for level in (*levels,) or (None,)]
