"""The sandbox: what would be answered with other facts, and that nothing of it is kept."""

from typing import Any

import pytest

from tests.service.client import POLICY, TEXT, Client, fact_of, facts, stored

DAY = "2026-01-20"


@pytest.fixture(params=["text", "stored note"])
def note(request: pytest.FixtureRequest, api: Client) -> dict[str, Any]:
    stored(api)
    return {"policy": POLICY, "as_of": DAY} | ({"text": TEXT} if request.param == "text" else {"note_id": "note-1"})


def outcomes(api: Client, body: dict[str, Any]) -> dict[str, tuple[str, str]]:
    answer = api.post("/v1/what-if", json=body)
    assert answer.status_code == 200, answer.text
    changed = answer.json()["determinations_changed"]
    return {line["procedure"]["cpt"][0]: (line["before"], line["after"]) for line in changed}


def test_nothing_otherwise_changes_nothing(api: Client, note: dict[str, Any]) -> None:
    assert outcomes(api, note) == {}


def test_without_a_fact_what_rested_on_it_changes(api: Client, note: dict[str, Any]) -> None:
    relief = fact_of("relief", api)
    assert outcomes(api, note | {"without": [relief["id"]]}) == {"64493": ("denied", "needs_information")}


def test_a_fact_said_otherwise_takes_the_place_of_the_one_of_its_name(api: Client, note: dict[str, Any]) -> None:
    relief = fact_of("relief", api)
    percent = relief["attributes"]["percent"] | {"low": 90, "high": 90}
    relief["attributes"] = relief["attributes"] | {"percent": percent}
    changed = outcomes(api, note | {"instead": [relief]})
    assert changed["64493"][0] == "denied"
    assert changed["64493"][1] != "denied"


def test_a_fact_without_a_name_is_added(api: Client, note: dict[str, Any]) -> None:
    start = TEXT.index("radiates below the knee")
    place = {"start": start, "end": start + 8, "text": "radiates"}
    fact = {"kind": "risk", "spans": [place], "attributes": {"type": "infection"}}
    changed = outcomes(api, note | {"instead": [fact]})
    assert changed


def test_nothing_is_kept(api: Client, note: dict[str, Any]) -> None:
    before = facts(api)
    outcomes(api, note | {"without": [before[0]["id"]]})
    assert facts(api) == before
    assert api.get("/v1/notes/note-1/corrections").json()["corrections"] == []


def test_what_does_not_fit_the_note_is_named(api: Client, note: dict[str, Any]) -> None:
    answer = api.post("/v1/what-if", json=note | {"without": ["f_nothing"]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/without/0")
    wrong = fact_of("relief", api) | {"spans": [{"start": 0, "end": 4, "text": "none"}]}
    answer = api.post("/v1/what-if", json=note | {"instead": [wrong]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/instead/0/spans/0")
    untyped = fact_of("relief", api) | {"attributes": {"percent": "all"}}
    answer = api.post("/v1/what-if", json=note | {"instead": [untyped]})
    assert {error["pointer"] for error in answer.json()["errors"]} >= {"#/instead/0/attributes/treatment"}
