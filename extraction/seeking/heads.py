"""Heads: what the matches of a regular expression may begin with, read from its grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

from extraction.seeking.characters import ANY_DIGIT, ANY_LETTER, Characters, characters_of

if TYPE_CHECKING:
    import sre_parse as grammar
else:
    from re import _parser as grammar

Node: TypeAlias = tuple[Any, Any]
"""An operation of a parsed pattern and its argument."""

_MOST_LETTERS = 6
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Heads:
    """What matches begin with: whole words of the letters a to z, marks that are no letter or digit, or the first digits
    of numbers, of which all ten stand for any.
    """

    words: frozenset[str]
    marks: frozenset[str]
    digits: frozenset[str]


def heads_of(pattern: str) -> Heads:
    """Read what the matches of a pattern, sought in lower case, may begin with.

    Raises ValueError where that is anything, nothing, a word without an end, or what may stand within a word or a number.

    >>> heads_of(r"\\b(?:an?|[x×]\\s?\\d)\\b").marks
    frozenset({'×'})
    >>> sorted(heads_of(r"(?<!\\w)(?:(?:two|three halves|fell)\\b|[12]/2)").words)
    ['fell', 'three', 'two']
    """
    reader = _HeadReader(pattern)
    reader.read(grammar.parse(pattern).data, "", frozenset())
    return Heads(frozenset(reader.words), frozenset(reader.marks), frozenset(reader.digits))


class _HeadReader:
    """Follows a parsed pattern until its first word, number or mark is known."""

    def __init__(self, pattern: str) -> None:
        self.words: set[str] = set()
        self.marks: set[str] = set()
        self.digits: set[str] = set()
        self._pattern = pattern

    def read(self, nodes: Sequence[Node], letters: str, apart: frozenset[str]) -> None:
        """Read on after the `letters` of a word; `apart` is what cannot stand right before the match."""
        if not nodes:
            self._end(letters)
            return
        (operation, argument), rest = nodes[0], nodes[1:]
        characters = characters_of(operation, argument)
        if characters is not None:
            self._take(characters, rest, letters, apart)
        elif operation in (grammar.MAX_REPEAT, grammar.MIN_REPEAT, grammar.POSSESSIVE_REPEAT):
            self._repeat(nodes[0], rest, letters, apart)
        elif operation in (grammar.AT, grammar.ASSERT, grammar.ASSERT_NOT):
            self._stand(nodes[0], rest, letters, apart)
        else:
            for branch in _branches(operation, argument):
                self.read([*branch, *rest], letters, apart)

    def _end(self, letters: str) -> None:
        if not letters:
            raise ValueError(f"a match may be empty: {self._pattern}")
        raise ValueError(f"a match may begin with any word that begins with {letters}: {self._pattern}")

    def _take(self, characters: Characters, rest: Sequence[Node], letters: str, apart: frozenset[str]) -> None:
        if not letters:
            self._begin(characters, apart)
        elif characters.digits or characters.marks or characters.other:
            self.words.add(letters)
        if letters and (len(characters.letters) > _MOST_LETTERS or len(letters) > _LONGEST):
            self._end(letters)
        for letter in characters.letters:
            self.read(rest, letters + letter, apart)

    def _begin(self, characters: Characters, apart: frozenset[str]) -> None:
        if characters.other or characters.letters == ANY_LETTER:
            raise ValueError(f"a match may begin with anything: {self._pattern}")
        if (characters.letters and "letter" not in apart) or (characters.digits and "digit" not in apart):
            raise ValueError(f"a match may begin within a word or a number: {self._pattern}")
        self.digits |= characters.digits
        self.marks |= characters.marks

    def _repeat(self, node: Node, rest: Sequence[Node], letters: str, apart: frozenset[str]) -> None:
        operation, (least, most, body) = node
        if least == 0:
            self.read(rest, letters, apart)
        if most:
            again = [(operation, (max(least - 1, 0), most - 1, body))] if most > 1 else []
            self.read([*body, *again, *rest], letters, apart)

    def _stand(self, node: Node, rest: Sequence[Node], letters: str, apart: frozenset[str]) -> None:
        """Read what takes no characters: a border, or a look ahead or behind."""
        if not letters:
            self.read(rest, letters, apart | _apart(node))
        elif _ends_word(node):
            self.words.add(letters)
        elif node[0] is grammar.ASSERT and node[1][0] > 0:
            self.read(list(node[1][1]), letters, apart)
        else:
            self.read(rest, letters, apart)


def _branches(operation: Any, argument: Any) -> Iterable[Sequence[Node]]:
    if operation is grammar.BRANCH:
        return list(argument[1])
    if operation is grammar.SUBPATTERN:
        return [argument[3]]
    if operation is grammar.ATOMIC_GROUP:
        return [argument]
    raise ValueError(f"a match may not begin with {operation}")


def _apart(node: Node) -> frozenset[str]:
    """Say what a border or a look behind keeps from standing right before a match."""
    operation, argument = node
    if operation is grammar.AT:
        return frozenset() if argument is grammar.AT_NON_BOUNDARY else frozenset(("letter", "digit"))
    barred = _barred(node, -1)
    return frozenset(("letter",) * (barred.letters == ANY_LETTER) + ("digit",) * (barred.digits == ANY_DIGIT))


def _ends_word(node: Node) -> bool:
    """Say whether a border or a look ahead lets no letter follow."""
    operation, argument = node
    if operation is grammar.AT:
        return argument is not grammar.AT_NON_BOUNDARY
    return _barred(node, 1).letters == ANY_LETTER


def _barred(node: Node, direction: int) -> Characters:
    """Return the characters that a negative look in a direction bars whatever stands beyond them."""
    operation, (where, body) = node
    if operation is not grammar.ASSERT_NOT or where != direction:
        return Characters()
    branches = body[0][1][1] if body[0][0] is grammar.BRANCH and len(body) == 1 else [body]
    alone = [characters_of(*branch[0]) for branch in branches if len(branch) == 1]
    return reduce(Characters.__or__, (characters for characters in alone if characters is not None), Characters())
