"""Line numbers of a note, as an editor counts them."""

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    r"""Tells the line of a character, counted from 1.

    >>> lines = Lines("a\r\nb\nc")
    >>> [lines.number(place) for place in (0, 3, 5)]
    [1, 2, 3]
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def number(self, position: int) -> int:
        """Return the number of the line that holds the position."""
        return bisect_right(self._starts, position)
