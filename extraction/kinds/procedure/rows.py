"""Procedures told by a date alone, in a list whose heading names them ("Trigger point injections:" over dated rows)."""

from __future__ import annotations

import re
from typing import Any

from extraction.anatomy import sides
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import heads_line, lead_of, line_start
from extraction.kinds.procedure.naming import procedures
from extraction.numbers import dates, levels

_NUMBER = re.compile(
    r"[^\S\n]*(?:[-*•·]\s?)?(?:#|no\.?\s?|nr\.?\s?|set\s|block\s|injection\s|session\s|inj\.?\s)?#?(?P<n>\d{1,2})(?:st|nd|rd|th|[.):])?[^\S\n:|–-]*[:|–-]?\s*(?:on\s)?"
)
RULE = "procedure.dated_row"
_JOINT = re.compile(r"\b(?:intra-?\s?articular|facets?|joints?)\b")
_SAME = re.compile(r"\b(?:same|ditto|as above|as before|repeat(?:ed)?)\b")
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
        line = line_start(chart, date.start)
        number = _NUMBER.fullmatch(chart.lower, line, date.start)
        if date.iso is None or not (number or heads_line(chart, date)) or line in taken:
            continue
        lead = lead_of(chart, date.start)
        named = [d for d in by_start.values() if lead is not None and lead.start <= d.start < lead.end]
        if lead is None or len(named) != 1 or "date" in named[0].attributes or "cpt" in named[0].attributes:
            continue
        if loose_words(chart, lead.start, named[0].start) > _TITLE:
            continue
        headings[named[0].start] = named[0]
        rows.append(_row(chart, named[0], date, sorted([*drafts, *rows], key=lambda d: d.start)))
        if number is not None and number["n"]:
            rows[-1].attributes["ordinal"] = int(number["n"])
    return [draft for draft in drafts if draft.start not in headings] + rows


def _like_last(draft: Draft, drafts: list[Draft]) -> None:
    """Take over what the row before names, where this one says "same"."""
    before = [other for other in drafts if other.start < draft.start and other.attributes["family"] != "surgery"]
    if not before:
        return
    last = before[-1]
    draft.attributes.update(
        {name: last.attributes[name] for name in ("family", "approach", "levels") if name in last.attributes}
    )
    draft.laterality = draft.laterality or last.laterality
    draft.cite(last)


def _row(chart: Chart, heading: Draft, date: dates.DateMention, drafts: list[Draft]) -> Draft:
    kept: dict[str, Any] = {name: heading.attributes[name] for name in _KEPT if name in heading.attributes}
    draft = Draft("procedure", date.start, date.end, RULE, {**kept, "date": date.iso}, heading.laterality)
    draft.cite(heading)
    sentence = chart.sentence_at(date.start)
    for side in inside(sides.find_all(chart), date.end, sentence.end)[:1]:
        draft.laterality = side.side
        draft.cite(side)
    told = inside(levels.find_all(chart), date.end, sentence.end)
    if told:
        draft.attributes["levels"] = tuple(dict.fromkeys(level for mention in told for level in mention.levels))
    for detail in chart.mentions_in("procedure_detail", date.end, sentence.end):
        draft.attributes.update(detail.entry.sets)
        draft.cite(detail)
    if _SAME.search(chart.lower, date.end, sentence.end):
        _like_last(draft, drafts)
    joint = _JOINT.search(chart.lower, sentence.start, sentence.end) or _JOINT.search(
        chart.lower, heading.start, chart.sentence_at(heading.start).end
    )
    if draft.attributes["family"] == "unspecified" and draft.attributes.get("levels") and joint:
        draft.attributes["family"] = "facet_injection"
    return draft
