"""nbgrader's scoring rule for a test cell, on outputs alone, and scores of exercises from those of cells."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from openclass_nb.course.answers import is_blank, is_readable
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.grading.engine import CellScore, ExerciseScore

ANSI = re.compile(r"\x1b\[[0-9;]*m")
MESSAGE_CHARACTERS = 600
NO_POINTS = "What this answer gives can’t be counted in points."


def cell_score(
    outputs: Sequence[Mapping[str, Any]],
    max_score: float,
    *,
    stderr_is_failure: bool = False,
    shows_points: bool = False,
) -> tuple[float, str]:
    """(points, message) of a test cell, by nbgrader's rule (`nbgrader.utils.determine_grade`).

    In the order of the outputs: an error gives 0, so does text on stderr if `stderr_is_failure`; the first
    displayed float gives that many points (not a number, negative or NaN: all of them; more than there are: 0).
    Unlike nbgrader's, a test that `shows_points` for the reference solution gives none where it shows no points:
    an answer that makes them not a number would else earn them all.
    """
    for output in outputs:
        kind = output.get("output_type")
        if kind == "error":
            return 0.0, error_message(output)
        if kind == "stream" and output.get("name") == "stderr" and stderr_is_failure:
            return 0.0, "A warning was printed, which this course counts as a failure."
        if kind == "execute_result":
            return _partial(output, max_score, shows_points)
    return (0.0, NO_POINTS) if shows_points else (max_score, "")


def _partial(output: Mapping[str, Any], max_score: float, shows_points: bool) -> tuple[float, str]:
    shown = output.get("data", {}).get("text/plain", "")
    try:
        points = float(shown if isinstance(shown, str) else "".join(shown))  # on disk: a list of lines
    except ValueError:
        points = math.nan
    if math.isnan(points) or points < 0:
        return (0.0, NO_POINTS) if shows_points else (max_score, "")
    if points > max_score:
        return 0.0, f"The test gave {points:g} of {max_score:g} points, which can’t be."
    return points, "" if points == max_score else f"{points:g} of {max_score:g} points."


def error_message(output: Mapping[str, Any]) -> str:
    """What a student is told: an assertion's own message, or the error as Python names it."""
    value = ANSI.sub("", str(output.get("evalue", ""))).strip()
    name = str(output.get("ename", "Error"))
    if name == "AssertionError":
        told = value or "A test of this exercise does not hold yet."
    elif name == "NotImplementedError" and not value:
        told = "There is no answer yet."
    else:
        told = f"{name}: {value}" if value else name
    return told[:MESSAGE_CHARACTERS]


def exercise_score(
    exercise: ReleasedExercise, answer: str, cells: Mapping[str, CellScore], trouble: str = ""
) -> ExerciseScore:
    """An exercise's score from its cells'; a graded cell that is missing counts 0.

    `trouble` says why the answer cell itself stopped: told in place of a test that only misses what it left undone.
    """
    found = [cells.get(name) or CellScore(name, 0.0, points) for name, points in exercise.points.items()]
    waiting = any(one.score is None for one in found)
    failed = [one.message for one in found if one.score is not None and one.score < one.max_score]
    return ExerciseScore(
        exercise=exercise.id,
        score=None if waiting else sum(one.score or 0.0 for one in found),
        max_score=exercise.max_score,
        answer=answer,
        message=_message(failed, trouble),
        outcomes={one.grade_id: (one.score or 0.0, one.message) for one in found},
        mode=_weakest(found),
        answered=not is_blank(answer, exercise.stub),
        readable=exercise.kind == "text" or is_readable(answer),  # prose is no Python
    )


def _message(failed: Sequence[str], trouble: str) -> str:
    """The first failed test's own message, unless all it says is that a name is missing."""
    message = next((one for one in failed if one), "")
    return trouble if trouble and message.startswith("NameError") else message


def answer_trouble(outputs: Sequence[Mapping[str, Any]]) -> str:
    """Why an answer cell stopped before its end; nothing if it did not."""
    error = next((one for one in outputs if one.get("output_type") == "error"), None)
    if error is None:
        return ""
    if error.get("ename") == "CellTimeoutError":
        return "This answer took too long and was stopped. Does a loop in it ever end?"
    return f"This answer stopped before its end. {error_message(error)}"


def _weakest(cells: Sequence[CellScore]) -> Any:
    """An exercise is as well guarded as the least guarded of its cells."""
    order = ("manual", "nbgrader", "compatible", "isolated")
    return min((one.mode for one in cells), key=order.index, default="nbgrader")
