"""The store: migrations up and down, a file of its owner's own, backups, and what a newer engine reads."""

import json
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from service.audit.chain import Head
from service.audit.verifying import faults
from service.notes.rereading import reread
from service.settings import Settings
from service.store import audit
from service.store.backup import BackupError, backup
from service.store.engine import Store
from service.store.tables import Table
from service.store.upgrade import NotUpgradedError, downgrade, is_current, make_ready, upgrade
from service.workers.jobs import ReadFacts, read_facts
from tests.service.client import TEXT, Client, correct, fact_of, facts, stored


def tables(store: Store) -> set[str]:
    with store.engine.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_migrations_make_the_tables_that_the_code_knows_and_can_be_taken_back(database: str) -> None:
    store = Store(Settings(database=database).url)
    assert not is_current(store)
    upgrade(store)
    assert is_current(store)
    assert tables(store) == set(Table.metadata.tables)
    with store.engine.connect() as connection:
        found = inspect(connection)
        for name, table in Table.metadata.tables.items():
            columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
            assert columns == {column.name: column.nullable for column in table.columns}, name
    downgrade(store, "base")
    assert tables(store) == set()
    upgrade(store)
    assert is_current(store)
    store.close()


def test_a_filled_database_keeps_its_notes_through_migrations(api: Client, store: Store) -> None:
    stored(api)
    relief = fact_of("relief", api)
    correct(api, 1, action="confirm", fact_id=relief["id"])
    before = api.get("/v1/notes/note-1/facts").content
    downgrade(store, "0001")
    assert not is_current(store)
    upgrade(store)
    assert api.get("/v1/notes/note-1/facts").content == before
    with store.read() as session:
        assert list(faults(session)) == []


def test_postgresql_is_never_upgraded_unasked(database: str) -> None:
    store = Store(Settings(database=database).url)
    if store.is_sqlite:
        make_ready(store)
        assert is_current(store)
    else:
        with pytest.raises(NotUpgradedError, match="chartproof database upgrade"):
            make_ready(store)
    store.close()


def test_the_database_refuses_to_change_what_is_append_only(api: Client, store: Store) -> None:
    stored(api)
    correct(api, 1, action="confirm", fact_id=fact_of("relief", api)["id"])
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit", "UPDATE corrections SET comment = 'x'"):
        with pytest.raises(DatabaseError, match="append-only"), store.write() as session:
            session.execute(text(statement))


def test_verify_finds_what_was_changed_behind_the_services_back(api: Client, store: Store) -> None:
    stored(api)
    stored(api, "note-2")
    correct(api, 1, action="confirm", fact_id=fact_of("relief", api)["id"])
    with store.read() as session:
        head = audit.head(session)
        assert list(faults(session, head)) == []
        assert [one.what for one in faults(session, Head(number=2, hash="0" * 64))] == [
            "is not the row that you expect there"
        ]
    downgrade(store, "0002")  # as who can do anything to the database would
    for statement, expected in (
        (
            "UPDATE audit SET action = 'x' WHERE number = 1",
            {(1, "was changed"), (0, "tells nothing of 1 notes in the store")},
        ),
        ("UPDATE notes SET text = text || '.' WHERE id = 'note-2'", {(2, "tells of a note that was changed")}),
        ("DELETE FROM notes WHERE id = 'note-2'", {(2, "tells of a note that is gone")}),
        ("UPDATE corrections SET reason_code = 'x'", {(3, "tells of a correction that was changed")}),
        ("DELETE FROM corrections", {(3, "tells of a correction that is gone")}),
        (
            "DELETE FROM audit WHERE number = 3",
            {(3, "1 rows at the end are gone"), (0, "tells nothing of 1 corrections in the store")},
        ),
    ):
        with store.engine.connect() as connection:
            connection.execute(text(statement))
            with Session(connection) as session:
                assert {(one.number, one.what) for one in faults(session)} == expected, statement
            connection.rollback()


def test_a_sqlite_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "chartproof.sqlite3"
    store = Store(Settings(database=f"sqlite:///{path}").url)
    upgrade(store)
    with store.write() as session:
        session.execute(text("DELETE FROM keys"))
        names = [path, path.with_name(f"{path.name}-wal")]
        assert [stat.S_IMODE(name.stat().st_mode) for name in names] == [0o600, 0o600]
    with store.engine.connect() as connection:
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert values == ["wal", 2]
    store.close()
    with pytest.raises(ValueError, match="file"):
        Store(Settings(database="sqlite://").url)


def test_a_backup_of_a_database_in_use_is_whole(api: Client, store: Store, tmp_path: Path) -> None:
    stored(api)
    copy = tmp_path / "copy.sqlite3"
    if not store.is_sqlite:
        with pytest.raises(BackupError, match="pg_dump"):
            backup(store, copy)
        return
    with store.write():  # somebody is writing
        backup(store, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(BackupError, match="exists"):
        backup(store, copy)
    restored = Store(Settings(database=f"sqlite:///{copy}").url)
    with restored.read() as session:
        assert list(faults(session)) == []
        assert session.execute(text("SELECT text FROM notes")).scalar() == TEXT
    restored.close()
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_newer_reading_keeps_corrections_and_lists_those_that_lost_their_fact(api: Client, store: Store) -> None:
    stored(api)
    relief, score = fact_of("relief", api), fact_of("exam_test", api)
    correct(api, 1, action="confirm", fact_id=relief["id"])
    lost = correct(api, 2, action="reject", fact_id=score["id"]).json()["correction"]["id"]

    def newer(text: str, day: object) -> ReadFacts:
        read = read_facts(text, None)
        kept = [fact for fact in json.loads(read.facts) if fact["id"] != score["id"]]
        return read.model_copy(update={"facts": json.dumps(kept), "count": len(kept)})

    assert list(reread(store, newer, "test")) == []
    (one,) = reread(store, newer, "test", everything=True)
    assert (one.note_id, one.changed, [item.correction for item in one.unanchored]) == ("note-1", True, [lost])
    now = api.get("/v1/notes/note-1/facts").json()
    assert now["note_version"] == 4
    assert [item["correction"] for item in now["unanchored"]] == [lost]
    assert next(fact["status"] for fact in facts(api) if fact["id"] == relief["id"]) == "confirmed"
    history = api.get("/v1/notes/note-1/corrections").json()
    assert [item["id"] for item in history["corrections"]][1] == lost
    (again,) = reread(store, newer, "test", everything=True)
    assert not again.changed
    assert api.get("/v1/notes/note-1/facts").json()["note_version"] == 4
