"""Finds a note's sections by their headings."""

from __future__ import annotations

import re
from pathlib import Path

from extraction.sections.section import NoteSection
from extraction.targets.lexicon import load_lexicon
from extraction.targets.literal import expand
from models.vocabulary import Section

_LEXICON = load_lexicon(Path(__file__).parent / "lexicon.yaml")
_NAMES: dict[str, Section] = {
    form: entry.sets["section"]  # type: ignore[misc]
    for entry in _LEXICON.entries
    for written in entry.literals
    for form in expand(written)
}
_MARKS = r"(?:#{1,6}[^\S\r\n]*|\*{2,3}|__)?"
_HEADING = re.compile(
    rf"(?:^|(?<=[\r\n])|(?<=[.:],))[^\S\r\n]*{_MARKS}(?P<title>[A-Z][A-Za-z0-9 /&,()'’#-]{{0,60}}?)"
    rf"(?P<colon>(?:\*\*|__)?[^\S\r\n]*:(?:\*\*|__)?|{_MARKS}[^\S\r\n]*(?=\r|\n|$))",
)
_RUN_IN = re.compile(
    r"(?:(?:^|(?<=[\r\n]))[^\S\r\n]*|(?P<inside>(?<=[.!?])\s))(?P<title>[A-Z][A-Za-z /&]{3,24}?)(?P<colon>:|\.(?=\s)|[^\S\r\n]+[-–—](?=\s))"
)
"""Headings that run into their text: "PLAN. We will ...", "Assessment - ...", "... as before. Plan: ..."."""
_INSIDE: frozenset[Section] = frozenset({"plan", "assessment", "assessment_plan"})
_SOAP: dict[str, Section] = {"S": "hpi", "O": "physical_exam", "A": "assessment", "P": "plan"}


def detect(text: str) -> tuple[NoteSection, ...]:
    """Return the sections in order; each ends where the next heading starts.

    The letters S, O, A and P head sections where at least two of them stand at the start of a line with a colon: alone,
    "P:" may be the pulse.
    """
    found = list(_HEADING.finditer(text))
    letters = {m["title"] for m in found if ":" in m["colon"]}.intersection(_SOAP)
    headings = {m.start("title"): (m.end(), name) for m in found if (name := _name(m, letters))}
    for match in _RUN_IN.finditer(text):
        name = _known(match["title"])
        if name and (match["inside"] is None or (name in _INSIDE and match["colon"] == ":")):
            headings.setdefault(match.start("title"), (match.end(), name))
    starts = sorted(headings)
    ends = [*starts[1:], len(text)]
    return tuple(
        NoteSection(start, headings[start][0], end, headings[start][1])
        for start, end in zip(starts, ends, strict=False)
    )


def _name(heading: re.Match[str], letters: set[str]) -> Section | None:
    title = heading["title"].strip()
    if len(title) == 1:
        return _SOAP.get(title) if len(letters) > 1 and ":" in heading["colon"] else None
    known = _known(title)
    if known:
        return known
    return "other" if title.isupper() and len(title) > 3 else None


def _known(title: str) -> Section | None:
    return _NAMES.get(" ".join(title.lower().replace("’", "'").split()))
