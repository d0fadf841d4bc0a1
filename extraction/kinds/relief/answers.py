"""Answers of forms: what stands behind a question for relief, or behind its label or box."""

from __future__ import annotations

import re

from extraction.boxes import find_all as boxes
from extraction.boxes import is_unticked
from extraction.chart import Chart, Sentence, inside

_HOW_MUCH = re.compile(
    r"\bhow (?:much|good|well)\b|\bwhat (?:relief|benefit|improvement|response|result|reduction)\b|\bwhat (?:was|were|is) (?:the|her|his|your)\b|\bwhat (?:percent\w*|degree|amount)\b|\bpercent\w*\b"
)
_ANSWER = re.compile(
    r"(?!\s(?:note|status|excuse|hours|restriction|comp|injury|related|up\b|out\b|experience))[^?.\n:;]{0,24}[?:]\s*[-–]?\s*(?:\[\s?[x✓✔√*]\s?\]\s?|[☑☒✓✔]\s?)?(?:(?P<yes>yes|y|yep|yeah|true)|(?P<no>no|n|nope|none|nil|not really|false))\b(?!\s?/)"
)
_OPEN = re.compile(r"[^?.\n:;]{0,24}[?:]\s*y(?:es)?\s?/\s?no?\b")
_MARK = re.compile(r"(?:\s?\(?%\)?)?\s?[:=?]\s*")
_BLANK = re.compile(r"\s*")
_OPENING = re.compile(
    r"(?:\W|\b(?:a|ans|answer|right|left|rt|lt|r|l|both|sides?|each|yes|approx\w*|about|around|roughly|half|nearly|almost|over|at least|more than"
    r"|up to|only|maybe|perhaps|she|he|pt|patient|says?|said|reports?|reported|it was|was|an?|the|good|some|between|from|first|second|block"
    r"|injection|\d)\b){0,14}"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_ASKED_BACK, _LABEL = 4, 200
_MARKS = re.compile(r"[\s.;:,()=~≈-]*(?:(?:about|approx\w*|roughly|or|i\.?e\.?|so|thus|only)[\s,.:]*)?")
_THAT_IS = re.compile(
    r"\W*(?:so |thus |hence )?(?:that|this|which|it)(?:['’]s| is| was| makes| made| means| gives| gave| comes to| came to| equals| works out (?:at|to|as))\s"
    r"(?:(?:about|an?|roughly|some|approximately|around|only|just|nearly|over)\s){0,2}"
)
_SCORES = re.compile(
    r"\b(?:nrs|vas|nprs|vnrs|pain(?: scores?)?|scores?|index pain)\b[^\n]{0,60}?\b(?:10|\d(?:\.\d)?)\b[^\n]{0,80}?\b(?:10|\d(?:\.\d)?)\b"
)
_OF = re.compile(r"\W{0,2}(?:of|over)\b(?! (?:the |her |his |my )?(?:pain|relief|index))")
_DIGIT = re.compile(r"\d")
_SCORED = 4
"""In sentences: how near before its sum the scores stand."""


def yes_or_no(chart: Chart, end: int) -> re.Match[str] | None:
    """Return the answer, in its group `yes` or `no`, to the question that a word before `end` asks ("Did it help? Yes")."""
    match = _ANSWER.match(chart.lower, end)
    return match if match and not is_unticked(chart, match.start(match.lastgroup or 0)) else None


def left_open(chart: Chart, end: int) -> bool:
    """Say whether the word before `end` asks a question of which neither answer is chosen ("Relief: Y / N")."""
    return _OPEN.match(chart.lower, end) is not None


def asked_for(chart: Chart, start: int) -> bool:
    """Say whether what stands at `start` answers a question for relief ("How much better? A. Right: about 70%")."""
    index = chart.sentence_index(start)
    if not _OPENING.fullmatch(chart.lower, chart.sentences[index].start, start):
        return False
    for back in range(index - 1, max(-1, index - 1 - _ASKED_BACK), -1):
        asked = chart.sentences[back]
        if _PARAGRAPH.search(chart.text, asked.end, chart.sentences[back + 1].start):
            return False
        if chart.text[asked.start : asked.end].endswith("?"):
            return _asks_for_relief(chart, asked)
    return False


def _asks_for_relief(chart: Chart, asked: Sentence) -> bool:
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


def sums_up(chart: Chart, start: int, end: int) -> bool:
    """Say whether a percent sums up the scores told right before it ("8 down to 1.5. That is 81 percent.", "7. ~12%.")."""
    index = chart.sentence_index(start)
    sentence = chart.sentences[index]
    alone = _MARKS.fullmatch(chart.lower, sentence.start, start) and _MARKS.fullmatch(chart.lower, end, sentence.end)
    summed = _THAT_IS.fullmatch(chart.lower, sentence.start, start)
    if index == 0 or not (alone or summed) or _OF.match(chart.lower, end):
        return False
    last = chart.sentences[index - 1]
    if _DIGIT.search(chart.lower, last.start, last.end) is None:
        return False
    low = chart.sentences[max(0, index - _SCORED)].start
    if "\n\n" in chart.text[low:start]:
        low = max(low, chart.text.rfind("\n\n", low, start))
    return _SCORES.search(chart.lower, low, sentence.start) is not None


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
