"""The treatments a note names, of every family, in order of place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.ordered import Ordered
from models.vocabulary import Family


@dataclass(frozen=True, slots=True)
class Treatment:
    """A treatment named at [start, end); `named` is the procedure where it is one."""

    start: int
    end: int
    family: Family
    named: Named | None = None


def treatments(chart: Chart) -> Ordered[Treatment]:
    """Return every treatment of the note: procedures, operations, drugs, physical and other therapies."""
    return chart.found("treatments", _find)


def _find(chart: Chart) -> list[Treatment]:
    found = [Treatment(n.start, n.end, n.family, n) for n in procedures(chart)]
    taken = procedures(chart)
    for vocabulary in ("medication", "therapy", "relief_treatment"):
        for mention in chart.mentions.get(vocabulary, []):
            family = _family(vocabulary, mention.entry.sets)
            if family is not None and not _inside(taken, mention.start):
                found.append(Treatment(mention.start, mention.end, family))
    found.sort(key=lambda t: (t.start, -t.end))
    kept: list[Treatment] = []
    for treatment in found:
        if not kept or treatment.start >= kept[-1].end:
            kept.append(treatment)
    return kept


def _family(vocabulary: str, sets: dict[str, str | bool | int | float | list[str]]) -> Family | None:
    if vocabulary == "relief_treatment":
        return str(sets["treatment"])  # type: ignore[return-value]
    if vocabulary == "medication":
        return None if sets.get("class") in ("steroid", "local_anesthetic", None) else "medication"
    if "type" not in sets:
        return None
    return "physical_therapy" if sets["type"] == "physical_therapy" else "other"


def _inside(taken: Ordered[Named], position: int) -> bool:
    index = taken.at(position)
    return index >= 0 and position < taken[index].end


def between(chart: Chart, start: int, end: int) -> list[Treatment]:
    """Return the treatments that start in [start, end)."""
    found = treatments(chart)
    return found[bisect_left(found.starts, start) : bisect_left(found.starts, end)]
