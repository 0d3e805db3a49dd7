"""Sign-in at a JupyterHub: it says whose token it is and which groups that person is in."""

import asyncio
import ssl
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx

from openclass_nb.service.people import Person, Role
from openclass_nb.service.refusals import UnavailableError

GROUPS = {"nbgrader-": Role.STUDENT, "assist-": Role.ASSISTANT, "formgrade-": Role.TEACHER}
"""nbgrader's own groups for students and graders, and one of ours between them."""
ADMINISTRATORS = "openclass-administrators"
"""A token that may only use services does not tell that its owner administers the Hub: a group does."""
KNOWN_SECONDS = 30.0
"""How long an answer of the Hub counts: so long a revoked token goes on."""
STRANGER_SECONDS = 10.0
MOST = 10_000
AT_ONCE = 16
"""Questions to the Hub on their way: whoever tries many tokens waits here, not there."""


@dataclass(frozen=True)
class HubPlace:
    """Where the Hub is, who the service is there, and the scope that lets a token in."""

    api: str
    token: str
    scopes: frozenset[str] = field(default_factory=frozenset)


class HubSignIn:
    """Asks the Hub once for each token and remembers its answer for a short while."""

    def __init__(
        self,
        place: HubPlace,
        *,
        clock: Callable[[], float] = time.monotonic,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._place, self._clock, self._transport = place, clock, transport
        self._known: OrderedDict[str, tuple[float, Person | None]] = OrderedDict()
        self._enrolled: dict[str, tuple[float, list[str]]] = {}
        self._asking: dict[str, asyncio.Task[Person | None]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def person(self, token: str) -> Person | None:
        """The token's owner; None if the Hub doesn't know it, or if it isn't meant for this service."""
        until, person = self._known.get(token, (0.0, None))
        if self._clock() < until:
            return person
        if token not in self._asking:
            self._asking[token] = asyncio.create_task(self._ask(token))
            self._asking[token].add_done_callback(lambda done: self._asking.pop(token, None))
        return await asyncio.shield(self._asking[token])

    async def members(self, course: str) -> list[str]:
        """Students enrolled in a course: the users of its group; none if the service may not list groups."""
        until, names = self._enrolled.get(course, (0.0, []))
        if self._clock() >= until:
            found = await self._get(f"groups/nbgrader-{quote(course)}", self._place.token)
            names = sorted(found.get("users", [])) if found else []
            self._enrolled[course] = (self._clock() + KNOWN_SECONDS, names)
        return names

    async def _ask(self, token: str) -> Person | None:
        model = await self._get("user", token)
        person = person_of(model, self._place.scopes) if model else None
        seconds = KNOWN_SECONDS if person else STRANGER_SECONDS
        self._known[token] = (self._clock() + seconds, person)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return person

    async def _get(self, path: str, token: str) -> dict[str, Any] | None:
        """The Hub's answer, None if it refuses. UnavailableError if there is none."""
        headers = {"Authorization": f"token {token}"}
        try:
            async with (
                self._turns,
                httpx.AsyncClient(timeout=10, transport=self._transport, verify=trusted()) as client,
            ):
                answer = await client.get(f"{self._place.api}/{path}", headers=headers)
        except (httpx.HTTPError, UnicodeError, ValueError) as error:
            if not token.isascii():  # such a token can't be sent, and is nobody's
                return None
            raise UnavailableError("The Hub can’t be reached to see who you are.", 5) from error
        if answer.status_code >= 500:
            raise UnavailableError("The Hub can’t say who you are just now.", 5)
        if answer.status_code != 200:
            return None
        found: dict[str, Any] = answer.json()
        return found


@cache
def trusted() -> ssl.SSLContext:
    """Whom to trust, read once: it takes thirty milliseconds."""
    return httpx.create_ssl_context()


def person_of(model: dict[str, Any], scopes: frozenset[str]) -> Person | None:
    """A person from the Hub's model of a user: groups are roles. None for a token without one of the `scopes`."""
    if model.get("kind") not in ("user", None) or not model.get("name"):
        return None
    if scopes and not scopes & set(model.get("scopes", ())):
        return None
    roles: dict[str, Role] = {}
    for group in model.get("groups", ()):
        for prefix, role in GROUPS.items():
            if group.startswith(prefix):
                course = group.removeprefix(prefix)
                roles[course] = max(role, roles.get(course, role))
    everywhere = bool(model.get("admin")) or ADMINISTRATORS in model.get("groups", ())
    administrator = Role.ADMINISTRATOR if everywhere else Role.ANYONE
    return Person(model["name"], roles, administrator)
