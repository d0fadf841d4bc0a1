"""Measures the service: `python -m benchmarks.service [--only NAME...] [--seconds N] [--bodies N]`.

Starts `chartproof serve` on a SQLite file and prints: the overhead over the same work in process, throughput of eight
clients, /health beside a long note, the time from a correction to the new determination, what becomes of an overload,
and mutated bodies on every route that takes one. No two texts are the same, so that no answer is a remembered one.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from benchmarks.serving import speed
from benchmarks.serving.fuzz import targets, torment
from benchmarks.serving.overload import overload
from benchmarks.serving.process import Served, serving
from benchmarks.serving.speed import percentile


def overhead(served: Served, asked: argparse.Namespace) -> None:
    """One client beside the same work in this process; then eight clients."""
    speed.in_process(20)
    speed.one_client(served.address, 40)
    alone = speed.in_process(asked.count)
    times = speed.one_client(served.address, asked.count)
    median = percentile(times, 0.5)
    print(
        f"determination: in process {alone:.1f} ms, over HTTP {median:.1f} ms, overhead {median - alone:.1f} ms (medians)"
    )
    remembered = percentile(speed.one_client(served.address, asked.count, lambda: speed.WORKED), 0.5)
    print(f"the same text again: {remembered:.1f} ms (median)")
    one = 1000 * len(times) / sum(times)
    rate, several = speed.several_clients(served.address, 8, asked.count)
    p99 = percentile(several, 0.99)
    print(
        f"8 clients: {rate:.1f} a second, one client {one:.1f}: {rate / one:.2f} x; "
        f"p99 {p99:.0f} ms, {p99 / median:.1f} x one client's median"
    )


def health(served: Served, _: argparse.Namespace) -> None:
    """The event loop while long notes are read."""
    times, seconds = speed.health_beside_a_long_note(served.address, 200_000)
    print(
        f"/health while a note of 200,000 characters is read ({seconds:.1f} s): "
        f"p50 {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms, worst {times[-1]:.1f} ms, n {len(times)}"
    )


def correction(served: Served, asked: argparse.Namespace) -> None:
    """From a correction to the new determination."""
    times = speed.corrections(served.address, asked.count)
    print(
        f"correction to new determination, note of 5 kB: p50 {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms"
    )


def crowd(served: Served, asked: argparse.Namespace) -> None:
    """An overload, and afterwards."""
    found = overload(served, 100, asked.seconds)
    half = len(found.memory) // 2
    print(
        f"100 clients for {asked.seconds:.0f} s: {dict(found.statuses)}, 503 without Retry-After {found.without_retry_after}, "
        f"broken {dict(found.broken)}; memory {found.memory[0]:.0f} MB before, {max(found.memory[:half]):.0f} MB at most in "
        f"the first half, {max(found.memory[half:]):.0f} MB in the second, {found.memory[-1]:.0f} MB after; "
        f"then {found.afterwards_ms:.1f} ms (median of one client)"
    )


def fuzz(served: Served, asked: argparse.Namespace) -> None:
    """Mutated bodies on every route that takes one."""
    errors = echoes = 0
    with httpx2.Client(base_url=served.address, timeout=120) as api, ThreadPoolExecutor(4) as crowd:
        aimed = list(enumerate(targets(api)))
        for (_, target), found in zip(
            aimed, crowd.map(lambda one: torment(api, one[1], asked.bodies, one[0]), aimed), strict=True
        ):
            errors, echoes = errors + len(found.errors), echoes + len(found.echoes)
            print(f"  {target.address}: {dict(sorted(found.statuses.items()))}", flush=True)
    faults = served.log.read_text(encoding="utf-8").count('"fault"')
    print(f"{asked.bodies} mutated bodies a route: {errors} answers 500, {faults} faults in the log, {echoes} echoes")


PARTS: dict[str, Callable[[Served, argparse.Namespace], None]] = {
    "overhead": overhead, "health": health, "correction": correction, "overload": crowd, "fuzz": fuzz,
}  # fmt: skip


def main() -> int:
    """Measure the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--count", type=int, default=100, help="determinations or corrections a client asks for")
    parser.add_argument("--seconds", type=float, default=60, help="how long the overload lasts")
    parser.add_argument("--bodies", type=int, default=10_000, help="mutated bodies a route")
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with serving(log, database=f"sqlite:///{folder}/service.sqlite3") as served:
            for name in asked.only:
                PARTS[name](served, asked)
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
