"""The chart: a note opened for reading, with everything the readers share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from extraction.ordered import Found, Ordered
from extraction.sections.section import NoteSection
from extraction.seeking.index import Index
from extraction.targets.mention import Mention

_WORD = re.compile(r"\w+")


_by_place = attrgetter("start", "end")
by_start = attrgetter("start")
"""The place that things of a note are ordered and sought by; much faster than a function of ours."""


class Sentence(NamedTuple):
    """A sentence, a list item or a line that stands alone: [start, end) without surrounding blanks."""

    start: int
    end: int


@dataclass(slots=True)
class Chart:
    """A note's text with its sections, sentences and vocabulary mentions.

    `lower` is the text in lower case with every character in its place, so that offsets hold in both.
    `mentions` holds, by vocabulary name, the mentions in order of place.
    """

    text: str
    lower: str
    sections: Ordered[NoteSection]
    sentences: Ordered[Sentence]
    mentions: dict[str, Ordered[Mention]]
    date_of_service: date | None = None
    _cache: dict[str, Ordered[Any]] = field(default_factory=dict)
    _index: Index | None = None

    @property
    def index(self) -> Index:
        """Where the words and numbers of the note begin, for the patterns that are sought by their first word."""
        if self._index is None:
            self._index = Index(self.lower)
        return self._index

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds the position, or the last one that starts before it."""
        return self.sentences[self.sentence_index(position)]

    def sentence_index(self, position: int) -> int:
        """Return the number of the sentence that holds the position."""
        index = bisect_right(self.sentences.starts, position)
        return index - 1 if index else 0

    def section_at(self, position: int) -> NoteSection | None:
        """Return the section whose heading or body holds the position; null before the first heading."""
        index = self.sections.at(position)
        return self.sections[index] if index >= 0 else None

    def mentions_in(self, vocabulary: str, start: int, end: int) -> list[Mention]:
        """Return the mentions of a vocabulary that lie wholly in [start, end)."""
        mentions = self.mentions.get(vocabulary)
        return mentions.within(start, end) if mentions else []

    def seen_on(self, day: date | None) -> None:
        """Set the date of service; what was found without it is sought anew."""
        self.date_of_service = day
        self._cache.clear()

    def words_in(self, start: int, end: int) -> int:
        """Count the words and numbers in [start, end)."""
        return len(_WORD.findall(self.lower, start, end))

    def found(self, name: str, find: Callable[[Chart], Iterable[Found]]) -> Ordered[Found]:
        """Return what `find` finds in the whole note, found once and kept under its name."""
        try:
            return self._cache[name]
        except KeyError:
            found = self._cache[name] = Ordered(sorted(find(self), key=_by_place))
            return found


def inside(items: Sequence[Found], start: int, end: int) -> list[Found]:
    """Return the items, ordered by start, that lie wholly in [start, end)."""
    if isinstance(items, Ordered):
        return items.within(start, end)
    first = bisect_left(items, start, key=by_start)
    last = bisect_left(items, end, lo=first, key=by_start)
    return [item for item in items[first:last] if item.end <= end]


def overlapping(items: Sequence[Found], start: int, end: int) -> list[Found]:
    """Return the items that share a character with [start, end)."""
    return [item for item in items if item.start < end and item.end > start]


def lower_in_place(text: str) -> str:
    """Lower-case a text without moving any character.

    >>> len(lower_in_place("\u0130X"))
    2
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
