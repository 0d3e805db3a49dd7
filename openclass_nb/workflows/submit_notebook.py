"""Hand an assignment in: written to submitted/ as nbgrader has it, to be graded from there."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openclass_nb.course.files import write_atomically
from openclass_nb.errors import CourseError, CourseFileError, UnknownNameError
from openclass_nb.workflows.follow_student import enter_assignment
from openclass_nb.workflows.opened_course import OpenedCourse


@dataclass(frozen=True)
class HandedInAssignment:
    """What was written: where, when (UTC), and its digest."""

    folder: Path
    at: datetime
    digest: str


def submit_notebooks(
    opened: OpenedCourse, student: str, assignment: str, notebooks: Mapping[str, Mapping[str, Any]]
) -> HandedInAssignment:
    """Write all notebooks of an assignment, by name without .ipynb; an earlier submission is replaced.

    Raises ClosedGateError, UnknownNameError for a notebook that the assignment doesn't have, CourseError if one
    is missing.
    """
    from openclass_nb.grading.checking import lay_beside
    from openclass_nb.grading.submissions import find_submissions

    enter_assignment(opened, student, assignment)
    _expect(opened, assignment, notebooks)
    folder = opened.root / "submitted" / student / assignment
    _write_together(folder, {f"{name}.ipynb": _text(content) for name, content in notebooks.items()})
    lay_beside(opened.root / "release" / assignment, folder)
    at = opened.clock().astimezone(UTC)
    write_atomically(folder / "timestamp.txt", f"{at:%Y-%m-%d %H:%M:%S.%f} UTC\n")
    found = next(find_submissions(opened.root, assignment, {student}))
    return HandedInAssignment(folder, found.at, found.digest)


def _write_together(folder: Path, files: Mapping[str, str]) -> None:
    """All or none: they lie complete in a folder that nobody looks into before the first is put in its place."""
    place = folder.parent.parent
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place, prefix=".handing-in-") as staged:
            for name, content in files.items():
                write_atomically(Path(staged) / name, content)
            folder.mkdir(parents=True, exist_ok=True)
            for name in files:
                os.replace(Path(staged) / name, folder / name)
    except CourseFileError:
        raise
    except OSError as error:
        step = "Try again later; what was handed in before is still there."
        told = f"This can’t be handed in just now: {error.strerror}."
        raise CourseFileError(told, where=folder.name, next_step=step) from error


def _expect(opened: OpenedCourse, assignment: str, notebooks: Mapping[str, object]) -> None:
    wanted = [one.name for one in opened.manifest(assignment).notebooks]
    for name in notebooks:
        if name not in wanted:
            raise UnknownNameError("notebook", name, wanted, where=assignment)
    missing = [f"{name}.ipynb" for name in wanted if name not in notebooks]
    if missing:
        step = "Hand all notebooks of the assignment in together."
        raise CourseError(f"Missing: {', '.join(missing)}.", where=assignment, next_step=step)


def _text(content: Mapping[str, Any]) -> str:
    """The notebook as JSON; half characters, which no file can hold, become “?”."""
    text = json.dumps(content, indent=1, ensure_ascii=False)
    return text.encode("utf-8", errors="replace").decode("utf-8") + "\n"
