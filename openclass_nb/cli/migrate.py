"""openclass migrate"""

from typing import Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit


def command(
    version: Annotated[
        str, typer.Argument(help="head, base (no tables at all) or a version such as 0001.")
    ] = "head",
    lose: Annotated[
        bool, typer.Option("--lose", help="Go down to base even if records are lost by it.")
    ] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Bring the records’ tables up, or down for an older openclass_nb. End the service first."""
    from openclass_nb.workflows.migrate_records import migrate_records

    done = migrate_records(course, version, lose=lose)
    if json:
        emit(done)
        return
    console().print(
        f"[green]✓[/] {done.database}: {done.before or 'no tables'} → {done.after or 'no tables'}"
    )
