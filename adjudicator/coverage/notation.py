"""The notation of policy cases: a fact a line, read strictly; what is not understood is refused.

`relief treatment=facet_injection percent=50-60 duration=3w left past` is a relief of 50-60% for three weeks on the
left. A number is `80`, `50-60`, `>=80`, `>80`, `<50`, `<=50` or `~70`; a length of time takes `min`, `h`, `d`, `w`,
`m` or `y`; a list is joined by commas. Bare words say the side, the assertion and the temporality.
"""

import re
from typing import Any, get_args

from adjudicator.predicates.selector import attributes_of
from models.interval import Interval
from models.kinds import FACT, Fact
from models.vocabulary import Assertion, Kind, Laterality, Temporality

_NUMBER = re.compile(r"^(?P<sign>>=|>|<=|<|~)?(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?(?P<unit>[a-z]*)$")
_DAYS = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "m": 30.4375, "y": 365.25}
_SHORT = {"duration": "duration_days", "class": "class_"}
_WORDS: dict[str, tuple[str, ...]] = {
    "assertion": get_args(Assertion),
    "temporality": get_args(Temporality),
    "laterality": get_args(Laterality),
}


def fact_of(written: str, place: int = 0) -> Fact:
    """Read a fact.

    >>> fact_of("relief treatment=facet_injection percent=>=80 left").attributes.percent.high
    100
    """
    kind, *words = written.split()
    if kind not in get_args(Kind):
        raise ValueError(f"{written!r}: there is no kind {kind!r}")
    fields: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if sign:
            _put(attributes, _SHORT.get(name, name), _value(kind, _SHORT.get(name, name), value, written), written)
        else:
            field = next((field for field, known in _WORDS.items() if word in known), None)
            if field is None:
                raise ValueError(f"{written!r}: {word!r} is no side, assertion or temporality")
            _put(fields, field, word, written)
    start = 1000 * place
    return FACT.validate_python(
        {
            "id": f"f_{kind}_{start}",
            "kind": kind,
            "spans": [{"start": start, "end": start + len(kind), "text": kind}],
            "source": {"by": "rule", "id": "case"},
            "attributes": {("class" if name == "class_" else name): value for name, value in attributes.items()},
            **fields,
        },
        strict=False,
    )


def _put(into: dict[str, Any], name: str, value: Any, written: str) -> None:
    if name in into:
        raise ValueError(f"{written!r}: {name} stands twice")
    into[name] = value


def _value(kind: str, name: str, value: str, written: str) -> Any:
    field = attributes_of(kind).model_fields.get(name)
    if field is None:
        raise ValueError(f"{written!r}: {kind} has no attribute {name!r}")
    annotation = str(field.annotation)
    if "Interval" in annotation:
        return _interval(name, value, written).model_dump()
    if "tuple" in annotation:
        return value.split(",")
    return {"true": True, "false": False}.get(
        value, int(value) if annotation.startswith("int") and value.isdigit() else value
    )


def _interval(name: str, value: str, written: str) -> Interval:
    match = _NUMBER.match(value)
    unit = match["unit"] if match else None
    if match is None or (unit not in _DAYS if "days" in name else unit):
        raise ValueError(f"{written!r}: {value!r} is no number here; a length of time needs its unit")
    factor = _DAYS[unit] if unit else 1.0
    low = float(match["low"]) * factor
    high = float(match["high"]) * factor if match["high"] else low
    limit = 100.0 if name == "percent" else None
    sign = match["sign"]
    if sign in (">=", ">"):
        return Interval.above(low, inclusive=sign == ">=", limit=limit)
    if sign in ("<=", "<"):
        return Interval.below(low, inclusive=sign == "<=")
    return Interval.between(low, high, approximate=sign == "~")
