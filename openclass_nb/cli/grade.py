"""openclass grade"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.output import HERE, PROBLEMS, Course, Json, console, emit, open_here, steps

if TYPE_CHECKING:
    from rich.console import Console

    from openclass_nb.workflows.grade_batch import GradedBatch


def command(
    assignment: Annotated[str, typer.Argument(help="The assignment to grade.")],
    student: Annotated[
        list[str] | None, typer.Option("--student", "-s", help="Only this student; may be repeated.")
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", help="warm, or nbgrader (the reference); left out: the course’s."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Submissions at a time; left out: one a core.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="URL", help="Grade on a Dask cluster: tcp://host:8786."),
    ] = None,
    allow_unsafe: Annotated[
        bool,
        typer.Option("--allow-unsafe", help="Grade even if this machine can’t keep files and network apart."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Run unchanged submissions again too: gradebook and feedback are written anew, and nothing counts "
            "twice. Points for a mended test come with regrade.",
        ),
    ] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Grade a class’s submissions by running them; what they show counts at once."""
    from openclass_nb.workflows.choose_engine import ahead, choose_engine

    with ahead(engine, jobs=jobs, scheduler=scheduler, allow_unsafe=allow_unsafe) as head_start:
        from openclass_nb.workflows.grade_batch import (
            grade_batch,
        )  # takes as long as half of what goes on beside it

        opened = open_here(course)
        grader = choose_engine(
            opened, engine, jobs=jobs, scheduler=scheduler, allow_unsafe=allow_unsafe, head_start=head_start
        )
        with steps("Grading", json) as step:
            batch = grade_batch(
                opened,
                assignment,
                grader,
                students=student or (),
                force=force,
                on_graded=lambda graded, done, total: step(graded.submission.student, done, total),
            )
    if json:
        emit(_data(batch))
    else:
        _print(batch, {one.name: one.shown for one in opened.course.assignments})
    if batch.problems:
        raise typer.Exit(PROBLEMS)


def _data(batch: "GradedBatch") -> dict[str, Any]:
    return {
        "assignment": batch.assignment,
        "max_score": batch.max_score,
        "graded": [
            {
                "student": one.submission.student,
                "score": one.score,
                "problem": one.problem or None,
                "repairs": one.repairs,
                "flags": one.flags,
                "layers": one.layers,
                "exercises": {each.exercise: each.score for each in one.exercises},
            }
            for one in batch.graded
        ],
        "skipped": batch.skipped,
        "by_hand": batch.by_hand,
        "opened": [{"student": one.student, "assignment": one.assignment} for one in batch.opened],
        "exercises": batch.exercises,
    }


def _print(batch: "GradedBatch", titles: dict[str, str]) -> None:
    from rich.markup import escape

    out = console()
    done = len(batch.graded) - len(batch.problems)
    if done:
        out.print(exercise_table(batch))
    same = f", {len(batch.skipped)} unchanged and skipped" if batch.skipped else ""
    sign = "[green]✓[/]" if done or not batch.graded else "[red]✗[/]"
    out.print(f"{sign} Graded {done} of {len(batch.graded)} submissions for {batch.assignment}{same}.")
    if batch.by_hand:
        out.print(f"[green]✓[/] Took over {batch.by_hand} scores that were given by hand.")
    layers = next((one.layers for one in batch.graded if one.layers), ())
    if layers:
        out.print(f"[dim]Sandbox: {', '.join(layers)}.[/]")
    _print_oddities(batch, out)
    for one in batch.problems:
        out.print(f"[red]✗[/] {escape(one.submission.student)}: {escape(one.problem)}")
    for opening in batch.opened:
        title = titles.get(opening.assignment, opening.assignment)
        out.print(f"[blue]○[/] {escape(title)} is open for {escape(opening.student)}.")


def _print_oddities(batch: "GradedBatch", out: "Console") -> None:
    """What was mended and what the engine noticed, by student."""
    from rich.markup import escape

    for one in batch.graded:
        for note in one.repairs:
            out.print(f"[yellow]▲[/] {escape(one.submission.student)}: {escape(note)}")
        for flag in one.flags:
            out.print(f"[yellow]![/] {escape(one.submission.student)}: {escape(flag)}")


def exercise_table(batch: "GradedBatch", most: int | None = None) -> Columns:
    """How the batch went, exercise by exercise; only the `most` that went worst, if given."""
    from rich.markup import escape

    table = Columns("Exercise", "Passed", "Not yet", "Blank", "Most frequent message", right=[1, 2, 3])
    hardest = sorted(batch.exercises, key=lambda one: one.passed)
    for one in batch.exercises if most is None else hardest[:most]:
        message, count = one.messages[0] if one.messages else ("", 0)
        told = f"{count} × {' '.join(message.split())}" if message else ""
        counts = (str(number) for number in (one.passed, one.tried - one.passed, one.blank))
        table.add_row(escape(one.title), *counts, f"[dim]{escape(told)}[/]")
    return table
