"""A cache of answers: what was asked of a model before needs no model again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from pydantic import TypeAdapter

from extraction.llm.answer import Answer
from models.errors import StorageError

_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


class AnswerCache:
    """Answers by the hash of all that was asked: model, prompt, schema and text. It holds quotes of notes.

    It is one SQLite file, made so that only its owner may read it; processes may share it. Raises StorageError when the
    file cannot be opened; once it is open, an answer that cannot be kept is simply not kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(self._open()) as base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS answers (request TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"
                )
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"the cache {path} cannot be used: {error}; name another file, or delete it") from None

    def get(self, request: str) -> Answer | None:
        """Return the answer to a request that was made before."""
        with suppress(sqlite3.Error, ValueError), closing(self._open()) as base:
            row = base.execute("SELECT answer FROM answers WHERE request = ?", (request,)).fetchone()
            return None if row is None else _ANSWER.validate_json(row[0])
        return None

    def put(self, request: str, answer: Answer) -> None:
        """Keep an answer; one that was kept before stays."""
        with suppress(sqlite3.Error), closing(self._open()) as base:
            base.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", (request, _ANSWER.dump_json(answer).decode()))

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5, isolation_level=None)
