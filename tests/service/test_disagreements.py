"""Where blind annotators differ, and how a third person settles it."""

import json
from typing import Any

import pytest

from tests.service.client import Client, correct, facts
from tests.service.people import People
from tests.service.test_agreement import finish_all, queue

pytestmark = pytest.mark.usefixtures("store")


def differing(people: People, batch: str = "spring") -> list[dict[str, Any]]:
    answer = people["reviewer"].get("/v1/disagreements", params={"batch": batch})
    assert answer.status_code == 200, answer.text
    notes: list[dict[str, Any]] = answer.json()["notes"]
    return notes


def test_who_leaves_everything_as_it_is_does_not_differ(people: People) -> None:
    queue(people, "note-1", "note-2")
    for name in ("ann", "bob"):
        finish_all(people[name])
    assert [(note["note_id"], note["settled"], note["disagreements"]) for note in differing(people)] == [
        ("note-1", False, []),
        ("note-2", False, []),
    ]


def test_unfinished_and_open_work_is_not_compared(people: People) -> None:
    queue(people, "note-1")
    queue(people, "note-2", blind=False)
    finish_all(people["ann"])
    assert differing(people) == []


def test_a_fact_that_one_rejected_is_said_by_the_other_alone(people: People) -> None:
    queue(people, "note-1")
    finish_all(people["ann"], rejected="relief")
    finish_all(people["bob"])
    (note,) = differing(people)
    (one,) = note["disagreements"]
    assert (one["kind"], one["attributes"]) == ("relief", ["presence"])
    assert [(told["annotator"], told["fact"] is None) for told in one["sayings"]] == [("ann", True), ("bob", False)]
    assert one["now"]["status"] == "machine"
    assert one["start"] == one["now"]["spans"][0]["start"]


def changed(client: Client, fact: dict[str, Any], version: int) -> None:
    written = {name: value for name, value in fact.items() if name not in ("version", "status")}
    written["laterality"] = "left"
    assert correct(client, version, action="change", fact_id=fact["id"], fact=written).status_code == 201


def test_a_third_person_settles_it_in_the_layer_that_all_share(people: People) -> None:
    queue(people, "note-1")
    lease = people["ann"].post("/v1/tasks/next", json={}).json()
    relief = next(fact for fact in facts(people["ann"]) if fact["kind"] == "relief")
    changed(people["ann"], relief, lease["note_version"])
    people["ann"].post(f"/v1/tasks/{lease['task']['id']}/complete")
    finish_all(people["bob"])
    (note,) = differing(people)
    (one,) = note["disagreements"]
    assert one["attributes"] == ["laterality"]
    mine = one["sayings"][0]["fact"]
    assert (mine["status"], mine["laterality"]) == ("changed", "left")
    changed(people["cyd"], one["now"], note["note_version"])
    assert differing(people)[0]["settled"] is True
    lines = people["reviewer"].get("/v1/export", params={"batch": "spring"}).text.splitlines()
    (gold,) = [json.loads(line) for line in lines]
    assert gold["annotators"] == ["cyd"]
    assert next(fact for fact in gold["facts"] if fact["id"] == relief["id"])["laterality"] == "left"
