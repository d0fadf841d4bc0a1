"""What the words around an amount make of it: "at least", "less than", "nearly", "about", "or more"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extraction.numbers.amounts import Amount
from models.interval import Interval

Bound = Literal["at_least", "more", "at_most", "less", "nearly", "about"]

_BEFORE: dict[Bound, str] = {
    "at_least": r">\s?=|=\s?>|≥|\bat(?:\s+the\s+very)?\s+least|\b(?:no|not|nothing)\s+(?:less|fewer|lower)\s+than"
    r"|\b(?:a\s+)?minimum(?:\s+of)?|\bgreater\s+than\s+or\s+equal(?:\s+to)?|\bupwards?\s+of",
    "at_most": r"<\s?=|=\s?<|≤|\bat(?:\s+the\s+very)?\s+(?:most|best)|\b(?:no|not)\s+(?:more|greater|better|higher|longer)\s+than"
    r"|\b(?:a\s+)?maximum(?:\s+of)?|\bless\s+than\s+or\s+equal(?:\s+to)?|\bup\s+to|\bas\s+much\s+as",
    "more": r"(?<!-)>|\b(?:more|greater|better|higher|longer|further)\s+than|\b(?:well\s+|just\s+|a\s+little\s+)?over(?:\s+the)?"
    r"|\b(?:well\s+|just\s+)?above|\bin\s+excess\s+of|\bexceed(?:ing|s|ed)?|\bbeyond",
    "less": r"<|\b(?:less|fewer|lower|shorter)\s+than|\b(?:well\s+|just\s+)?(?:under|below)|\bnot\s+(?:even|quite)",
    "nearly": r"\b(?:nearly|almost|close\s+to|(?:just\s+)?shy\s+of|not\s+far\s+(?:from|off))",
    "about": r"[~≈∼]|\b(?:about|approximately|approximate|approx\.?|around|roughly|circa|ca\.|some"
    r"|perhaps|maybe|probably|an?\s+estimated|estimated(?:\s+at)?|in\s+the\s+region\s+of|somewhere\s+(?:around|near|between)"
    r"|or\s+so|an?\s+good|give\s+or\s+take)",
}
_LOOK_BACK = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items()) + r")(?:\s+(?:an?|the))?\s*\Z"
)
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
    while match := _LOOK_BACK.search(lower, max(0, start - _REACH), start):
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
