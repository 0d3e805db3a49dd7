"""Everything that a course keeps about one student, for that student: as data, and the files that were handed in."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openclass_nb.grading.submissions import pack
from openclass_nb.records.erasing import rows_of
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.hint_pseudonyms import written_hints_of
from openclass_nb.workflows.opened_course import OpenedCourse

ABOUT = """This is what the course “{course}” keeps about you.

data.json    your tries with your answers, the hints you took, exceptions made for you, regrades, gates that opened,
             and what we think you have mastered; times are in UTC
submitted/   what you handed in, as you handed it in
returned/    the feedback that your teacher gave back

What teachers wrote on paper or in other programs is not in here, and graded copies of your notebooks are not either:
they hold the tests of the course.
"""


def write_own_data(opened: OpenedCourse, student: str, file: Path) -> dict[str, int]:
    """Write a zip of all of it to `file`. How many rows there are, by table."""
    rows = rows_of(opened.log, student)
    written = written_hints_of(opened, student)
    data = {
        "course": opened.course.title,
        "student": student,
        "at": opened.clock(),
        "mastery": _mastery(opened, student),
        "records": rows,
        "written_hints": written,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", ABOUT.format(course=opened.course.title))
        archive.writestr("data.json", json.dumps(data, default=_plain, ensure_ascii=False, indent=1))
        for place in ("submitted", "returned"):
            folder = opened.root / place / student
            if folder.is_dir() and not folder.is_symlink():
                for path, content in pack(folder).items():
                    archive.writestr(f"{place}/{path}", content)
    return {name: len(found) for name, found in rows.items()}


def _mastery(opened: OpenedCourse, student: str) -> list[dict[str, Any]]:
    shown = follow_student(opened, student).objectives.values()
    return [
        {
            "objective": one.name,
            "mastery": round(one.probability, 4),
            "needed": one.needed,
            "mastered_at": one.mastered_at,
        }
        for one in shown
    ]


def _plain(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
