"""Who is asking, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol


class Role(IntEnum):
    """What a person may do in a course; each may do what the ones before may."""

    ANYONE = 0
    STUDENT = 1
    ASSISTANT = 2
    TEACHER = 3
    ADMINISTRATOR = 4

    @property
    def shown(self) -> str:
        """The word that the API uses."""
        return self.name.lower()


@dataclass(frozen=True)
class Person:
    """Somebody signed in: `roles` by course. An administrator is one everywhere, `everywhere` holds elsewhere."""

    name: str
    roles: Mapping[str, Role] = field(default_factory=dict)
    everywhere: Role = Role.ANYONE

    def role_in(self, course: str) -> Role:
        """The highest role in a course; ANYONE for a stranger."""
        return max(self.everywhere, self.roles.get(course, Role.ANYONE))


class SignIn(Protocol):
    """Turns a request's token into a person."""

    async def person(self, token: str) -> Person | None:
        """The owner of a token, None if it is not valid. UnavailableError if that can't be found out now."""
        ...

    async def members(self, course: str) -> list[str]:
        """Students of a course, as far as the place of sign-in knows them."""
        ...
