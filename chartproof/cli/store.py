"""What the subcommands of the service share: its settings, and its store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from service.settings import Settings
    from service.store.engine import Store

DATABASE = click.option(
    "--database",
    metavar="URL",
    help="sqlite:///FILE or postgresql://...; without one, a SQLite file in your data folder.",
)
"""The option that names the database."""


def settings_of(**flags: Any) -> "Settings":
    """Return the settings that flags, variables and defaults give; a wrong one is a usage error."""
    from pydantic import ValidationError

    from service.settings import Settings

    try:
        return Settings(**{name: value for name, value in flags.items() if value not in (None, ())})
    except ValidationError as error:
        problem = error.errors(include_input=False, include_context=False, include_url=False)[0]
        name = f"{problem['loc'][0]}: ".replace("_", "-") if problem["loc"] else ""
        raise click.UsageError(name + problem["msg"].removeprefix("Value error, ")) from None


@contextmanager
def opened(database: str | None, *, current: bool = True) -> Iterator["Store"]:
    """Open the store; with `current`, its tables are brought up to date, or must be so already."""
    from sqlalchemy.exc import OperationalError

    from service.store.engine import Store
    from service.store.upgrade import make_ready

    store = Store(settings_of(database=database).url)
    try:
        if current:
            make_ready(store)
        yield store
    except OperationalError:
        raise click.ClickException("the database does not answer; check --database") from None
    finally:
        store.close()
