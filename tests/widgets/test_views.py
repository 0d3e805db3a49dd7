"""Widgets as Python has them."""

import json

import pytest

from openclass_nb.widgets import (
    ClassMap,
    CourseMap,
    ExerciseEditor,
    HintBox,
    MasteryMeter,
    ObjectiveEditor,
    Question,
)
from openclass_nb.widgets.course_widget import STATIC, CourseWidget

OURS = {"answer", "course", "exercise", "objective", "view"}


@pytest.mark.parametrize(
    "widget",
    [
        Question("add", course="sums"),
        HintBox("add", course="sums"),
        MasteryMeter("adding", course="sums"),
        CourseMap(course="sums"),
        ClassMap(course="sums"),
        ExerciseEditor("add", course="sums"),
        ObjectiveEditor(course="sums"),
    ],
    ids=repr,
)
def test_a_widgets_state_holds_names_and_what_was_typed(widget: CourseWidget) -> None:
    """No token, no address and nothing of the course's: whoever gets a saved notebook may read its state."""
    foreign = {"layout", "tabbable", "tooltip"}
    own = {name: value for name, value in widget.get_state().items() if not name.startswith("_")}
    assert set(own) - foreign <= OURS
    assert json.dumps([own[name] for name in set(own) - foreign]).count("sums") == 1


@pytest.mark.parametrize("module", ["questions", "progress", "teachers"])
def test_the_front_end_comes_along(module: str) -> None:
    """Scripts and style lie in the package; nothing is fetched from elsewhere."""
    script = (STATIC / f"{module}.js").read_text(encoding="utf-8")
    assert "as default" in script
    assert "import(" not in script
    assert "@import" not in (STATIC / "widgets.css").read_text(encoding="utf-8")


def test_a_students_widget_brings_none_of_the_teachers_editors() -> None:
    """Each module is sent whole for each widget: what it doesn't need would be sent too."""
    sizes = {one.stem: one.stat().st_size for one in STATIC.glob("*.js")}
    assert sizes["progress"] < sizes["teachers"] < sizes["questions"]
    editors = "Rename everywhere"
    assert editors in (STATIC / "teachers.js").read_text(encoding="utf-8")
    assert not any(
        editors in (STATIC / f"{one}.js").read_text(encoding="utf-8") for one in ("questions", "progress")
    )
