"""Finds the cue phrases in the words of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.assertion.cues import CueGroup
from extraction.assertion.words import EXACT
from extraction.targets.literal import parse
from extraction.targets.walker import Walker

_MARK = re.compile(r"[^\w\s\[\]()|]")


class CueFinder:
    """Finds every form of every group's phrases among words that stand as `Words` shows them."""

    def __init__(self, groups: Sequence[CueGroup]) -> None:
        self._walker: Walker[int] = Walker()
        for number, group in enumerate(groups):
            for literal in group.literals:
                spaced = _MARK.sub(r" \g<0> ", literal.translate(EXACT))
                self._walker.add(parse(spaced, group.id), number)

    def find(self, words: Sequence[str]) -> set[tuple[int, int, int]]:
        """Return (number of the group, first word, one past the last word) of each phrase; one may lie within another."""
        pieces = [f"{word} " for word in words]
        return {
            (group, first, last + 1)
            for first, ends in self._walker.walk(pieces)
            for last, length, groups in ends
            if length == len(words[last])
            for group in groups
        }
