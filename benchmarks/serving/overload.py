"""More clients than the service can serve: what they are answered, what it costs, and whether it works afterwards."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx2

from benchmarks.serving.process import Served
from benchmarks.serving.speed import POLICY, another, one_client


@dataclass
class Overload:
    """What came of it: answers by status, 503s without Retry-After, broken connections, memory in megabytes."""

    statuses: Counter[int] = field(default_factory=Counter)
    without_retry_after: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    afterwards_ms: float = 0


def overload(served: Served, clients: int, seconds: float) -> Overload:
    """Let clients ask for determinations as fast as they are answered."""
    found = Overload(memory=[served.memory_mb()])
    until = time.monotonic() + seconds
    lock = threading.Lock()

    def ask(_: int) -> None:
        with httpx2.Client(base_url=served.address, timeout=120) as api:
            while time.monotonic() < until:
                _ask_once(api, found, lock)

    with ThreadPoolExecutor(clients) as crowd:
        asking = crowd.map(ask, range(clients))
        while time.monotonic() < until:
            time.sleep(1)
            found.memory.append(served.memory_mb())
        list(asking)
    times = one_client(served.address, 20)
    found.afterwards_ms = times[10]
    found.memory.append(served.memory_mb())
    return found


def _ask_once(api: httpx2.Client, found: Overload, lock: threading.Lock) -> None:
    try:
        answer = api.post("/v1/determinations", json={"text": another(), "policy": POLICY, "as_of": "2026-03-01"})
    except httpx2.HTTPError as error:
        with lock:
            found.broken[type(error).__name__] += 1
        return
    with lock:
        found.statuses[answer.status_code] += 1
        found.without_retry_after += answer.status_code == 503 and "Retry-After" not in answer.headers
    if answer.status_code == 503:
        time.sleep(0.2)
