"""Tables for hints that a model writes: audit, budget, cache, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _id() -> "sa.Column[int]":
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _name(column: str, length: int = 255) -> "sa.Column[str]":
    return sa.Column(column, sa.String(length), nullable=False)


def _text(column: str) -> "sa.Column[str]":
    return sa.Column(column, sa.Text, nullable=False)


def _number(column: str) -> "sa.Column[int]":
    return sa.Column(column, sa.Integer, nullable=False)


def _time() -> "sa.Column[int]":
    return sa.Column("at", sa.BigInteger, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "hint_audit",
        _id(),
        _time(),
        _name("pseudonym", 64),
        _name("assignment"),
        _name("exercise"),
        _name("rung", 20),
        _name("model"),
        _name("policy", 64),
        _name("prompt", 64),
        _name("cache_key", 64),
        _name("outcome", 20),
        _text("reason"),
        _number("tokens"),
        _text("text"),
    )
    op.create_index("hint_audit_by_pseudonym", "hint_audit", ["pseudonym"])
    op.create_index("hint_audit_by_key", "hint_audit", ["cache_key"])
    op.create_table(
        "hint_budget",
        _id(),
        _name("scope", 80),
        _name("day", 10),
        _number("reserved"),
        _number("spent"),
        sa.UniqueConstraint("scope", "day", name="hint_budget_once"),
    )
    op.create_table(
        "hint_cache",
        _id(),
        sa.Column("cache_key", sa.String(64), nullable=False, unique=True),
        _time(),
        _text("text"),
    )
    op.create_table(
        "hint_reviews",
        _id(),
        _time(),
        _name("cache_key", 64),
        _name("who"),
        _name("decision", 20),
        _text("text"),
        _text("why"),
    )
    op.create_index("hint_reviews_by_key", "hint_reviews", ["cache_key"])


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("hint_reviews", "hint_cache", "hint_budget", "hint_audit"):
        op.drop_table(table)
