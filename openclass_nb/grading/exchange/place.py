"""What all parts of the exchange share: where the service is, which course is meant, how a refusal is told."""

import os
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_runtime_dir
from nbgrader.exchange.abc import Exchange
from traitlets import Any as AnyTrait
from traitlets import Bool, Unicode

from openclass_nb.addresses import Address, hub_address, local_address
from openclass_nb.grading.exchange.client import ServiceClient, ServiceRefusedError

NOTEBOOK = ".ipynb"


class ServiceExchange(Exchange):  # type: ignore[misc]
    """The service in the place of nbgrader's shared folder."""

    path_includes_course = Bool(
        False, help="Whether assignments lie in COURSE/ASSIGNMENT, not in ASSIGNMENT."
    ).tag(config=True)
    url = Unicode("", help="The service; left out, the Hub or the running Jupyter server says it.").tag(
        config=True
    )
    service = AnyTrait(help="A client of the service; made from `url` if left out.")

    def start(self) -> Any:
        """Do it; a refusal of the service is told in its words, as nbgrader tells its own."""
        try:
            return super().start()
        except ServiceRefusedError as error:
            self.fail(" ".join(one for one in (error.message, error.next_step) if one))

    def init_src(self) -> None:
        """Nothing to be found on this machine."""

    def init_dest(self) -> None:
        """Nothing to be made ready."""

    def copy_files(self) -> None:
        """Nothing by itself."""

    @property
    def asks(self) -> ServiceClient:
        """The client. ExchangeError, told to people, if nothing says where the service is."""
        if self.service is None:
            self.service = ServiceClient(self._address())
        found: ServiceClient = self.service
        return found

    def _address(self) -> Address:
        environment = {**os.environ, "OPENCLASS_URL": self.url} if self.url else os.environ
        found = hub_address(environment) or local_address(Path(jupyter_runtime_dir()))
        if found is None:
            self.fail("There is no service: start JupyterLab with openclass_nb, or set OPENCLASS_URL.")
        assert found is not None
        return found

    @property
    def course(self) -> str:
        """The course that is meant: the one named, or the only one that there is."""
        named = str(self.coursedir.course_id)
        if named in ("", "*"):
            known = [one["course"] for one in self.asks.courses()]
            if len(known) != 1:
                self.fail(
                    f"No course id specified. Re-run with --course flag. Known: {', '.join(known) or 'none'}."
                )
            self.coursedir.course_id = named = known[0]
        return named

    @property
    def assignment(self) -> str:
        """The assignment that is meant."""
        return str(self.coursedir.assignment_id)

    def folder(self, course: str, assignment: str) -> Path:
        """Where a student has an assignment."""
        inner = Path(course, assignment) if self.path_includes_course else Path(assignment)
        return (Path(self.assignment_dir) / inner).absolute()

    def lay(self, files: dict[str, bytes], folder: Path, *, keep: bool = False) -> list[Path]:
        """Write files into a folder; with `keep` only those that are missing. Paths that lead out are refused."""
        written = []
        for name, content in files.items():
            target = (folder / name).resolve()
            if not target.is_relative_to(folder.resolve()):
                self.fail(f"The service sent a file that leads out of {folder}: {name}")
            if keep and target.exists():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.append(target)
        return written


def stamp(at: str) -> str:
    """A time as the API tells it, as nbgrader writes it: UTC."""
    from dateutil.parser import parse

    return f"{parse(at):%Y-%m-%d %H:%M:%S.%f} UTC"


def notebooks_in(folder: Path) -> list[Path]:
    """Notebooks in a folder itself."""
    return sorted(one for one in folder.glob(f"*{NOTEBOOK}") if one.is_file())
