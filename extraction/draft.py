"""Drafts: facts in the making, before assertion and identity are settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from extraction.assertion.assessment import Assessment
from extraction.chart import Chart
from models.vocabulary import Assertion, Kind, Laterality, Temporality


@dataclass(slots=True, eq=False)
class Draft:
    """What a reader found: an anchor [start, end), supporting extents and the attributes of its kind.

    `assertion` and `temporality` are left null for the assertion component to fill; what a reader sets stays.
    `rule` is the id of the vocabulary entry or rule that found it. `assessment` is filled before `settle`.
    """

    kind: Kind
    start: int
    end: int
    rule: str
    attributes: dict[str, Any] = field(default_factory=dict)
    laterality: Laterality | None = None
    support: list[tuple[int, int]] = field(default_factory=list)
    assertion: Assertion | None = None
    temporality: Temporality | None = None
    assessment: Assessment | None = None

    def cite(self, item: Any) -> None:
        """Add the extent of something with `start` and `end` to the spans that support the fact."""
        extent = (item.start, item.end)
        if extent not in self.support and not (self.start <= item.start and item.end <= self.end):
            self.support.append(extent)


class KindReader(Protocol):
    """Reads one kind of fact in two steps: propose drafts, then settle each once its assertion is known."""

    kind: ClassVar[Kind]

    def propose(self, chart: Chart) -> list[Draft]:
        """Find what may be facts; every anchor is then assessed by ConText."""

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Finish a draft whose `assessment` is filled, or return null where it is no fact after all."""
