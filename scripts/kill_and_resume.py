"""Kills runs at random moments, takes them up again, and compares: `python -m scripts.kill_and_resume [--times 20]`.

Every time a run over made-up notes is begun in a fresh folder; the parent or one of its workers is killed with SIGKILL
at a random moment, and the run is brought to its end. Its tables must be the same bytes as those of a run that nobody
disturbed. `--seed` gives the same moments again, as far as the machine does.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulk.demo import write_demo
from bulk.results.publish import NAMES, table_path

Command = Callable[[Path], list[str]]
"""Gives the words of the command that runs, or goes on, in a folder."""


@dataclass(frozen=True)
class Trial:
    """What was killed and when, and what came of it."""

    victim: str
    seconds: float
    resumed: bool
    equal: bool

    def __str__(self) -> str:
        ending = "resumed" if self.resumed else "went on"
        return f"{self.victim} killed after {self.seconds:.2f} s, {ending}: {'equal' if self.equal else 'DIFFERENT'}"


def undisturbed(command: Command, out: Path) -> tuple[dict[str, bytes], float]:
    """Run to the end; returns the bytes of the tables and how many seconds it took."""
    started = time.monotonic()
    subprocess.run(command(out), check=True, capture_output=True)
    return tables_of(out), time.monotonic() - started


def trial(command: Command, out: Path, whole: dict[str, bytes], lasts: float, chance: random.Random) -> Trial:
    """Kill a run at a random moment, bring it to its end, and compare its tables with `whole`."""
    moment = chance.uniform(0, lasts)
    with subprocess.Popen(command(out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        time.sleep(moment)
        workers = workers_of(run.pid)
        victim = chance.choice(["the parent", "a worker"]) if workers else "the parent"
        _kill(run.pid if victim == "the parent" else chance.choice(workers))
        run.wait()
    resumed = run.returncode != 0
    if resumed:
        subprocess.run(command(out), check=True, capture_output=True)
    return Trial(victim, moment, resumed, tables_of(out) == whole)


def tables_of(out: Path) -> dict[str, bytes]:
    """Return the bytes of a run's tables."""
    return {name: table_path(out, name).read_bytes() for name in NAMES}


def workers_of(pid: int) -> list[int]:
    """Return the worker processes of a run (on Linux; elsewhere none are found, and parents alone are killed)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:
        return []


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def main() -> int:
    """Do the trials and say how they went; 0 when all were equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        archive = write_demo(Path(folder) / "demo.jsonl", given.notes)

        def command(out: Path) -> list[str]:
            program = [str(Path(sys.executable).with_name("chartproof")), "bulk", str(archive), "--out", str(out)]
            return [*program, "--policy", "commercial-spine-injections", "--workers", str(given.workers), "--resume"]

        whole, lasts = undisturbed(command, Path(folder) / "whole")
        print(f"undisturbed: {given.notes} notes in {lasts:.1f} s", flush=True)
        trials = []
        for number in range(given.times):
            trials.append(trial(command, Path(folder) / str(number), whole, lasts, chance))
            print(f"{number + 1}. {trials[-1]}", flush=True)
    equal = sum(one.equal for one in trials)
    print(f"{equal} of {len(trials)} equal to the undisturbed run")
    return 0 if equal == len(trials) else 1


if __name__ == "__main__":
    sys.exit(main())
