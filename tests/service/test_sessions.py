"""Browsers' sessions: what the cookie opens, and when it opens nothing."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from service.access.sessions import COOKIE
from service.store.engine import Store
from service.workers.pool import Pool
from tests.service.client import Client, client
from tests.service.people import key_for, person

BROWSER = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def short(store: Store, database: str, pool: Pool) -> Iterator[Client]:
    """A service whose sessions end after half a second without use."""
    with client(pool, database=database, auth="key", session_seconds=0.5) as made:
        yield made


def sign_in(api: Client, secret: str) -> Any:
    return api.post("/sign-in", data={"key": secret}, headers=BROWSER, follow_redirects=False)


def test_a_session_acts_as_its_key(keyed: Client, store: Store) -> None:
    answer = sign_in(keyed, key_for(store, "ann", "annotator"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    told = answer.headers["set-cookie"].lower()
    assert all(word in told for word in ("httponly", "samesite=strict", "path=/"))
    assert keyed.get("/v1/notes").status_code == 200
    assert keyed.post("/v1/notes", json={"text": "Pain 7/10."}, headers=BROWSER).status_code == 201
    assert keyed.get("/v1/notes").json()["notes"][0]["by"] == "ann"
    assert keyed.get("/v1/keys").status_code == 403


def test_a_wrong_key_opens_nothing(keyed: Client) -> None:
    answer = sign_in(keyed, "cp_nothing")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "cp_nothing" not in answer.text


def test_a_write_from_another_site_is_refused(keyed: Client, store: Store) -> None:
    sign_in(keyed, key_for(store, "ann", "annotator"))
    answer = keyed.post("/v1/notes", json={"text": "Pain 7/10."}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:chartproof:problem:other-origin")


def test_a_session_ends_with_its_key_and_when_it_is_told_to(keyed: Client, store: Store) -> None:
    admin = person(keyed, key_for(store, "root", "admin"))
    made = admin.post("/v1/keys", json={"name": "ann", "role": "annotator"}).json()
    sign_in(keyed, made["key"])
    token = keyed.cookies[COOKIE]
    assert keyed.post("/sign-out", headers=BROWSER, follow_redirects=False).status_code == 303
    assert keyed.get("/v1/notes", headers={"Cookie": f"{COOKIE}={token}"}).status_code == 401
    sign_in(keyed, made["key"])
    assert keyed.get("/v1/notes").status_code == 200
    admin.delete(f"/v1/keys/{made['id']}")
    assert keyed.get("/v1/notes").status_code == 401
    told = [entry["action"] for entry in admin.get("/v1/audit", params={"subject": made["id"]}).json()["entries"]]
    assert told == ["key.made", "session.opened", "session.ended", "session.opened", "key.revoked"]


def test_a_session_ends_when_it_is_not_used(short: Client, store: Store) -> None:
    sign_in(short, key_for(store, "ann", "annotator"))
    assert short.get("/v1/notes").status_code == 200
    time.sleep(0.6)
    assert short.get("/v1/notes").status_code == 401


def test_a_page_leads_to_the_sign_in(keyed: Client) -> None:
    answer = keyed.get("/notes", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_without_keys_there_is_nothing_to_sign_in_to(api: Client) -> None:
    assert api.get("/sign-in", follow_redirects=False).headers["location"] == "/"
