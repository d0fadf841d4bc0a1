"""A question that changes nothing: what would be answered if some facts were otherwise."""

from datetime import date
from typing import Any, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from models.base import Model
from models.determination import PolicyReference
from service.judging.changes import ChangedDetermination
from service.views.corrections import FactId
from service.views.judging import PolicyName
from service.views.requests import Asked
from service.views.texts import NoteText
from service.views.written_facts import WrittenFact
from service.web.fields import Day, NoteId

_ONE_OF: dict[str, Any] = {"oneOf": [{"required": ["text"]}, {"required": ["note_id"]}]}


class AskedWhatIf(Model):
    """A text, or a stored note, with facts taken away and others put in.

    without: ids of facts that shall not count. instead: whole facts; one whose `id` is that of a fact takes its
    place, any other is added.
    """

    model_config = ConfigDict(json_schema_extra=_ONE_OF)

    text: NoteText | SkipJsonSchema[None] = None
    note_id: NoteId | SkipJsonSchema[None] = None
    policy: PolicyName
    requests: Asked = None
    as_of: Day | None = None
    without: tuple[FactId, ...] = Field(default=(), max_length=1000)
    instead: tuple[WrittenFact, ...] = Field(default=(), max_length=1000)

    @model_validator(mode="after")
    def _is_of_one(self) -> Self:
        if len(self.model_fields_set & {"text", "note_id"}) != 1 or (self.text is None and self.note_id is None):
            raise ValueError("give either text or note_id")
        return self


class WhatIf(Model):
    """What would change; nothing was stored."""

    policy: PolicyReference
    as_of: date
    determinations_changed: tuple[ChangedDetermination, ...]
