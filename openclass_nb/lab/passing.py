"""A request to the service on behalf of the browser: what goes along, and the answer as it comes."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from openclass_nb.addresses import Address
from openclass_nb.lab.refusals import RefusedHereError, ServiceAwayError

if TYPE_CHECKING:
    import httpx

GOES_ALONG = ("Accept", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID")
COMES_BACK = ("Cache-Control", "Content-Disposition", "Content-Type", "ETag", "Retry-After", "X-Request-ID")
"""Headers. Cookies and Jupyter's own token stay here."""
READ_SECONDS = 300.0
"""Longer than a check may wait and run; a stream says something every 15 s."""
IDLE_SECONDS = 30.0
"""Shorter than the service keeps an idle connection, so that none closes under a request."""


class PathError(RefusedHereError):
    """A path that no route of the service has."""

    status, code = 404, "not-found"


@dataclass(frozen=True)
class Request:
    """A request below `api/`."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def may_be_repeated(self) -> bool:
        """Whether sending it twice is the same as sending it once."""
        return self.method in ("GET", "PUT") or "Idempotency-Key" in self.headers


class Passing:
    """Sends requests on; one pool of connections."""

    @cached_property
    def _client(self) -> "httpx.AsyncClient":
        import httpx  # Jupyter's start does not wait for it

        return httpx.AsyncClient(
            timeout=httpx.Timeout(10, read=READ_SECONDS, pool=None),
            limits=httpx.Limits(
                max_connections=None, max_keepalive_connections=20, keepalive_expiry=IDLE_SECONDS
            ),
            trust_env=False,
        )

    @asynccontextmanager
    async def answer(self, address: Address, request: Request) -> AsyncIterator["httpx.Response"]:
        """The service's answer, its body not yet read; leaving ends the request. ServiceAwayError if there is none."""
        import httpx

        headers = {name: request.headers[name] for name in GOES_ALONG if name in request.headers}
        headers |= {"Authorization": f"token {address.token}", "Accept-Encoding": "identity"}
        url = f"{address.url}/api/{safe_path(request.path)}" + (f"?{request.query}" if request.query else "")
        made = self._client.build_request(request.method, url, headers=headers, content=request.body)
        try:
            response = await self._client.send(made, stream=True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServiceAwayError("The course’s service can’t be reached.") from error
        try:
            yield response
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close all connections."""
        if "_client" in self.__dict__:
            await self._client.aclose()


def safe_path(path: str) -> str:
    """The path as it goes into a URL. PathError for one that would lead out of `api/`."""
    parts = unquote(path).split("/")
    if {".", ".."} & set(parts) or "\\" in path:
        raise PathError("There is no such page.")
    return quote(path, safe="/:@+~-._")
