"""How fast a class is graded, and whether the scores are nbgrader's.

A class of 30 on an assignment of eight exercises (numpy, pandas, matplotlib) is graded in one run by `nbgrader
autograde`, by nbclient one notebook after another, by plain `exec` in a fork (the floor), and by this engine. What
takes seconds is done several times in turn, and the medians count: the same work differs by a tenth from run to run.

    python benchmarks/grading.py [--quick]

The last line is one JSON object.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading_class import ASSIGNMENT, build_class

from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import Manifest
from openclass_nb.grading.marking import Marked, mark
from openclass_nb.grading.submissions import find_submissions
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask
from openclass_nb.templates import find_template

HERE = Path(__file__).parent
SCORES = """
SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score FROM grade
JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN base_cell ON grade.cell_id = base_cell.id ORDER BY 1, 2
"""


ROUNDS = 5
FEW = 2
"""Submissions of the small class: what a larger one takes more is what a submission takes."""


@dataclass(frozen=True)
class Run:
    """One command: seconds on the wall, and CPU seconds of all its processes."""

    wall: float
    cpu: float

    @classmethod
    def median(cls, runs: Sequence["Run"]) -> "Run":
        """The median of each."""
        return cls(statistics.median(one.wall for one in runs), statistics.median(one.cpu for one in runs))


def measure(work: Callable[[], Any]) -> Run:
    """Run `work`, which starts processes and waits for them."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def command(*words: str, cwd: Path) -> Callable[[], None]:
    """A command that has to end well."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

    def work() -> None:
        done = subprocess.run(
            words, cwd=cwd, env={**os.environ, "PATH": path}, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(
                f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )

    return work


def scores(root: Path) -> dict[tuple[str, str], float]:
    """Points by student and cell, from gradebook.db."""
    import sqlite3

    with sqlite3.connect(root / "gradebook.db") as book:
        return {(student, cell): score for student, cell, score in book.execute(SCORES)}


def copied(root: Path, name: str, students: int | None = None) -> Path:
    """A copy of the class to grade, in the place of an earlier one; only the first `students` of it, if given."""
    copy = root.parent / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    for folder in sorted((copy / "submitted").iterdir())[students:] if students is not None else []:
        shutil.rmtree(folder)
    return copy


def in_turn(root: Path, rounds: int) -> dict[str, Run]:
    """All ways to grade, several times; the peers, which take a minute each, before every third time.

    What runs after minutes of something else has memory to get that it would else have: most rounds follow another.
    """
    grade = [sys.executable, "-m", "openclass_nb", "grade", ASSIGNMENT, "--json"]
    floor = [sys.executable, str(HERE / "grading_peers.py"), "floor"]
    runs: dict[str, list[Run]] = {}
    for number in range(rounds):
        for name, work in peers(root).items() if number % 3 == 0 else ():
            runs.setdefault(name, []).append(measure(work))
        for name, students in (("ours", None), ("ours, two of them", FEW)):
            course = copied(root, name, students)
            runs.setdefault(name, []).append(measure(command(*grade, cwd=course)))
        for name, words in (("exec in a fork", floor), ("exec, two of them", [*floor, str(FEW)])):
            runs.setdefault(name, []).append(measure(command(*words, cwd=root)))
    return {name: Run.median(some) for name, some in runs.items()}


def peers(root: Path) -> dict[str, Callable[[], None]]:
    """The same submissions as they are graded without this project."""
    peer = copied(root, "peer")
    (peer / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    return {
        "nbgrader autograde": command(sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT, cwd=peer),
        "nbclient, serially": command(sys.executable, str(HERE / "grading_peers.py"), "nbclient", cwd=root),
    }


def compare(root: Path, students: int, rounds: int) -> dict[str, Any]:
    """The four ways to grade one class."""
    runs = in_turn(root, rounds)
    for name, run in runs.items():
        print(f"  {name:<22} {run.wall:8.2f} s wall {run.cpu:8.2f} s CPU")
    more = students - FEW
    floor = (runs["exec in a fork"].cpu - runs["exec, two of them"].cpu) / more
    each = (runs["ours"].cpu - runs["ours, two of them"].cpu) / more
    print(f"  each submission more: ours {each:.3f} s CPU, the floor {floor:.3f} s CPU")
    mine, theirs = scores(root.parent / "ours"), scores(root.parent / "peer")
    wrong = [key for key in theirs if mine.get(key) != theirs[key]]
    for student, cell in wrong[:10]:
        print(f"  {student}, {cell}: ours {mine.get((student, cell))}, nbgrader {theirs[student, cell]}")
    return {
        "throughput_vs_nbgrader": runs["nbgrader autograde"].wall / runs["ours"].wall,
        "cpu_vs_nbgrader": runs["ours"].cpu / runs["nbgrader autograde"].cpu,
        "throughput_vs_nbclient": runs["nbclient, serially"].wall / runs["ours"].wall,
        "cpu_vs_floor": each / floor,
        "score_mismatches": len(wrong) + len(mine.keys() - theirs.keys()),
        "cells_compared": len(theirs),
    }


def inside(manifest: Manifest, root: Path, checks: int) -> dict[str, Any]:
    """What the warm engine does with one exercise, and with each submission of the class."""
    submissions = list(find_submissions(root, ASSIGNMENT))
    with WarmGrader() as grader:
        print(f"  sandbox: {', '.join(grader.layers.names)}")
        times = [_check(grader, root, manifest, number) for number in range(checks)]
        marked = [mark(grader, manifest, one.folder) for one in submissions]
    with WarmGrader(measures_memory=True) as grader:  # counting pages takes time of its own
        memory = [_memory(grader, manifest, one.folder) for one in submissions[:5]]
    modes = [score.mode for one in marked for score in _tests(one)]
    return {
        "check_ms_p50": statistics.median(times) * 1000,
        "check_ms_p95": sorted(times)[int(len(times) * 0.95)] * 1000,
        "class_isolated_share": modes.count("isolated") / len(modes),
        "mb_per_submission": max(memory) / 2**20,
    }


def _tests(marked: Marked) -> list[Any]:
    return [score for notebook in marked.notebooks for score in notebook.scores.values()]


def _tasks(manifest: Manifest, exercise: str | None = None) -> list[CellTask]:
    """The released notebook's cells as a right submission has them; of one exercise only, if named."""
    answers = {one.id: one for one in manifest.exercises}
    return [
        CellTask(
            id=str(place),
            role="test" if cell.is_test else "teacher" if cell.locked else "student",
            source=cell.source,
            cell_type=cell.cell_type,
            grade_id=cell.grade_id,
            points=cell.points,
        )
        for place, cell in enumerate(manifest.notebooks[0].cells)
        if exercise is None or (cell.exercise in (exercise, None) and answers)
    ]


