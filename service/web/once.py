"""Writes that happen once: one transaction an answer, and the first answer again for a key that was used before."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from pydantic import BaseModel
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.context import now
from service.store.engine import Store
from service.store.tables import AnswerRow
from service.web.answers import raw_answer
from service.web.problems import conflict


@dataclass(frozen=True)
class Written:
    """What a write answers; `kept` is what a later attempt under the same key gets, where it must differ."""

    body: BaseModel
    status: int = 201
    version: int | None = None
    note_id: str | None = None
    kept: BaseModel | None = None


@dataclass(frozen=True)
class Attempt:
    """One POST: who, to which address, under which Idempotency-Key, with which body."""

    by: str
    address: str
    key: str | None
    body: BaseModel

    @property
    def _row_key(self) -> str:
        return _hashed(f"{self.by}\n{self.address}\n{self.key}")

    @property
    def _body_hash(self) -> str:
        return _hashed(self.body.model_dump_json())

    def again(self, session: Session) -> Response | None:
        """Return the first answer under the key, if there was one; 409 when it was to another body."""
        row = session.get(AnswerRow, self._row_key) if self.key is not None else None
        if row is None:
            return None
        if row.body_sha256 != self._body_hash:
            raise conflict("key-used", "this Idempotency-Key was used for another body; choose a new one")
        return raw_answer(row.body, row.status, row.version)

    def keep(self, session: Session, written: Written) -> None:
        """Keep the answer under the key."""
        if self.key is None:
            return
        session.execute(
            insert(AnswerRow).values(
                key=self._row_key,
                body_sha256=self._body_hash,
                status=written.status,
                body=(written.kept or written.body).model_dump_json(),
                version=written.version,
                note_id=written.note_id,
                at=now(),
            )
        )


def write(store: Store, attempt: Attempt, work: Callable[[Session], Written]) -> Response:
    """Do the work and keep its answer in one transaction.

    Where another writer put the same row in first, it is done once more, and then finds that row.
    """
    try:
        return _write(store, attempt, work)
    except IntegrityError:
        return _write(store, attempt, work)


def _write(store: Store, attempt: Attempt, work: Callable[[Session], Written]) -> Response:
    with store.write() as session:
        if (again := attempt.again(session)) is not None:
            return again
        written = work(session)
        attempt.keep(session, written)
    return raw_answer(written.body.model_dump_json(), written.status, written.version)


def forget_old(store: Store) -> None:
    """Drop kept answers after 30 days: a client that comes again so late must choose a new key."""
    with store.write() as session:
        session.execute(delete(AnswerRow).where(AnswerRow.at < now() - timedelta(days=30)))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
