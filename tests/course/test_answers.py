"""Putting answers into a notebook, and seeing what stands there."""

import copy
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.answers import (
    _compiles,
    _compiles_in_ipython,
    answers_in,
    is_blank,
    is_readable,
    same_answer,
    with_answers,
)
from tests.building import cell, exercise, notebook

STUB = "def add(a, b):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"


def test_answers_go_into_answer_cells_only() -> None:
    """A test cell keeps its source, whatever is said about it."""
    original = notebook(exercise("add"))
    filled = with_answers(original, {"add": "add = sum", "add-test-1": "pass"})
    assert [one["source"] for one in filled["cells"]][1] == "add = sum"
    assert filled["cells"][2]["source"] == original["cells"][2]["source"]


def test_filling_in_changes_a_copy_and_clears_outputs() -> None:
    """The teacher's notebook stays as it is; old outputs give nothing away."""
    original = notebook(
        [cell("code", "1", "a") | {"outputs": [{"output_type": "stream"}], "execution_count": 3}]
    )
    before = copy.deepcopy(original)
    filled = with_answers(original, {})
    assert original == before
    assert (filled["cells"][0]["outputs"], filled["cells"][0]["execution_count"]) == ([], None)


@given(st.dictionaries(st.sampled_from(["add", "plus"]), st.text()))
def test_what_was_filled_in_is_read_back(answers: dict[str, str]) -> None:
    """Writing and reading are each other's inverse."""
    filled = with_answers(notebook([*exercise("add"), *exercise("plus")]), answers)
    assert answers.items() <= answers_in(filled).items()


@pytest.mark.parametrize("answer", ["", "  \n", STUB, STUB.replace("\n", "  \n"), "\n\n" + STUB + "\n\n"])
def test_an_untouched_answer_is_blank(answer: str) -> None:
    """Empty lines and spaces at line ends are no answer."""
    assert is_blank(answer, STUB)


@pytest.mark.parametrize(
    "answer", [STUB.replace("raise NotImplementedError()", "return a"), "add = sum", "#"]
)
def test_anything_else_is_an_answer(answer: str) -> None:
    """However short."""
    assert not is_blank(answer, STUB)


@pytest.mark.parametrize("answer", ["x = 1", "%matplotlib inline\nx = 1", "!ls", "await f()", "x?", ""])
def test_what_a_kernel_would_run_is_readable(answer: str) -> None:
    """Magics, shell lines and top-level await are code in a notebook."""
    assert is_readable(answer)


@pytest.mark.parametrize(
    "answer", ["def f(:", "print((1 + 2", "x = 'a", "if x:\ny", "\0", "\ud800", "(" * 5000]
)
def test_what_does_not_compile_is_not_readable(answer: str) -> None:
    """Such an answer costs nothing and is no attempt."""
    assert not is_readable(answer)


def test_reading_an_answer_warns_nobody() -> None:
    """A student's odd backslash is no message on the teacher's screen."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_readable('path = "C:\\data"\nassert (1, "always true")')


@given(st.text(alphabet="()[]{}%!?#'\"\\\n x=1:\0é", max_size=40))
def test_any_text_is_readable_or_not(answer: str) -> None:
    """Looking at it never raises."""
    assert is_readable(answer) in (True, False)


PIECES = [
    *("x = ", "1", "y", "(", ")", "# ", "\t", "%", "await z", " ", "\n", "\n    ", "a %", "b != "),
    *("%time ", "%%bash", "!ls", "?", "f?", ">>> ", "In [1]: ", ",f a", ";g b", "/h 1"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_ipython_is_asked_wherever_it_makes_a_difference(pieces: list[str]) -> None:
    """A quick look decides whether it is imported at all; it never decides otherwise than IPython would."""
    answer = "".join(pieces)
    assert is_readable(answer) == (_compiles(answer) or _compiles_in_ipython(answer))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1", "x = 1  \n\n", True),
        ("x = 1", "# one\nx=1", True),
        ("x = 1", "x = 2", False),
        ("x = (", "x = (\n", True),
        ("x = (", "x = [", False),
        ("%time x = 1", "%time x = 2", False),
        ("'a\\d'", '"a\\d"', True),
        ("", "\n", True),
    ],
)
def test_the_same_answer_written_otherwise(one: str, other: str, same: bool) -> None:
    """Blank lines, comments and layout say nothing; what can't be read is compared as text."""
    assert same_answer(one, other) is same
    assert same_answer(other, one) is same
