"""Release an assignment, and give feedback back."""

from collections.abc import Iterator
from pathlib import Path

from nbgrader.exchange.abc import ExchangeReleaseAssignment, ExchangeReleaseFeedback

from openclass_nb.grading.exchange.place import ServiceExchange


class ServiceReleaseAssignment(ServiceExchange, ExchangeReleaseAssignment):  # type: ignore[misc]
    """`nbgrader release_assignment`: the service proves its own source of the assignment, and gives it out."""

    def copy_files(self) -> None:
        """Refused with the reason where a proof fails."""
        self.asks.release(self.course, self.assignment)
        self.log.info("Released as: %s %s", self.course, self.assignment)


class ServiceReleaseFeedback(ServiceExchange, ExchangeReleaseFeedback):  # type: ignore[misc]
    """`nbgrader release_feedback`: what generate_feedback wrote goes to the service, each student's to them alone."""

    def copy_files(self) -> None:
        """Every student's pages."""
        for student, folder in self._folders():
            pages = {one.stem: one.read_text(encoding="utf-8") for one in sorted(folder.glob("*.html"))}
            if pages:
                self.asks.give_feedback(self.course, student, self.assignment, pages)
                self.log.info("Releasing feedback for student '%s' on '%s'", student, self.assignment)

    def _folders(self) -> Iterator[tuple[str, Path]]:
        only, left_out = self.coursedir.student_id, self.coursedir.student_id_exclude.split(",")
        pattern = self.coursedir.format_path(self.coursedir.feedback_directory, "*", self.assignment)
        place = Path(pattern.partition("*")[0])
        for folder in sorted(place.glob(f"*/{self.assignment}")):
            student = folder.parent.name
            if only in ("", "*", student) and student not in left_out:
                yield student, folder
