"""People with keys: a client each, all of one service."""

from datetime import UTC, datetime

from sqlalchemy import insert
from starlette.testclient import TestClient

from service.access.principal import Role
from service.access.secrets import hashed, new_secret
from service.store.engine import Store
from service.store.tables import KeyRow
from tests.service.client import Client

People = dict[str, Client]
"""A client for each person, by name."""


def key_for(store: Store, name: str, role: Role, batch: str | None = None) -> str:
    """Make a key and return its secret."""
    secret = new_secret()
    with store.write() as session:
        values = {"id": f"k_{name}", "name": name, "role": role, "batch": batch, "sha256": hashed(secret)}
        session.execute(insert(KeyRow).values(**values, by="test", at=datetime.now(UTC), revoked_at=None))
    return secret


def person(api: Client, secret: str) -> Client:
    """Return a client of the same service that sends a key."""
    return TestClient(api.app, headers={"Authorization": f"Bearer {secret}"}, raise_server_exceptions=False)


def team(api: Client, store: Store, *annotators: str) -> People:
    """Return an admin, a reviewer, and annotators by name."""
    roles: dict[str, Role] = {"admin": "admin", "reviewer": "reviewer", **dict.fromkeys(annotators, "annotator")}
    return {name: person(api, key_for(store, name, role)) for name, role in roles.items()}
