"""The first tables.

Written out and not taken from `tables.metadata`: a migration says what the tables were on its day.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _name(column: str) -> "sa.Column[str]":
    return sa.Column(column, sa.String(255), nullable=False)


def _id() -> "sa.Column[int]":
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _time(column: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(column, sa.BigInteger, nullable=nullable)


def _text(column: str) -> "sa.Column[str]":
    return sa.Column(column, sa.Text, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attempts",
        _id(),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        *(_name(column) for column in ("student", "assignment", "exercise")),
        sa.Column("variant", sa.Integer, nullable=False),
        _time("at"),
        sa.Column("score", sa.Float),
        sa.Column("max_score", sa.Float, nullable=False),
        sa.Column("readable", sa.Boolean, nullable=False),
        _text("answer"),
        _text("message"),
        sa.Column("misconception", sa.String(255)),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("layers", sa.String(255), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
    )
    op.create_index("attempts_by_student", "attempts", ["student", "at"])
    op.create_index("attempts_by_assignment", "attempts", ["assignment"])
    op.create_table(
        "regrades",
        _id(),
        sa.Column("attempt", sa.Integer, sa.ForeignKey("attempts.id"), nullable=False, index=True),
        _time("at"),
        sa.Column("score", sa.Float, nullable=False),
        _name("who"),
        _text("why"),
    )
    op.create_table(
        "hints",
        _id(),
        *(_name(column) for column in ("student", "assignment", "exercise")),
        sa.Column("variant", sa.Integer, nullable=False),
        _time("at"),
        sa.Column("rung", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        _text("text"),
    )
    op.create_index("hints_by_student", "hints", ["student", "at"])
    op.create_table(
        "overrides",
        _id(),
        *(_name(column) for column in ("student", "assignment", "who")),
        _text("why"),
        _time("at"),
        _time("until", nullable=True),
    )
    op.create_table("releases", _id(), _name("assignment"), _time("at"), _text("manifest"))
    op.create_table(
        "openings",
        _id(),
        *(_name(column) for column in ("student", "assignment")),
        _time("at"),
        sa.Column("because", sa.String(20), nullable=False),
        sa.UniqueConstraint("student", "assignment", name="openings_once"),
    )


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("openings", "releases", "overrides", "hints", "regrades", "attempts"):
        op.drop_table(table)
