"""Pictures of the teacher's workshop: an exercise with what the check found, the objectives, and empty states."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.building import cell, notebook
from tests.journeys.lab import Lab
from tests.journeys.mechanics import TASKS

Take = Callable[[Lab, Path, str], None]
TOAST = ".Toastify__toast"
ENABLED = "command => window.jupyterapp.commands.isEnabled(command)"
NOTEBOOK = "source/forces/forces.ipynb"
BEGUN = "source/waves/waves.ipynb"


def workshop(lab: Lab, folder: Path, take: Take, widen: Callable[[Lab], None]) -> None:
    """The exercise panel beside a source notebook, findings below; then the graph with a circle refused."""
    at_work(lab, NOTEBOOK)
    incline = lab.page.locator(".jp-CodeCell", has_text="def friction(mass").first
    incline.locator(".cm-content").click()
    lab.run("openclass:show-exercise")
    lab.page.get_by_role("region", name="Exercise").wait_for()
    widen(lab)
    lab.run("openclass:check-course")
    expect(lab.page.locator("#openclass-findings .oc-find").first).to_be_visible()
    incline.locator(".cm-content").click()
    expect(lab.page.locator(TOAST)).to_have_count(0)
    take(lab, folder, "lab-author")
    objectives(lab)
    take(lab, folder, "lab-objectives")


def states(lab: Lab, folder: Path, take: Take) -> None:
    """Several exercises at once, and a preview that is tried."""
    at_work(lab, NOTEBOOK)
    lab.run("openclass:show-exercise")
    panel = lab.page.get_by_role("region", name="Exercise")
    lab.run("notebook:select-all")
    panel.get_by_text("exercises selected").wait_for()
    take(lab, folder, "lab-several")
    lab.run("application:toggle-right-area")
    lab.run("openclass:preview-as-student")
    lab.wait_for_notebook("preview:forces/Preview of forces.ipynb")
    sled = TASKS["sled"]
    lab.write("sled", sled.source(sled.wrong).rstrip())
    lab.check_by_key()
    expect(lab.under("sled")).to_contain_text("Not yet")
    lab.answer("sled").get_by_role("button", name="Hint").click()
    expect(lab.under("sled")).to_contain_text("Hint 1")
    take(lab, folder, "lab-preview")


def clean(lab: Lab, folder: Path, take: Take) -> None:
    """A course in which the check finds nothing."""
    at_work(lab, "source/first-assignment/first-assignment.ipynb")
    lab.run("openclass:check-course")
    expect(lab.page.locator("#openclass-findings")).to_contain_text("nothing to fix")
    expect(lab.page.locator(TOAST)).to_have_count(0)
    take(lab, folder, "lab-clean")


def beginnings(lab: Lab, folder: Path, take: Take) -> None:
    """Cells that are no exercise yet, and no objectives."""
    at_work(lab, BEGUN)
    lab.run("openclass:show-exercise")
    expect(lab.page.get_by_role("region", name="Exercise")).to_contain_text("Not an exercise yet")
    lab.page.locator(".jp-MarkdownCell").first.click()
    lab.run("docmanager:save")
    take(lab, folder, "lab-no-exercise")
    lab.run("openclass:show-objectives")
    expect(lab.page.locator(".oc-objectives")).to_contain_text("What should students be able to do?")
    take(lab, folder, "lab-no-objectives")


def at_work(lab: Lab, path: str) -> None:
    """A source notebook in front, nothing at its left."""
    lab.open(path)
    lab.page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    lab.run("application:toggle-left-area")


def begin(course: Path) -> None:
    """A course with a notebook that was written before it was one."""
    source = course / BEGUN
    source.parent.mkdir(parents=True)
    (course / "course.yml").write_text(
        "title: Waves\nassignments:\n  - {name: waves, title: Waves, objectives: []}\n", encoding="utf-8"
    )
    text = "## Speed of a wave\n\nReturn the speed of a wave from its frequency and its length."
    code = "def speed(frequency, length):\n    return frequency * length"
    cells = [
        cell("markdown", text, "ask"),
        cell("code", code, "answer"),
        cell("code", "assert speed(2, 3) == 6", "test"),
    ]
    source.write_text(json.dumps(notebook(cells)), encoding="utf-8")


def objectives(lab: Lab) -> None:
    """Friction chosen, and an arrow that would make a circle."""
    page = lab.page
    lab.run("openclass:show-objectives")
    page.locator(".oc-objectives .oc-node").first.wait_for()
    page.evaluate("() => window.jupyterapp.shell.collapseDown?.()")
    graph = page.locator(".oc-objectives")
    graph.get_by_role("button", name="Connect").click()
    graph.get_by_role("button", name="Centripetal force").click()
    graph.get_by_role("button", name="Newton’s second law").click()
    expect(graph.get_by_role("alert")).to_be_visible()
    graph.get_by_role("button", name="Friction").click()


def weaken(course: Path) -> None:
    """No slope on the incline: who takes the full weight passes, and the check has something to say there."""
    path = course / NOTEBOOK
    content = json.loads(path.read_text(encoding="utf-8"))
    for one in content["cells"]:
        if one["id"] == "incline-test":
            one["source"] = "".join(one["source"]).replace("(2.0, 60.0", "(1.0, 0.0")
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
