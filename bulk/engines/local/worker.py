"""The worker: a process that builds its judge once, does tasks, and writes down before each note which one it is."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from ctypes import c_longlong
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

READY, FINISHED, NO_STORAGE = "ready", "finished", "no_storage"
"""What a worker tells: it is built; a task is on the disk (memory in MB); it cannot write, or not open what it keeps."""

Place = c_longlong
"""Where a worker is, in memory that its supervisor reads: the note of its task; behind the last, it writes."""

_SET_DEATH_SIGNAL = 1

_COLLECT_AFTER = 50_000
"""Objects made, beyond those that are gone again, between two collections; 700 is Python's own figure."""

NO_MEMORY = 12
"""The exit code of a worker that could not get more memory."""


def part_path(folder: Path, name: str) -> Path:
    """Return where a part lies; parts are spread over folders, for there can be very many."""
    return folder / name[:2] / f"{name}.parquet"


def work(connection: Connection, place: Place, maker: Maker, folder: Path) -> None:
    """Do tasks until the connection closes; when the parent is gone, that is at the next word to it."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        judge = maker()
        part_of([])
        _collect_seldom()
        connection.send((READY, 0))
        while True:
            task: Task = connection.recv()
            connection.send(_done(task, judge, place, folder))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)  # nobody waits for an answer, and nothing is left half done under its name
    except StorageError as error:
        connection.send((NO_STORAGE, str(error)))
    except MemoryError:
        os._exit(NO_MEMORY)
    except Exception as error:  # a traceback could hold text of a note
        print(f"chartproof: a worker ends: {place_of(error)}", file=sys.stderr)
        os._exit(1)


def _collect_seldom() -> None:
    """Leave what was built out of garbage collection, and collect less often: a tenth of the time else goes there."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


def _end_with_parent() -> None:
    """Let Linux kill this process when its parent is killed: at a note that hangs it would not notice by itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _done(task: Task, judge: Callable[[Item], Row], place: Place, folder: Path) -> tuple[str, Any]:
    rows: list[Row] = []
    for item in task.items:
        place.value = len(rows)
        rows.append(judge(item))
    place.value = len(rows)
    path = part_path(folder, task.name)
    try:
        path.parent.mkdir(exist_ok=True)
        write_part(path, rows)
    except (StorageError, OSError) as error:
        return NO_STORAGE, str(error)
    return FINISHED, resident_mb(os.getpid())
