"""A service with a model: what it suggests is stored with the note, counts for nothing, and is shown as what it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.settings import Settings
from service.workers.pool import Pool
from tests.extraction.llm.behaviours import Behaviour, Inventing, Knowing, proposed
from tests.extraction.llm.failures import Failing
from tests.extraction.llm.fake_server import FakeServer, serving
from tests.service.client import POLICY, TEXT, Client, client, correct, facts

QUOTE = "she could garden without a thought for her back"
NOTE = TEXT + f"\nAfter the block in the spring {QUOTE}.\n"


@pytest.fixture(scope="module")
def model() -> Iterator[FakeServer]:
    with serving() as made:
        yield made


@pytest.fixture
def api(pool: Pool, tmp_path: Path, model: FakeServer) -> Iterator[Client]:
    model.reset(Knowing([proposed("relief", QUOTE)]))
    database = f"sqlite:///{tmp_path / 'c.sqlite3'}"
    with client(pool, database=database, llm_url=model.url, llm_model="fake") as made:
        yield made


def store(api: Client, note_id: str = "note-1", text: str = NOTE) -> None:
    answer = api.post("/v1/notes", json={"text": text, "note_id": note_id, "policy": POLICY})
    assert answer.status_code == 201, answer.text


def test_a_suggestion_waits_for_a_person(api: Client, model: FakeServer) -> None:
    store(api)
    (suggested,) = [fact for fact in facts(api) if fact["status"] == "suggested"]
    assert suggested["spans"][0]["text"] == QUOTE
    assert suggested["source"]["by"] == "llm"
    assert len(suggested["source"]["request_sha256"]) == 64
    judged = api.get("/v1/notes/note-1/determinations", params={"suggestions": "include"}).json()
    assert judged["suggestions"] is not None
    cited = [
        span["text"]
        for one in judged["determinations"]
        for c in one["criteria"]
        for e in c["evidence"]
        for span in e["spans"]
    ]
    assert QUOTE not in cited
    assert correct(api, 1, action="confirm", fact_id=suggested["id"]).status_code == 201
    assert [fact["status"] for fact in facts(api) if fact["id"] == suggested["id"]] == ["confirmed"]


def test_nothing_is_sent_for_what_is_not_stored(api: Client, model: FakeServer) -> None:
    body = {"text": NOTE, "policy": POLICY}
    assert api.post("/v1/determinations", json=body).status_code == 200
    assert api.post("/v1/extractions", json={"text": NOTE}).status_code == 200
    assert api.post("/judge", data={"text": NOTE, "policy": POLICY}).status_code == 200
    assert model.asked == []


@pytest.mark.parametrize("behaviour", [Failing(500), Inventing(), Behaviour()], ids=["failing", "inventing", "silent"])
def test_whatever_a_model_does_the_note_is_stored_with_the_rules_facts(
    api: Client, model: FakeServer, behaviour: Behaviour
) -> None:
    model.reset(behaviour)
    text = f"{NOTE}{type(behaviour).__name__}\n"
    store(api, "note-2", text)
    assert {fact["source"]["by"] for fact in facts(api, "note-2")} == {"rule"}
    warnings = api.get("/v1/notes/note-2/determinations").json()["warnings"]
    assert any("gave no answer" in warning for warning in warnings) == isinstance(behaviour, Failing)


def test_a_request_cannot_choose_the_server(api: Client, model: FakeServer) -> None:
    for name in ("llm", "llm_url", "llm_model"):
        answer = api.post("/v1/notes", json={"text": NOTE, name: "http://elsewhere.invalid/v1"})
        assert answer.status_code == 422
    assert model.asked == []


def test_the_page_names_the_host_and_marks_what_is_suggested(api: Client, model: FakeServer) -> None:
    host = model.url.split("/")[2]
    assert host in api.get("/").text
    store(api)
    page = api.get("/notes/note-1").text
    assert "Suggested, not confirmed" in page
    assert QUOTE in page.split("Suggested, not confirmed")[1].split("</section>")[0]
    (suggested,) = [fact for fact in facts(api) if fact["status"] == "suggested"]
    correct(api, 1, action="reject", fact_id=suggested["id"])
    assert "Suggested, not confirmed" not in api.get("/notes/note-1").text


def test_a_service_without_a_model_names_none(pool: Pool, tmp_path: Path) -> None:
    with client(pool, database=f"sqlite:///{tmp_path / 'c.sqlite3'}") as api:
        assert "are sent to" not in api.get("/").text


def test_settings_need_the_models_name_and_hide_its_key() -> None:
    with pytest.raises(ValueError, match="--llm needs --llm-model"):
        Settings(llm_url="http://127.0.0.1:1/v1")
    made = Settings(llm_url="http://127.0.0.1:1/v1", llm_model="m", llm_key="secret-canary", request_seconds=10)
    assert "secret-canary" not in repr(made) + repr(made.llm)
    assert made.llm is not None
    assert made.llm.note_seconds == 6
