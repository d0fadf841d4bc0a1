"""Sides: left, right, both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, inside
from extraction.clauses import clause_at
from extraction.seeking.seeker import Seeker
from models.vocabulary import Laterality


@dataclass(frozen=True, slots=True)
class Side:
    """The characters [start, end) that name a side."""

    start: int
    end: int
    side: Laterality


_WORD = Seeker(
    r"(?<!\w)(?:(?P<both>bilateral(?:ly)?|bilat\.?|bil\.|b/l|b\.l\.|(?:on\s+)?both\s+(?:the\s+)?(?:[lcts]\d{1,2}(?:[/-][lcts]?\d{1,2})?,?\s+(?:and\s+)?){0,3}(?:sides?|si|sij|sijs|sacroiliac|legs?|hips?"
    r"|knees?|feet|arms?|hands?|shoulders?|buttocks?|lower|upper|extremit\w+|gluteal|gluteus|trapezi\w+|facets?|thighs?|calves|heels?)"
    r"|(?:on\s+)?either\s+side|right,?[\s-]+(?:and(?:\s+then)?|then|followed\s+by)[\s-]+(?:the\s+)?left|left,?[\s-]+(?:and(?:\s+then)?|then|followed\s+by)[\s-]+(?:the\s+)?right|(?:right|rt)\s?[/&+]\s?(?:left|lt)"
    r"|(?:left|lt)\s?[/&+]\s?(?:right|rt)|l\s?[>=<]\s?r|r\s?[>=<]\s?l|(?:left|lt)\s?[>=<]\s?(?:right|rt)"
    r"|(?:right|rt)\s?[>=<]\s?(?:left|lt)|(?:left|right)\s+(?:greater|more|worse)\s+than\s+(?:the\s+)?(?:right|left)|l\s?[&+]\s?r|r\s?[&+]\s?l"
    r"|l/r|r/l|l\s+and\s+r|r\s+and\s+l|(?:all\s+)?(?:four|4)\s+(?:extremities|limbs)|b\.?[lu]\.?es?)"
    r"|(?P<left>left(?:ward)?(?:[\s-]+(?:sided|side))?|lt\.?(?=[\s,;:)]|\Z)|\(l(?:eft|t)?\)|[lⓛ](?=[\s-]sided?\b)|lhs|l[lu]e)"
    r"|(?P<right>right(?:ward)?(?:[\s-]+(?:sided|side))?|rt\.?(?=[\s,;:)]|\Z)|\(r(?:ight|t)?\)|[rⓡ](?=[\s-]sided?\b)|rhs|r[lu]e))(?!\w)"
)
_LETTER = Seeker(
    r"(?<![\w/.'’&-])(?P<letter>[lr])(?![\w.'’&])(?!-spine)(?!/(?!s\b))(?!\s?\.)(?!\s?-\s?\d)(?=\s?(?:[,;:)|+.\n-]|\Z)|\s+(?:\d|[+-]|pos|neg"
    r"|side|sided|and\b|l\d|c\d|t\d|s\d|s\.?i\b|sij|sacroiliac|hip|knee|leg|lower|upper|foot|feet|arm|hand|wrist|elbow|ankle|shoulder"
    r"|buttock|glut|pirif|thigh|calf|groin|lumbar|cervical|thoracic|facet|paraspin|trap|great|ue|le\b|ues|les\b|tfesi|mbb|rfa|esi|tpi"
    r"|w/|reproduc|painful|provok|hurts|at\s\d|paravert|with\b|only\b|medial|(?:non-?)?tender|ttp|faber|patrick|gaenslen|slr|straight|spurling|thigh\s+thrust|psis|gt\b|gtb|troch|si\s|radic|sciatic|neck|low|back|ankle|toe))"
)
_NOT_A_SIDE = re.compile(
    r"\s+(?:now|away|before|after\b|alone|at\s+home|handed|hand\s+dominant|the\s+(?:hospital|office|clinic|er|ed|building|room|job|country)"
    r"|over\s+to|foot\s+forward|upper\s+quadrant|lower\s+quadrant|heart|ventric\w+|atri\w+|ear\b|eye\b|bundle|coronary|anterior\s+descending"
    r"|lobe|lung|kidney|breast|ovar\w+|carotid|against\s+medical)|[\s-]+hand(?:ed)?[\s-]+(?:domin|handed)|-handed|\s+hand\s+domin"
)
_HAD_LEFT = re.compile(
    r"\b(?:has|have|had|was|were|are|is|she|he|they|they['’]ve|who|and|be|not|much|nothing|i|all)\s*\Z"
)
_LEFT_VERB = re.compile(
    r"\s+(?:with|him|her|them|me|us|for|to|in|untreated|undisturbed|over|out|off|without|a\s+(?:message|note))\b"
)
_LIMB_SHORT = re.compile(r"[blr]\.?[lu]\.?es?")
_SIDES: dict[str, Laterality] = {"left": "left", "right": "right", "both": "bilateral", "l": "left", "r": "right"}


def find_all(chart: Chart) -> list[Side]:
    """Return every side of the note in order of place: words, "b/l", "L>R", "LT", "R" before a joint or test.

    "L>R" is bilateral. Left over, left the clinic, right away, right-handed and the sides of heart, lung or eye are none.
    """
    return chart.found("sides", _find)


def _find(chart: Chart) -> list[Side]:
    lower = chart.lower
    found = []
    for match in _WORD.finditer(chart.index):
        name = match.lastgroup or ""
        if _LIMB_SHORT.fullmatch(match[0]) and not chart.text[match.start() : match.start() + 2].isupper():
            continue  # "lue" and "rue" are words too
        if name == "both" or not _other_sense(lower, match, name):
            found.append(Side(match.start(), match.end(), _SIDES[name]))
    for match in _LETTER.finditer(chart.index):
        if chart.text[match.start()].isupper() and not _initial(chart.text, match.start()):
            found.append(Side(match.start(), match.end(), _SIDES[match["letter"]]))
    found.sort(key=lambda side: (side.start, -side.end))
    return [side for n, side in enumerate(found) if n == 0 or side.start >= found[n - 1].end]


def _other_sense(lower: str, match: re.Match[str], name: str) -> bool:
    if match[0].strip(".") not in ("left", "right", "rt", "lt"):
        return False
    if _NOT_A_SIDE.match(lower, match.end()):
        return True
    lead = lower[max(0, match.start() - 14) : match.start()]
    if name == "left" and match[0] == "left":
        return bool(_HAD_LEFT.search(lead) and _LEFT_VERB.match(lower, match.end()))
    return match[0] == "right" and bool(re.search(r"\ball\s*\Z", lead))


def _initial(text: str, start: int) -> bool:
    """A letter between names ("Mary L Smith") or in a heading of single letters is an initial."""
    before = re.search(r"([A-Z][a-z]+)\s\Z", text[max(0, start - 20) : start])
    after = re.match(r"[LR]\s[A-Z][a-z]+\b", text[start : start + 24])
    return bool(before and after and not _BODY.search(text[start : start + 24].lower()))


_BODY = re.compile(
    r"\b(?:si\b|sij|sacro|hip|knee|leg|lower|upper|foot|arm|shoulder|facet|lumbar|cervical|buttock|glut|faber|patrick|gaen)"
)


def side_of(chart: Chart, start: int, end: int) -> Side | None:
    """Return the side of what stands at [start, end): within it, right before it, right after it, or shared by its list.

    Left and right named together ("left and right", "R and L") count as bilateral. In "positive on the right, negative on the
    left" the side nearest in the same part of the sentence is meant; "right L4-5 and L5-S1" shares its side forward, "FABER and
    Gaenslen on the left" backward.
    """
    clause = clause_at(chart, start)
    sides = inside(find_all(chart), clause.start, clause.end)
    if not sides:
        return _of_sentence(chart, start)
    within = [side for side in sides if side.start < end and side.end > start]
    if within:
        return together(within)
    lower = chart.lower
    before = [side for side in sides if side.end <= start]
    after = [side for side in sides if side.start >= end and not _OF_ANOTHER.search(lower, end, side.start)]
    if before and after:
        return _nearer(lower, before[-1], after, start, end)
    if before:
        return before[-1]
    return _first_after(lower, after) if after else None


def _of_sentence(chart: Chart, start: int) -> Side | None:
    """Where the clause names no side, the line's label may ("Right SI joint: tender; FABER positive")."""
    sentence = chart.sentence_at(start)
    sides = inside(find_all(chart), sentence.start, sentence.end)
    named = {side.side for side in sides}
    return sides[0] if len(named) == 1 and sides[0].start < start else None


