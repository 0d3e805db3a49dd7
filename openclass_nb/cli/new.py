"""openclass new"""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from openclass_nb.cli.output import Json, console, emit


def command(
    name: Annotated[str, typer.Argument(help="The folder to make.")],
    template: Annotated[
        str, typer.Option("--template", "-t", help="The course to start from.")
    ] = "python-for-science",
    json: Json = False,
) -> None:
    """Make a course from a template."""
    from openclass_nb.workflows.new_course import new_course

    folder = Path(name)
    made = new_course(folder.name, template, folder.parent)
    if json:
        emit({"folder": str(made), "template": template})
        return
    out = console()
    out.print(f"Made [bold]{made}[/] from {template}. Its notebooks are in {made}/source.")
    out.print(f"Next: cd {quote(str(made))}, then “openclass check” proves it and “openclass lab” opens it.")
