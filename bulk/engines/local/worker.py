"""The worker: a process that builds its judge once, does tasks, and tells before each note which one it is."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bulk.engines.local.memory import resident_mb
from bulk.engines.local.task import Task
from bulk.item import Item
from bulk.results.parts import part_of, write_part
from bulk.results.rows import Row
from models.errors import StorageError
from models.faults import place_of

Maker = Callable[[], Callable[[Item], Row]]
"""Builds what judges a note; it is sent to the worker, so it must be picklable."""

READY, NOTE, FINISHED, NO_STORAGE = "ready", "note", "finished", "no_storage"
"""What a worker tells: it is built; it begins a note (its place; behind the last: it writes); a task is on the disk
(memory in MB); it cannot write."""


_SET_DEATH_SIGNAL = 1

NO_MEMORY = 12
"""The exit code of a worker that could not get more memory."""


def part_path(folder: Path, name: str) -> Path:
    """Return where a part lies; parts are spread over folders, for there can be very many."""
    return folder / name[:2] / f"{name}.parquet"


def work(connection: Connection, maker: Maker, folder: Path) -> None:
    """Do tasks until the connection closes; when the parent is gone, that is at the next word to it."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        judge = maker()
        part_of([])
        connection.send((READY, 0))
        while True:
            task: Task = connection.recv()
            connection.send(_done(task, judge, connection, folder))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)  # nobody waits for an answer, and nothing is left half done under its name
    except MemoryError:
        os._exit(NO_MEMORY)
    except Exception as error:  # a traceback could hold text of a note
        print(f"chartproof: a worker ends: {place_of(error)}", file=sys.stderr)
        os._exit(1)


def _end_with_parent() -> None:
    """Let Linux kill this process when its parent is killed: at a note that hangs it would not notice by itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _done(task: Task, judge: Callable[[Item], Row], connection: Connection, folder: Path) -> tuple[str, Any]:
    rows = []
    for place, item in enumerate(task.items):
        connection.send((NOTE, place))
        rows.append(judge(item))
    connection.send((NOTE, len(task.items)))
    path = part_path(folder, task.name)
    try:
        path.parent.mkdir(exist_ok=True)
        write_part(path, rows)
    except (StorageError, OSError) as error:
        return NO_STORAGE, str(error)
    return FINISHED, resident_mb(os.getpid())
