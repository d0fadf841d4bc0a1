"""A note folded: blanks, dashes and quotation marks in one form each, and the way back to every character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_LONG_BLANKS = re.compile(" {2,}")
_FORMS = {
    **dict.fromkeys((character for character in map(chr, range(0x3001)) if character.isspace()), " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
}
_TABLE = str.maketrans(_FORMS)


class Folded:
    r"""A text in which runs of blanks are one blank, and dashes and quotation marks are those of a typewriter.

    Nothing else is folded: no letter, no digit, no case. It is made once a note; a quote is then found at once.

    >>> folded = Folded("relief\n  of 50\u201360%")
    >>> folded.text, folded.original(10, 16)
    ('relief of 50-60%', (12, 18))
    """

    def __init__(self, text: str) -> None:
        self.source = text
        self._ends: list[int] = []
        self._shifts: list[int] = []
        plain = text.translate(_TABLE)
        parts, place, shift = [], 0, 0
        for run in _LONG_BLANKS.finditer(plain):
            parts.append(plain[place : run.start() + 1])
            place = run.end()
            self._ends.append(run.start() + 1 - shift)
            shift += run.end() - run.start() - 1
            self._shifts.append(shift)
        self.text = "".join([*parts, plain[place:]])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters [start, end) stand in the text as it was received."""
        return self._place(start), self._place(end - 1) + 1

    def folded(self, position: int) -> int:
        """Return the first folded position that stands at a place of the text as it was received, or behind it."""
        return bisect_left(range(len(self.text)), position, key=self._place)

    def _place(self, position: int) -> int:
        before = bisect_right(self._ends, position)
        return position + (self._shifts[before - 1] if before else 0)
