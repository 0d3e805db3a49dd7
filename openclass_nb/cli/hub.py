"""openclass hub: what an administrator of a JupyterHub needs"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import Json, console, emit

group = typer.Typer(help="Run openclass on a JupyterHub.", no_args_is_help=True)
Courses = Annotated[
    Path, typer.Option("--courses", metavar="PATH", help="The folder of the courses that the service offers.")
]
HERE = Path("/srv/courses")


@group.command("add")
def add(
    course: Annotated[Path, typer.Argument(help="The course’s folder; it stays where it is.")],
    courses: Courses = HERE,
    name: Annotated[
        str | None, typer.Option("--name", help="Its name there; its folder’s if left out.")
    ] = None,
    json: Json = False,
) -> None:
    """Offer a course on the Hub. The service sees it within a second; nothing is restarted."""
    from openclass_nb.workflows.add_course import add_course

    added = add_course(course, courses, name)
    groups = {
        "students": f"nbgrader-{added}",
        "assistants": f"assist-{added}",
        "teachers": f"formgrade-{added}",
    }
    if json:
        emit({"course": added, "groups": groups})
        return
    out = console()
    out.print(f"Added [bold]{added}[/]. Its people are in the Hub’s groups, by hand or by your sign-in:")
    for who, found in groups.items():
        out.print(f"  {who}: {found}")


@group.command("config")
def config(
    courses: Courses = HERE,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the service listens.")] = 10101,
    user: Annotated[
        str | None, typer.Option("--user", help="Run the service as this user; as the Hub’s own if left out.")
    ] = None,
    base: Annotated[str, typer.Option("--base-url", help="The Hub’s base URL.")] = "/",
) -> None:
    """Print the lines of jupyterhub_config.py that make openclass a service of the Hub."""
    from openclass_nb.service.hub_config import hub_config

    url = f"/{base.strip('/')}/".replace("//", "/")
    text = hub_config(courses=courses.absolute(), port=port, python=sys.executable, base=url, user=user)
    print(text, end="")


@group.command("exchange")
def exchange() -> None:
    """Print the lines of nbgrader_config.py that send nbgrader's own commands through the service."""
    from openclass_nb.grading.exchange.settings_text import settings_text

    print(settings_text(), end="")
