"""What can be found wrong with a course by reading it. Running it is the proof's part."""

from openclass_nb.course.checks.assignments import check_assignments
from openclass_nb.course.checks.cells import check_cells
from openclass_nb.course.checks.exercises import check_exercises
from openclass_nb.course.checks.kinds import check_kinds
from openclass_nb.course.checks.objectives import check_objectives
from openclass_nb.course.checks.unmarked import check_unmarked
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding


def check_by_reading(loaded: LoadedCourse) -> list[Finding]:
    """Every problem at once: errors first, then by file and cell."""
    found = [
        *loaded.findings,
        *check_objectives(loaded),
        *check_assignments(loaded),
        *check_exercises(loaded),
        *check_cells(loaded),
        *check_kinds(loaded),
        *check_unmarked(loaded),
    ]
    return sorted(found, key=lambda one: (-one.severity, one.place.file, one.place.cell or 0))
