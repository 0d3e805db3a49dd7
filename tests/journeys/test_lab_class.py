"""The class in a real JupyterLab: four hundred students, who is stuck on what, what they wrote, and an exception."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from openclass_nb.grading.course_secret import course_secret
from openclass_nb.records import AttemptEntry, AuditEntry, HintLedger
from openclass_nb.workflows.hint_pseudonyms import pseudonym
from openclass_nb.workflows.opened_course import open_course
from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.crowd import make_crowd
from tests.journeys.keys import Keys
from tests.journeys.lab import SECONDS, Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import make_mechanics
from tests.journeys.room import nothing_cut

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
WRITTEN = "What does the task ask you to find, a force or an acceleration?"
STUCK = "table[aria-labelledby] .oc-link"
ENABLED = "command => window.jupyterapp.commands.isEnabled(command)"
FRAMES = """async count => {
  const slider = document.querySelector('.oc-strip input');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const frame = () => new Promise(requestAnimationFrame);
  const work = [];
  for (let at = 0; at < count; at++) {
    await frame();
    const start = performance.now();
    set.call(slider, String(at * 3));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(resolve => setTimeout(resolve));
    document.querySelector('.oc-heat').getBoundingClientRect();
    work.push(performance.now() - start);
  }
  return work.sort((one, other) => one - other);
}"""
"""Milliseconds of script, style and layout for each move of the frame: what a frame of scrolling costs."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clara's own copy, with four hundred students in it."""
    made = made_once(tmp_path_factory, "mechanics", make_mechanics)
    copied = tmp_path_factory.mktemp("clara") / "mechanics"
    shutil.copytree(made, copied, ignore=shutil.ignore_patterns("home"))
    ada, *_ = make_crowd(copied, datetime.now(UTC))
    got_a_written_hint(copied, ada)
    return copied


def got_a_written_hint(course: Path, student: str) -> None:
    """After a try at the sled, as the service records it when a model has written one; once more from the cache."""
    opened = open_course(course)
    wrong = "def acceleration(force, mass):\n    return force + mass\n"
    opened.log.add(
        [
            AttemptEntry(
                "sled", student, "forces", "sled", datetime.now(UTC), 0, 2, answer=wrong, source="check"
            )
        ]
    )
    about = ("forces", "sled", "orient", "a model", "", "", "0123456789abcdef")
    for outcome in ("shown", "cached"):
        name = pseudonym(course_secret(course), student)
        HintLedger(opened.log.engine).write_down(
            AuditEntry(datetime.now(UTC), name, *about, outcome, text=WRITTEN)
        )
    opened.log.close()


