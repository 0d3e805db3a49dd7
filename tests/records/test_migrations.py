"""Migrations: up from nothing, down again, and always to what the code expects; on both databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from openclass_nb.errors import RecordsError, UnknownNameError
from openclass_nb.records import open_log
from openclass_nb.records.migrating import MIGRATIONS, VERSIONS, migrate, version_of
from openclass_nb.records.tables import metadata
from tests.records.entries import attempt


@pytest.fixture
def engine(url: str) -> Engine:
    """An engine for an empty database."""
    return create_engine(url)


def test_the_versions_are_those_of_the_scripts() -> None:
    """Oldest first, none forgotten."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert [one.revision for one in scripts] == list(reversed(VERSIONS))


def test_migrations_lead_to_the_tables_that_the_code_uses(engine: Engine) -> None:
    """Nothing to add, nothing left over."""
    migrate(engine, "head")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_up_down_and_up_again(engine: Engine, url: str, tmp_path: Path) -> None:
    """Down leaves nothing behind but alembic's own empty table."""
    assert version_of(engine) is None
    migrate(engine, "head")
    assert version_of(engine) == VERSIONS[-1]
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    migrate(engine, "base")
    assert (version_of(engine), inspect(engine).get_table_names()) == (None, ["alembic_version"])
    migrate(engine, "head")
    assert open_log(tmp_path, url).add([attempt("a")]) == 1


def test_each_step_up_and_down_keeps_what_is_in_the_log(engine: Engine, url: str, tmp_path: Path) -> None:
    """With data: from the newest version down to the first and back."""
    log = open_log(tmp_path, url)
    log.add([attempt(f"k{number}", number) for number in range(50)])
    before = log.attempts()
    for version in [*reversed(VERSIONS), *VERSIONS]:
        migrate(engine, version)
        assert version_of(engine) == version
    assert log.attempts() == before


def test_going_down_to_nothing_with_data_is_refused(engine: Engine, url: str, tmp_path: Path) -> None:
    """The first migration down would be the loss of everything: that is not done by a typing mistake."""
    log = open_log(tmp_path, url)
    log.add([attempt("a")])
    with pytest.raises(RecordsError, match="1 attempt"):
        migrate(engine, "base")
    assert len(log.attempts()) == 1
    migrate(engine, "base", lose=True)
    assert version_of(engine) is None


def test_an_unknown_version_is_told(engine: Engine) -> None:
    """With those that there are."""
    with pytest.raises(UnknownNameError, match="version"):
        migrate(engine, "9999")


def test_a_database_from_before_its_first_migration_is_brought_up(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    """Emptied by a downgrade, it is filled again at the next opening."""
    migrate(engine, "head")
    migrate(engine, "base")
    assert open_log(tmp_path, url).attempts() == []
