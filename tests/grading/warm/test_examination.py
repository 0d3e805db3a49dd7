"""Tests that stand in a row are asked for at once; what comes of each must not depend on that."""

from openclass_nb.grading.warm.examination import MOST_IN_A_ROW
from openclass_nb.grading.warm.tasks import CellTask
from tests.grading.warm.conftest import Run


def _test(name: str, source: str) -> CellTask:
    return CellTask(name, "test", source, grade_id=name, points=1)


def test_each_test_in_a_row_has_its_own_result(run: Run) -> None:
    """One that fails between two that pass, and one behind a text cell."""
    result = run(
        "def double(n):\n    return 2 * n",
        _test("right", "assert double(2) == 4"),
        _test("wrong", "assert double(2) == 5, 'no'"),
        CellTask("text", "teacher", "Some words.", cell_type="markdown"),
        _test("right again", "assert double(3) == 6"),
        "double(4)",
    )
    assert [one.status for one in result.cells] == ["ok", "ok", "error", "ok", "ok", "ok"]
    assert [one.score for one in result.cells] == [None, 1, 0, None, 1, None]


def test_more_tests_than_are_asked_for_at_once(run: Run) -> None:
    """All of them run, in their order."""
    count = MOST_IN_A_ROW + 2
    tests = [
        _test(f"t{n}", f"seen = globals().get('seen', 0) + 1\nassert seen == {n + 1}") for n in range(count)
    ]
    result = run("x = 1", *tests)
    assert [one.score for one in result.cells[1:]] == [1] * count


def test_what_prints_in_a_test_before_is_not_in_the_next(run: Run) -> None:
    """Outputs belong to the test in which they were made."""
    result = run("def say(n):\n    print(n)", _test("a", "say(1)"), _test("b", "say(2)\nassert False"))
    first, second = result.cells[1:]
    assert [one.get("text") for one in first.outputs] == ["1\n"]
    assert second.outputs[0]["text"] == "2\n"


def test_who_ends_in_one_test_answers_none_of_the_next(run: Run) -> None:
    """The points that were earned before stay, and nothing after it runs."""
    result = run(
        "import os\ndef go(n):\n    if n == 2:\n        os._exit(0)\n    return n",
        _test("alive", "assert go(1) == 1"),
        _test("ends", "assert go(2) == 2"),
        _test("after", "assert go(1) == 1"),
        "1 + 1",
    )
    assert [one.score for one in result.cells] == [None, 1, 0, 0, None]
    assert [one.status for one in result.cells][3:] == ["skipped", "skipped"]


def test_what_a_cell_left_in_the_event_loop_goes_on_between_tests(run: Run) -> None:
    """As it would between cells."""
    result = run(
        "import asyncio\nsteps = []\nasync def tick():\n    while True:\n        steps.append(1)\n"
        "        await asyncio.sleep(0)\ntask = asyncio.ensure_future(tick())\n"
        "def count():\n    return len(steps)",
        _test("one", "before = count()"),
        _test("two", "assert count() > before"),
    )
    assert [one.score for one in result.cells[1:]] == [1, 1]
