"""The courses that a service offers: one, or every course in a folder; new ones are seen without a restart."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.files import COURSE_FILE, read_course_file
from openclass_nb.errors import CourseError
from openclass_nb.records import Log, open_log
from openclass_nb.records.stamps import Stamp, release_stamp
from openclass_nb.service.refusals import UnknownCourseError
from openclass_nb.settings import MachineSettings
from openclass_nb.workflows.add_course import NAME
from openclass_nb.workflows.opened_course import OpenedCourse

LOG = logging.getLogger(__name__)


@dataclass
class _Shelved:
    """An opened course, and what it was like when it was read."""

    opened: OpenedCourse
    seen: tuple[int, Stamp]
    looked: float


class Shelf:
    """Opens courses and keeps them up to date with course.yml and with releases of other processes."""

    def __init__(
        self, place: Path, fresh_seconds: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._place = place.absolute()
        self._fresh, self._clock = fresh_seconds, clock
        self._lock = threading.Lock()
        self._shelved: dict[str, _Shelved] = {}
        self._roots: dict[str, Path] = {}
        self._listed: float | None = None

    def roots(self) -> dict[str, Path]:
        """Where each course is, by its name."""
        now = self._clock()
        if self._listed is None or now - self._listed >= self._fresh:
            self._roots, self._listed = _roots(self._place), now
        return self._roots

    def is_fresh(self, name: str) -> bool:
        """Whether `course` answers without touching the disk."""
        found = self._shelved.get(name)
        return found is not None and self._clock() - found.looked < self._fresh

    def course(self, name: str) -> OpenedCourse:
        """The course, as it is now. UnknownCourseError if there is none."""
        found = self._shelved.get(name)
        if found is not None and self.is_fresh(name):
            return found.opened
        with self._lock:
            return self._looked_at(name).opened

    def look_again(self, name: str, *, anew: bool = False) -> None:
        """Something was changed by this service: the next one to ask sees it. `anew` forgets what was worked out."""
        with self._lock:
            if name in self._shelved:
                self._shelved[name].looked = -self._fresh
                if anew:
                    self._shelved[name].seen = (0, ())

    def close(self) -> None:
        """Let go of all databases."""
        with self._lock:
            for one in self._shelved.values():
                one.opened.log.close()
            self._shelved.clear()

    def _listed_again(self) -> dict[str, Path]:
        self._listed = None
        return self.roots()

    def _looked_at(self, name: str) -> _Shelved:
        root = self.roots().get(name) or self._listed_again().get(name)  # it may have come just now
        if root is None:
            raise UnknownCourseError(
                f"There is no course “{name}” here.", next_step="Ask who runs the service."
            )
        before = self._shelved.get(name)
        log = before.opened.log if before else open_log(root, MachineSettings().database_of(name))
        try:
            seen = ((root / COURSE_FILE).stat().st_mtime_ns, release_stamp(log))
            if before is None or before.seen != seen:
                before = _Shelved(_opened(root, log), seen, 0)
        except (
            CourseError,
            OSError,
        ) as error:  # a course.yml half edited: students go on with the last good one
            if before is None:
                raise
            about = {"course": name, "error": str(error)}
            LOG.warning("course.yml can't be read; the last good one counts", extra={"about": about})
        before.looked = self._clock()
        self._shelved[name] = before
        return before


def _opened(root: Path, log: Log) -> OpenedCourse:
    return OpenedCourse(root, read_course_file(root / COURSE_FILE), log)


def _roots(place: Path) -> dict[str, Path]:
    if (place / COURSE_FILE).is_file():
        return {place.name: place}
    found = sorted(place.iterdir()) if place.is_dir() else []
    # a link is followed once: what lies beside a course is looked for where the course really is
    return {
        one.name: one.resolve() for one in found if NAME.fullmatch(one.name) and (one / COURSE_FILE).is_file()
    }
