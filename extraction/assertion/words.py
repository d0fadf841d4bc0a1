"""The words of a sentence as ConText sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

WORD = re.compile(r"(\[[ _]?\]|\[[xX✓✔]\]|\([-−–+]\)|\( \)|\w+(?:['’]\w+)?|[^\w\s])")
"""A word, a punctuation mark, or a mark that stands for yes or no; what stands between them are blanks."""

BORDER = "¶"
"""The start and the end of a sentence, as a word that cues may use."""

LIST_MARK = re.compile(r"(?:[-*•·▪◦>]+\s+|\(?\d{1,2}[.)]+\s*|[a-z][.)]\s+)?")
"""What stands before a list item's first word."""

EXACT: Final = str.maketrans("-'", "−ʼ")
"""A vocabulary's hyphen and apostrophe may be missing in a note; those of a cue stand as they are written."""

_FOLDED: Final = {"–": "-", "—": "-", "☒": "☑", "✓": "☑", "✔": "☑", "✗": "⊖", "✘": "⊖", "□": "☐", "|": ":"}
_NEGATIVE_MARKS = "-−–"


class Words:
    """Shows words as cues are written: boxes, marks, numbers, years and the words of a class by one sign each.

    See the cue file for the signs. `classes` maps a word to its class.

    >>> words = Words({"mum": "relative_"})
    >>> words.shown(["mum", "can’t", "–", "[x]", "12", "1999"])
    ['relative_', 'canʼt', '−', '☑', '#', 'yyyy']
    """

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._signs = {**_FOLDED, **classes}

    def shown(self, words: Iterable[str]) -> list[str]:
        """Return the words, or the signs that stand for them."""
        signs = self._signs
        return [signs.get(word, word) if word.isalpha() else self._sign(word) for word in words]

    def _sign(self, word: str) -> str:
        plain = self._signs.get(word) or word.replace("’", "'")
        if len(plain) > 1 and plain[0] in "[(":
            return _mark(plain)
        if plain.isdigit():
            return "yyyy" if len(plain) == 4 and plain[:2] in ("19", "20") else "#"
        return self._signs.get(plain, plain).translate(EXACT)


def _mark(bracketed: str) -> str:
    """Return the sign of a box or of a plus or minus in brackets."""
    if bracketed[0] == "(" and bracketed[1] in _NEGATIVE_MARKS:
        return "⊖"
    if bracketed == "(+)":
        return "⊕"
    return "☑" if bracketed[1] in "xX✓✔" else "☐"
