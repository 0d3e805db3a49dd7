"""openclass export"""

from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here


def command(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="Where the files, or the file, go.")] = Path(
        "export"
    ),
    everything: Annotated[
        bool, typer.Option("--all", help="One file with the whole course, or all courses: a backup.")
    ] = False,
    student: Annotated[
        str | None, typer.Option("--student", help="One file with all that is kept about one student.")
    ] = None,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Write scores.csv and mastery.csv for a spreadsheet or a school’s own system; or a backup, or a student’s data."""
    if everything and student is not None:
        raise typer.BadParameter("--all and --student are two different files.")
    if everything:
        _back_up(course, folder, json)
    elif student is not None:
        _own_data(course, student, folder, json)
    else:
        _tables(course, folder, json)


def _tables(course: Path, folder: Path, json: bool) -> None:
    from openclass_nb.workflows.export_scores import export_scores

    written = export_scores(open_here(course), folder)
    if json:
        emit({"files": [str(one) for one in written]})
        return
    console().print("[green]✓[/] Wrote " + " and ".join(str(one) for one in written) + ".")


def _back_up(course: Path, file: Path, json: bool) -> None:
    from openclass_nb.workflows.back_up import back_up, open_courses

    done = back_up(open_courses(course), file)
    if json:
        emit(done)
        return
    out = console()
    for name, rows in done.courses.items():
        out.print(f"[green]✓[/] {name}: {sum(rows.values())} records")
    for link in done.links:
        out.print(f"[yellow]▲[/] {link} is a link or no ordinary file; it stayed out.")
    out.print(f"{done.files} files, {done.size / 1e6:.1f} MB: {done.file}")


def _own_data(course: Path, student: str, file: Path, json: bool) -> None:
    from openclass_nb.workflows.own_data import write_own_data

    opened = open_here(course)
    rows = write_own_data(opened, opened.student(student), file)
    if json:
        emit({"file": str(file), "rows": rows})
        return
    counts = ", ".join(f"{count} {name}" for name, count in rows.items())
    console().print(f"[green]✓[/] Wrote {file}: {counts or 'no records'}.")
