"""The service as the exchange asks it: one method for each thing asked, errors in the service's own words."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from openclass_nb.addresses import Address
from openclass_nb.errors import OpenclassError

if TYPE_CHECKING:
    import httpx

Found = dict[str, Any]
SECONDS = 120.0


class ServiceRefusedError(OpenclassError):
    """What the service refused, with its reason; `code` is the service's."""

    def __init__(self, message: str, code: str = "away", *, next_step: str | None = None) -> None:
        super().__init__(message, next_step=next_step)
        self.code = code


@dataclass
class ServiceClient:
    """Asks the service at an address. `transport` replaces the network."""

    address: Address
    transport: "httpx.BaseTransport | None" = None

    def courses(self) -> list[Found]:
        """Courses of the caller: `course`, `title`, `role`."""
        return list(self._ask("GET", "courses"))

    def assignments(self, course: str) -> list[Found]:
        """Assignments as they stand for the caller."""
        return list(self._ask("GET", _course(course, "assignments")))

    def assignment(self, course: str, assignment: str) -> Found:
        """One assignment, with its exercises if it is open."""
        return dict(self._ask("GET", _assignment(course, assignment)))

    def files(self, course: str, assignment: str) -> dict[str, bytes]:
        """What students get of an assignment, by path; refused while its gate is closed."""
        return _files(self._ask("GET", _assignment(course, assignment, "files")))

    def submit(self, course: str, assignment: str, notebooks: Mapping[str, Found]) -> Found:
        """Hand in all notebooks of an assignment, by name without .ipynb."""
        return dict(
            self._ask("PUT", _assignment(course, assignment, "submission"), {"notebooks": dict(notebooks)})
        )

    def submission(self, course: str, assignment: str) -> Found | None:
        """What the caller has handed in."""
        found: Found | None = self._ask("GET", _assignment(course, assignment, "submission"))
        return found

    def feedback(self, course: str, assignment: str) -> dict[str, str]:
        """Pages given back to the caller, by notebook; none if there are none."""
        return dict(self._ask("GET", _assignment(course, assignment, "feedback"))["pages"])

    def submissions(self, course: str, assignment: str) -> list[Found]:
        """For teachers: what everybody has handed in: `student`, `at`, `notebooks`."""
        return list(self._ask("GET", _assignment(course, assignment, "submissions")))

    def submitted_files(self, course: str, student: str, assignment: str) -> dict[str, bytes]:
        """For teachers: one student's files, by path."""
        return _files(self._ask("GET", _student(course, student, assignment, "submission")))

    def give_feedback(self, course: str, student: str, assignment: str, pages: Mapping[str, str]) -> None:
        """For teachers: give pages of feedback back, by notebook."""
        self._ask("PUT", _student(course, student, assignment, "feedback"), {"pages": dict(pages)})

    def release(self, course: str, assignment: str) -> Found:
        """For teachers: prove and release; waits until that is done."""
        job = dict(self._ask("POST", _assignment(course, assignment, "release")))
        for line in self._lines(_course(course, f"jobs/{job['job']}/events")):
            if line.startswith("data:"):
                job = json.loads(line[5:])
        problem = job.get("problem")
        if problem:
            raise ServiceRefusedError(problem["message"], problem["code"], next_step=problem["next_step"])
        return job

    def _ask(self, method: str, path: str, body: Found | None = None) -> Any:
        import httpx

        try:
            with self._client() as client:
                answer = client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise _away() from error
        return _content(answer)

    def _lines(self, path: str) -> list[str]:
        import httpx

        try:
            with self._client() as client, client.stream("GET", path, timeout=None) as stream:
                return list(stream.iter_lines())
        except httpx.HTTPError as error:
            raise _away() from error

    def _client(self) -> "httpx.Client":
        import httpx

        return httpx.Client(
            base_url=f"{self.address.url}/api",
            headers={"Authorization": f"token {self.address.token}"},
            timeout=SECONDS,
            transport=self.transport,
            trust_env=False,
        )


def _away() -> ServiceRefusedError:
    return ServiceRefusedError("The course’s service can’t be reached.", next_step="Try again in a moment.")


def _content(answer: "httpx.Response") -> Any:
    if answer.is_success:
        return answer.json()
    try:
        problem = answer.json()
        message, code = str(problem["message"]), str(problem["code"])
    except (ValueError, KeyError, TypeError) as error:
        told = f"The course’s service can’t answer ({answer.status_code})."
        raise ServiceRefusedError(told, next_step="Tell who runs it.") from error
    raise ServiceRefusedError(message, code, next_step=problem.get("next_step"))


def _files(found: Found) -> dict[str, bytes]:
    return {one["path"]: base64.b64decode(one["content"]) for one in found["files"]}


def _course(course: str, rest: str) -> str:
    return f"courses/{quote(course, safe='')}/{rest}"


def _assignment(course: str, assignment: str, rest: str = "") -> str:
    return _course(course, f"assignments/{quote(assignment, safe='')}{'/' if rest else ''}{rest}")


def _student(course: str, student: str, assignment: str, rest: str) -> str:
    return _course(
        course, f"students/{quote(student, safe='')}/assignments/{quote(assignment, safe='')}/{rest}"
    )
