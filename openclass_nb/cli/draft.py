"""openclass draft: a model proposes, the proof judges, the teacher decides"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from openclass_nb.cli.output import HERE, PROBLEMS, Course, Json, aside, console, emit, shown

if TYPE_CHECKING:
    from openclass_nb.hints.drafting.replies import What

group = typer.Typer(
    help="Have a model propose exercises, variants, misconceptions or hints. Nothing is published by itself.",
    no_args_is_help=True,
)
READS = {
    "exercise": "the course’s title, the objective and the titles of its exercises",
    "variant": "the exercise with your solution and tests",
    "misconceptions": "the exercise with your solution and tests",
    "hints": "the exercise with your solution and tests",
}
"""What a model is given, by what it drafts."""
About = Annotated[str, typer.Argument(help="An exercise’s id, or an objective: all of its exercises.")]
Count = Annotated[int, typer.Option("--count", "-n", min=1, max=20, help="How many.")]
Name = Annotated[str, typer.Argument(help="The draft’s name, as the list shows it.")]


@group.command("exercise")
def exercise(
    objective: Annotated[str, typer.Argument(help="The objective that it should show.")],
    count: Count = 1,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Propose new exercises for an objective, with tests, wrong answers and hints."""
    _propose(course, "exercise", objective, count, json)


@group.command("variant")
def variant(about: About, course: Course = HERE, json: Json = False) -> None:
    """Propose other numbers for an exercise, so that every student gets a version."""
    _propose(course, "variant", about, 1, json)


@group.command("misconceptions")
def misconceptions(about: About, course: Course = HERE, json: Json = False) -> None:
    """Propose wrong answers to an exercise, with the wrong ideas behind them."""
    _propose(course, "misconceptions", about, 1, json)


@group.command("hints")
def hints(about: About, course: Course = HERE, json: Json = False) -> None:
    """Propose hints for an exercise, from general to pointed, in the place of those that it has."""
    _propose(course, "hints", about, 1, json)


@group.command("list")
def list_(course: Course = HERE, json: Json = False) -> None:
    """List drafts that wait for you."""
    from rich.markup import escape

    from openclass_nb.course.files import find_course
    from openclass_nb.workflows.draft_folder import drafts_in

    found = list(drafts_in(find_course(course)))
    if json:
        emit({"drafts": found})
        return
    out = console()
    for one in found:
        about = ", ".join(one.objectives) if one.what == "exercise" else one.exercise
        out.print(f"[bold]{escape(one.name)}[/] [dim]{one.what} for {escape(about)}[/]")
        out.print(f"  {escape(one.proof)}")
    if not found:
        out.print("No draft waits for you.")
        return
    out.print("Each is a notebook in drafts/: open it, change what you like, then")
    out.print(
        "“openclass draft accept NAME” takes it into the course, “openclass draft drop NAME” deletes it."
    )


@group.command("accept")
def accept(
    name: Name,
    into: Annotated[str, typer.Option("--into", help="The assignment that gets a new exercise.")] = "",
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Prove a draft again, as it stands now, and write it into the source notebook."""
    from openclass_nb.course.files import find_course
    from openclass_nb.workflows.accept_draft import accept_draft
    from openclass_nb.workflows.draft_folder import find_draft

    root = find_course(course)
    aside(json)(f"{find_draft(root, name).name} is proved once more …")
    path = accept_draft(root, name, into)
    if json:
        emit({"draft": name, "notebook": str(path)})
        return
    out = console()
    out.print(f"[green]✓[/] “{name}” stands in {shown(path.absolute())} now.")
    out.print("Students get it with the next “openclass release”.")


@group.command("drop")
def drop(name: Name, course: Course = HERE, json: Json = False) -> None:
    """Delete a draft."""
    from openclass_nb.course.files import find_course
    from openclass_nb.workflows.draft_folder import drop_draft

    drop_draft(find_course(course), name)
    if json:
        emit({"dropped": name})
        return
    console().print(f"[green]✓[/] “{name}” is deleted.")


def _propose(course: Path, what: "What", about: str, count: int, json: bool) -> None:
    from rich.markup import escape

    from openclass_nb.course.files import find_course
    from openclass_nb.workflows.draft import draft, model_for_drafts

    root, out, made, tell = find_course(course), console(), 0, aside(json)
    model, found = model_for_drafts(), []
    tell(f"{model.address.model} at {model.address.url} reads {READS[what]}; nothing about students.")
    for one in draft(root, what, about, model, count=count, on_try=tell):
        found.append(one)
        if one.draft is not None and one.path is not None:
            made += 1
        if json:
            continue
        if one.draft is not None and one.path is not None:
            out.print(f"[green]✓[/] [bold]{one.draft.name}[/]: {escape(one.draft.proof)}")
            out.print(
                f"  Look at {shown(one.path.absolute())}, then “openclass draft accept {one.draft.name}”."
            )
        else:
            out.print(f"[yellow]▲[/] No {what} for “{escape(one.about)}”: {escape(one.problems[0])}")
    if json:
        emit({"drafts": found})
    if not made:
        raise typer.Exit(PROBLEMS)
