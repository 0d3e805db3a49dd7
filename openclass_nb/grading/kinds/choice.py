"""One option, or all that apply."""

import re

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import ChoiceExercise, Option
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.course.kinds.writing import LETTERS
from openclass_nb.grading.kinds.judgement import RIGHT, Judgement, known

NOT_YET = "That is not it yet."
SOME_RIGHT = "Some of what you chose is right, but not all of it."


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """The share of the points by the exercise's own rule. UnreadError for what is no letter of an option."""
    assert isinstance(exercise, ChoiceExercise)
    chosen = letters(exercise, given)
    right = {one for one in range(len(exercise.options)) if exercise.options[one].right}
    if chosen == right:
        return RIGHT
    share = _share(exercise, chosen, right)
    wrong = known(_telling([exercise.options[one] for one in sorted(chosen - right)]))
    told = wrong.message or ("" if wrong.misconception else SOME_RIGHT if chosen & right else NOT_YET)
    return Judgement(share, told, wrong.misconception)


def _telling(options: list[Option]) -> list[Option]:
    return [one for one in options if one.misconception or one.message]


def letters(exercise: ChoiceExercise, given: Given) -> set[int]:
    """Places of the options chosen. `Choice("A, C")`, `Choice("A", "C")` and `Choice(["A", "C"])` are the same."""
    words = [word for one in given.values for word in _words(one)]
    if not words:
        raise UnreadError("Nothing is chosen yet.")
    known_letters = LETTERS[: len(exercise.options)]
    for word in words:
        if len(word) != 1 or word not in known_letters:
            raise UnreadError(
                f"“{word[:30]}” is none of the options {known_letters[0]} to {known_letters[-1]}."
            )
    chosen = {known_letters.index(word) for word in words}
    if len(chosen) > 1 and not exercise.several:
        raise UnreadError("Only one option can be chosen here.")
    return chosen


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [word.upper().strip(".()") for word in re.split(r"[\s,;]+|\band\b", value.strip()) if word]
    if isinstance(value, list | tuple | set):
        return [word for one in value for word in _words(one)]
    raise UnreadError(f"“{str(value)[:30]}” is no letter of an option.")


def _share(exercise: ChoiceExercise, chosen: set[int], right: set[int]) -> float:
    if not exercise.several or exercise.credit == "all":
        return 0.0
    if exercise.credit == "each":
        return 1 - len(chosen ^ right) / len(exercise.options)
    return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))
