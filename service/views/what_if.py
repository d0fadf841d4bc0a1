"""A question that changes nothing: what would be answered if some facts were otherwise."""

from datetime import date

from pydantic import Field

from models.base import Model
from models.determination import PolicyReference
from service.judging.changes import ChangedDetermination
from service.views.corrections import FactId
from service.views.judging import AskedDetermination
from service.views.written_facts import WrittenFact


class AskedWhatIf(AskedDetermination):
    """A text, or a stored note, with facts taken away and others put in.

    without: ids of facts that shall not count. instead: whole facts; one whose `id` is that of a fact takes its
    place, any other is added.
    """

    without: tuple[FactId, ...] = Field(default=(), max_length=1000)
    instead: tuple[WrittenFact, ...] = Field(default=(), max_length=1000)


class WhatIf(Model):
    """What would change; nothing was stored."""

    policy: PolicyReference
    as_of: date
    determinations_changed: tuple[ChangedDetermination, ...]
