"""openclass erase"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here

if TYPE_CHECKING:
    from openclass_nb.workflows.erase_student import Erasure


def command(
    student: Annotated[str, typer.Argument(help="The student.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don’t ask for the name again.")] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Erase a student: records, gradebook and folders. It can’t be taken back."""
    from openclass_nb.workflows.erase_student import erase_student

    opened = open_here(course)
    shown = erase_student(opened, student, dry_run=True)
    if not dry_run:
        if not yes:
            _ask(shown)
        shown = erase_student(opened, student)
    if json:
        emit(shown)
    else:
        _print(shown)


def _ask(shown: "Erasure") -> None:
    """The name, typed once more: whoever means it knows it."""
    if not sys.stdin.isatty():
        raise typer.BadParameter("Nobody is there to be asked: say --yes, or --dry-run to see what would go.")
    _print(shown)
    if typer.prompt("Type the student’s name to erase all of this") != shown.student:
        raise typer.BadParameter("That is another name; nothing was erased.")


def _print(shown: "Erasure") -> None:
    from rich.markup import escape

    out = console()
    done = "[green]✓[/] Erased" if shown.erased else "Would erase"
    counts = [f"{count} {name}" for name, count in shown.rows.items() if count]
    if shown.gradebook:
        counts.append(f"{shown.gradebook} entries of nbgrader’s gradebook")
    out.print(f"{done} {escape(shown.student)}: {', '.join(counts) or 'no records'}.")
    for folder in shown.folders:
        out.print(f"  {escape(folder)}/")
    out.print("What is left elsewhere:")
    for sentence in shown.left:
        out.print(f"  {escape(sentence)}")
