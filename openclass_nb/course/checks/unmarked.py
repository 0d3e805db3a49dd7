"""Exercises that nobody has marked: what they were read as, so that nobody has to guess."""

from collections.abc import Iterator, Sequence

from openclass_nb.course.cells import is_marked
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding


def check_unmarked(loaded: LoadedCourse) -> Iterator[Finding]:
    """A note for each exercise that was read from nbgrader's metadata alone."""
    notebooks = {(one.assignment, one.name): one for one in loaded.notebooks}
    for exercise in loaded.exercises:
        notebook = notebooks[exercise.assignment, exercise.notebook]
        if not is_marked(notebook.cells[exercise.index]):
            tests = _cells([test.index for test in exercise.tests])
            tested = f"tested in {tests}" if tests else "graded by hand"
            told = f"Read as exercise “{exercise.id}” ({exercise.shown}), {tested}."
            step = "Right as it is; “openclass import --write” writes it down, to be refined with hints and objectives."
            yield Finding.note("unmarked", notebook.place(exercise.index), told, step)


def _cells(places: Sequence[int]) -> str:
    """Cells as people count them."""
    numbers = [str(place + 1) for place in places]
    last = numbers.pop() if numbers else ""
    return f"cells {', '.join(numbers)} and {last}" if numbers else f"cell {last}" if last else ""
