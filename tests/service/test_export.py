"""Gold labels: what people left of the facts, and `chartproof evaluate` reading it back."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from chartproof.cli.main import chartproof
from models.kinds import FACTS
from tests.service.client import Client, correct, fact_of, facts, stored
from tests.service.people import People


def queue(people: People, *note_ids: str, **fields: Any) -> None:
    asked = {"note_ids": note_ids, "batch": "spring", **fields}
    assert people["admin"].post("/v1/tasks", json=asked).status_code == 201


def lease(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.post("/v1/tasks/next", json={}).json()
    return told


def finish(client: Client) -> None:
    task = lease(client)["task"]["id"]
    assert client.post(f"/v1/tasks/{task}/complete").status_code == 200


def gold(people: People, **query: str) -> list[dict[str, Any]]:
    answer = people["reviewer"].get("/v1/export", params={"batch": "spring", "format": "jsonl", **query})
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def evaluated(path: Path) -> dict[str, Any]:
    run = CliRunner().invoke(chartproof, ["evaluate", str(path), "--format", "json"])
    assert run.exit_code == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def test_evaluate_reads_back_what_was_exported(people: People, tmp_path: Path) -> None:
    """Nothing corrected: every fact is found and right. One rejected: the machine's is false. One changed: found, wrong."""
    queue(people, "note-1", "note-2")
    ann = people["ann"]
    lease(ann)
    rejected, changed = fact_of("relief", ann), fact_of("procedure", ann)
    assert correct(ann, 1, action="reject", fact_id=rejected["id"]).status_code == 201
    changed["attributes"]["status"] = "declined"
    assert correct(ann, 2, action="change", fact_id=changed["id"], fact=changed).status_code == 201
    finish(ann)
    finish(ann)
    exported = people["reviewer"].get("/v1/export?batch=spring&format=jsonl")
    assert exported.headers["Content-Type"].startswith("application/jsonl")
    assert exported.headers["Cache-Control"] == "no-store"
    path = tmp_path / "gold.jsonl"
    path.write_bytes(exported.content)
    told = evaluated(path)
    machine = told["found"]["predicted"]
    assert told["notes"] == 2
    assert (told["found"]["gold"], told["found"]["hits"]) == (machine - 1, machine - 1)
    assert told["right"]["hits"] == machine - 2


def test_a_line_holds_the_note_the_facts_that_stand_and_whose_work_they_are(people: People) -> None:
    queue(people, "note-1")
    ann = people["ann"]
    lease(ann)
    rejected = fact_of("relief", ann)["id"]
    assert correct(ann, 1, action="reject", fact_id=rejected).status_code == 201
    finish(ann)
    (line,) = gold(people)
    note = people["reviewer"].get("/v1/notes/note-1").json()
    assert (line["note_id"], line["sha256"], line["text"]) == ("note-1", note["sha256"], note["text"])
    assert (line["batch"], line["annotators"], line["note_version"]) == ("spring", ["ann"], 2)
    standing = [fact["id"] for fact in facts(people["reviewer"]) if fact["status"] != "rejected"]
    assert [fact["id"] for fact in line["facts"]] == standing
    assert rejected not in standing
    for fact in FACTS.validate_json(json.dumps(line["facts"])):
        assert all(line["text"][span.start : span.end] == span.text for span in fact.spans)


def test_what_is_not_finished_is_left_out(people: People) -> None:
    queue(people, "note-1", annotators_per_note=2)
    finish(people["ann"])
    assert gold(people) == []


def test_blind_work_is_a_line_an_annotator_until_a_reviewer_settles_it(people: People) -> None:
    queue(people, "note-1", annotators_per_note=2, blind=True)
    for name in ("ann", "bob"):
        finish(people[name])
    assert [line["annotators"] for line in gold(people)] == [["ann"], ["bob"]]
    assert [line["annotators"] for line in gold(people, annotator="bob")] == [["bob"]]
    settled = correct(people["admin"], 1, action="reject", fact_id=fact_of("relief", people["admin"])["id"])
    assert settled.status_code == 201
    assert [line["annotators"] for line in gold(people)] == [["admin"]]


def test_facts_hidden_from_the_annotator_are_no_gold(people: People) -> None:
    queue(people, "note-1", blind=True, hide_machine_facts=True)
    added = fact_of("procedure", people["ann"])
    lease(people["ann"])
    assert correct(people["ann"], 1, action="add", fact=added).status_code == 201
    finish(people["ann"])
    (line,) = gold(people)
    assert [fact["spans"] for fact in line["facts"]] == [added["spans"]]


def test_more_notes_than_a_page(people: People) -> None:
    names = [f"more-{number}" for number in range(55)]
    for name in names:
        stored(people["admin"], name, text="Back pain, 7/10.")
    queue(people, *names)
    for _ in names:
        finish(people["ann"])
    assert [line["note_id"] for line in gold(people)] == names


def test_what_cannot_be_exported_is_refused(people: People) -> None:
    assert people["reviewer"].get("/v1/export?batch=nowhere").status_code == 404
    assert people["reviewer"].get("/v1/export?batch=spring&format=csv").status_code == 422
    assert people["ann"].get("/v1/export?batch=spring").status_code == 403
