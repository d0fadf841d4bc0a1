"""Walks over the pieces of a text in which literals begin."""

from __future__ import annotations

import re
from typing import Final, Generic

from extraction.targets.automaton import NOWHERE, Automaton, Ends, Owner, Run, State
from extraction.targets.literal import Sequence, words_of

PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
"""The pieces that a text is walked by: a word or a mark, with the blanks behind it."""

PieceEnd = tuple[int, int, tuple[Owner, ...]]
"""Where literals end: the piece, the number of its characters that are theirs, and whose they are."""

_LONGEST: Final = 40
_END: Final = "\0"
"""A piece that no literal goes on with."""


class Walker(Generic[Owner]):
    """Says which literals begin with each piece of a text.

    The automaton goes by characters. A word of the literals that was walked once is kept with where it led, and is
    gone over in one step from then on; a word that no literal holds leads nowhere, and is never kept.
    """

    def __init__(self) -> None:
        self._automaton: Automaton[Owner] = Automaton()
        self._words: set[str] = set()

    def add(self, sequence: Sequence, owner: Owner) -> None:
        """Add a literal and say whose it is."""
        self._automaton.add(sequence, owner)
        self._words |= words_of(sequence)

    def walk(self, pieces: list[str]) -> list[tuple[int, list[PieceEnd[Owner]]]]:
        """Return, for each piece that literals begin with, its index and where they end, shortest first."""
        root = self._automaton.root
        ended = [*pieces, _END]
        found = []
        for index, piece in enumerate(pieces):
            run = root.get(piece) or self._run(root, piece)
            if run is not NOWHERE and (_is_word(piece[0]) or _stands_free(pieces, index)):
                ends = self._ends(ended, index, run)
                if ends:
                    found.append((index, ends))
        return found

    def _ends(self, pieces: list[str], index: int, run: Run[Owner]) -> list[PieceEnd[Owner]]:
        """Return the ends of the literals that begin with a piece, given where it leads."""
        state, ended = run
        ends = [(index, length, owners) for length, owners in ended] if ended else []
        while state is not None:
            index += 1
            state, ended = state.get(pieces[index]) or self._run(state, pieces[index])
            if ended:
                ends += [(index, length, owners) for length, owners in ended]
        return ends

    def _run(self, state: State[Owner], piece: str) -> Run[Owner]:
        """Go on from a state over a piece; a word ends before no further letter or digit."""
        known = not _is_word(piece[0]) or piece.rstrip() in self._words
        if not known or state.following.get(piece[0], state) is None:
            return NOWHERE
        ends: Ends[Owner] = []
        now: State[Owner] | None = state
        for at, character in enumerate(piece, 1):
            assert now is not None
            now = now.following[character] if character in now.following else self._automaton.step(now, character)
            if now is None:
                break
            if now.accepts and (at == len(piece) or not (character.isalnum() and _is_word(piece[at]))):
                ends.append((at, now.accepts))
        run = (now, ends) if now is not None or ends else NOWHERE
        if len(piece) <= _LONGEST:
            self._automaton.keep(state, piece, run)
        return run


def _stands_free(pieces: list[str], index: int) -> bool:
    """Say whether a mark is not glued to the word before it; blanks at the start of a text are none."""
    return not (pieces[index].isspace() or (index and _is_word(pieces[index - 1][-1])))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
