"""Which earlier procedure a statement is about."""

from extraction.chart import Chart
from extraction.draft import Draft


def link(chart: Chart, drafts: list[Draft], ids: dict[Draft, str]) -> None:
    """Tie each relief to the procedure it tells about, where the note says so."""
