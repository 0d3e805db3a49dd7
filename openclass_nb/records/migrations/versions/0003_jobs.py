"""Long work in the database, for several services and for the time after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _word(name: str, length: int, *, nullable: bool = False, unique: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length), nullable=nullable, unique=unique)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        _word("name", 40, unique=True),
        _word("kind", 20),
        _word("who", 255),
        _text("order"),
        sa.Column("at", sa.BigInteger, nullable=False),
        _word("state", 20),
        _number("tries"),
        _word("worker", 80, nullable=True),
        sa.Column("heard", sa.BigInteger),
        _text("what"),
        _number("done"),
        _number("total"),
        _text("result", nullable=True),
        _text("problem", nullable=True),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("jobs")
