"""Notes as the API takes and shows them."""

from datetime import date, datetime

from models.base import Model
from models.request import Request
from service.views.judging import PolicyName
from service.views.requests import Asked
from service.views.texts import NoteText
from service.web.fields import Day, NoteId


class NewNote(Model):
    """A note to be stored; without a `note_id` it is given one."""

    text: NoteText
    note_id: NoteId | None = None
    date_of_service: Day | None = None
    policy: PolicyName | None = None
    requests: Asked = None


class StoredNote(Model):
    """The answer to a note that was stored: its version stands in the ETag too."""

    id: str
    sha256: str
    version: int
    facts_count: int


class NoteItem(Model):
    """A note in a list, without its text."""

    id: str
    sha256: str
    version: int
    date_of_service: date | None
    policy: str | None
    by: str
    at: datetime


class NoteDetail(NoteItem):
    """A note with its text."""

    text: str
    requests: tuple[Request, ...]


class NotePage(Model):
    """A page of notes; `next` is the cursor of the page after, null on the last."""

    notes: tuple[NoteItem, ...]
    next: str | None
