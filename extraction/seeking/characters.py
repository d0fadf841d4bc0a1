"""What one character of a match may be."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sre_parse as grammar
else:
    from re import _parser as grammar

ANY_LETTER: Final = frozenset(string.ascii_lowercase)
ANY_DIGIT: Final = frozenset(string.digits)


@dataclass(frozen=True, slots=True)
class Characters:
    """The letters a to z, the digits (all ten stand for any), the marks, or any `other` character (a blank among them)."""

    letters: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    other: bool = False

    def __or__(self, more: Characters) -> Characters:
        return Characters(
            self.letters | more.letters, self.digits | more.digits, self.marks | more.marks, self.other or more.other
        )


_ALL = Characters(ANY_LETTER, ANY_DIGIT, other=True)
_NO_WORD = Characters(other=True)


def characters_of(operation: Any, argument: Any) -> Characters | None:
    """Return what a node of a parsed pattern matches; null where it is not one character. The answer may be too wide.

    >>> characters_of(grammar.LITERAL, ord("x"))
    Characters(letters=frozenset({'x'}), digits=frozenset(), marks=frozenset(), other=False)
    """
    if operation is grammar.LITERAL:
        return _of(chr(argument))
    if operation is grammar.IN and argument[0][0] is grammar.NEGATE:
        return _NO_WORD if (grammar.CATEGORY, grammar.CATEGORY_NOT_SPACE) in argument else _ALL
    if operation is grammar.IN:
        return reduce(Characters.__or__, (_member(*member) for member in argument))
    if operation in (grammar.ANY, grammar.NOT_LITERAL):
        return _ALL
    return None


def _member(operation: Any, argument: Any) -> Characters:
    """Return what a member of a set matches."""
    if operation is grammar.LITERAL:
        return _of(chr(argument))
    if operation is grammar.RANGE:
        low, high = argument
        return reduce(Characters.__or__, (_of(chr(code)) for code in range(low, high + 1)))
    if operation is grammar.CATEGORY and argument is grammar.CATEGORY_DIGIT:
        return Characters(digits=ANY_DIGIT)
    if operation is grammar.CATEGORY and argument in (grammar.CATEGORY_SPACE, grammar.CATEGORY_NOT_WORD):
        return _NO_WORD
    return _ALL


def _of(character: str) -> Characters:
    if character in ANY_LETTER:
        return Characters(letters=frozenset(character))
    if character.isdecimal():
        return Characters(digits=frozenset(character) if character in ANY_DIGIT else ANY_DIGIT)
    return _NO_WORD if character.isspace() else Characters(marks=frozenset(character))
