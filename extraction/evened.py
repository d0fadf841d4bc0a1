"""A note with its blanks made even, and the way back to the note as received."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_ODD = re.compile("\r|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|  ")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_COLUMNS = re.compile(r"\S(?:   |\t)|\|")
_AFTER_STOP = re.compile(r"(?<=[.!?:;,)])  (?=\S)")
_PAIR = re.compile(r"(?<=\S)  (?=\S)")
_SINGLE = re.compile(r"(?<=\S) (?=\S)")
_WRAP = re.compile(r"(?<=[^\n]{50}[a-z,])\n(?=[a-z]+[ ,])")


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

    def _place(self, position: int) -> int:
        return position + bisect_left(self.cut, position)


def even(text: str) -> Evened:
    """Make the blanks of a note even.

    Line ends of every kind become line feeds, blanks of every width a blank. Two blanks become one after a sentence or
    a label, and everywhere in a note that doubles most of its blanks; lines that are set in columns are left alone.
    A long line that goes on in the next with a small letter is one with it.
    """
    if not _ODD.search(text):
        return Evened(_WRAP.sub(" ", text), ())
    plain = _BLANK.sub(" ", text)
    doubled = 2 * len(_PAIR.findall(plain)) > len(_SINGLE.findall(plain))
    parts: list[str] = []
    cut: list[int] = []
    length = place = 0
    for start, end in _removals(plain, _PAIR if doubled else _AFTER_STOP):
        kept = plain[place:start]
        parts += [kept, " " if plain[start] == " " else "\n"]
        length += len(kept) + 1
        cut += [length - 1] * (end - start - 1)
        place = end
    return Evened(_WRAP.sub(" ", "".join([*parts, plain[place:]])), tuple(cut))


def _removals(text: str, pairs: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of one or two characters that each become one, in order of place."""
    found = [match.span() for match in _LINE_END.finditer(text)]
    start = 0
    for end in sorted({*(end for _, end in found), *(match.end() for match in re.finditer("\n", text)), len(text)}):
        if "  " in text[start:end] and (pairs is _PAIR or not _COLUMNS.search(text, start, end)):
            found += [match.span() for match in pairs.finditer(text, start, end)]
        start = end
    return sorted(found)
