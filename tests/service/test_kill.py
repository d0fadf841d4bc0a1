"""kill -9 while notes and corrections are written: what was answered is there, and nothing is there by half."""

import hashlib
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2

from benchmarks.serving.process import COMMAND, start

WRITERS = 4
ENOUGH = 60
Answered = dict[str, tuple[str, int]]
"""By note: its text, and the version that the last answer told."""


def write(address: str, writer: int, answered: Answered, enough: threading.Event) -> None:
    """Store notes and correct each of them, until the service is gone."""
    try:
        with suppress(httpx2.TransportError), httpx2.Client(base_url=address, timeout=30) as api:
            for number in range(10_000):
                store_and_correct(api, f"note-{writer}-{number}", f"Back pain, {number % 10}/10 today.", answered)
                if len(answered) >= ENOUGH:
                    enough.set()
    finally:
        enough.set()


def store_and_correct(api: httpx2.Client, note_id: str, text: str, answered: Answered) -> None:
    assert api.post("/v1/notes", json={"text": text, "note_id": note_id}).status_code == 201
    answered[note_id] = (text, 1)
    fact = api.get(f"/v1/notes/{note_id}/facts").json()["facts"][0]["id"]
    steps: list[dict[str, Any]] = [{"action": "confirm", "fact_id": fact}, {"action": "undo"}]
    for version, step in enumerate((*steps, {"action": "reject", "fact_id": fact}), start=1):
        headers = {"If-Match": f'"{version}"'}
        told = api.post(f"/v1/notes/{note_id}/corrections", json={"reason_code": "r", **step}, headers=headers)
        assert told.status_code == 201, told.text
        steps[1]["undo_of"] = told.json()["correction"]["id"]
        answered[note_id] = (text, version + 1)


def test_what_was_answered_survives(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'service.sqlite3'}"
    served = start(tmp_path / "log", "--workers", "1", database=database)
    answered: Answered = {}
    enough = threading.Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, served.address, writer, answered, enough) for writer in range(WRITERS)]
        enough.wait(300)
        served.kill()
    assert [done.result() for done in writing] == [None] * WRITERS
    assert len(answered) >= ENOUGH
    again = start(tmp_path / "log", "--workers", "1", database=database)
    try:
        with httpx2.Client(base_url=again.address, timeout=60) as api:
            stored = everything(api)
            assert answered.keys() <= stored
            assert len(stored) <= len(answered) + WRITERS
            for note_id in stored:
                check_whole(api, note_id, answered.get(note_id))
            assert api.post("/v1/notes", json={"text": "Pain 1/10.", "note_id": "after"}).status_code == 201
    finally:
        again.kill()
    verified = subprocess.run([COMMAND, "audit", "verify", "--database", database], capture_output=True, check=False)
    assert verified.returncode == 0, verified.stdout + verified.stderr


def everything(api: httpx2.Client) -> set[str]:
    found: set[str] = set()
    cursor = None
    while True:
        page = api.get("/v1/notes", params={"limit": 200} | ({"cursor": cursor} if cursor else {})).json()
        found |= {note["id"] for note in page["notes"]}
        if (cursor := page["next"]) is None:
            return found


def check_whole(api: httpx2.Client, note_id: str, answered: tuple[str, int] | None) -> None:
    """A note has its text, its facts and its corrections without a gap; at most one write came without its answer."""
    note = api.get(f"/v1/notes/{note_id}").json()
    assert note["sha256"] == hashlib.sha256(note["text"].encode()).hexdigest()
    facts = api.get(f"/v1/notes/{note_id}/facts").json()
    assert facts["facts"], note_id
    history = api.get(f"/v1/notes/{note_id}/corrections").json()
    versions = [correction["version"] for correction in history["corrections"]]
    assert versions == list(range(2, facts["note_version"] + 1))
    text, version = answered or (note["text"], 1)
    assert note["text"] == text
    assert version <= facts["note_version"] <= version + 1
