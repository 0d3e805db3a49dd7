"""The course, the class and the served application that `benchmarks/service.py` measures."""

import hashlib
import json
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openclass_nb.course.files import write_atomically
from openclass_nb.records import AttemptEntry, Log
from openclass_nb.service.people import Person, Role

COURSE, ASSIGNMENT = "bench", "motion"
OBJECTIVES, EXERCISES = 5, 10
TEST_SECONDS = 0.02
LAYERS = " ".join(
    (
        "rlimits",
        "network-namespace",
        "ipc-namespace",
        "pid-namespace",
        "own-root",
        "no-new-privileges",
        "another-user",
        "landlock",
        "seccomp",
    )
)
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class Anybody:
    """Sign-in for the benchmark: the token is the student's name."""

    async def person(self, token: str) -> Person | None:
        """A student of the course."""
        return Person(token, {COURSE: Role.STUDENT})

    async def members(self, course: str) -> list[str]:
        """Nobody but those in the records."""
        return []


def exercise_name(number: int) -> str:
    """The id of an exercise, from 0."""
    return f"speed-{number}"


def answer(number: int, *, right: bool, note: str) -> str:
    """An answer; `note` makes it one that nobody gave before."""
    sign = "/" if right else "*"
    return f"def speed_{number}(distance, time):\n    # {note}\n    return distance {sign} time\n"


def write_course(root: Path) -> None:
    """course.yml and one notebook: ten exercises, each test busy for 20 ms."""
    objectives = {f"skill-{n}": {"statement": f"Do the thing number {n}"} for n in range(OBJECTIVES)}
    settings = {
        "title": "Benchmark",
        "objectives": objectives,
        "assignments": [{"name": ASSIGNMENT, "objectives": list(objectives)}],
    }
    write_atomically(root / "course.yml", json.dumps(settings))
    cells = [_cell("code", "import time\nimport numpy as np", "imports", {})]
    cells += [cell for number in range(EXERCISES) for cell in _exercise(number)]
    about = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    notebook = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    write_atomically(root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", json.dumps(notebook))


def _exercise(number: int) -> list[dict[str, Any]]:
    name, objective = exercise_name(number), f"skill-{number % OBJECTIVES}"
    code = f"### BEGIN SOLUTION\ndef speed_{number}(distance, time):\n    return distance / time\n### END SOLUTION"
    test = (
        f"import time\nend = time.perf_counter() + {TEST_SECONDS}\n"
        f"assert speed_{number}(10, 4) == 2.5, 'How far in how long?'\n"
        "while time.perf_counter() < end:\n    pass"
    )
    mark = {"exercise": name, "role": "answer", "kind": "code", "objectives": [objective]}
    test_mark = {"exercise": name, "role": "test"}
    return [
        _cell(
            "markdown",
            "Write a function.",
            f"{name}-prompt",
            {"openclass": {"exercise": name, "role": "prompt"}},
        ),
        _cell("code", code, name, {"nbgrader": _nbgrader(name, solution=True), "openclass": mark}),
        _cell(
            "code",
            test,
            f"{name}-test",
            {
                "nbgrader": _nbgrader(f"{name}-test", grade=True, locked=True, points=1),
                "openclass": test_mark,
            },
        ),
    ]


def _nbgrader(grade_id: str, **more: Any) -> dict[str, Any]:
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": grade_id, **more}


def _cell(kind: str, source: str, ident: str, metadata: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "id": ident, "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def fill(log: Log, students: int, attempts: int, seed: int = 1) -> None:
    """Attempts of a class over the last weeks, about a screenful of code each."""
    dice = random.Random(seed)
    start = datetime.now(UTC) - timedelta(days=30)
    for begin in range(0, students * attempts, 500):
        log.add(
            [
                _attempt(dice, start, one, students)
                for one in range(begin, min(begin + 500, students * attempts))
            ]
        )


def _attempt(dice: random.Random, start: datetime, number: int, students: int) -> AttemptEntry:
    which, right = dice.randrange(EXERCISES), dice.random() < 0.6
    body = answer(which, right=right, note="".join(dice.choices("abcdefgh tion", k=300)))
    return AttemptEntry(
        key=hashlib.sha256(f"{number}".encode()).hexdigest(),
        student=f"student{number % students}",
        assignment=ASSIGNMENT,
        exercise=exercise_name(which),
        at=start + timedelta(minutes=number),
        score=1.0 if right else 0.0,
        max_score=1.0,
        answer=body,
        message="" if right else "How far in how long?",
        mode="isolated",
        layers=LAYERS,
        source="check",
    )


def serve_here(root: Path, graders: int) -> None:
    """Serve the course until standard input closes; tells its URL."""
    from openclass_nb.lean import skip_unused_grammars
    from openclass_nb.service.app import create_app
    from openclass_nb.service.running import bound, log_as_json, serve
    from openclass_nb.service.settings import ServiceSettings

    skip_unused_grammars()
    log_as_json("warning")
    settings = ServiceSettings(courses=root, graders=graders, allow_unsafe=True)
    listener = bound("127.0.0.1", 0)
    port = listener.getsockname()[1]
    serve(
        create_app(settings, Anybody()),
        listener,
        lambda: print(json.dumps({"port": port}), flush=True),
        until_eof=True,
    )


if __name__ == "__main__":
    serve_here(Path(sys.argv[1]), int(sys.argv[2]))
