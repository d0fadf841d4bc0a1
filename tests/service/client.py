"""A client of the service in this process, and the notes and facts that tests send."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from service.app import create_app
from service.settings import Settings
from service.workers.pool import Pool

SAMPLES = Path(__file__).parents[2] / "sample_notes"
POLICY = "commercial-spine-injections"
TEXT = (SAMPLES / "worked_case.txt").read_text(encoding="utf-8")

Client = TestClient


@contextmanager
def client(pool: Pool, **settings: Any) -> Iterator[Client]:
    """Run a service with some settings, and give a client of it."""
    with TestClient(create_app(Settings(allowed_hosts=("testserver",), **settings), pool)) as made:
        yield made


def stored(api: Client, note_id: str = "note-1", **fields: Any) -> Response:
    """Store the worked case."""
    answer = api.post("/v1/notes", json={"text": TEXT, "note_id": note_id, "policy": POLICY, **fields})
    assert answer.status_code == 201, answer.text
    return answer


def facts(api: Client, note_id: str = "note-1") -> list[dict[str, Any]]:
    """Return the facts of a note as they stand."""
    found: list[dict[str, Any]] = api.get(f"/v1/notes/{note_id}/facts").json()["facts"]
    return found


def fact_of(kind: str, api: Client, note_id: str = "note-1") -> dict[str, Any]:
    """Return the first fact of a kind, as a correction may send it back."""
    found = next(fact for fact in facts(api, note_id) if fact["kind"] == kind)
    return {name: value for name, value in found.items() if name not in ("version", "status")}


def correct(api: Client, version: int, note_id: str = "note-1", **fields: Any) -> Response:
    """Send a correction that was made at a version of the note."""
    headers = {"If-Match": f'"{version}"'}
    return api.post(f"/v1/notes/{note_id}/corrections", headers=headers, json={"reason_code": "test", **fields})
