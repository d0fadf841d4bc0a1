"""The same note gives the same bytes: twice, and under any seed of Python's hash."""

import os
import subprocess
import sys
from pathlib import Path

from tests.shared import ROOT

COMMAND = Path(sys.executable).with_name("chartproof")
NOTES = sorted(str(path) for path in (ROOT / "sample_notes").glob("*.txt"))


def answer(seed: str) -> bytes:
    run = subprocess.run(
        [COMMAND, "adjudicate", *NOTES, "--policy", "commercial-spine-injections", "--as-of", "2026-03-01",
         "--format", "json"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )  # fmt: skip
    return run.stdout


def test_two_hash_seeds_give_the_same_bytes() -> None:
    first = answer("0")
    assert len(first.splitlines()) == len(NOTES) > 0
    assert first == answer("4711") == answer("0")
