"""openclass override"""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from openclass_nb.cli.output import Course, Json, console, emit, open_here


def command(
    student: Annotated[str, typer.Argument(help="The student.")],
    assignment: Annotated[str, typer.Argument(help="The assignment to open.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for whoever asks later.")],
    who: Annotated[str | None, typer.Option("--who", help="Who decides; you if left out.")] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            "--until", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="Until when; for good if left out."
        ),
    ] = None,
    course: Course = ".",  # type: ignore[assignment]
    json: Json = False,
) -> None:
    """Open an assignment for a student by hand. Mastery stays as it is."""
    from openclass_nb.insight.standing import day
    from openclass_nb.workflows.override_gate import override_gate

    end = until.astimezone(UTC) if until else None
    entry = override_gate(
        open_here(course), student, assignment, who=who or getpass.getuser(), why=why, until=end
    )
    if json:
        emit(entry)
        return
    limit = f" until {day(until)}" if until else ""
    console().print(f"[green]✓[/] {assignment} is open for {student}{limit}. “{entry.why}” ({entry.who})")
