"""Mentions: places where a note uses a word of the vocabulary."""

from dataclasses import dataclass

from extraction.targets.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters [start, end) of the note that name a vocabulary entry."""

    start: int
    end: int
    entry: Entry
