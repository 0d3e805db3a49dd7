"""Large libraries are loaded for those assignments that use them, once."""

from __future__ import annotations

from pathlib import Path

from openclass_nb.grading.warm.libraries import libraries_in
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask

SYMBOLIC = [
    CellTask("given", "teacher", "import sympy as sp\nx = sp.Symbol('x')"),
    CellTask("answer", "student", "slope = sp.diff(x**2, x)"),
    CellTask("test", "test", "assert slope == 2 * x", grade_id="test", points=1.0),
]


def test_the_teacher_s_text_names_modules_and_a_student_s_only_libraries() -> None:
    """What a student writes chooses no module."""
    teacher = CellTask("a", "teacher", "from scipy import optimize, stats as s\nimport scipy.linalg as la")
    student = CellTask("b", "student", "import scipy.fft\nimport sympy")
    assert libraries_in([teacher]) >= {"scipy", "scipy.optimize", "scipy.linalg", "scipy.stats"}
    assert libraries_in([student]) == {"scipy", "sympy"}


def test_a_library_that_comes_late_is_found_by_candidate_and_examiner(tmp_path: Path) -> None:
    """An expression of sympy's crosses, though no child was made with it at first."""
    with WarmGrader(preload=[]) as grader:
        plain = grader.run(
            [CellTask("one", "student", "import sys\nprint('sym' 'py' in sys.modules)")], tmp_path
        )
        symbolic = grader.run(SYMBOLIC, tmp_path)
    assert plain.cells[0].outputs[0]["text"] == "False\n"
    assert [one.score for one in symbolic.cells if one.score is not None] == [1.0]
    assert symbolic.cells[2].mode == "isolated"
