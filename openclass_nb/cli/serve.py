"""openclass serve"""

import getpass
import json as json_module
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from openclass_nb.service.local_sign_in import LocalSignIn

Role = Annotated[str, typer.Option("--role", help="What that person is: student, assistant, teacher.")]


def command(
    course: Annotated[
        Path, typer.Option("--course", "-c", metavar="PATH", help="A course, or a folder of courses.")
    ] = Path(),
    host: Annotated[str, typer.Option("--host", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 0,
    token: Annotated[
        str | None, typer.Option("--token", envvar="OPENCLASS_TOKEN", help="A random one if left out.")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", help="Whose token it is; you if left out.")] = None,
    role: Role = "teacher",
    hub: Annotated[bool, typer.Option("--hub", help="Be a service of a JupyterHub.")] = False,
    until_eof: Annotated[bool, typer.Option("--until-eof", help="End when standard input closes.")] = False,
    log_level: Annotated[str, typer.Option("--log-level", help="debug, info, warning or error.")] = "warning",
) -> None:
    """Start the service: for you on this machine, or for a JupyterHub."""
    from openclass_nb.course.files import find_course
    from openclass_nb.service.app import create_app
    from openclass_nb.service.running import bound, log_as_json, serve
    from openclass_nb.service.settings import settings_for

    log_as_json(log_level)
    if hub:
        from openclass_nb.service.hub import serve_hub

        serve_hub(settings_for(course), host=host, port=port)
        return
    place = course if _holds_courses(course) else find_course(course)
    settings = settings_for(place, allow_unsafe=True)  # the student's own code, as the student
    secret = token or secrets.token_urlsafe(32)
    listener = bound(host, port)
    url = f"http://{host}:{listener.getsockname()[1]}"

    def ready() -> None:
        print(json_module.dumps({"url": url, "token": secret, "pid": os.getpid()}), flush=True)

    app = create_app(settings, _local(secret, user or getpass.getuser(), role))
    serve(app, listener, ready, until_eof=until_eof)


def _holds_courses(folder: Path) -> bool:
    return any(folder.glob("*/course.yml"))


def _local(token: str, user: str, role: str) -> "LocalSignIn":
    from openclass_nb.errors import UnknownNameError
    from openclass_nb.service.local_sign_in import LocalSignIn
    from openclass_nb.service.people import Role as Roles

    known = {one.shown: one for one in Roles if one}
    if role not in known:
        raise UnknownNameError("role", role, known)
    return LocalSignIn(token, user, known[role])
