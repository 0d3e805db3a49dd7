"""Whether answers survive the way into a notebook, to disk, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from openclass_nb.course.answers import answers_in, with_answers
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.findings import Finding


def judge_round_trip(notebook: SourceNotebook, exercise: Exercise) -> Iterator[Finding]:
    """A finding for each answer that comes back changed: its cell is not the only one of its name, or no answer's."""
    known = [("The solution", exercise.answer)]
    known += [
        (f"Known wrong answer {rank}", one.source)
        for rank, one in enumerate(exercise.metadata.wrong_answers, 1)
    ]
    for what, answer in known:
        filled = with_answers(notebook.content, {exercise.grade_id: answer})
        back = answers_in(json.loads(json.dumps(filled, ensure_ascii=False)))
        if back.get(exercise.grade_id) != answer:
            told = f"{what} to “{exercise.shown}” does not come back as it was put into the notebook."
            step = "Is this nbgrader id used twice? Give each cell its own."
            yield Finding.error("no-round-trip", notebook.place(exercise.index), told, step)
            return
