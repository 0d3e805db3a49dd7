"""A teacher in a real JupyterLab: exercises and an objective, released."""

import json
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
from playwright.sync_api import expect

from openclass_nb.course.files import load_course
from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.lab import SECONDS, Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics
from tests.journeys.room import nothing_cut

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
NOTEBOOK = "source/oscillations/oscillations.ipynb"
FORCES = "source/forces/forces.ipynb"
ENABLED = "command => window.jupyterapp.commands.isEnabled(command)"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clara's own copy."""
    made = made_once(tmp_path_factory, "mechanics", make_mechanics)
    copied = tmp_path_factory.mktemp("clara") / "mechanics"
    shutil.copytree(made, copied, ignore=shutil.ignore_patterns("home"))
    return copied


@pytest.fixture(scope="module")
def lab(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Clara's Jupyter, started in her course."""
    expect.set_options(timeout=SECONDS)
    with (
        running_lab(tmp_path_factory.mktemp("lab"), course, "--OpenclassLab.user=clara") as jupyter,
        browser() as opened,
        lab_page(opened, jupyter) as page,
    ):
        yield page


def test_an_exercise_is_written_and_released(lab: Lab, course: Path) -> None:
    """One key writes the cells, the panel says what it shows, an objective is made on the spot; then Release."""
    lab.open(NOTEBOOK)
    lab.page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    lab.page.locator(".jp-MarkdownCell").first.click()
    lab.page.keyboard.press("Escape")
    lab.page.keyboard.press("e")
    expect(lab.page.locator(".jp-Cell")).to_have_count(6)
    lab.page.locator(".jp-mod-selected").get_by_role("button", name=re.compile("^(Prompt|Answer)$")).click()
    panel = lab.page.get_by_role("region", name="Exercise")
    panel.get_by_label("Title").fill("Period of a pendulum")
    panel.get_by_label("Points").fill("3")
    panel.get_by_label("Shows").fill("Pendulums")
    panel.get_by_label("Shows").press("Enter")
    expect(panel.get_by_role("button", name="Remove Pendulums")).to_be_visible()
    panel.get_by_text("Medium").click()
    panel.get_by_role("button", name="Add a hint").click()
    panel.get_by_label("Hint 1", exact=True).fill("What does it depend on?")
    assert violations(lab.page, "#openclass-exercise") == []

    lab.run("openclass:release")
    expect(lab.page.get_by_text("Releasing Oscillations: done.")).to_be_visible()
    written = json.loads((course / NOTEBOOK).read_text(encoding="utf-8"))
    marks = [one["metadata"].get("openclass", {}) for one in written["cells"]]
    made = next(one for one in marks if one.get("title") == "Period of a pendulum")
    assert (made["objectives"], made["difficulty"]) == (
        ["springs", "pendulums"],
        "medium",
    )  # its own, and the new
    assert made["hints"] == ["What does it depend on?"]
    assert "pendulums:" in (course / "course.yml").read_text(encoding="utf-8")
    assert "BEGIN" not in (course / "release/oscillations/oscillations.ipynb").read_text(encoding="utf-8")


AT_ONCE = """kinds => Promise.all(
  kinds.map(kind => window.jupyterapp.commands.execute('openclass:new-exercise', { kind }))
)"""
KIND_TITLES = ("choice", "numeric", "symbolic", "parsons", "plot", "text", "table")


def test_each_kind_is_one_step_and_valid(lab: Lab, course: Path) -> None:
    """A command writes the cells of each kind, all within one round trip; what is saved is valid to us and to
    nbgrader, also after a change of one, and of all at once."""
    lab.open(NOTEBOOK)
    lab.page.wait_for_function(ENABLED, arg="openclass:new-exercise")
    lab.page.evaluate(AT_ONCE, KIND_TITLES)
    lab.run("openclass:show-exercise")
    panel = lab.page.get_by_role("region", name="Exercise")
    expect(panel.get_by_label("Kind")).to_have_value("table")
    panel.get_by_role("button", name="Add a column").click()
    panel.get_by_label("Kind").select_option("choice")
    panel.get_by_role("button", name="A wrong one", exact=True).click()
    panel.get_by_label("Text").fill("Twice as much")
    panel.get_by_label("Misconception").fill("Doubles it")
    panel.get_by_label("Misconception").press("Enter")
    panel.get_by_label(re.compile("^What students")).fill("What does half of it give?")
    panel.get_by_role("button", name="Keep it").click()
    expect(panel.get_by_role("button", name="Remove Doubles it")).to_be_visible()
    for theme in ("light", "dark"):
        lab.theme(theme)
        assert violations(lab.page, "#openclass-exercise") == []
    panel.get_by_text("Medium").click()
    lab.run("notebook:select-all")
    expect(panel).to_contain_text(re.compile("[89] exercises selected"))
    expect(panel.get_by_label("Difficulty")).to_have_value("different")
    panel.get_by_label("Difficulty").select_option("hard")
    assert violations(lab.page, "#openclass-exercise") == []
    lab.run("docmanager:save")
    loaded = load_course(course)
    written = next(one for one in loaded.notebooks if one.file == NOTEBOOK)
    assert [one for one in loaded.findings if one.place.file == NOTEBOOK] == []
    kinds = [one.metadata.kind for one in loaded.of_assignment("oscillations")]
    assert {*kinds} == {"code", *KIND_TITLES[:-1]}
    assert {one.metadata.difficulty for one in loaded.of_assignment("oscillations")} == {"hard"}
    ids = [one.id for one in loaded.exercises]
    assert len(set(ids)) == len(ids)
    assert "doubles-it" in loaded.course.misconceptions
    MetadataValidatorV3().validate_nb(nbformat.from_dict(written.content))


def test_a_preview_is_tried(lab: Lab, course: Path) -> None:
    """Wrong: the teacher's message; a hint; right: passed, mastery moves in the preview. The log gets no row."""
    before = logged(course)
    lab.open(FORCES)
    lab.page.wait_for_function(ENABLED, arg="openclass:preview-as-student")
    lab.run("openclass:preview-as-student")
    note = lab.page.get_by_role("note")
    expect(note).to_contain_text("Nothing is recorded")
    lab.wait_for_notebook("preview:forces/Preview of forces.ipynb")
    sled = TASKS["sled"]
    lab.write("sled", sled.source(sled.wrong))
    lab.answer("sled").get_by_role("button", name="Check").click()
    expect(lab.under("sled")).to_contain_text("Does a full shopping cart start faster?")
    lab.answer("sled").get_by_role("button", name="Hint").click()
    expect(lab.under("sled")).to_contain_text("A heavier sled is harder to move")
    lab.write("sled", sled.source(sled.right))
    lab.check_by_key()
    expect(lab.under("sled")).to_contain_text("Passed")
    lab.write("cart", TASKS["cart"].source(TASKS["cart"].right))
    lab.check_by_key()
    expect(lab.under("cart").get_by_role("status")).to_contain_text("Newton’s second law")
    assert not lab.page.evaluate(ENABLED, "openclass:submit")
    for theme in ("light", "dark"):
        lab.theme(theme)
        assert violations(lab.page, ".oc-preview-note") == []
        assert violations(lab.page, ".oc-under") == []
    assert lab.page.evaluate(ENABLED, "openclass:begin-preview-again")
    note.get_by_role("button", name="Begin again").click()
    expect(lab.under("cart")).to_be_attached()
    expect(lab.under("cart")).not_to_contain_text("Passed")
    lab.write("cart", TASKS["cart"].source(TASKS["cart"].wrong))
    expect(lab.page.locator(".jp-mod-dirty")).to_have_count(0)
    lab.run("application:close")
    expect(lab.page.get_by_role("note")).to_have_count(0)  # nobody was asked whether to save it
    assert logged(course) == before


def logged(course: Path) -> dict[str, int]:
    """How many rows each table of the course's records has."""
    with sqlite3.connect(course / "openclass.db") as records:
        names = [one for (one,) in records.execute("select name from sqlite_master where type = 'table'")]
        return {one: records.execute(f'select count(*) from "{one}"').fetchone()[0] for one in names}


def test_objectives_are_edited(lab: Lab, course: Path) -> None:
    """Connected by mouse, a circle refused with its path, added, renamed everywhere and removed by keyboard alone."""
    lab.open()
    lab.page.wait_for_function(ENABLED, arg="openclass:show-objectives")
    lab.page.locator(".jp-Launcher").wait_for()
    lab.run("openclass:show-objectives")
    view, panel = lab.page.locator(".oc-objectives"), lab.page.get_by_role("region", name="Exercise")
    box = view.locator("[data-objective]")
    view.get_by_role("button", name="Connect").click()
    view.get_by_role("button", name="Centripetal force").click()
    view.get_by_role("button", name="Newton’s second law").click()
    alert = view.get_by_role("alert")
    expect(alert).to_contain_text("Centripetal force → Newton’s second law → Friction")
    assert violations(lab.page, ".oc-objectives") == []
    alert.get_by_role("button", name="Leave it").click()

    lab.run("openclass:show-exercise")
    keyboard, count = lab.page.keyboard, box.count()
    view.get_by_role("button", name="Springs").focus()
    keyboard.press("a")
    expect(panel.get_by_label("Name")).to_be_focused()
    keyboard.insert_text("Damping")
    keyboard.press("Enter")
    expect(view.get_by_role("button", name="Damping")).to_be_visible()
    view.get_by_role("button", name="Springs").focus()
    keyboard.press("c")
    expect(view.get_by_role("status")).to_contain_text("What builds on Springs?")
    keyboard.press("Home")
    view.get_by_role("button", name="Damping").focus()
    keyboard.press("Enter")
    expect(view.get_by_role("status")).to_be_empty()
    wait_for_file(course / "course.yml", "requires: [springs]")

    view.get_by_role("button", name="Friction").focus()
    keyboard.press("Enter")
    expect(panel.get_by_label("Name")).to_be_focused()
    panel.get_by_label("Id").fill("dry-friction")
    expect(panel).to_contain_text("in 1 notebook and course.yml.")
    keyboard.press("Enter")
    expect(view.get_by_role("status")).to_contain_text("counts for the new id")
    assert "dry-friction:" in (course / "course.yml").read_text(encoding="utf-8")
    shown = [name for one in load_course(course).exercises for name in one.metadata.objectives]
    assert "friction" not in shown
    assert shown.count("dry-friction") == 3
    for theme in ("light", "dark"):
        lab.theme(theme)
        assert violations(lab.page, ".oc-objectives") == []
        assert violations(lab.page, "#openclass-exercise") == []

    view.get_by_role("button", name="Damping").focus()
    keyboard.press("Delete")
    expect(box).to_have_count(count)
    view.get_by_role("button", name="As list").click()
    expect(view.get_by_role("row", name=re.compile("^Springs"))).to_be_visible()
    assert violations(lab.page, ".oc-objectives") == []


def test_an_arrow_is_pulled_from_box_to_box(lab: Lab, course: Path) -> None:
    """By mouse from a box's right edge: kept in course.yml, taken back; one that closes a circle is refused."""
    lab.open()
    lab.page.wait_for_function(ENABLED, arg="openclass:show-objectives")
    lab.run("openclass:show-objectives")
    view, before = lab.page.locator(".oc-objectives"), load_course(course).course.objectives
    pull(lab, "Centripetal force", "Springs")
    wait_for_file(course / "course.yml", "- energy\n    - centripetal\n")
    view.get_by_role("button", name="Undo").click()
    expect(view.get_by_role("button", name="Undo")).to_be_disabled()
    pull(lab, "Energy", "Units and vectors")
    alert = view.get_by_role("alert")
    expect(alert).to_contain_text("that would make a circle")
    expect(alert).to_contain_text("Units and vectors → Newton’s second law")
    expect(view.locator(".oc-refused").first).to_be_attached()
    view.get_by_role("button", name="Energy").focus()
    lab.page.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    assert load_course(course).course.objectives == before


def pull(lab: Lab, before: str, after: str) -> None:
    """An arrow, as a hand pulls it."""
    node = lab.page.locator(".oc-objectives").get_by_role("button", name=before)
    node.hover()
    node.locator(".oc-grip").hover()
    lab.page.mouse.down()
    lab.page.locator(".oc-objectives").get_by_role("button", name=after).hover()
    lab.page.mouse.up()


def test_twice_as_large_is_as_usable(lab: Lab) -> None:
    """At 200% (WCAG 1.4.10) form, findings, preview, graph and table are whole; only the graph moves sideways."""
    lab.page.set_viewport_size({"width": 720, "height": 450})
    lab.open(FORCES)
    lab.page.wait_for_function(ENABLED, arg="openclass:preview-as-student")
    panel, view = lab.page.locator("#openclass-exercise"), lab.page.locator(".oc-objectives")
    lab.page.locator(".jp-CodeCell", has_text="def acceleration").first.locator(".cm-content").click()
    lab.run("openclass:show-exercise")
    expect(panel.get_by_label("Title")).to_be_visible()
    found = nothing_cut(lab.page, "#openclass-exercise")
    lab.run("openclass:check-course")
    expect(lab.page.locator("#openclass-findings .oc-find").first).to_be_visible()
    found += nothing_cut(lab.page, "#openclass-findings")
    lab.page.evaluate("() => window.jupyterapp.shell.collapseDown()")
    lab.run("openclass:preview-as-student")
    expect(lab.page.get_by_role("note")).to_be_visible()
    found += nothing_cut(lab.page, ".oc-preview-note")
    lab.run("openclass:show-objectives")
    for as_list in (False, True):
        if as_list:
            view.get_by_role("button", name="As list").click()
        view.get_by_role("button", name=re.compile("^Units")).click()
        expect(panel.get_by_label("Id", exact=True)).to_be_visible()
        found += nothing_cut(lab.page, ".oc-objectives")
        found += nothing_cut(lab.page, "#openclass-exercise")
    lab.page.set_viewport_size({"width": 1440, "height": 900})
    assert found == []


def wait_for_file(path: Path, words: str) -> None:
    """Until a file that the service writes says this."""
    end = time.monotonic() + SECONDS / 1000
    while words not in path.read_text(encoding="utf-8"):
        assert time.monotonic() < end, f"{path.name} does not say: {words}"
