"""A note with its blanks made even, and the way back to the note as received."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_ODD = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")
# What is removed comes first in these patterns and what stands before it after: so they are searched for fast.
_AFTER_STOP = re.compile(r"  (?=\S)(?<=[.!?:;,)]  )")
_PAIR = re.compile(r"  (?=\S)(?<=\S  )")
_WRAP = re.compile(r"\n(?<=[^\n]{50}[a-z,]\n)(?=[a-z]+[ ,])")


@dataclass(frozen=True, slots=True)
class Evened:
    """A text in which lines end in one way, and words stand one blank apart unless in columns.

    `text` is what is read; `cut` holds the places after which one character of the note is missing from it.
    """

    text: str
    cut: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters [start, end) stand in the note as received.

        >>> evened = even("No pain.  No\\r\\nfever.")
        >>> evened.text, evened.original(12, 18)
        ('No pain. No\\nfever.', (14, 20))
        """
        return self._place(start), self._place(end - 1) + 1 if end > start else self._place(start)

    def evened(self, position: int) -> int:
        """Return where a character of the note as received is read; one that is left out, where the next one is.

        >>> even("No pain.  No\\r\\nfever.").evened(14)
        12
        """
        return bisect_left(range(len(self.text)), position, key=self._place)

    def _place(self, position: int) -> int:
        return position + bisect_left(self.cut, position)


def even(text: str) -> Evened:
    """Make the blanks of a note even.

    Line ends of every kind become line feeds, blanks of every width a blank. Two blanks become one after a sentence or
    a label, and everywhere in a note that doubles most of its blanks; lines that are set in columns are left alone.
    A long line that goes on in the next with a small letter is one with it.
    """
    if "  " not in text and not _ODD.search(text):
        return Evened(_WRAP.sub(" ", text), ())
    plain = text if text.isascii() else _BLANK.sub(" ", text)
    parts: list[str] = []
    cut: list[int] = []
    length = place = 0
    for start, end in _removals(plain):
        kept = plain[place:start]
        parts += [kept, " " if plain[start] == " " else "\n"]
        length += len(kept) + 1
        cut += [length - 1] * (end - start - 1)
        place = end
    return Evened(_WRAP.sub(" ", "".join([*parts, plain[place:]])), tuple(cut))


def _removals(text: str) -> list[tuple[int, int]]:
    """Return the stretches of one or two characters that each become one, in order of place."""
    found = [match.span() for match in _LINE_END.finditer(text)]
    if _doubles(text):
        found += [match.span() for match in _PAIR.finditer(text)]
    else:
        found += _after_stops(text)
    return sorted(found)


def _after_stops(text: str) -> Iterator[tuple[int, int]]:
    """Yield the two blanks after a sentence or a label, but not those of lines that are set in columns."""
    end, columns = -1, False
    for match in _AFTER_STOP.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            line = text[start:end].strip()
            columns = "   " in line or "\t" in line or "|" in line
        if not columns:
            yield match.span()


def _doubles(text: str) -> bool:
    """Say whether most words of a note stand two blanks apart, and few stand further apart."""
    pairs, wide = text.count("  "), text.count("   ")
    return 4 * wide < pairs and 3 * pairs > text.count(" ")
