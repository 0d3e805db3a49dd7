"""Refusals of the service, and how every error becomes one answer: code, message, next step, where.

OpenclassError
    RefusedError             the service itself refuses; carries its HTTP status
        NotSignedInError     401
        NotAllowedError      403
        TooLargeError        413
        TooManyError         429, with Retry-After
        UnavailableError     503, with Retry-After
"""

from collections.abc import Mapping

from openclass_nb.errors import (
    CourseError,
    CourseFileError,
    CourseNotFoundError,
    GradingError,
    OpenclassError,
    RecordsError,
    UnknownNameError,
    UnsafeGradingError,
)
from openclass_nb.service.views import Problem
from openclass_nb.workflows.edit_exercise import ChangedSinceError
from openclass_nb.workflows.follow_student import ClosedGateError
from openclass_nb.workflows.give_hint import HintOrderError, HintWaitsError
from openclass_nb.workflows.practise import NothingLeftError
from openclass_nb.workflows.record_attempt import OtherAnswerError
from openclass_nb.workflows.release import UnprovedError


class RefusedError(OpenclassError):
    """The service refuses a request."""

    status = 400
    code = "refused"

    @property
    def headers(self) -> dict[str, str]:
        """Headers that go with the answer."""
        return {}


class NotSignedInError(RefusedError):
    """No token, or one that nobody knows."""

    status, code = 401, "not-signed-in"

    def __init__(self) -> None:
        super().__init__("You are not signed in.", next_step="Send a valid token: “Authorization: token …”.")

    @property
    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": "token"}


class NotAllowedError(RefusedError):
    """Signed in, but not for this."""

    status, code = 403, "not-allowed"


class UnknownCourseError(RefusedError):
    """No such course here."""

    status, code = 404, "unknown-course"


class TooLargeError(RefusedError):
    """The request is larger than the service reads."""

    status, code = 413, "too-large"


class _LaterError(RefusedError):
    """Come back in `seconds`."""

    def __init__(self, message: str, seconds: float, *, next_step: str | None = None) -> None:
        self.seconds = max(1, round(seconds))
        super().__init__(message, next_step=next_step or f"Try again in {self.seconds} s.")

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.seconds)}


class TooManyError(_LaterError):
    """Too many requests of one student, or too many at once."""

    status, code = 429, "too-many"


class UnavailableError(_LaterError):
    """Something that the service needs is not there now."""

    status, code = 503, "unavailable"


KINDS: Mapping[type[OpenclassError], tuple[int, str]] = {
    ClosedGateError: (403, "gate-closed"),
    OtherAnswerError: (409, "other-answer"),
    HintWaitsError: (409, "hint-waits"),
    HintOrderError: (409, "hint-order"),
    UnprovedError: (409, "unproved"),
    NothingLeftError: (409, "nothing-left"),
    ChangedSinceError: (409, "changed-since"),
    UnknownNameError: (404, "unknown-name"),
    CourseNotFoundError: (404, "unknown-course"),
    CourseFileError: (503, "course-file"),
    CourseError: (409, "course"),
    UnsafeGradingError: (503, "unsafe"),
    GradingError: (422, "grading"),
    RecordsError: (503, "records"),
}
"""Status and code of each kind of error; the first that fits."""


ASK = "Ask your teacher, or who runs the service."
NEXT: Mapping[str, str] = {
    "not-found": "Look at api/openapi.json: it names every path.",
    "wrong-method": "Look at api/openapi.json: it names every method.",
    "gate-closed": "Look at its explanation: it tells what would open it.",
    "unknown-name": "Look at the list of what there is.",
    "hint-waits": "Try the exercise first.",
    "course-file": "Try again later; tell who runs the service if it stays so.",
    "grading": "Look at the notebook: restart its kernel, run all cells, and send it again.",
    "client-gone": "Send it again, with the same Idempotency-Key.",
    "refused": "Mend the request.",
}
"""What to do where an error does not say so itself."""


def problem_of(code: str, message: str, *, next_step: str | None = None, where: str | None = None) -> Problem:
    """What is told; there always is something to do."""
    return Problem(code=code, message=message, next_step=next_step or NEXT.get(code, ASK), where=where)


def answer_to(error: OpenclassError) -> tuple[int, dict[str, str], Problem]:
    """(status, headers, body) for an error that a person can do something about."""
    if isinstance(error, RefusedError):
        status, code, headers = error.status, error.code, error.headers
    else:
        known = (found for kind, found in KINDS.items() if isinstance(error, kind))
        status, code = next(known, (400, "refused"))
        headers = {"Retry-After": "5"} if status == 503 else {}
    return status, headers, problem_of(code, error.message, next_step=error.next_step, where=error.where)
