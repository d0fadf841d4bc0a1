"""An automaton of all literals: it reads a note once, whatever the number of words and of their forms.

A literal becomes a chain of places with branches, never a list of its forms; the deterministic states over the places
are built when a note first leads there and kept. So both the start-up and the reading take linear time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Generic, TypeVar

from extraction.targets.literal import Group, Sequence

_BLANK, _DASH, _APOSTROPHE, _LINE_FEED, _RETURN = "blank", "dash", "apostrophe", "\n", "\r"
_DASHES: Final = frozenset("-‐‑–")
_APOSTROPHES: Final = frozenset("'’`")

_START, _PLAIN, _WANTED, _BLANKS, _BROKEN, _RETURNED = range(6)
"""How a place was reached: at the start of a literal (leading blanks count for nothing), right after a character,
over a blank of the literal (a gap is wanted), and within a gap: after blanks, after a line break, after a return."""

_Position = tuple[int, int]
_LIMIT: Final = 100_000
_MOST_RUNS: Final = 300_000


Owner = TypeVar("Owner")
"""Whose a literal is; what is found tells the owners of the literals that end together."""

Ends = list[tuple[int, tuple[Owner, ...]]]
"""Where literals end, and whose they are, in the order in which they were added."""

Run = tuple["State[Owner] | None", Ends[Owner]]
"""What a piece of text leads to: the state after it, and where in it literals end."""


class State(dict[str, Run[Owner]]):
    """A state of the automaton: where it leads, by pieces of a text and by characters, and whose literals end here."""

    __slots__ = ("accepts", "following", "positions")

    def __init__(self, positions: tuple[_Position, ...], accepts: tuple[Owner, ...]) -> None:
        super().__init__()
        self.positions = positions
        self.accepts = accepts
        self.following: dict[str, State[Owner] | None] = {}


class Automaton(Generic[Owner]):
    """Reads characters from a start and says which literals end where.

    A blank of a literal matches blanks with at most one line break, or a hyphen; a hyphen matches any dash with or
    without blanks around, blanks, or nothing; an apostrophe may be curly or missing.
    """

    def __init__(self) -> None:
        self._symbols: list[str | None] = []
        self._next: list[int] = []
        self._branches: list[tuple[int, ...]] = []
        self._owners: dict[int, Owner] = {}
        self._starts: list[int] = []
        self._states: dict[tuple[_Position, ...], State[Owner]] = {}
        self._root: State[Owner] | None = None
        self._runs = 0

    def add(self, sequence: Sequence, owner: Owner) -> None:
        """Add a literal and say whose it is."""
        end = self._place(None, -1)
        self._owners[end] = owner
        self._starts.append(self._chain(sequence, end))

    @property
    def root(self) -> State[Owner]:
        """The state before the first character; asking for it also bounds the memory that states and runs take."""
        if self._root is None or len(self._states) > _LIMIT or self._runs > _MOST_RUNS:
            self._states, self._runs = {}, 0
            self._root = self._state([(start, _START) for start in self._starts])
        return self._root

    def step(self, state: State[Owner], character: str) -> State[Owner] | None:
        """Return the state after one more character; null where no literal goes on."""
        if character not in state.following:
            moved = self._moved(state, character)
            state.following[character] = self._state(moved) if moved else None
        return state.following[character]

    def keep(self, state: State[Owner], piece: str, run: Run[Owner]) -> None:
        """Keep where a piece leads from a state."""
        state[piece] = run
        self._runs += 1

    def _place(self, symbol: str | None, following: int, branches: tuple[int, ...] = ()) -> int:
        self._symbols.append(symbol)
        self._next.append(following)
        self._branches.append(branches)
        return len(self._symbols) - 1

    def _chain(self, sequence: Sequence, following: int) -> int:
        for part in reversed(sequence):
            if isinstance(part, Group):
                ways = [self._chain(alternative, following) for alternative in part.alternatives]
                following = self._place(None, -1, (*ways, *([following] if part.optional else [])))
            elif part == "-":
                following = self._hyphen(following)
            elif part == "'":
                following = self._place(None, -1, (self._place(_APOSTROPHE, following), following))
            else:
                following = self._place(part, following)
        return following

    def _hyphen(self, following: int) -> int:
        line_feed = self._place(_LINE_FEED, following)
        broken = self._place(None, -1, (following, line_feed, self._place(_RETURN, line_feed)))
        dash = self._place(_DASH, self._place(None, -1, (broken, self._place(_BLANK, broken))))
        blanks = len(self._symbols)
        self._place(_BLANK, blanks + 1)
        self._place(None, -1, (blanks, following))
        return self._place(None, -1, (dash, self._place(_BLANK, dash), blanks, following))

    def _state(self, reached: list[_Position]) -> State[Owner]:
        positions, ends = self._closed(reached)
        if positions not in self._states or not positions:
            state = State(positions, tuple(self._owners[end] for end in ends))
            if positions:
                self._states[positions] = state
            return state
        return self._states[positions]

    def _closed(self, reached: list[_Position]) -> tuple[tuple[_Position, ...], tuple[int, ...]]:
        """Follow branches and blanks of the literals; what remains are places that wait for a character, and ends."""
        seen, todo, ends = set(reached), list(reached), set()
        waiting = []
        while todo:
            place, mode = todo.pop()
            symbol = self._symbols[place]
            if place in self._owners:
                ends.add(place)
                waiting.append((place, mode))
                continue
            if symbol == " ":
                onward = [(self._next[place], _START if mode == _START else _WANTED)]
            elif symbol is None:
                onward = [(branch, mode) for branch in self._branches[place]]
            else:
                waiting.append((place, mode))
                continue
            for position in onward:
                if position not in seen:
                    seen.add(position)
                    todo.append(position)
        return tuple(sorted(waiting)), tuple(sorted(ends))

    def _moved(self, state: State[Owner], character: str) -> list[_Position]:
        """Return where the places of a state lead: on by their own character, or into and through the gap before it."""
        symbols, onward, matching = self._symbols, self._next, _symbols_of(character)
        moved = [
            (onward[place], _PLAIN)
            for place, mode in state.positions
            if symbols[place] in matching and mode not in (_WANTED, _RETURNED)
        ]
        if not character.isalnum():
            gaps = {mode: _gap(mode, character) for mode in (_WANTED, _BLANKS, _BROKEN, _RETURNED)}
            waiting = [(place, mode) for place, mode in state.positions if mode in gaps and symbols[place] is not None]
            moved += [(place, gap) for place, mode in waiting for gap in gaps[mode]]
        return moved


@lru_cache(1_000)
def _symbols_of(character: str) -> frozenset[str]:
    """Return the symbols of places that a character goes on from."""
    kinds = (
        (_BLANK, _is_blank(character)),
        (_DASH, character in _DASHES),
        (_APOSTROPHE, character in _APOSTROPHES),
    )
    return frozenset([character, *(kind for kind, fits in kinds if fits)])


def _is_blank(character: str) -> bool:
    return character.isspace() and character not in "\r\n"


def _gap(mode: int, character: str) -> tuple[int, ...]:
    """Return the mode after one more character of a gap: blanks, at most one line break, or a hyphen alone."""
    if mode == _RETURNED:
        return (_BROKEN,) if character == "\n" else ()
    if _is_blank(character):
        return (_BROKEN,) if mode == _BROKEN else (_BLANKS,)
    if mode == _BROKEN:
        return ()
    if character == "\n":
        return (_BROKEN,)
    if character == "\r":
        return (_RETURNED,)
    return (_PLAIN,) if mode == _WANTED and character == "-" else ()
