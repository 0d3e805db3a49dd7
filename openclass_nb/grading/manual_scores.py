"""Points that people gave in nbgrader's formgrader, read straight from gradebook.db.

Without nbgrader, whose import alone takes seconds: `openclass progress` looks here each time.
"""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import GradingError

GRADES = """
SELECT submitted_assignment.student_id, notebook.name, base_cell.name, grade.auto_score, grade.manual_score,
       grade.extra_credit, grade.needs_manual_grade
FROM grade
JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN assignment ON submitted_assignment.assignment_id = assignment.id
JOIN notebook ON submitted_notebook.notebook_id = notebook.id
JOIN base_cell ON grade.cell_id = base_cell.id
WHERE assignment.name = ? AND submitted_notebook.id IN (SELECT notebook_id FROM grade WHERE manual_score IS NOT NULL)
"""


@dataclass(frozen=True)
class HandScore:
    """An exercise of which a person graded at least a part: points in all, of machine and person together."""

    student: str
    exercise: str
    score: float


def scores_by_hand(root: Path, manifest: Manifest) -> list[HandScore]:
    """Exercises with a score from a person; those that still wait for one are left out."""
    path = root / "gradebook.db"
    if not path.is_file():
        return []
    points: dict[tuple[str, str, str], tuple[float | None, bool]] = {}
    for student, notebook, cell, auto, manual, extra, waits in _grades(path, manifest.assignment):
        given = manual if manual is not None else None if waits else auto
        total = None if given is None else float(given) + float(extra or 0)
        points[student, notebook, cell] = (total, manual is not None)
    students = {student for student, _, _ in points}
    found = (_score(manifest, student, points) for student in sorted(students))
    return [one for some in found for one in some]


def _grades(path: Path, assignment: str) -> list[tuple[Any, ...]]:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as book:
            return book.execute(GRADES, [assignment]).fetchall()
    except sqlite3.Error as error:
        step = "Close other programs that use it; if it is damaged, restore it from a backup."
        raise GradingError(
            f"nbgrader’s gradebook can’t be read ({error}).", where=path.name, next_step=step
        ) from error


def _score(
    manifest: Manifest, student: str, points: dict[tuple[str, str, str], tuple[float | None, bool]]
) -> list[HandScore]:
    cells: dict[str, list[tuple[float | None, bool]]] = defaultdict(list)
    for exercise in manifest.exercises:
        for name in exercise.points:
            cells[exercise.id].append(points.get((student, exercise.notebook, name), (0.0, False)))
    return [
        HandScore(student, exercise, sum(given or 0.0 for given, _ in own))
        for exercise, own in cells.items()
        if any(by_hand for _, by_hand in own) and all(given is not None for given, _ in own)
    ]
