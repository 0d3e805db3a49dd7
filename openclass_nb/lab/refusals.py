"""What the extension itself refuses; everything else it passes on as the service said it.

OpenclassError
    RefusedHereError         carries its HTTP status and code
        ServiceAwayError     503: the service can't be reached or started now
        NoCourseError        404: there is no course to ask a service about
        NoServiceError       503: a Hub without the service
        NotBegunError        409: no course can be begun in this folder
"""

from openclass_nb.errors import OpenclassError


class RefusedHereError(OpenclassError):
    """Said by the extension, not by the service."""

    status = 400
    code = "refused"
    headers: dict[str, str] = {}  # noqa: RUF012  # never changed


class ServiceAwayError(RefusedHereError):
    """The service can't be reached; what was asked may be sent again with the same Idempotency-Key."""

    status, code = 503, "service-away"
    headers = {"Retry-After": "2"}  # noqa: RUF012

    def __init__(self, message: str, *, next_step: str | None = None) -> None:
        super().__init__(message, next_step=next_step or "Go on working; try again in a moment.")


class NoCourseError(RefusedHereError):
    """Nothing here says which course is meant."""

    status, code = 404, "no-course"

    def __init__(self) -> None:
        step = "Open a notebook of a course, or make a course with “openclass new”."
        super().__init__("There is no course here.", next_step=step)


class NoServiceError(RefusedHereError):
    """On a Hub that says nothing of a service, and in no course of one's own."""

    status, code = 503, "no-service"

    def __init__(self) -> None:
        step = "Ask who runs the Hub: “openclass hub config” prints what it needs."
        super().__init__("This JupyterHub has no openclass service.", next_step=step)


class NotBegunError(RefusedHereError):
    """A course that was not begun; nothing was written."""

    status, code = 409, "not-begun"

    def __init__(self, message: str, next_step: str | None) -> None:
        super().__init__(message, next_step=next_step)
