"""Hints for each kind of answer that is no code: there is one always, and none of them tells the answer."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.deterministic import FailingCase, deterministic_hints
from openclass_nb.hints.forms import (
    ChoiceSeen,
    FormSeen,
    FrameSeen,
    NumericSeen,
    ParsonsSeen,
    PlotSeen,
    SymbolicSeen,
    TableSeen,
    TextSeen,
    form_hints,
)
from openclass_nb.hints.forms.apart import apart

SEEN: list[FormSeen] = [
    *(
        NumericSeen(one)
        for one in ("sign", "power of ten", "simple factor", "upside down", "square", "near", "other")
    ),
    NumericSeen("same", figures=(2, 4)),
    NumericSeen("same", unit="other scale"),
    NumericSeen("other", unit="other dimension"),
    *(SymbolicSeen(one) for one in ("sign", "factor", "shift", "upside down", "square", "near", "other")),
    SymbolicSeen("other", (("g", "missing"), ("m", "too many"), ("L", "otherwise"))),
    *(SymbolicSeen("same", form=one) for one in ("expanded", "factored")),
    *(ChoiceSeen(*one, options) for one in itertools.product((True, False), repeat=3) for options in (2, 4)),
    ParsonsSeen(("total = 0",), missing=True),
    TableSeen(("mass", "mass"), (1, 2), apart="power of ten"),
    TableSeen((), (), empty=2, asked=4),
    PlotSeen("There is no line in your plot.", frozenset({"title"})),
    FrameSeen("Row 3, mass: you have 2.0. How does it come about?"),
    TextSeen(4, False, "9"),
]


@pytest.mark.parametrize("seen", SEEN, ids=str)
def test_there_is_always_more_than_one_hint(seen: FormSeen) -> None:
    """Different ones, short enough to be read, each a sentence."""
    found = form_hints(seen)
    assert len(set(found)) == len(found) >= 2
    for one in found:
        assert 20 < len(one) < 240
        assert one[-1] in ".?"


@given(st.floats(1e-6, 1e6), st.sampled_from([-1, 10, 0.001, 2, 0.5, 9.81, 1.02, 17.3]))
def test_a_numeric_hint_tells_neither_value_nor_factor(asked: float, factor: float) -> None:
    """Whoever follows it without thinking has no number to type."""
    told = " ".join(form_hints(NumericSeen(apart(asked * factor, asked))))
    assert not re.search(r"\d", told)
    assert not re.search(r"\b(too large|too small|larger|smaller|divide|multiply|thousand|ten times)\b", told)


@pytest.mark.parametrize(
    ("got", "how"),
    [
        (3200.0, "power of ten"),
        (0.32, "power of ten"),
        (-3.2, "sign"),
        (6.4, "simple factor"),
        (1 / 3.2, "upside down"),
        (10.24, "square"),
        (3.21, "near"),
        (17.0, "other"),
        (0.0, "other"),
        (float("inf"), "other"),
    ],
)
def test_how_a_number_differs(got: float, how: str) -> None:
    """In a word."""
    assert apart(got, 3.2) == how


MEAN = (
    "def mean(xs):",
    "    total = 0",
    "    for x in xs:",
    "        total += x",
    "    return total / len(xs)",
)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ((0, 2, 3, 1, 4), "Line 3 uses “total” before any line has given it a value."),
        ((0, 4, 1, 2, 3), "Line 2 uses “total” before"),
        ((0, 1, 4, 2, 3), "after line 3 at the same depth is never reached"),
    ],
)
def test_an_order_is_read_as_a_computer_would(order: tuple[int, ...], told: str) -> None:
    """What it stumbles over first is told, at the student's own line."""
    assert told in form_hints(ParsonsSeen(tuple(MEAN[one] for one in order)))[0]


def test_where_only_the_indentation_is_wrong_it_is_about_that() -> None:
    """The order is not called in question."""
    flat = tuple(one if "+=" not in one else "    total += x" for one in MEAN)
    found = form_hints(ParsonsSeen(flat, order_right=True))
    assert found[0].startswith("The order is right.")
    assert "Line 3 ends in a colon" in found[1]


def test_what_a_plot_lacks_is_seen_in_its_code() -> None:
    """Labels that are never set, a legend without words."""
    asked = frozenset({"x label", "legend"})
    found = form_hints(PlotSeen("", asked, frozenset({"plot", "legend"})))
    assert "axis going right has no label" in found[0]
    assert "label=" in found[1]


def test_code_that_stops_comes_before_the_plot() -> None:
    """A plot that was never drawn needs no labels."""
    from tests.hints.watching import observed

    answer = "fig, ax = subplots()\n"
    case = FailingCase(answer, observed(answer, "assert ax"), form=PlotSeen(""))
    assert "subplots" in deterministic_hints(case)[0]
    assert not any("edges" in one for one in deterministic_hints(case))
