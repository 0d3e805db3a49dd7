"""From an empty folder to a released, graded exercise in a real JupyterLab, each action of the teacher counted."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

from openclass_nb.course.answers import with_answers
from tests.journeys.axe import violations
from tests.journeys.lab import SECONDS, Lab, browser, lab_page, running_lab

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
ENABLED = "command => window.jupyterapp.commands.isEnabled(command)"
CELLS = "count => window.jupyterapp.shell.currentWidget.content.widgets.length === count"
NOTEBOOK = "source/first-assignment/first-assignment.ipynb"
ANSWERS = {
    "first-assignment-1": "def first_assignment_1(x):\n    return 2 * x\n",
    "first-assignment-2": "def first_assignment_2(x):\n    return x + x\n",
}


@dataclass
class Actions:
    """What the teacher did."""

    done: list[str] = field(default_factory=list)

    def do(self, what: str, act: Callable[[], object]) -> None:
        """One click, or one key."""
        act()
        self.done.append(what)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    return tmp_path_factory.mktemp("begin") / "my-mechanics"


@pytest.fixture(scope="module")
def lab(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Clara's Jupyter, started in it."""
    folder.mkdir()
    expect.set_options(timeout=SECONDS)
    with (
        running_lab(tmp_path_factory.mktemp("lab"), folder, "--OpenclassLab.user=clara") as jupyter,
        browser() as opened,
        lab_page(opened, jupyter, width=800, height=720) as page,
    ):
        yield page


def test_four_actions_and_one_for_each_exercise(lab: Lab, folder: Path) -> None:
    """New course, the exercises, Check course, Release, Grade; findings stand at their cells and in the list."""
    lab.open()
    lab.page.wait_for_function(ENABLED, arg="openclass:new-course")
    actions, page = Actions(), lab.page
    lab.run("openclass:show-path")
    expect(lab.panel).to_contain_text("Open the folder of your course, or start one.")
    expect(lab.panel.get_by_role("button", name="Start a course here")).to_be_visible()
    actions.do("New course", page.locator(".jp-LauncherCard[title^='Begin a course']").click)
    lab.wait_for_notebook(NOTEBOOK)
    page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    for number in (1, 2):
        actions.do("New exercise", lambda: lab.run("openclass:new-exercise"))
        page.wait_for_function(CELLS, arg=1 + 3 * number)
    actions.do("Check course", lambda: lab.run("openclass:check-course"))
    listed = page.locator("#openclass-findings")
    expect(listed).to_contain_text("mastery needs 3 right answers")
    for theme in ("light", "dark"):
        lab.theme(theme)
        assert violations(page, "#openclass-findings") == []
    actions.do("Release", lambda: lab.run("openclass:release"))
    expect(page.get_by_text("Releasing First assignment: done.")).to_be_visible()
    hand_in(folder)
    actions.do("Grade", lambda: lab.run("openclass:grade"))
    expect(page.get_by_text("Grading First assignment: done.")).to_be_visible()
    assert score(folder) == len(ANSWERS)
    assert len(actions.done) == 4 + len(ANSWERS), actions.done
    lab.run("launcher:create")  # there is a course now: another one is not begun in it
    expect(page.locator(".jp-LauncherCard[title^='What requires what']").last).to_be_visible()
    expect(page.locator(".jp-LauncherCard[title^='Begin a course']")).to_have_count(0)


def test_a_preview_needs_no_release(lab: Lab, folder: Path) -> None:
    """What students would get now: the new exercise without its solution, in a tab of its own; no file is written."""
    page = lab.page
    lab.run("docmanager:open", path=NOTEBOOK)
    lab.wait_for_notebook(NOTEBOOK)
    page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    before = sorted(
        one.as_posix() for one in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in one.parts
    )
    lab.run("openclass:new-exercise", kind="numeric")
    lab.run("openclass:preview-as-student")
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(shown.locator(".oc-control").get_by_placeholder("number")).to_be_visible()
    expect(shown).not_to_contain_text("BEGIN SOLUTION")
    expect(shown).not_to_contain_text("return 2 * x")
    after = sorted(one.as_posix() for one in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in one.parts)
    assert after == before


def hand_in(course: Path) -> None:
    """As nbgrader collects it: Ada's answers in submitted/."""
    name = "first-assignment/first-assignment.ipynb"
    released = json.loads((course / "release" / name).read_text(encoding="utf-8"))
    path = course / "submitted" / "ada" / name
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(with_answers(released, ANSWERS)), encoding="utf-8")


def score(course: Path) -> float:
    """All that nbgrader's gradebook has."""
    with sqlite3.connect(course / "gradebook.db") as gradebook:
        found = gradebook.execute("select sum(coalesce(manual_score, auto_score)) from grade").fetchone()
    return float(found[0] or 0)
