"""Seekers: regular expressions that are tried only where a match may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.seeking.heads import heads_of
from extraction.seeking.index import Index
from extraction.seeking.places import matches_at


class Seeker:
    """A pattern of words in lower case, sought with the index of a text.

    `re` tries a pattern that begins with a border or a look behind at every character; the words that it may begin with
    are few. They are read from the pattern itself. Raises ValueError for a pattern that may begin anywhere.

    >>> index = Index("her left hip, a cleft left knee")
    >>> [match[0] for match in Seeker(r"\\b(?:left|right)\\s(?:hip|knee)").finditer(index)]
    ['left hip', 'left knee']
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.heads = heads_of(pattern)

    def finditer(self, index: Index) -> Iterator[re.Match[str]]:
        """Give the matches in the text of an index, as `re.Pattern.finditer` does."""
        return matches_at(self.pattern, index.text, index.places(self.heads))
