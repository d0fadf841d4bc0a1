"""When a predicted value equals a gold value."""

import math
from typing import Any

from chartproof.evaluation.gold import Labelled

KEYS: dict[str, tuple[str, ...]] = {
    "relief": ("treatment", "percent"),
    "pain_score": ("value",),
    "symptom_duration": ("days",),
    "radiation": ("below_knee",),
    "tenderness": ("site",),
    "exam_test": ("test", "result"),
    "trigger_point": (),
    "neuro_deficit": ("type",),
    "imaging_finding": ("finding", "levels"),
    "medication": ("name", "status"),
    "therapy": ("type", "status"),
    "procedure": ("family", "status"),
    "functional_impact": ("activity", "effect"),
    "diagnosis": ("concept",),
    "risk": ("type",),
}
"""The kinds that are labelled, and the attributes that must be equal for a found fact to be right."""


_BELOW_SIX_TENTHS = math.nextafter(0.6, 0)


def right(gold: Labelled, predicted: Labelled) -> bool:
    """Tell whether the assertion and the key attributes of a found fact are equal."""
    if gold.values.get("assertion") != predicted.values.get("assertion"):
        return False
    return all(same(key, gold.attributes.get(key), predicted.attributes.get(key)) for key in KEYS[gold.kind])


def same(name: str, gold: Any, predicted: Any) -> bool:
    """Tell whether two values of an attribute are equal.

    Days may differ by a tenth or a day, percents by rounding; lists are sets; nothing, "" and [] are null.

    >>> same("days", {"low": 60, "high": 60}, {"low": 60.875, "high": 60.875}), same("levels", ["L4-L5"], [])
    (True, False)
    """
    one, other = plain(gold), plain(predicted)
    if isinstance(one, tuple) and isinstance(other, tuple):
        if name == "days":
            return all(_near(a, b, max(1.0, 0.1 * abs(a or 0))) for a, b in zip(one, other, strict=False))
        if name == "percent":
            return all(_near(a, b, _BELOW_SIX_TENTHS) for a, b in zip(one, other, strict=False))
    return bool(one == other)


def plain(value: Any) -> Any:
    """Bring a value to the form in which it is compared; null when it says nothing."""
    if value is None or value in ([], ""):
        return None
    if isinstance(value, dict) and "low" in value:
        return tuple(None if bound is None else float(bound) for bound in (value["low"], value.get("high")))
    if isinstance(value, list | tuple):
        return tuple(sorted(str(item) for item in value))
    return value


def _near(one: float | None, other: float | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= tolerance
