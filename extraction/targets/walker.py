"""Walks over the pieces of a text in which literals begin."""

from __future__ import annotations

import re
from typing import Final, Generic

from extraction.targets.automaton import NOWHERE, Automaton, Ends, Owner, Run, State
from extraction.targets.literal import Sequence

PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
"""The pieces that a text is walked by: a word or a mark, with the blanks behind it."""

PieceEnd = tuple[int, int, tuple[Owner, ...]]
"""Where literals end: the piece, the number of its characters that are theirs, and whose they are."""

_HEAD: Final = 4
_MOST_WORDS: Final = 50_000
_LONGEST: Final = 40


class Walker(Generic[Owner]):
    """Says which literals begin with each piece of a text.

    The automaton goes by characters. A word of the literals that was walked once is kept with where it led, and is
    gone over in one step from then on; words that are only a note's are never kept, but for their first letters.
    """

    def __init__(self) -> None:
        self._automaton: Automaton[Owner] = Automaton()
        self._dead: set[str] = set()
        self._words: set[str] = set()

    def add(self, sequence: Sequence, owner: Owner) -> None:
        """Add a literal and say whose it is."""
        self._automaton.add(sequence, owner)

    def walk(self, pieces: list[str]) -> list[tuple[int, list[PieceEnd[Owner]]]]:
        """Return, for each piece that literals begin with, its index and where they end, shortest first."""
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        last = len(pieces) - 1
        found = []
        for index, run in self._beginnings(pieces):
            state, ended = run
            ends = [(index, length, owners) for length, owners in ended] if ended else []
            at = index
            while state is not None and at < last:
                at += 1
                state, ended = state.runs.get(pieces[at]) or self._run(state, pieces[at])
                if ended:
                    ends += [(at, length, owners) for length, owners in ended]
            if ends:
                found.append((index, ends))
        return found

    def _beginnings(self, pieces: list[str]) -> list[tuple[int, Run[Owner]]]:
        """Return the pieces that literals may begin with, by their index, and where each leads."""
        root = self._automaton.root
        runs = {piece: self._beginning(root, piece) for piece in dict.fromkeys(pieces)}
        return [
            (index, run)
            for index, piece in enumerate(pieces)
            if (run := runs[piece]) is not NOWHERE and (_is_word(piece[0]) or _stands_free(pieces, index))
        ]

    def _beginning(self, root: State[Owner], piece: str) -> Run[Owner]:
        """Go over the first piece of a literal; where no literal begins with its first letters, they are remembered."""
        run = root.runs.get(piece)
        if run is not None:
            return run
        head = piece[:_HEAD]
        if head in self._dead:
            return NOWHERE
        run = self._run(root, piece)
        if run is NOWHERE and self._leads_nowhere(root, head):
            if len(self._dead) >= _MOST_WORDS:
                self._dead.clear()
            self._dead.add(head)  # so few letters tell nothing of a note
        return run

    def _leads_nowhere(self, root: State[Owner], head: str) -> bool:
        state: State[Owner] | None = root
        for character in head:
            state = self._automaton.step(state, character) if state else None
        return state is None

    def _run(self, state: State[Owner], piece: str) -> Run[Owner]:
        """Go on from a state over a piece; a word ends before no further letter or digit."""
        now = state.following.get(piece[0], state)
        if now is None:
            return NOWHERE
        ends: Ends[Owner] = []
        now = state
        for at, character in enumerate(piece, 1):
            now = now.following[character] if character in now.following else self._automaton.step(now, character)
            if now is None:
                break
            if now.accepts and (at == len(piece) or not (character.isalnum() and _is_word(piece[at]))):
                ends.append((at, now.accepts))
        run = (now, ends) if now or ends else NOWHERE
        if run is not NOWHERE:
            self._words.add(piece)
        if piece in self._words and len(piece) <= _LONGEST:
            self._automaton.keep(state, piece, run)
        return run


def _stands_free(pieces: list[str], index: int) -> bool:
    """Say whether a mark is not glued to the word before it."""
    return not (pieces[index].isspace() or (index and _is_word(pieces[index - 1][-1])))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
