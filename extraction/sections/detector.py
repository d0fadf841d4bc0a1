"""Finds a note's sections by their headings."""

from __future__ import annotations

import re

from extraction.sections.names import Name, name_of, phrase_of
from extraction.sections.section import NoteSection
from extraction.seeking.places import matches_at
from models.vocabulary import Section

_LINE_END = re.compile(r"\n")
_MARKS = r"(?:#{1,6}[^\S\n]*|\*{2,3}|__)?"
_START = re.compile(r"[\n.:](?:(?<=\n)|,)")
"""What stands before a heading: the end of a line, or that of a flattened one (".,")."""
_TITLE = r"[A-Z][A-Za-z0-9 /&,()'’#-]"
_HEADING = re.compile(
    rf"[^\S\n]*{_MARKS}(?={_TITLE}*+[^\S\n*_]*+[*_]*+[^\S\n]*+(?::|\n|\Z))(?P<title>{_TITLE}{{0,60}}?)"
    rf"(?P<colon>(?:\*\*|__)?[^\S\n]*:(?:\*\*|__)?|{_MARKS}[^\S\n]*(?=\n|\Z))",
)
"""A heading with a colon, or one that is a line; most lines are seen to be none by the look ahead."""
_RUN_IN = re.compile(
    r"[^\S\n]*(?=[A-Za-z /&]{4,25}+[^A-Za-z/&])(?P<title>[A-Z][A-Za-z /&]{3,24}?)(?P<colon>:|\.(?=\s)|[^\S\n]+[-–—](?=\s))"
)
"""Headings that run into their text: "PLAN. We will ...", "Assessment - ..."."""
_INSIDE = re.compile(r"[.!?]\s(?P<title>[A-Z][A-Za-z /&]{3,24}+):")
"""Headings within a line: "... as before. Plan: ..."."""
_LETTER = re.compile(r"[^\S\n]*(?P<title>[SOAP])(?P<colon>[^\S\n]+[-–—](?=\s)|/(?=\s))")
_WITHIN: frozenset[Section] = frozenset({"plan", "assessment", "assessment_plan"})
_WHOLE: frozenset[Section] = frozenset({"physical_exam", "review_of_systems"})
_SOAP: dict[str, Section] = {"S": "hpi", "O": "physical_exam", "A": "assessment", "P": "plan"}


def detect(text: str) -> tuple[NoteSection, ...]:
    """Return the sections in order; each ends where the next heading starts.

    The letters S, O, A and P head sections where at least two of them stand at the start of a line with a colon or a
    dash: alone, "P:" may be the pulse. A label of a body system begins no section within an examination or a review.
    """
    headings = _headings(text)
    kept: list[tuple[int, int, Name]] = []
    for start in sorted(headings):
        end, name = headings[start]
        if not (name.part and kept and kept[-1][2].section in _WHOLE):
            kept.append((start, end, name))
    ends = [*(start for start, _, _ in kept[1:]), len(text)]
    return tuple(
        NoteSection(start, heading_end, end, name.section, name.hypothetical)
        for (start, heading_end, name), end in zip(kept, ends, strict=False)
    )


def _headings(text: str) -> dict[int, tuple[int, Name]]:
    """Return every heading: its end and its name, by its start."""
    lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
    starts = [0, *(match.end() for match in _START.finditer(text))]
    found = [*matches_at(_HEADING, text, starts), *matches_at(_LETTER, text, lines)]
    letters = {m["title"] for m in found if m["colon"].strip("* _\n")}.intersection(_SOAP)
    headings: dict[int, tuple[int, Name]] = {}
    for match in found:
        name = _name(match, letters)
        if name:
            headings.setdefault(match.start("title"), (match.end(), name))
    for match in matches_at(_RUN_IN, text, lines):
        name = phrase_of(match["title"])
        if name:
            headings.setdefault(match.start("title"), (match.end(), name))
    for match in _INSIDE.finditer(text):
        name = phrase_of(match["title"])
        if name and name.section in _WITHIN:
            headings.setdefault(match.start("title"), (match.end(), name))
    return headings


def _name(heading: re.Match[str], letters: set[str]) -> Name | None:
    title = heading["title"].strip()
    if len(title) == 1:
        section = _SOAP.get(title)
        return Name(section) if section and len(letters) > 1 and heading["colon"].strip("* _\n") else None
    return name_of(title, closed=":" in heading["colon"])
