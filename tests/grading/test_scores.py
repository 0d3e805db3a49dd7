"""nbgrader's scoring rule for a test cell, compared with nbgrader's own code, and scores of exercises."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.grading.engine import CellScore
from openclass_nb.grading.scores import MESSAGE_CHARACTERS, cell_score, error_message, exercise_score

ERROR = {"output_type": "error", "ename": "AssertionError", "evalue": "Look again.", "traceback": ["…"]}
STDERR = {"output_type": "stream", "name": "stderr", "text": "DeprecationWarning"}
STDOUT = {"output_type": "stream", "name": "stdout", "text": "1"}


def result(shown: Any) -> dict[str, Any]:
    return {
        "output_type": "execute_result",
        "metadata": {},
        "execution_count": 1,
        "data": {"text/plain": shown},
    }


RULES: dict[str, tuple[list[dict[str, Any]], float, str]] = {
    "nothing shown": ([], 4, ""),
    "printed": ([STDOUT], 4, ""),
    "an error": ([STDOUT, ERROR], 0, "Look again."),
    "a part": ([result("2.5")], 2.5, "2.5 of 4 points."),
    "all of it": ([result("4")], 4, ""),
    "no number": ([result("'fine'")], 4, ""),
    "not a number": ([result("nan")], 4, ""),
    "less than nothing": ([result("-1")], 4, ""),
    "more than there is": ([result("5")], 0, "The test gave 5 of 4 points, which can’t be."),
    "a part, then an error": ([result("2"), ERROR], 2, "2 of 4 points."),
    "an error, then a part": ([ERROR, result("2")], 0, "Look again."),
    "lines, as on disk": ([result(["2.5"])], 2.5, "2.5 of 4 points."),
    "a warning": ([STDERR], 4, ""),
}


@pytest.mark.parametrize(("outputs", "points", "message"), RULES.values(), ids=RULES.keys())
def test_outputs_in_order_give_the_score(outputs: list[dict[str, Any]], points: float, message: str) -> None:
    """The first output that says something decides."""
    assert cell_score(outputs, 4) == (points, message)


def test_a_warning_fails_where_the_course_keeps_nbgraders_rule() -> None:
    """And the message says that it was a warning."""
    points, message = cell_score([STDERR], 4, stderr_is_failure=True)
    assert points == 0
    assert "warning" in message


OUTPUTS = st.lists(
    st.sampled_from([ERROR, STDERR, STDOUT])
    | st.sampled_from(["0", "1", "2.0", "4.0", "-1", "nan", "None", "[1]", "True", "1e-3", "inf"]).map(
        result
    ),
    max_size=4,
)


@given(OUTPUTS)
def test_the_rule_is_nbgraders_own(outputs: list[dict[str, Any]]) -> None:
    """With the rule for warnings on; where nbgrader raises because of too many points, ours gives none."""
    import nbformat
    from nbgrader.utils import determine_grade

    mark = {
        "grade": True,
        "solution": False,
        "points": 2,
        "locked": True,
        "grade_id": "t",
        "schema_version": 3,
    }
    plain = nbformat.v4.new_code_cell("", outputs=outputs, metadata={"nbgrader": mark})
    cell = nbformat.from_dict(plain)
    try:
        expected, _ = determine_grade(cell)
    except ValueError:
        expected = 0.0
    assert cell_score(outputs, 2, stderr_is_failure=True)[0] == expected


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("AssertionError", "Try negative numbers.", "Try negative numbers."),
        ("AssertionError", "", "A test of this exercise does not hold yet."),
        ("NotImplementedError", "", "There is no answer yet."),
        ("NameError", "name 'c' is not defined", "NameError: name 'c' is not defined"),
        ("KeyboardInterrupt", "", "KeyboardInterrupt"),
        ("ValueError", "\x1b[31mred\x1b[0m", "ValueError: red"),
    ],
)
def test_students_read_the_assertions_own_words(name: str, value: str, told: str) -> None:
    """Other errors as Python names them, without colours."""
    assert error_message({"ename": name, "evalue": value}) == told


def test_an_endless_message_ends() -> None:
    """A student's error may hold anything, at any length."""
    assert len(error_message({"ename": "ValueError", "evalue": "x" * 10_000})) == MESSAGE_CHARACTERS


STUB = "def add(a, b):\n    raise NotImplementedError()"
ADD = ReleasedExercise(
    id="add", title="Add", notebook="sums", answer_id="add", stub=STUB, points={"t1": 1, "t2": 2}
)


def test_an_exercise_is_the_sum_of_its_cells() -> None:
    """Points add up, and the first failing test speaks."""
    cells = {"t1": CellScore("t1", 1, 1), "t2": CellScore("t2", 0.5, 2, "Halves too.")}
    found = exercise_score(ADD, "def add(a, b): return a", cells)
    assert (found.score, found.max_score, found.message) == (1.5, 3, "Halves too.")
    assert found.outcomes == {"t1": (1, ""), "t2": (0.5, "Halves too.")}
    assert found.answered
    assert found.readable


def test_a_cell_that_waits_for_a_person_makes_the_exercise_wait() -> None:
    """There is no score yet, not even a part of one."""
    cells = {"t1": CellScore("t1", 1, 1), "t2": CellScore("t2", None, 2, mode="manual")}
    found = exercise_score(ADD, "x = 1", cells)
    assert (found.score, found.mode) == (None, "manual")


def test_a_missing_cell_counts_nothing() -> None:
    """Whatever became of it."""
    assert exercise_score(ADD, "x = 1", {"t1": CellScore("t1", 1, 1)}).score == 1


def test_blank_and_unreadable_answers_are_known() -> None:
    """They are no attempts."""
    assert not exercise_score(ADD, STUB + "\n", {}).answered
    assert not exercise_score(ADD, "def add(:", {}).readable


def test_an_exercise_is_as_well_guarded_as_its_least_guarded_cell() -> None:
    """One test beside the student's code makes all of it so."""
    cells = {"t1": CellScore("t1", 1, 1, mode="isolated"), "t2": CellScore("t2", 2, 2, mode="compatible")}
    assert exercise_score(ADD, "x = 1", cells).mode == "compatible"
