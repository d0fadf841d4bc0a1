"""Literals: the small notation in which a vocabulary writes the forms of a word or phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from models.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Group:
    """`(a|b)`, a choice, or `[a|b]`, a choice that may be left out."""

    alternatives: tuple[Sequence, ...]
    optional: bool


Sequence = tuple["str | Group", ...]
"""Characters and groups, one after another."""


def parse(written: str, place: str = "literal") -> Sequence:
    """Read a literal; raises LexiconError that names the place when its brackets do not close.

    >>> parse("a[b|c]")
    ('a', Group(alternatives=(('b',), ('c',)), optional=True))
    """
    sequence, end = _sequence(written.lower().strip(), 0)
    if end < len(written.strip()):
        raise LexiconError(f"{place}: the brackets of {written!r} do not close; mend them")
    return sequence


def _sequence(text: str, at: int) -> tuple[Sequence, int]:
    """Read up to the end, or to a bracket or bar that belongs to the group around; return where that is."""
    parts: list[str | Group] = []
    while at < len(text) and text[at] not in "|])":
        if text[at] in "[(":
            group, at = _group(text, at)
            if group is None:
                return tuple(parts), at
            parts.append(group)
        else:
            parts.append(text[at])
            at += 1
    return tuple(parts), at


def _group(text: str, at: int) -> tuple[Group | None, int]:
    closing = "]" if text[at] == "[" else ")"
    alternatives, place = [], at
    while text[place : place + 1] != closing:
        alternative, end = _sequence(text, place + 1)
        if text[end : end + 1] not in ("|", closing):
            return None, at
        alternatives.append(alternative)
        place = end
    return Group(tuple(alternatives), optional=closing == "]"), place + 1


def forms(sequence: Sequence) -> int:
    """Count the forms a literal stands for.

    >>> forms(parse("SI [joint] (injection|block)[s]"))
    8
    """
    count = 1
    for part in sequence:
        if isinstance(part, Group):
            count *= part.optional + sum(forms(alternative) for alternative in part.alternatives)
    return count


def expand(written: str, place: str = "literal") -> tuple[str, ...]:
    """Write out every form of a literal, blanks folded, in order of writing.

    >>> expand("SI [joint] block[s]")
    ('si block', 'si blocks', 'si joint block', 'si joint blocks')
    """
    return tuple(dict.fromkeys(" ".join(form.split()) for form in _written_out(parse(written, place))))


def _written_out(sequence: Sequence) -> list[str]:
    done = [""]
    for part in sequence:
        if isinstance(part, str):
            done = [form + part for form in done]
        else:
            ways = [""] if part.optional else []
            ways += [way for alternative in part.alternatives for way in _written_out(alternative)]
            done = [form + way for form in done for way in ways]
    return done


def words_of(sequence: Sequence) -> set[str]:
    """Return every word that a form of the literal holds, where what may be left out between two letters joins them.

    >>> sorted(words_of(parse("(x-ray|MRI scan)[s]")))
    ['mri', 'ray', 'rays', 'scan', 'scans', 'x', 'xray', 'xrays']
    """
    words: set[str] = set()
    words |= _read_words(sequence, {""}, words)
    return words - {""}


def _read_words(sequence: Sequence, begun: set[str], words: set[str]) -> set[str]:
    """Go on with the words that have begun, put those that end into `words`, and return what has begun after it."""
    for part in sequence:
        if isinstance(part, Group):
            ways = set[str]().union(*(_read_words(way, begun, words) for way in part.alternatives))
            begun = begun | ways if part.optional else ways
        elif part.isalnum() or part == "_":
            begun = {word + part for word in begun}
        else:
            words |= begun
            begun = begun | {""} if part in "-'" else {""}
    return begun


_FEW_FORMS: Final = 64


def written_forms(written: str, place: str) -> tuple[str, ...]:
    """Write out a literal's forms for comparison; one of very many forms is compared as it is written."""
    return expand(written, place) if forms(parse(written, place)) <= _FEW_FORMS else (written.lower(),)
