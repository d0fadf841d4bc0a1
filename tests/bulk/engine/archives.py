"""Archives and runs for the tests of the engine, with a judge that costs nothing and can be made to misbehave."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bulk.engines.local import Limits
from bulk.item import Item
from bulk.record import Record
from bulk.results.publish import NAMES, table_path
from bulk.results.rows import Row, row_of
from bulk.results.schema import DONE
from bulk.run import run
from bulk.settings import Progress, Settings
from bulk.stopping import stoppable
from models.errors import StorageError

LIMITS = Limits(note_seconds=4, memory_mb=700)


def obedient() -> Callable[[Item], Row]:
    """Build a judge that finds one fact a note, and does what a note's first word tells it."""
    return _row


def _row(item: Item) -> Row:
    word, _, rest = item.note.text.partition(" ")
    if word in _DEEDS:
        _DEEDS[word](rest)
    fact = {
        "ordinal": 0,
        "fact": "f_relief_0",
        "kind": "relief",
        "start": 0,
        "end": 4,
        "spans": [{"start": 0, "end": 4}],
    }
    return row_of(item, DONE, facts=[fact])


def _hang(flag: str) -> None:
    if flag.startswith("/"):
        Path(flag).touch()
    time.sleep(60)


def _die(_: str) -> None:
    os.abort()


def _die_once(flag: str) -> None:
    path = Path(flag)
    if not path.exists():
        path.touch()
        os.abort()


def _grow(_: str) -> None:
    held = []
    while True:
        held.append(bytearray(100_000_000))
        time.sleep(0.01)


def _fail(_: str) -> None:
    raise MemoryError


def _slow(_: str) -> None:
    time.sleep(0.004)


_DEEDS = {"HANG": _hang, "DIE": _die, "DIE-ONCE": _die_once, "GROW": _grow, "FAIL": _fail, "SLOW": _slow}


def write(path: Path, texts: Iterable[str]) -> Path:
    """Write an archive whose notes are numbered."""
    records = [{"note_id": f"n{number:05}", "text": text} for number, text in enumerate(texts)]
    return write_records(path, records)


def write_records(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """Write an archive."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


class Listener:
    """Keeps what a run tells; stops it by what `at` does."""

    def __init__(self, at: Callable[[Progress], None] = lambda progress: None) -> None:
        self.said: list[str] = []
        self._at = at

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def progress(self, progress: Progress) -> None:
        self._at(progress)


def done(archive: Path, out: Path, listener: Listener | None = None, **changes: Any) -> Record:
    """Run the obedient judge over an archive."""
    settings = replace(Settings(archive=archive, out=out, limits=LIMITS), **changes)
    return run(settings, listener or Listener(), obedient)


def tables(out: Path) -> dict[str, bytes]:
    """Return the bytes of a run's tables."""
    return {name: table_path(out, name).read_bytes() for name in NAMES}


def main() -> int:
    """Run the obedient judge over an archive, as the command would."""
    archive, out = map(Path, sys.argv[1:])
    try:
        with stoppable():
            done(archive, out, workers=2, resume=True)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 1
    except StorageError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
