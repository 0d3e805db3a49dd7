"""Where the names of a test come from, read in the teacher's notebook."""

from __future__ import annotations

import json

import pytest

from openclass_nb.grading.isolated.plan import ExamPlan, Role, TeacherCell, TestStep, plan_exam
from openclass_nb.grading.isolated.teacher_text import read_cell


def plan(*cells: tuple[Role, str]) -> tuple[TestStep, ...]:
    """The steps of a notebook."""
    return plan_exam(
        [TeacherCell(f"c{number}", role, text) for number, (role, text) in enumerate(cells)]
    ).steps


def test_imports_and_definitions_of_given_cells_are_the_teachers() -> None:
    """And so are constants; data are the student's to change."""
    (step,) = plan(
        ("given", "import numpy as np\nfrom math import pi, tau as t\nTOL = 1e-6\ndata = [1]\nrest = load()"),
        ("given", "def close(a, b): return abs(a - b) < TOL\nclass Node: pass"),
        ("answer", "def f(): pass"),
        ("test", "assert f()"),
    )
    assert set(step.genuine) == {"np", "pi", "t", "TOL", "close", "Node"}
    assert step.genuine["t"] == "from math import tau as t"
    assert {"data", "rest", "f"} <= set(step.asked)
    assert step.classes == ("Node",)


def test_imports_of_answers_count_while_the_student_binds_them() -> None:
    """A student who forgot the import has no such name."""
    (step,) = plan(
        ("answer", "import numpy as np\ndef f(): return np.pi"), ("test", "assert np.isclose(f(), 3.14)")
    )
    assert step.genuine == {"np": "import numpy as np"}
    assert step.only_if_bound == ("np",)


def test_what_an_answer_binds_anew_is_the_students() -> None:
    """A stub, a placeholder, a builtin's name."""
    (step,) = plan(
        ("given", "x = None\nlimit = 3\ndef area(w): raise NotImplementedError"),
        ("answer", "limit = 4\ndef area(w): return w\ndef sum(v): return 0"),
        ("test", "area(limit)"),
    )
    assert step.genuine == {}
    assert {"limit", "area", "sum"} <= set(step.asked)


def test_functions_with_state_stay_where_their_state_is() -> None:
    """And the names they set are no constants."""
    (step,) = plan(("given", "n = 0\ndef tick():\n    global n\n    n += 1"), ("test", "tick()"))
    assert step.genuine == {}


def test_names_of_tests_stay_until_the_teachers_text_binds_them_again() -> None:
    """`y` of the first test is the answer's afterwards; `check` stays the test's."""
    steps = plan(
        ("answer", "x = 1"),
        ("test", "y = x + 1\ndef check(): pass"),
        ("answer", "y = 10"),
        ("test", "check()\nassert y == 10"),
    )
    assert "y" in steps[1].forget
    assert "y" in steps[1].asked
    assert "check" not in (*steps[1].forget, *steps[1].asked)


@pytest.mark.parametrize(
    ("cells", "pushed"),
    [
        ([("answer", "rate = 1\ndef tax(x): return x * rate"), ("test", "rate = 2\ntax(1)")], ("rate",)),
        ([("answer", "def f(x): return x"), ("test", "expected = 9\nassert f(3) == expected")], ()),
        ([("answer", "a = 1"), ("test", "sample = [1]"), ("answer", "b = max(sample)")], ("sample",)),
        ([("answer", "a = 1"), ("test", "sample = [1]"), ("answer", "sample = 2\nb = sample")], ()),
        ([("answer", "a = 1"), ("test", "n = 1"), ("given", "def g(): return n")], ("n",)),
        ([("given", "def g(): return k"), ("test", "k = 1"), ("test", "k = 2")], ("k",)),
    ],
)
def test_only_what_is_read_there_is_pushed(cells: list[tuple[Role, str]], pushed: tuple[str, ...]) -> None:
    """Pushing a name leaks its value, so it needs a reader in the teacher's own text."""
    assert plan(*cells)[-1].push == pushed


def test_operators_are_those_of_the_classes_to_be_written() -> None:
    """Assigned ones too."""
    (step,) = plan(
        (
            "answer",
            "class V:\n    def __mul__(self, k): ...\n    __rmul__ = __mul__\n    def norm(self): ...",
        ),
        ("test", "V()"),
    )
    assert step.operators == {"V": ("__mul__", "__rmul__")}


def test_a_plan_travels_as_plain_data() -> None:
    """Through JSON and back, unchanged."""
    cells = [
        TeacherCell("a", "given", "import math\nclass Node: pass"),
        TeacherCell("b", "answer", "class V:\n    def __add__(self, o): ..."),
        TeacherCell("c", "test", "V() + V()"),
    ]
    made = plan_exam(cells)
    assert ExamPlan.from_data(json.loads(json.dumps(made.as_data()))) == made
    assert made.step("c").source == "V() + V()"


def test_a_cell_that_python_cannot_read_binds_nothing() -> None:
    """It is a cell all the same."""
    assert not read_cell("def f(:").readable
    assert plan(("answer", "x = ="), ("test", "x"))[0].asked == ()


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("a = b", {"b"}),
        ("a = 1\nb = a", set()),
        ("a = a + 1", {"a"}),
        ("a += 1", set()),
        ("for i in x: y = i", {"x"}),
        ("def f(): return z\nf()", set()),
        ("def f(k=z): pass", {"z"}),
        ("v = [w for w in u]", {"u"}),
    ],
)
def test_reads_before_binding(source: str, reads: set[str]) -> None:
    """What a cell needs from cells before it."""
    assert read_cell(source).reads & {"a", "b", "x", "z", "u"} == reads
