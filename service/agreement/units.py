"""Lines up what several annotators marked in one note: a unit is what they mean by one and the same statement."""

from collections.abc import Mapping, Sequence

from models.kinds import Fact
from service.agreement.matching import overlapping

Unit = dict[str, Fact]
"""The fact of each annotator who marked the statement, by the annotator's name."""


def units_of(marked: Mapping[str, Sequence[Fact]]) -> list[Unit]:
    """Return the units of a note, annotators taken in the order of their names.

    A fact joins the unit whose first fact its anchor overlaps most, at most one fact an annotator; else it opens one.
    """
    units: list[Unit] = []
    for name in sorted(marked):
        joined = overlapping(marked[name], [next(iter(unit.values())) for unit in units])
        for i, j in joined:
            units[j][name] = marked[name][i]
        alone = set(range(len(marked[name]))) - {i for i, _ in joined}
        units += [{name: marked[name][i]} for i in sorted(alone)]
    return units
