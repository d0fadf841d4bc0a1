"""Runs schemathesis against a running service's own description: every check, stateful too."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """What came of a run: whether all checks passed, the requests the service logged, by status, and what was printed."""

    passed: bool
    statuses: Counter[int]
    printed: str

    @property
    def requests(self) -> int:
        """How many requests the service answered."""
        return self.statuses.total()


ALL = "examples,coverage,fuzzing,stateful"
"""The phases of a whole run."""


def run(address: str, log: Path, *options: str, phases: str = ALL) -> Outcome:
    """Run all checks against a service whose log is given; `schemathesis.toml` says what they must know."""
    words: list[str | Path] = [
        Path(sys.executable).with_name("st"), "run", f"{address}/openapi.json", "--checks", "all",
        "--phases", phases, "--continue-on-failure", *options,
    ]  # fmt: skip
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, text=True)
    return Outcome(done.returncode == 0, logged(log), done.stdout + done.stderr)


def logged(log: Path) -> Counter[int]:
    """Count the answers in a service's log, by status."""
    lines = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{"))
    return Counter(line["status"] for line in lines if line["event"] == "request")
