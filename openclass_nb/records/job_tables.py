"""The table of long work: see `job_queue`."""

from sqlalchemy import Column, Integer, String, Table, Text

from openclass_nb.records.tables import UtcTime, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(40), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("who", String(255), nullable=False),
    Column("order", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("worker", String(80)),
    Column("heard", UtcTime),
    Column("what", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("result", Text),
    Column("problem", Text),
)
