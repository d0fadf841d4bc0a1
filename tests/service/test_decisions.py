"""Decisions: a reviewer signs what was read, and the signature goes stale with it."""

from typing import Any

from tests.service.client import POLICY, Client, correct, fact_of, stored
from tests.service.test_corrections import better


def first(api: Client) -> dict[str, Any]:
    found: dict[str, Any] = api.get("/v1/notes/note-1/determinations").json()["determinations"][0]
    return found


def sign(api: Client, determination: dict[str, Any], **fields: Any) -> Any:
    body = {
        "policy": POLICY,
        "procedure": determination["procedure"],
        "decision": "denied",
        "rationale": "The relief was too short.",
        "determination_sha256": determination["sha256"],
        **fields,
    }
    return api.post("/v1/notes/note-1/decisions", json=body)


def test_a_decision_is_kept_with_what_was_signed(api: Client) -> None:
    stored(api)
    determination = first(api)
    answer = sign(api, determination)
    assert answer.status_code == 201
    (kept,) = api.get("/v1/notes/note-1/decisions").json()["decisions"]
    assert kept == answer.json()
    assert (kept["by"], kept["stale"], kept["note_version"]) == ("local", False, 1)
    assert kept["determination"]["outcome"] == determination["outcome"]


def test_a_determination_that_changed_cannot_be_signed_and_a_signature_on_it_is_stale(api: Client) -> None:
    stored(api)
    determination = first(api)
    assert sign(api, determination).status_code == 201
    relief = fact_of("relief", api)
    made = correct(api, 1, action="change", fact_id=relief["id"], fact=better(relief)).json()["correction"]
    assert [one["stale"] for one in api.get("/v1/notes/note-1/decisions").json()["decisions"]] == [True]
    answer = sign(api, determination)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:chartproof:problem:stale-determination")
    correct(api, 2, action="undo", undo_of=made["id"])
    assert [one["stale"] for one in api.get("/v1/notes/note-1/decisions").json()["decisions"]] == [False]


def test_a_decision_on_a_day_that_was_named_names_it_too(api: Client) -> None:
    stored(api)
    later = api.get("/v1/notes/note-1/determinations", params={"as_of": "2027-01-20"}).json()["determinations"][0]
    assert sign(api, later, as_of="2027-01-20").status_code == 201
    assert sign(api, later, procedure={"family": "surgery", "cpt": []}).json()["errors"][0]["pointer"] == "#/procedure"
