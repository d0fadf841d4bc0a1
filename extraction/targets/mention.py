"""Mentions: places where a note uses a word of the vocabulary."""

from typing import NamedTuple

from extraction.targets.lexicon import Entry


class Mention(NamedTuple):
    """The characters [start, end) of the note that name a vocabulary entry."""

    start: int
    end: int
    entry: Entry
