"""Assertion: whether a statement holds, when, and for whom.

>>> [a.assertion for a in assess_spans("No fever, but weakness.", [(3, 8), (14, 22)])]
['absent', 'present']
"""

from collections.abc import Sequence

from extraction.assertion.assessment import Assessment, Cue
from extraction.assertion.component import assess


def assess_spans(text: str, spans: Sequence[tuple[int, int]]) -> list[Assessment]:
    """Assess any target spans (start, end) of a text: assertion, temporality and experiencer of each."""
    from extraction.opening import open_frame  # noqa: PLC0415  (the opening needs the components, which need this)

    return assess(open_frame(text), [(start, end, "target") for start, end in spans])


__all__ = ["Assessment", "Cue", "assess", "assess_spans"]
