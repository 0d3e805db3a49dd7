"""Previews that can be tried: each assignment made ready once for as long as its source stays as it is."""

import hashlib
import itertools
import tempfile
import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.rehearse import Rehearsal, prove_rehearsal, rehearse

MOST = 6
"""Assignments kept ready; the one not looked at for longest goes."""
LEFT_SECONDS = 900.0
"""So long a check may still run in what is not wanted any more; then its log and its folder go."""
READ_UP_TO = 5 << 20
"""Bytes: of a larger file beside the notebooks the time of its last change is believed."""
BESIDE = ("course.yml", "nbgrader_config.py")
Key = tuple[str, str]
"""Course and assignment."""


@dataclass
class _Ready:
    """An assignment made ready, and how far each teacher is in it."""

    digest: str
    place: "tempfile.TemporaryDirectory[str]"
    rehearsal: Rehearsal
    at: dict[str, OpenedCourse] = field(default_factory=dict)

    def close(self) -> None:
        """Forget all that was done in it, and take the folder away."""
        for one in self.at.values():
            one.log.close()
        self.place.cleanup()


class Rehearsals:
    """Rehearsals by course and assignment, each person's own. Threads may share it; two wait for one another where
    they want the same assignment."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._leaving = clock, threading.Lock()
        self._ready: OrderedDict[Key, _Ready] = OrderedDict()
        self._locks: defaultdict[Key, threading.Lock] = defaultdict(threading.Lock)
        self._numbers = itertools.count(1)
        self._left: list[tuple[float, Callable[[], None]]] = []

    def begin(self, opened: OpenedCourse, course: str, assignment: str, who: str) -> OpenedCourse:
        """The assignment for `who` as for a student who has done nothing yet. What `rehearse` raises."""
        opened.assignment(assignment)
        key = (course, assignment)
        with self._locks[key]:
            return self._begun(self._made(key, opened), who)

    def at_hand(self, opened: OpenedCourse, course: str, assignment: str, who: str) -> OpenedCourse:
        """The same where `who` has got to, ready for a check; from the beginning if the source has changed."""
        opened.assignment(assignment)
        key = (course, assignment)
        with self._locks[key]:
            ready = self._made(key, opened)
            if not ready.rehearsal.proved:
                ready.rehearsal = prove_rehearsal(ready.rehearsal)
                for name in list(ready.at):
                    self._leave(ready.at.pop(name).log.close)
            return ready.at.get(who) or self._begun(ready, who)

    def close(self) -> None:
        """Forget all."""
        while self._ready:
            self._ready.popitem()[1].close()
        while self._left:
            self._left.pop()[1]()

    def _leave(self, close: Callable[[], None]) -> None:
        """Close it later: somebody's check may run in it just now."""
        with self._leaving:
            now = self._clock()
            due = [one for at, one in self._left if now - at > LEFT_SECONDS]
            self._left = [one for one in self._left if now - one[0] <= LEFT_SECONDS]
            self._left.append((now, close))
        for one in due:
            one()

    def _begun(self, ready: _Ready, who: str) -> OpenedCourse:
        before = ready.at.pop(who, None)
        if before is not None:
            self._leave(before.log.close)
        ready.at[who] = ready.rehearsal.begin(f"rehearsal-{next(self._numbers)}")
        return ready.at[who]

    def _made(self, key: Key, opened: OpenedCourse) -> _Ready:
        """Ready as the source is now; made anew if that is another one than before."""
        digest, before = digest_of(opened.root, key[1]), self._ready.get(key)
        if before is None or before.digest != digest:
            self._ready[key] = _made(digest, key[1], opened)
            if before is not None:
                self._leave(before.close)
        self._ready.move_to_end(key)
        while len(self._ready) > MOST:
            self._leave(self._ready.popitem(last=False)[1].close)
        return self._ready[key]


def _made(digest: str, assignment: str, opened: OpenedCourse) -> _Ready:
    place = tempfile.TemporaryDirectory(prefix="openclass-rehearsal-", ignore_cleanup_errors=True)
    try:
        return _Ready(digest, place, rehearse(opened, assignment, Path(place.name)))
    except BaseException:
        place.cleanup()
        raise


def digest_of(root: Path, assignment: str) -> str:
    """Names what an assignment is made from: its files in source/, course.yml and nbgrader's settings."""
    total = hashlib.sha256()
    folder = root / "source" / assignment
    for path in [*(root / name for name in BESIDE), *sorted(folder.rglob("*"))]:
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
            seen = path.stat()
            told = path.read_bytes() if seen.st_size <= READ_UP_TO else str(seen.st_mtime_ns).encode()
            total.update(f"{path.relative_to(root)}\0{len(told)}\0".encode())
            total.update(told)
    return total.hexdigest()
