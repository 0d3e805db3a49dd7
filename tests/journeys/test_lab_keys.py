"""By keyboard alone, with real keys: a student's whole way, and a teacher's. No click, and no focus set by script."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.classroom import made_once
from tests.journeys.keys import Keys
from tests.journeys.lab import Lab, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics
from tests.journeys.room import nothing_cut
from tests.lab.jupyter import Jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
SOURCE = "source/oscillations/oscillations.ipynb"
FORCES = "source/forces/forces.ipynb"
ENABLED = "command => window.jupyterapp.commands.isEnabled(command)"
INSIDE = "where => document.activeElement?.closest(where)"
CELL = "window.jupyterapp.shell.currentWidget.content.activeCell"
AT = f"() => {CELL}.model.getMetadata('openclass').exercise"
AT_ANSWER = f"""was => {{
  const mark = {CELL}?.model.getMetadata('openclass');
  return mark?.role === 'answer' && mark.exercise !== was;
}}"""
CELLS = "count => window.jupyterapp.shell.currentWidget.content.widgets.length === count"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ada's own: she teaches it, and tries it as her students do."""
    made = made_once(tmp_path_factory, "mechanics", make_mechanics)
    copied = tmp_path_factory.mktemp("keys") / "mechanics"
    shutil.copytree(made, copied, ignore=shutil.ignore_patterns("home"))
    return copied


