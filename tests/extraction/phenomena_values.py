"""What a value in the phenomenon markup may be, and when a fact has it.

`assertion`, `temporality`, `laterality` and `section` belong to every kind, the rest to the attributes of the kind.
A number or an interval is written 50, 50-60, >=80, >80, <=20, <50, ~70 (approximate) or ~<70 (almost); of days also with a unit:
15min, 9h, 5d, 3w, 2mo, 1y. A list is written L4-L5+L5-S1, in any order; text with blanks stands in quotes;
`null` asks for nothing said, `any` for something said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from models import kinds
from models.base import Model
from models.fact import BaseFact
from models.interval import Interval
from models.kinds import Fact

_SHARED = ("assertion", "temporality", "laterality", "section")
_DAYS = {"": 1, "min": 1 / 1440, "h": 1 / 24, "d": 1, "w": 7, "mo": 30.4375, "y": 365.25}
_NUMBER = re.compile(r"(~?)(>=|>|<=|<|)(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(min|h|d|w|mo|y|)")
_LIMITS = {"percent": 100, "value": 10}


class MarkupError(Exception):
    """A phenomenon that cannot be understood; it says which and why."""


@dataclass(frozen=True)
class Expected:
    """A value that a fact must have."""

    field: str
    value: Any
    shared: bool

    def holds(self, fact: Fact) -> bool:
        """Say whether the fact has the value."""
        found = getattr(fact if self.shared else fact.attributes, self.field)
        if self.value == "any":
            return found not in (None, ())
        if isinstance(self.value, Interval):
            return isinstance(found, Interval) and _same(self.value, found)
        if isinstance(self.value, tuple):
            return sorted(self.value) == sorted(found)
        return bool(found == self.value)


def expectation(kind: str, name: str, text: str) -> Expected:
    """Read the value written for a name of a kind, or raise MarkupError."""
    shared = name in _SHARED
    model = BaseFact if shared else _attributes(kind)
    field = next((key for key, info in model.model_fields.items() if name == (info.alias or key)), None)
    if field is None:
        raise MarkupError(f"{kind} has no {name}")
    choices = _choices(model.model_fields[field].annotation)
    if text == "any" or (text == "null" and NoneType in choices):
        return Expected(field, None if text == "null" else "any", shared)
    return Expected(field, _value(choices, text, f"{kind} {name}={text}"), shared)


def _attributes(kind: str) -> type[Model]:
    found: type[Model] = getattr(kinds, "".join(part.capitalize() for part in kind.split("_")))
    return found


def _choices(annotation: Any) -> list[Any]:
    """Flatten a field's annotation into the plain values and types it allows."""
    if get_origin(annotation) in (None, Literal):
        return list(get_args(annotation)) or [annotation]
    if get_origin(annotation) is tuple:
        return [annotation]
    if not get_args(annotation):
        return [annotation]
    return [choice for part in get_args(annotation) for choice in _choices(part)]


def _value(choices: list[Any], text: str, where: str) -> Any:
    for choice in choices:
        if get_origin(choice) is tuple:
            inner = _choices(get_args(choice)[0])
            return tuple(_value(inner, part, where) for part in text.split("+"))
        if choice is Interval:
            return _interval(text, where)
        if choice is bool and text in ("true", "false"):
            return text == "true"
        if choice is int and text.isdigit():
            return int(text)
        if choice == text:
            return text
    if str in choices:
        return text
    raise MarkupError(f"{where}: not one of its values")


def _interval(text: str, where: str) -> Interval:
    match = _NUMBER.fullmatch(text)
    if not match:
        raise MarkupError(f"{where}: not a number, a range or a bound")
    about, bound, first, second, unit = match.groups()
    low = float(first) * _DAYS[unit]
    name = where.split()[1].split("=", maxsplit=1)[0]
    if second is not None:
        if bound:
            raise MarkupError(f"{where}: a range has no bound")
        return Interval.between(low, float(second) * _DAYS[unit], approximate=bool(about))
    if bound in (">=", ">"):
        return Interval.above(low, inclusive=bound == ">=", limit=_LIMITS.get(name))
    if bound == "<" and about:
        return Interval.exactly(low, approximate=True).model_copy(update={"high_inclusive": False})
    if bound in ("<=", "<"):
        return Interval.below(low, inclusive=bound == "<=")
    return Interval.exactly(low, approximate=bool(about))


def _same(asked: Interval, found: Interval) -> bool:
    """Compare bounds; vagueness only where it is asked for, for a writer may call almost anything approximate."""
    ends = ((asked.low, found.low), (asked.high, found.high))
    close = all(a == f or (a is not None and f is not None and abs(a - f) < 0.02) for a, f in ends)
    closed = (asked.low_inclusive, asked.high_inclusive) == (found.low_inclusive, found.high_inclusive)
    return close and closed and (found.approximate or not asked.approximate)
