"""Who may do what: each route names the role that it needs through one of these two dependencies."""

import asyncio
import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request, Security
from fastapi.security import APIKeyHeader

from openclass_nb.course.models import Name
from openclass_nb.service.parts import Parts, parts_of
from openclass_nb.service.people import Person, Role
from openclass_nb.service.refusals import NotAllowedError, NotSignedInError
from openclass_nb.workflows.opened_course import OpenedCourse

TOKEN = APIKeyHeader(name="Authorization", auto_error=False, description="token TOKEN, or Bearer TOKEN")
Token = Annotated[str | None, Security(TOKEN)]
CourseName = Annotated[Name, Path(description="The course’s name.")]
STUDENT_PATTERN = r"^\w[\w.@+~-]*$"
SAFE_NAME = re.compile(STUDENT_PATTERN)
"""Names that are folder names too: nothing in them leads anywhere."""
LONGEST_NAME = 200


class Needs:
    """A dependency: somebody signed in whose role somewhere is at least `role`. Asking costs `cost` requests."""

    def __init__(self, role: Role, cost: float = 1.0) -> None:
        self.role, self.cost = role, cost

    async def __call__(self, request: Request, token: Token = None) -> Person:
        """The person; NotSignedInError, NotAllowedError or TooManyError."""
        if self.role is Role.ANYONE:
            return Person("")
        person = await self._person(request, token)
        if max(person.everywhere, *person.roles.values(), Role.STUDENT) < self.role:
            raise NotAllowedError(f"This is for a {self.role.shown}.")
        return person

    async def _person(self, request: Request, token: str | None) -> Person:
        parts = parts_of(request)
        person = await parts.sign_in.person(_sent(request, token))
        if person is None:
            raise NotSignedInError
        if len(person.name) > LONGEST_NAME or not SAFE_NAME.fullmatch(person.name):
            step = "Ask for a user name of letters, digits and “.@+~-_”."
            raise NotAllowedError("Your user name can’t be the name of a folder.", next_step=step)
        parts.rates.spend(person.name, self.cost)
        return person


@dataclass(frozen=True)
class Visit:
    """Somebody in a course, and what they are there."""

    person: Person
    role: Role
    course: str
    opened: OpenedCourse
    parts: Parts

    @property
    def name(self) -> str:
        """The person's name, which is the student's in all that is recorded."""
        return self.person.name


class InCourse(Needs):
    """A dependency: somebody whose role in the course of the path is at least `role`."""

    async def __call__(self, request: Request, course: CourseName, token: Token = None) -> Visit:  # type: ignore[override]
        """The visit; what `Needs` raises, and UnknownCourseError."""
        person = await self._person(request, token)
        parts, role = parts_of(request), person.role_in(course)
        if role < self.role:
            step = "Ask your teacher." if role else "Ask who runs the course to enrol you."
            needed = (
                f"This is for a {self.role.shown} of the course." if role else "You are not in this course."
            )
            raise NotAllowedError(needed, next_step=step)
        shelf = parts.shelf
        fresh = shelf.is_fresh(course)
        opened = shelf.course(course) if fresh else await asyncio.to_thread(shelf.course, course)
        return Visit(person, role, course, opened, parts)


def _sent(request: Request, header: str | None) -> str:
    """The token in the header, or where browsers may sign in the one in the cookie. NotSignedInError without."""
    browser = parts_of(request).browser
    if header is None and browser is not None:
        return browser.session(request.method, request.cookies, request.headers) or bare(None)
    return bare(header)


def bare(header: str | None) -> str:
    """The token in an Authorization header; NotSignedInError if there is none."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() not in ("token", "bearer") or not token.strip():
        raise NotSignedInError
    return token.strip()
