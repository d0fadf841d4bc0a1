"""Runs the command as a user does, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("chartproof")
POLICY = ("--policy", "commercial-spine-injections")
SAMPLE = Path(__file__).parents[2] / "sample_notes" / "worked_case.txt"
CANARY = "Quirinius Zebedee-Canary"
"""A name that stands in notes of these tests, and must never stand in an error."""


def run(*words: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command; what it prints stays bytes, and there must be no traceback."""
    done = subprocess.run(
        [COMMAND, *map(str, words)],
        input=stdin,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert CANARY.encode() not in done.stderr
    return done
