"""Answers of forms: what stands behind a question for relief, or behind its label or box."""

from __future__ import annotations

import re

from extraction.boxes import find_all as boxes
from extraction.boxes import is_unticked
from extraction.chart import Chart, inside

_HOW_MUCH = re.compile(r"\bhow much\b|\bwhat (?:percent\w*|degree|amount)\b|\bpercent\w*\b")
_ANSWER = re.compile(
    r"[^?.\n:;]{0,24}[?:]\s*[-–]?\s*(?:\[\s?[x✓✔√*]\s?\]\s?|[☑☒✓✔]\s?)?(?:(?P<yes>yes|y|yep|yeah|true)|(?P<no>no|n|nope|none|nil|not really|false))\b(?!\s?/)"
)
_OPEN = re.compile(r"[^?.\n:;]{0,24}[?:]\s*y(?:es)?\s?/\s?no?\b")
_MARK = re.compile(r"(?:\s?\(?%\)?)?\s?[:=?]\s*")
_BLANK = re.compile(r"\s*")
_NEAR, _LABEL = 12, 200


def yes_or_no(chart: Chart, end: int) -> re.Match[str] | None:
    """Return the answer, in its group `yes` or `no`, to the question that a word before `end` asks ("Did it help? Yes")."""
    match = _ANSWER.match(chart.lower, end)
    return match if match and not is_unticked(chart, match.start(match.lastgroup or 0)) else None


def left_open(chart: Chart, end: int) -> bool:
    """Say whether the word before `end` asks a question of which neither answer is chosen ("Relief: Y / N")."""
    return _OPEN.match(chart.lower, end) is not None


def asked_for(chart: Chart, start: int) -> bool:
    """Say whether what stands at `start` answers a question for relief ("How much better? 70%")."""
    index = chart.sentence_index(start)
    if index == 0 or start - chart.sentences[index].start > _NEAR:
        return False
    asked = chart.sentences[index - 1]
    if not chart.text[asked.start : asked.end].endswith("?"):
        return False
    if _HOW_MUCH.search(chart.lower, asked.start, asked.end) is None:
        return False
    return any("part" in m.entry.sets for m in chart.mentions_in("relief", asked.start, asked.end))


def labelled(chart: Chart, start: int) -> bool:
    """Say whether a label of relief stands before `start` with nothing but open boxes between ("Result: [x] 70%")."""
    sentence = chart.sentence_at(start)
    for mention in reversed(chart.mentions_in("relief", max(sentence.start, start - _LABEL), start)):
        mark = _MARK.match(chart.lower, mention.end) if mention.entry.sets.get("part") == "noun" else None
        if mark is not None:
            return _only_boxes(chart, mark.end(), start)
    return False


def _only_boxes(chart: Chart, start: int, end: int) -> bool:
    """Say whether [start, end) holds nothing but options of a form, the last of which may hold `end`."""
    at = start
    for box in inside(boxes(chart), start, len(chart.text)):
        if box.start > end:
            break
        if _BLANK.fullmatch(chart.lower, at, box.start) is None:
            return False
        at = box.end if box.end <= end else box.low
    return _BLANK.fullmatch(chart.lower, at, end) is not None if at <= end else True
