"""Finds every mention of every vocabulary in one pass over the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from extraction.targets.lexicon import Entry, Lexicon
from extraction.targets.literal import parse
from extraction.targets.mention import Mention
from extraction.targets.walker import PIECE, Walker

_OPEN = re.compile(r"[\s\-‐‑–'’`]+")

_Owner = tuple[str, Entry, str | None]
"""Whose a literal is: the vocabulary's, the entry's, with its letters where capitals count."""


class Scanner:
    """Looks for the words of all vocabularies at every start of a word.

    Each vocabulary gets the longest mention at a place; within a vocabulary, mentions do not overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._walker: Walker[_Owner] = Walker()
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for literal in entry.literals:
                    self._walker.add(parse(literal, entry.id), (lexicon.vocabulary, entry, None))
                for cased in entry.cased:
                    self._walker.add(tuple(cased.lower()), (lexicon.vocabulary, entry, cased))

    def scan(self, text: str, lower: str) -> dict[str, list[Mention]]:
        """Return the mentions of each vocabulary, in order of place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        pieces = PIECE.findall(lower)
        starts = list(accumulate(map(len, pieces), initial=0))
        for index, ends in self._walker.walk(pieces):
            start = starts[index]
            for last, length, owners in ends:
                end = starts[last] + length
                for vocabulary, entry, cased in owners:
                    if cased is None or _closed(text[start:end]) == _closed(cased):
                        _add(found[vocabulary], Mention(start, end, entry))
        return dict(found)


def _add(kept: list[Mention], mention: Mention) -> None:
    """Add a mention to the ones before it; of two that overlap the longer is kept, and the later of one place."""
    if not kept or mention.start >= kept[-1].end:
        kept.append(mention)
    elif mention.start == kept[-1].start or mention.end - mention.start > kept[-1].end - kept[-1].start:
        kept[-1] = mention


def _closed(form: str) -> str:
    """Drop what a literal leaves open: blanks, hyphens and apostrophes."""
    return _OPEN.sub("", form)
