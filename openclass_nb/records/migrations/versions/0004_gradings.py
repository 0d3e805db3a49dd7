"""Which submissions have been graded: an unchanged answer in one is no new attempt, and yet it is not graded again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "gradings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("student", sa.String(255), nullable=False),
        sa.Column("assignment", sa.String(255), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("gradings_by_assignment", "gradings", ["assignment"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("gradings")
