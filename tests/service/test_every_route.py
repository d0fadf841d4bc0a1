"""Every route with every role, and every address of one note or task with a key that may not see it."""

from typing import Any

import pytest
from fastapi.routing import APIRoute

from service.access.principal import Role
from service.app import ROUTERS
from service.store.engine import Store
from tests.service.client import POLICY, Client, stored
from tests.service.people import People, key_for, person

ROLES: tuple[Role, ...] = ("reader", "annotator", "reviewer", "admin")
MAY = {
    "GET /v1/policies": ROLES,
    "GET /v1/policies/{id}": ROLES,
    "POST /v1/extractions": ROLES,
    "POST /v1/determinations": ROLES,
    "POST /v1/what-if": ROLES,
    "GET /v1/notes": ROLES,
    "POST /v1/notes": ("annotator", "reviewer", "admin"),
    "GET /v1/notes/{id}": ROLES,
    "DELETE /v1/notes/{id}": ("admin",),
    "GET /v1/notes/{id}/facts": ROLES,
    "GET /v1/notes/{id}/corrections": ROLES,
    "POST /v1/notes/{id}/corrections": ("annotator", "admin"),
    "GET /v1/notes/{id}/determinations": ROLES,
    "GET /v1/notes/{id}/decisions": ROLES,
    "POST /v1/notes/{id}/decisions": ("reviewer", "admin"),
    "GET /v1/tasks": ROLES,
    "POST /v1/tasks": ("reviewer", "admin"),
    "POST /v1/tasks/next": ("annotator", "admin"),
    "POST /v1/tasks/{id}/complete": ("annotator", "admin"),
    "POST /v1/tasks/{id}/release": ("annotator", "admin"),
    "GET /v1/agreement": ("reviewer", "admin"),
    "GET /v1/disagreements": ("reviewer", "admin"),
    "GET /v1/export": ("reviewer", "admin"),
    "GET /v1/audit": ("admin",),
    "GET /v1/keys": ("admin",),
    "POST /v1/keys": ("admin",),
    "DELETE /v1/keys/{id}": ("admin",),
}
"""Who may use which route. A new route fails the first test until it stands here."""


def routes() -> list[str]:
    found = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return [f"{method} {route.path}" for route in found for method in route.methods or ()]


def test_the_table_names_every_route() -> None:
    assert sorted(routes()) == sorted([*MAY, "GET /health"])


@pytest.fixture
def roles(keyed: Client, store: Store) -> People:
    return {role: person(keyed, key_for(store, role, role)) for role in ROLES}


def test_every_route_lets_in_the_roles_it_is_for_and_no_other(keyed: Client, roles: People) -> None:
    for route, may in MAY.items():
        method, path = route.split()
        address = path.replace("{id}", "nothing")
        unknown = keyed.request(method, address)
        assert (unknown.status_code, unknown.headers["WWW-Authenticate"]) == (401, "Bearer"), route
        for role, client in roles.items():
            answer = client.request(method, address)
            assert (answer.status_code == 403) == (role not in may), (route, role, answer.status_code)
            assert answer.status_code not in (401, 500), (route, role)


def bodies(note: str) -> dict[str, Any]:
    correction = {"action": "confirm", "fact_id": "f_1", "reason_code": "seen"}
    decision = {
        "policy": POLICY, "procedure": {"family": "other", "cpt": []}, "decision": "denied", "rationale": "no",
        "determination_sha256": "0" * 64,
    }  # fmt: skip
    return {
        "POST /v1/notes/{id}/corrections": correction,
        "POST /v1/notes/{id}/decisions": decision,
        "POST /v1/determinations": {"note_id": note, "policy": POLICY},
        "POST /v1/tasks": {"note_ids": [note], "batch": "autumn"},
        "POST /v1/what-if": {"note_id": note, "policy": POLICY},
    }


def test_what_a_key_may_not_see_is_as_if_it_were_not_there(keyed: Client, store: Store) -> None:
    """A stranger asks for the note and the task of another batch, by every route, and for ones that do not exist."""
    admin = person(keyed, key_for(store, "root", "admin"))
    stored(admin, "of-spring")
    told = admin.post("/v1/tasks", json={"note_ids": ["of-spring"], "batch": "spring"}).json()
    task = told["tasks"][0]["id"]
    strangers = {role: person(keyed, key_for(store, f"a {role}", role, "autumn")) for role in ROLES[:3]}
    for route in (route for route in MAY if "{id}" in route or route in bodies("")):
        if "keys" in route or "policies" in route:
            continue
        method, path = route.split()
        here, missing = (task, "t_0000000000000000") if "tasks/" in path else ("of-spring", "none")
        for role in (role for role in strangers if role in MAY[route]):
            answers = [
                strangers[role].request(
                    method, path.replace("{id}", name), json=bodies(name).get(route), headers={"If-Match": '"1"'}
                )
                for name in (here, missing)
            ]
            assert [answer.status_code for answer in answers] == [404, 404], (route, role, answers[0].text)
            hidden, absent = ({**answer.json(), "instance": None} for answer in answers)
            assert hidden == absent, route


def test_lists_hold_nothing_of_another_batch(keyed: Client, store: Store) -> None:
    admin = person(keyed, key_for(store, "root", "admin"))
    stored(admin, "of-spring")
    admin.post("/v1/tasks", json={"note_ids": ["of-spring"], "batch": "spring"})
    for batch, count in (("autumn", 0), (None, 0), ("spring", 1)):
        reviewer = person(keyed, key_for(store, f"reviewer of {batch}", "reviewer", batch))
        annotator = person(keyed, key_for(store, f"annotator of {batch}", "annotator", batch))
        assert len(reviewer.get("/v1/notes").json()["notes"]) == count
        page = reviewer.get("/v1/tasks").json()
        assert (len(page["tasks"]), page["progress"]["tasks"]) == (count, count)
        for address in ("/v1/agreement", "/v1/disagreements", "/v1/export"):
            assert reviewer.get(address, params={"batch": "spring"}).status_code == (200 if count else 404)
        assert annotator.post("/v1/tasks/next", json={}).status_code == (200 if count else 204)
        refused = reviewer.post("/v1/tasks", json={"note_ids": ["of-spring"], "batch": "summer"})
        assert refused.status_code == 422
