"""What a language model proposed for a note, and what became of it."""

from typing import Literal

from pydantic import Field

from models.base import Model, Number
from models.kinds import Fact
from models.span import Span
from models.vocabulary import Kind

LlmStatus = Literal["ok", "degraded", "failed", "off"]
"""How the model served a note: all of it was read; part of it; none of it; it was not asked.

Whatever it is, the facts are those of the rules, and so are the determinations.
"""


class Suggestion(Model):
    """A statement that a model points to, and that no rule found; it counts for nothing until a person confirms it.

    spans: the quote, in the note's own characters. fact: what the rules read there once they are told to look, with
    every value, side and negation theirs; null where they cannot confirm the kind, so that a person has to write it.
    request_sha256: of the request whose answer held the quote.
    """

    id: str
    kind: Kind
    spans: tuple[Span, ...] = Field(min_length=1)
    fact: Fact | None
    model: str
    prompt_version: str
    request_sha256: str


class LlmReport(Model):
    """What was asked of a model for a note, and what came of it: the block `llm` of the outputs.

    reason: why the status is not "ok", in a word. calls: requests that were sent; cached: answers that were there
    already; seconds: the calls took. failures: calls that gave no answer, by reason; malformed: answers without the
    schema. proposed = grounded + ungrounded (by reason). grounded = duplicates (proposed twice) + agreed (the rules
    found the same) + contradicted (the rules read something else there) + suggested. unvalued: suggestions without
    a fact. rules_only: facts of the rules that the model did not propose.
    """

    status: LlmStatus
    reason: str | None = None
    host: str | None = None
    model: str | None = None
    prompt_version: str | None = None
    calls: int = 0
    cached: int = 0
    failures: dict[str, int] = Field(default_factory=dict)
    malformed: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: Number = 0
    proposed: int = 0
    grounded: int = 0
    ungrounded: dict[str, int] = Field(default_factory=dict)
    duplicates: int = 0
    agreed: int = 0
    contradicted: int = 0
    suggested: int = 0
    unvalued: int = 0
    rules_only: int = 0
