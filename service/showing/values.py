"""Writes attributes of facts in a short form for people."""

from pydantic import BaseModel

from models.interval import Interval
from models.kinds import Fact


def interval_as_text(interval: Interval) -> str:
    """Write an interval as in mathematics; "~" is "about", "<~" "almost".

    >>> interval_as_text(Interval.between(50, 60)), interval_as_text(Interval.below(50, inclusive=False))
    ('[50, 60]', '[0, 50)')
    >>> interval_as_text(Interval.exactly(70, approximate=True))
    '~70'
    """
    about = "~" if interval.approximate else ""
    if interval.low is not None and interval.low == interval.high:
        return f"{about if interval.high_inclusive else '<~'}{interval.low}"
    low = "(-∞" if interval.low is None else f"{'[' if interval.low_inclusive else '('}{interval.low}"
    high = "∞)" if interval.high is None else f"{interval.high}{']' if interval.high_inclusive else ')'}"
    return f"{about}{low}, {high}"


def attributes_as_text(fact: Fact) -> str:
    """Write what a fact says beside its quote, and leave out what the note does not say."""
    parts: list[str] = [] if fact.assertion == "present" else [fact.assertion]
    parts += [] if fact.temporality == "current" else [fact.temporality]
    parts += [fact.laterality] if fact.laterality else []
    for name, value in fact.attributes:
        if value not in (None, (), ""):
            parts.append(f"{name.strip('_')} {_value(value)}")
    return " · ".join(parts)


def _value(value: object) -> str:
    if isinstance(value, Interval):
        return interval_as_text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_value(item) for item in value)
    if isinstance(value, BaseModel):
        return ", ".join(f"{name} {_value(item)}" for name, item in value if item is not None)
    return str(value)
