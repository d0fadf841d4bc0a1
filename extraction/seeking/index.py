"""The index of a text: where its words, numbers and lines begin."""

from __future__ import annotations

import re
from itertools import accumulate

from extraction.seeking.characters import ANY_DIGIT
from extraction.seeking.heads import Heads

_WORD = re.compile(r"([a-z]+)")
_NUMBER = re.compile(r"\d+")
_LINE_END = re.compile("\n")


class Index:
    """A text in lower case, and where each of its words of the letters a to z, each number and each line begins.

    A word's first place is kept apart from those that follow: most words stand but once, and need no list.

    >>> index = Index("2 of 3: two of three")
    >>> index.first["of"], index.further["of"], index.numbers
    (2, [12], [0, 5])
    """

    __slots__ = ("first", "further", "lines", "numbers", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.first: dict[str, int] = {}
        self.further: dict[str, list[int]] = {}
        first, further = self.first, self.further
        pieces = _WORD.split(text)
        ends = list(accumulate(map(len, pieces)))
        for word, place in zip(pieces[1::2], ends[::2], strict=False):
            if word not in first:
                first[word] = place
            elif word in further:
                further[word].append(place)
            else:
                further[word] = [place]
        self.numbers = [match.start() for match in _NUMBER.finditer(text)]
        self.lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def places(self, heads: Heads) -> list[int]:
        """Return where what matches begin with stands, in order of place."""
        first, further = self.first, self.further
        places = []
        for word in first.keys() & heads.words:
            places.append(first[word])
            if word in further:
                places += further[word]
        if heads.digits == ANY_DIGIT:
            places += self.numbers
        elif heads.digits:
            places += [place for place in self.numbers if self.text[place] in heads.digits]
        for mark in heads.marks:
            place = self.text.find(mark)
            while place >= 0:
                places.append(place)
                place = self.text.find(mark, place + 1)
        places.sort()
        return places
