"""Collect what students have handed in, for a teacher whose course folder is not the service's."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateutil.parser import parse
from nbgrader.exchange.abc import ExchangeCollect

from openclass_nb.grading.exchange.place import ServiceExchange, stamp

TIMESTAMP = "timestamp.txt"


class ServiceCollect(ServiceExchange, ExchangeCollect):  # type: ignore[misc]
    """`nbgrader collect`: into submitted/STUDENT/ASSIGNMENT. The service keeps the last submission of each."""

    def copy_files(self) -> None:
        """New ones; newer ones too with --update."""
        found = self.asks.submissions(self.course, self.assignment)
        only = self.coursedir.student_id
        chosen = [one for one in found if only in ("", "*", one["student"])]
        if not chosen:
            self.log.warning(
                "No submissions of '%s' for course '%s' to collect", self.assignment, self.course
            )
        for one in chosen:
            self._collect(one)

    def _collect(self, one: dict[str, Any]) -> None:
        student = one["student"]
        folder = Path(
            self.coursedir.format_path(self.coursedir.submitted_directory, student, self.assignment)
        )
        if folder.is_dir() and not self._is_newer(one["at"], folder):
            self.log.info("No newer submission to collect: %s %s", student, self.assignment)
            return
        if folder.is_dir() and not self.update:
            told = "Submission already exists, use --update to update: %s %s"
            self.log.info(told, student, self.assignment)
            return
        self.log.info("Collecting submission: %s %s", student, self.assignment)
        files = self.asks.submitted_files(self.course, student, self.assignment)
        self.lay({**files, TIMESTAMP: stamp(one["at"]).encode()}, folder)

    def _is_newer(self, at: str, folder: Path) -> bool:
        existing = self.coursedir.get_existing_timestamp(str(folder))
        return existing is None or _aware(parse(at)) > _aware(existing)


def _aware(when: datetime) -> datetime:
    """In UTC, as nbgrader writes its times without saying so."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
