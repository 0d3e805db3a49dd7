"""Fetch an assignment, where its gate is open; fetch the feedback on it."""

import shutil
from pathlib import Path

from nbgrader.exchange.abc import ExchangeFetchAssignment, ExchangeFetchFeedback

from openclass_nb.grading.exchange.client import ServiceRefusedError
from openclass_nb.grading.exchange.place import ServiceExchange, stamp


class ServiceFetchAssignment(ServiceExchange, ExchangeFetchAssignment):  # type: ignore[misc]
    """`nbgrader fetch_assignment`: refused with the reason while the assignment is locked."""

    def init_dest(self) -> None:
        """Work that is there is not touched."""
        self.dest_path = self.folder(self.course, self.assignment)
        if self.dest_path.is_dir() and not self.replace_missing_files:
            self.fail(f"You already have a copy of the assignment in this directory: {self.dest_path.name}")

    def copy_files(self) -> None:
        """All of it, or nothing of it."""
        files = self.asks.files(self.course, self.assignment)
        if self.dest_path.is_dir():
            for path in self.lay(files, self.dest_path, keep=True):
                self.log.warning("Replacing missing file '%s'", path)
        else:
            self._lay_whole(files)
        self.log.info("Fetched as: %s %s", self.course, self.assignment)

    def _lay_whole(self, files: dict[str, bytes]) -> None:
        partial = self.dest_path.with_name(f".{self.dest_path.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            self.lay(files, partial)
            partial.rename(self.dest_path)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


class ServiceFetchFeedback(ServiceExchange, ExchangeFetchFeedback):  # type: ignore[misc]
    """`nbgrader fetch_feedback`: pages go to ASSIGNMENT/feedback/TIME/NOTEBOOK.html."""

    def copy_files(self) -> None:
        """Those of one assignment, or of all that were handed in."""
        names = [self.assignment] if self.assignment else self._all()
        for name in names:
            self._fetch(name)

    def _all(self) -> list[str]:
        return [one["name"] for one in self.asks.assignments(self.course) if one["released"]]

    def _fetch(self, assignment: str) -> None:
        course = self.course
        try:
            pages, handed_in = (
                self.asks.feedback(course, assignment),
                self.asks.submission(course, assignment),
            )
        except ServiceRefusedError:
            if self.assignment:
                raise
            return
        if not pages or not handed_in:
            self.log.warning("Could not find feedback for '%s/%s'", course, assignment)
            return
        folder = feedback_folder(self.folder(course, assignment), handed_in["at"])
        files = {f"{name}.html": text.encode() for name, text in pages.items()}
        for path in self.lay(files, folder):
            self.log.info("Fetched feedback: %s", path)


def feedback_folder(assignment: Path, at: str) -> Path:
    """Where feedback on what was handed in at that time lies."""
    return assignment / "feedback" / stamp(at)
