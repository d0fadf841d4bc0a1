"""Procedure codes: with a procedure, or alone, and the sides their modifiers give."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extraction.chart import Chart, by_start
from extraction.kinds.procedure.named import Approach, Named
from extraction.kinds.procedure.naming import procedures
from extraction.kinds.procedure.written_codes import Written, written_codes
from models.vocabulary import Family, Laterality

_MODIFIERS = re.compile(
    r"(?:[^\S\n]?[-–x ,]?[^\S\n]?\(?(50|lt|rt|kx|59|xs|25|rtlt)\b(?!\s?(?:mg|mcg|ml|cc|units?|%|percent))\)?)+"
)
_EACH = re.compile(r"[^\n]{0,40}?\beach\s-(50|lt|rt)\b")
_TAIL = re.compile(r"\s?-\s?\d|\.\d|/\d(?!\d{4}\b)")
_NUMBER_OF = re.compile(
    r"(?:\b(?:track\w*|invoice|claim|ref\w*|member|policy|phone|tel|fax|zip|mrn|account|order|id|no|number)"
    r"|#|\$)\W{0,3}(?:\w+\W)?$"
)
_CALLED = re.compile(r"\bcpt|\bhcpcs|\bcodes?\b|\bprocedure code")
_SIDES: dict[str, Laterality] = {"50": "bilateral", "lt": "left", "rt": "right"}


@dataclass(frozen=True, slots=True)
class CodeMention:
    """The characters [start, end) that give a procedure code with its modifiers."""

    start: int
    end: int
    code: str
    family: Family
    rule: str
    approach: Approach | None
    side: Laterality | None
    called: bool


def find_all(chart: Chart) -> list[CodeMention]:
    """Return every procedure code of the note, in order of place; other numbers of five digits are none."""
    return chart.found("procedure_codes", _find)


def _find(chart: Chart) -> list[CodeMention]:
    found: list[CodeMention] = []
    for mention in chart.mentions.get("procedure_code", []):
        before = chart.lower[max(0, mention.start - 24) : mention.start]
        if found and mention.start < found[-1].end:
            continue  # the last code of a range
        if _NUMBER_OF.search(before) or before.endswith(("-", ".", "$")):
            continue
        written = written_codes(chart, mention)
        modifier = _MODIFIERS.match(chart.lower, written[-1].end)
        if modifier is None and len(written) == 1 and _TAIL.match(chart.lower, mention.end):
            continue
        found += _mentions(chart, written, modifier)
    return found


def _mentions(chart: Chart, written: list[Written], modifier: re.Match[str] | None) -> list[CodeMention]:
    """Return the codes that one place gives, with the side that the modifiers after the last give all of them."""
    start, last = written[0].start, written[-1].end
    end = modifier.end() if modifier else last
    sides = re.findall(r"50|lt|rt", modifier[0]) if modifier else []
    side = _SIDES["50"] if {"lt", "rt"} <= set(sides) else next((_SIDES[w] for w in sides), None)
    if side is None and (each := _EACH.match(chart.lower, last)):
        side = _SIDES[each[1]]
    called = bool(modifier or _CALLED.search(chart.lower, chart.sentence_at(start).start, start))
    return [
        CodeMention(
            one.start,
            end if one.end == last else one.end,
            one.code,
            one.entry.sets["family"],  # type: ignore[arg-type]
            one.entry.id,
            one.entry.sets.get("approach"),  # type: ignore[arg-type]
            side,
            called,
        )
        for one in written
    ]


def fits(code: CodeMention, named: Named) -> bool:
    """Say whether a code may be the code of a procedure of this family."""
    if code.family == "facet_injection":
        return named.family in ("facet_injection", "medial_branch_block", "unspecified")
    return named.family in (code.family, "unspecified")


def assigned(chart: Chart) -> dict[int, list[CodeMention]]:
    """Return the codes by the start of the procedure of their sentence that they fit; codes alone under -1."""
    result: dict[int, list[CodeMention]] = {}
    found = procedures(chart)
    index = 0
    for code in find_all(chart):
        sentence = chart.sentence_at(code.start)
        while index < len(found) and found[index].end <= sentence.start:
            index += 1
        rivals = []
        last = bisect_left(found, sentence.end, key=by_start)
        for named in found[index:last]:
            if fits(code, named) and not named.refers:
                rivals.append(named)
        nearest = min(rivals, key=lambda n: abs(n.start - code.start) + 40 * (n.start > code.start), default=None)
        result.setdefault(nearest.start if nearest else -1, []).append(code)
    return result
