"""Facts: what a note states, each with the spans that state it."""

from typing import Literal

from pydantic import Field

from models.base import Model
from models.span import Span
from models.vocabulary import Assertion, Laterality, Section, Temporality


class Source(Model):
    """Who found a fact: a rule or an annotator, by id."""

    by: Literal["rule", "annotator"]
    id: str


class ModelSource(Model):
    """The language model that suggested a fact, by its name, and what it was asked.

    prompt_version: of the prompt; request_sha256: of the whole request, which tells one answer from every other.
    """

    by: Literal["llm"] = "llm"
    id: str
    prompt_version: str | None = None
    request_sha256: str | None = None


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
    source: Source | ModelSource = Field(discriminator="by")

    @property
    def anchor(self) -> Span:
        """The phrase that states the fact."""
        return self.spans[0]
