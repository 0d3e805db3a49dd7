"""How long the command lets people wait: `--help`, and the progress of a large class.

    python benchmarks/cli.py [--quick]

Prints what it measures for people and, as its last line, one JSON object:
`help_cpu_s`            CPU seconds (user and system) of `openclass --help`, median
`progress_400x40k_s`    seconds of `openclass progress` (400 students, 12 objectives, 40,000 attempts), median
`progress_cpu_s`        its CPU seconds, median
`--quick` runs each once or twice and takes 100 students with 10,000 attempts (the keys stay the same).
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openclass_nb import __version__
from openclass_nb.course.files import write_atomically
from openclass_nb.course.manifest import Manifest, ReleasedExercise
from openclass_nb.records import AttemptEntry, ReleaseEntry, open_log

OBJECTIVES, EXERCISES_EACH, ATTEMPTS_EACH = 12, 8, 100
NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Took:
    """One run of a command: seconds on the clock and of CPU."""

    wall: float
    cpu: float


def run(*words: str) -> Took:
    """Run `openclass` with these words in a process of its own; its output is thrown away."""
    before, began = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "openclass_nb", *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "140"})
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - began, cpu)


def median(runs: Sequence[float]) -> float:
    """To a hundredth of a second."""
    return round(statistics.median(runs), 2)


def make_course(root: Path, students: int) -> int:
    """A released course of 12 objectives and four assignments, with the work of a class. How many attempts."""
    objectives = [f"objective-{number}" for number in range(OBJECTIVES)]
    parts = [objectives[start : start + 3] for start in range(0, OBJECTIVES, 3)]
    write_atomically(root / "course.yml", _course(objectives, parts))
    log = open_log(root)
    at = NOW - timedelta(days=120)
    log.add(
        [ReleaseEntry(f"part-{n}", at, _manifest(n, part).model_dump_json()) for n, part in enumerate(parts)]
    )
    added = log.add(list(_attempts(students, parts)))
    log.close()
    return added


def _course(objectives: Sequence[str], parts: Sequence[Sequence[str]]) -> str:
    data = {
        "title": "A large class",
        "objectives": {name: {"statement": "Do it"} for name in objectives},
        "assignments": [
            {"name": f"part-{n}", "objectives": part, "opens_when": {"mastered": parts[n - 1] if n else []}}
            for n, part in enumerate(parts)
        ],
    }
    return json.dumps(data, indent=1)  # JSON is YAML


def _exercises(part: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"{objective}-{n}", objective) for objective in part for n in range(EXERCISES_EACH))


def _manifest(number: int, part: Sequence[str]) -> Manifest:
    exercises = (
        ReleasedExercise(
            id=name,
            title=name,
            notebook="n",
            objectives=(objective,),
            answer_id=name,
            stub="",
            points={"t": 1},
        )
        for name, objective in _exercises(part)
    )
    return Manifest(assignment=f"part-{number}", exercises=tuple(exercises))


def _attempts(students: int, parts: Sequence[Sequence[str]]) -> Iterator[AttemptEntry]:
    """Everybody goes through the exercises once and tries some of them again; skills differ."""
    dice = random.Random(1)
    all_of_them = [(f"part-{n}", name) for n, part in enumerate(parts) for name, _ in _exercises(part)]
    for number in range(students):
        skill = dice.uniform(0.3, 0.95)
        tries = [*all_of_them, *dice.choices(all_of_them, k=ATTEMPTS_EACH - len(all_of_them))]
        for place, (assignment, exercise) in enumerate(tries):
            yield AttemptEntry(
                key=f"{number}-{place}",
                student=f"student-{number:03}",
                assignment=assignment,
                exercise=exercise,
                at=NOW - timedelta(days=100) + timedelta(hours=18 * place),
                score=float(dice.random() < skill),
                max_score=1.0,
                answer=f"def f(x):\n    return x * {number} + {place}\n" * 5,
            )


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a smaller class and fewer runs")
    quick = parser.parse_args().quick
    students = 100 if quick else 400
    print(
        f"openclass_nb {__version__}, Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores"
    )
    run("--help")  # the first run compiles
    helps = [run("--help").cpu for _ in range(3 if quick else 7)]
    print(f"openclass --help        {median(helps):5.2f} s of CPU (median of {len(helps)}; at most 0.6)")
    with tempfile.TemporaryDirectory() as folder:
        attempts = make_course(Path(folder), students)
        shown = [run("progress", "--course", folder) for _ in range(2 if quick else 5)]
    wall, cpu = median([one.wall for one in shown]), median([one.cpu for one in shown])
    print(
        f"openclass progress      {wall:5.2f} s, {cpu:.2f} s of CPU (median of {len(shown)}; "
        f"{students} students, {OBJECTIVES} objectives, {attempts} attempts; at most 2)"
    )
    result = {"help_cpu_s": median(helps), "progress_400x40k_s": wall, "progress_cpu_s": cpu}
    print(json.dumps({**result, "students": students, "attempts": attempts, "quick": quick}))


if __name__ == "__main__":
    main()
