"""What a check found: a place, a sentence, and what to do about it."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Self

from openclass_nb.course.models import Model


class Severity(IntEnum):
    """How bad it is. An error keeps an assignment from being released."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Place(Model):
    """Where in a course: a file, and in a notebook the cell (position from 0, and nbgrader's or the cell's id)."""

    file: str = "course.yml"
    cell: int | None = None
    name: str | None = None

    def __str__(self) -> str:
        if self.cell is None:
            return self.file if self.name is None else f"{self.file}, {self.name}"
        known = f" ({self.name})" if self.name else ""
        return f"{self.file}, cell {self.cell + 1}{known}"


class Finding(Model):
    """One thing that is not as it should be. `code` is stable, for machines and for silencing."""

    severity: Severity
    code: str
    place: Place
    message: str
    next_step: str = ""

    @classmethod
    def error(cls, code: str, place: Place, message: str, next_step: str = "") -> Self:
        """A finding that keeps the assignment from being released."""
        return cls(severity=Severity.ERROR, code=code, place=place, message=message, next_step=next_step)

    @classmethod
    def warning(cls, code: str, place: Place, message: str, next_step: str = "") -> Self:
        """A finding that a teacher should look at."""
        return cls(severity=Severity.WARNING, code=code, place=place, message=message, next_step=next_step)

    @classmethod
    def note(cls, code: str, place: Place, message: str, next_step: str = "") -> Self:
        """A finding that is good to know."""
        return cls(severity=Severity.NOTE, code=code, place=place, message=message, next_step=next_step)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
