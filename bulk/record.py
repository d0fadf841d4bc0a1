"""The record of a run, `run.json`: what was asked, what came of it, by which versions, and how long it took."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bulk.folder import RunFolder
from bulk.intake import Intake
from bulk.results.files import write_whole
from bulk.results.publish import NAMES, table_path
from bulk.results.tally import Tally
from bulk.summary import summary

_SAID_AT_MOST = 1_000


@dataclass(frozen=True)
class Counts:
    """Notes by what became of them; input = done + quarantined + skipped."""

    input: int
    done: int
    quarantined: int
    skipped: int
    unreadable: int
    done_before: int
    done_now: int


@dataclass(frozen=True)
class Times:
    """When a run began, when its first worker was ready for notes, and when all were judged: seconds since the epoch."""

    started: float
    ready: float
    judged: float


@dataclass(frozen=True)
class Record:
    """What there is to tell of a run once its tables are whole."""

    signature: dict[str, str]
    counts: Counts
    tally: Tally
    said: tuple[str, ...]
    started: datetime
    seconds_starting: float
    seconds_judging: float
    seconds_merging: float

    @classmethod
    def of(
        cls,
        signature: dict[str, str],
        tally: Tally,
        intake: Intake,
        done_now: int,
        said: list[str],
        times: Times,
    ) -> Record:
        """Put a record together, now that the tables are whole."""
        counts = Counts(
            input=intake.found,
            done=tally.done,
            quarantined=tally.quarantined,
            skipped=intake.skipped,
            unreadable=intake.unreadable,
            done_before=intake.before,
            done_now=done_now,
        )
        return cls(
            signature=signature,
            counts=counts,
            tally=tally,
            said=tuple(said[:_SAID_AT_MOST]),
            started=datetime.fromtimestamp(times.started, UTC),
            seconds_starting=times.ready - times.started,
            seconds_judging=times.judged - times.ready,
            seconds_merging=datetime.now(UTC).timestamp() - times.judged,
        )

    @property
    def notes_a_second(self) -> float:
        """Notes judged since the run was taken up, by the seconds from its first worker being ready."""
        return self.counts.done_now / self.seconds_judging if self.seconds_judging > 0 else 0.0


def write_record(record: Record, folder: RunFolder) -> None:
    """Write `run.json` and `summary.html`; raises StorageError."""
    content: dict[str, Any] = {
        "signature": record.signature,
        "counts": asdict(record.counts),
        "tables": {name: _table(table_path(folder.path, name)) for name in NAMES},
        "said": list(record.said),
        "python": platform.python_version(),
        "started": record.started.isoformat(timespec="seconds"),
        "seconds": {
            "starting": round(record.seconds_starting, 3),
            "judging": round(record.seconds_judging, 3),
            "merging": round(record.seconds_merging, 3),
        },
        "notes_a_second": round(record.notes_a_second, 2),
    }
    if record.tally.llm:
        suggested = dict(sorted(record.tally.suggestions.items()))
        content["llm"] = {"notes": dict(sorted(record.tally.llm.items())), "suggestions": suggested}
    _write_text(folder.summary, summary(record))
    _write_text(folder.record, json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def _table(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"rows": pq.read_metadata(path).num_rows, "bytes": path.stat().st_size, "sha256": digest}


def _write_text(path: Path, text: str) -> None:
    def write(unfinished: Path) -> None:
        unfinished.write_text(text, encoding="utf-8")

    write_whole(path, write)