@pytest.fixture(scope="module")
def lab(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Clara's Jupyter with the class in front."""
    expect.set_options(timeout=SECONDS)
    with (
        running_lab(tmp_path_factory.mktemp("lab"), course, "--OpenclassLab.user=clara") as jupyter,
        browser() as opened,
        lab_page(opened, jupyter) as page,
    ):
        page.open()
        page.page.wait_for_function("() => window.jupyterapp.commands.isEnabled('openclass:show-class')")
        page.run("openclass:show-class")
        yield page


@pytest.fixture
def dashboard(lab: Lab) -> Locator:
    """The class."""
    found = lab.page.locator(".oc-dash")
    expect(found.get_by_role("grid")).to_be_visible()
    return found


def test_who_is_where_who_is_stuck_and_what_goes_wrong(dashboard: Locator) -> None:
    """In words, as a map of the visible students only, and in two lists."""
    expect(dashboard.get_by_role("heading", level=1)).to_contain_text("holds them up")
    expect(dashboard).to_contain_text("401 students.")
    expect(dashboard.get_by_role("heading", name=re.compile(r"^Stuck, \d+"))).to_be_visible()
    assert dashboard.get_by_role("gridcell").count() < 6 * 80
    wrong = dashboard.get_by_role("table", name="What the class gets wrong most")
    expect(wrong).to_contain_text("next tries are right")
    wrong.get_by_role("button", name="Force times mass", exact=True).click()
    expect(wrong).to_contain_text("Does a full shopping cart start faster?")


def test_four_hundred_students_stay_fluid(lab: Lab, dashboard: Locator) -> None:
    """Moving through all of them: the usual frame costs less than a tenth of a second, on a busy machine too."""
    work = lab.page.evaluate(FRAMES, 100)
    assert work[50] < 100, work
    expect(dashboard.get_by_role("columnheader", name="Objective")).to_have_count(1)
    assert int(dashboard.get_by_label("First student shown").input_value()) > 250


def test_what_a_student_wrote_why_the_gate_is_closed_and_an_exception(lab: Lab, dashboard: Locator) -> None:
    """By keyboard alone: from the map to the drawer, a recorded answer, the gate, and two presses to open it."""
    page = lab.page
    dashboard.get_by_role("gridcell").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    drawer = dashboard.get_by_role("complementary")
    drawer.get_by_role("button", name=re.compile("^Answer")).first.press("Enter")
    expect(drawer.get_by_role("region", name=re.compile("^Answer")).first).to_contain_text("def ")
    Keys(page).command("Gate of this student")
    expect(drawer).to_contain_text("How the tries moved it")
    for theme in ("light", "dark"):
        lab.theme(theme)
        assert violations(page, ".oc-class") == []
    exception = drawer.get_by_role("button", name="Open Oscillations")
    exception.press("Enter")
    expect(drawer.get_by_label("Reason")).to_be_focused()
    page.keyboard.insert_text("Explained springs at the board.")
    page.keyboard.press("Tab")
    for _ in "mm/dd/yyyy, cancel":
        if page.evaluate("() => document.activeElement.textContent") == "Open it":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(exception).to_have_count(0)
    expect(dashboard).to_contain_text("1 assignment was opened by hand")
    drawer.get_by_role("button", name="Close").press("Escape")
    expect(drawer).to_have_count(0)


def test_rows_and_drawer_by_command(lab: Lab, dashboard: Locator) -> None:
    """A stuck student is chosen by name; before, next and close are there only while somebody is in the drawer."""
    keys = Keys(lab.page)
    drawer = dashboard.get_by_role("complementary")
    first, second = dashboard.locator(STUCK).all_inner_texts()[:2]
    dashboard.get_by_label("Find a student").focus()
    assert not lab.page.evaluate(ENABLED, "openclass:next-student")
    keys.command("Choose a student who is stuck")
    expect(lab.page.locator(".jp-Dialog option", has_text=second)).to_have_count(1)
    keys.press("Enter")
    expect(drawer.get_by_role("heading", level=2)).to_have_text(first)
    keys.command("Next student")
    expect(drawer.get_by_role("heading", level=2)).not_to_have_text(first)
    keys.command("Student before")
    expect(drawer.get_by_role("heading", level=2)).to_have_text(first)
    keys.command("Close what was opened")
    expect(drawer).to_have_count(0)


def test_a_student_is_found_by_name(lab: Lab, dashboard: Locator) -> None:
    """Typing is enough; nobody by that name is told so."""
    dashboard.get_by_label("Find a student").fill("tomas.r")
    expect(dashboard.get_by_role("columnheader", name="tomas.rivera", exact=True)).to_be_visible()
    expect(dashboard).to_contain_text("2 students")
    dashboard.get_by_label("Find a student").fill("nobody")
    expect(dashboard).to_contain_text("Nobody here is called that.")
    dashboard.get_by_label("Find a student").fill("")


def test_a_written_hint_is_kept_and_waits_no_longer(lab: Lab, dashboard: Locator) -> None:
    """By keyboard: with the code behind it and no name; taking it out needs a reason, which Escape leaves."""
    expect(dashboard.get_by_role("button", name="Hints")).to_have_accessible_name("Hints 1 waits for you")
    lab.run("openclass:show-written-hints")
    expect(dashboard.get_by_role("heading", level=1)).to_have_text("1 written hint waits for you")
    expect(dashboard.get_by_role("heading", level=1)).to_be_focused()
    waiting = dashboard.get_by_role("listitem", name="Towing a sled")
    expect(waiting).to_contain_text("What the task asks. Shown 2 times.")
    expect(waiting).to_contain_text(WRITTEN)
    expect(waiting.get_by_role("region")).to_contain_text("return force + mass")
    waiting.get_by_role("button", name="Not good").press("Enter")
    expect(waiting.get_by_label("What is wrong with it")).to_be_focused()
    for theme in ("dark", "light"):
        lab.theme(theme)
        assert violations(lab.page, ".oc-class") == []
    waiting.get_by_label("What is wrong with it").press("Escape")
    expect(waiting.get_by_role("button", name="Not good")).to_be_focused()
    Keys(lab.page).command("Keep the written hint")
    expect(dashboard.get_by_role("heading", level=1)).to_have_text("No written hint waits for you")
    expect(waiting).to_have_count(0)
    expect(dashboard).to_contain_text("Kept. Students who fail alike go on getting it.")
    expect(dashboard.get_by_role("button", name="Hints")).to_have_accessible_name("Hints")
    lab.run("openclass:find-student")
    expect(dashboard.get_by_label("Find a student")).to_be_focused()
    expect(dashboard.get_by_role("grid")).to_be_visible()


def test_one_hint_is_written_for_all_who_fail_alike(course: Path, lab: Lab, dashboard: Locator) -> None:
    """From what the class gets wrong most: who they are, what they wrote and would get, and the teacher's own hint."""
    dashboard.get_by_role("button", name="Who fails alike: Force times mass").focus()
    Keys(lab.page).command("Who fails alike")
    group = dashboard.locator(".oc-alike").filter(has_text="return force * mass").first
    expect(group).to_contain_text("The next hint that they would get:")
    group.get_by_role("button", name="Write a hint for them").press("Enter")
    expect(group.get_by_label("Your hint")).to_be_focused()
    lab.page.keyboard.insert_text("Try it with a mass of one, then of two.")
    for theme in ("dark", "light"):
        lab.theme(theme)
        assert violations(lab.page, ".oc-class") == []
    group.get_by_role("button", name="Add it").press("Enter")
    expect(group).to_contain_text("Towing a sled has 3 hints in its source notebook now.")
    written = (course / "source/forces/forces.ipynb").read_text(encoding="utf-8")
    assert "Try it with a mass of one, then of two." in written
    dashboard.get_by_role("button", name="Who fails alike: Force times mass").press("Enter")


def test_the_class_can_be_taken_along(lab: Lab, dashboard: Locator) -> None:
    """Scores and mastery as CSV, a row for each student."""
    for button, column in (("Export scores", "score"), ("Export mastery", "mastery")):
        with lab.page.expect_download() as caught:
            dashboard.get_by_role("button", name=button).click()
        rows = Path(caught.value.path()).read_text(encoding="utf-8").splitlines()
        assert len(rows) > 400
        assert column in rows[0]


@pytest.mark.parametrize(("width", "height"), [(800, 700), (720, 450)])
def test_little_room_is_enough(lab: Lab, dashboard: Locator, width: int, height: int) -> None:
    """800 pixels, and 200% zoom: nothing is cut, nothing but the map moves sideways."""
    lab.page.set_viewport_size({"width": width, "height": height})
    assert nothing_cut(lab.page, ".oc-class") == []
    lab.page.set_viewport_size({"width": 1440, "height": 900})


def test_what_happens_shows_up_by_itself(course: Path, dashboard: Locator) -> None:
    """A first try, while the teacher looks on: nobody has to reload."""
    expect(dashboard).to_contain_text("401 students.")
    opened = open_course(course)
    opened.log.add(
        [AttemptEntry("late", "zora.late", "units", "metres-km", datetime.now(UTC), 2, 2, source="check")]
    )
    opened.log.close()
    expect(dashboard).to_contain_text("402 students.")
