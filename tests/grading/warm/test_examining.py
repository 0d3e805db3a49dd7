"""Test cells run in a process of their own, where they stand, whatever the student's code does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellResult, CellTask
from tests.grading.warm.conftest import Run, tasks, text


def graded_cell(source: str, name: str = "t", points: float = 2.0) -> CellTask:
    """A graded cell."""
    return CellTask(name, "test", source, grade_id=name, points=points)


def judged(run: Run, answer: str, source: str) -> CellResult:
    """The result of one test after one answer."""
    return run(answer, graded_cell(source)).cells[1]


def test_a_test_that_holds_gives_all_its_points(run: Run) -> None:
    """And says that it ran isolated."""
    result = judged(run, "def double(n): return 2 * n", "assert double(21) == 42")
    assert (result.score, result.status, result.mode, result.message) == (2.0, "ok", "isolated", "")


def test_a_test_that_doesn_t_hold_tells_its_own_message_and_not_its_source(run: Run) -> None:
    """The source is for the teacher."""
    result = judged(run, "def double(n): return n", "assert double(21) == 42, 'Twice the number, please.'")
    assert (result.score, result.status, result.message) == (0.0, "error", "Twice the number, please.")
    assert "double(21) == 42" in result.detail
    assert "double(21)" not in str(result.outputs)


def test_a_displayed_number_is_partial_credit(run: Run) -> None:
    """By nbgrader's rule."""
    assert judged(run, "x = 1", "1.5").score == 1.5
    assert judged(run, "x = 1", "3.5").score == 0
    assert judged(run, "x = 1", "'fine'").score == 2


def test_text_on_stderr_costs_nothing(run: Run) -> None:
    """A warning in a student's code is no mistake."""
    answer = "import warnings\ndef f():\n    warnings.warn('careful')\n    return 1"
    assert judged(run, answer, "assert f() == 1").score == 2


def test_tests_run_where_they_stand(run: Run) -> None:
    """A later cell may change what an earlier test saw."""
    result = run(
        "x = 1", graded_cell("assert x == 1", "first"), "x = 2", graded_cell("assert x == 2", "second"), "x"
    )
    assert [cell.score for cell in result.cells] == [None, 2.0, None, 2.0, None]
    assert text(result, 4) == "2"


def test_what_one_test_binds_is_there_for_the_next(run: Run) -> None:
    """As in one notebook."""
    later = graded_cell("assert kept + math.floor(x) == 6", "second")
    result = run("x = 1", graded_cell("import math\nkept = 5", "first"), later)
    assert [cell.score for cell in result.cells] == [None, 2.0, 2.0]


def test_the_teachers_cells_are_genuine_in_the_test(run: Run) -> None:
    """A helper that the student redefined in their own cell doesn't count."""
    helper = CellTask("helper", "teacher", "def close(a, b): return abs(a - b) < 1e-6")
    result = run(helper, "close = lambda *_: True\nx = 3", graded_cell("assert close(x, 4)"))
    assert result.cells[2].score == 0


def test_a_call_that_never_returns_costs_its_test_alone(run: Run) -> None:
    """The candidate lives on, and the next test is asked."""
    answer = "def loop():\n    while True: pass\ndef fine(): return 1"
    result = run(answer, graded_cell("loop()", "first"), graded_cell("assert fine() == 1", "second"))
    assert [cell.score for cell in result.cells] == [None, 0.0, 2.0]


@pytest.mark.parametrize("ending", ["import os; os._exit(0)", "import ctypes; ctypes.string_at(0)"])
def test_code_that_ends_its_process_in_a_test_loses_the_tests_after_it(run: Run, ending: str) -> None:
    """And no other submission."""
    result = run(f"def f(): {ending}", graded_cell("f()", "first"), graded_cell("assert True", "second"), "1")
    assert [cell.score for cell in result.cells] == [None, 0.0, 0.0, None]
    assert judged(run, "x = 1", "assert x == 1").score == 2


def test_a_test_that_never_ends_is_ended(run: Run) -> None:
    """It is the teacher's mistake; the batch goes on."""
    result = run("x = 1", graded_cell("while True: pass"), "2")
    assert result.cells[1].score == 0
    assert judged(run, "x = 1", "assert x == 1").score == 2


def test_the_tests_text_is_nowhere_in_the_candidate(run: Run) -> None:
    """Not in its memory after the test has run, and so not before."""
    search = (
        "import gc, sys\n"
        "found = [one for one in gc.get_objects() if isinstance(one, dict) for v in one.values()\n"
        "         if isinstance(v, str) and 'quince' + 'marmalade' in v]\n"
        "frames = []\nframe = sys._getframe()\n"
        "while frame: frames.append(str(frame.f_locals)); frame = frame.f_back\n"
        "len(found), any('quince' + 'marmalade' in one for one in frames)"
    )
    result = run("def f(): return 1", graded_cell("expected = 'quincemarmalade'\nassert f() == 1"), search)
    assert result.cells[1].score == 2
    assert text(result, 2) == "(0, False)"


def test_files_go_both_ways(run: Run) -> None:
    """A test reads what the student's code wrote, and writes what it is to read."""
    answer = "open('mine.txt', 'w').write('from the student')\ndef read(): return open('theirs.txt').read()"
    source = (
        "assert open('mine.txt').read() == 'from the student'\n"
        "with open('theirs.txt', 'w') as file: file.write('from the test')\n"
        "assert read() == 'from the test'"
    )
    assert judged(run, answer, source).score == 2


def test_modules_in_the_submissions_folder_are_not_the_tests(run: Run, tmp_path: Path) -> None:
    """A json.py that was handed in, or is written, stays outside of the examiner."""
    for name in ("statistics", "numpy", "colorsys"):
        (tmp_path / f"{name}.py").write_text("hacked = True")
    result = judged(
        run, "x = 1", "import colorsys, numpy\nassert not hasattr(colorsys, 'hacked') and numpy.pi > 3"
    )
    assert result.score == 2, result


def test_modules_beside_the_tests_are(grader: WarmGrader, tmp_path: Path) -> None:
    """The teacher's own module is found there, and only by the test."""
    beside, submission = tmp_path / "beside", tmp_path / "submission"
    beside.mkdir()
    submission.mkdir()
    (beside / "checking.py").write_text("def check(n):\n    assert n == 42")
    (submission / "checking.py").write_text("def check(n): pass")
    helper = CellTask("helper", "teacher", "from checking import check")
    cells = tasks([helper, "x = 41", graded_cell("check(x)")])
    assert grader.run(cells, submission, given=beside).cells[2].score == 0


def test_a_candidate_that_sends_rubbish_to_the_examiner_gains_nothing(run: Run) -> None:
    """Bytes that are no answer end the candidate's exam."""
    answer = (
        "import os, stat\n"
        "def f():\n"
        "    for one in range(3, 64):\n"
        "        try:\n"
        "            if stat.S_ISSOCK(os.fstat(one).st_mode): os.write(one, b'\\x00\\x00\\x00\\x04true' * 9)\n"
        "        except OSError: pass\n"
        "    return 1"
    )
    assert judged(run, answer, "assert f() == 42").score == 0


def test_candidate_and_examiner_draw_numbers_of_their_own(run: Run) -> None:
    """A student can't foresee what a test draws."""
    answer = "import random, numpy as np\ndrawn = [random.random(), float(np.random.rand())]"
    source = "import random, numpy as np\nassert drawn != [random.random(), float(np.random.rand())]"
    assert judged(run, answer, source).score == 2
