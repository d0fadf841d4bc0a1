"""The subject of a note: a procedure that its heading names without saying that it was done ("RFA READINESS   6/18/26")."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.procedure.leads import line_start
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.technique import is_told_there
from extraction.numbers import dates

_RECORD = re.compile(r"\b(?:procedure|operative|operation|op|suite|theatre|theater|log|done|performed|today)\b")
_RE = re.compile(r"[\s*]*(?:re|ref|regarding|subject|subj)\s?[:.]\s")
_LOOKS_BACK = re.compile(
    r"\b(?:results?|responses?|flow\s?sheet|diary|ledger|after|following|s/p|post|follow(?:s|ed)?|f/u|fu|recheck|reviewed|history)\b"
    r"|#\s?\d|\b(?:no\.?|number)\s?\d"
)
_LINES, _LENGTH, _WORDS = 2, 110, 12
_TEXT = re.compile(r"[a-z]{3,}[.!?]\s*\Z|:\s*\Z|\A\s*(?:[-*•]|\(?#?\d{1,2}(?:st|nd|rd|th|[.):])?\s)")
"""What ends or begins a line that is no heading: a sentence, the head of a list, one of its rows."""
_WORD = re.compile(r"[a-z]+")


def heading_of(chart: Chart, named: Named) -> str | None:
    """Return the heading line that names a procedure, in lower case; null in the text and in the record of its doing."""
    line = line_start(chart, named.start)
    stop = chart.lower.find("\n", named.end)
    if _RE.match(chart.lower, line, named.start) and 0 < stop - line <= _LENGTH:
        return chart.lower[line:stop]
    if line > 4 * _LENGTH or len([one for one in chart.text[:line].splitlines() if one.strip()]) >= _LINES:
        return None
    title = chart.lower[line : stop if stop >= 0 else len(chart.lower)]
    if stop < 0 or len(title) > _LENGTH or len(_WORD.findall(title)) > _WORDS or _TEXT.search(title):
        return None
    return None if _RECORD.search(title) or is_told_there(chart, named) else title


def looks_back(heading: str) -> bool:
    """Say whether a heading is of what came of a procedure that was done ("MBB #1 RESULTS")."""
    return _LOOKS_BACK.search(heading) is not None


def without_visit(chart: Chart, draft: Draft) -> None:
    """Take from a procedure the date that its heading gives for the visit itself."""
    today = chart.date_of_service
    if today is None or draft.attributes.get("date") != today.isoformat():
        return
    del draft.attributes["date"]
    days = {(day.start, day.end) for day in dates.find_all(chart)}
    draft.support = [extent for extent in draft.support if extent not in days]
