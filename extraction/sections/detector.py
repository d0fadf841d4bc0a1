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
_HEADING = re.compile(
    r"(?:^|(?<=[\r\n])|(?<=[.:],))[^\S\r\n]*(?P<title>[A-Z][A-Za-z0-9 /&,()'’#-]{1,60}?)"
    r"(?P<colon>[^\S\r\n]*:|[^\S\r\n]*(?=\r|\n|$))",
)


def detect(text: str) -> tuple[NoteSection, ...]:
    """Return the sections in order; each ends where the next heading starts."""
    headings = [(m.start("title"), m.end(), name) for m in _HEADING.finditer(text) if (name := _name(m))]
    ends = [*(start for start, _, _ in headings[1:]), len(text)][: len(headings)]
    return tuple(
        NoteSection(start, heading_end, end, name)
        for (start, heading_end, name), end in zip(headings, ends, strict=True)
    )


def _name(heading: re.Match[str]) -> Section | None:
    title = heading["title"].strip()
    known = _NAMES.get(" ".join(title.lower().replace("’", "'").split()))
    if known:
        return known
    return "other" if title.isupper() and len(title) > 3 else None
