"""openclass export"""

from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import Course, Json, console, emit, open_here


def command(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("export"),
    course: Course = ".",  # type: ignore[assignment]
    json: Json = False,
) -> None:
    """Write scores.csv and mastery.csv for a spreadsheet or a school’s own system."""
    from openclass_nb.workflows.export_scores import export_scores

    written = export_scores(open_here(course), folder)
    if json:
        emit({"files": [str(one) for one in written]})
        return
    console().print("[green]✓[/] Wrote " + " and ".join(str(one) for one in written) + ".")
