"""Things of a note in order of place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Extent(Protocol):
    """Anything that stands on the characters [start, end) of a note."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One past the last character."""


Found = TypeVar("Found", bound=Extent)


class Ordered(list[Found]):
    """Things given in order of their starts, which are kept beside them: a place is sought among numbers, not among things.

    What it holds is not changed after it is made.

    >>> from types import SimpleNamespace as Thing
    >>> things = Ordered([Thing(start=0, end=2), Thing(start=4, end=9), Thing(start=5, end=7)])
    >>> things.starts, things.at(4), things.within(1, 8)
    ([0, 4, 5], 1, [namespace(start=5, end=7)])
    """

    __slots__ = ("starts",)

    def __init__(self, items: Iterable[Found] = ()) -> None:
        super().__init__(items)
        self.starts = [item.start for item in self]

    def at(self, position: int) -> int:
        """Return the number of the last thing that starts at a position or before it; -1 where none does."""
        return bisect_right(self.starts, position) - 1

    def within(self, start: int, end: int) -> list[Found]:
        """Return the things that lie wholly in [start, end)."""
        starts = self.starts
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [item for item in self[first:last] if item.end <= end] if first < last else []
