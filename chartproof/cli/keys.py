"""`chartproof keys`: API keys, made by whoever may open the database."""

import click

from chartproof.cli.store import DATABASE, opened

BY = "command"
"""Who makes and revokes keys here, as the audit names them."""


@click.group(short_help="Make, list and revoke API keys of the service.")
def keys() -> None:
    """Make, list and revoke API keys of the service."""


@keys.command()
@click.option("--name", required=True, help="Whose key it is; it stands beside all that the key writes.")
@click.option(
    "--role", type=click.Choice(["reader", "annotator", "reviewer", "admin"]), required=True,
    help="reader reads; annotator corrects; reviewer signs; admin manages, and does all of it.",
)  # fmt: skip
@click.option("--batch", help="The batch whose notes the key sees when the service runs with --isolate.")
@DATABASE
def create(name: str, role: str, batch: str | None, database: str | None) -> None:
    """Make a key and print its secret, which is shown this once."""
    from pydantic import ValidationError

    from service.access.managing import make_key
    from service.access.principal import ROLE
    from service.views.managing import NewKey
    from service.web.problems import ApiError

    try:
        new = NewKey(name=name, role=ROLE.validate_python(role), batch=batch)
    except ValidationError:
        raise click.UsageError("names are letters, digits, blanks and . _ @ -, up to 100 of them") from None
    with opened(database) as store:
        try:
            with store.write() as session:
                made = make_key(session, new, BY)
        except ApiError as error:
            raise click.UsageError(error.detail) from None
    click.echo(f"{made.id}: shown this once; send it as Authorization: Bearer ...", err=True)
    click.echo(made.key)


@keys.command("list")
@DATABASE
def list_(database: str | None) -> None:
    """List the keys: id, role, state, batch, name."""
    from service.store.keys import every

    with opened(database) as store, store.read() as session:
        for key in every(session):
            state = "revoked" if key.revoked_at else "valid"
            click.echo(f"{key.id}  {key.role:<10}{state:<9}{key.batch or '-':<20}{key.name}")


@keys.command()
@click.argument("key_id", metavar="ID")
@DATABASE
def revoke(key_id: str, database: str | None) -> None:
    """Revoke a key for good."""
    from service.access.managing import revoke_key
    from service.web.problems import ApiError

    with opened(database) as store:
        try:
            with store.write() as session:
                revoke_key(session, key_id, BY)
        except ApiError:
            raise click.UsageError(f"there is no key {key_id}; see `chartproof keys list`") from None
    click.echo(f"{key_id}: revoked")
