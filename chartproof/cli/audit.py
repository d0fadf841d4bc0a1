"""`chartproof audit`: whether the service's audit is whole."""

from typing import TYPE_CHECKING

import click

from chartproof.cli.store import DATABASE, opened

if TYPE_CHECKING:
    from service.audit.chain import Head


@click.group(short_help="Check that the service's audit is whole.")
def audit() -> None:
    """Check that the service's audit is whole."""


@audit.command()
@DATABASE
@click.option("--head", metavar="NUMBER:HASH", help="A head that was printed before: it must still be there.")
@click.pass_context
def verify(ctx: click.Context, database: str | None, head: str | None) -> None:
    """Find rows that were changed, removed or put in another order, and notes and corrections that were.

    Prints the head. Keep it elsewhere and give it as --head the next time: who can write to the database could make
    the whole audit anew, but not with the same head. Exit code 1 when something is wrong.
    """
    expected = None if head is None else _head(head)
    from service.audit.verifying import faults
    from service.store.audit import head as head_of

    with opened(database) as store, store.read() as session:
        found = list(faults(session, expected))
        now = head_of(session)
    for fault in found:
        click.echo(f"row {fault.number} {fault.what}" if fault.number else f"the audit {fault.what}", err=True)
    click.echo(f"{now.number} rows, {'whole' if not found else f'{len(found)} faults'}; head {now.number}:{now.hash}")
    ctx.exit(1 if found else 0)


def _head(written: str) -> "Head":
    from service.audit.chain import Head

    number, _, sha256 = written.partition(":")
    if not number.isdecimal() or len(sha256) != 64:
        raise click.UsageError("--head is written as it was printed: NUMBER:HASH")
    return Head(number=int(number), hash=sha256)
