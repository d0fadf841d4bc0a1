"""Notes over HTTP: stored once, found, removed; and every write once under its key."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from service.audit.verifying import faults
from service.context import now
from service.store.engine import Store
from service.store.tables import AnswerRow, CorrectionRow, NoteRow, ReadingRow
from service.web.once import forget_old
from tests.service.client import POLICY, TEXT, Client, correct, fact_of, stored


def test_the_same_note_is_stored_once_and_another_is_refused(api: Client) -> None:
    first = stored(api)
    again = api.post("/v1/notes", json={"text": TEXT, "note_id": "note-1"})
    assert (again.status_code, again.json()) == (200, first.json())
    assert api.post("/v1/notes", json={"text": TEXT + " ", "note_id": "note-1"}).status_code == 409
    other = api.post("/v1/notes", json={"text": TEXT, "note_id": "note-1", "date_of_service": "2026-01-01"})
    assert other.status_code == 409
    assert len(api.get("/v1/notes").json()["notes"]) == 1


def test_a_note_comes_back_as_it_was_received(api: Client) -> None:
    text = "Pain\t7/10 \U0001f600 caf\u0065\u0301\r\n  FABER\u00a0positive.\r\n"
    made = api.post("/v1/notes", json={"text": text, "requests": [{"codes": ["27096"], "levels": None}]})
    assert made.status_code == 201
    name = made.json()["id"]
    note = api.get(f"/v1/notes/{name}")
    assert (note.json()["text"], note.headers["ETag"], note.json()["version"]) == (text, '"1"', 1)
    assert note.json()["requests"][0]["codes"] == ["27096"]
    for fact in api.get(f"/v1/notes/{name}/facts").json()["facts"]:
        assert all(text[span["start"] : span["end"]] == span["text"] for span in fact["spans"])


def test_notes_are_listed_in_pages_without_their_text(api: Client) -> None:
    for number in range(5):
        api.post("/v1/notes", json={"text": "Pain 7/10.", "note_id": f"n{number}"})
    seen, cursor = [], None
    while True:
        params = {"limit": "2", **({"cursor": cursor} if cursor else {})}
        page = api.get("/v1/notes", params=params).json()
        seen += [note["id"] for note in page["notes"]]
        assert all("text" not in note and note["version"] == 1 for note in page["notes"])
        if (cursor := page["next"]) is None:
            break
    assert seen == [f"n{number}" for number in range(5)]


def test_a_deleted_note_leaves_a_tombstone_and_nothing_else(api: Client, store: Store) -> None:
    stored(api)
    relief = fact_of("relief", api)
    api.post(
        "/v1/notes/note-1/corrections",
        json={"action": "confirm", "fact_id": relief["id"], "reason_code": "seen"},
        headers={"If-Match": '"1"', "Idempotency-Key": "a"},
    )
    assert api.delete("/v1/notes/note-1").status_code == 428
    assert api.delete("/v1/notes/note-1", headers={"If-Match": '"1"'}).json()["version"] == 2
    assert api.delete("/v1/notes/note-1", headers={"If-Match": '"2"'}).status_code == 204
    assert api.get("/v1/notes/note-1").status_code == 404
    with store.read() as session:
        for table in (NoteRow, ReadingRow, CorrectionRow, AnswerRow):
            assert session.query(table).count() == 0, table.__tablename__
        assert list(faults(session)) == []
    entries = api.get("/v1/audit", params={"subject": "note-1"}).json()["entries"]
    assert [entry["action"] for entry in entries] == ["note.stored", "note.corrected", "note.deleted"]
    again = stored(api)
    assert again.json()["version"] == 4
    assert correct(api, 2, action="confirm", fact_id=relief["id"]).status_code == 412


def test_a_key_gives_the_first_answer_again_and_does_nothing(api: Client) -> None:
    stored(api)
    relief = fact_of("relief", api)
    body = {"action": "confirm", "fact_id": relief["id"], "reason_code": "seen"}
    headers = {"If-Match": '"1"', "Idempotency-Key": "attempt-1"}
    first = api.post("/v1/notes/note-1/corrections", json=body, headers=headers)
    again = api.post("/v1/notes/note-1/corrections", json=body, headers=headers)
    assert first.status_code == again.status_code == 201
    assert (first.content, first.headers["ETag"]) == (again.content, again.headers["ETag"])
    assert len(api.get("/v1/notes/note-1/corrections").json()["corrections"]) == 1
    other = api.post("/v1/notes/note-1/corrections", json={**body, "reason_code": "other"}, headers=headers)
    assert (other.status_code, other.json()["type"]) == (409, "urn:chartproof:problem:key-used")
    note = {"text": TEXT, "policy": POLICY}
    made = [api.post("/v1/notes", json=note, headers={"Idempotency-Key": "b"}).json() for _ in range(2)]
    assert made[0] == made[1]


def test_nothing_of_a_deleted_note_is_left_in_the_files(api: Client, store: Store) -> None:
    name = "Quirinius-Canary"
    api.post("/v1/notes", json={"text": f"{name} has pain 7/10. " * 400, "note_id": "note-1"})
    fact = api.get("/v1/notes/note-1/facts").json()["facts"][0]
    comment = {"action": "confirm", "fact_id": fact["id"], "reason_code": "x", "comment": name}
    assert api.post("/v1/notes/note-1/corrections", json=comment, headers={"If-Match": '"1"'}).status_code == 201
    assert api.delete("/v1/notes/note-1", headers={"If-Match": '"2"'}).status_code == 204
    if store.is_sqlite:
        folder = Path(str(store.engine.url.database)).parent
        files = [path for path in folder.iterdir() if path.is_file()]
        assert len(files) >= 2
        assert not any(name.encode() in path.read_bytes() for path in files)


def test_kept_answers_are_dropped_after_thirty_days(api: Client, store: Store) -> None:
    body = {"text": "Pain 7/10."}
    first = api.post("/v1/notes", json=body, headers={"Idempotency-Key": "a"}).json()
    for days, kept in ((29, True), (31, False)):
        with store.write() as session:
            session.execute(update(AnswerRow).values(at=now() - timedelta(days=days)))
        forget_old(store)
        again = api.post("/v1/notes", json=body, headers={"Idempotency-Key": "a"}).json()
        assert (again == first) == kept
