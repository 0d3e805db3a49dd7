"""Known wrong answers: each fails in its own way, and gets as far as its mistake."""

from openclass_nb.course.manifest import Signature
from openclass_nb.grading.proving.wrong_answers import judge_wrong_answers
from tests.grading.proving.test_judging import notebook

MINUS = Signature(misconception="minus-for-plus", outcomes={"t": (0.0, "Add them.")})


def codes(*signatures: Signature) -> list[str]:
    source, exercise = notebook()
    return [one.code for one in judge_wrong_answers(source, exercise, signatures)]


def test_different_behaviour_is_fine() -> None:
    """By score or by message; twice the same idea, too."""
    other = Signature(misconception="times", outcomes={"t": (0.0, "Not times.")})
    assert codes(MINUS, other, MINUS) == []


def test_two_ideas_behind_one_behaviour_are_told() -> None:
    """Nobody would get either message."""
    assert codes(MINUS, MINUS.model_copy(update={"misconception": "times"})) == ["look-alike"]
    assert codes(MINUS, MINUS.model_copy(update={"misconception": None})) == ["look-alike"]


def test_one_that_stumbles_over_its_own_text_is_told() -> None:
    """A misspelt name of the answer's own, a syntax error; other errors may be the idea."""

    def failing(told: str) -> list[str]:
        return codes(Signature(outcomes={"t": (0.0, told)}))

    assert failing("NameError: name 'add' is not defined") == ["wrong-never-runs"]
    assert failing("SyntaxError: '(' was never closed") == ["wrong-never-runs"]
    assert failing("NameError: name 'mth' is not defined") == []
    assert failing("TypeError: only arrays") == []
