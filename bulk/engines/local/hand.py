"""A hand of the supervisor: one worker process, its task, and how long it has been at the note it is at."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import Any

from bulk.engines.local.memory import resident_mb
from bulk.engines.local.task import Task
from bulk.engines.local.worker import FINISHED, READY, Maker, Place, work


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker that ended without being told to."""

    exit_code: int | None


class Hand:
    """A worker process as its supervisor sees it."""

    def __init__(self, context: SpawnContext, maker: Maker, folder: Path) -> None:
        self.connection, theirs = context.Pipe()
        self._place = context.RawValue(Place, 0)
        self.process = context.Process(target=work, args=(theirs, self._place, maker, folder), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None
        self.characters = 0
        self.memory_mb = 0.0
        self._seen_at = 0
        self._since = time.monotonic()

    @property
    def place(self) -> int:
        """The note of its task that the worker is at; the number of notes when it writes what it found."""
        return self._place.value

    @property
    def at_note(self) -> bool:
        """Tell whether the worker reads a note now; else it waits, or writes what it found."""
        return self.task is not None and self.place < len(self.task.items)

    @property
    def seconds(self) -> float:
        """How long the worker has been seen at its note."""
        if self.place != self._seen_at:
            self._seen_at, self._since = self.place, time.monotonic()
        return time.monotonic() - self._since

    @property
    def idle(self) -> bool:
        """Tell whether the worker waits for a task."""
        return self.ready and self.task is None

    def give(self, task: Task) -> None:
        """Hand over a task; a worker that is gone is noticed when it is next listened to."""
        self.task, self._since = task, time.monotonic()
        self._place.value = self._seen_at = 0
        with suppress(OSError):
            self.connection.send(task)

    def listen(self) -> tuple[str, Any] | Lost | None:
        """Take in what the worker told; returns its last word if that ends a task, Lost when it is gone, else null."""
        try:
            while self.connection.poll():
                kind, told = self.connection.recv()
                if kind == READY:
                    self.ready = True
                else:
                    self.memory_mb = told if kind == FINISHED else self.memory_mb
                    return kind, told
        except (EOFError, OSError):
            self.process.join()
            return Lost(self.process.exitcode)
        return None

    def finish(self) -> Task:
        """Take back the task that is done."""
        task, self.task = self.task, None
        assert task is not None
        self.characters += sum(len(item.note.text) for item in task.items)
        return task

    def resident_mb(self) -> float:
        """Return the memory that the worker holds now."""
        return resident_mb(self.process.pid or 0)

    def kill(self) -> None:
        """End the worker at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()
