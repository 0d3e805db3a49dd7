"""openclass import"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import PROBLEMS, Json, emit


class Origin(StrEnum):
    """What the notebooks were written for."""

    nbgrader = "nbgrader"
    otter = "otter"


def command(
    path: Annotated[
        Path, typer.Argument(help="An nbgrader course’s folder, an otter-grader notebook, or a backup.")
    ],
    origin: Annotated[Origin, typer.Option("--from", help="What it was written for.")] = Origin.nbgrader,
    write: Annotated[
        bool, typer.Option("--write", help="nbgrader: write what was read into the notebooks’ metadata.")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            help="otter: the course it joins; left out: the one here, or a new one. --all: the folder for courses.",
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--as", help="otter: the assignment’s name; left out: the file’s.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Restore a backup that “openclass export --all” wrote.")
    ] = False,
    json: Json = False,
) -> None:
    """Adopt an nbgrader course where it lies, make an assignment from an otter-grader notebook, or restore a backup."""
    if everything:
        _restore(path, into or Path(), json)
    elif origin is Origin.otter:
        _otter(path, into, name, write, json)
    else:
        _nbgrader(path, into, name, write, json)


def _restore(file: Path, place: Path, json: bool) -> None:
    from openclass_nb.cli.output import console
    from openclass_nb.workflows.restore import restore

    done = restore(file, place)
    if json:
        emit(done)
        return
    for folder, (name, rows) in zip(done.folders, done.courses.items(), strict=True):
        console().print(f"[green]✓[/] {name}: {sum(rows.values())} records → {folder}")


def _nbgrader(path: Path, into: Path | None, name: str | None, write: bool, json: bool) -> None:
    from openclass_nb.cli.imported_course import imported_data, print_imported
    from openclass_nb.course.findings import has_errors
    from openclass_nb.workflows.import_course import import_course

    if into is not None or name is not None:
        raise typer.BadParameter("--into and --as are for an otter notebook: add --from otter.")
    imported = import_course(path, write=write)
    if json:
        emit(imported_data(imported))
    else:
        print_imported(imported)
    if has_errors(imported.findings):
        raise typer.Exit(PROBLEMS)


def _otter(path: Path, into: Path | None, name: str | None, write: bool, json: bool) -> None:
    from openclass_nb.cli.imported_otter import otter_data, print_otter
    from openclass_nb.workflows.import_otter import import_otter

    if write:
        raise typer.BadParameter("--write is for an nbgrader course; an otter notebook is never changed.")
    imported = import_otter(path, into, name)
    if json:
        emit(otter_data(imported))
    else:
        print_otter(imported)
    if imported.file is None:
        raise typer.Exit(PROBLEMS)
