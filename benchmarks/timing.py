"""Timing: CPU seconds, medians, growth, and where the extraction spends its time."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import log
from typing import Any
from unittest.mock import patch

from extraction import kinds, pipeline


def cpu_seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the median CPU time of some runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def peak_memory_mb() -> float:
    """Return the most memory that the process has held so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def growth_exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of time over size on logarithmic scales: 1 is linear, 2 is quadratic."""
    x, y = [log(size) for size in sizes], [log(max(second, 1e-9)) for second in seconds]
    return statistics.linear_regression(x, y).slope


class _Timed:
    """A reader whose steps are timed."""

    def __init__(self, reader: Any, clock: dict[str, float]) -> None:
        self.kind = reader.kind
        self.propose = _timed(reader.propose, reader.kind, clock)
        self.settle = _timed(reader.settle, reader.kind, clock)


def _timed(work: Callable[..., Any], name: str, clock: dict[str, float]) -> Callable[..., Any]:
    def run(*args: Any) -> Any:
        """Do the work and add its time to the clock."""
        start = time.process_time()
        try:
            return work(*args)
        finally:
            clock[name] += time.process_time() - start

    return run


@contextmanager
def component_clock() -> Iterator[dict[str, float]]:
    """Time the parts of the pipeline while the block runs; gives seconds by part.

    What readers share (numbers, dates, levels) is found once a note and counts for the first reader that asks.
    """
    clock: dict[str, float] = defaultdict(float)
    timed = tuple(_Timed(reader, clock) for reader in kinds.readers())
    with ExitStack() as stack:
        stack.enter_context(patch.object(pipeline, "readers", lambda: timed))
        parts = (("open_chart", "opening"), ("assess", "assertion"), ("link", "episodes"), ("_facts", "facts"))
        for function, name in parts:
            work = getattr(pipeline, function)
            stack.enter_context(patch.object(pipeline, function, _timed(work, name, clock)))
        yield clock
