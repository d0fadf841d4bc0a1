"""Real quotes made wrong: every way in which a model's quote differs from what the note says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Quote = tuple[str, str]
"""A kind, and words of the note that state a fact of it."""


@dataclass(frozen=True)
class Mutation:
    """A quote that a note does not hold, and how it was made of one that it holds."""

    how: str
    kind: str
    quote: str


def mutations(text: str, quotes: Sequence[Quote]) -> Iterator[Mutation]:
    """Yield every mutation of a note's quotes; one that happens to stand in the note elsewhere is none."""
    spaced = _evened(text)
    seen = set()
    for number, (kind, quote) in enumerate(quotes):
        other = quotes[(number + 7) % len(quotes)][1]
        for how, mutate in _WAYS.items():
            wrong = mutate(quote, other)
            if wrong is None or (kind, wrong) in seen or _evened(wrong) in spaced:
                continue
            seen.add((kind, wrong))
            yield Mutation(how, kind, wrong)


def labelled_quotes(note: dict[str, Any], text: str) -> list[Quote]:
    """Return the quotes of a note's gold labels, each with the sentence around it as a longer quote."""
    found = []
    for fact in note["facts"]:
        start, end = fact["start"], fact["end"]
        found.append((fact["kind"], text[start:end]))
        before = max(text.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
        after = min(place for mark in (". ", "\n") if (place := text.find(mark, end)) >= 0 or (place := len(text)))
        found.append((fact["kind"], text[before:after].strip()))
    return found


def _evened(text: str) -> str:
    """Fold blanks, dashes and quotes: what differs only in these is the same quote."""
    dashed = re.sub(
        "[\u2010-\u2015\u2212]", "-", re.sub("[\u2018\u2019\u02bc]", "'", re.sub("[\u201c\u201d]", '"', text))
    )
    return " ".join(dashed.split())


def _swapped(pairs: dict[str, str]) -> Callable[[str, str], str | None]:
    """Make a way that swaps whole words, whatever their case; null where none stands in the quote."""
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, pairs))})\b", re.IGNORECASE)

    def swap(quote: str, other: str) -> str | None:
        changed = pattern.sub(lambda found: pairs[found[0].lower()], quote)
        return changed if changed != quote else None

    return swap


def _digit(quote: str, other: str) -> str | None:
    changed = re.sub(r"\d", lambda found: str((int(found[0]) + 3) % 10), quote, count=1)
    return changed if changed != quote else None


def _number(quote: str, other: str) -> str | None:
    changed = re.sub(r"\d+", "85", quote)
    return changed if changed != quote else None


def _digit_more(quote: str, other: str) -> str | None:
    changed = re.sub(r"(\d)(?!\d)", r"\g<1>0", quote, count=1)
    return changed if changed != quote else None


def _level(quote: str, other: str) -> str | None:
    changed = re.sub(r"\b([CTLS])-?(\d)\b", lambda found: f"{found[1]}{int(found[2]) % 5 + 1}", quote)
    return changed if changed != quote else None


def _stitched(quote: str, other: str) -> str | None:
    mine, theirs = quote.split(), other.split()
    return " ".join([*mine[: (len(mine) + 1) // 2], *theirs[len(theirs) // 2 :]]) if theirs else None


def _left_out(quote: str, other: str) -> str | None:
    words = quote.split()
    return " ".join([*words[:1], *words[2:]]) if len(words) > 3 else None


def _ellipsis(quote: str, other: str) -> str | None:
    words = quote.split()
    return f"{words[0]} ... {words[-1]}" if len(words) > 3 else None


_SIDES = {"left": "right", "right": "left", "bilateral": "left", "bilaterally": "right-sided", "l": "r"}
_POLARITY = {
    "no": "some", "not": "now", "denies": "reports", "without": "with", "negative": "positive", "positive": "negative",
    "normal": "abnormal", "failed": "helped", "mild": "severe", "moderate": "severe", "severe": "mild",
}  # fmt: skip
_WORDS = {
    "days": "months",
    "weeks": "months",
    "months": "years",
    "years": "days",
    "one": "nine",
    "two": "six",
    "three": "eight",
}

_WAYS: dict[str, Callable[[str, str], str | None]] = {
    "digit": _digit,
    "number": _number,
    "digit more": _digit_more,
    "level": _level,
    "side": _swapped(_SIDES),
    "polarity": _swapped(_POLARITY),
    "unit": _swapped(_WORDS),
    "negated": lambda quote, other: f"no {quote}",
    "asserted": lambda quote, other: f"definite {quote}",
    "stitched": _stitched,
    "word left out": _left_out,
    "ellipsis": _ellipsis,
    "invented": lambda quote, other: f"{quote}, with 90% relief for 14 weeks",
    "case": lambda quote, other: quote.swapcase(),
}
