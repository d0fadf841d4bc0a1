"""Fifty annotators on one queue: no seat is leased twice, no note is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx2

from service.store.engine import Store
from service.workers.pool import Pool
from tests.service.live import serving
from tests.service.people import key_for

NOTES = [f"note-{number}" for number in range(40)]
ANNOTATORS = [f"annotator-{number}" for number in range(50)]
Work = tuple[str, str, int]
"""Who did which note in which seat."""


def work(address: str, name: str, secret: str) -> list[Work]:
    """Take notes until there are none; give back the third, once."""
    done: list[Work] = []
    gave_back = False
    with httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {secret}"}, timeout=60) as api:
        while (told := api.post("/v1/tasks/next", json={"batch": "spring"})).status_code == 200:
            task, seat = told.json()["task"], told.json()["seat"]
            give_back = len(done) == 2 and not gave_back
            gave_back = gave_back or give_back
            step = api.post(f"/v1/tasks/{task['id']}/{'release' if give_back else 'complete'}")
            assert step.status_code == 200, step.text
            if not give_back:
                done.append((name, task["note_id"], seat))
        assert told.status_code == 204, told.text
    return done


def test_no_seat_is_leased_twice_and_none_is_lost(store: Store, database: str, pool: Pool) -> None:
    keys = {name: key_for(store, name, "annotator") for name in ANNOTATORS}
    boss = {"Authorization": f"Bearer {key_for(store, 'boss', 'admin')}"}
    with (
        serving(pool, database=database, auth="key") as address,
        httpx2.Client(base_url=address, headers=boss) as admin,
    ):
        for note_id in NOTES:
            assert admin.post("/v1/notes", json={"text": "Back pain, 7/10.", "note_id": note_id}).status_code == 201
        asked = {"note_ids": NOTES, "batch": "spring", "annotators_per_note": 3}
        assert admin.post("/v1/tasks", json=asked).status_code == 201
        with ThreadPoolExecutor(len(ANNOTATORS)) as crowd:
            done = [
                one for works in crowd.map(lambda name: work(address, name, keys[name]), ANNOTATORS) for one in works
            ]
        progress = admin.get("/v1/tasks?batch=spring").json()["progress"]
    assert Counter((note, seat) for _, note, seat in done) == Counter(
        (note, seat) for note in NOTES for seat in (1, 2, 3)
    )
    assert max(Counter((name, note) for name, note, _ in done).values()) == 1
    assert progress == {"tasks": 40, "open": 0, "in_progress": 0, "done": 40, "seats": 120, "seats_done": 120}
