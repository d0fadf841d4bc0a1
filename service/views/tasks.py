"""Tasks as the API takes and shows them."""

from datetime import datetime

from pydantic import ConfigDict, Field, JsonValue

from models.base import Model
from service.tasks.seats import SeatStatus, TaskStatus
from service.views.texts import Name
from service.web.fields import Count, NoteId

_HIDES: JsonValue = {"properties": {"hide_machine_facts": {"const": True}}, "required": ["hide_machine_facts"]}
_IS_BLIND: JsonValue = {"properties": {"blind": {"const": True}}, "required": ["blind"]}


class NewTasks(Model):
    """Notes to be queued, a task a note.

    annotators_per_note: how many people shall work on each; blind: nobody sees the others' corrections;
    hide_machine_facts: nor what the machine read, so that they mark the note from nothing (blind work only).
    """

    model_config = ConfigDict(json_schema_extra={"if": _HIDES, "then": _IS_BLIND})

    note_ids: tuple[NoteId, ...] = Field(min_length=1, max_length=1000, json_schema_extra={"uniqueItems": True})
    batch: Name
    annotators_per_note: Count = Field(default=1, ge=1, le=20)
    blind: bool = False
    hide_machine_facts: bool = False


class NextTask(Model):
    """Which batch to take a note from; without one, from any."""

    batch: Name | None = None


class SeatItem(Model):
    """A seat: a lease that has ended shows as open, with nobody in it."""

    number: int
    status: SeatStatus
    holder: str | None
    expires_at: datetime | None
    done_at: datetime | None


class TaskItem(Model):
    """A task with its seats."""

    id: str
    note_id: str
    batch: str
    status: TaskStatus
    blind: bool
    hide_machine_facts: bool
    annotators_per_note: int
    seats: tuple[SeatItem, ...]
    version: int
    by: str
    at: datetime


class Progress(Model):
    """How far tasks are, whatever page is shown; a task is done when all its seats are."""

    tasks: int
    open: int
    in_progress: int
    done: int
    seats: int
    seats_done: int


class TaskPage(Model):
    """A page of tasks, and the progress of all (of the batch, if one was named); `next` is null on the last page."""

    tasks: tuple[TaskItem, ...]
    progress: Progress
    next: str | None


class QueuedTasks(Model):
    """The tasks that were made, in the order of the notes."""

    tasks: tuple[TaskItem, ...]


class Lease(Model):
    """A seat that is yours until `expires_at`; `note_version` is what If-Match takes for the first correction."""

    task: TaskItem
    seat: int
    expires_at: datetime
    note_version: int
