"""Measures the adjudicator: `python -m benchmarks.adjudication [NOTES.jsonl]`.

Facts to determinations, with every explanation: the median of 1,000 runs over the policy cases of `tests/cases`, each by
its own policy, and with NOTES.jsonl over the facts of its notes by every policy, their own requests judged.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from adjudicator import Policy, adjudicate, load_policy, policies
from adjudicator.coverage.case_file import case_files
from models.kinds import Fact
from models.request import Request

RUNS = 1000
CASES = Path(__file__).parents[1] / "tests" / "cases"
DAY = date(2026, 6, 1)

Run = tuple[tuple[Fact, ...], Policy, tuple[Request, ...] | None, date]


def of_cases() -> Iterator[Run]:
    """Return a run of every policy case."""
    for file in case_files(CASES).values():
        for read in file.each():
            yield read.facts, load_policy(file.policy), read.case.asked, read.as_of


def of_notes(path: Path) -> Iterator[Run]:
    """Return a run of every note that asks for something, by every policy."""
    import extraction  # noqa: PLC0415 - slow to load, and only needed for notes

    for line in path.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        facts = extraction.read(note.get("text") or note["note"]).facts
        for policy in policies():
            if adjudicate(facts, policy, None, DAY).determinations:
                yield facts, policy, None, DAY


def measure(runs: Iterable[Run]) -> tuple[float, float]:
    """Return the median and the 99th percentile of 1,000 runs, in milliseconds of CPU time."""
    times = []
    for facts, policy, requests, day in islice(cycle(runs), RUNS):
        start = time.process_time()
        adjudicate(facts, policy, requests, day)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times), statistics.quantiles(times, n=100)[-1]


def main() -> None:
    """Print the table."""
    print(f"{'facts of':<40}{'median ms':>10}{'99% ms':>10}")
    for name, runs in [("policy cases", of_cases()), *((path, of_notes(Path(path))) for path in sys.argv[1:])]:
        median, most = measure(list(runs))
        print(f"{name:<40}{median:>10.2f}{most:>10.2f}")


if __name__ == "__main__":
    main()
