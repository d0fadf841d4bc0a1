"""Facts: what a note states, each with the spans that state it."""

from typing import Literal

from pydantic import Field

from models.base import Model
from models.span import Span
from models.vocabulary import Assertion, Laterality, Section, Temporality


class Source(Model):
    """Who found a fact: a rule, a language model or an annotator, by id."""

    by: Literal["rule", "llm", "annotator"]
    id: str


class BaseFact(Model):
    """The fields every kind of fact has; each kind adds `kind` and its `attributes`.

    The first span is the anchor, the phrase that states the fact; the others support its attributes.
    What the note does not say is null, never a guess.
    """

    id: str
    spans: tuple[Span, ...] = Field(min_length=1)
    assertion: Assertion = "present"
    temporality: Temporality = "current"
    section: Section | None = None
    laterality: Laterality | None = None
    source: Source

    @property
    def anchor(self) -> Span:
        """The phrase that states the fact."""
        return self.spans[0]
