"""Bring the tables of a course's records to another version: up with a new program, down before an old one is used."""

from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.files import find_course
from openclass_nb.records.database import connect, place_of
from openclass_nb.records.log import database_url
from openclass_nb.records.migrating import migrate, version_of
from openclass_nb.settings import MachineSettings


@dataclass(frozen=True)
class Migrated:
    """The database, and the version of its tables before and after; None for no tables."""

    database: str
    before: str | None
    after: str | None


def migrate_records(start: Path, version: str, *, lose: bool = False) -> Migrated:
    """The records of the course at `start` or above it. Opening a course would bring them up: this doesn't open it."""
    root = find_course(start)
    engine = connect(database_url(root, MachineSettings().database_of(root.name)))
    try:
        before = version_of(engine)
        migrate(engine, version, lose=lose)
        return Migrated(place_of(engine), before, version_of(engine))
    finally:
        engine.dispose()
