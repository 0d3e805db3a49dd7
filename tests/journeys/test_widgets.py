"""Widgets in a real Notebook 7 and a real Lab without our extension: they draw, they work, everybody can use them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from openclass_nb.course.files import read_course_file
from tests.building import cell, notebook
from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.forms import make_forms
from tests.journeys.lab import SECONDS
from tests.lab.jupyter import Jupyter, running_jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
CODE = """from IPython.display import display
from openclass_nb.widgets import *

for one in ({shown}):
    display(one)"""
VIEWS = 'Question("downhill"), MasteryMeter("vectors"), CourseMap(), HintBox("speed-in-si"), ClassMap()'
AUTHORING = 'ObjectiveEditor(), ExerciseEditor("downhill"), ExerciseEditor("downhil")'
SOURCE = "source/motion/motion.ipynb"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two notebooks in it that show widgets."""
    made = made_once(tmp_path_factory, "forms", make_forms)
    folder = tmp_path_factory.mktemp("widgets") / "motion-course"
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns("home"))
    for name, shown in (("views", VIEWS), ("authoring", AUTHORING)):
        written = notebook([cell("code", CODE.format(shown=shown), name)])
        (folder / f"{name}.ipynb").write_text(json.dumps(written), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def jupyter(course: Path) -> Iterator[Jupyter]:
    """A Jupyter in that course, its front ends as they came: our Lab extension is switched off."""
    switched_off = course.parent / "config" / "labconfig" / "page_config.json"
    switched_off.parent.mkdir(parents=True)
    switched_off.write_text(json.dumps({"disabledExtensions": {"openclass-nb": True}}))
    exposed = [f"--{one}.expose_app_in_browser=True" for one in ("JupyterNotebookApp", "LabApp")]
    with running_jupyter(course.parent, course, *exposed) as found:
        yield found


def run(chromium: Browser, jupyter: Jupyter, path: str) -> Page:
    """A notebook, run from top to bottom."""
    page = chromium.new_page(viewport={"width": 1400, "height": 2600}, reduced_motion="reduce")
    page.set_default_timeout(SECONDS)
    page.goto(f"{jupyter.url}/{path}?token={jupyter.token}")
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady")
    assert not page.evaluate("() => window.jupyterapp.commands.hasCommand('openclass:check')")
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    return page


@pytest.fixture(scope="module")
def page(chromium: Browser, jupyter: Jupyter) -> Page:
    """What a student and a class show, in Notebook 7."""
    return run(chromium, jupyter, "notebooks/views.ipynb")


@pytest.fixture(scope="module")
def workshop(chromium: Browser, jupyter: Jupyter) -> Page:
    """The teacher's editors, in Lab."""
    return run(chromium, jupyter, "lab/tree/authoring.ipynb")


def test_a_student_who_shows_a_teachers_editor_is_told_so_and_gets_nothing(
    chromium: Browser, course: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In words, in its place; no solution, hint or wrong answer comes over any wire."""
    config = tmp_path_factory.mktemp("student")
    options = [
        "--LabApp.expose_app_in_browser=True",
        "--OpenclassLab.user=ada",
        "--OpenclassLab.role=student",
    ]
    with running_jupyter(config, course, *options) as found:
        page = chromium.new_page()
        page.set_default_timeout(SECONDS)
        came: list[str] = []
        page.on("websocket", lambda wire: wire.on("framereceived", lambda frame: came.append(told(frame))))
        page.goto(f"{found.url}/lab/tree/authoring.ipynb?token={found.token}")
        page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady")
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        refused = page.locator(".oc-widget", has_text="You are in it as a student.")
        expect(refused).to_have_count(3)
        expect(refused.first).to_contain_text("For teachers")
        assert violations(page, ".oc-widget") == []
        page.close()
    assert any("student" in one for one in came)
    secret = mark(course)
    assert not [one for one in came if secret["formula"] in one or "right angles to the slope" in one]


def told(frame: str | bytes) -> str:
    """What came over a wire, as text."""
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


def test_a_question_is_answered_and_meter_and_map_follow(page: Page) -> None:
    """Typed, understood, checked, hinted at; after the check the others show what it moved, by themselves."""
    question = page.get_by_role("region", name="Weight along a slope", exact=True)
    meters = page.get_by_role("meter", name="Vectors")
    expect(meters).to_have_count(2)
    before = [one.get_attribute("aria-valuenow") for one in meters.all()]
    question.get_by_role("textbox").fill("m g cos theta")
    expect(question.locator(".oc-preview math")).to_be_visible()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").first).to_contain_text("Not yet")
    for meter, value in zip(meters.all(), before, strict=True):
        expect(meter).not_to_have_attribute("aria-valuenow", str(value))
    assert len({one.get_attribute("aria-valuenow") for one in meters.all()}) == 1
    question.get_by_role("button", name="Hint", exact=True).click()
    expect(question).to_contain_text("Show hint 1")
    question.get_by_role("textbox").fill("m g sin theta")
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").first).to_contain_text("Passed")


def test_map_hints_and_class_are_drawn(page: Page) -> None:
    """The graph with its objectives, what a hint would mean, and the class with its first student."""
    expect(page.locator(".oc-graph").get_by_role("button", name="Momentum")).to_be_visible()
    expect(page.locator(".oc-widget", has_text="Show hint 1").last).to_be_visible()
    expect(page.locator(".oc-widget").nth(4)).not_to_be_empty()


def test_everybody_can_use_them(page: Page) -> None:
    """axe-core finds nothing in any of them."""
    expect(page.locator(".oc-graph")).to_be_visible()
    assert violations(page, ".oc-widget") == []


def test_a_label_names_its_own_widgets_field(workshop: Page) -> None:
    """Each widget has a React of its own, and no id twice on the page."""
    node(workshop, "Units").click()
    expect(exercise(workshop).get_by_label("Title", exact=True)).to_have_value("Weight along a slope")
    expect(workshop.get_by_label("Name", exact=True)).to_have_value("Units")
    ids = workshop.locator(".oc-widget [id]").evaluate_all("all => all.map(one => one.id)")
    assert ids
    assert len(set(ids)) == len(ids)


def test_objectives_are_written_by_keyboard_alone(workshop: Page, course: Path) -> None:
    """Added, named, connected, a circle refused with its path, taken back: in course.yml each time."""
    editor, keys = workshop.locator(".oc-objectives"), workshop.keyboard
    editor.get_by_role("button", name="Add objective").focus()
    keys.press("Enter")
    expect(workshop.get_by_label("Name", exact=True)).to_be_focused()
    keys.type("Springs")
    keys.press("Enter")
    springs = node(workshop, "Springs")
    expect(springs).to_contain_text("3 more needed")
    node(workshop, "Momentum").focus()
    keys.press("c")
    expect(workshop.get_by_text("What builds on Momentum?")).to_be_visible()
    springs.focus()
    keys.press("Enter")
    expect(workshop.get_by_role("button", name="Remove Momentum")).to_be_visible()
    assert objectives(course)["springs"].requires == ("momentum",)
    springs.focus()
    keys.press("c")
    node(workshop, "Units").focus()
    keys.press("Enter")
    refused = workshop.locator(".oc-widget").get_by_role("alert")
    expect(refused).to_contain_text("that would make a circle")
    expect(refused).to_contain_text("Momentum → Springs → Units")
    node(workshop, "Units").focus()
    keys.press("Escape")
    expect(refused).to_have_count(0)
    keys.press("ControlOrMeta+z")
    expect(workshop.get_by_role("button", name="Remove Momentum")).to_have_count(0)
    assert objectives(course)["springs"].requires == ()


def node(page: Page, name: str) -> Locator:
    """An objective's box."""
    return page.locator(".oc-node", has=page.get_by_text(name, exact=True))


def objectives(course: Path) -> Any:
    """What course.yml says now."""
    return read_course_file(course / "course.yml").objectives


def test_an_objective_is_renamed_everywhere_and_the_other_editor_knows(workshop: Page, course: Path) -> None:
    """In course.yml and in the notebook; the exercise's editor beside it goes on from what the file holds now."""
    vectors = node(workshop, "Vectors")
    vectors.focus()
    workshop.keyboard.press("Enter")
    field = workshop.get_by_label("Id", exact=True)
    field.focus()
    workshop.keyboard.press("ControlOrMeta+a")
    workshop.keyboard.type("arrows")
    workshop.get_by_role("button", name="Rename everywhere").focus()
    workshop.keyboard.press("Enter")
    expect(workshop.locator(".oc-editor code").first).to_have_text("arrows")
    assert "arrows" in objectives(course)
    assert '"arrows"' in (course / SOURCE).read_text(encoding="utf-8")
    title = exercise(workshop).get_by_label("Title", exact=True)
    title.fill("Down the slope")
    expect(exercise(workshop)).to_contain_text(f"Saved in {SOURCE}")
    expect(exercise(workshop).get_by_role("heading", name="Down the slope")).to_be_visible()
    written = mark(course)
    assert (written["title"], written["objectives"]) == ("Down the slope", ["arrows"])


def exercise(page: Page) -> Locator:
    """The exercise's editor."""
    return page.locator(".oc-editor", has=page.locator("code", has_text="downhill"))


def mark(course: Path) -> dict[str, Any]:
    """What the answer cell says of the exercise."""
    cells = json.loads((course / SOURCE).read_text(encoding="utf-8"))["cells"]
    marks = (one["metadata"].get("openclass", {}) for one in cells)
    return next(one for one in marks if one.get("exercise") == "downhill" and one["role"] == "answer")


def test_a_notebook_changed_underneath_is_told_not_overwritten(workshop: Page, course: Path) -> None:
    """Both are offered: the other is shown, or one's own is kept."""
    editor = exercise(workshop)
    title = editor.get_by_label("Title", exact=True)
    for theirs, mine, button, then in (
        ("Theirs", "Mine", "Show the other", "Theirs"),
        ("Theirs again", "Mine again", "Keep mine", "Mine again"),
    ):
        expect(editor).to_contain_text(f"Saved in {SOURCE}")
        before = title.input_value()
        text = (course / SOURCE).read_text(encoding="utf-8")
        (course / SOURCE).write_text(text.replace(f'"title": "{before}"', f'"title": "{theirs}"'))
        title.focus()
        workshop.keyboard.press("ControlOrMeta+a")
        workshop.keyboard.type(mine)
        expect(editor.get_by_role("alert")).to_contain_text("changed elsewhere meanwhile")
        assert mark(course)["title"] == theirs
        assert violations(workshop, ".oc-widget") == []
        editor.get_by_role("button", name=button).focus()
        workshop.keyboard.press("Enter")
        expect(title).to_have_value(then)
        expect(editor.get_by_role("alert")).to_have_count(0)
    expect(editor).to_contain_text(f"Saved in {SOURCE}")
    assert mark(course)["title"] == "Mine again"


def test_an_exercise_that_there_is_not_is_told_with_the_one_that_was_meant(workshop: Page) -> None:
    """In the service's words; and nobody is kept out of any of the editors."""
    expect(workshop.get_by_text("There is no exercise “downhil”. Did you mean “downhill”?")).to_be_visible()
    assert violations(workshop, ".oc-widget") == []
