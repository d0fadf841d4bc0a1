"""Matches of a pattern at given places of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at places given in their order, none within another, as `finditer` does.

    >>> [match.span() for match in matches_at(re.compile("a+"), "aa ba a", [0, 1, 3, 4, 6])]
    [(0, 2), (4, 5), (6, 7)]
    """
    match_at = pattern.match
    end = 0
    for place in places:
        if place >= end and (match := match_at(text, place)):
            end = match.end()
            yield match
