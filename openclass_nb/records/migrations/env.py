"""alembic's entry: runs the migrations on the connection it is handed."""

from alembic import context

from openclass_nb.records.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
