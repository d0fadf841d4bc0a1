"""When each score of a sentence held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extraction.chart import Chart, by_start
from extraction.clauses import clause_at
from extraction.kinds.pain_score.numbers import Score
from extraction.targets.mention import Mention

_COMMA = re.compile(r"[,;|\n]\s*(?:and\s+|but\s+|then\s+)?|->|→|\.\s")
_AND = re.compile(r"\b(?:and|to|then|but|versus|vs|with|which\s+is|is|down)\b")
_JOINED = re.compile(r"\s*(?:and|/|&|or)\s*(?:her\s+|his\s+|the\s+)?")
_OF_SCALE = re.compile(r"(?<![/\w])(?:10|ten|0|zero)\s*(?:(?:is|being|as|=|equals?|means)\s*(?:the\s+)?|the\s+)\Z")
_NEARBY = 30
_TREATED = ("procedure", "medication", "therapy", "relief_treatment")
_CLOSES = re.compile(
    r"\s*(?:[,;.)|\n]|\Z|and\b|[:=]?\s*\d|pain\b|it\b|to\b|that\b|the\s+(?:day|fact)\b|at\b|treatment|surgery)"
)


@dataclass(frozen=True, slots=True)
class Timed:
    """The characters [start, end) that say when a score held."""

    start: int
    end: int
    timing: str
    rule: str


def timings_of(chart: Chart, group: list[Score]) -> list[list[Timed]]:
    """Return the times of each score of a sentence: its words lie on its side of the comma or "and" to the next."""
    sentence = chart.sentence_at(group[0].start)
    borders = [max(clause_at(chart, group[0].start).start, sentence.start)]
    for before, after in pairwise(group):
        borders.append(_border(chart, before, after))
    borders.append(sentence.end)
    return [
        _nearest(
            chart, score, [m for m in _mentions(chart, start, end) if m.end <= score.start or m.start >= score.end]
        )
        for score, (start, end) in zip(group, pairwise(borders), strict=True)
    ]


def _border(chart: Chart, before: Score, after: Score) -> int:
    """Part the words between two scores at the last comma, else the last "and", else give them to the first."""
    gap = chart.lower[before.end : after.start]
    for pattern in (_COMMA, _AND):
        cuts = list(pattern.finditer(gap))
        if cuts:
            return before.end + cuts[-1].start()
    leads = any(m.start < before.start for m in chart.mentions_in("pain_timing", before.start - _NEARBY, before.start))
    return before.end if leads else after.start


def _mentions(chart: Chart, start: int, end: int) -> Iterator[Mention]:
    for mention in chart.mentions_in("pain_timing", start, end):
        timing = mention.entry.sets["timing"]
        if timing == "none" or _OF_SCALE.search(chart.lower, max(0, mention.start - 20), mention.start):
            continue
        if timing not in ("before", "after") or _of_treatment(chart, mention):
            yield mention


def _of_treatment(chart: Chart, mention: Mention) -> bool:
    """ "After" is a time of the score only when a treatment follows, or nothing; "after walking" is not."""
    sentence = chart.sentence_at(mention.start)
    if chart.lower.endswith("later", mention.start, mention.end):
        return True
    if _CLOSES.match(chart.lower, mention.end) or "-" in chart.text[mention.start : mention.end]:
        return True
    reach = min(sentence.end, mention.end + 45)
    return len(mention.entry.literals) > 0 and (
        any(chart.mentions_in(vocabulary, mention.end, reach) for vocabulary in _TREATED)
        or bool(
            re.search(
                r"inject|block|ablat|procedure|epidural|treatment|surg|operati|rhizotom",
                chart.lower[mention.start : reach],
            )
        )
    )


def _nearest(chart: Chart, score: Score, mentions: list[Mention]) -> list[Timed]:
    """Take the time nearest to the score, with one that is joined to it ("average and current")."""
    if not mentions:
        return []

    def distance(mention: Mention) -> int:
        """Return how many characters lie between a word and the score."""
        return score.start - mention.end if mention.end <= score.start else mention.start - score.end

    near = min(mentions, key=lambda mention: (distance(mention), mention.start))
    chosen = [near]
    for other in mentions:
        low, high = sorted((near, other), key=by_start)
        if other is not near and _JOINED.fullmatch(chart.lower, low.end, high.start):
            chosen.append(other)
    timed = {m.entry.sets["timing"]: Timed(m.start, m.end, str(m.entry.sets["timing"]), m.entry.id) for m in chosen}
    return sorted(timed.values(), key=by_start)
