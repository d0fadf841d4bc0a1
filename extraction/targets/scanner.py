"""Finds every mention of every vocabulary in one pass over the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from extraction.targets.lexicon import Entry, Lexicon
from extraction.targets.literal import parse
from extraction.targets.mention import Mention
from extraction.targets.walker import Walker

_OPEN = re.compile(r"[\s\-‐‑–'’`]+")


class Scanner:
    """Looks for the words of all vocabularies at every start of a word.

    Each vocabulary gets the longest mention at a place; within a vocabulary, mentions do not overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._walker = Walker()
        self._owners: list[tuple[str, Entry, str | None]] = []
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for literal in entry.literals:
                    self._walker.add(parse(literal, entry.id), len(self._owners))
                    self._owners.append((lexicon.vocabulary, entry, None))
                for cased in entry.cased:
                    self._walker.add(tuple(cased.lower()), len(self._owners))
                    self._owners.append((lexicon.vocabulary, entry, cased))

    def scan(self, text: str, lower: str) -> dict[str, list[Mention]]:
        """Return the mentions of each vocabulary, in order of place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for start, ends in self._walker.walk(lower):
            longest: dict[str, Mention] = {}
            for end, numbers in ends:
                for number in numbers:
                    vocabulary, entry, cased = self._owners[number]
                    if cased is None or _closed(text[start:end]) == _closed(cased):
                        longest[vocabulary] = Mention(start, end, entry)
            for vocabulary, mention in longest.items():
                found[vocabulary].append(mention)
        return {vocabulary: _apart(mentions) for vocabulary, mentions in found.items()}


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
