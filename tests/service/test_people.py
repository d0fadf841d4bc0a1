"""Keys, roles and isolation: who may do what, and what others are not even told of."""

from typing import Any

import pytest

from service.access.managing import make_key
from service.access.principal import Role
from service.access.secrets import hashed
from service.app import ROUTERS, _refuse_unguarded
from service.store.engine import Store
from service.store.tables import KeyRow
from service.views.managing import NewKey
from tests.service.client import TEXT, Client

ROLES: tuple[Role, ...] = ("reader", "annotator", "reviewer", "admin")


def bearer(store: Store, name: str, role: Role, batch: str | None = None) -> dict[str, str]:
    with store.write() as session:
        made = make_key(session, NewKey(name=name, role=role, batch=batch), "test")
    return {"Authorization": f"Bearer {made.key}"}


def test_without_a_valid_key_nothing_is_told(keyed: Client, store: Store) -> None:
    good = bearer(store, "ann", "admin")["Authorization"]
    for header in (None, "Bearer cp_wrong", good.removeprefix("Bearer "), f"{good}x", "Basic YTpi"):
        answer = keyed.get("/v1/notes", headers={} if header is None else {"Authorization": header})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.headers["content-type"] == "application/problem+json"
    assert keyed.get("/v1/notes", headers={"Authorization": good}).status_code == 200
    assert keyed.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "may"),
    [
        ("GET", "/v1/notes", ROLES),
        ("POST", "/v1/notes", ("annotator", "reviewer", "admin")),
        ("POST", "/v1/notes/none/corrections", ("annotator", "admin")),
        ("POST", "/v1/notes/none/decisions", ("reviewer", "admin")),
        ("DELETE", "/v1/notes/none", ("admin",)),
        ("GET", "/v1/audit", ("admin",)),
        ("POST", "/v1/keys", ("admin",)),
    ],
)
def test_a_role_may_what_it_is_for(keyed: Client, store: Store, method: str, path: str, may: tuple[Role, ...]) -> None:
    for role in ROLES:
        answer = keyed.request(method, path, headers=bearer(store, role, role))
        assert (answer.status_code == 403) == (role not in may), (role, answer.status_code)


def test_a_route_without_its_caller_cannot_be_served() -> None:
    router = ROUTERS[1]
    _refuse_unguarded((router,))
    guarded = router.routes[0]
    spared = guarded.dependant.dependencies  # type: ignore[attr-defined]
    guarded.dependant.dependencies = []  # type: ignore[attr-defined]
    try:
        with pytest.raises(TypeError, match="must declare one"):
            _refuse_unguarded((router,))
    finally:
        guarded.dependant.dependencies = spared  # type: ignore[attr-defined]


def test_a_secret_is_shown_once_and_only_its_hash_is_kept(keyed: Client, store: Store) -> None:
    admin = {**bearer(store, "root", "admin"), "Idempotency-Key": "one"}
    made = keyed.post("/v1/keys", json={"name": "Ann", "role": "annotator"}, headers=admin)
    assert made.status_code == 201
    secret = made.json()["key"]
    again = keyed.post("/v1/keys", json={"name": "Ann", "role": "annotator"}, headers=admin)
    assert again.json() == {**made.json(), "key": None}
    with store.read() as session:
        (row,) = [row for row in session.query(KeyRow) if row.name == "Ann"]
        assert row.sha256 == hashed(secret)
        assert not any(secret in str(value) for value in vars(row).values())
    listed = keyed.get("/v1/keys", headers=admin).json()["keys"]
    assert [key["name"] for key in listed] == ["root", "Ann"]
    assert "key" not in listed[0]


def test_a_revoked_key_is_refused_at_once_and_its_name_stays_taken(keyed: Client, store: Store) -> None:
    admin = bearer(store, "root", "admin")
    made = keyed.post("/v1/keys", json={"name": "Ann", "role": "reader"}, headers=admin).json()
    hers = {"Authorization": f"Bearer {made['key']}"}
    assert keyed.get("/v1/notes", headers=hers).status_code == 200
    assert keyed.delete(f"/v1/keys/{made['id']}", headers=admin).status_code == 204
    assert keyed.get("/v1/notes", headers=hers).status_code == 401
    assert keyed.post("/v1/keys", json={"name": "Ann", "role": "reader"}, headers=admin).status_code == 409
    assert keyed.post("/v1/keys", json={"name": "local", "role": "reader"}, headers=admin).status_code == 409


def test_an_isolated_key_sees_its_own_notes_and_those_of_its_batch(keyed: Client, store: Store) -> None:
    admin = bearer(store, "root", "admin")
    ann, bob = bearer(store, "ann", "annotator"), bearer(store, "bob", "annotator", "spring")
    cat = bearer(store, "cat", "annotator", "spring")
    for note_id, who in (("of-root", admin), ("of-ann", ann), ("of-bob", bob)):
        stored = keyed.post("/v1/notes", json={"text": TEXT, "note_id": note_id}, headers=who)
        assert stored.status_code == 201

    def seen(who: dict[str, str]) -> list[str]:
        return [note["id"] for note in keyed.get("/v1/notes", headers=who).json()["notes"]]

    assert seen(admin) == ["of-root", "of-ann", "of-bob"]
    assert seen(ann) == ["of-ann"]
    assert seen(cat) == ["of-bob"]
    here: dict[str, Any] = {"headers": ann}
    for path in ("", "/facts", "/corrections", "/determinations", "/decisions"):
        hidden, missing = keyed.get(f"/v1/notes/of-bob{path}", **here), keyed.get(f"/v1/notes/none{path}", **here)
        assert (hidden.status_code, missing.status_code) == (404, 404), path
        assert {**hidden.json(), "instance": ""} == {**missing.json(), "instance": ""}
    body = {"note_id": "of-bob", "policy": "commercial-spine-injections"}
    assert keyed.post("/v1/determinations", json=body, headers=ann).status_code == 404
    taken = keyed.post("/v1/notes", json={"text": TEXT, "note_id": "of-bob"}, headers=ann)
    assert (taken.status_code, "sha256" in taken.text) == (409, False)
