"""A service that asks for keys, with people who share all notes."""

from collections.abc import Iterator

import pytest

from service.store.engine import Store
from service.workers.pool import Pool
from tests.service.client import client, stored
from tests.service.people import People, team


@pytest.fixture
def people(store: Store, database: str, pool: Pool) -> Iterator[People]:
    """An admin, a reviewer and three annotators; two notes are stored."""
    with client(pool, database=database, auth="key") as api:
        found = team(api, store, "ann", "bob", "cyd")
        for number in (1, 2):
            stored(found["admin"], f"note-{number}")
        yield found
