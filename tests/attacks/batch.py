"""One batch of everything: each case between a right and a wrong neighbour, graded as a class would be."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.grading.engine import GradedSubmission
from openclass_nb.grading.warm.tasks import Limits
from tests.attacks.case import Case
from tests.attacks.course import APPROXIMATE, FULL, MARK, NEAR, RIGHT, TRIALS, WRONG
from tests.attacks.work import Work

LIMITS = Limits(
    cell_seconds=3,
    submission_seconds=15,
    memory_bytes=256 << 20,
    output_bytes=1 << 20,
    file_bytes=8 << 20,
    processes=24,
    open_files=128,
)
"""Tight, so that the greedy are stopped soon; an honest cell needs a hundredth of them. Who is interrupted has as long
as in a course to end: a neighbour may have all cores just then.
"""
NEAR_RIGHT, NEAR_WRONG = "def near(x):\n    return x / 3", "def near(x):\n    return 0"


@dataclass
class Graded:
    """What came of one case, and of the honest submissions right before and right after it."""

    case: Case
    student: str
    own: GradedSubmission | None
    neighbours: tuple[GradedSubmission | None, GradedSubmission | None]
    text: str
    """All that it wrote or displayed and that somebody could read afterwards."""

    @property
    def scores(self) -> dict[str, float | None]:
        """Points by exercise; {} if there are none."""
        return {} if self.own is None else {one.exercise: one.score for one in self.own.exercises}


def honest(course: Path, student: str, assignment: str, right: bool) -> None:
    """Hand in an honest submission: all right, or all wrong."""
    work = new_work(course, student, assignment)
    for exercise, source in honest_answers(assignment, right).items():
        work.answer(exercise, source)
    work.write()


def honest_answers(assignment: str, right: bool) -> dict[str, str]:
    """What the neighbours answer."""
    if assignment == APPROXIMATE:
        return {"near": NEAR_RIGHT if right else NEAR_WRONG}
    return RIGHT if right else WRONG


def honest_score(assignment: str, right: bool) -> float:
    """What the neighbours deserve."""
    return sum((FULL if assignment == TRIALS else NEAR).values()) if right else 0.0


def new_work(course: Path, student: str, assignment: str, port: int = 0) -> Work:
    """The released notebook in a student's hands."""
    released = course / "release" / assignment / f"{assignment}.ipynb"
    folder = course / "submitted" / student / assignment
    folder.mkdir(parents=True)
    neighbour = course / "submitted" / "right-000" / assignment / f"{assignment}.ipynb"
    return Work(course, folder, assignment, json.loads(released.read_text()), neighbour, port)


def hand_in(course: Path, found: Sequence[Case], assignment: str, port: int) -> dict[str, Case]:
    """Hand everything in; the cases by student. Students' names put each case between two neighbours."""
    honest(course, "right-000", assignment, True)
    students: dict[str, Case] = {}
    order = [one for one in found if one.assignment == assignment]
    for place, case in enumerate(order):
        honest(course, f"s{place:03d}-a-honest", assignment, place % 2 == 0)
        student = f"s{place:03d}-b-{case.name}"
        case.hand_in(new_work(course, student, assignment, port))
        students[student] = case
    honest(course, f"s{len(order):03d}-a-honest", assignment, len(order) % 2 == 0)
    return students


@contextlib.contextmanager
def listening() -> Iterator[int]:
    """Somebody outside who tells a secret to whoever connects: on the loopback, and on an abstract local address."""
    with contextlib.ExitStack() as stack:
        stream = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        with contextlib.suppress(OSError):
            local = stack.enter_context(socket.socket(socket.AF_UNIX))
            local.bind("\0openclass-attacks")
            local.listen()
        threading.Thread(target=_tell, args=(stream,), daemon=True).start()
        yield stream.getsockname()[1]


def _tell(stream: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = stream.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(MARK.encode())


@contextlib.contextmanager
def secret_environment() -> Iterator[None]:
    """A secret among the grader's environment variables, as a key for a service would be."""
    os.environ["OPENCLASS_ATTACKS_KEY"] = MARK
    try:
        yield
    finally:
        del os.environ["OPENCLASS_ATTACKS_KEY"]


def readable_text(course: Path, student: str, assignment: str, graded: GradedSubmission | None) -> str:
    """Outputs, messages, flags and repairs of a submission, and its feedback's sources but for locked cells."""
    told: list[Any] = []
    folder = course / "autograded" / student / assignment
    for path in sorted(folder.glob("*.ipynb")) if folder.is_dir() else []:
        told += [cell.get("outputs") for cell in json.loads(path.read_text())["cells"]]
    if graded is not None:
        told += [graded.problem, graded.repairs, graded.flags, [one.message for one in graded.exercises]]
        told += [one.outcomes for one in graded.exercises]
    return json.dumps(told, ensure_ascii=False, default=str)
