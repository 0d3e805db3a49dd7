"""openclass practice"""

from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here


def command(
    student: Annotated[str, typer.Argument(help="The student.")],
    objective: Annotated[str, typer.Argument(help="The objective to practise.")],
    out: Annotated[
        Path, typer.Option("--out", help="The folder to write the notebook into.", file_okay=False)
    ] = Path(),
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Write a notebook with exercises of an objective in versions that the student has not tried."""
    import json as json_text

    from rich.markup import escape

    from openclass_nb.course.files import write_atomically
    from openclass_nb.workflows.practise import practise

    made = practise(open_here(course), student, objective)
    path = out / f"{made.name}.ipynb"
    write_atomically(path, json_text.dumps(made.notebook, indent=1, ensure_ascii=False) + "\n")
    if json:
        emit({"file": str(path), "assignment": made.assignment, "exercises": list(made.exercises)})
        return
    count = "1 exercise" if len(made.exercises) == 1 else f"{len(made.exercises)} exercises"
    console().print(
        f"[green]✓[/] {escape(str(path))}: {count} of “{escape(made.assignment)}”, in fresh versions"
    )
