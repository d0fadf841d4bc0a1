"""Scores of disability scales: "ODI 42%", "NDI 44 to 20"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, inside
from extraction.numbers import amounts, dates
from extraction.numbers.amounts import Amount
from extraction.targets.mention import Mention
from models.interval import Interval

_GAP = re.compile(
    r"[\s:=()|,._~–-]*(?:(?:score[sd]?|index|total|of|is|are|was|were|at|as|an?|the|today|currently|current|now|came|comes|out|to|about|approximately|percent"
    r"|reported|calculated|initial|baseline|average|shows?|showed|in|clinic|with|disability|improved|decreased|from|reads|last|visit|by|she|he|scored|has|been"
    r"|remains|still|severe|moderate|mild|pre|post|before|after)\b[\s:=()|,._~–-]*){0,6}"
)
_CHAIN = re.compile(
    r"\s*(?:%|percent)?[\s,;()/–>→-]*(?:(?:and|to|now|then|today|before|after|pre|post|down|from|is|was|at|previously|currently|improved|decreased|dropped|initially|up"
    r"|till|it)\b[\s,;()/–>→-]*){0,4}"
)
_OUT_OF = re.compile(r"\s?(?:/|out\s+of)\s?(?P<most>\d{1,3})\b")
_NO_SCORE = re.compile(
    r"\s?(?:mg|ml|cc\b|cm|mm\b|kg|lbs?\b|times|days?|weeks?|wks?|months?|mos?\b|years?|yrs?|hours?|hrs?|min|am\b|pm\b|points?\s+(?:better|less|lower|drop)|st\b|nd\b|rd\b|th\b|:\d)"
)
_PERCENT = re.compile(r"\s?(?:%|percent\b|per\s+cent\b)")


@dataclass(frozen=True, slots=True)
class Scored:
    """The characters [start, end) that give a score: the scale's id and name, and the value on its own 0 to `most`."""

    start: int
    end: int
    rule: str
    instrument: str | None
    value: Interval


def scores_in(chart: Chart) -> list[Scored]:
    """Return the scores of the note's disability scales, in order of place.

    A score out of the points of a scale that is told in percent ("ODI 21/50") is turned into percent.
    """
    found: list[Scored] = []
    for scale in chart.mentions.get("disability_scale", []):
        found.extend(_of_scale(chart, scale))
    return found


def _of_scale(chart: Chart, scale: Mention) -> list[Scored]:
    found: list[Scored] = []
    reach = min(len(chart.lower), scale.end + 70)
    days = dates.find_all(chart)
    place, gap, start = scale.end, _GAP, scale.start
    for amount in inside(amounts.find_all(chart), scale.end, reach):
        dated = any(day.start <= amount.start < day.end for day in days)
        if amount.article or dated or not gap.fullmatch(chart.lower, place, amount.start):
            break
        scored = _scores(chart, scale, amount, start)
        if not scored:
            break
        repeated = bool(found) and found[-1].value == scored[0].value  # "24/50 (48%)"
        found.extend(scored[1:] if repeated else scored)
        place, gap = scored[-1].end, _CHAIN
        start = place
    return found


def _scores(chart: Chart, scale: Mention, amount: Amount, start: int) -> list[Scored]:
    most = float(scale.entry.sets["most"])  # type: ignore[arg-type]
    if amount.fraction or _NO_SCORE.match(chart.lower, amount.end):
        return []
    factor, end = 1.0, amount.end
    out_of = _OUT_OF.match(chart.lower, amount.end)
    if out_of:
        points, end = float(out_of["most"]), out_of.end()
        if points not in (most, scale.entry.sets.get("points")):
            return []
        factor = most / points
    elif percent := _PERCENT.match(chart.lower, amount.end):
        end = percent.end()
    if max(amount.low, amount.high) * factor > most:
        return []
    name = scale.entry.sets.get("instrument")
    instrument = str(name) if name else None
    begin = start if start == scale.start else amount.start
    if amount.falling:
        first = Scored(begin, amount.first_end, scale.entry.id, instrument, Interval.exactly(amount.low * factor))
        last = Interval.exactly(amount.high * factor)
        return [first, Scored(amount.second_start, end, scale.entry.id, instrument, last)]
    value = Interval.between(amount.low * factor, amount.high * factor)
    return [Scored(begin, end, scale.entry.id, instrument, value)]
