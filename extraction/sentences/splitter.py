"""Splits a note into sentences, list items and lines that stand alone."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from itertools import pairwise

from extraction.chart import Sentence

_ABBREVIATIONS = frozenset(
    """dr mr mrs ms prof st vs e.g i.e etc approx no fig inc jr sr pt pts resp hx b.i.d t.i.d q.i.d p.r.n q.d q.h.s
    a.m p.m u.s ph.d m.d d.o r.n p.o i.m i.v b.d t.d.s q.d.s o.d dept ref tel ext max min cf""".split()
)

_STOP = re.compile(
    r"[.!?,](?:(?<!,)(?<![.!?]{2})[.!?]*+[\"'’”)\]]*+(?=\s|,[A-Z0-9]|\Z)(?=\s*+(?P<next>\S?))|(?<=[.:],)(?=\s*[A-Z0-9]))"
)
"""What may end a sentence, with the character that stands `next`; it begins with a set, which `re` searches for fast."""
_BREAK = re.compile(r"\n")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_ITEM = re.compile(
    rf"\s*(?:(?:\d{{1,2}}[\s-]{_MONTH}|{_MONTH}\s\d{{1,2}},?)[\s-](?:19|20)?\d\d(?:[^\S\n]{{2}}|\t|[^\S\n]?[:|,–-]\s)|"
    r"\||\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}[,:\s]|[-*•·▪◦>]+\s|\d{1,2}[.)]\s|\(?[a-zA-Z0-9]{1,2}\)\s|\[[ xX✓]?\]|[A-Z][A-Za-z0-9 /&#-]{1,40}(?::|\||\t)|"
    r"[A-Z][^\n.!?:]{0,38}?[\w)/](?:[^\S\n]{3,8}|[^\S\n]{9,})[^\s.])"
)
_NAME = string.ascii_letters + "."
_ANSWER = re.compile(r"[^\S\n]*(?:no|yes|none|nil|n|y|negative|positive|denies|denied)\b", re.IGNORECASE)
_HEDGE = re.compile(r"[\s,;(:]\?\s[A-Za-z]")

_NARROW = 60
"""In characters; a shorter line was not wrapped."""

_LONGEST = 2500
"""In characters; the longest sentence of some 2,500 real notes has 2,378, the second longest 1,243."""


def split(text: str, borders: Iterable[int] = ()) -> tuple[Sentence, ...]:
    """Return the sentences in order; `borders` are places no sentence may cross (headings, section ends).

    A full stop ends a sentence unless it closes an abbreviation; a line break does unless the line was wrapped.
    A question keeps its answer: "Any numbness? No." is one sentence. A question mark before what is in question ends none.

    >>> [(s.start, s.end) for s in split("Seen by Dr. Lee. Pain 7/10.")]
    [(0, 16), (17, 27)]
    """
    cuts = {0, len(text), *borders}
    cuts.update(match.end() for match in _STOP.finditer(text) if _ends_sentence(text, match))
    line_start = 0
    for line_break in _BREAK.finditer(text):
        if _ends_line(text, line_start, line_break):
            cuts.add(line_break.end())
        line_start = line_break.end()
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return tuple(_trimmed(text, _bounded(text, ordered)))


def _bounded(text: str, cuts: list[int]) -> list[int]:
    """Cut what is longer than any sentence anybody writes, so that no reader's work grows with the square of a note."""
    result = cuts[:1]
    for cut in cuts[1:]:
        while cut - result[-1] > _LONGEST:
            limit = result[-1] + _LONGEST
            blank = max(text.rfind(" ", result[-1] + 1, limit), text.rfind("\n", result[-1] + 1, limit))
            result.append(blank if blank > 0 else limit)
        result.append(cut)
    return result


def _trimmed(text: str, cuts: list[int]) -> Iterable[Sentence]:
    for start, end in pairwise(cuts):
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            yield Sentence(start + left, start + right)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop[0] == "?" and (_ANSWER.match(text, stop.end()) or _HEDGE.match(text, max(0, stop.start() - 1))):
        return False
    if stop[0].startswith((",", "!", "?")):
        return True
    if stop["next"].islower():
        return False
    before = text[max(0, stop.start() - 12) : stop.start()]
    name = before[len(before.rstrip(_NAME)) :].lstrip(".").lower()
    return not (name in _ABBREVIATIONS or (len(name) == 1 and name != "i"))


def _ends_line(text: str, line_start: int, line_break: re.Match[str]) -> bool:
    line = text[line_start : line_break.start()].rstrip()
    rest = text[line_break.end() : line_break.end() + 60]
    if not line or not rest.strip() or rest[0] == "\n" or _ITEM.match(rest):
        return True
    if line.endswith((".", "!", "?", ":", ";")):
        return True
    if rest.lstrip()[0].islower():
        return False
    if _indent(line) > _indent(rest):
        return True
    return len(line) < _NARROW or line.isupper() or _has_room(text, len(line), line_break.end())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _has_room(text: str, length: int, following: int) -> bool:
    """Say whether the line after this one is blank, or so long that its first word had room here: nobody wraps like that."""
    next_break = _BREAK.search(text, following)
    next_line = text[following : next_break.start() if next_break else len(text)]
    words = next_line.split(maxsplit=1)
    return not words or length + 1 + len(words[0]) < len(next_line)
