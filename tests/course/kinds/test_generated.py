"""Tests that follow from what a teacher asks of a plot or a data frame."""

from typing import Any

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

from openclass_nb.course.kinds import CodeExercise, PlotExercise, TableExercise
from openclass_nb.course.kinds.generated import generated_tests

PLOT = PlotExercise.model_validate(
    {
        "exercise": "p",
        "kind": "plot",
        "x": {"label": ["time", "(s)"], "limits": [0, 3]},
        "y": {"label": ["height"], "scale": "linear"},
        "heading": ["fall"],
        "data": [{"x": [0, 1, 2], "y": [0, 1, 4]}],
    }
)
FRAME = TableExercise.model_validate(
    {
        "exercise": "t",
        "kind": "table",
        "frame": "summary",
        "columns": ["place", "mean"],
        "rows": [["Bern", 1.5], ["Chur", 2]],
        "dtypes": {"mean": "number"},
        "row_order": False,
    }
)


def axes(**changes: Any) -> Any:
    """A plot as it is asked for, but for the changes."""
    matplotlib.use("agg")
    made = Figure().add_subplot()
    made.plot([0, 1, 2], changes.pop("y", [0, 1, 4]))
    made.set(
        **{"xlabel": "time (s)", "ylabel": "Height (m)", "title": "Free fall", "xlim": (0, 3), **changes}
    )
    return made


def test_a_plot_as_asked_passes() -> None:
    """In one test cell or in two."""
    for cells in (1, 2):
        for text in generated_tests(PLOT, cells):
            exec(text, {"ax": axes()})


@pytest.mark.parametrize(
    "changes",
    [
        {"xlabel": "t"},
        {"ylabel": ""},
        {"title": "Plot"},
        {"xlim": (0, 9)},
        {"yscale": "log"},
        {"y": [0, 1, 5]},
    ],
    ids=lambda one: next(iter(one)),
)
def test_another_plot_fails_with_a_question(changes: dict[str, Any]) -> None:
    """What is seen is told."""
    (text,) = generated_tests(PLOT, 1)
    with pytest.raises(AssertionError) as failed:
        exec(text, {"ax": axes(**changes)})
    assert len(str(failed.value)) > 20


def test_a_frame_is_compared_by_content_order_and_kind() -> None:
    """As the teacher chooses: here rows and columns may come in any order."""
    (text,) = generated_tests(FRAME, 1)
    right = pd.DataFrame({"mean": [2, 1.5], "place": ["Chur", "Bern"]})
    exec(text, {"summary": right})
    for wrong in (
        right.rename(columns={"mean": "average"}),
        right.assign(mean=right["mean"] + 1),
        right.assign(mean=right["mean"].astype(str)),
        right.head(1),
    ):
        with pytest.raises(AssertionError):
            exec(text, {"summary": wrong})


def test_other_kinds_have_none() -> None:
    """Their tests are the teacher's own."""
    assert generated_tests(CodeExercise(exercise="c"), 1) == []
