"""The words of a sentence as ConText sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extraction.medspacy_quietly import Doc, Vocab

WORD = re.compile(r"\[[ _]?\]|\[[xX✓✔]\]|\([-−–+]\)|\( \)|\w+(?:['’]\w+)?|[^\w\s]")
"""A word, a punctuation mark, or a mark that stands for yes or no."""

BORDER = "¶"
"""The start and the end of a sentence, as a word that cues may use."""

LIST_MARK = re.compile(r"(?:[-*•·▪◦>]+\s+|\(?\d{1,2}[.)]+\s*|[a-z][.)]\s+)?")
"""What stands before a list item's first word."""

_OTHER = "_"
_FOLDED = {"−": "-", "–": "-", "—": "-", "☒": "☑", "✓": "☑", "✔": "☑", "✗": "⊖", "✘": "⊖", "□": "☐", "|": ":"}
_NEGATIVE_MARKS = "-−–"


@dataclass(slots=True)
class Words:
    """A tokenizer that keeps only the words cues are made of and hides every other word.

    Hidden words keep their place, so scopes are as long as in the note; the vocabulary never grows with the notes
    read, and no note text is kept. Boxes, marks, numbers, years and the words of a class are shown by one sign each:
    see the cue file. `classes` maps a word to its class.
    """

    vocab: Vocab
    classes: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def __call__(self, text: str) -> Doc:
        """Learn the words of a cue phrase, and tokenize it."""
        words = [match[0].replace("’", "'") for match in WORD.finditer(text.lower())]
        self.known.update(words)
        return Doc(self.vocab, words=words)

    def seen(self, word: str) -> str:
        """Return the word or its sign if a cue uses it, else the placeholder."""
        plain = _FOLDED.get(word) or word.replace("’", "'")
        if len(plain) > 1 and plain[0] in "[(":
            plain = _mark(plain)
        elif plain.isdigit():
            plain = "yyyy" if len(plain) == 4 and plain[:2] in ("19", "20") else "#"
        plain = self.classes.get(plain, plain)
        return plain if plain in self.known else _OTHER


def _mark(bracketed: str) -> str:
    """Return the sign of a box or of a plus or minus in brackets."""
    if bracketed[0] == "(" and bracketed[1] in _NEGATIVE_MARKS:
        return "⊖"
    if bracketed == "(+)":
        return "⊕"
    return "☑" if bracketed[1] in "xX✓✔" else "☐"
