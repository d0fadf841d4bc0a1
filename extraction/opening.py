"""Opens a note for reading: sections first, then sentences that respect them, then the vocabulary's mentions."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from extraction.chart import Chart, Sentence, lower_in_place
from extraction.sections.detector import detect
from extraction.sentences.splitter import split
from extraction.targets.lexicon import Lexicon, load_lexicon
from extraction.targets.scanner import Scanner

_HERE = Path(__file__).parent


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Load every vocabulary that the scanner looks for."""
    files = [path for room in ("anatomy", "numbers", "kinds/*") for path in _HERE.glob(f"{room}/lexicon*.yaml")]
    return tuple(load_lexicon(path) for path in sorted(files))


@cache
def scanner() -> Scanner:
    """Build the scanner of all vocabularies, once a process."""
    return Scanner(lexicons())


def open_chart(text: str, date_of_service: date | None = None) -> Chart:
    """Find sections, sentences and mentions of a note."""
    lower = lower_in_place(text)
    sections = detect(text)
    borders = [place for s in sections for place in (s.start, s.heading_end)]
    sentences = split(text, borders) or (Sentence(0, len(text)),)
    mentions = scanner().scan(text, lower)
    return Chart(text, lower, sections, sentences, mentions, date_of_service)
