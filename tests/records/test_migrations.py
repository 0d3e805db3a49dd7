"""Migrations: up from nothing, down again, and always to what the code expects."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from openclass_nb.records import open_log
from openclass_nb.records.database import MIGRATIONS, VERSIONS, writing
from openclass_nb.records.tables import metadata
from tests.records.entries import attempt


def migrate(engine: Engine, version: str) -> None:
    """Go to `version`: alembic's own commands on our migrations."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        step = command.downgrade if version == "base" else command.upgrade
        step(config, version)


def test_the_versions_are_those_of_the_scripts() -> None:
    """Oldest first, none forgotten."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert [one.revision for one in scripts] == list(reversed(VERSIONS))


def test_migrations_lead_to_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    """Nothing to add, nothing left over."""
    log = open_log(tmp_path)
    with log.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_up_down_and_up_again(tmp_path: Path) -> None:
    """Down leaves nothing behind but alembic's own empty table."""
    engine = create_engine(f"sqlite:///{tmp_path / 'openclass.db'}")
    migrate(engine, "head")
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    migrate(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate(engine, "head")
    assert open_log(tmp_path).add([attempt("a")]) == 1


def test_a_database_from_before_its_first_migration_is_brought_up(tmp_path: Path) -> None:
    """Emptied by a downgrade, it is filled again at the next opening."""
    engine = create_engine(f"sqlite:///{tmp_path / 'openclass.db'}")
    migrate(engine, "head")
    migrate(engine, "base")
    assert open_log(tmp_path).attempts() == []
