"""otter's marks become nbgrader's, and what students should define is still told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.adopting.otter.solutions import converted_answer

CASES = {
    "a marked line": ("x = 1 # SOLUTION", "# x = ...\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
    "no space": ("x = 1 #SOLUTION", "# x = ...\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
    "lines of one body": (
        "def f(x):\n    y = x # SOLUTION NO PROMPT\n    return y # SOLUTION",
        "def f(x):\n    ### BEGIN SOLUTION\n    y = x\n    return y\n    ### END SOLUTION",
    ),
    "a body and what follows": (
        "def f(x):\n    return x # SOLUTION\nn = f(3) # SOLUTION",
        "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"
        "# n = ...\n### BEGIN SOLUTION\nn = f(3)\n### END SOLUTION",
    ),
    "a loop": (
        "for i in a: # SOLUTION\n    total += i # SOLUTION",
        "### BEGIN SOLUTION\nfor i in a:\n    total += i\n### END SOLUTION",
    ),
    "a block": (
        "if True:\n    # BEGIN SOLUTION\n    r = 3\n    # END SOLUTION\n    print(r)",
        "if True:\n    ### BEGIN SOLUTION\n    r = 3\n    ### END SOLUTION\n    print(r)",
    ),
    "a prompt": (
        'def f():\n    # BEGIN SOLUTION NO PROMPT\n    return 1\n    # END SOLUTION\n    """ # BEGIN PROMPT\n'
        '    # Say what.\n    pass\n    """; # END PROMPT',
        "def f():\n    # Say what.\n    # pass\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
    ),
    "an attribute": (
        "a.b['c'] = 2 # SOLUTION",
        "# a.b['c'] = ...\n### BEGIN SOLUTION\na.b['c'] = 2\n### END SOLUTION",
    ),
    "a comparison": ("a == 2 # SOLUTION", "### BEGIN SOLUTION\na == 2\n### END SOLUTION"),
}


@pytest.mark.parametrize("case", CASES)
def test_marks(case: str) -> None:
    """Each kind of mark that otter knows."""
    written, expected = CASES[case]
    assert converted_answer(written).source == expected


def test_a_seed_is_told() -> None:
    """otter sets it again before every cell, nbgrader does not."""
    answer = converted_answer("np.random.seed(4) # SEED\nx = np.random.rand() # SOLUTION")
    assert "np.random.seed(4)\nx = np.random.rand()\n### END" in answer.source
    assert "SEED" in answer.problems[0]


@pytest.mark.parametrize(
    ("source", "what"),
    [("# BEGIN SOLUTION\nx = 1", "no “END SOLUTION”"), ('""" # BEGIN PROMPT\n# hm', "no “END PROMPT”")],
)
def test_what_never_ends_is_told(source: str, what: str) -> None:
    """A mark without its partner is taken to the end of the cell."""
    assert what in converted_answer(source).problems[0]


def test_an_answer_without_marks_stays_as_it_is() -> None:
    """And says so, since nbgrader will blank all of it."""
    answer = converted_answer("x = 1\nprint(x)")
    assert (answer.source, answer.regions) == ("x = 1\nprint(x)", 0)


LINES = st.lists(
    st.tuples(
        st.sampled_from(["a = 1", "b = a", "print(b)", "c.d = 2"]),
        st.sampled_from(["", " # SOLUTION", " # SOLUTION NO PROMPT", "#SOLUTION"]),
    ),
    max_size=8,
)


@given(LINES)
def test_the_teachers_code_is_all_there(lines: list[tuple[str, str]]) -> None:
    """Without the marks and what is told above them, the answer is the code without otter's marks."""
    made = converted_answer("\n".join(code + mark for code, mark in lines)).source
    kept = [line for line in made.split("\n") if line and not line.startswith("#")]
    assert kept == [code for code, _ in lines]


@given(LINES)
def test_no_solution_reaches_a_student(lines: list[tuple[str, str]]) -> None:
    """nbgrader's own rule leaves none of the marked lines."""
    made = converted_answer("\n".join(code + mark for code, mark in lines)).source
    shown, inside = [], False
    for line in made.split("\n"):
        inside = (inside or "BEGIN SOLUTION" in line) and "END SOLUTION" not in line
        shown += [] if inside or "SOLUTION" in line or line.startswith("#") else [line]
    assert [line for line in shown if line] == [code for code, mark in lines if not mark]
