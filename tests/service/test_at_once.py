"""Many at once: one of the writers at a version wins, a key is used once, a note is stored once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from service.audit.verifying import faults
from service.store.engine import Store
from service.workers.pool import Pool
from tests.service.live import serving

CLIENTS = 12
TEXT = "FABER was positive on the left. Pain 7/10."


def all_at_once(address: str, path: str, body: dict[str, Any], headers: dict[str, str]) -> list[httpx2.Response]:
    """Send the same request from many clients at the same moment."""

    def send(_: int) -> httpx2.Response:
        return httpx2.post(f"{address}{path}", json=body, headers=headers, timeout=60)

    with ThreadPoolExecutor(CLIENTS) as crowd:
        return list(crowd.map(send, range(CLIENTS)))


def test_of_many_writers_at_one_version_exactly_one_wins(store: Store, database: str, pool: Pool) -> None:
    with serving(pool, database=database) as address:
        assert httpx2.post(f"{address}/v1/notes", json={"text": TEXT, "note_id": "a"}, timeout=60).status_code == 201
        (fact, _) = httpx2.get(f"{address}/v1/notes/a/facts").json()["facts"]
        made: list[str] = []
        for version in range(1, 6):
            undo = {"action": "undo", "undo_of": made[-1]} if made else {}
            body = {"action": "reject", "fact_id": fact["id"], "reason_code": "x"}
            body = {**undo, "reason_code": "x"} if version % 2 == 0 else body
            answers = all_at_once(address, "/v1/notes/a/corrections", body, {"If-Match": f'"{version}"'})
            assert Counter(answer.status_code for answer in answers) == {201: 1, 412: CLIENTS - 1}
            (won,) = [answer for answer in answers if answer.status_code == 201]
            made.append(won.json()["correction"]["id"])
            assert {answer.json()["version"] for answer in answers if answer.status_code == 412} == {version + 1}
        history = httpx2.get(f"{address}/v1/notes/a/corrections").json()
    assert [one["id"] for one in history["corrections"]] == made
    assert history["note_version"] == 6
    with store.read() as session:
        assert list(faults(session)) == []


@pytest.mark.parametrize(
    ("body", "headers", "statuses"),
    [
        ({"text": TEXT}, {"Idempotency-Key": "once"}, {201: CLIENTS}),
        ({"text": TEXT, "note_id": "a"}, {}, {201: 1, 200: CLIENTS - 1}),
    ],
    ids=["one key", "one note_id"],
)
def test_what_is_sent_at_once_is_stored_once(
    store: Store, database: str, pool: Pool, body: dict[str, Any], headers: dict[str, str], statuses: dict[int, int]
) -> None:
    with serving(pool, database=database) as address:
        answers = all_at_once(address, "/v1/notes", body, headers)
        assert Counter(answer.status_code for answer in answers) == statuses
        assert len({answer.content for answer in answers}) == 1
        assert len(httpx2.get(f"{address}/v1/notes").json()["notes"]) == 1
