"""The words of a sentence as ConText sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extraction.medspacy_quietly import Doc, Vocab

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_OTHER = "_"


@dataclass(slots=True)
class Words:
    """A tokenizer that keeps only the words cues are made of and hides every other word.

    Hidden words keep their place, so scopes are as long as in the note; the vocabulary never grows with the notes
    read, and no note text is kept.
    """

    vocab: Vocab
    known: set[str] = field(default_factory=set)

    def __call__(self, text: str) -> Doc:
        """Learn the words of a cue phrase, and tokenize it."""
        words = [match[0].replace("’", "'") for match in WORD.finditer(text.lower())]
        self.known.update(words)
        return Doc(self.vocab, words=words)

    def seen(self, word: str) -> str:
        """Return the word if a cue uses it, else the placeholder."""
        plain = word.replace("’", "'")
        return plain if plain in self.known else _OTHER
