"""Measures runs over archives: `python -m benchmarks.bulk NOTES.jsonl [--notes N] [--stock N] [--flat N]`.

Speed of one and of two workers, what the bulk path costs over bare extraction and adjudication, notes a second a core
beside stock `medspacy.load()`, and memory; `--flat` follows the memory over that many made-up notes. CPU seconds hold
on a busy machine too; the speed of two workers needs two free cores.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import adjudicator
import extraction
from benchmarks.extraction import stock, texts_of
from benchmarks.timing import cpu_seconds
from bulk.demo import write_demo
from bulk.engines.local.memory import resident_mb
from scripts.kill_and_resume import workers_of

POLICY = "commercial-spine-injections"
DAY = date(2026, 1, 31)


@dataclass
class Measured:
    """A run of the command: seconds and CPU seconds of all its processes, and their memory as it went."""

    wall: float = 0
    cpu: float = 0
    judging: float = 0
    parent_mb: list[float] = field(default_factory=list)
    workers_mb: list[float] = field(default_factory=list)


def measured(archive: Path, workers: int, limit: int, folder: Path) -> Measured:
    """Run the command over the first notes of an archive."""
    out = Path(tempfile.mkdtemp(dir=folder))
    program = [str(Path(sys.executable).with_name("chartproof")), "bulk", str(archive), "--out", str(out)]
    words = [*program, "--policy", POLICY, "--as-of", str(DAY), "--workers", str(workers), "--limit", str(limit)]
    found, started = Measured(), time.monotonic()
    run = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    while True:
        pid, status, usage = os.wait4(run.pid, os.WNOHANG)
        if pid:
            break
        found.parent_mb.append(resident_mb(run.pid))
        found.workers_mb.append(max(map(resident_mb, workers_of(run.pid)), default=0))
        time.sleep(0.2)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some notes are in quarantine
        raise SystemExit(f"the run ended with {os.waitstatus_to_exitcode(status)}")
    found.wall, found.cpu = time.monotonic() - started, usage.ru_utime + usage.ru_stime
    found.judging = json.loads((out / "run.json").read_text())["seconds"]["judging"]
    return found


def bare(texts: list[str]) -> Callable[[], None]:
    """Return the work without the bulk path: read a note, judge it, forget it."""
    policy = adjudicator.load_policy(POLICY)

    def work() -> None:
        for text in texts:
            adjudicator.adjudicate(extraction.read(text).facts, policy, None, DAY)

    return work


def speed_lines(notes: Path, count: int, stock_notes: int, folder: Path) -> Iterator[str]:
    """Measure speed."""
    texts = texts_of(notes)[:count]
    few = texts[:: max(1, len(texts) // max(1, stock_notes))][:stock_notes]
    extraction.read("Ready.")
    ours = cpu_seconds(bare(texts), 1)
    yield f"{len(texts)} notes, {sum(map(len, texts)) / 1e6:.2f} million characters, facts and one policy"
    yield "| what | CPU s | wall s | notes/s |"
    yield "| --- | --- | --- | --- |"
    yield f"| bare extraction and adjudication, one process | {ours:.1f} | | {len(texts) / ours:.0f} a CPU second |"
    one = measured(notes, 1, count, folder)
    yield f"| `chartproof bulk`, 1 worker | {one.cpu:.1f} | {one.wall:.1f} | {len(texts) / one.judging:.0f} |"
    two = measured(notes, 2, count, folder)
    yield f"| `chartproof bulk`, 2 workers | {two.cpu:.1f} | {two.wall:.1f} | {len(texts) / two.judging:.0f} |"
    start = measured(notes, 1, 1, folder)
    over = (one.cpu - start.cpu) / ours - 1
    yield f"Starting costs {start.cpu:.1f} CPU s; over that, 1 worker takes {over:+.1%} of the bare work's CPU time"
    yield f"2 workers against 1: {one.judging / two.judging:.2f} x notes/s (load of the machine {os.getloadavg()[0]:.1f})"
    yield f"Memory at most: worker {max(two.workers_mb):.0f} MB, parent {max(two.parent_mb):.0f} MB"
    if few:
        nlp = stock()
        theirs = cpu_seconds(lambda: [nlp(text) for text in few], 1) / len(few)
        mine = cpu_seconds(bare(few), 1) / len(few)
        rate = f"{1 / theirs:.1f} notes a CPU second; ours {1 / mine:.0f}, {theirs / mine:.1f} x"
        yield f"`medspacy.load()` alone on {len(few)} of the notes: {rate}"


def flat_lines(count: int, folder: Path) -> Iterator[str]:
    """Follow memory over many made-up notes."""
    run = measured(write_demo(folder / "demo.jsonl", count), 2, count, folder)
    yield f"Memory over {count} made-up notes, MB: worker {quarters(run.workers_mb)}, parent {quarters(run.parent_mb)}"


def quarters(values: list[float]) -> str:
    """Show the highest value in each quarter of a run."""
    size = max(1, len(values) // 4)
    return " ".join(f"{max(values[start : start + size]):.0f}" for start in range(0, 4 * size, size))


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--notes", dest="count", type=int, default=2_000, metavar="N")
    parser.add_argument("--stock", type=int, default=40, metavar="N", help="notes for medspacy.load(); 0 leaves it out")
    parser.add_argument("--flat", type=int, default=0, metavar="N", help="follow the memory over N made-up notes")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in speed_lines(given.notes, given.count, given.stock, Path(folder)):
            print(line, flush=True)
        for line in flat_lines(given.flat, Path(folder)) if given.flat else ():
            print(line, flush=True)


if __name__ == "__main__":
    main()
