"""Ids for exercises that are about to be written: none that stands in source/, and none that was given out before."""

from collections.abc import Collection
from itertools import count as numbers
from itertools import islice
from pathlib import Path

from openclass_nb.course.cells import grade_id
from openclass_nb.course.files import load_course


def free_exercise_ids(root: Path, assignment: str, count: int, taken: Collection[str]) -> list[str]:
    """`count` ids, the assignment's name with the next numbers; `taken` are others that are not free."""
    loaded = load_course(root)
    used = {*taken, *(one.id for one in loaded.exercises)}
    used |= {name for book in loaded.notebooks for cell in book.cells if (name := grade_id(cell))}
    made = (f"{assignment}-{number}" for number in numbers(1))
    return list(islice((one for one in made if one not in used), count))
