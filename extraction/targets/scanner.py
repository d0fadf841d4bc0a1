"""Finds every mention of every vocabulary in one pass over the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from extraction.targets.automaton import Automaton, Run, State
from extraction.targets.lexicon import Entry, Lexicon
from extraction.targets.literal import parse
from extraction.targets.mention import Mention

_PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_OPEN = re.compile(r"[\s\-‐‑–'’`]+")
_HEAD: Final = 4
_MOST_HEADS: Final = 50_000
_LONGEST: Final = 40


class Scanner:
    """Looks for the words of all vocabularies at every start of a word.

    Each vocabulary gets the longest mention at a place; within a vocabulary, mentions do not overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._automaton = Automaton()
        self._owners: list[tuple[str, Entry, str | None]] = []
        self._dead: set[str] = set()
        self._words: set[str] = set()
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
        pieces = _PIECE.findall(lower)
        if len(self._words) > _MOST_HEADS:
            self._words.clear()
        root, dead = self._automaton.root, self._dead
        start, glued = 0, False
        for index, piece in enumerate(pieces):
            first = piece[0]
            word = first.isalnum() or first == "_"
            if (word or not (glued or first.isspace())) and piece[:_HEAD] not in dead:
                self._read(text, pieces, index, start, root, found)
            start += len(piece)
            glued = word and not piece[-1].isspace()
        return {vocabulary: _apart(mentions) for vocabulary, mentions in found.items()}

    def _read(
        self, text: str, pieces: list[str], index: int, start: int, state: State, found: dict[str, list[Mention]]
    ) -> None:
        """Add the longest mention of each vocabulary that starts at a piece."""
        ends: list[tuple[int, tuple[int, ...]]] = []
        place = start
        for number in range(index, len(pieces)):
            piece = pieces[number]
            run = state.runs.get(piece) or self._run(state, piece)
            if run.ends:
                ends += [(place + length, literals) for length, literals in run.ends]
            if run.state is None:
                break
            state = run.state
            place += len(piece)
        if ends:
            self._add(text, start, ends, found)
        elif 0 < run.dead <= _HEAD and number == index:
            self._give_up(piece[:_HEAD])

    def _add(
        self, text: str, start: int, ends: list[tuple[int, tuple[int, ...]]], found: dict[str, list[Mention]]
    ) -> None:
        longest: dict[str, Mention] = {}
        for end, literals in ends:
            for literal in literals:
                vocabulary, entry, cased = self._owners[literal]
                if cased is None or _closed(text[start:end]) == _closed(cased):
                    longest[vocabulary] = Mention(start, end, entry)
        for vocabulary, mention in longest.items():
            found[vocabulary].append(mention)

    def _run(self, state: State, piece: str) -> Run:
        """Go on from a state over a piece, and keep where it leads if it is a word of the vocabularies, not of a note."""
        ends = []
        now: State | None = state
        for at, character in enumerate(piece, 1):
            assert now is not None
            now = now.following[character] if character in now.following else self._automaton.step(now, character)
            if now is None:
                break
            if now.accepts and (at == len(piece) or not (character.isalnum() and _is_word(piece[at]))):
                ends.append((at, now.accepts))
        run = Run(now, tuple(ends), 0 if now else at)
        if now or ends:
            self._words.add(piece)
        if piece in self._words and len(piece) <= _LONGEST:
            self._automaton.keep(state, piece, run)
        return run

    def _give_up(self, head: str) -> None:
        """Remember the first letters of no word; so few of them tell nothing of a note, and their number is bounded."""
        if len(self._dead) >= _MOST_HEADS:
            self._dead.clear()
        self._dead.add(head)


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
