"""Walks over the pieces of a text in which literals begin."""

from __future__ import annotations

import re
from typing import Any, Final, Generic

from extraction.targets.automaton import Automaton, Ends, Owner, Run, State
from extraction.targets.literal import Sequence, words_of

PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
"""The pieces that a text is walked by: a word or a mark, with the blanks behind it."""

PieceEnd = tuple[int, int, tuple[Owner, ...]]
"""Where literals end: the piece, the number of its characters that are theirs, and whose they are."""

_LONGEST: Final = 40
_END: Final = "\0"
"""A piece that no literal goes on with."""

_NOWHERE: Final[Run[Any]] = (None, [])
"""Where a piece leads that no literal goes on with and none ends in."""

_UNKNOWN: Final[Run[Any]] = (None, [])
"""Where a word leads that no literal holds."""


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
        runs = [root.get(piece) or self._run(root, piece) for piece in pieces]
        following = [piece if run is not _UNKNOWN else _END for piece, run in zip(pieces, runs, strict=True)]
        following.append(_END)
        found = []
        for index, (state, ended) in enumerate(runs):
            if (state is None and not ended) or not (pieces[index][0].isalnum() or _stands_free(pieces, index)):
                continue
            ends = [(index, length, owners) for length, owners in ended] if ended else []
            at, now = index, state
            while now is not None:
                at += 1
                now, more = now.get(following[at]) or self._run(now, following[at])
                if more:
                    ends += [(at, length, owners) for length, owners in more]
            if ends:
                found.append((index, ends))
        return found

    def _run(self, state: State[Owner], piece: str) -> Run[Owner]:
        """Go on from a state over a piece; a word ends before no further letter or digit."""
        if _is_word(piece[0]) and piece.rstrip() not in self._words:
            return _UNKNOWN
        ends: Ends[Owner] = []
        now: State[Owner] | None = state
        for at, character in enumerate(piece, 1):
            assert now is not None
            now = now.following[character] if character in now.following else self._automaton.step(now, character)
            if now is None:
                break
            if now.accepts and (at == len(piece) or not (character.isalnum() and _is_word(piece[at]))):
                ends.append((at, now.accepts))
        run = (now, ends) if now is not None or ends else _NOWHERE
        if len(piece) <= _LONGEST:
            self._automaton.keep(state, piece, run)
        return run


def _stands_free(pieces: list[str], index: int) -> bool:
    """Say whether a piece is a word, or a mark not glued to the word before it; blanks at the start of a text are neither."""
    return pieces[index][0] == "_" or not (pieces[index].isspace() or (index and _is_word(pieces[index - 1][-1])))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
