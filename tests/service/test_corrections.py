"""Corrections over HTTP: what changes, who wins, what can be taken back."""

from tests.service.client import Client, correct, fact_of, facts, stored


def better(relief: dict[str, object]) -> dict[str, object]:
    attributes = relief["attributes"]
    assert isinstance(attributes, dict)
    return {**relief, "attributes": {**attributes, "percent": {**attributes["percent"], "low": 85, "high": 90}}}


def test_a_change_says_which_determination_and_which_criterion_changed(api: Client) -> None:
    stored(api)
    relief = fact_of("relief", api)
    answer = correct(api, 1, action="change", fact_id=relief["id"], fact=better(relief))
    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"2"'
    body = answer.json()
    assert body["note_version"] == 2
    (changed,) = body["determinations_changed"]
    assert changed["procedure"]["cpt"] == ["64493", "64494", "64495"]
    assert (changed["before"], changed["after"]) == ("denied", "needs_information")
    assert [(one["id"], one["before"], one["after"]) for one in changed["criteria"]] == [
        ("facet.repeat.relief", "not_met", "met")
    ]
    (fact,) = body["facts_changed"]
    assert (fact["before"]["status"], fact["after"]["status"], fact["after"]["version"]) == ("machine", "changed", 2)
    assert fact["after"]["source"] == {"by": "annotator", "id": "local"}


def test_an_undo_brings_back_what_was(api: Client) -> None:
    stored(api)
    before = facts(api)
    relief = fact_of("relief", api)
    made = correct(api, 1, action="change", fact_id=relief["id"], fact=better(relief)).json()["correction"]
    answer = correct(api, 2, action="undo", undo_of=made["id"])
    assert answer.status_code == 201
    assert (answer.json()["determinations_changed"][0]["after"]) == "denied"
    assert facts(api) == before
    assert correct(api, 3, action="undo", undo_of=made["id"]).status_code == 409
    again = correct(api, 3, action="undo", undo_of=answer.json()["correction"]["id"])
    assert again.json()["determinations_changed"][0]["after"] == "needs_information"


def test_of_two_writers_at_one_version_the_second_is_told_the_current_one(api: Client) -> None:
    stored(api)
    relief, test = fact_of("relief", api), fact_of("exam_test", api)
    assert correct(api, 1, action="confirm", fact_id=relief["id"]).status_code == 201
    late = correct(api, 1, action="confirm", fact_id=test["id"])
    assert late.status_code == 412
    assert (late.json()["version"], late.headers["ETag"]) == (2, '"2"')


def test_a_span_must_be_the_notes_own_characters(api: Client) -> None:
    stored(api)
    relief = fact_of("relief", api)
    spans = relief["spans"]
    moved = {**relief, "spans": [{**spans[0], "start": spans[0]["start"] + 1, "end": spans[0]["end"] + 1}]}
    answer = correct(api, 1, action="add", fact=moved)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["pointer"] == "#/fact/spans/0"
    assert "18 characters" in error["message"]
    assert "improvement" not in answer.text


def test_a_fact_is_written_without_a_name_and_a_source(api: Client) -> None:
    stored(api)
    written = {name: value for name, value in fact_of("exam_test", api).items() if name not in ("id", "source")}
    changed = {**written, "attributes": {**written["attributes"], "result": "negative"}}
    fact_id = fact_of("exam_test", api)["id"]
    answer = correct(api, 1, action="change", fact_id=fact_id, fact=changed)
    assert answer.status_code == 201, answer.text
    assert answer.json()["facts_changed"][0]["after"]["source"] == {"by": "annotator", "id": "local"}
    answer = correct(api, 2, action="add", fact=written)
    assert answer.status_code == 201, answer.text
    added = next(fact for fact in facts(api) if fact["status"] == "added")
    assert (added["spans"], added["source"]) == (written["spans"], {"by": "annotator", "id": "local"})
