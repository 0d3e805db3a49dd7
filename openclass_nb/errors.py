"""What can go wrong, told to people.

OpenclassError
    CourseError          something in the course folder is not as it should be
        CourseFileError      course.yml or a notebook can't be read or written
        CourseNotFoundError  there is no course here
    UnknownNameError     a student, assignment or objective nobody has heard of
    GradingError         a submission could not be graded
        UnsafeGradingError   this machine can't isolate student code
    RecordsError         the log of what happened can't be read or written

Each one says what is wrong, where, and what to do next; faces print it as it is, without a traceback.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class OpenclassError(Exception):
    """A problem a person can do something about.

    `message` is one sentence, `where` a place (course, notebook, cell), `next_step` what to do about it.
    """

    def __init__(self, message: str, *, where: str | None = None, next_step: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.next_step = next_step

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" {self.next_step}" if self.next_step else ""
        return f"{place}{self.message}{step}"


class CourseError(OpenclassError):
    """Something in the course folder is not as it should be."""


class CourseFileError(CourseError):
    """A file of the course can't be read or written."""


class CourseNotFoundError(CourseError):
    """There is no course.yml where one was looked for."""


class UnknownNameError(OpenclassError):
    """A name that nothing in the course carries."""

    def __init__(self, kind: str, name: str, known: Iterable[str], *, where: str | None = None) -> None:
        super().__init__(f"There is no {kind} “{name}”.", where=where, next_step=did_you_mean(name, known))


class GradingError(OpenclassError):
    """A submission could not be graded."""


class UnsafeGradingError(GradingError):
    """This machine offers too little to keep student code apart."""


class RecordsError(OpenclassError):
    """The log of what happened can't be read or written."""


def did_you_mean(name: str, known: Iterable[str], most: int = 5) -> str:
    """A next step for a mistyped `name`: the nearest known names, or the first `most` of them."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    if not names:
        return "There are none yet."
    return "Known: " + ", ".join(names[:most]) + (", …" if len(names) > most else ".")
