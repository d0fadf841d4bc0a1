"""What the words around an amount make of it: "at least", "less than", "nearly", "about", "or more"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extraction.numbers.amounts import Amount
from models.interval import Interval

Bound = Literal["at_least", "more", "at_most", "less", "nearly", "about"]

_SIGNS: dict[Bound, str] = {
    "at_least": r">\s?=|=\s?>|≥",
    "at_most": r"<\s?=|=\s?<|≤",
    "more": r"(?<!-)>",
    "less": r"<",
    "about": r"[~≈∼]",
}
_WORDS: dict[Bound, str] = {
    "at_least": r"at(?:\s+the\s+very)?\s+least|(?:no|not|nothing)\s+(?:less|fewer|lower)\s+than"
    r"|(?:a\s+)?minimum(?:\s+of)?|greater\s+than\s+or\s+equal(?:\s+to)?|upwards?\s+of",
    "at_most": r"at(?:\s+the\s+very)?\s+(?:most|best)|(?:no|not)\s+(?:more|greater|better|higher|longer)\s+than"
    r"|(?:a\s+)?maximum(?:\s+of)?|less\s+than\s+or\s+equal(?:\s+to)?|up\s+to|as\s+much\s+as",
    "more": r"(?:more|greater|better|higher|longer|further)\s+than|(?:well\s+|just\s+|a\s+little\s+)?over(?:\s+the)?"
    r"|(?:well\s+|just\s+)?above|in\s+excess\s+of|exceed(?:ing|s|ed)?|beyond",
    "less": r"(?:less|fewer|lower|shorter)\s+than|(?:well\s+|just\s+)?(?:under|below)|not\s+(?:even|quite)",
    "nearly": r"nearly|almost|close\s+to|(?:just\s+)?shy\s+of|not\s+far\s+(?:from|off)",
    "about": r"about|approximately|approximate|approx\.?|around|roughly|circa|ca\.|some"
    r"|perhaps|maybe|probably|an?\s+estimated|estimated(?:\s+at)?|in\s+the\s+region\s+of|somewhere\s+(?:around|near|between)"
    r"|or\s+so|an?\s+good|give\s+or\s+take",
}


def _before(bounds: dict[Bound, str], border: str) -> re.Pattern[str]:
    either = "|".join(f"(?P<{name}>{written})" for name, written in bounds.items())
    return re.compile(rf"{border}(?:{either})(?:\s+(?:an?|the))?\s*\Z")


_WORDS_BEFORE, _SIGN_BEFORE = _before(_WORDS, r"\b"), _before(_SIGNS, "")
_LOOK_AHEAD = re.compile(
    r"\s*(?:(?P<at_least>\+|plus\b|(?:or|and)\s+(?:more|better|greater|higher|above|over|longer|upwards?)\b(?!\s+(?:than|likely))"
    r"|at\s+(?:the\s+very\s+)?least\b(?!\s+(?:\d|one|two)))"
    r"|(?P<at_most>(?:or|and)\s+(?:less|lower|fewer|below|under|shorter)\b|at\s+(?:the\s+)?most\b)"
    r"|(?P<about>or\s+so\b|or\s+thereabouts\b|[-\s]?ish\b|approximately\b(?!\s+\d)|approx\b(?!\.?\s+\d)|give\s+or\s+take\b))"
)
_REACH = 34


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a unit's scale; an open end is null."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Bounded:
    """The characters [start, end) of an amount with its unit and bounds, and its value."""

    start: int
    end: int
    value: Interval


def bounded(lower: str, amount: Amount, end: int, factor: float, scale: Scale) -> Bounded:
    """Read the bounds around an amount whose unit ends at `end`; its numbers are multiplied by `factor`."""
    start = amount.start
    bound: Bound | None = None
    about = False
    while match := _bound_before(lower, start):
        name = _name(match)
        start = match.start()
        if name == "about":
            about = True
            continue
        bound = name
        break
    after = _LOOK_AHEAD.match(lower, end)
    if after and bound is None:
        name = _name(after)
        end = after.end()
        bound, about = (None, True) if name == "about" else (name, about)
    return Bounded(start, end, _interval(amount, factor, scale, bound, about))


def _bound_before(lower: str, start: int) -> re.Match[str] | None:
    low = max(0, start - _REACH)
    return _WORDS_BEFORE.search(lower, low, start) or _SIGN_BEFORE.search(lower, low, start)


def _name(match: re.Match[str]) -> Bound:
    name = match.lastgroup
    assert name is not None
    return name  # type: ignore[return-value]


def _interval(amount: Amount, factor: float, scale: Scale, bound: Bound | None, about: bool) -> Interval:
    low, high = sorted((amount.low * factor, amount.high * factor))
    if bound in ("at_least", "more") and not (scale.high is not None and low > scale.high):
        open_at_top = Interval.above(low, inclusive=bound == "at_least", limit=scale.high)
        return open_at_top.model_copy(update={"approximate": about})
    if bound in ("at_most", "less"):
        open_below = Interval.below(high, inclusive=bound == "at_most", limit=scale.low)
        return open_below.model_copy(update={"approximate": about})
    if bound == "nearly":  # the number itself was not reached
        return Interval(low=low, high=high, high_inclusive=False, approximate=True)
    return Interval.between(low, high, approximate=about)
