"""Finds, among the facts that a newer engine reads, the one that a correction was made to."""

from collections.abc import Sequence
from typing import Any

from models.base import Model
from models.kinds import Fact


class Carried(Model):
    """Where a correction's fact is now: null when the engine reads none there; `same`: it still says the same."""

    fact: Fact | None
    same: bool = False
    several: bool = False


def carry(corrected: Fact, facts: Sequence[Fact]) -> Carried:
    """Find a fact by its kind and its exact quote at its place; else the only one of its kind that overlaps it.

    The note's text never changes, so a quote's context is its place: the same characters elsewhere are another
    statement.
    """
    kin = [fact for fact in facts if fact.kind == corrected.kind]
    exact = [fact for fact in kin if fact.anchor == corrected.anchor]
    same = [fact for fact in exact if says(fact) == says(corrected)]
    if same:
        return Carried(fact=_named(same, corrected.id), same=True)
    found = exact or [fact for fact in kin if _overlap(fact, corrected)]
    if len(found) == 1:
        return Carried(fact=found[0])
    return Carried(fact=None, several=len(found) > 1)


def says(fact: Fact) -> dict[str, Any]:
    """Return what a fact states, without its name, its origin, and the name of the procedure it is linked to."""
    said = fact.model_dump(exclude={"id", "source", "spans", "section"})
    said["attributes"].pop("procedure", None)
    return said


def _named(facts: Sequence[Fact], name: str) -> Fact:
    return next((fact for fact in facts if fact.id == name), facts[0])


def _overlap(one: Fact, other: Fact) -> bool:
    return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end
