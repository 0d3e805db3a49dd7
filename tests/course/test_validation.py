"""pydantic's findings in a teacher's words."""

import pytest
from pydantic import BaseModel, ValidationError

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.models import Course
from openclass_nb.course.validation import sentences


def problems(data: object, model: type[BaseModel] = Course) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return sentences(caught.value, model)


SENTENCES = {
    "misspelled key": (
        {"title": "S", "objctives": {}},
        "“objctives” is no key that is known here.",
        "Did you mean “objectives”?",
    ),
    "misspelled key deep inside": (
        {"title": "S", "assignments": [{"name": "a", "opens_when": {"masterd": []}}]},
        "“assignments[1].opens_when.masterd” is no key that is known here.",
        "Did you mean “mastered”?",
    ),
    "missing": ({"title": "S", "assignments": [{}]}, "“assignments[1].name” is missing.", "Add it."),
    "bad name": (
        {"title": "S", "assignments": [{"name": "../etc"}]},
        "“assignments[1].name”: “../etc” can't be a name.",
        "Use letters, digits, “-”, “_” and “.”, beginning with a letter or digit.",
    ),
    "bad choice": (
        {"title": "S", "mastery": {"evidence": "last"}},
        "“mastery.evidence”: “last” is none of the choices.",
        "Choose 'first' or 'attempts'.",
    ),
    "a number for a name": (
        {"title": "S", "objectives": {1: {"statement": "Add"}}},
        "“objectives.1” should be text, not 1.",
        "Put it in quotes.",
    ),
    "text for keys": (
        {"title": "S", "objectives": {"adding": "Add"}},
        "“objectives.adding” should be a group of keys, not text.",
        "Write it as “key: value”.",
    ),
    "text for a list": (
        {"title": "S", "assignments": [{"name": "a", "objectives": "adding"}]},
        "“assignments[1].objectives” should be a list, not text.",
        "Put it in brackets: [ … ].",
    ),
    "nothing for text": ({"title": None}, "“title” should be text, not nothing.", "Put it in quotes."),
    "empty text": ({"title": ""}, "“title” is empty.", "Write something there."),
    "all of it": ([1], "All of it should be a group of keys, not a list.", "Write it as “key: value”."),
    "out of range": (
        {"title": "S", "mastery": {"score": 2}},
        "“mastery.score”: input should be less than or equal to 1.",
        "Change the value.",
    ),
}


@pytest.mark.parametrize(("data", "says", "advises"), SENTENCES.values(), ids=SENTENCES.keys())
def test_each_problem_is_a_sentence_with_a_way_out(data: object, says: str, advises: str) -> None:
    """The key's path as people count, what is wrong with it, and what to write instead."""
    assert problems(data) == [(says, advises)]


def test_problems_come_together() -> None:
    """One run tells them all."""
    told = problems({"assignments": [{"name": "a b"}, {"nam": "c"}], "mastry": {}})
    assert len(told) == 5


def test_lists_inside_an_exercise_are_counted_from_one() -> None:
    """The second wrong answer is the second, as a teacher reads it."""
    wrong = [{"source": "x"}, {"sorce": "y"}]
    told = problems({"exercise": "add", "wrong_answers": wrong}, ExerciseMetadata)
    assert [says for says, _ in told] == [
        "“wrong_answers[2].source” is missing.",
        "“wrong_answers[2].sorce” is no key that is known here.",
    ]
