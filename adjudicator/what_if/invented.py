"""Invented facts: the least fact that a selector or a treatment would find, for trying what it would change."""

from typing import Any

from adjudicator.predicates.selector import STATED, Range, Selector, Wanted
from models.interval import Interval
from models.kinds import FACT, Fact, ReliefFact
from models.vocabulary import Family, Laterality

_SPANS = [{"start": 0, "end": 1, "text": "?"}]
_SOURCE = {"by": "rule", "id": "what_if"}
_NEEDED: dict[str, dict[str, Any]] = {
    "relief": {"treatment": "other"},
    "pain_score": {"value": Interval.exactly(0).model_dump()},
    "exam_test": {"test": "other"},
    "medication": {"name": "a drug"},
    "therapy": {"type": "other"},
    "procedure": {"family": "other"},
    "diagnosis": {"concept": "other"},
    "risk": {"type": "other"},
}
"""What a fact of a kind cannot be without."""


def from_selector(selector: Selector, side: Laterality | None, number: int) -> Fact:
    """Return a fact that the selector finds."""
    attributes = dict(_NEEDED.get(selector.kind, {}))
    fields = _FIELDS.get(selector.kind, frozenset())
    for name, wanted in selector.where.items():
        value = _value(wanted)
        if value is not None:
            attributes[name] = [value] if name in fields else value
    return _fact(
        f"what_if_{selector.kind}_{number}",
        kind=selector.kind,
        assertion=selector.assertion[0],
        temporality=selector.temporality[0] if selector.temporality else "current",
        laterality=side if side in ("left", "right") else None,
        attributes=attributes,
    )


def relief_after(family: Family, side: Laterality | None) -> ReliefFact:
    """Return a statement of relief after a treatment that says neither how much nor for how long."""
    found = _fact(
        f"what_if_relief_{family}",
        kind="relief",
        temporality="past",
        laterality=side if side in ("left", "right") else None,
        attributes={"treatment": family},
    )
    assert isinstance(found, ReliefFact)
    return found


_FIELDS = {
    "radiation": frozenset({"to_regions", "dermatomes"}),
    "trigger_point": frozenset({"muscles", "signs"}),
    "pain_location": frozenset({"regions", "structures"}),
    "diagnosis": frozenset({"icd10"}),
    "procedure": frozenset({"cpt", "levels"}),
}
"""The attributes of each kind that are lists."""


def _value(wanted: Wanted) -> Any:
    if wanted is None or wanted == STATED:
        return None
    if isinstance(wanted, Range):
        low = wanted.at_least if wanted.at_least is not None else 0
        return Interval.exactly(low).model_dump()
    return next((one for one in wanted if one is not None), None) if isinstance(wanted, tuple) else wanted


def _fact(name: str, **fields: Any) -> Fact:
    return FACT.validate_python({"id": name, "spans": _SPANS, "source": _SOURCE, **fields}, strict=False)
