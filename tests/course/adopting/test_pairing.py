"""Tests find the answer that they test."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.adopting.pairing import Pairing, pair
from tests.building import Cell, exercise
from tests.course.adopting.building import answer, by_hand, check_of, prose, task, text_answer


def test_tests_belong_to_the_answer_above() -> None:
    """Every test up to the next answer."""
    cells = [answer("f"), check_of("f"), check_of("f", ident="more"), answer("g"), check_of("g")]
    assert pair(cells).exercises == [Pairing(0, (), (1, 2)), Pairing(3, (), (4,))]


def test_a_test_that_names_an_earlier_answer_belongs_to_it() -> None:
    """All tests at the end of the notebook still find their answers."""
    cells = [answer("f"), answer("g"), check_of("f"), check_of("g")]
    assert [one.tests for one in pair(cells).exercises] == [(2,), (3,)]


def test_a_test_that_names_both_belongs_to_the_nearer() -> None:
    """What was built on an earlier answer is tested together with it."""
    cells = [answer("f"), check_of("f"), answer("g"), check_of("g", "assert g(1) == f(1)")]
    assert [one.tests for one in pair(cells).exercises] == [(1,), (3,)]


def test_a_test_that_names_nothing_belongs_to_the_nearest() -> None:
    """A test of printed output or of a file has no names to go by."""
    cells = [answer("f"), check_of("f"), answer("g"), check_of("g", "assert open('out.txt').read()")]
    assert [one.tests for one in pair(cells).exercises] == [(1,), (3,)]


def test_of_two_answers_that_define_a_name_the_later_counts() -> None:
    """`x` defined twice is the x that stands there when the test runs."""
    cells = [
        answer("x", "x = 1"),
        answer("x2", "x = 2"),
        answer("y", "y = 3"),
        check_of("x", "assert x == 2"),
    ]
    paired = pair(cells)
    assert paired.exercises == [Pairing(1, (), (3,))]
    assert paired.lone_answers == [0, 2]


def test_variables_are_names_too() -> None:
    """A test of a value finds the cell that made it."""
    cells = [answer("a", "total = 3"), answer("b", "mean = 1"), check_of("t", "assert total == 3")]
    assert pair(cells).exercises == [Pairing(0, (), (2,))]


def test_what_is_graded_by_hand_is_an_exercise_of_its_own() -> None:
    """An answer in code that a person grades needs no test."""
    assert pair([by_hand("plot")]).exercises == [Pairing(0)]


def test_text_and_tasks_are_told_apart() -> None:
    """They are no exercises, and no answer that a test could belong to."""
    paired = pair([answer("f"), text_answer("why"), task("do"), check_of("f")])
    assert paired.exercises == [Pairing(0, (), (3,))]
    assert (paired.texts, paired.tasks) == ([1], [2])


def test_what_earns_nothing_is_no_exercise() -> None:
    """A test of 0 points says nothing about anybody."""
    paired = pair([answer("f"), check_of("f", points=0), answer("g"), check_of("g", points=0.5)])
    assert paired.exercises == [Pairing(2, (), (3,))]
    assert paired.worthless == [0]


def test_a_test_above_every_answer_belongs_to_none() -> None:
    """It can't be about an answer that comes later."""
    assert pair([check_of("f"), answer("f")]).lone_tests == [0]


def test_what_is_marked_is_left_to_its_marks() -> None:
    """A stray test behind a marked exercise is not counted into it."""
    paired = pair([*exercise("add"), check_of("add"), answer("f"), check_of("f")])
    assert paired.lone_tests == [3]
    assert paired.exercises == [Pairing(4, (), (5,))]


def test_the_prompt_goes_back_to_its_heading() -> None:
    """Text above the heading, and text behind the exercise before, is not what is asked."""
    cells = [
        prose("# Lab"),
        prose("## Part A"),
        prose("Write f."),
        answer("f"),
        prose("Try it:"),
        check_of("f"),
        prose("Well done."),
        prose("Write g."),
        answer("g"),
        check_of("g"),
    ]
    assert [one.prompts for one in pair(cells).exercises] == [(1, 2), (6, 7)]


KINDS: dict[str, Any] = {
    "answer": lambda number: answer(f"f{number}"),
    "test": lambda number: check_of(f"f{number // 2}", ident=f"t{number}"),
    "hand": lambda number: by_hand(f"h{number}"),
    "text": lambda number: text_answer(f"w{number}"),
    "task": lambda number: task(f"d{number}"),
    "prose": lambda number: prose(f"## Part {number}"),
    "marked": lambda number: exercise(f"m{number}")[1],
}


@st.composite
def notebooks(draw: st.DrawFn) -> list[Cell]:
    """Cells of every kind in any order."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=12))
    return [KINDS[kind](number) for number, kind in enumerate(kinds)]


@given(notebooks())
def test_every_unmarked_test_has_one_place(cells: list[Cell]) -> None:
    """It belongs to one exercise above it, or is told to belong to none."""
    paired = pair(cells)
    placed = [place for one in paired.exercises for place in one.tests] + paired.lone_tests
    assert paired.worthless == []
    tests = [place for place, one in enumerate(cells) if one["id"].startswith("t")]
    tests = [place for place in tests if cells[place]["cell_type"] == "code"]
    assert sorted(placed) == tests
    assert all(place > one.answer for one in paired.exercises for place in one.tests)
    assert all(place < one.answer for one in paired.exercises for place in one.prompts)


@given(notebooks(), st.data())
def test_code_of_nobody_changes_nothing(cells: list[Cell], data: st.DataObject) -> None:
    """A plain cell put anywhere leaves every test with its answer."""
    place = data.draw(st.integers(0, len(cells)))
    plain: Cell = {"cell_type": "code", "id": "plain", "metadata": {}, "source": "import math"}
    wider = [*cells[:place], plain, *cells[place:]]

    def named(among: list[Cell]) -> list[tuple[str, list[str]]]:
        return [
            (among[one.answer]["id"], [among[test]["id"] for test in one.tests])
            for one in pair(among).exercises
        ]

    assert named(wider) == named(cells)
