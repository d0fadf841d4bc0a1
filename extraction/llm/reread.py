"""Re-reading: what the rules make of the words that a model pointed at. Nothing else of what it says is used."""

from __future__ import annotations

import re
from typing import Any, Final

from extraction.assertion import assess
from extraction.assertion.assessment import Assessment
from extraction.chart import Chart
from extraction.evened import even
from extraction.opening import open_chart, open_frame
from extraction.pipeline import read
from extraction.reading import Reading
from models.fact import ModelSource
from models.interval import Interval
from models.kinds import FACT, Fact
from models.span import Span
from models.vocabulary import Assertion, Kind, Temporality

_WORD = re.compile(r"\w+")

_LEAST_FIRST: Final[tuple[Assertion, ...]] = ("family", "conditional", "absent", "possible", "present")
"""Assertions by how little they claim of the patient."""

_VAGUE: Final[dict[Kind, dict[str, Any]]] = {
    "relief": {"treatment": "unspecified"},
    "pain_score": {"value": Interval.between(0, 10)},
    "exam_test": {"test": "other"},
    "therapy": {"type": "other"},
    "procedure": {"family": "unspecified"},
    "diagnosis": {"concept": "other"},
    "risk": {"type": "other"},
}
"""What a fact says of a kind whose values are not known: nothing, in the words that its type has for that."""


class Rereader:
    """Reads the sentence of a quote again, by itself, with the rules that read every note.

    Where they find a fact of the kind there, its numbers, sides, levels and the rest are theirs. Where they do not, the
    fact is of its kind and says no more. Whether it holds, when and for whom is read in the whole note, and the reading
    that claims less wins.
    """

    def __init__(self, text: str, reading: Reading) -> None:
        self._text, self._reading = text, reading
        self._evened = even(text)
        self._chart: Chart = open_chart(self._evened.text, reading.date_of_service)
        self._sentences = [self._evened.original(s.start, s.end) for s in self._chart.sentences]

    def read(self, kind: Kind, quote: Span, source: ModelSource) -> tuple[Fact, bool]:
        """Return the fact that a quote states, and whether the rules could read its values."""
        for part in (self._sentence(quote), (quote.start, quote.end)):
            found = self._by_rules(kind, quote, *part)
            if found is not None:
                return self._fact(kind, found.anchor, found, source, self._told(kind, found, *part)), True
        return self._fact(kind, quote, None, source, self._told_by_words(kind, quote)), False

    def _by_rules(self, kind: Kind, quote: Span, low: int, high: int) -> Fact | None:
        """Return the fact of a kind that the rules read at a quote, in a part [low, high) of the note by itself."""
        for fact in read(self._text[low:high], self._reading.date_of_service).facts:
            anchor = fact.anchor
            if fact.kind == kind and anchor.start + low < quote.end and anchor.end + low > quote.start:
                return self._moved(fact, low)
        return None

    def _told(self, kind: Kind, found: Fact, low: int, high: int) -> tuple[Assertion, Temporality]:
        """Return whether a fact of a part holds, and when: what the rest of the note makes of it comes first."""
        anchor = found.anchor
        whole = self._assessed(anchor, kind)
        part = even(self._text[low:high])
        place = part.evened(anchor.start - low), part.evened(anchor.end - 1 - low) + 1
        alone = assess(open_frame(part.text), [(*place, kind)])[0]
        assertion, temporality = found.assertion, found.temporality
        if whole.assertion != alone.assertion:
            assertion = min(assertion, whole.assertion, key=_LEAST_FIRST.index)
        return assertion, temporality if whole.temporality == alone.temporality else whole.temporality

    def _sentence(self, quote: Span) -> tuple[int, int]:
        """Return the extent of the sentences that a quote stands in."""
        touched = [(start, end) for start, end in self._sentences if start < quote.end and end > quote.start]
        extents = [*touched, (quote.start, quote.end)]
        return min(start for start, _ in extents), max(end for _, end in extents)

    def _moved(self, fact: Fact, by: int) -> Fact:
        """Return a fact of a part of the note as one of the note; what it says of other facts of the part is dropped."""
        spans = tuple(Span.of(self._text, span.start + by, span.end + by) for span in fact.spans)
        changes: dict[str, Any] = {"spans": spans}
        if "procedure" in type(fact.attributes).model_fields:
            changes["attributes"] = fact.attributes.model_copy(update={"procedure": None})
        return fact.model_copy(update=changes)

    def _told_by_words(self, kind: Kind, quote: Span) -> tuple[Assertion, Temporality]:
        """Return whether words that no rule reads hold, and when: each is asked, for a quote may hold its own denial."""
        words = [(quote.start + word.start(), quote.start + word.end()) for word in _WORD.finditer(quote.text)]
        places = [(self._evened.evened(start), self._evened.evened(end - 1) + 1, kind) for start, end in words]
        whole = self._assessed(quote, kind)
        assertions = [whole.assertion, *(one.assertion for one in assess(self._chart, places))]
        return min(assertions, key=_LEAST_FIRST.index), whole.temporality

    def _assessed(self, anchor: Span, kind: Kind) -> Assessment:
        start, end = self._evened.evened(anchor.start), self._evened.evened(anchor.end - 1) + 1
        return assess(self._chart, [(start, end, kind)])[0]

    def _fact(
        self, kind: Kind, anchor: Span, found: Fact | None, source: ModelSource, told: tuple[Assertion, Temporality]
    ) -> Fact:
        section = self._chart.section_at(self._evened.evened(anchor.start))
        if section is not None and section.name == "consent":
            told = min(told[0], "conditional", key=_LEAST_FIRST.index), told[1]  # it tells what may be, and of anybody
        return FACT.validate_python(
            {
                "id": f"s_{kind}_{anchor.start}",
                "kind": kind,
                "spans": found.spans if found is not None else (anchor,),
                "assertion": told[0],
                "temporality": told[1],
                "section": section.name if section else None,
                "laterality": found.laterality if found is not None else None,
                "attributes": found.attributes if found is not None else _vague(kind, anchor.text),
                "source": source,
            }
        )


def _vague(kind: Kind, quote: str) -> dict[str, Any]:
    named = {"exam_test": {"name": quote}, "medication": {"name": quote.lower()}}.get(kind, {})
    return {**_VAGUE.get(kind, {}), **named}
