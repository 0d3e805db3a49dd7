"""Progress that is asked for again and again: worked out once, shown until something happens."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from openclass_nb.mastery.wording import Reader
from openclass_nb.records.stamps import Stamp, class_stamp, student_stamp
from openclass_nb.service.insight_views import insight_view
from openclass_nb.service.telling import class_view, progress_view
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import show_class
from openclass_nb.workflows.write_report import class_evidence

MOST = 2_000
"""Pages kept."""
INSIGHT, OF_TEACHERS = "/insight", "/"
"""Pages beside the students' own: no student's name begins with “/”."""


@dataclass(frozen=True)
class Page:
    """A page as it is sent, and its tag."""

    body: bytes
    tag: str


@dataclass(frozen=True)
class _Kept:
    """A page, and what it was made from: mastery fades with time, so that it grows old as well."""

    page: Page
    opened: OpenedCourse
    stamp: Stamp
    made: float


class Reading:
    """Pages by what they show. Threads may share it: the worst that happens is a page made twice."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    def at_hand(self, opened: OpenedCourse, course: str, student: str) -> Page | None:
        """One student's progress if it is there and nothing has happened since; None if it has to be worked out.

        Where the records are a file this takes a tenth of a millisecond and waits for nobody: an event loop may ask.
        On a server it is None, for the answer may take a while.
        """
        kept = self._kept.get((course, student))
        if kept is None or opened.log.engine.dialect.name != "sqlite":
            return None
        young = kept.opened is opened and self._clock() - kept.made < self._seconds
        return kept.page if young and kept.stamp == student_stamp(opened.log, student) else None

    def progress(self, opened: OpenedCourse, course: str, student: str, reader: Reader = "student") -> Page:
        """One student's progress in words for `reader`, as JSON."""

        def make() -> bytes:
            followed = follow_student(opened, student, reader=reader)
            return progress_view(opened, followed).model_dump_json().encode()

        kept_as = student if reader == "student" else f"{OF_TEACHERS}{student}"
        return self._page((course, kept_as), opened, student_stamp(opened.log, student), make)

    def class_progress(self, opened: OpenedCourse, course: str) -> Page:
        """The whole class's, as JSON."""
        stamp = class_stamp(opened.log)
        return self._page(
            (course, ""),
            opened,
            stamp,
            lambda: class_view(opened, show_class(opened)).model_dump_json().encode(),
        )

    def class_insight(self, opened: OpenedCourse, course: str) -> Page:
        """What the class gets wrong and who is stuck on what, as JSON."""
        return self._page(
            (course, INSIGHT),
            opened,
            class_stamp(opened.log),
            lambda: insight_view(class_evidence(opened)).model_dump_json().encode(),
        )

    def _page(
        self, key: tuple[str, str], opened: OpenedCourse, stamp: Stamp, make: Callable[[], bytes]
    ) -> Page:
        now, kept = self._clock(), self._kept.get(key)
        if kept and kept.opened is opened and kept.stamp == stamp and now - kept.made < self._seconds:
            return kept.page
        body = make()
        page = Page(body, f'"{hashlib.sha256(body).hexdigest()[:24]}"')
        self._kept[key] = _Kept(page, opened, stamp, now)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return page
