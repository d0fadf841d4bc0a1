"""The tables of the queue."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Table


class TaskRow(Table):
    """A note of a batch that people shall work on; `version` goes up with every change of its seats."""

    __tablename__ = "tasks"
    __table_args__ = (UniqueConstraint("batch", "note_id"),)
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    note_id: Mapped[str] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"), index=True)
    batch: Mapped[str]
    blind: Mapped[bool]
    hide_machine_facts: Mapped[bool]
    version: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime]


class SeatRow(Table):
    """A seat of a task; nobody has two of one task. `note_version` is what the note was at when the seat was finished."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("task_number", "holder"), Index("ix_seats_open", "done_at", "task_number"))
    task_number: Mapped[int] = mapped_column(ForeignKey("tasks.number", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    holder: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    note_version: Mapped[int | None]
