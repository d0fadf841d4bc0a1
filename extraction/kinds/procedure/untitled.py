"""An injection that a procedure's note tells by its technique alone, with no title ("the needle was advanced ...")."""

from __future__ import annotations

import re

from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.procedure.named import APPROACHES, FAMILIES
from extraction.numbers import levels
from extraction.sections.section import NoteSection
from extraction.targets.mention import Mention

RULE = "procedure.untitled"
_GIVEN = re.compile(r"\b(?:injected|infiltrated|instilled|deposited)\b(?:\s(?:into|in|at|after)\s[^.;,\n]{1,40})?")
_CUT = re.compile(r"\b(?:incis|sutur|excis|resect|scalpel|trocar|scope\b|\w*oscop|blade|vicryl|nylon|wound\b)")
_NEEDLE = re.compile(r"\bneedle\b")
_SURE = frozenset({"epidural", "facet", "sij"})
_INTERLAMINAR = re.compile(r"\b(?:loss of resistance|hanging drop|interspace|interlaminar|intralaminar|tuohy|touhy)\b")
_LONGEST = 6000


def told_by_technique(chart: Chart, drafts: list[Draft]) -> list[Draft]:
    """Return the injection that the technique tells, where the note names none; operations are told by their titles."""
    for section in chart.sections:
        if section.name != "procedure" or section.end - section.heading_end > _LONGEST:
            continue
        if any(draft.start < section.end for draft in drafts):
            return []
        given = _given(chart, section)
        if given is not None:
            return [_draft(chart, section, given)]
    return []


def _given(chart: Chart, section: NoteSection) -> re.Match[str] | None:
    """Return the last words that tell of an injection of a steroid through a needle."""
    if _CUT.search(chart.lower, section.heading_end, section.end):
        return None
    if _NEEDLE.search(chart.lower, section.heading_end, section.end) is None:
        return None
    drugs = [
        drug
        for drug in chart.mentions_in("medication", section.heading_end, section.end)
        if drug.entry.sets.get("class") == "steroid"
    ]
    if not drugs:
        return None
    after = [m for m in _GIVEN.finditer(chart.lower, section.heading_end, section.end) if m.end() > drugs[0].start]
    return after[0] if after else None


def _draft(chart: Chart, section: NoteSection, given: re.Match[str]) -> Draft:
    place = _place(chart, section)
    if place is None:
        return Draft("procedure", given.start(), given.end(), RULE, {"family": "other"})
    kind = str(place.entry.sets["structure"])
    draft = Draft("procedure", place.start, place.end, RULE, {"family": FAMILIES[kind, "inject"]})
    approach = APPROACHES.get(kind)
    if kind == "epidural" and _INTERLAMINAR.search(chart.lower, section.heading_end, section.end):
        approach = "interlaminar"
    if approach is not None:
        draft.attributes["approach"] = approach
    if named := inside(levels.find_all(chart), section.heading_end, section.end)[:1]:
        draft.attributes["levels"] = named[0].levels
        draft.cite(named[0])
    draft.support.append(given.span())
    return draft


def _place(chart: Chart, section: NoteSection) -> Mention | None:
    """Return the structure of the spine that the technique reaches, where it reaches only one."""
    parts = chart.mentions_in("procedure_part", section.heading_end, section.end)
    found = [part for part in parts if part.entry.sets.get("structure") in _SURE]
    return found[0] if len({part.entry.sets.get("structure") for part in found}) == 1 and found else None
