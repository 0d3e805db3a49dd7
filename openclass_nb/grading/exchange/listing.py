"""List what can be fetched, what was handed in, and for teachers what came in."""

from pathlib import Path
from typing import Any

from nbgrader.exchange.abc import ExchangeList

from openclass_nb.grading.exchange.client import ServiceRefusedError
from openclass_nb.grading.exchange.fetching import feedback_folder
from openclass_nb.grading.exchange.place import ServiceExchange, notebooks_in, stamp

Info = dict[str, Any]
"""One line, with the keys that nbgrader's assignment list reads."""


class ServiceList(ServiceExchange, ExchangeList):  # type: ignore[misc]
    """`nbgrader list`. What is locked is told with its reason and is not in the list: there is nothing to fetch."""

    def list_files(self) -> list[Info]:
        """What `nbgrader list` prints and the assignment list shows."""
        found = self._submitted() if self.inbound or self.cached else self._released()
        self.log.info("Submitted assignments:" if self.inbound or self.cached else "Released assignments:")
        for one in found:
            for line in one.get("submissions", [one]):
                self.log.info(_line(line))
        if not self.inbound and not self.cached:
            self._tell_locked()
        return found

    def remove_files(self) -> list[Info]:
        """The service forgets nothing."""
        self.fail("The service keeps what was released and handed in.")
        return []

    def _courses(self) -> list[str]:
        named = self.coursedir.course_id
        known = [one["course"] for one in self.asks.courses()]
        return known if named in ("", "*") else [one for one in known if one == named]

    def _assignments(self) -> list[tuple[str, Info]]:
        """(course, assignment) of all that are released and asked for."""
        return [
            (course, one)
            for course in self._courses()
            for one in self.asks.assignments(course)
            if one["released"] and self.assignment in ("", "*", one["name"])
        ]

    def _released(self) -> list[Info]:
        return [
            self._outbound(course, one) for course, one in self._assignments() if one["state"] != "locked"
        ]

    def _tell_locked(self) -> None:
        for course, one in self._assignments():
            if one["state"] == "locked":
                self.log.info("%s %s (locked: %s)", course, one["name"], one["reason"])

    def _outbound(self, course: str, one: Info) -> Info:
        folder = self.folder(course, one["name"])
        fetched = folder.is_dir()
        if fetched:
            notebooks = {path.stem: str(path) for path in notebooks_in(folder)}
        else:
            notebooks = dict.fromkeys(self._notebooks(course, one["name"]), "")
        return {
            "course_id": course,
            "assignment_id": one["name"],
            "status": "fetched" if fetched else "released",
            "path": str(folder) if fetched else "",
            "notebooks": [{"notebook_id": name, "path": path} for name, path in notebooks.items()],
        }

    def _notebooks(self, course: str, assignment: str) -> list[str]:
        exercises = self.asks.assignment(course, assignment)["exercises"]
        return list(dict.fromkeys(one["notebook"] for one in exercises))

    def _submitted(self) -> list[Info]:
        return [found for course, one in self._assignments() for found in self._of_assignment(course, one)]

    def _of_assignment(self, course: str, one: Info) -> list[Info]:
        if self.inbound:
            listed = self.asks.submissions(course, one["name"])
            only = self.coursedir.student_id
            lines = [
                self._inbound(course, one["name"], each)
                for each in listed
                if only in ("", "*", each["student"])
            ]
        else:
            lines = self._cached(course, one["name"])
        return [
            {
                "course_id": course,
                "student_id": line["student_id"],
                "assignment_id": one["name"],
                "status": "submitted",
                "submissions": [line],
            }
            for line in lines
        ]

    def _inbound(self, course: str, assignment: str, one: Info) -> Info:
        notebooks = [_notebook(name, None, None) for name in one["notebooks"]]
        return _submission(course, assignment, one["student"], one["at"], notebooks, None)

    def _cached(self, course: str, assignment: str) -> list[Info]:
        """The caller's own submission, with what there is of feedback here and at the service."""
        try:
            handed_in = self.asks.submission(course, assignment)
            if not handed_in:
                return []
            pages = self.asks.feedback(course, assignment)
            names = self._notebooks(course, assignment)
        except ServiceRefusedError as error:
            self.log.debug("%s/%s: %s", course, assignment, error.message)
            return []
        folder = feedback_folder(self.folder(course, assignment), handed_in["at"])
        notebooks = [_notebook(name, folder / f"{name}.html", pages.get(name)) for name in names]
        return [_submission(course, assignment, "", handed_in["at"], notebooks, folder)]


def _notebook(name: str, local: Path | None, page: str | None) -> Info:
    here = local is not None and local.is_file()
    return {
        "notebook_id": name,
        "path": "",
        "has_local_feedback": here,
        "has_exchange_feedback": page is not None,
        "local_feedback_path": str(local) if here else None,
        "feedback_updated": bool(here and page is not None and local and local.read_text("utf-8") != page),
    }


def _submission(
    course: str, assignment: str, student: str, at: str, notebooks: list[Info], folder: Path | None
) -> Info:
    here = bool(notebooks) and all(one["has_local_feedback"] for one in notebooks)
    return {
        "course_id": course,
        "assignment_id": assignment,
        "student_id": student,
        "timestamp": stamp(at),
        "status": "submitted",
        "path": "",
        "notebooks": notebooks,
        "has_local_feedback": here,
        "has_exchange_feedback": bool(notebooks) and all(one["has_exchange_feedback"] for one in notebooks),
        "feedback_updated": any(one["feedback_updated"] for one in notebooks),
        "local_feedback_path": str(folder) if here and folder else None,
    }


def _line(one: Info) -> str:
    """As nbgrader words it."""
    if one["status"] != "submitted":
        told = f"{one['course_id']} {one['assignment_id']}"
        return f"{told} (already downloaded)" if one["status"] == "fetched" else told
    words = [one["course_id"], one["student_id"], one["assignment_id"], one["timestamp"]]
    told = " ".join(word for word in words if word)
    if one["has_local_feedback"] and not one["feedback_updated"]:
        return f"{told} (feedback already fetched)"
    ready = one["has_exchange_feedback"]
    return f"{told} ({'feedback ready to be fetched' if ready else 'no feedback available'})"
