"""The queue over HTTP: seats are leased, finished, given back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.routes import tasks as routes
from tests.service.client import Client, stored
from tests.service.people import People


def queued(people: People, *note_ids: str, **fields: Any) -> list[dict[str, Any]]:
    answer = people["admin"].post("/v1/tasks", json={"note_ids": note_ids, "batch": "spring", **fields})
    assert answer.status_code == 201, answer.text
    tasks: list[dict[str, Any]] = answer.json()["tasks"]
    return tasks


def lease(client: Client, **fields: Any) -> dict[str, Any]:
    answer = client.post("/v1/tasks/next", json=fields)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def none_left(client: Client, **fields: Any) -> bool:
    return client.post("/v1/tasks/next", json=fields).status_code == 204


def finish(client: Client, task: str) -> None:
    answer = client.post(f"/v1/tasks/{task}/complete")
    assert answer.status_code == 200, answer.text


def test_notes_are_leased_in_the_order_in_which_they_were_queued(people: People) -> None:
    one, two = queued(people, "note-2", "note-1")
    assert (one["status"], one["note_id"], one["annotators_per_note"]) == ("open", "note-2", 1)
    told = lease(people["ann"])
    assert (told["task"]["id"], told["seat"], told["note_version"]) == (one["id"], 1, 1)
    assert told["task"]["seats"][0]["holder"] == "ann"
    assert lease(people["bob"])["task"]["id"] == two["id"]
    assert none_left(people["cyd"])


def test_who_asks_again_gets_the_note_they_hold(people: People) -> None:
    queued(people, "note-1", "note-2")
    first, again = lease(people["ann"]), lease(people["ann"])
    assert first["task"]["id"] == again["task"]["id"]
    assert first["expires_at"] < again["expires_at"]


def test_two_annotators_work_on_each_note_and_nobody_twice(people: People) -> None:
    (task,) = queued(people, "note-1", annotators_per_note=2)
    assert [lease(people["ann"])["seat"], lease(people["bob"])["seat"]] == [1, 2]
    assert none_left(people["cyd"])
    finish(people["ann"], task["id"])
    assert none_left(people["ann"])
    finish(people["bob"], task["id"])
    (shown,) = people["reviewer"].get("/v1/tasks?status=done").json()["tasks"]
    assert [seat["holder"] for seat in shown["seats"]] == ["ann", "bob"]


def test_a_seat_given_back_goes_to_the_next(people: People) -> None:
    (task,) = queued(people, "note-1")
    lease(people["ann"])
    assert people["ann"].post(f"/v1/tasks/{task['id']}/release").json()["status"] == "open"
    assert people["ann"].post(f"/v1/tasks/{task['id']}/complete").status_code == 409
    assert lease(people["bob"])["task"]["id"] == task["id"]


def test_a_lease_that_ended_gives_the_seat_back(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    (task,) = queued(people, "note-1")
    lease(people["ann"])
    assert none_left(people["bob"])
    later = datetime.now(UTC) + timedelta(hours=1)
    monkeypatch.setattr(routes, "now", lambda: later)
    (shown,) = people["reviewer"].get("/v1/tasks?status=open").json()["tasks"]
    assert shown["seats"][0] == {"number": 1, "status": "open", "holder": None, "expires_at": None, "done_at": None}
    assert lease(people["bob"])["task"]["id"] == task["id"]
    refused = people["ann"].post(f"/v1/tasks/{task['id']}/complete")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:chartproof:problem:not-held")


def test_only_the_holder_finishes(people: People) -> None:
    (task,) = queued(people, "note-1")
    lease(people["ann"])
    for step in ("complete", "release"):
        assert people["bob"].post(f"/v1/tasks/{task['id']}/{step}").status_code == 409
    assert people["bob"].post("/v1/tasks/t_0000000000000000/complete").status_code == 404
    finish(people["ann"], task["id"])
    finish(people["ann"], task["id"])
    assert people["ann"].post(f"/v1/tasks/{task['id']}/release").status_code == 409


def test_a_version_that_is_named_must_be_the_present_one(people: People) -> None:
    queued(people, "note-1")
    task = lease(people["ann"])["task"]
    address = f"/v1/tasks/{task['id']}/complete"
    stale = people["ann"].post(address, headers={"If-Match": f'"{task["version"] - 1}"'})
    assert (stale.status_code, stale.json()["version"]) == (412, task["version"])
    done = people["ann"].post(address, headers={"If-Match": f'"{task["version"]}"'})
    assert (done.status_code, done.headers["ETag"]) == (200, f'"{done.json()["version"]}"')


def test_the_progress_of_a_batch_is_told(people: People) -> None:
    tasks = queued(people, "note-1", "note-2", annotators_per_note=2)
    stored(people["admin"], "note-3")
    people["admin"].post("/v1/tasks", json={"note_ids": ["note-3"], "batch": "autumn"})
    lease(people["ann"], batch="spring")
    finish(people["ann"], tasks[0]["id"])
    page = people["reviewer"].get("/v1/tasks?batch=spring&limit=1").json()
    assert page["progress"] == {"tasks": 2, "open": 1, "in_progress": 1, "done": 0, "seats": 4, "seats_done": 1}
    assert [task["note_id"] for task in page["tasks"]] == ["note-1"]
    rest = people["reviewer"].get(f"/v1/tasks?batch=spring&limit=1&cursor={page['next']}").json()
    assert ([task["note_id"] for task in rest["tasks"]], rest["next"]) == (["note-2"], None)
    assert people["reviewer"].get("/v1/tasks").json()["progress"]["tasks"] == 3
    assert none_left(people["bob"], batch="summer")
    assert lease(people["bob"], batch="autumn")["task"]["note_id"] == "note-3"


@pytest.mark.parametrize(
    ("fields", "status", "pointer"),
    [
        ({"note_ids": ["note-1", "nowhere"]}, 404, "#/note_ids/1"),
        ({"note_ids": ["note-1", "note-2", "note-1"]}, 422, "#/note_ids/2"),
        ({"note_ids": []}, 422, "#/note_ids"),
        ({"note_ids": ["note-1"], "annotators_per_note": 0}, 422, "#/annotators_per_note"),
        ({"note_ids": ["note-1"], "hide_machine_facts": True}, 422, "#/hide_machine_facts"),
        ({"note_ids": ["note-2"]}, 409, "#/note_ids/0"),
        ({"note_ids": ["note-2"], "batch": "autumn", "blind": True}, 409, "#/note_ids/0"),
    ],
)
def test_what_cannot_be_queued_is_refused_whole(people: People, fields: Any, status: int, pointer: str) -> None:
    queued(people, "note-2")
    refused = people["admin"].post("/v1/tasks", json={"batch": "spring", **fields})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (status, pointer)
    assert people["admin"].get("/v1/tasks").json()["progress"]["tasks"] == 1


def test_the_same_attempt_leases_once(people: People) -> None:
    queued(people, "note-1", "note-2")
    headers = {"Idempotency-Key": "a-1"}
    first, again = (people["ann"].post("/v1/tasks/next", json={}, headers=headers) for _ in range(2))
    assert first.json() == again.json()
    other = people["ann"].post("/v1/tasks/next", json={"batch": "spring"}, headers=headers)
    assert other.status_code == 409


def test_a_deleted_note_leaves_the_queue(people: People) -> None:
    queued(people, "note-1")
    deleted = people["admin"].delete("/v1/notes/note-1", headers={"If-Match": '"1"'})
    assert deleted.status_code == 204
    assert none_left(people["ann"])
    assert people["reviewer"].get("/v1/tasks").json()["tasks"] == []


def test_a_cursor_that_no_database_can_count_to_is_refused(people: People) -> None:
    for address in ("/v1/tasks", "/v1/notes", "/v1/keys", "/v1/audit"):
        assert people["admin"].get(f"{address}?cursor=999999999").status_code == 200
        assert people["admin"].get(f"{address}?cursor=21696458204009").status_code == 422


def test_a_whole_number_may_be_written_with_a_point(people: People) -> None:
    (task,) = queued(people, "note-1", annotators_per_note=2.0)
    assert task["annotators_per_note"] == 2
    refused = people["admin"].post("/v1/tasks", json={"note_ids": ["note-2"], "batch": "b", "annotators_per_note": 1.5})
    assert refused.status_code == 422
