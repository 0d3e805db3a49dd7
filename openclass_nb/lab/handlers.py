"""Routes below Jupyter's own: where am I, a course begun here, and everything that the service answers."""

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.extension.handler import ExtensionHandlerMixin
from tornado import web
from tornado.iostream import StreamClosedError

from openclass_nb.lab.passing import COMES_BACK, Request
from openclass_nb.lab.refusals import RefusedHereError, ServiceAwayError

if TYPE_CHECKING:
    import httpx

    from openclass_nb.lab.extension import OpenclassLab

JSON = "application/json"


class OpenclassHandler(ExtensionHandlerMixin, APIHandler):
    """Errors in the service's own shape: code, message, next_step, where."""

    auth_resource = "openclass"

    @property
    def extension(self) -> "OpenclassLab":
        """The extension that these handlers belong to."""
        found: OpenclassLab = self.extensionapp  # type: ignore[assignment]
        return found

    def refuse(self, error: RefusedHereError) -> None:
        """Answer with an error of the extension's own."""
        self.set_status(error.status)
        for name, value in error.headers.items():
            self.set_header(name, value)
        told = {"code": error.code, "message": error.message}
        self.finish(json.dumps({**told, "next_step": error.next_step, "where": error.where}))


class WhereHandler(OpenclassHandler):
    """Which course and assignment a path of the file browser belongs to."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The place of `?path=`, and which service answers for it."""
        try:
            place = await self.extension.place(self.get_query_argument("path", ""))
        except RefusedHereError as error:
            self.refuse(error)
            return
        self.finish(json.dumps({"service": self.extension.kind, **asdict(place)}))


class BeginHandler(OpenclassHandler):
    """A course where there is none yet."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Begin one in the folder `path`; the path of its first notebook."""
        try:
            told = self.get_json_body() or {}
            notebook = await self.extension.begin(str(told.get("path", "")))
        except RefusedHereError as error:
            self.refuse(error)
            return
        self.set_status(201)
        self.finish(json.dumps({"notebook": notebook}))


class PassOnHandler(OpenclassHandler):
    """The service's API, as it is, for the person whose Jupyter this is."""

    _passing: asyncio.Task[None] | None = None

    @web.authenticated
    @authorized
    async def get(self, path: str) -> None:
        """Pass it on."""
        await self._pass_on(path)

    @web.authenticated
    @authorized
    async def post(self, path: str) -> None:
        """Pass it on."""
        await self._pass_on(path)

    @web.authenticated
    @authorized
    async def put(self, path: str) -> None:
        """Pass it on."""
        await self._pass_on(path)

    @web.authenticated
    @authorized
    async def delete(self, path: str) -> None:
        """Pass it on."""
        await self._pass_on(path)

    def on_connection_close(self) -> None:
        """The browser is gone: so is its request, which leaves the service's queue."""
        if self._passing is not None:
            self._passing.cancel()
        super().on_connection_close()

    async def _pass_on(self, path: str) -> None:
        request = Request(
            self.request.method or "GET", path, self.request.query, self.request.headers, self.request.body
        )
        self._passing = asyncio.create_task(self._answered(request))
        try:
            await self._passing
        except asyncio.CancelledError:
            return
        except RefusedHereError as error:
            self.refuse(error)

    async def _answered(self, request: Request) -> None:
        """Once more where the service had ended meanwhile and the request may be sent twice."""
        try:
            await self._told(request)
        except ServiceAwayError:
            if self._headers_written or not await self.extension.recovered() or not request.may_be_repeated:
                raise
            await self._told(request)

    async def _told(self, request: Request) -> None:
        extension = self.extension
        async with extension.passing.answer(await extension.address(), request) as response:
            self.set_status(response.status_code)
            self.clear_header("Content-Type")
            for name in COMES_BACK:
                if name in response.headers:
                    self.set_header(name, response.headers[name])
            await self._body(response)

    async def _body(self, response: "httpx.Response") -> None:
        import httpx

        kind = response.headers.get("Content-Type", JSON)
        if not kind.startswith("text/event-stream"):
            try:
                whole = await response.aread()
            except httpx.HTTPError as error:
                raise ServiceAwayError("The course’s service broke off.") from error
            self.finish(*([whole] if whole else []), set_content_type=kind)  # a 304 has no body at all
            return
        self.set_header("X-Accel-Buffering", "no")  # proxies pass each event on as it comes
        try:
            await self.flush()
            async for piece in response.aiter_raw():
                self.write(piece)
                await self.flush()
        except (httpx.HTTPError, StreamClosedError) as error:
            self.log.warning("openclass: a stream broke off (%r)", error)
            self.detach().close()  # not as if it had come to its end: who listens connects again
            return
        self.finish(set_content_type=kind)


def routes(prefix: str) -> list[tuple[str, Any]]:
    """Below Jupyter's base URL."""
    return [
        (rf"/{prefix}/where", WhereHandler),
        (rf"/{prefix}/begin", BeginHandler),
        (rf"/{prefix}/api/(.+)", PassOnHandler),
    ]
