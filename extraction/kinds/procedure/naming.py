"""Every procedure a note names, with bare acts resolved."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.kinds.procedure.bare import resolved
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.names import find_all
from extraction.ordered import Ordered


def procedures(chart: Chart) -> Ordered[Named]:
    """Return every procedure that the note names, in order of place, found once a note."""
    return chart.found("procedures_named", lambda c: resolved(c, find_all(c)))
