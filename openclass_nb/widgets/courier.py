"""Takes questions from the kernel to the course's service, and brings the answers back."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from openclass_nb.addresses import Address, hub_address
from openclass_nb.errors import OpenclassError
from openclass_nb.widgets.own_service import OwnService

if TYPE_CHECKING:
    import httpx

METHODS = {"GET", "POST", "PUT", "DELETE"}
READ_SECONDS = 300.0
COURSE_FILE = "course.yml"


class AwayError(OpenclassError):
    """No service can be asked from here."""


@dataclass(frozen=True)
class Answer:
    """A status of HTTP and a JSON text."""

    status: int
    body: str


@dataclass
class Courier:
    """Asks one service. `folder` is a course's; without it the service of this kernel's surroundings is asked."""

    folder: Path | None = None
    _service: OwnService | None = None
    _address: Address | None = None
    _here: str | None = field(default=None)

    def ask(self, method: str, path: str, body: str | None) -> Answer:
        """The service's answer, whatever it is. AwayError if there is none."""
        if method not in METHODS or {".", ".."} & set(path.split("?")[0].split("/")):
            raise AwayError("There is no such page.")
        return self._send(method, f"api/{quote(path, safe='/:@+~-._?=&%')}", body)

    def here(self) -> str:
        """The name of the course in which the notebook lies. AwayError if it lies in none."""
        if self._here is None:
            self._here = self._placed() or self._only()
        return self._here

    def _placed(self) -> str | None:
        server = None if self.folder else jupyter_server(os.environ)
        if server is None:
            return None
        try:
            path = Path.cwd().relative_to(server.root).as_posix()
        except ValueError:
            return None
        answer = self._send("GET", f"where?{urlencode({'path': f'{path}/notebook.ipynb'})}", None)
        place = json.loads(answer.body) if answer.status == 200 else {}
        return place.get("course")

    def _only(self) -> str:
        answer = self.ask("GET", "me", None)
        courses = json.loads(answer.body).get("courses", []) if answer.status == 200 else []
        if len(courses) != 1:
            told = "This notebook lies in no course." if not courses else "There is more than one course."
            raise AwayError(told, next_step="Say which: course=“name”, or course=Path(folder).")
        return str(courses[0]["course"])

    def _send(self, method: str, path: str, body: str | None) -> Answer:
        import httpx

        address = self._reached()
        headers = {"Authorization": f"token {address.token}", "Content-Type": "application/json"}
        try:
            made = _client().request(method, f"{address.url}/{path}", content=body, headers=headers)
        except httpx.HTTPError as error:
            self._address = None
            raise AwayError("The course’s service can’t be reached.") from error
        return Answer(made.status_code, made.text)

    def _reached(self) -> Address:
        if self._address is None:
            self._address = self._around() or self._own()
        return self._address

    def _around(self) -> Address | None:
        """The Hub's service, or that of the Jupyter server which started this kernel."""
        if self.folder is not None:
            return None
        server = jupyter_server(os.environ)
        return hub_address(os.environ) or (server.address if server else None)

    def _own(self) -> Address:
        folder = self.folder or course_above(Path.cwd())
        if folder is None:
            step = "Open a notebook in a course, or say course=Path(folder)."
            raise AwayError("This notebook lies in no course.", next_step=step)
        if self._service is None:
            self._service = OwnService(folder)
        return self._service.address()


@cache
def courier_for(folder: Path | None) -> Courier:
    """One for each course folder in a kernel: widgets share it, and the service that it may have started."""
    return Courier(folder)


@cache
def _client() -> "httpx.Client":
    import httpx

    return httpx.Client(timeout=httpx.Timeout(10, read=READ_SECONDS), trust_env=False)


def course_above(start: Path) -> Path | None:
    """The nearest folder with a course.yml: `start` itself or above it."""
    return next((one for one in (start, *start.parents) if (one / COURSE_FILE).is_file()), None)


@dataclass(frozen=True)
class JupyterServer:
    """The server that started this kernel; `address` is where it passes questions on to its service."""

    root: Path
    address: Address


def jupyter_server(environment: Mapping[str, str]) -> JupyterServer | None:
    """What the server says of itself in Jupyter's runtime folder; None without one that has the extension's token."""
    from jupyter_core.paths import jupyter_runtime_dir

    path = Path(jupyter_runtime_dir()) / f"jpserver-{environment.get('JPY_PARENT_PID', 'none')}.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        url, token, root = str(told["url"]), str(told["token"]), Path(told["root_dir"])
    except (OSError, ValueError, KeyError):
        return None
    return JupyterServer(root, Address(f"{url.rstrip('/')}/openclass", token)) if token else None
