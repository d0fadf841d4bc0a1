"""Procedures told by a date alone, in a list whose heading names them ("Trigger point injections:" over dated rows)."""

from __future__ import annotations

from typing import Any

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import heads_line, lead_of, line_start
from extraction.kinds.procedure.naming import procedures
from extraction.numbers import dates

RULE = "procedure.dated_row"
_TITLE = 2
"""In words: a heading that says more before the procedure is a sentence, not the title of a list."""
_KEPT = ("family", "approach", "levels", "guidance", "sedation", "intent")


def with_rows(chart: Chart, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one for each dated row of a list in place of the draft of the list's heading."""
    by_start = {draft.start: draft for draft in drafts}
    taken = {line_start(chart, named.start) for named in procedures(chart)}
    headings: dict[int, Draft] = {}
    rows: list[Draft] = []
    for date in dates.find_all(chart):
        if date.iso is None or not heads_line(chart, date) or line_start(chart, date.start) in taken:
            continue
        lead = lead_of(chart, date.start)
        named = [d for d in by_start.values() if lead is not None and lead.start <= d.start < lead.end]
        if lead is None or len(named) != 1 or "date" in named[0].attributes or "cpt" in named[0].attributes:
            continue
        if loose_words(chart, lead.start, named[0].start) > _TITLE:
            continue
        headings[named[0].start] = named[0]
        rows.append(_row(named[0], date))
    return [draft for draft in drafts if draft.start not in headings] + rows


def _row(heading: Draft, date: dates.DateMention) -> Draft:
    kept: dict[str, Any] = {name: heading.attributes[name] for name in _KEPT if name in heading.attributes}
    draft = Draft("procedure", date.start, date.end, RULE, {**kept, "date": date.iso}, heading.laterality)
    draft.cite(heading)
    return draft
