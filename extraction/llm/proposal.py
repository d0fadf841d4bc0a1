"""Proposals: all that a model may say, and the schema that holds it to that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models.vocabulary import Kind

MOST = 40
"""Proposals of one answer."""

LONGEST = 300
"""Characters of a quote: a fact's anchor is the shortest phrase that states it."""


class Proposal(BaseModel):
    """A kind, and the note's own words that state a fact of it; prefix: the words before, where they stand twice."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Kind
    quote: str = Field(max_length=LONGEST)
    prefix: str | None = Field(default=None, max_length=LONGEST)


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    facts: tuple[Proposal, ...] = Field(strict=False)


def schema(kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the JSON schema of an answer about some kinds: flat and bounded, without what servers do not enforce."""
    fact = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": list(kinds)},
            "quote": {"type": "string", "maxLength": LONGEST},
            "prefix": {"type": ["string", "null"], "maxLength": LONGEST},
        },
        "required": ["kind", "quote", "prefix"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"facts": {"type": "array", "maxItems": MOST, "items": fact}},
        "required": ["facts"],
        "additionalProperties": False,
    }


def parse(content: str, kinds: Sequence[Kind]) -> tuple[Proposal, ...] | None:
    """Read a model's answer; null where it is not what the schema allows, whatever the server promised.

    >>> parse('{"facts": [{"kind": "relief", "quote": "50% relief", "prefix": null}]}', ["relief"])
    (Proposal(kind='relief', quote='50% relief', prefix=None),)
    >>> parse('{"facts": [], "verdict": "approved"}', ["relief"]) is None
    True
    """
    try:
        facts = _Answer.model_validate_json(content).facts
    except ValidationError:
        return None
    return facts if all(fact.kind in kinds for fact in facts) else None
