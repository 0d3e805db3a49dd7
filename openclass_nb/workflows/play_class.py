"""A class that plays along: submissions put together from a course's right, wrong, erroring and blank answers.

For demos and tests. Each student has a skill; a stronger one is right more often, and everyone learns a little.
The notebooks are real: they are graded by running them, like anybody's.
"""

import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openclass_nb.course.answers import with_answers
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, data_files, write_atomically
from openclass_nb.course.forms import form_of
from openclass_nb.course.kinds.models import is_form

NAMES = tuple(
    """ada amir anouk ben bilal chiara dana diego elif emeka fatima felix grace hanna ibrahim ines jonas kofi
    lena malik mei noor oskar priya quentin rosa samuel tomas uma viktor wanda xavier yuki zoe""".split()
)
EASE = {"easy": 0.8, "medium": 0.0, "hard": -0.8}


@dataclass(frozen=True)
class PlayedStudent:
    """`skill` on the logit scale: 0 solves an exercise of medium difficulty half the time."""

    name: str
    skill: float


def play_students(count: int, seed: int) -> list[PlayedStudent]:
    """A class with strong, middling and struggling students."""
    dice = random.Random(seed)
    names = [
        NAMES[i % len(NAMES)] + (str(i // len(NAMES) + 1) if i >= len(NAMES) else "") for i in range(count)
    ]
    return [PlayedStudent(name, dice.gauss(1.6, 1.5)) for name in names]


def hand_in(
    loaded: LoadedCourse, assignment: str, students: Iterable[PlayedStudent], at: datetime, seed: int
) -> list[Path]:
    """Write a submission for each student into `submitted/`. The folders."""
    exercises = loaded.of_assignment(assignment)
    return [_submit(loaded, assignment, exercises, student, at, seed) for student in students]


def _submit(
    loaded: LoadedCourse,
    assignment: str,
    exercises: Sequence[Exercise],
    student: PlayedStudent,
    at: datetime,
    seed: int,
) -> Path:
    folder = loaded.root / "submitted" / student.name / assignment
    dice = random.Random(f"{seed}:{student.name}:{assignment}")
    answers = {one.grade_id: _answer(_as_released(loaded, one), student, dice) for one in exercises}
    chosen = {name: answer for name, answer in answers.items() if answer is not None}
    for path in sorted((loaded.root / "release" / assignment).glob("*.ipynb")):
        notebook = with_answers(json.loads(path.read_text(encoding="utf-8")), chosen)
        write_atomically(folder / path.name, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    for path in data_files(loaded.root, assignment):
        target = folder / path.relative_to(loaded.root / "source" / assignment)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    write_atomically(folder / "timestamp.txt", f"{at:%Y-%m-%d %H:%M:%S} UTC\n")
    return folder


@dataclass(frozen=True)
class _Answers:
    """What can be written to one exercise, in the version that lies in release/."""

    difficulty: str
    right: str
    wrong: tuple[str, ...]


def _as_released(loaded: LoadedCourse, exercise: Exercise) -> _Answers:
    difficulty, wrong = exercise.metadata.difficulty or "medium", exercise.metadata.wrong_answers
    if not is_form(exercise.metadata):
        return _Answers(difficulty, _without_marks(exercise.answer), tuple(one.source for one in wrong))
    from openclass_nb.grading.course_secret import course_secret
    from openclass_nb.grading.version_maker import MAKER

    version = MAKER.shared(course_secret(loaded.root), exercise.id, exercise.variant)
    form = form_of(exercise, version)
    return _Answers(difficulty, form.solution, tuple(one.source for one in form.wrong))


def _answer(answers: _Answers, student: PlayedStudent, dice: random.Random) -> str | None:
    """What this student writes: the solution, a known wrong answer, code that fails, or nothing (None)."""
    ease = EASE[answers.difficulty]
    if dice.random() < 1 / (1 + math.exp(-student.skill - ease)):
        return answers.right
    kind = dice.random()
    if kind < 0.12:
        return None
    if kind < 0.2 or not answers.wrong:
        return _broken(answers.right, dice)
    return dice.choice(answers.wrong)


def _without_marks(answer: str) -> str:
    lines = (
        line for line in answer.splitlines() if "BEGIN SOLUTION" not in line and "END SOLUTION" not in line
    )
    return "\n".join(lines)


def _broken(answer: str, dice: random.Random) -> str:
    """Unfinished work, as it is handed in at midnight: a name that isn't there, or a bracket that never closes."""
    if dice.random() < 0.5:
        return answer + "\nprint(reslut)"
    return answer + "\nprint((1 + 2"
