"""What heads a sentence: the line over its list, or the word that labels it."""

from __future__ import annotations

import re
from bisect import bisect_right

from extraction.chart import Chart, Sentence
from extraction.ordered import Extent

_HEADER = re.compile(
    r"[\s|]*(?:(?:no|nr|#|visit)\.?(?:\s{2,}|\s?\|\s?|\t))?dates?(?:(?:\s{2,}|\s?\|\s?|\t)[a-z][a-z %()/#-]*?){1,6}[\s|]*\Z"
)
"""The head of a table's columns, which is no line that says what the table is of ("Date   Joints   Relief")."""
_MARK = re.compile(r"[^\S\n]*(?:[-*•·|>]|\(?\d{1,2}[.)])?[^\S\n]*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ITEM = re.compile(
    rf"[^\S\n]*(?:(?:19|20)\d\d-\d\d\b|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|\d{{1,2}}[\s-]{_MONTH}[\s-]\d|{_MONTH}\s\d{{1,4}}\b|"
    r"\(?\d{1,2}(?:st|nd|rd|th)\b|[-•·▪◦>]|\*(?!\*)|\(?[a-z0-9ivx]{1,4}[.):]|\[[ x✓]?\])\s?",
    re.IGNORECASE,
)


def label_of(chart: Chart, position: int) -> Sentence | None:
    """Return the one or two words that label the sentence ("Recommendation. Second injection ...", "Plan: ...")."""
    index = chart.sentence_index(position)
    if index == 0:
        return None
    before = chart.sentences[index - 1]
    alone = index == 1 or "\n" in chart.text[chart.sentences[index - 2].end : before.start]
    same_line = "\n" not in chart.text[before.end : chart.sentences[index].start]
    label = alone and same_line and chart.words_in(before.start, before.end) <= 3
    return before if label and chart.mentions_in("procedure_cue", before.start, before.end) else None


def lead_of(chart: Chart, position: int) -> Sentence | None:
    """Return the line that heads the list in which the position stands ("For approval:", "Previous injections")."""
    index = chart.sentence_index(position)
    line = line_start(chart, chart.sentences[index].start)
    section = chart.section_at(position)
    border = line_start(chart, section.start) if section is not None else 0
    for back in range(index - 1, max(-1, index - 40), -1):
        sentence = chart.sentences[back]
        start = line_start(chart, sentence.start)
        if start < border:
            return None
        if start == line:
            continue
        if chart.text[sentence.start : sentence.end].rstrip().endswith(":"):
            return sentence
        if _HEADER.match(chart.lower, start, chart.lower.find("\n", start) + 1 or len(chart.lower)):
            continue
        if not _is_item(chart, start) and not _is_item(chart, line):
            return None
        if not _is_item(chart, start):
            return sentence
    return None


def heads_line(chart: Chart, item: Extent) -> bool:
    """Say whether a line starts with the item, such as the date of a row: it then speaks of that line alone."""
    return _MARK.fullmatch(chart.lower, line_start(chart, item.start), item.start) is not None


def heads_row(chart: Chart, position: int) -> bool:
    """Say whether the line that holds a position is an item of a list or a dated row."""
    return _is_item(chart, line_start(chart, position))


def line_start(chart: Chart, position: int) -> int:
    """Return where the line that holds a position starts."""
    lines = chart.index.lines
    return lines[bisect_right(lines, position) - 1]


def _is_item(chart: Chart, line: int) -> bool:
    return _ITEM.match(chart.text, line) is not None