@pytest.fixture(scope="module")
def jupyter(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """Her Jupyter."""
    with running_lab(tmp_path_factory.mktemp("lab"), course, "--OpenclassLab.user=ada") as found:
        yield found


@pytest.fixture(scope="module")
def lab(chromium: Browser, jupyter: Jupyter) -> Iterator[Lab]:
    """Lab with the launcher in front, where the focus is after the start."""
    with lab_page(chromium, jupyter) as found:
        found.open()
        found.page.wait_for_function(ENABLED, arg="openclass:show-class")
        focus_in(found, ".jp-Launcher")
        yield found


@pytest.fixture
def keys(lab: Lab) -> Keys:
    """Her keyboard."""
    return Keys(lab.page)


def focus_in(lab: Lab, where: str) -> None:
    """Wait until the focus is there."""
    lab.page.wait_for_function(INSIDE, arg=where)


def at_answer(lab: Lab, was: str = "") -> None:
    """Wait until an answer is selected, another one than it was, and the focus is at it."""
    lab.page.wait_for_function(AT_ANSWER, arg=was)
    focus_in(lab, ".jp-Cell.jp-mod-active")


def answer(lab: Lab, keys: Keys, source: str) -> None:
    """Type over the selected answer, and check it; until it is known what comes next."""
    keys.press("Enter")
    focus_in(lab, ".cm-content")
    keys.press("Control+a")
    keys.write(source)
    with lab.page.expect_response(re.compile("/progress")):
        keys.press("Control+Shift+Enter")


def test_a_student_from_the_path_to_the_next_notebook(lab: Lab, keys: Keys) -> None:
    """What next, a wrong answer, a hint, right ones until mastery, the notice, the map, the gate, handing in."""
    keys.command("Show the course path")
    expect(lab.panel.get_by_role("button", name=re.compile("^Practice"))).to_be_focused()
    keys.press("Enter")
    lab.wait_for_notebook("forces/forces.ipynb")
    at_answer(lab)
    lab.page.wait_for_function(ENABLED, arg="openclass:check")
    task = TASKS[lab.page.evaluate(AT)]
    answer(lab, keys, task.source(task.wrong))
    expect(lab.under(task.name)).to_contain_text("Not yet")
    keys.press("Escape", "Shift+H")
    expect(lab.under(task.name)).to_contain_text("A heavier sled is harder to move")
    answer(lab, keys, task.source("force + mass"))
    keys.press("Escape")
    expect(lab.under(task.name).get_by_role("button", name="Show hint 2")).to_be_visible()
    keys.tab_to("Show hint 2")
    keys.press("Enter")
    expect(lab.under(task.name)).to_contain_text("Newton’s second law is")
    assert keys.focused.startswith("Hints for")
    keys.press("Escape")
    while True:
        answer(lab, keys, task.source(task.right))
        expect(lab.under(task.name)).to_contain_text("Passed")
        keys.press("Escape")
        if "Mastered" in lab.under(task.name).inner_text():
            break
        keys.press("n")
        at_answer(lab, task.name)
        task = TASKS[lab.page.evaluate(AT)]

    expect(lab.page.get_by_role("button", name="Open Energy")).to_be_visible()
    keys.tab_to("Open Energy")
    keys.press("Enter")
    lab.wait_for_notebook("energy/energy.ipynb")
    focus_in(lab, ".jp-Notebook .jp-Cell")
    keys.press("g")
    focus_in(lab, "[role=dialog]")
    keys.press("Escape")
    focus_in(lab, ".jp-Notebook")
    keys.command("Submit")
    expect(lab.page.get_by_text("Energy is handed in.")).to_be_visible()
    keys.command("Show the course map")
    focus_in(lab, ".oc-map-view")
    keys.tab_to("Friction")
    keys.press("ArrowLeft")
    assert keys.focused.startswith("Newton’s second law")


def test_a_teacher_from_an_objective_to_an_exception(lab: Lab, keys: Keys, course: Path) -> None:
    """An objective, an exercise undone and made, its form, findings at their cells, release, the class, an override."""
    keys.command("Add objective")
    focus_in(lab, "#openclass-exercise")
    keys.write("Damping")
    keys.press("Enter")
    expect(lab.page.locator(".oc-objectives").get_by_role("button", name="Damping")).to_be_visible()
    keys.command("Zoom in on the objectives")
    expect(lab.page.locator(".oc-objectives")).to_contain_text("125%")
    keys.command("Objective: id, to be renamed everywhere")
    keys.wait_for("Id")
    keys.write("damped")
    keys.command("Rename everywhere")
    expect(lab.page.get_by_label("Id", exact=True)).to_have_value("damped")
    expect(lab.page.get_by_role("button", name="Rename everywhere")).to_have_count(0)

    keys.command("Open from Path")
    focus_in(lab, ".jp-Dialog")
    keys.write(SOURCE)
    keys.press("Enter")
    lab.wait_for_notebook(SOURCE)
    focus_in(lab, ".jp-Notebook .jp-Cell")
    lab.page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    for key, count in (("e", 6), ("z", 3), ("e", 6)):
        keys.press(key)
        lab.page.wait_for_function(CELLS, arg=count)
        focus_in(lab, ".jp-Notebook")
    keys.command("Show the exercise panel")
    focus_in(lab, "#openclass-exercise")
    assert keys.focused == "Title"
    keys.write("A damped swing")
    keys.tab_to("Points")
    keys.press("Control+a")
    keys.write("3")
    keys.tab_to("Shows")
    keys.write("Damping")
    keys.press("Enter")
    keys.tab_to("Easy")
    keys.press("ArrowRight")
    keys.command("Add a hint")
    keys.wait_for("Add a hint")
    keys.tab_to("Hint 1")
    keys.write("What does it lose?")
    keys.press("Escape")
    focus_in(lab, ".jp-Notebook")
    fields_and_rows_by_command(lab, keys)

    keys.command("Release")
    expect(lab.page.get_by_text("Releasing Oscillations: done.")).to_be_visible()
    written = (course / SOURCE).read_text(encoding="utf-8")
    for words in ('"A damped swing"', '"damped"', '"medium"', '"What does it lose?"', '"points": 3'):
        assert words in written, words
    assert (course / "release/oscillations/oscillations.ipynb").is_file()
    forces = (course / FORCES).read_text(encoding="utf-8")
    (course / FORCES).write_text(forces.replace('"full-weight"', '"half-weight"'), encoding="utf-8")
    keys.command("Check course")
    listed = lab.page.locator("#openclass-findings")
    expect(listed).to_contain_text("forces.ipynb")
    keys.command("Show what the check found")
    focus_in(lab, "#openclass-findings")
    keys.tab_to("forces.ipynb")
    keys.press("Enter")
    lab.wait_for_notebook(FORCES)
    focus_in(lab, ".jp-Cell.jp-mod-active")
    expect(lab.page.locator(".jp-Cell.jp-mod-active .oc-found")).to_contain_text("half-weight")
    keys.command("Findings of this notebook only")
    expect(listed.get_by_label("Only this notebook")).to_be_checked()

    keys.command("Show the class")
    expect(lab.page.locator(".oc-dash").get_by_role("grid")).to_be_visible()
    keys.tab_to("ada, Units")
    keys.press("Enter")
    expect(lab.page.locator(".oc-drawer")).to_be_visible()
    keys.tab_to("Open Circular motion")
    keys.press("Enter", "Escape")
    assert keys.focused == "Open Circular motion"
    keys.press("Enter")
    keys.write("Explained at the board.")
    keys.tab_to("Open it")
    keys.press("Enter")
    expect(lab.page.get_by_role("button", name="Open Circular motion")).to_have_count(0)
    expect(lab.page.locator(".oc-dash")).to_contain_text("1 assignment was opened by hand")
    expect(lab.page.locator(".oc-drawer").get_by_role("status")).to_have_text(
        "Circular motion is open for ada now."
    )
    focus_in(lab, ".oc-drawer")
    keys.press("Escape")
    expect(lab.page.locator(".oc-drawer")).to_have_count(0)
    assert keys.focused.startswith("ada, Units")


def fields_and_rows_by_command(lab: Lab, keys: Keys) -> None:
    """A field of the panel, opened where it is closed; a row is asked for where several could be meant."""
    lab.page.evaluate("() => window.jupyterapp.shell.collapseRight()")
    keys.command("Exercise: points")
    keys.wait_for("Points")
    keys.command("Add a hint")
    keys.wait_for("Add a hint")
    keys.command("Remove a hint")
    focus_in(lab, ".jp-Dialog")
    keys.press("ArrowDown", "Enter")
    expect(lab.page.get_by_label("Hint 2", exact=True)).to_have_count(0)
    expect(lab.page.get_by_label("Hint 1", exact=True)).to_have_value("What does it lose?")
    for hidden in ("zoom-in", "next-student", "keep-hint", "rename-everywhere"):
        assert not lab.page.evaluate(ENABLED, f"openclass:{hidden}"), hidden
    keys.command("Exercise: title")
    keys.wait_for("Title")
    keys.press("Escape")
    focus_in(lab, ".jp-Notebook")


def test_little_room_is_enough_for_a_teacher(lab: Lab) -> None:
    """800 pixels: forms, findings at cells and in the list, and the graph are whole."""
    lab.page.set_viewport_size({"width": 800, "height": 700})
    lab.run("docmanager:open", path=FORCES)
    lab.wait_for_notebook(FORCES)
    lab.run("openclass:show-findings")
    expect(lab.page.locator("#openclass-findings .oc-find").first).to_be_visible()
    found = nothing_cut(lab.page, "#openclass-findings")
    lab.page.locator("#openclass-findings").get_by_role("button", name=re.compile("^forces")).first.press(
        "Enter"
    )
    expect(lab.page.locator(".jp-Cell .oc-found").first).to_be_visible()
    found += nothing_cut(lab.page, ".jp-Cell .oc-found")
    lab.run("openclass:show-exercise")
    expect(lab.page.locator("#openclass-exercise").get_by_label("Title")).to_be_visible()
    found += nothing_cut(lab.page, "#openclass-exercise")
    lab.run("openclass:show-objectives")
    lab.page.locator(".oc-objectives").get_by_role("button", name="Damping").click()
    expect(lab.page.locator("#openclass-exercise").get_by_label("Id")).to_be_visible()
    found += nothing_cut(lab.page, ".oc-objectives")
    found += nothing_cut(lab.page, "#openclass-exercise")
    assert found == []
