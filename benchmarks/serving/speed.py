"""How fast the service answers: beside the same work in process, to several clients, while it reads a long note."""

import itertools
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import httpx2

from adjudicator import load_policy
from bulk.judging import judge_note
from models.note import Note

POLICY = "commercial-spine-injections"
WORKED = (Path(__file__).parents[2] / "sample_notes" / "worked_case.txt").read_text(encoding="utf-8")
_PADDING = "The patient came by bus, lives with a sister, keeps a garden and reads the newspaper every morning.\n"
_numbers = itertools.count(1)


def another() -> str:
    """Return the worked case with a number after it: no two are the same, so no answer can be remembered."""
    return f"{WORKED}\n{next(_numbers)}\n"


def in_process(count: int) -> float:
    """Return the median milliseconds of extraction with adjudication in this process, written as JSON."""
    policy = load_policy(POLICY)

    def work() -> None:
        judge_note(Note(note_id="text", text=another(), as_of=date(2026, 3, 1)), policy).model_dump_json()

    return statistics.median(_timed(work, count))


def one_client(address: str, count: int, make: Callable[[], str] = another) -> list[float]:
    """Return the milliseconds of determinations that one client asks for, one after another, sorted."""
    with httpx2.Client(base_url=address, timeout=60) as api:
        return sorted(_timed(lambda: _determine(api, make()), count))


def several_clients(address: str, clients: int, count: int) -> tuple[float, list[float]]:
    """Return the determinations a second that clients get together, and the milliseconds of each, sorted."""
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as crowd:
        times = list(crowd.map(lambda _: one_client(address, count), range(clients)))
    return clients * count / (time.perf_counter() - started), sorted(itertools.chain(*times))


def health_beside_a_long_note(address: str, characters: int, notes: int = 3) -> tuple[list[float], float]:
    """Ask /health again and again while long notes are read; return its milliseconds, sorted, and a note's seconds."""
    seconds: list[float] = []

    def read() -> None:
        with httpx2.Client(base_url=address, timeout=600) as api:
            for _ in range(notes):
                text = (another() * (characters // len(WORKED) + 1))[:characters]
                started = time.perf_counter()
                answer = api.post("/v1/extractions", json={"text": text})
                assert answer.status_code == 200, answer.text
                seconds.append(time.perf_counter() - started)

    reading = threading.Thread(target=read)
    reading.start()
    times = []
    with httpx2.Client(base_url=address, timeout=60) as api:
        while reading.is_alive():
            times += _timed(lambda: api.get("/health").raise_for_status(), 1)
    reading.join()
    return sorted(times), statistics.median(seconds)


def corrections(address: str, count: int) -> list[float]:
    """Reject a fact of a 5 kB note and take that back; return the milliseconds until each new determination, sorted."""
    text = WORKED + _PADDING * ((5000 - len(WORKED)) // len(_PADDING))
    with httpx2.Client(base_url=address, timeout=60) as api:
        made = api.post("/v1/notes", json={"text": text, "note_id": f"timed-{next(_numbers)}", "policy": POLICY})
        note = made.raise_for_status().json()
        facts = api.get(f"/v1/notes/{note['id']}/facts").json()["facts"]
        fact = next(fact["id"] for fact in facts if fact["kind"] == "relief")
        asked = _by_turns(api, note["id"], fact, note["version"])
        return sorted(_timed(lambda: next(asked), count))


def _by_turns(api: httpx2.Client, note_id: str, fact: str, version: int) -> Iterator[None]:
    step: dict[str, Any] = {"action": "reject", "fact_id": fact}
    while True:
        headers = {"If-Match": f'"{version}"'}
        answer = api.post(f"/v1/notes/{note_id}/corrections", json={"reason_code": "timed", **step}, headers=headers)
        told = answer.raise_for_status().json()
        assert told["determinations_changed"], "the correction changed no determination"
        version = told["note_version"]
        undo = {"action": "undo", "undo_of": told["correction"]["id"]}
        step = undo if step["action"] == "reject" else {"action": "reject", "fact_id": fact}
        yield


def _determine(api: httpx2.Client, text: str) -> None:
    answer = api.post("/v1/determinations", json={"text": text, "policy": POLICY, "as_of": "2026-03-01"})
    assert answer.status_code == 200, answer.text


def _timed(work: Callable[[], object], count: int) -> list[float]:
    times = []
    for _ in range(count):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return times


def percentile(times: list[float], share: float) -> float:
    """Return the value below which a share of sorted values lies."""
    return times[min(len(times) - 1, round(share * (len(times) - 1)))]
