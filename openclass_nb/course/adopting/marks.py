"""Writing down in a notebook what was read from it: `openclass` metadata, and nbgrader's as it is today."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from openclass_nb.course.adopting.nbgrader import Unmarked
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.nbgrader_format import is_outdated, upgraded


def with_marks(content: Mapping[str, Any], unmarked: Unmarked) -> dict[str, Any]:
    """A copy of the notebook in which every exercise that was read is marked; sources stay as they are."""
    made = copy.deepcopy(dict(content))
    cells: list[dict[str, Any]] = made.get("cells", [])
    for cell in cells:
        if is_outdated(cell):
            _upgrade(cell)
    for exercise, pairing in zip(unmarked.exercises, unmarked.paired.exercises, strict=True):
        _mark(cells, pairing.prompts, {"exercise": exercise.id, "role": "prompt"})
        _mark(cells, pairing.tests, {"exercise": exercise.id, "role": "test"})
        _mark(cells, [pairing.answer], _answer(exercise))
        for place in pairing.tests:
            cells[place]["metadata"]["nbgrader"]["locked"] = True
    return made


def changed_cells(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    """How many cells differ."""
    return sum(
        one != other for one, other in zip(before.get("cells", []), after.get("cells", []), strict=True)
    )


def _upgrade(cell: dict[str, Any]) -> None:
    found = upgraded(cell["metadata"].pop("nbgrader"), cell.get("cell_type", "code"))
    if found:
        cell["metadata"]["nbgrader"] = found


def _mark(cells: Sequence[dict[str, Any]], places: Sequence[int], mark: Mapping[str, Any]) -> None:
    for place in places:
        cells[place].setdefault("metadata", {})["openclass"] = dict(mark)


def _answer(exercise: Exercise) -> dict[str, Any]:
    """What is known of the exercise; hints and known wrong answers are for the teacher to add."""
    return {
        "exercise": exercise.id,
        "role": "answer",
        "title": exercise.shown,
        "kind": exercise.metadata.kind,
        "objectives": list(exercise.metadata.objectives),
    }
