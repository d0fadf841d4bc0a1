"""Parts of a note that a model reads at a time: sections, or what of a long one ends with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.evened import even
from extraction.opening import open_frame

LONGEST = 3_000
"""Characters of a part: few enough that an answer about it is not cut off."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters [start, end) of a note as received, and the section that they begin in."""

    start: int
    end: int
    text: str
    section: str | None = None


def chunks(text: str) -> tuple[Chunk, ...]:
    """Cut a note into parts of whole sections where they are short, and of whole sentences where they are long.

    >>> [chunk.text for chunk in chunks("HISTORY: Back pain.\\nPLAN: Rest.")]
    ['HISTORY: Back pain.\\nPLAN: Rest.']
    """
    evened = even(text)
    chart = open_frame(evened.text)
    borders = [evened.original(section.start, section.end)[0] for section in chart.sections]
    places = [evened.original(sentence.start, sentence.end)[0] for sentence in chart.sentences]
    made = []
    for start, end in _cut(len(text), borders, places):
        if text[start:end].strip():
            section = next(
                (s.name for s in reversed(chart.sections) if evened.original(s.start, s.end)[0] <= start), None
            )
            made.append(Chunk(start, end, text[start:end], section))
    return tuple(made)


def _cut(length: int, borders: list[int], places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield extents that cover the note: each ends at the last border, else the last sentence, else anywhere."""
    start = 0
    while start < length:
        limit = start + LONGEST
        if limit >= length:
            yield start, length
            return
        inside = [place for place in borders if start + LONGEST // 3 < place <= limit]
        inside = inside or [place for place in places if start < place <= limit] or [limit]
        yield start, inside[-1]
        start = inside[-1]
