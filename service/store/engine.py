"""Opens the database: SQLite set up so that what was answered is on the disk, or PostgreSQL by its URL."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

_WRITES = "chartproof_writes"
_POOL = {"pool_size": 16, "max_overflow": 32, "pool_timeout": 20}


class Store:
    """The database of one service. Reading sessions see one moment; a writing one is all done or not at all."""

    def __init__(self, url: URL) -> None:
        self.is_sqlite = url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            _make_private(url)
        self.engine = _sqlite(url) if self.is_sqlite else create_engine(url, pool_pre_ping=True, **_POOL)
        one_moment = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reading = self.engine.execution_options(**one_moment)
        self._writing = self.engine.execution_options(**{_WRITES: True})
        self._turn = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session to read in."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Open a session to write in; it is committed at the end, and undone whole when an error ends it.

        SQLite lets one write at a time: callers of this process queue for their turn here, which is fairer and
        faster than asking again and again.
        """
        with self._turn, Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def scrub(self) -> None:
        """Write what was deleted over in SQLite's files too: until then its log still holds it."""
        if self.is_sqlite:
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False}, **_POOL)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where the driver guesses
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make_private(url: URL) -> None:
    """Create the file, readable by its owner alone, before SQLite would create it with the usual rights."""
    if not url.database or url.database == ":memory:":
        raise ValueError("the service needs a database file: what is kept in memory would be lost")
    path = Path(url.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)
