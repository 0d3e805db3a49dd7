"""Figures that changed are made anew, those that didn't are only named, and those that slept wake up."""

from __future__ import annotations

from tests.grading.isolated.sitting import sit_all

ANSWER = """
import matplotlib.pyplot as plt
kept = []
def draw():
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    kept.append(ax)
    return ax
def more():
    kept[0].plot([3, 4])
def first():
    return kept[0]
def colour():
    kept[0].lines[0].set_color("red")
"""


def statuses(*tests: str) -> list[str]:
    """How the tests end, with the answer above as reference and as a student's."""
    return [one.status for one in sit_all(ANSWER, ANSWER, *tests)]


def test_a_figure_follows_what_is_done_to_it_later() -> None:
    """In the cell that holds it, at once; the artists stay the same objects."""
    drawn = "ax = draw(); line = ax.lines[0]\nmore()\nassert len(ax.lines) == 2\nassert ax.lines[0] is line"
    coloured = "colour()\nassert ax.lines[0].get_color() == 'red'"
    assert statuses(drawn, coloured) == ["passed", "passed"]


def test_a_figure_that_sleeps_wakes_when_it_comes_back() -> None:
    """It was changed while no test could look."""
    woken = "again = first()\nassert len(again.lines) == 2\nassert again is before"
    assert statuses("ax = draw(); before = ax", "more()", woken) == ["passed"] * 3
