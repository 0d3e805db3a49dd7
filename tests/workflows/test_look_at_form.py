"""What a hint may know about an answer that is no code: how it differs, kind by kind."""

from typing import Any

import pytest

from openclass_nb.course.kinds.models import KINDS
from openclass_nb.hints.forms import (
    ChoiceSeen,
    FrameSeen,
    NumericSeen,
    ParsonsSeen,
    PlotSeen,
    SymbolicSeen,
    TableSeen,
    TextSeen,
    form_hints,
)
from openclass_nb.workflows.look_at_form import look_at_form

LINES = (
    "def mean(xs):",
    "    total = 0",
    "    for x in xs:",
    "        total += x",
    "    return total / len(xs)",
)
WEIGHTS = (("a", 1.0, 9.81), ("b", 2.0, 19.62))


def seen(kind: str, answer: str, message: str = "", **about: Any) -> Any:
    """The look at an answer of that kind."""
    exercise = KINDS[kind].model_validate({"exercise": "it", "kind": kind, **about})
    return look_at_form(exercise, answer, message)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3200 m/s", NumericSeen("power of ten")),
        ("-3.2 m/s", NumericSeen("sign")),
        ("11.5 km/h", NumericSeen("same", figures=(2, 3))),
        ("3.2 km/h", NumericSeen("same", "other scale")),
        ("3.20 m/s", NumericSeen("same", figures=(2, 3))),
        ("3.3 m/s", NumericSeen("near")),
    ],
)
def test_a_number(typed: str, found: NumericSeen) -> None:
    """Unit, figures and size apart."""
    assert seen("numeric", f'v = Numeric("{typed}")', value="3.2 m/s", figures=2) == found


def test_a_unit_of_something_else_is_seen_where_it_is_tested() -> None:
    """Elsewhere it is not read at all, and costs nothing."""
    assert (
        seen("numeric", 'v = Numeric("3.2 m")', value="3.2 m/s", units_tested=True).unit == "other dimension"
    )
    assert seen("numeric", 'v = Numeric("3.2 m")', value="3.2 m/s") is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pi sqrt(L/g)", SymbolicSeen("factor")),
        ("-2 pi sqrt(L/g)", SymbolicSeen("sign")),
        ("2 pi sqrt(g/L)", SymbolicSeen("upside down", (("L", "otherwise"), ("g", "otherwise")))),
        ("2 pi sqrt(L)", SymbolicSeen("other", (("g", "missing"),))),
        ("2 pi sqrt(L m/g)", SymbolicSeen("other", (("m", "too many"),))),
        ("6.28 sqrt(L/g)", SymbolicSeen("near")),
    ],
)
def test_a_formula(typed: str, found: SymbolicSeen) -> None:
    """How it depends on each symbol."""
    about = {"formula": "2 pi sqrt(L/g)", "symbols": {"L": {}, "g": {}, "m": {}}}
    assert seen("symbolic", f'T = Symbolic("{typed}")', **about) == found


def test_the_form_of_a_formula() -> None:
    """Right, and not factored."""
    found = seen("symbolic", 'y = Symbolic("x^2 + 2x + 1")', formula="x^2+2x+1", form="factored")
    assert found == SymbolicSeen("same", form="factored")


def test_a_choice() -> None:
    """Whether too much or too little is chosen, not what."""
    options = [{"text": "a", "right": True}, {"text": "b", "right": True}, {"text": "c"}]
    for answer, wrong, missing in (('"A"', False, True), ('"A", "B", "C"', True, False), ('"C"', True, True)):
        found = seen("choice", f"x = Choice({answer})", options=options, several=True)
        assert found == ChoiceSeen(True, wrong, missing, 3)


def test_lines_in_order() -> None:
    """Missing, too many, or only deeper than they should be."""
    about = {"lines": LINES, "distractors": [{"line": "        total = x"}]}
    flat = [one if "+=" not in one else "    total += x" for one in LINES]
    other = [one if "+=" not in one else "        total = x" for one in LINES]
    assert seen("parsons", f"p = Parsons({flat})", **about).order_right
    assert seen("parsons", f"p = Parsons({other})", **about) == ParsonsSeen(tuple(other), False, True, True)


def test_a_table() -> None:
    """What the wrong cells have in common."""
    about = {"columns": ("body", "mass", "weight"), "rows": WEIGHTS, "blank": ((1, 3), (2, 3))}
    found = seen("table", 'x = Table(["a", 1, 9810], ["b", 2, 19620])', **about)
    assert found == TableSeen(("weight", "weight"), (1, 2), 0, 2, "power of ten")
    assert seen("table", 'x = Table(["a", 1, 9.81], ["b", 2, None])', **about).empty == 1


def test_a_plot_a_frame_and_a_text() -> None:
    """From the code, the check's message and the words."""
    plot = seen("plot", "ax.plot([1], [2])\nax.set_xlabel('t')", "oh", x={"label": ["time"]}, legend=True)
    assert plot == PlotSeen("oh", frozenset({"x label", "legend"}), frozenset({"plot", "set_xlabel"}))
    frame = seen(
        "table", "df = 1", "df has 2 rows; 3 are asked for.", columns=("a",), rows=((1,),), frame="df"
    )
    assert frame == FrameSeen("df has 2 rows; 3 are asked for.", "df")
    assert seen("text", "It falls because of gravity, about 3 m.") == TextSeen(8, True)
    assert seen("text", "It takes 3.").bare_number == "3"


def test_code_is_no_form() -> None:
    """Nor is what can't be read."""
    assert seen("code", "x = 1") is None
    assert seen("numeric", "v = Numeric(", value="3 m") is None


def test_no_hint_holds_what_is_right() -> None:
    """Neither value, nor formula, nor option, nor line."""
    told = " ".join(form_hints(seen("numeric", 'v = Numeric("6.4 m/s")', value="3.2 m/s")))
    told += " ".join(form_hints(seen("symbolic", 'T = Symbolic("L")', formula="2 pi sqrt(L/g)")))
    told += " ".join(form_hints(seen("parsons", f"p = Parsons({list(LINES[::-1])})", lines=LINES)))
    assert not any(one in told for one in ("3.2", "sqrt", "pi ", "return total", "for x in"))
