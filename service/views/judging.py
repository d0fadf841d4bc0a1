"""What is asked to be read or judged, and the determinations of stored notes."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from adjudicator import policies
from models.base import Model
from models.determination import Alternative, Determination, OfNote, Outcome, PolicyReference, Visit
from service.judging.changes import ChangedDetermination
from service.views.requests import Asked
from service.views.texts import NoteText
from service.web.fields import Day, NoteId


def _name_them(schema: dict[str, Any]) -> None:
    schema["enum"] = [policy.id for policy in policies()]


PolicyName = Annotated[str, Field(max_length=100, json_schema_extra=_name_them)]
"""A policy's id."""


class AskedExtraction(Model):
    """A text to read; `as_of` is the day from which "three weeks ago" counts, where the text states none."""

    text: NoteText
    as_of: Day | None = None


class AskedDetermination(Model):
    """A text, or a stored note, to judge by a policy."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["text"]}, {"required": ["note_id"]}]})

    text: NoteText | SkipJsonSchema[None] = None
    note_id: NoteId | SkipJsonSchema[None] = None
    policy: PolicyName
    requests: Asked = None
    as_of: Day | None = None

    @model_validator(mode="after")
    def _is_of_one(self) -> Self:
        if len(self.model_fields_set & {"text", "note_id"}) != 1 or (self.text is None and self.note_id is None):
            raise ValueError("give either text or note_id")
        return self


class Basis(Model):
    """What determinations rest on: facts as the machine read them, and facts that people changed, added or rejected."""

    machine_facts: int
    corrected_facts: int


class JudgedDetermination(Determination):
    """A determination on the facts as they stand.

    sha256: names this determination in a decision; machine_outcome: what the machine's facts alone would give, where
    that is another outcome.
    """

    sha256: str
    machine_outcome: Outcome | None


class NoteDeterminations(OfNote):
    """The determinations of a stored note; `suggestions` says what the suggested facts would change, if asked for."""

    note_version: int
    basis: Basis
    policy: PolicyReference
    as_of: date
    determinations: tuple[JudgedDetermination, ...]
    visit_plan: tuple[Visit, ...]
    alternatives: tuple[Alternative, ...]
    warnings: tuple[str, ...]
    suggestions: tuple[ChangedDetermination, ...] | None


Suggestions = Literal["include"]
"""Whether to tell what suggested facts would change."""
