"""Opens a note for reading: sections first, then sentences that respect them, then the vocabulary's mentions."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from extraction.abbreviations import with_defined
from extraction.chart import Chart, Sentence, lower_in_place
from extraction.numbers import service_date
from extraction.ordered import Ordered
from extraction.sections.detector import detect
from extraction.sections.section import NoteSection
from extraction.sentences.splitter import split
from extraction.targets.lexicon import Lexicon, load_lexicon
from extraction.targets.scanner import Scanner

_ANSWER = re.compile(
    r"[^\S\n]*(?:no|none|nil|yes|never|negative|positive|neg|pos|absent|present|denie[sd]|n/a)\b(?![^\S\n]*\w)",
    re.IGNORECASE,
)
"""What answers a heading that is a question: "SADDLE NUMBNESS: NO."."""

_HERE = Path(__file__).parent
_PLACES = ("anatomy/*.yaml", "assertion/lexicon*.yaml", "numbers/*.yaml", "kinds/*/lexicon*.yaml")


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Load every vocabulary that the scanner looks for."""
    files = [path for place in _PLACES for path in _HERE.glob(place)]
    return tuple(load_lexicon(path) for path in sorted(files))


@cache
def scanner() -> Scanner:
    """Build the scanner of all vocabularies, once a process."""
    return Scanner(lexicons())


def _borders(text: str, section: NoteSection) -> tuple[int, ...]:
    """Part a section from what stands before it, and its heading from its body, unless the body only answers it."""
    answered = section.name == "other" and _ANSWER.match(text, section.heading_end)
    return (section.start,) if answered else (section.start, section.heading_end)


def open_frame(text: str) -> Chart:
    """Find the sections and sentences of a note, and no words."""
    sections = detect(text)
    borders = [place for section in sections for place in _borders(text, section)]
    sentences = split(text, borders) or (Sentence(0, len(text)),)
    return Chart(text, lower_in_place(text), Ordered(sections), Ordered(sentences), {})


def open_chart(text: str, date_of_service: date | None = None) -> Chart:
    """Find sections, sentences and mentions of a note; without a date of service, the one it states is taken."""
    chart = open_frame(text)
    mentions = with_defined(text, scanner().scan(text, chart.lower))
    mentions["region"] = [mention for mention in mentions.get("region", []) if "region" in mention.entry.sets]
    chart.mentions = {vocabulary: Ordered(found) for vocabulary, found in mentions.items()}
    chart.seen_on(date_of_service or service_date.stated(chart))
    return chart
