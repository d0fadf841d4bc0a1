"""What a model suggests as rows of a table of its own, so that nobody counts it among the facts."""

from collections.abc import Sequence
from typing import Any

from bulk.results.fact_rows import span_row
from models.fact import ModelSource
from models.kinds import Fact

_WORDED = {"exam_test": {"name"}, "medication": {"name", "dose"}}
"""Attributes that may be in the words of the note: where no rule reads a drug's name, it is the quote's."""


def suggestion_rows(suggestions: Sequence[Fact], include_text: bool) -> list[dict[str, Any]]:
    """Return the rows of a note's suggestions, in their order."""
    return [_row(number, fact, include_text) for number, fact in enumerate(suggestions)]


def _row(number: int, fact: Fact, include_text: bool) -> dict[str, Any]:
    assert isinstance(fact.source, ModelSource)
    hidden = None if include_text else _WORDED.get(fact.kind)
    return {
        "ordinal": number,
        "fact": fact.id,
        "kind": fact.kind,
        "start": fact.anchor.start,
        "end": fact.anchor.end,
        "assertion": fact.assertion,
        "temporality": fact.temporality,
        "section": fact.section,
        "laterality": fact.laterality,
        "attributes": fact.attributes.model_dump_json(exclude=hidden, exclude_none=True),
        "model": fact.source.id,
        "prompt_version": fact.source.prompt_version,
        "request_sha256": fact.source.request_sha256,
        "spans": [span_row(span, include_text) for span in fact.spans],
    }
