"""What a person sees of a note: everybody's corrections, or, on blind work, only their own."""

from sqlalchemy.orm import Session

from models.base import Model
from service.access.principal import Principal
from service.notes.record import SHARED, NoteRecord
from service.store import tasks
from service.store.tables import LayerRow
from service.store.task_tables import TaskRow


class Sight(Model):
    """The layer of corrections that a person reads and writes, and whether they see what the machine read."""

    layer: str
    machine: bool


def sight_of(session: Session, note_id: str, caller: Principal) -> Sight:
    """Return what a caller sees of a note.

    Who has, or had, a seat on it in a blind task sees their own corrections alone, also when they are done.
    """
    blind = next((task for task in tasks.of_note(session, note_id) if task.blind), None)
    if blind is None:
        return Sight(layer=SHARED, machine=True)
    began = session.get(LayerRow, (note_id, caller.name)) is not None
    if not began and not tasks.has_seat(session, blind, caller.name):
        return Sight(layer=SHARED, machine=True)
    return Sight(layer=caller.name, machine=not blind.hide_machine_facts)


def as_seen(record: NoteRecord, task: TaskRow) -> NoteRecord:
    """Return an annotator's layer of a note as they see it: without the machine's facts where the task hides them."""
    return record.model_copy(update={"machine": ()}) if task.hide_machine_facts else record
