"""Brings a database to the tables of this version, by the packaged migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.errors import ChartproofError
from service.store.engine import Store

_MIGRATIONS = Path(__file__).parent / "migrations"


class NotUpgradedError(ChartproofError):
    """The database has other tables than this version needs."""


def make_ready(store: Store) -> None:
    """Bring SQLite up to date; raise NotUpgradedError where another database is not."""
    if store.is_sqlite:
        upgrade(store)
    elif not is_current(store):
        raise NotUpgradedError("the database has other tables than this version's; run `chartproof database upgrade`")


def upgrade(store: Store, to: str = "head") -> None:
    """Bring the database up to a revision; nothing happens when it is there already."""
    with store.write() as session:
        command.upgrade(_config(session.connection()), to)


def downgrade(store: Store, to: str) -> None:
    """Take the database back to a revision; what only newer tables hold is lost."""
    with store.write() as session:
        command.downgrade(_config(session.connection()), to)


def is_current(store: Store) -> bool:
    """Tell whether the database has the tables of this version."""
    with store.read() as session:
        found = MigrationContext.configure(session.connection()).get_current_revision()
    return found == ScriptDirectory.from_config(_config(None)).get_current_head()


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
