"""Runs migrations on the connection that the service hands over, in its transaction."""

from alembic import context

from service.store import session_tables, task_tables  # noqa: F401 - their tables join the metadata
from service.store.tables import Table


def run() -> None:
    """Run the migrations that were asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Table.metadata,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


if hasattr(context, "config"):  # Alembic runs this file; a search for examples in docstrings only imports it
    run()
