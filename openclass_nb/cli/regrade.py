"""openclass regrade"""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.output import HERE, PROBLEMS, Course, Json, console, emit, open_here, steps

if TYPE_CHECKING:
    from openclass_nb.workflows.regrade import Regraded


def command(
    assignment: Annotated[str, typer.Argument(help="The assignment to grade again.")],
    why: Annotated[str, typer.Option("--why", help="The reason, kept with each new score.")] = "tests mended",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    student: Annotated[
        list[str] | None, typer.Option("--student", "-s", help="Only this student; may be repeated.")
    ] = None,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Grade again after a test was mended and released: what changes in scores, mastery and gates. Nothing closes."""
    from openclass_nb.workflows.choose_engine import choose_engine
    from openclass_nb.workflows.regrade import regrade

    opened = open_here(course)
    with steps("Grading again", json) as step:
        result = regrade(
            opened,
            assignment,
            choose_engine(opened, "warm"),
            students=student or (),
            who=getpass.getuser(),
            why=why,
            apply=not dry_run,
            on_graded=lambda graded, done, total: step(graded.submission.student, done, total),
        )
    if json:
        emit(result)
    else:
        _print(result)
    if result.problems:
        raise typer.Exit(PROBLEMS)


def _print(result: "Regraded") -> None:
    from rich.markup import escape

    out = console()
    would = "" if result.applied else "would "
    if not result.scores:
        out.print("[green]✓[/] No score changes.")
    for one in result.scores:
        before = "–" if one.before is None else f"{one.before:g}"
        out.print(f"{escape(one.student)}, {escape(one.exercise)}: {before} → {one.after:g} points")
    if result.mastery:
        out.print(_mastery_table(result))
    for gate in result.gates:
        out.print(
            f"[blue]○[/] {escape(gate.assignment)} {would}open{'' if would else 's'} for {escape(gate.student)}."
        )
    for student, problem in result.problems:
        out.print(f"[red]✗[/] {escape(student)}: {escape(problem)}")
    if result.scores and not result.applied:
        out.print("Nothing was changed. The same command without --dry-run applies it.")


def _mastery_table(result: "Regraded") -> Columns:
    from rich.markup import escape

    from openclass_nb.insight.standing import percent

    table = Columns("Student", "Objective", "Mastery", "")
    for one in result.mastery:
        change = f"{percent(one.before)} → {percent(one.after)}"
        table.add_row(
            escape(one.student), escape(one.objective), change, "[green]mastered[/]" if one.mastered else ""
        )
    return table
