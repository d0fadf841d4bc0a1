"""The queue: tasks and their seats."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "tasks",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("hide_machine_facts", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("batch", "note_id"),
    )
    op.create_index("ix_tasks_note_id", "tasks", ["note_id"])
    op.create_table(
        "seats",
        sa.Column("task_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note_version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["task_number"], ["tasks.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_number", "number"),
        sa.UniqueConstraint("task_number", "holder"),
    )
    op.create_index("ix_seats_open", "seats", ["done_at", "task_number"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("seats")
    op.drop_table("tasks")
