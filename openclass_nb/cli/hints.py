"""openclass hints: what students would get, the queue of written hints, one hint for many, a student's own data"""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from openclass_nb.cli.output import HERE, PROBLEMS, Course, Json, aside, console, emit, open_here

if TYPE_CHECKING:
    from openclass_nb.workflows.hint_bench import SandboxBench
    from openclass_nb.workflows.opened_course import OpenedCourse
    from openclass_nb.workflows.try_hint import TriedRung

MOST_NAMES = 8
MEANS = {
    "approved": "Students who fail alike go on getting it.",
    "edited": "Students who fail alike get it in your words from now on.",
    "promoted": "It is one of yours in the source notebook now; give it with “openclass release {done.assignment}”.",
    "reported": "Nobody gets it any more.",
}
"""What follows from a decision."""

group = typer.Typer(help="Look at hints before and after students get them.", no_args_is_help=True)
Exercise = Annotated[str, typer.Argument(help="The exercise’s id.")]
Hint = Annotated[str, typer.Argument(help="The hint’s id, or its beginning, as the queue shows it.")]


@group.command("try")
def try_(
    exercise: Exercise,
    with_: Annotated[
        Path,
        typer.Option("--with", metavar="FILE", help="A wrong answer: a .py file, or a filled-in notebook."),
    ],
    sent: Annotated[bool, typer.Option("--sent", help="Show what was sent to the model, too.")] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Show what a student would get for an answer, rung by rung, and what the guards did. Nothing is recorded."""
    from openclass_nb.cli.tried_rungs import show_rung, tell_unwritten
    from openclass_nb.workflows.hint_model import writing_for
    from openclass_nb.workflows.try_hint import answer_in, find_released, try_hints

    opened = open_here(course)
    assignment, _ = find_released(opened, exercise)
    answer, numbers = answer_in(opened, exercise, with_), count(1)

    def told(rung: "TriedRung") -> None:
        if not json:
            show_rung(next(numbers), rung, sent=sent)

    with _bench(opened, assignment) as bench:
        writing = writing_for(opened)
        tried = try_hints(opened, exercise, answer, bench, writing, grade=bench.graded, on_rung=told)
    if json:
        emit(tried)
    else:
        tell_unwritten(tried, sent)


@group.command("smoke")
def smoke(
    most: Annotated[int, typer.Option("--exercises", "-n", min=1, max=50, help="How many exercises.")] = 3,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Ask the model at OPENCLASS_HINTS_URL for hints about known wrong answers. Nothing is recorded.

    Fails if there is no model, or if not one of its hints could be shown.
    """
    from openclass_nb.cli.tried_rungs import show_rung
    from openclass_nb.workflows.smoke_hints import model_in_reach, smoke_hints

    opened, writing = open_here(course), model_in_reach()
    found = []
    asking = aside(json)
    for one in smoke_hints(
        opened,
        writing,
        lambda assignment: _bench(opened, assignment),
        most,
        lambda name: asking(f"{writing.name} is asked about {name} …"),
    ):
        found.append(one)
        if not json:
            show_rung(len(found), one.rung, about=f"{one.exercise}: ")
    good = sum(one.rung.outcome == "shown" for one in found)
    if json:
        emit({"model": writing.name, "shown": good, "rungs": found})
    else:
        console().print(f"{good} of {len(found)} hints of {writing.name} could be shown.")
    if not good:
        raise typer.Exit(PROBLEMS)


@group.command("queue")
def queue(
    everything: Annotated[bool, typer.Option("--all", help="Those that were decided, too.")] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """List hints that a model wrote and students got, most often shown first."""
    from rich.markup import escape

    from openclass_nb.workflows.review_hints import answers_behind, hint_queue

    opened = open_here(course)
    found = hint_queue(opened, everything=everything)
    if json:
        emit({"hints": found})
        return
    out, answers = console(), answers_behind(opened)
    for one in found:
        state = f", [yellow]{one.decision}[/]" if one.decision else ""
        often = "once" if one.shown == 1 else f"{one.shown} times"
        out.print(f"[bold]{one.id}[/] {escape(one.exercise)}, {one.rung}, shown {often}{state}")
        _tell(one.text, answers.get(one.id, ""))
    if not found:
        out.print("No written hint waits for you.")
    elif not everything:
        out.print("Decide with “openclass hints approve ID”, or edit, promote or report.")


@group.command("approve")
def approve(hint: Hint, course: Course = HERE, json: Json = False) -> None:
    """Say that a hint of the queue is good."""
    _decide(course, hint, "approved", json)


@group.command("edit")
def edit(
    hint: Hint,
    text: Annotated[str, typer.Argument(help="The hint as it should be.")],
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Change a hint of the queue: students who fail alike get it so from now on."""
    _decide(course, hint, "edited", json, text=text)


@group.command("promote")
def promote(
    hint: Hint,
    text: Annotated[str, typer.Option("--text", help="In other words.")] = "",
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Write a hint of the queue into the source notebook as one of yours; release to give it to students."""
    _decide(course, hint, "promoted", json, text=text)


@group.command("report")
def report(
    hint: Hint,
    why: Annotated[str, typer.Argument(help="What is wrong with it.")],
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Say that a hint of the queue is bad: nobody gets it any more."""
    _decide(course, hint, "reported", json, why=why)


@group.command("groups")
def groups(
    exercise: Exercise,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Show students who fail at an exercise in the same way together, with the hint that they would get."""
    from rich.markup import escape

    from openclass_nb.workflows.review_hints import failing_groups
    from openclass_nb.workflows.try_hint import find_released

    opened = open_here(course)
    assignment, _ = find_released(opened, exercise)
    aside(json)("The last try of each student is looked at …")
    with _bench(opened, assignment) as bench:
        found = failing_groups(opened, exercise, bench)
    if json:
        emit({"groups": found})
        return
    out = console()
    for one in found:
        count = len(one.students)
        more = ", …" if count > MOST_NAMES else ""
        who = f"[dim]{escape(', '.join(one.students[:MOST_NAMES]))}{more}[/]"
        out.print(f"[bold]{count} {'student' if count == 1 else 'students'}:[/] {who}")
        _tell(one.hint, one.example)
    step = f'Add one hint for all with: openclass hints add {exercise} "…"'
    out.print("Nobody fails there now." if not found else escape(step))


@group.command("add")
def add(
    exercise: Exercise,
    text: Annotated[str, typer.Argument(help="The hint.")],
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Add a hint of yours to the source notebook; release to give it to students."""
    from openclass_nb.workflows.review_hints import add_hint, home_of

    opened = open_here(course)
    number = add_hint(opened, exercise, text)
    if json:
        emit({"exercise": exercise, "hints": number})
        return
    hints = "1 hint" if number == 1 else f"{number} hints"
    step = f"Students get them with “openclass release {home_of(opened, exercise)[0]}”."
    console().print(f"[green]✓[/] “{exercise}” has {hints} now. {step}")


def _decide(course: Path, hint: str, decision: Any, json: bool, **more: str) -> None:
    from openclass_nb.workflows.review_hints import review_hint, stands_in_source

    opened = open_here(course)
    done = review_hint(opened, hint, getpass.getuser(), decision, **more)
    if json:
        emit(done)
        return
    out = console()
    out.print(f"[green]✓[/] {done.id} is {done.decision}. {MEANS[decision].format(done=done)}")
    if decision == "reported" and stands_in_source(opened, done.exercise, done.text):
        out.print(
            f"[yellow]▲[/] It is among your own hints of “{done.exercise}”: take it out of the source notebook, too."
        )


def _tell(hint: str, code: str) -> None:
    """A hint, and below it the code that it is about, both set in from the margin."""
    from rich.markup import escape
    from rich.padding import Padding

    out = console()
    out.print(Padding(escape(hint.strip()), (0, 0, 0, 2), expand=False))
    out.print(
        "\n".join(f"    [dim]{escape(line)}[/]" for line in code.strip().splitlines()), end="\n" * bool(code)
    )


@contextmanager
def _bench(opened: "OpenedCourse", assignment: str) -> Iterator["SandboxBench"]:
    from openclass_nb.grading.marking import Rules
    from openclass_nb.grading.warm.supervisor import WarmGrader
    from openclass_nb.workflows.hint_bench import SandboxBench

    with WarmGrader() as grader:

        def on_grader(work: Callable[[WarmGrader], Any]) -> Any:
            return work(grader)

        yield SandboxBench(on_grader, opened.root / "release" / assignment, Rules.of(opened.course.grading))
