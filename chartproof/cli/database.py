"""`chartproof database`: the service's tables and their copies."""

from functools import partial
from pathlib import Path

import click

from chartproof.cli.llm import say_host
from chartproof.cli.store import DATABASE, opened, settings_of


@click.group(short_help="Upgrade and back up the service's database.")
def database() -> None:
    """Upgrade and back up the service's database."""


@database.command()
@DATABASE
def upgrade(database: str | None) -> None:
    """Bring the tables to those of this version; nothing happens when they are already."""
    from service.store.upgrade import is_current
    from service.store.upgrade import upgrade as bring_up

    with opened(database, current=False) as store:
        was_current = is_current(store)
        bring_up(store)
    click.echo("The tables were up to date." if was_current else "The tables are up to date now.")


@database.command()
@click.argument("to", metavar="FILE", type=click.Path(path_type=Path))
@DATABASE
def backup(to: Path, database: str | None) -> None:
    """Copy a SQLite database to a new FILE, also while the service runs.

    To restore, stop the service and put the file in the database's place.
    """
    from service.store.backup import backup as copy

    with opened(database, current=False) as store:
        copy(store, to)
    click.echo(f"{to}: written and checked")


@database.command()
@click.option("--all", "everything", is_flag=True, help="Also notes that this version read.")
@DATABASE
def reread(database: str | None, everything: bool) -> None:
    """Read stored notes anew that another version read.

    What was read before is kept, and corrections are carried over to the facts as they are read now. A correction that
    no longer finds its fact is printed, and listed by the API with its note, until a person has looked at it.
    """
    from chartproof.cli.keys import BY
    from service.notes.rereading import reread as read_again
    from service.workers.jobs import read_facts

    llm = settings_of(database=database).llm
    if llm is not None:
        say_host(llm)
    read = changed = lost = 0
    with opened(database) as store:
        for one in read_again(store, partial(read_facts, llm=llm), BY, everything=everything):
            read, changed, lost = read + 1, changed + one.changed, lost + len(one.unanchored)
            for correction in one.unanchored:
                click.echo(f"note {one.note_id}, correction {correction.correction}: {correction.reason}", err=True)
    click.echo(f"{read} notes read anew, the facts of {changed} changed, {lost} corrections without their fact")
