"""A cue in a sentence, with the words it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extraction.medspacy_quietly import ConTextModifier, ConTextRule


class ScopedModifier(ConTextModifier):  # type: ignore[misc]  # medspaCy is not typed
    """medspaCy's modifier, by the number of its rule, with those rules' numbers whose cues may cut its reach (`cutters`)."""

    def __init__(self, rule: ConTextRule, number: int, cutters: frozenset[int], start: int, end: int) -> None:
        super().__init__(rule, start, end, None)
        self.number = number
        self.cutters = cutters

    def limit_scope(self, other: ConTextModifier) -> bool:
        """Cut the reach of this cue at another where that one ends it; say whether it did."""
        return other.number in self.cutters and bool(super().limit_scope(other))


def cutters_of(rules: Sequence[ConTextRule]) -> list[frozenset[int]]:
    """Return, for each rule, the numbers of the rules whose cues may cut the reach of its own."""
    return [frozenset(number for number, other in enumerate(rules) if _may_cut(rule, other)) for rule in rules]


def _may_cut(rule: Any, other: Any) -> bool:
    """Say whether a cue may cut the reach of another; medspaCy then looks at their kinds and their places.

    In "infection may be suspected" the hedge "may be" looks forward and "suspected" back; medspaCy lets the one end
    the other, so that which of them is seen first decides whether the infection is hedged at all. Here neither does.
    """
    if rule.direction == "TERMINATE":
        return False
    if other.direction == "TERMINATE" or other.category in rule.terminated_by:
        return True
    opposed = {rule.direction, other.direction} == {"FORWARD", "BACKWARD"}
    return bool(rule.category == other.category and not opposed)
