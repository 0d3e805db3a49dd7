"""openclass override"""

import getpass
from datetime import UTC, datetime, time
from typing import Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here


def _moment(text: str) -> datetime:
    """A moment of this machine's time zone; a day alone is meant with all its hours."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        told = "Write a day as 2026-03-31, or a moment as 2026-03-31T12:00."
        raise typer.BadParameter(told) from None
    return datetime.combine(moment, time.max) if len(text) <= LONGEST_DAY else moment


LONGEST_DAY = len("2026-03-31")


def command(
    student: Annotated[str, typer.Argument(help="The student.")],
    assignment: Annotated[str, typer.Argument(help="The assignment to open.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for whoever asks later.")],
    who: Annotated[str | None, typer.Option("--who", help="Who decides; you if left out.")] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            "--until",
            metavar="DATE",
            parser=_moment,
            help="2026-03-31, that day included, or 2026-03-31T12:00; for good if left out.",
        ),
    ] = None,
    newcomer: Annotated[
        bool,
        typer.Option("--newcomer", help="The student has handed in nothing yet; the name is taken as it is."),
    ] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Open an assignment for a student by hand. Mastery stays as it is."""
    from rich.markup import escape

    from openclass_nb.insight.standing import day
    from openclass_nb.workflows.override_gate import override_gate

    end = until.astimezone(UTC) if until else None
    entry = override_gate(
        open_here(course),
        student,
        assignment,
        who=who or getpass.getuser(),
        why=why,
        until=end,
        newcomer=newcomer,
    )
    if json:
        emit(entry)
        return
    limit = f" until {day(until)}" if until else ""
    told = f"{assignment} is open for {student}{limit}. “{entry.why}” ({entry.who})"
    console().print(f"[green]✓[/] {escape(told)}")
