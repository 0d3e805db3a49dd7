"""openclass release"""

from typing import Annotated

import typer

from openclass_nb.cli.output import (
    HERE,
    PROBLEMS,
    Course,
    Json,
    console,
    emit,
    finding_data,
    open_here,
    print_findings,
    shown,
    steps,
)


def command(
    assignment: Annotated[str, typer.Argument(help="The assignment to release.")],
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Prove an assignment, then make the students’ version, without solutions, hidden tests or hints."""
    from openclass_nb.workflows.release import UnprovedError, release

    opened = open_here(course)
    try:
        with steps("Proving", json) as step:
            released = release(opened, assignment, on_step=step)
    except UnprovedError as error:
        if json:
            emit({"released": None, "findings": [finding_data(one) for one in error.findings]})
            raise typer.Exit(PROBLEMS) from None
        print_findings(error.findings, console())
        raise
    manifest = released.manifest
    if json:
        exercises = [one.id for one in manifest.exercises]
        emit({"released": assignment, "folder": str(released.folder), "exercises": exercises})
        return
    out = console()
    out.print(
        f"[green]✓[/] Released [bold]{assignment}[/]: {len(manifest.exercises)} exercises, "
        f"{manifest.max_score:g} points, in {shown(released.folder)}."
    )
    out.print("Students get no solution, hidden test, hint or known wrong answer with it.")
