"""Finds the cue phrases in the words of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extraction.assertion.cues import CueGroup
from extraction.targets.literal import parse
from extraction.targets.walker import Walker

_EXACT: Final = str.maketrans("-'", "−ʼ")
"""A vocabulary's hyphen and apostrophe may be missing in a note; those of a cue stand as they are written."""

_MARK = re.compile(r"[^\w\s\[\]()|]")


class CueFinder:
    """Finds every form of every group's phrases among words that stand as `Words` shows them."""

    def __init__(self, groups: Sequence[CueGroup]) -> None:
        self._walker = Walker()
        for number, group in enumerate(groups):
            for literal in group.literals:
                spaced = _MARK.sub(r" \g<0> ", literal.translate(_EXACT))
                self._walker.add(parse(spaced, group.id), number)

    def find(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return (number of the group, first word, one past the last word) of each phrase; one may lie within another."""
        shown = " ".join(words).translate(_EXACT)
        firsts, lasts, place = {}, {}, 0
        for index, word in enumerate(words):
            firsts[place] = index
            place += len(word)
            lasts[place] = index + 1
            place += 1
        return sorted(
            {
                (group, firsts[start], lasts[end])
                for start, ends in self._walker.walk(shown)
                if start in firsts
                for end, groups in ends
                if end in lasts
                for group in groups
            }
        )
