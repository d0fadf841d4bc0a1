"""Agreement over HTTP, by hand: two annotators on two notes, without seeing each other's work."""

from typing import Any

import pytest

from service.store.engine import Store
from tests.service.client import POLICY, Client, correct, facts, stored
from tests.service.people import People

ASKED_FOR = 4
"""The procedures that the worked case asks for."""

pytestmark = pytest.mark.usefixtures("store")


def queue(people: People, *note_ids: str, batch: str = "spring", **fields: Any) -> None:
    asked = {"note_ids": note_ids, "batch": batch, "annotators_per_note": 2, "blind": True, **fields}
    assert people["admin"].post("/v1/tasks", json=asked).status_code == 201


def finish_all(client: Client, rejected: str | None = None) -> None:
    """Take every note that there is, reject the first fact of a kind, finish."""
    while (told := client.post("/v1/tasks/next", json={})).status_code == 200:
        lease = told.json()
        note = lease["task"]["note_id"]
        if rejected is not None:
            fact = next(fact["id"] for fact in facts(client, note) if fact["kind"] == rejected)
            assert correct(client, lease["note_version"], note, action="reject", fact_id=fact).status_code == 201
        assert client.post(f"/v1/tasks/{lease['task']['id']}/complete").status_code == 200


def agreement(people: People, batch: str = "spring", **fields: str) -> dict[str, Any]:
    answer = people["reviewer"].get("/v1/agreement", params={"batch": batch, "as_of": "2026-03-01", **fields})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_two_who_leave_everything_as_it_is_agree(people: People) -> None:
    queue(people, "note-1", "note-2")
    for name in ("ann", "bob"):
        finish_all(people[name])
    told = agreement(people)
    (pair,) = told["pairs"]
    count = len(facts(people["reviewer"]))
    assert (pair["annotators"], pair["notes"], told["warnings"]) == (["ann", "bob"], 2, [])
    assert pair["span_f1_exact"] == {"value": 1.0, "n": 4 * count, "low": 1.0, "high": 1.0}
    assert pair["kappa_attributes"]["relief.treatment"]["n"] > 0
    assert told["group"]["alpha_determinations"]["n"] == 2 * ASKED_FOR


def test_a_fact_that_one_rejected_is_missing_from_their_spans(people: People) -> None:
    queue(people, "note-1")
    finish_all(people["ann"], rejected="relief")
    finish_all(people["bob"])
    (pair,) = agreement(people)["pairs"]
    count = len(facts(people["reviewer"]))
    expected = round(2 * (count - 1) / (2 * count - 1), 4)
    assert pair["span_f1_exact"] == {"value": expected, "n": 2 * count - 1, "low": None, "high": None}
    assert pair["span_f1_overlap"]["value"] == expected


def test_the_outcomes_go_by_the_policy_that_is_named(people: People, keyless_note: str) -> None:
    queue(people, keyless_note)
    for name in ("ann", "bob"):
        finish_all(people[name])
    told = agreement(people)
    assert told["group"]["alpha_determinations"]["n"] == 0
    assert "1 note(s) name no policy" in told["warnings"][0]
    assert agreement(people, policy=POLICY)["group"]["alpha_determinations"]["n"] == ASKED_FOR


def test_open_work_and_unfinished_work_are_not_measured(people: People) -> None:
    queue(people, "note-1", blind=False)
    queue(people, "note-2")
    finish_all(people["ann"])
    told = agreement(people)
    assert told["pairs"] == []
    assert "1 note(s) that were worked on openly" in told["warnings"][0]


@pytest.fixture
def keyless_note(people: People) -> str:
    stored(people["admin"], "note-3", policy=None)
    return "note-3"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"batch": "nowhere"}, 404),
        ({}, 422),
        ({"batch": "spring", "policy": "none such"}, 422),
        ({"batch": "spring", "as_of": "yesterday"}, 422),
        ({"batch": "spring", "annotator": "ann"}, 422),
    ],
)
def test_what_cannot_be_measured_is_refused(people: People, store: Store, query: dict[str, str], status: int) -> None:
    queue(people, "note-1")
    assert people["reviewer"].get("/v1/agreement", params=query).status_code == status
