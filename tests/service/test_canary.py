"""No text of a note, no id, no comment stands in a log, an error, a file's name or a temporary file."""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from benchmarks.serving.process import COMMAND, Served, start
from tests.service.client import POLICY, TEXT

WORDS = ("Zebedee-Quirinius", "zq-canary-id", "zq canary comment", "zqcanarybatch")
"""What stands in the note's text, its id, the comments, and the batch's name."""
NAME, NOTE, COMMENT, BATCH = WORDS
VERSION = {"If-Match": '"1"'}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A service that keeps its data where no database is named, and has a folder of its own for temporary files."""
    places = {"XDG_DATA_HOME": tmp_path / "data", "TMPDIR": tmp_path / "tmp", "HOME": tmp_path / "home"}
    for place in places.values():
        place.mkdir()
    running = start(tmp_path / "log", variables={name: str(place) for name, place in places.items()})
    yield running
    if running.process.poll() is None:
        running.kill()


def use(api: httpx2.Client) -> Iterator[httpx2.Response]:
    """Use everything, rightly and wrongly."""
    text = f"PATIENT: {NAME}\n{TEXT}"
    yield api.post("/v1/notes", json={"text": text, "note_id": NOTE, "policy": POLICY})
    yield api.post("/v1/notes", json={"text": f"{text} Other.", "note_id": NOTE})
    yield api.post("/v1/notes", json={"text": text, "note_id": f"{NAME} {NOTE}", NAME: COMMENT, "policy": NAME})
    yield api.post("/v1/notes", json={"text": f"{NAME} " * 20_000})
    yield api.post("/v1/notes", content=f'{{"text": "{NAME}', headers={"Content-Type": "application/json"})
    yield api.post("/v1/notes", content=NAME, headers={"Content-Type": f"text/{BATCH}"})
    for asked in ({"text": text}, {"text": NAME, "as_of": COMMENT}):
        yield api.post("/v1/extractions", json=asked)
        yield api.post("/v1/determinations", json={**asked, "policy": POLICY})
        yield api.post(
            "/v1/determinations", json={**asked, "policy": NAME, "requests": [{"codes": ["64493"], "levels": NAME}]}
        )
    facts = api.get(f"/v1/notes/{NOTE}/facts").json()["facts"]
    fact = {name: value for name, value in facts[0].items() if name not in ("version", "status")}
    said = {"reason_code": "seen", "comment": COMMENT}
    corrections = f"/v1/notes/{NOTE}/corrections"
    yield api.post(corrections, json={"action": "confirm", "fact_id": fact["id"], **said}, headers=VERSION)
    yield api.post(corrections, json={"action": "confirm", "fact_id": fact["id"], **said}, headers=VERSION)
    moved = {**fact, "spans": [{"start": 9, "end": 9 + len(NAME), "text": NAME[::-1]}], "laterality": NAME}
    for wrong in (moved, {**moved, "laterality": None}, {**fact, NAME: 1}, NAME):
        yield api.post(corrections, json={"action": "add", "fact": wrong, **said}, headers={"If-Match": '"2"'})
    yield api.post(corrections, json={"action": NAME, "reason_code": COMMENT}, headers={"If-Match": NAME})
    told = api.get(f"/v1/notes/{NOTE}/determinations", params={"as_of": "2026-03-01"}).json()["determinations"][0]
    decision = {"policy": POLICY, "procedure": told["procedure"], "decision": "denied", "rationale": COMMENT}
    for sha256 in (told["sha256"], "0" * 64, NAME):
        signed = {**decision, "determination_sha256": sha256, "as_of": "2026-03-01"}
        yield api.post(f"/v1/notes/{NOTE}/decisions", json=signed)
    yield api.post("/v1/tasks", json={"note_ids": [NOTE, f"{NOTE}-2"], "batch": BATCH})
    task = api.post("/v1/tasks", json={"note_ids": [NOTE], "batch": BATCH}).json()["tasks"][0]["id"]
    yield api.post("/v1/tasks", json={"note_ids": [NOTE], "batch": BATCH})
    yield api.post("/v1/tasks/next", json={"batch": BATCH})
    yield api.post(f"/v1/tasks/{task}/complete")
    yield api.post(f"/v1/tasks/{task}/release")
    for address in (f"/v1/notes/{NOTE}-2", f"/v1/{NAME}", f"/v1/tasks/{NAME}/complete", f"/v1/policies/{BATCH}"):
        yield api.get(address)
    for address in ("/v1/agreement", "/v1/export", "/v1/tasks", "/v1/notes", "/v1/audit"):
        for query in ({"batch": BATCH}, {"batch": f"{BATCH}2"}, {NAME: COMMENT}, {"cursor": NAME}):
            yield api.get(address, params=query)
    yield api.request(NAME, "/v1/notes")
    yield api.get("/v1/notes", headers={"Host": f"{BATCH}.example", "Authorization": f"Bearer {NAME}"})
    yield api.post("/v1/notes", json={"text": NAME}, headers={"Idempotency-Key": f"{NAME} {COMMENT}"})


def test_nothing_that_was_sent_stands_where_it_should_not(served: Served, tmp_path: Path) -> None:
    with httpx2.Client(base_url=served.address, timeout=60) as api:
        answers = list(use(api))
        for answer in answers:
            assert answer.status_code < 500, answer.request.url.path
            told = answer.text + str(answer.headers)
            if answer.status_code >= 400:
                assert not [word for word in WORDS if word in told], (answer.request.method, answer.text)
        assert {answer.status_code for answer in answers} >= {200, 201, 400, 404, 405, 409, 412, 415, 422}
        audit = json.dumps(api.get("/v1/audit?limit=200").json())
        assert NOTE in audit
        assert not [word for word in (NAME, COMMENT) if word in audit]
        version = api.get(f"/v1/notes/{NOTE}").headers["ETag"]
        assert api.delete(f"/v1/notes/{NOTE}", headers={"If-Match": version}).status_code == 204
    served.process.terminate()
    assert served.process.wait(60) in (0, -15)
    log = served.log.read_text(encoding="utf-8")
    assert log.count('"event": "request"') > len(answers)
    assert not [word for word in (*WORDS, TEXT[:40]) if word in log]
    files = [path for place in ("data", "tmp", "home") for path in (tmp_path / place).rglob("*")]
    assert not [path for path in files if any(word in str(path) for word in WORDS)]
    (database,) = (path for path in files if path.suffix == ".sqlite3")
    for path in (path for path in files if path.is_file() and path != database):
        assert not [word for word in WORDS if word.encode() in path.read_bytes()], path
    assert not [word for word in (NAME, COMMENT) if word.encode() in database.read_bytes()], (
        "deleted text is still there"
    )
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM audit").fetchone()[0] > 5


def test_the_commands_of_an_operator_do_not_tell_either(tmp_path: Path) -> None:
    words: list[str | Path] = [COMMAND, "serve", "--database", f"mysql://{NAME}:{COMMENT}@host/x"]
    refused = subprocess.run(words, capture_output=True, check=False, text=True)
    assert refused.returncode == 2
    assert not [word for word in WORDS if word in refused.stderr + refused.stdout]