def _check(grader: WarmGrader, root: Path, manifest: Manifest, number: int) -> float:
    exercise = manifest.exercises[number % len(manifest.exercises)]
    folder = root / "submitted" / sorted(os.listdir(root / "submitted"))[0] / ASSIGNMENT
    tasks = _tasks(manifest, exercise.id)
    start = time.perf_counter()
    grader.run(tasks, folder)
    return time.perf_counter() - start


def _memory(grader: WarmGrader, manifest: Manifest, folder: Path) -> int:
    return grader.run(_tasks(manifest), folder).cost.memory_bytes


def template_share() -> tuple[int, int]:
    """(test cells that ran isolated, test cells) over every solution of the template."""
    loaded = load_course(find_template("python-for-science"))
    isolated = total = 0
    with WarmGrader() as grader:
        for notebook in loaded.notebooks:
            from openclass_nb.grading.warm_runner import tasks_of

            folder = loaded.root / "source" / notebook.assignment
            results = grader.run(tasks_of(notebook.content), folder).cells
            modes = [one.mode for one in results if one.score is not None]
            isolated, total = isolated + modes.count("isolated"), total + len(modes)
    return isolated, total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a class of 6, under a minute")
    quick = parser.parse_args().quick
    students, checks, rounds = (6, 16, 1) if quick else (30, 80, ROUNDS)
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {students} students"
    )
    with tempfile.TemporaryDirectory(prefix="openclass-bench-") as folder:
        root = Path(folder) / "class"
        opened = build_class(root, students)
        figures = compare(root, students, rounds) | inside(opened.manifest(ASSIGNMENT), root, checks)
    isolated, total = template_share()
    print(f"  {isolated} of {total} test cells of the template ran isolated")
    figures["isolated_share"] = isolated / total
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
