"""Every error is a problem, says where it lies, and repeats nothing of what was sent."""

import json
import logging
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from service.store.engine import Store
from service.web.logs import LOG, JsonLines
from service.workers.pool import Pool
from service.workers.worker import JobError
from tests.service.client import TEXT, Client, client, stored

CANARY = "Quirinius-Canary"
JSON = {"Content-Type": "application/json"}


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert CANARY not in answer.text
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail", "instance"} <= body.keys()
    return body


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/{CANARY}", 404),
        ("GET", "/docs", 404),
        ("GET", "/v1/notes/", 404),
        ("PUT", "/v1/notes", 405),
        ("GET", f"/v1/notes/{CANARY}", 404),
        ("GET", f"/v1/notes/-{CANARY}", 422),
        ("GET", f"/v1/notes?{CANARY}=1", 422),
        ("GET", f"/v1/notes?limit={CANARY}", 422),
        ("GET", f"/v1/notes?cursor={CANARY}", 422),
        ("GET", f"/v1/policies/{CANARY.lower()}", 404),
        ("POST", "/v1/notes", 415),
    ],
)
def test_what_the_framework_refuses_is_a_problem_too(api: Client, method: str, path: str, status: int) -> None:
    answer = api.request(method, path)
    problem(answer, status)
    assert status != 405 or answer.headers["Allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (CANARY.encode(), "#"),
        (b"", "#"),
        (b"[" * 100_000, "#"),
        (json.dumps({"text": CANARY, CANARY: 1}).encode(), "#"),
        (json.dumps({"text": {CANARY: 1}}).encode(), "#/text"),
        (b'{"text": "' + CANARY.encode() + b' \\ud800"}', "#"),
        (b'{"text": "' + CANARY.encode() + b' \\u0000"}', "#"),
        (b'{"text": "\xff' + CANARY.encode() + b'"}', "#"),
        (json.dumps({"text": TEXT, "note_id": f"/{CANARY}"}).encode(), "#/note_id"),
        (json.dumps({"text": TEXT, "policy": CANARY}).encode(), "#/policy"),
        (json.dumps({"text": TEXT, "date_of_service": CANARY}).encode(), "#/date_of_service"),
        (json.dumps({"text": TEXT, "date_of_service": 1700000000}).encode(), "#/date_of_service"),
        (json.dumps({"text": TEXT, "requests": [{"codes": [CANARY]}]}).encode(), "#/requests/0/codes/0"),
        (json.dumps({"text": TEXT, "requests": [{"codes": ["27096"], "levels": CANARY}]}).encode(), "#/requests/0"),
    ],
)
def test_a_body_that_cannot_be_used_is_pointed_into(api: Client, body: bytes, pointer: str) -> None:
    found = problem(api.post("/v1/notes", content=body, headers=JSON), 422)
    assert [error["pointer"] for error in found["errors"]] == [pointer]


def test_an_escaped_backslash_before_u0000_is_no_nul(api: Client) -> None:
    answer = api.post("/v1/extractions", content=b'{"text": "Pain 7/10 \\\\u0000"}', headers=JSON)
    assert answer.status_code == 200


def test_places_in_a_fact_are_pointers_without_the_kinds(api: Client) -> None:
    stored(api)
    body = {"action": "add", "reason_code": "x", "fact": {"kind": "relief", "attributes": {"treatment": CANARY}}}
    found = problem(api.post("/v1/notes/note-1/corrections", json=body, headers={"If-Match": '"1"'}), 422)
    pointers = {error["pointer"] for error in found["errors"]}
    assert pointers == {"#/fact/spans", "#/fact/attributes/treatment"}
    body = {"action": "add", "reason_code": "x", "fact": {"kind": CANARY}}
    found = problem(api.post("/v1/notes/note-1/corrections", json=body, headers={"If-Match": '"1"'}), 422)
    assert [error["pointer"] for error in found["errors"]] == ["#/fact"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "1" + "0" * 400])
def test_a_number_without_end_is_refused(api: Client, number: str) -> None:
    stored(api)
    fact = {
        "id": "x",
        "kind": "pain_score",
        "spans": [{"start": 0, "end": 1, "text": "I"}],
        "source": {"by": "rule", "id": "x"},
        "attributes": {"value": {"low": "NUMBER", "high": None}},
    }
    body = json.dumps({"action": "add", "reason_code": "x", "fact": fact}).replace('"NUMBER"', number)
    headers = {**JSON, "If-Match": '"1"'}
    problem(api.post("/v1/notes/note-1/corrections", content=body.encode(), headers=headers), 422)


def test_a_body_too_large_is_refused_told_or_not(api: Client) -> None:
    large = json.dumps({"text": CANARY * 200_000}).encode()
    problem(api.post("/v1/notes", content=large, headers=JSON), 413)
    problem(api.post("/v1/notes", content=iter([large[:1_500_000], large[1_500_000:]]), headers=JSON), 413)


def test_a_name_that_is_not_the_services_is_refused(api: Client) -> None:
    problem(api.get("/v1/notes", headers={"Host": f"{CANARY}.example"}), 400)


def test_a_page_of_another_origin_is_refused(api: Client) -> None:
    for origin in (
        "http://evil.example",
        "http://testserver:8001",
        "null",
        f"http://[{CANARY}",
        "http://testserver.evil",
    ):
        problem(api.get("/v1/notes", headers={"Origin": origin}), 400)
    assert api.get("/v1/notes", headers={"Origin": "http://testserver"}).status_code == 200


def test_every_answer_carries_the_safe_headers(api: Client) -> None:
    for path in ("/health", "/v1/notes", "/nowhere", "/openapi.json"):
        headers = api.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Cross-Origin-Resource-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers
        assert "Server" not in headers


def test_a_mistake_of_ours_is_a_500_that_tells_nothing(
    database: str, pool: Pool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(job: object) -> bytes:
        if "reader" in str(job):
            raise JobError("KeyError in extraction/pipeline.py, line 1")
        raise ValueError(CANARY)

    shared = Pool.__new__(Pool)
    monkeypatch.setattr(shared, "run", fail, raising=False)
    monkeypatch.setattr(shared, "wait_until_warm", lambda: None, raising=False)
    if not database.startswith("sqlite"):
        pytest.skip("one database is enough")
    with caplog.at_level(logging.INFO, LOG.name), client(shared, database=database) as api:
        body = problem(api.post("/v1/extractions", json={"text": CANARY}), 500)
        problem(api.post("/v1/extractions", json={"text": f"{CANARY}, reader"}), 500)
    records = [record for record in caplog.records if record.levelno == logging.ERROR]
    line, in_worker = [json.loads(JsonLines().format(record)) for record in records]
    assert CANARY not in json.dumps([line, in_worker])
    assert line["fault"].startswith("ValueError in service/")
    assert in_worker["fault"] == "KeyError in extraction/pipeline.py, line 1"
    assert line["request"] in body["instance"]
    assert (line["route"], line["method"], line["status"]) == ("/v1/extractions", "POST", 500)


def test_a_database_that_does_not_answer_is_a_503(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(store: Store) -> None:
        raise OperationalError(CANARY, {}, Exception(CANARY))

    monkeypatch.setattr(Store, "read", away)
    for path in ("/health", "/v1/notes"):
        answer = api.get(path)
        problem(answer, 503)
        assert answer.headers["Retry-After"].isdecimal()
