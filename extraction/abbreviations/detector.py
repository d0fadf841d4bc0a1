"""Finds the abbreviations that a note defines, with scispaCy's AbbreviationDetector (Schwartz and Hearst, 2003)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from extraction.medspacy_quietly import Doc, Span, Vocab
from extraction.targets.mention import Mention

_DEFINITION = re.compile(r"\((?<=[a-z] \()(?P<short>[A-Za-z][A-Za-z0-9/&-]{1,8})\)")
_WORD = re.compile(r"\w+|[^\w\s]")
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form [start, end) of the note and the short form defined for it in the brackets [short_start, short_end)."""

    start: int
    end: int
    short: str
    short_start: int
    short_end: int


def find_all(text: str, known: Iterable[Sequence[Mention]]) -> list[Definition]:
    """Return the definitions, such as "sacroiliac joint (SIJ)", whose long form ends with something known.

    Each definition is shown to the detector alone, in a vocabulary of its own that is thrown away: the stock component
    matches brackets over the whole note, which takes time that grows with its square, and keeps every word it saw.
    """
    brackets = [match for match in _DEFINITION.finditer(text) if sum(map(str.isupper, match["short"])) > 1]
    if not brackets:
        return []
    ends = {mention.end for mentions in known for mention in mentions}
    return list(_definitions(text, [match for match in brackets if match.start() - 1 in ends]))


def _definitions(text: str, brackets: list[re.Match[str]]) -> Iterator[Definition]:
    seen: set[str] = set()
    for match in brackets:
        short = match["short"]
        if short in seen:
            continue
        begin = _sentence_start(text, match.start())
        start = _long_form(text[begin : match.end()])
        if start is not None:
            seen.add(short)
            yield Definition(begin + start, match.start() - 1, short, match.start("short"), match.end("short"))


def _sentence_start(text: str, bracket: int) -> int:
    begin = max(0, bracket - _WINDOW)
    return max(
        begin,
        *(
            text.rfind(stop, begin, bracket) + len(stop)
            for stop in (". ", "\n", "; ", ": ")
            if stop in text[begin:bracket]
        ),
        0,
    )


def _long_form(window: str) -> int | None:
    """Ask the detector where the long form starts in a piece of text that ends with "(SHORT)"."""
    from scispacy.abbreviation import AbbreviationDetector  # noqa: PLC0415  (needed by few notes, and slow to load)

    vocab = Vocab()
    words = [(match.start(), match[0]) for match in _WORD.finditer(window)]
    opening = max(n for n, (_, word) in enumerate(words) if word == "(")
    short = window[words[opening][0] + 1 : -1]
    kept = [*words[: opening + 1], (words[opening][0] + 1, short), words[-1]]
    doc = Doc(vocab, words=[word for _, word in kept])
    detector = AbbreviationDetector(SimpleNamespace(vocab=vocab))
    detector.global_matcher.add("never", [[{"ORTH": ""}]])  # without any pattern the matcher warns
    found = detector.find(Span(doc, opening + 1, opening + 2), doc)
    long_form, shorts = found
    return kept[long_form.start][0] if shorts else None
