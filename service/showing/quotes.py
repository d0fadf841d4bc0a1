"""Quotes of a note, made fit for a line of a report."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from models.span import Span

_BLANKS = re.compile(r"\s+")
_BREAK = re.compile(r"[\r\n]")
_LONGEST = 120


def one_line(text: str) -> str:
    r"""Write a quote on one line; characters that steer a terminal or the writing direction are shown as a box.

    >>> one_line("no\n  relief\x1b[2J")
    'no relief␣[2J'
    """
    plain = _BLANKS.sub(" ", text).strip()
    return plain if plain.isprintable() else "".join(map(_shown, plain))


def _shown(character: str) -> str:
    """Joiners hold emoji and some scripts together; every other control or format character is suspect."""
    steers = unicodedata.category(character) in ("Cc", "Cf") and character not in "\u200c\u200d"
    return "␣" if steers else character


def quoted(text: str) -> str:
    """Put a quote, on one line, in quotation marks."""
    return f"“{one_line(text)}”"


class Stretch(NamedTuple):
    """Characters [start, end) of a note that are quoted as one."""

    start: int
    end: int


def stretches(text: str, spans: Sequence[Span]) -> list[Stretch]:
    """Join a fact's spans that stand close on one line; the stretch that holds the anchor, the first span, comes first.

    >>> text = "Second SI joint injection, on the right, 2026-03-17."
    >>> spans = [Span.of(text, 7, 25), Span.of(text, 0, 6), Span.of(text, 34, 39)]
    >>> [text[start:end] for start, end in stretches(text, spans)]
    ['Second SI joint injection, on the right']
    """
    joined: list[Stretch] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        last = joined[-1] if joined else None
        if last and max(last.end, span.end) - last.start <= _LONGEST and not _BREAK.search(text, last.start, span.end):
            joined[-1] = Stretch(last.start, max(last.end, span.end))
        else:
            joined.append(Stretch(span.start, span.end))
    anchor = spans[0]
    return sorted(joined, key=lambda stretch: not stretch.start <= anchor.start < stretch.end)
