"""Determinations over HTTP: the command's own bytes, and stored notes on their facts as they stand."""

import json

from models.note import Note
from service.notes.rereading import reread
from service.store.engine import Store
from service.workers.jobs import JudgeNote, ReadFacts, do, read_facts
from tests.service.client import POLICY, TEXT, Client, correct, fact_of, facts, stored
from tests.service.test_corrections import better


def test_a_text_is_judged_as_the_command_judges_it(api: Client) -> None:
    answer = api.post("/v1/determinations", json={"text": TEXT, "policy": POLICY})
    assert answer.status_code == 200
    command = do(JudgeNote(note=Note(note_id="text", text=TEXT), policy=POLICY))
    assert answer.content == command
    assert api.get("/v1/notes").json()["notes"] == []


def test_requests_and_the_day_are_taken_from_the_body(api: Client) -> None:
    asked = [{"codes": ["27096"], "laterality": "bilateral"}]
    answer = api.post(
        "/v1/determinations", json={"text": TEXT, "policy": POLICY, "requests": asked, "as_of": "2026-03-01"}
    )
    body = answer.json()
    assert body["as_of"] == "2026-03-01"
    assert [one["procedure"]["cpt"] for one in body["determinations"]] == [["27096"]]


def test_a_stored_note_is_judged_as_its_text_until_it_is_corrected(api: Client) -> None:
    stored(api)
    of_text = api.post("/v1/determinations", json={"text": TEXT, "policy": POLICY}).json()
    of_note = api.post("/v1/determinations", json={"note_id": "note-1", "policy": POLICY}).json()
    assert of_note == {**of_text, "note_id": "note-1"}
    relief = fact_of("relief", api)
    correct(api, 1, action="change", fact_id=relief["id"], fact=better(relief))
    corrected = api.post("/v1/determinations", json={"note_id": "note-1", "policy": POLICY}).json()
    assert corrected["determinations"][0]["outcome"] == "needs_information"


def test_the_machines_outcome_stands_beside_one_that_a_correction_changed(api: Client) -> None:
    stored(api)
    before = api.get("/v1/notes/note-1/determinations").json()
    assert before["basis"] == {"machine_facts": 34, "corrected_facts": 0}
    assert {one["machine_outcome"] for one in before["determinations"]} == {None}
    relief = fact_of("relief", api)
    correct(api, 1, action="change", fact_id=relief["id"], fact=better(relief))
    after = api.get("/v1/notes/note-1/determinations", params={"policy": POLICY}).json()
    assert after["basis"] == {"machine_facts": 33, "corrected_facts": 1}
    assert (after["determinations"][0]["outcome"], after["determinations"][0]["machine_outcome"]) == (
        "needs_information",
        "denied",
    )
    assert after["suggestions"] is None


def test_what_cannot_be_judged_says_why(api: Client) -> None:
    stored(api, policy=None)
    for body, pointer in (
        ({"text": TEXT}, "#/policy"),
        ({"text": TEXT, "policy": "none-such"}, "#/policy"),
        ({"policy": POLICY}, "#"),
        ({"text": TEXT, "note_id": "note-1", "policy": POLICY}, "#"),
        ({"text": TEXT, "policy": POLICY, "as_of": "2020-01-01"}, "#/as_of"),
        ({"text": TEXT.replace("2026", "2019"), "policy": POLICY}, "#/as_of"),
        ({"text": TEXT, "policy": POLICY, "requests": [{"codes": ["99999"]}]}, "#/requests/0"),
        ({"text": " ", "policy": POLICY}, "#/text"),
        ({"text": "x" * 200_001, "policy": POLICY}, "#/text"),
    ):
        answer = api.post("/v1/determinations", json=body)
        assert answer.status_code == 422, body
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer], json.dumps(answer.json())
    assert api.get("/v1/notes/note-1/determinations").json()["errors"][0]["pointer"] == "query/policy"
    assert api.post("/v1/determinations", json={"note_id": "note-2", "policy": POLICY}).status_code == 404


def test_extraction_gives_the_facts_and_stores_nothing(api: Client) -> None:
    body = api.post("/v1/extractions", json={"text": TEXT}).json()
    assert len(body["facts"]) == 34
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for fact in body["facts"] for span in fact["spans"])
    assert api.get("/v1/notes").json() == {"notes": [], "next": None}


def test_policies_are_listed_and_shown(api: Client) -> None:
    listed = api.get("/v1/policies").json()["policies"]
    assert POLICY in [policy["id"] for policy in listed]
    shown = api.get(f"/v1/policies/{POLICY}").json()
    assert shown["version"] == next(policy["version"] for policy in listed if policy["id"] == POLICY)
    assert all(criterion["source"]["section"] for criterion in shown["criteria"])
    assert api.get("/v1/policies/none-such").status_code == 404


def test_suggested_facts_count_once_confirmed_and_are_told_when_asked_for(api: Client, store: Store) -> None:
    stored(api)
    relief = fact_of("relief", api)

    def suggesting(text: str, day: object) -> ReadFacts:
        read = read_facts(text, None)
        told = json.loads(read.facts)
        for fact in told:
            if fact["id"] == relief["id"]:
                fact["source"] = {"by": "llm", "id": "model"}
        return read.model_copy(update={"facts": json.dumps(told)})

    before = api.get("/v1/notes/note-1/determinations").json()["determinations"][0]
    assert before["outcome"] == "denied"
    list(reread(store, suggesting, "test", everything=True))
    (suggested,) = [fact for fact in facts(api) if fact["status"] == "suggested"]
    assert suggested["id"] == relief["id"]
    without = api.get("/v1/notes/note-1/determinations", params={"suggestions": "include"}).json()
    assert without["determinations"][0]["outcome"] != "denied"
    assert (without["suggestions"][0]["before"], without["suggestions"][0]["after"]) == (
        without["determinations"][0]["outcome"],
        "denied",
    )
    made = correct(api, 2, action="confirm", fact_id=relief["id"]).json()
    assert made["determinations_changed"][0]["after"] == "denied"
    assert api.get("/v1/notes/note-1/determinations").json()["determinations"][0]["outcome"] == "denied"
