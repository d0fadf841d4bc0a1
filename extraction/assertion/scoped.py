"""A cue in a sentence, with the words it reaches."""

from __future__ import annotations

from extraction.medspacy_quietly import ConTextModifier


class ScopedModifier(ConTextModifier):  # type: ignore[misc]  # medspaCy is not typed
    """medspaCy's modifier, whose reach is not cut by a cue that says the same in the other direction.

    In "infection may be suspected" the hedge "may be" looks forward and "suspected" back; medspaCy lets the one end
    the other, so that which of them is seen first decides whether the infection is hedged at all.
    """

    def limit_scope(self, other: ConTextModifier) -> bool:
        """Cut the reach of this cue at another where that one ends it; say whether it did."""
        opposed = {self.direction, other.direction} == {"FORWARD", "BACKWARD"}
        if opposed and self.category == other.category and other.category not in self.rule.terminated_by:
            return False
        return bool(super().limit_scope(other))
