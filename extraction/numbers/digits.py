"""Patterns that begin with a number, searched for where numbers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile(r"\d+")


def at_numbers(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a number, as `finditer` does.

    A pattern that begins with a look behind is tried by `re` at every character; numbers are few.

    >>> [match[0] for match in at_numbers(re.compile(r"(?<![\\w/])\\d+/\\d+"), "a 1/2, b2/3, 4")]
    ['1/2']
    """
    end = 0
    for run in _RUN.finditer(text):
        if run.start() >= end and (match := pattern.match(text, run.start())):
            end = match.end()
            yield match
