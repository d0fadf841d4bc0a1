"""Procedures told by further dates: one named with two days ("on 14 May and 2 October"), or side by side ("Right on 23 June, left on 14 July")."""

from __future__ import annotations

import re
from typing import Any

from extraction.anatomy import sides
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.numbers import counts, dates

RULE = "procedure.further_date"
_KEPT = ("family", "approach", "levels", "guidance", "sedation", "intent", "contrast")
_JOIN = re.compile(
    r"(?:[\s,;/&+()–:-]|\b(?:and|then|again|the|on|in|a|an|first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)|left|right|both|sides?|l|r"
    r"|repeat(?:ed)?|one|another|was|were|set|number|no|around|about|also|finally|most recently)\b|#\d)*"
)
_BETWEEN = re.compile(r"\b(?:between|from)\s\Z")
_FAR = 60
_ASKED = re.compile(r"\b(?:before|previous\w*|prior|earlier|last|when|dates?|done)\b")
_SIDE_DATE = re.compile(r"\b(?:right|left)(?:[\s-]sided?)?(?:,|:|\s[-–])?\s(?:side\s)?(?:(?:was|done|on|in)\s){0,2}\Z")
_BACK, _QUESTION = 9, 4


def with_further_dates(chart: Chart, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one more for every further date, and for every date of a side, that tells of an earlier one."""
    found = list(drafts)
    taken = {draft.start for draft in drafts}
    for draft in drafts:
        found += _further(chart, draft)
    cited = {extent for draft in found for extent in [(draft.start, draft.end), *draft.support]}
    for date in dates.find_all(chart):
        if (
            (date.start, date.end) not in cited
            and date.start not in taken
            and (told := _of_a_side(chart, date, drafts))
        ):
            found.append(told)
    return found


def _further(chart: Chart, draft: Draft) -> list[Draft]:
    """Read the dates that follow a procedure's own, joined by nothing but small words, ordinals and sides."""
    when = draft.attributes.get("date")
    own = [d for d in dates.find_all(chart) if (d.start, d.end) in draft.support and d.iso == when]
    sentence = chart.sentence_at(draft.start)
    if when is None or not own or own[0].start < draft.end or draft.attributes["family"] == "surgery":
        return []
    if _BETWEEN.search(chart.lower, max(0, own[0].start - 12), own[0].start):
        return []
    found = []
    last = own[0]
    for date in inside(dates.find_all(chart), last.end, min(sentence.end, last.end + 4 * _FAR)):
        if date.iso is None or date.relative or date.start - last.end > _FAR:
            break
        if not _JOIN.fullmatch(chart.lower, last.end, date.start) or chart.lower[last.end : date.start].strip() in (
            "-",
            "–",
            "",
        ):
            break
        found.append(_like(chart, draft, date, last.end))
        last = date
    if found and draft.attributes.get("count") == len(found) + 1:
        del draft.attributes["count"]
    return found


def _like(chart: Chart, draft: Draft, date: dates.DateMention, low: int) -> Draft:
    kept: dict[str, Any] = {name: draft.attributes[name] for name in _KEPT if name in draft.attributes}
    one = Draft("procedure", date.start, date.end, RULE, {**kept, "date": date.iso}, draft.laterality)
    one.cite(draft)
    for side in inside(sides.find_all(chart), low, date.start)[-1:]:
        one.laterality = side.side
        one.cite(side)
    for count in inside(counts.find_all(chart), low, date.start)[-1:]:
        if count.role == "ordinal":
            one.attributes["ordinal"] = count.value
            one.cite(count)
    return one


def _of_a_side(chart: Chart, date: dates.DateMention, drafts: list[Draft]) -> Draft | None:
    """Read "Right on 06/23/2026, left on 07/14/2026" as an answer to when it was done before."""
    if date.iso is None or date.relative or not _SIDE_DATE.search(chart.lower, max(0, date.start - 24), date.start):
        return None
    index = chart.sentence_index(date.start)
    near = chart.sentences[max(0, index - _QUESTION) : index]
    if not any(chart.text[s.end - 1] == "?" and _ASKED.search(chart.lower, s.start, s.end) for s in near):
        return None
    back = chart.sentences[max(0, index - _BACK)].start
    before = [
        d for d in drafts if back <= d.start < date.start and d.attributes["family"] not in ("surgery", "unspecified")
    ]
    if not before or (chart.date_of_service and date.iso > chart.date_of_service.isoformat()):
        return None
    one = _like(chart, before[-1], date, max(0, date.start - 24))
    one.attributes["status"] = "done"
    return one
