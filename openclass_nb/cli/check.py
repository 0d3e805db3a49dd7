"""openclass check"""

from typing import Annotated

import typer

from openclass_nb.cli.output import PROBLEMS, Course, Json, console, emit, finding_data, print_findings, steps


def command(
    assignments: Annotated[list[str] | None, typer.Argument(help="Only these; all if left out.")] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Read the course, but don’t run its notebooks.")
    ] = False,
    course: Course = ".",  # type: ignore[assignment]  # Typer makes it a Path
    json: Json = False,
) -> None:
    """Prove the course: read it for mistakes, run solutions, blank and wrong answers, tell every problem at once."""
    from openclass_nb.course.files import find_course
    from openclass_nb.workflows.check_course import check_course

    root = find_course(course)
    with steps("Proving", json) as step:
        checked = check_course(root, assignments or (), run=not read_only, on_step=step)
    if json:
        findings = [finding_data(one) for one in checked.findings]
        emit({"course": str(root), "runs": checked.runs, "findings": findings})
    else:
        out = console()
        print_findings(checked.findings, out)
        _verdict(out, checked)
    if checked.errors:
        raise typer.Exit(PROBLEMS)


def _verdict(out: object, checked: object) -> None:
    from openclass_nb.workflows.check_course import Checked

    assert isinstance(checked, Checked)
    loaded = checked.loaded
    size = (
        f"{len(loaded.course.assignments)} assignments, {len(loaded.course.objectives)} objectives, "
        f"{len(loaded.exercises)} exercises"
    )
    how = f"{checked.runs} notebooks run" if checked.runs else "read, not run"
    if checked.errors:
        count = "1 error" if len(checked.errors) == 1 else f"{len(checked.errors)} errors"
        told = f"{count} to mend before students see it."
    else:
        told = "[green]✓[/] Proved: every solution passes, no blank and no known wrong answer does."
        told = told if checked.runs else "[green]✓[/] Nothing wrong to be read."
    out.print(f"{told} ({size}; {how})")  # type: ignore[attr-defined]
