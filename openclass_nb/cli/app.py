"""The command itself: which commands there are, and how errors and interruptions are told."""

import logging
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from openclass_nb import __version__
from openclass_nb.cli import (
    check,
    demo,
    draft,
    erase,
    explain,
    export,
    grade,
    hints,
    hub,
    import_,
    lab,
    migrate,
    new,
    override,
    practice,
    progress,
    regrade,
    release,
    report,
    serve,
)
from openclass_nb.cli.output import tell_error
from openclass_nb.errors import OpenclassError
from openclass_nb.lean import collect_garbage_seldom, skip_unused_grammars

app = typer.Typer(
    name="openclass",
    help="Mastery learning for Jupyter: write a course, prove it, release it, grade it, see who has mastered what.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    new,
    import_,
    check,
    release,
    grade,
    progress,
    explain,
    override,
    practice,
    regrade,
    report,
    export,
    erase,
    migrate,
    lab,
    serve,
    demo,
):
    app.command(module.__name__.rsplit(".", 1)[-1].rstrip("_"))(module.command)
app.add_typer(hub.group, name="hub")
app.add_typer(hints.group, name="hints")
app.add_typer(draft.group, name="draft")

INTERRUPTED = 130


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Mastery learning for Jupyter: write a course, prove it, release it, grade it, see who has mastered what."""


def main() -> None:
    """Run the command; exit status 0 done, 1 found problems, 2 wrong usage, 130 interrupted."""
    skip_unused_grammars()
    collect_garbage_seldom()
    _print_what_the_terminal_can()
    logging.getLogger("sqlalchemy").addHandler(
        logging.NullHandler()
    )  # its tracebacks at Ctrl-C are nobody's business
    try:
        app()
    except SystemExit as ended:  # Typer has caught the KeyboardInterrupt
        if ended.code == INTERRUPTED:
            told = "\nStopped. What was done so far is kept; the same command goes on from there."
            print(told, file=sys.stderr)
        raise
    except OpenclassError as error:
        sys.exit(tell_error(error))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        sys.exit(tell_error(OpenclassError(f"{place}{error.strerror or error}.", next_step=_step(error))))


def _print_what_the_terminal_can() -> None:
    """A terminal that knows no “✓” shows a question mark; it gets no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _step(error: OSError) -> str:
    import errno

    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "Make room and try again." if full else "Check that it is there and that you may use it."
