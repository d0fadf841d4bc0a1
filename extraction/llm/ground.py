"""Grounding: where a quote stands in the note, character by character, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from extraction.llm.folded import Folded
from extraction.llm.proposal import Proposal
from models.span import Span

_NUMBER_BEFORE = re.compile(r"\d[.,/:-]?$")
_NUMBER_AFTER = re.compile(r"[.,/:-]?\d|%")


class Ungrounded(Enum):
    """Why a quote is not evidence."""

    EMPTY = "empty"
    ABSENT = "not in the note"
    CUT = "cut out of a word or a number"
    AMBIGUOUS = "stands there more than once"


def ground(note: Folded, proposal: Proposal, start: int = 0, end: int | None = None) -> Span | Ungrounded:
    """Find a quote in the part [start, end) of a note that the model was shown.

    Only blanks, dashes and quotation marks may be written otherwise. Where the quote stands more than once, the words
    before it have to tell which is meant; they are held to even where only one of the places was shown.
    """
    quote = Folded(proposal.quote.strip()).text
    if not any(character.isalnum() for character in quote):
        return Ungrounded.EMPTY
    low = note.folded(start)
    high = len(note.text) if end is None else note.folded(end)
    found = list(_places(note.text, quote, low, high))
    if not found:
        return Ungrounded.ABSENT
    whole = [place for place in found if _is_whole(note.text, quote, place)]
    if not whole:
        return Ungrounded.CUT
    prefix = Folded((proposal.prefix or "").strip()).text
    if len(whole) > 1 or (prefix and note.text.count(quote) > 1):
        whole = [place for place in whole if prefix and note.text[:place].rstrip().endswith(prefix)]
    if len(whole) != 1:
        return Ungrounded.AMBIGUOUS
    return Span.of(note.source, *note.original(whole[0], whole[0] + len(quote)))


def _places(text: str, quote: str, low: int, high: int) -> Iterator[int]:
    place = text.find(quote, low, high)
    while place >= 0:
        yield place
        place = text.find(quote, place + 1, high)


def _is_whole(text: str, quote: str, place: int) -> bool:
    """Tell whether a quote neither begins nor ends inside a word or a number: "5%" is no part of "85%"."""
    end = place + len(quote)
    before, after = text[max(0, place - 2) : place], text[end : end + 2]
    if quote[0].isalnum() and before and (before[-1].isalnum() or before[-1] == "_"):
        return False
    if quote[-1].isalnum() and after and (after[0].isalnum() or after[0] == "_"):
        return False
    if quote[0].isdigit() and _NUMBER_BEFORE.search(before):
        return False
    return not (quote[-1].isdigit() and _NUMBER_AFTER.match(after))
