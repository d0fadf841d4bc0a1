"""The tables. JSON is kept as text, written and read by the models it belongs to."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, ForeignKey, Index, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NOTE = "notes.id"


class Utc(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment with its time zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Table(DeclarativeBase):
    """The base of all tables."""

    type_annotation_map = {str: Text, datetime: Utc}  # noqa: RUF012 - read once by SQLAlchemy


class NoteRow(Table):
    """A note as received; `requests` is a list of Request as JSON."""

    __tablename__ = "notes"
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    sha256: Mapped[str]
    date_of_service: Mapped[date | None]
    policy: Mapped[str | None]
    requests: Mapped[str | None]
    by: Mapped[str]
    at: Mapped[datetime]


class LayerRow(Table):
    """The version of one line of corrections of a note: the shared one (""), or one blind annotator's."""

    __tablename__ = "layers"
    note_id: Mapped[str] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"), primary_key=True)
    layer: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]


class ReadingRow(Table):
    """What an engine read in a note; never overwritten: a newer engine adds a row."""

    __tablename__ = "readings"
    number: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"), index=True)
    engine: Mapped[str]
    facts: Mapped[str]
    facts_count: Mapped[int]
    date_of_service: Mapped[date | None]
    warnings: Mapped[str]
    version: Mapped[int]
    at: Mapped[datetime]


class CorrectionRow(Table):
    """A correction: an event that is only ever added. `before` and `after` are the fact as JSON, or null."""

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("note_id", "layer", "version"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"))
    layer: Mapped[str]
    version: Mapped[int]
    action: Mapped[str]
    fact_id: Mapped[str]
    fact: Mapped[str | None]
    undo_of: Mapped[str | None]
    reason_code: Mapped[str]
    comment: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    engine: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class DecisionRow(Table):
    """A reviewer's sign-off, with the determination as it was signed."""

    __tablename__ = "decisions"
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    note_id: Mapped[str] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"))
    policy: Mapped[str]
    procedure: Mapped[str]
    decision: Mapped[str]
    rationale: Mapped[str]
    as_of: Mapped[date | None]
    determination: Mapped[str]
    determination_sha256: Mapped[str]
    note_version: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("note_id", "number"),)


class BatchNoteRow(Table):
    """A note that belongs to a batch: what an isolated key of that batch may see."""

    __tablename__ = "batch_notes"
    batch: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"), primary_key=True, index=True)


class KeyRow(Table):
    """An API key; the secret itself is never stored. A name is given once: it stands beside all that its key wrote."""

    __tablename__ = "keys"
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    batch: Mapped[str | None]
    sha256: Mapped[str] = mapped_column(unique=True)
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class AnswerRow(Table):
    """The first answer that was given under an Idempotency-Key."""

    __tablename__ = "answers"
    key: Mapped[str] = mapped_column(primary_key=True)
    body_sha256: Mapped[str]
    status: Mapped[int]
    body: Mapped[str]
    version: Mapped[int | None]
    note_id: Mapped[str | None] = mapped_column(ForeignKey(_NOTE, ondelete="CASCADE"), index=True)
    at: Mapped[datetime]


class AuditRow(Table):
    """What was done, by whom, to what; each row's hash covers the row before it. It holds no text of a note."""

    __tablename__ = "audit"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    by: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
    __table_args__ = (Index("ix_audit_subject", "subject", "number"),)


class AuditHeadRow(Table):
    """How long the audit is and the hash of its last row: rows that vanish from its end are missed."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    hash: Mapped[str]
