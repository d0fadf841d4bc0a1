"""Blind work: an annotator sees their own corrections alone, from the lease on, also when they are done."""

from typing import Any

from tests.service.client import Client, correct, fact_of, facts
from tests.service.people import People


def queue(people: People, **fields: Any) -> str:
    asked = {"note_ids": ["note-1"], "batch": "spring", "annotators_per_note": 2, "blind": True, **fields}
    answer = people["admin"].post("/v1/tasks", json=asked)
    assert answer.status_code == 201, answer.text
    task: str = answer.json()["tasks"][0]["id"]
    return task


def lease(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.post("/v1/tasks/next", json={}).json()
    return told


def statuses(client: Client) -> set[str]:
    return {fact["status"] for fact in facts(client)}


def test_neither_sees_what_the_other_corrected(people: People) -> None:
    task = queue(people)
    ann, bob = people["ann"], people["bob"]
    for one in (ann, bob):
        assert lease(one)["note_version"] == 1
    rejected = fact_of("relief", ann)["id"]
    assert correct(ann, 1, action="reject", fact_id=rejected).json()["note_version"] == 2
    assert ann.post(f"/v1/tasks/{task}/complete").status_code == 200
    assert statuses(bob) == {"machine"}
    assert statuses(people["reviewer"]) == {"machine"}
    assert bob.get("/v1/notes/note-1/corrections").json()["corrections"] == []
    assert correct(bob, 1, action="confirm", fact_id=rejected).status_code == 201
    assert statuses(ann) == {"machine", "rejected"}
    assert [one["action"] for one in ann.get("/v1/notes/note-1/corrections").json()["corrections"]] == ["reject"]


def test_the_version_of_a_note_is_that_of_what_one_sees(people: People) -> None:
    queue(people)
    lease(people["ann"])
    correct(people["ann"], 1, action="reject", fact_id=fact_of("relief", people["ann"])["id"])
    for address in ("/v1/notes/note-1", "/v1/notes/note-1/facts"):
        assert people["ann"].get(address).headers["ETag"] == '"2"'
        assert people["reviewer"].get(address).headers["ETag"] == '"1"'


def test_what_was_given_back_stays_unseen_and_is_found_again(people: People) -> None:
    task = queue(people)
    ann = people["ann"]
    lease(ann)
    correct(ann, 1, action="reject", fact_id=fact_of("relief", ann)["id"])
    assert ann.post(f"/v1/tasks/{task}/release").status_code == 200
    assert statuses(people["bob"]) == {"machine"}
    assert lease(ann)["note_version"] == 2
    assert "rejected" in statuses(ann)


def test_the_machines_facts_are_hidden_if_asked(people: People) -> None:
    queue(people, hide_machine_facts=True)
    ann = people["ann"]
    machine = fact_of("procedure", ann)
    lease(ann)
    assert facts(ann) == []
    assert correct(ann, 1, action="confirm", fact_id=machine["id"]).status_code in (404, 422)
    answer = correct(ann, 1, action="add", fact=machine)
    assert answer.status_code == 201, answer.text
    assert [fact["status"] for fact in facts(ann)] == ["added"]
    assert len(facts(people["reviewer"])) > 1


def test_blind_work_in_one_batch_is_not_seen_in_another(people: People) -> None:
    queue(people)
    again = people["admin"].post("/v1/tasks", json={"note_ids": ["note-1"], "batch": "autumn"})
    assert (again.status_code, again.json()["type"]) == (409, "urn:chartproof:problem:already-queued")


def test_determinations_go_by_what_one_sees(people: People) -> None:
    queue(people)
    ann, bob = people["ann"], people["bob"]
    for one in (ann, bob):
        lease(one)
    version = 1
    for fact in facts(ann):
        if fact["kind"] == "relief":
            version = correct(ann, version, action="reject", fact_id=fact["id"]).json()["note_version"]
    told = [one.get("/v1/notes/note-1/determinations?as_of=2026-03-01").json()["determinations"] for one in (ann, bob)]
    assert told[0] != told[1]
