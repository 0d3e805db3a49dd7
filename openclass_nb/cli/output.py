"""How every command speaks: to people with tables and sentences, to machines with one JSON object."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from openclass_nb.errors import CourseNotFoundError, OpenclassError, UnknownNameError

if TYPE_CHECKING:
    from rich.console import Console

    from openclass_nb.course.findings import Finding
    from openclass_nb.workflows.opened_course import OpenedCourse

Course = Annotated[
    Path, typer.Option("--course", "-c", metavar="PATH", help="The course folder, or one inside it.")
]
HERE = Path()
"""Where the command was called."""
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object for machines.")]

PIPE_WIDTH = 10_000
"""Columns of a pipe or a file: nothing wraps there, so that a line is a row, and a sentence a line."""
DONE, PROBLEMS, WRONG_USAGE = 0, 1, 2
ICONS = {"ERROR": "[red]✗[/] Error", "WARNING": "[yellow]▲[/] Warning", "NOTE": "[dim]i Note[/]"}


def console() -> "Console":
    """Where people read. In a pipe or a file, plain text in long lines."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


def aside(quiet: bool) -> "Callable[[str], None]":
    """Says on standard error what goes on, for who waits; nothing if `quiet`."""
    from rich.console import Console

    out = Console(stderr=True, highlight=False, soft_wrap=True)
    return lambda told: None if quiet else out.print(told, style="dim", markup=False)


def open_here(course: Path) -> "OpenedCourse":
    """The course that a command works on."""
    from openclass_nb.workflows.opened_course import open_course

    return open_course(course)


def shown(path: Path) -> str:
    """A path as people type it: below the current folder where it is."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def emit(data: Any) -> None:
    """One JSON object on standard output."""
    print(json.dumps(data, default=_plain, ensure_ascii=False, indent=2))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name.lower()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    return list(value) if isinstance(value, set | frozenset | tuple) else str(value)


def tell_error(error: OpenclassError) -> int:
    """Say what is wrong, where and what to do; the exit status that goes with it."""
    wrong_usage = isinstance(error, UnknownNameError | CourseNotFoundError)
    status = WRONG_USAGE if wrong_usage else PROBLEMS
    if "--json" in sys.argv:
        emit({"error": {"message": error.message, "where": error.where, "next_step": error.next_step}})
        return status
    from rich.console import Console

    out = Console(stderr=True, highlight=False, soft_wrap=True)
    place = f"{error.where}: " if error.where else ""
    out.print(f"✗ {place}{error.message}", style="red", markup=False)
    if error.next_step:
        out.print(f"  {error.next_step}", markup=False)
    return status


def print_findings(findings: "Sequence[Finding]", out: "Console") -> None:
    """Each finding with its place and what to do, errors first."""
    from rich.markup import escape

    for one in sorted(findings, key=lambda one: -one.severity):
        out.print(f"{ICONS[one.severity.name]}  [bold]{escape(str(one.place))}[/]")
        out.print(f"   {escape(one.message)} {escape(one.next_step)}".rstrip())


def finding_data(finding: "Finding") -> dict[str, Any]:
    """A finding for machines."""
    return {**finding.model_dump(), "severity": finding.severity.name.lower()}


@contextmanager
def steps(what: str, quiet: bool) -> Iterator[Any]:
    """A progress bar with the rate and the time left, fed by (step, done, total); none if `quiet` or piped."""
    if quiet or not sys.stderr.isatty():
        yield lambda now, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def step(now: str, done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            rate = f"{speed * 60:.0f} a minute" if speed else ""
            bar.update(task, description=now, completed=done, total=total, rate=rate)

        yield step
