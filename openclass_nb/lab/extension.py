"""The extension as Jupyter's server sees it: settings, routes, and its end."""

import asyncio
import os
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_runtime_dir
from jupyter_server.extension.application import ExtensionApp
from traitlets import Unicode

from openclass_nb.addresses import Address, hub_address
from openclass_nb.errors import OpenclassError
from openclass_nb.lab.handlers import routes
from openclass_nb.lab.local_service import LocalService
from openclass_nb.lab.passing import Passing, Request
from openclass_nb.lab.places import Place, course_above, place_by_names, place_in_course, real_path
from openclass_nb.lab.refusals import NoCourseError, NoServiceError, NotBegunError, ServiceAwayError
from openclass_nb.lab.runtime import RuntimeFolder


class OpenclassLab(ExtensionApp):
    """Passes `<base_url>openclass/api/...` on to the Hub's service, or to one of its own."""

    name = "openclass"
    load_other_extensions = True
    user = Unicode("", help="Who works here, where there is no Hub; the system's user if empty.").tag(
        config=True
    )
    role = Unicode("teacher", help="What that person is: student, assistant or teacher.").tag(config=True)

    def initialize_settings(self) -> None:
        """Find out whose service answers; a local one is started when it is first asked."""
        self.passing = Passing()
        self.hub = hub_address(os.environ)
        self._local: LocalService | None = None

    def initialize_handlers(self) -> None:
        """All routes."""
        self.handlers.extend(routes(self.name))

    async def stop_extension(self) -> None:
        """End what was started."""
        await self.passing.close()
        if self._local is not None:
            await self._local.stop()

    @property
    def kind(self) -> str:
        """Whose service answers: the Hub's, or a local one."""
        return "hub" if self.hub else "local"

    @property
    def root(self) -> Path:
        """The folder that Jupyter shows."""
        assert self.serverapp is not None
        return Path(self.serverapp.root_dir).absolute()

    async def address(self) -> Address:
        """Where the service is, started if it is ours. NoCourseError, NoServiceError, ServiceAwayError."""
        if self.hub:
            return self.hub
        if not self.local.offers_any:
            raise NoServiceError if os.environ.get("JUPYTERHUB_API_TOKEN") else NoCourseError
        return await self.local.address()

    async def recovered(self) -> bool:
        """Whether a service that could not be reached is another one by now."""
        return self._local is not None and await self._local.recovered()

    @property
    def local(self) -> LocalService:
        """The service of this Jupyter server, which may not have been started yet. It offers the course in which
        Jupyter was started, if there is one.
        """
        if self._local is None:
            folder = RuntimeFolder.of_process(Path(jupyter_runtime_dir()), os.getpid())
            self._local = LocalService(folder, self.log, self.user, self.role)
            here = course_above(self.root)
            if here is not None:
                self._local.offer(here)
        return self._local

    async def place(self, path: str) -> Place:
        """Where a path of the file browser lies; its course is offered from now on."""
        above = course_above(real_path(self.root, path))
        if self.hub:
            known = await self._courses(self.hub)
            if above is not None and above.name in known:
                return place_in_course(self.root, above, above.name, path)
            return place_by_names(path, known)
        if above is None:
            return Place()
        name = self.local.offer(above)
        return place_in_course(self.root, above, name, path)

    async def begin(self, path: str) -> str:
        """Begin a course in a folder; the path of its first notebook as Jupyter's contents API names it. NotBegunError
        on a Hub, within another course, for who does not teach, or where something is in the way.
        """
        from openclass_nb.workflows.begin_course import begin_course

        folder = real_path(self.root, path)
        if self.hub or self.role not in ("teacher", "administrator"):
            raise NotBegunError("A course is begun where you teach it.", "Ask who runs this Jupyter.")
        if course_above(folder) is not None or not folder.is_dir():
            raise NotBegunError("A course is begun in a folder of its own.", "Make an empty folder for it.")
        try:
            notebook = await asyncio.to_thread(begin_course, folder)
        except OpenclassError as error:
            raise NotBegunError(error.message, error.next_step) from error
        return (folder / notebook).relative_to(self.root).as_posix()

    async def _courses(self, hub: Address) -> list[str]:
        request = Request("GET", "courses", "", {}, b"")
        async with self.passing.answer(hub, request) as response:
            if response.status_code != 200:
                raise ServiceAwayError("The course’s service does not say which courses there are.")
            await response.aread()
            found: list[dict[str, Any]] = response.json()
        return [one["course"] for one in found]