def together(within: list[Side]) -> Side:
    """Return what sides named within one phrase come to: left and right are both."""
    if len({side.side for side in within}) > 1:
        return Side(within[0].start, within[-1].end, "bilateral")
    return within[0]


def _first_after(lower: str, after: list[Side]) -> Side:
    """Take the next side; with "and" between a left and a right, both are meant."""
    first = after[0]
    if len(after) > 1 and after[1].side != first.side and _AND.fullmatch(lower, first.end, after[1].start):
        return Side(first.start, after[1].end, "bilateral")
    return first


_AND = re.compile(r"\s*(?:and|&|,|as\s+well\s+as|and\s+(?:on\s+)?the|and\s+also)\s*(?:on\s+)?(?:the\s+)?")
_OF_ANOTHER = re.compile(
    r"\bwith\s+(?:severe\s+|mild\s+|moderate\s+|some\s+|the\s+|her\s+|his\s+)?\Z|\b(?:radiat|shoot|travel)\w+\s+(?:\w+\s+){0,3}\Z"
)
_ADJECTIVE_GAP = re.compile(
    r"[\s-]*(?:(?:lower|upper|mid|low|lumbar|cervical|thoracic|the|her|his|si|sided|posterior|anterior|lateral|medial)[\s-]+)*"
    r"(?:(?:[lcts]\d\S*)(?:\s*(?:,|and|&)\s*|\s+))*"
)
_ON_THE = re.compile(r"[^,;.]*\b(?:on|to|over|in|at|of)\s+(?:the\s+|her\s+|his\s+)?\Z|\s*[-–(,:]?\s*\Z")
_CUT = re.compile(r",|\band\b|\bwith\b")


def _nearer(lower: str, before: Side, after: list[Side], start: int, end: int) -> Side:
    """Between a side on the left and one on the right: an adjective binds first, then "on the", then the nearer."""
    if _ADJECTIVE_GAP.fullmatch(lower, before.end, start):
        return before
    gap = lower[end : after[0].start]
    cuts_after = len(_CUT.findall(gap))
    cuts_before = len(_CUT.findall(lower[before.end : start]))
    if _ON_THE.fullmatch(gap) and cuts_after <= cuts_before:
        return _first_after(lower, after)
    if cuts_before != cuts_after:
        return before if cuts_before < cuts_after else _first_after(lower, after)
    return before if start - before.end <= after[0].start - end else _first_after(lower, after)
