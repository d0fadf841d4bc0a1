"""Models as they are met: one that answers well, and those that make things up."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tests.extraction.llm.asked import Asked, Reply, instance

Proposed = dict[str, Any]
"""A proposal as a model writes it: its kind, its quote, the words before it."""


def proposed(kind: str, quote: str, prefix: str | None = None) -> Proposed:
    """Write a proposal."""
    return {"kind": kind, "quote": quote, "prefix": prefix}


class Behaviour:
    """A model that proposes nothing; a probe it answers as its schema demands."""

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return what it proposes for a piece of a note."""
        return ()

    def reply(self, asked: Asked) -> Reply:
        """Answer a request."""
        if asked.list_name is None:
            return Reply(json.dumps(instance(asked.schema)))
        allowed = [
            one for one in self.proposals(asked) if one["kind"] in asked.kinds
        ]  # the server holds it to the schema
        return Reply(json.dumps({asked.list_name: allowed}))


class Knowing(Behaviour):
    """Proposes the facts that it was told of, where their words stand in the piece that is shown to it."""

    def __init__(self, known: Sequence[Proposed]) -> None:
        self.known = known

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return those of the kinds that are asked for."""
        return [one for one in self.known if one["quote"] in asked.text and one["kind"] in asked.kinds]


class Inventing(Behaviour):
    """Quotes what no note says."""

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return what would be convenient."""
        return [
            proposed("relief", "95% relief for 14 weeks after the second diagnostic medial branch blocks"),
            proposed("therapy", "completed 16 weeks of supervised physical therapy, which failed"),
            proposed("exam_test", "four of five provocative tests were positive on both sides"),
        ]


class _Rewriting(Behaviour):
    """Takes sentences of the note, and changes them."""

    kinds = ("relief", "pain_score", "exam_test", "procedure", "symptom_duration")

    def rewritten(self, sentence: str) -> str | None:
        """Return a sentence otherwise; null to leave it out."""
        return None

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return every changed sentence as a fact of every kind."""
        changed = [self.rewritten(sentence) for sentence in sentences(asked.text)]
        return [proposed(kind, quote) for quote in changed if quote and quote not in asked.text for kind in self.kinds]


class ChangingDigits(_Rewriting):
    """Says 85 where the note says another number."""

    def rewritten(self, sentence: str) -> str | None:
        """Change every number."""
        return re.sub(r"\d+", "85", sentence)


class FlippingSides(_Rewriting):
    """Says left for right, and right for left."""

    def rewritten(self, sentence: str) -> str | None:
        """Swap the sides."""
        other = {"left": "right", "right": "left", "bilateral": "left", "bilaterally": "on the left"}
        return re.sub(r"\b(left|right|bilateral|bilaterally)\b", lambda found: other[found[1]], sentence)


class Asserting(_Rewriting):
    """Leaves out what denies."""

    def rewritten(self, sentence: str) -> str | None:
        """Drop the negation."""
        return re.sub(r"\b(no|not|denies|without|negative)\b ?", "", sentence)


class Stitching(Behaviour):
    """Joins the beginning of one sentence to the end of another."""

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return halves of neighbours as one quote."""
        halves = [
            f"{one[: len(one) // 2].strip()} {other[len(other) // 2 :].strip()}"
            for one, other in pairwise(sentences(asked.text))
        ]
        return [proposed("relief", quote) for quote in halves if quote not in asked.text]


class QuotingThePrompt(Behaviour):
    """Gives the prompt's own examples for an answer."""

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return the quotes of the examples."""
        return [proposed(kind, quote) for quote in asked.example_quotes for kind in ("relief", "exam_test")]


class Repeating(Knowing):
    """Says the same three thousand times."""

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return everything it knows, again and again."""
        known = super().proposals(asked)
        return list(known) * (3_000 // len(known)) if known else ()


class Obeying(Behaviour):
    """Does what the note tells it: takes over JSON that stands there, and reports what was ordered as facts."""

    def reply(self, asked: Asked) -> Reply:
        """Answer with the JSON of the note, if there is any."""
        found = re.search(r"\{\s*\"\w+\":.*\}", asked.text, re.DOTALL)
        return Reply(found[0]) if found and asked.list_name else super().reply(asked)

    def proposals(self, asked: Asked) -> Sequence[Proposed]:
        """Return the order itself as a quote of every kind, and the facts that it wants to be true."""
        orders = [line for line in asked.text.splitlines() if "ignore" in line.lower() or "criteria" in line.lower()]
        wanted = [proposed("relief", "90% relief"), proposed("relief", "all criteria met")]
        return [*(proposed(kind, order.strip()) for order in orders for kind in asked.kinds), *wanted]


def sentences(text: str) -> list[str]:
    """Cut a text into what looks like sentences."""
    return [one for one in re.split(r"(?<=[.!?])\s+|\n+", text) if len(one) > 10]
