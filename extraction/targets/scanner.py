"""Finds every mention of every vocabulary in one pass over the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from extraction.targets.automaton import Automaton
from extraction.targets.lexicon import Entry, Lexicon
from extraction.targets.literal import parse
from extraction.targets.mention import Mention

_START = re.compile(r"(?<!\w)\S")
_OPEN = re.compile(r"[\s\-‐‑–'’`]+")
_HEAD: Final = 4
_MOST_HEADS: Final = 50_000


class Scanner:
    """Looks for the words of all vocabularies at every start of a word.

    Each vocabulary gets the longest mention at a place; within a vocabulary, mentions do not overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._automaton = Automaton()
        self._owners: list[tuple[str, Entry, str | None]] = []
        self._dead: set[str] = set()
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for literal in entry.literals:
                    self._automaton.add(parse(literal, entry.id), len(self._owners))
                    self._owners.append((lexicon.vocabulary, entry, None))
                for cased in entry.cased:
                    self._automaton.add(tuple(cased.lower()), len(self._owners))
                    self._owners.append((lexicon.vocabulary, entry, cased))

    def scan(self, text: str, lower: str) -> dict[str, list[Mention]]:
        """Return the mentions of each vocabulary, in order of place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for match in _START.finditer(lower):
            start = match.start()
            if lower[start : start + _HEAD] in self._dead:
                continue
            longest: dict[str, Mention] = {}
            for end, numbers in self._ends(lower, start):
                for number in numbers:
                    vocabulary, entry, cased = self._owners[number]
                    if cased is None or _closed(text[start:end]) == _closed(cased):
                        longest[vocabulary] = Mention(start, end, entry)
            for vocabulary, mention in longest.items():
                found[vocabulary].append(mention)
        return {vocabulary: _apart(mentions) for vocabulary, mentions in found.items()}

    def _ends(self, lower: str, start: int) -> list[tuple[int, tuple[int, ...]]]:
        """Return where words that start here end, shortest first; a word ends before no further letter or digit."""
        state = self._automaton.root
        accepted: list[tuple[int, tuple[int, ...]]] = []
        step = self._automaton.step
        for at in range(start, len(lower)):
            character = lower[at]
            following = state.following[character] if character in state.following else step(state, character)
            if following is None:
                if not accepted and at < start + _HEAD:
                    self._give_up(lower[start : start + _HEAD])
                break
            state = following
            if state.accepts:
                accepted.append((at + 1, state.accepts))
        return [(end, numbers) for end, numbers in accepted if not _cut_short(lower, end)]

    def _give_up(self, head: str) -> None:
        """Remember the first letters of no word; so few of them tell nothing of a note, and their number is bounded."""
        if len(self._dead) >= _MOST_HEADS:
            self._dead.clear()
        self._dead.add(head)


def _cut_short(lower: str, end: int) -> bool:
    """Tell whether a word that ends here is only the beginning of a longer one."""
    return lower[end - 1].isalnum() and end < len(lower) and _is_word(lower[end])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _closed(form: str) -> str:
    """Drop what a literal leaves open: blanks, hyphens and apostrophes."""
    return _OPEN.sub("", form)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Keep the longer of two mentions that overlap."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
