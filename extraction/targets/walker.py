"""Walks a text from a start over the words that literals are made of."""

from __future__ import annotations

import re
from typing import Final

from extraction.targets.automaton import Automaton, Run, State
from extraction.targets.literal import Sequence

_PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_HEAD: Final = 4
_MOST_WORDS: Final = 50_000
_LONGEST: Final = 40


class Walker:
    """Says which literals stand at each start of a word of a text.

    The automaton goes by characters. A word of the literals that was walked once is kept with where it led, and is
    gone over in one step from then on; words that are only a note's are never kept, but for their first letters.
    """

    def __init__(self) -> None:
        self._automaton = Automaton()
        self._dead: set[str] = set()
        self._words: set[str] = set()

    def add(self, sequence: Sequence, number: int) -> None:
        """Add a literal under a number."""
        self._automaton.add(sequence, number)

    def walk(self, lower: str) -> list[tuple[int, list[tuple[int, tuple[int, ...]]]]]:
        """Return, for each start of a word where literals stand, their ends, shortest first, and their numbers."""
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        pieces = _PIECE.findall(lower)
        root, dead = self._automaton.root, self._dead
        found = []
        start, glued = 0, False
        for index, piece in enumerate(pieces):
            first = piece[0]
            word = first.isalnum() or first == "_"
            if (word or not (glued or first.isspace())) and piece[:_HEAD] not in dead:
                ends = self._ends(pieces, index, start, root)
                if ends:
                    found.append((start, ends))
            start += len(piece)
            glued = word and not piece[-1].isspace()
        return found

    def _ends(self, pieces: list[str], index: int, start: int, state: State) -> list[tuple[int, tuple[int, ...]]]:
        ends: list[tuple[int, tuple[int, ...]]] = []
        for number in range(index, len(pieces)):
            piece = pieces[number]
            run = state.runs.get(piece) or self._run(state, piece)
            if run.ends:
                ends += [(start + length, literals) for length, literals in run.ends]
            if run.state is None:
                if number == index and run.dead <= _HEAD and not ends:
                    self._give_up(piece[:_HEAD])
                break
            state = run.state
            start += len(piece)
        return ends

    def _run(self, state: State, piece: str) -> Run:
        """Go on from a state over a piece; a word ends before no further letter or digit."""
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
        if len(self._dead) >= _MOST_WORDS:
            self._dead.clear()
        self._dead.add(head)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
