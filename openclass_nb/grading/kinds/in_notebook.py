"""Forms judged inside a kernel: what a generated test cell calls where nbgrader grades alone."""

import json
from typing import Any

from openclass_nb.answers import Answer
from openclass_nb.course.kinds.models import KINDS
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.grading.kinds.judging import judge


def points_for(answer: object, about: str, points: float) -> float:
    """Points of an answer; `about` is the exercise's metadata as JSON. AssertionError, with the message, for none."""
    told: dict[str, Any] = json.loads(about)
    exercise = KINDS[told["kind"]].model_validate(told)
    given = answer.given if isinstance(answer, Answer) else (answer,)
    try:
        judged = judge(exercise, Given(tuple(given), tuple(str(one) for one in given)))
    except UnreadError as error:
        raise AssertionError(str(error)) from None
    if judged.share <= 0:
        raise AssertionError(judged.message)
    return round(judged.share * points, 4)
