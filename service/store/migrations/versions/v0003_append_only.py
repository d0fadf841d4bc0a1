"""Rows of the audit are only ever added, and corrections never changed: the database itself refuses."""

from alembic import op

revision = "0003"
down_revision = "0002"

_GUARDED = (("audit", "UPDATE"), ("audit", "DELETE"), ("corrections", "UPDATE"))


def upgrade() -> None:
    """Add the guards."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(
            "CREATE FUNCTION chartproof_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
    for table, verb in _GUARDED:
        name = f"{table}_no_{verb.lower()}"
        action = (
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION chartproof_refuse()"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {action}")


def downgrade() -> None:
    """Take the guards away."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, verb in _GUARDED:
        op.execute(f"DROP TRIGGER {table}_no_{verb.lower()}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        op.execute("DROP FUNCTION chartproof_refuse()")
