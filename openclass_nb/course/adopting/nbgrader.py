"""An nbgrader notebook that nobody has marked, read as exercises where it stands.

Nothing is written into it for that: as long as a cell carries no `openclass` metadata it is paired anew each
time the course is read, so a teacher may go on as before and mark exercises one by one, or never.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openclass_nb.course.adopting.headings import exercise_title
from openclass_nb.course.adopting.pairing import Paired, Pairing, pair
from openclass_nb.course.cells import SourceNotebook, grade_id, is_graded, points_of, test_cell, text
from openclass_nb.course.exercises import Exercise, ExerciseMetadata
from openclass_nb.course.findings import Finding
from openclass_nb.course.nbgrader_format import with_upgraded_cells

LONGEST_ID = 100


@dataclass(frozen=True)
class Unmarked:
    """What was read of a notebook's unmarked cells; each exercise has the pairing at its place."""

    notebook: SourceNotebook
    exercises: tuple[Exercise, ...]
    paired: Paired


def read_unmarked(notebook: SourceNotebook, objectives: Sequence[str] = ()) -> Unmarked:
    """The notebook's unmarked graded cells as exercises that show `objectives`, its assignment's."""
    today = SourceNotebook(
        notebook.assignment, notebook.name, notebook.file, with_upgraded_cells(notebook.content)
    )
    paired = pair(today.cells)
    names = _ids(today, paired.exercises)
    exercises = (
        _exercise(today, one, name, objectives) for one, name in zip(paired.exercises, names, strict=True)
    )
    return Unmarked(today, tuple(exercises), paired)


def _ids(notebook: SourceNotebook, exercises: Sequence[Pairing]) -> list[str]:
    """An id for each, unique in the course and from nothing but the cell's own place and id, so that it stays."""
    parts = (
        [notebook.assignment]
        if notebook.name == notebook.assignment
        else [notebook.assignment, notebook.name]
    )
    found: list[str] = []
    for one in exercises:
        own = _clean(".".join([*parts, str(grade_id(notebook.cells[one.answer]))]))
        again = sum(other == own for other in found)
        found.append(f"{own}-{again + 1}" if again else own)
    return found


def _clean(name: str) -> str:
    cleaned = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return re.sub(r"^[^A-Za-z0-9]+", "", cleaned)[: LONGEST_ID - 4] or "exercise"


def _exercise(notebook: SourceNotebook, one: Pairing, name: str, objectives: Sequence[str]) -> Exercise:
    cells = notebook.cells
    answer = cells[one.answer]
    own = str(grade_id(answer))
    prompt = "\n\n".join(text(cells[place]) for place in one.prompts)
    title = exercise_title(prompt, own)
    return Exercise(
        id=name,
        assignment=notebook.assignment,
        notebook=notebook.name,
        index=one.answer,
        grade_id=own,
        metadata=ExerciseMetadata(exercise=name, title=title, objectives=tuple(objectives)),
        prompt=prompt,
        answer=text(answer),
        answer_points=points_of(answer),
        tests=tuple(test_cell(place, cells[place]) for place in one.tests),
    )


def not_understood(unmarked: Unmarked) -> Iterator[Finding]:
    """What of the notebook is no exercise now, and why, in the order of the cells."""
    notebook, paired = unmarked.notebook, unmarked.paired
    told = {
        **dict.fromkeys(paired.texts, _text_answer),
        **dict.fromkeys(paired.tasks, _task),
        **dict.fromkeys(paired.lone_tests, _lone_test),
        **dict.fromkeys(paired.lone_answers, _lone_answer),
        **dict.fromkeys(paired.worthless, _worthless),
    }
    for place in sorted(told):
        yield told[place](notebook, place)


def _text_answer(notebook: SourceNotebook, place: int) -> Finding:
    graded = is_graded(notebook.cells[place])
    return Finding.note(
        "text-answer",
        notebook.place(place),
        "This answer is text, graded by hand." if graded else "This answer is text that nobody grades.",
        "nbgrader keeps its points as before; it counts for no objective yet.",
    )


def _task(notebook: SourceNotebook, place: int) -> Finding:
    step = "nbgrader keeps its points as before; it counts for no objective."
    return Finding.note("task", notebook.place(place), "This is a task that is graded by hand.", step)


def _lone_test(notebook: SourceNotebook, place: int) -> Finding:
    marked = any(cell.get("metadata", {}).get("openclass") for cell in notebook.cells[:place])
    why = "The exercise above it is marked, but it is not." if marked else "No answer stands above it."
    step = 'Say what it tests: "openclass": {"exercise": …, "role": "test"}.'
    return Finding.warning(
        "lone-test", notebook.place(place), f"This test belongs to no exercise. {why}", step
    )


def _lone_answer(notebook: SourceNotebook, place: int) -> Finding:
    step = (
        "If a test below it also tests another answer, give it a test of its own; else it is practice only."
    )
    return Finding.note("lone-answer", notebook.place(place), "This answer has no test of its own.", step)


def _worthless(notebook: SourceNotebook, place: int) -> Finding:
    step = "Give its tests points, and it is an exercise."
    return Finding.note(
        "worthless", notebook.place(place), "This answer earns no points, so it shows nothing.", step
    )
