"""Runs the service's tests on both databases, with one pool of workers for all of them."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from service.settings import Settings
from service.store.engine import Store
from service.store.upgrade import upgrade
from service.workers.pool import Pool
from tests.service.client import Client, client, stored
from tests.service.people import People, team

POSTGRESQL = "postgresql+psycopg://root@127.0.0.1:5432/test"


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """One worker, shared by every test: it takes seconds to warm up."""
    made = Pool(workers=1, queue=32, seconds=60)
    made.wait_until_warm()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def postgresql_schema() -> Iterator[str]:
    """Return the URL of a schema of this run's own, and drop it at the end."""
    engine = create_engine(POSTGRESQL, connect_args={"connect_timeout": 2})
    name = f"chartproof_test_{secrets.token_hex(6)}"
    try:
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
    except OperationalError:
        engine.dispose()
        pytest.skip("no PostgreSQL answers at 127.0.0.1:5432 (database test, user root); these tests need one")
    yield f"{POSTGRESQL}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'chartproof.sqlite3'}"
        return
    url: str = request.getfixturevalue("postgresql_schema")
    yield url
    name = url.rpartition("%3D")[2]
    engine = create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An upgraded, empty store."""
    made = Store(Settings(database=database).url)
    upgrade(made)
    yield made
    made.close()


@pytest.fixture
def api(store: Store, database: str, pool: Pool) -> Iterator[Client]:
    """A client of a service without keys."""
    with client(pool, database=database) as made:
        yield made


@pytest.fixture
def keyed(store: Store, database: str, pool: Pool) -> Iterator[Any]:
    """A client of a service that asks for keys."""
    with client(pool, database=database, auth="key", isolate=True) as made:
        yield made


@pytest.fixture
def people(store: Store, database: str, pool: Pool) -> Iterator[People]:
    """An admin, a reviewer and three annotators of one service; two notes are stored."""
    with client(pool, database=database, auth="key") as api:
        found = team(api, store, "ann", "bob", "cyd")
        for number in (1, 2):
            stored(found["admin"], f"note-{number}")
        yield found
