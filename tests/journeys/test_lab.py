"""A student in a real JupyterLab, with a real service: by mouse, by keyboard, and while the service is away."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.keys import Keys
from tests.journeys.lab import Lab, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics
from tests.journeys.room import nothing_cut
from tests.lab.jupyter import Jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
NOTEBOOK = "forces/forces.ipynb"
OFFERED = """() => {
  const { commands } = window.jupyterapp;
  return commands.listCommands()
    .filter(one => one.startsWith('openclass:') && commands.isVisible(one) && commands.isEnabled(one))
    .map(one => one.replace('openclass:', ''));
}"""
IN_NOTEBOOK_7 = {
    "check", "hint", "next", "explain-gate", "submit", "try-now", "show-path", "show-map", "open-assignment",
    "show-missing",
}  # fmt: skip
"""With an answer selected that has been checked, and the course path at the side."""
OVERFLOWS = "box => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight"
CHOSEN_ANSWER = ".jp-Cell.jp-mod-active .oc-under[data-exercise]"


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """Ada's Jupyter: her folder lies in the course's, as on a laptop."""
    made = made_once(tmp_path_factory, "mechanics", make_mechanics)  # others copy it: not to be changed
    course = shutil.copytree(made, tmp_path_factory.mktemp("ada") / "mechanics")
    home = course / "home" / "ada"
    home.mkdir(parents=True)
    shutil.copytree(course / "release" / "forces", home / "forces")  # as she fetched it yesterday
    words = ["--OpenclassLab.user=ada", "--OpenclassLab.role=student"]
    with running_lab(tmp_path_factory.mktemp("lab"), home, *words) as found:
        yield found


@pytest.fixture
def lab(chromium: Browser, jupyter: Jupyter) -> Iterator[Lab]:
    """A page of its own for each test; what Ada did stays done."""
    with lab_page(chromium, jupyter) as found:
        yield found


def test_from_a_wrong_answer_to_the_next_notebook(lab: Lab, jupyter: Jupyter) -> None:
    """Wrong, the message, a hint, right, mastered: the next notebook opens, and panel and map show it."""
    lab.open()
    lab.run("openclass:show-path")
    expect(lab.panel).to_contain_text("1 of 5 assignments mastered")
    expect(lab.panel).to_contain_text("Opens when you master Newton’s second law")
    lab.panel.get_by_role("button", name="Practice Newton’s second law").click()
    lab.wait_for_notebook(NOTEBOOK)

    sled = TASKS["sled"]
    lab.write("sled", sled.source(sled.wrong))
    lab.answer("sled").get_by_role("button", name="Check").click()
    expect(lab.under("sled")).to_contain_text("Not yet")
    expect(lab.under("sled")).to_contain_text("Does a full shopping cart start faster?")
    expect(lab.under("sled").get_by_role("status")).to_contain_text("Newton’s second law")

    lab.answer("sled").get_by_role("button", name="Hint").click()
    expect(lab.under("sled")).to_contain_text("A heavier sled is harder to move")
    for name in ("sled", "cart", "crate", "lift", "brake"):
        lab.write(name, TASKS[name].source(TASKS[name].right))
        lab.answer(name).get_by_role("button", name="Check").click()
        expect(lab.under(name)).to_contain_text("Passed")
    expect(lab.under("brake")).to_contain_text("Mastered")
    expect(lab.panel.get_by_role("button", name=re.compile("Energy"))).to_contain_text("Open, new")

    lab.page.get_by_role("button", name="Open Energy").click()
    lab.wait_for_notebook("energy/energy.ipynb")
    shown = json.dumps(
        lab.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.model.toJSON()")
    )
    assert "HIDDEN" not in shown
    assert TASKS["fall"].right not in shown


def test_by_keyboard_alone(lab: Lab) -> None:
    """Check from within the editor, hint and gate in command mode, the path by arrows; Escape gives focus back."""
    lab.open(NOTEBOOK)
    lab.run("notebook:move-cursor-down")
    lab.write("table", TASKS["table"].source(TASKS["table"].wrong))
    lab.check_by_key()
    expect(lab.under("table")).to_contain_text("Not yet")
    assert lab.page.evaluate("() => document.activeElement.classList.contains('cm-content')")

    lab.page.keyboard.press("Escape")
    lab.page.keyboard.press("Shift+H")
    expect(lab.under("table")).to_contain_text("Draw all forces on the body.")
    lab.page.keyboard.press("g")
    gate = lab.page.get_by_role("dialog")
    expect(gate).to_contain_text("opens when you master")
    lab.page.keyboard.press("Escape")
    expect(gate).to_have_count(0)

    lab.run("openclass:show-path")
    lab.panel.get_by_role("button", name=re.compile("Forces")).focus()
    lab.page.keyboard.press("End")
    expect(lab.panel.get_by_role("button", name=re.compile("Oscillations"))).to_be_focused()
    lab.page.keyboard.press("Enter")
    expect(gate).to_contain_text("Oscillations")
    lab.page.keyboard.press("Escape")
    expect(lab.panel.get_by_role("button", name=re.compile("Oscillations"))).to_be_focused()
    lab.page.keyboard.press("Home")
    expect(lab.panel.get_by_role("button", name=re.compile("Units"))).to_be_focused()


def test_work_goes_on_while_the_service_is_away(lab: Lab) -> None:
    """The check waits, in sight, over a reload too, and is sent once the service answers."""
    lab.open(NOTEBOOK)
    lab.page.route("**/openclass/api/**", lambda route: route.abort())
    lab.write("pair", TASKS["pair"].source(TASKS["pair"].right))
    lab.check_by_key()
    expect(lab.under("pair")).to_contain_text("Waits to be checked")
    status = lab.page.locator("#jp-main-statusbar").get_by_role("button", name="1 check waits")
    expect(status).to_be_visible()
    lab.run("openclass:show-path")
    expect(lab.panel).to_contain_text("Go on working")
    lab.page.unroute("**/openclass/api/**")
    status.click()
    expect(lab.under("pair")).to_contain_text("Passed")
    expect(lab.page.locator("#jp-main-statusbar")).to_contain_text("All checks sent")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(lab: Lab, theme: str) -> None:
    """axe-core finds nothing in panel, cells, gate and map, in either theme."""
    lab.open(NOTEBOOK)
    lab.theme(theme)
    lab.run("openclass:show-path")
    lab.panel.locator(".oc-obj-head").first.click()
    lab.write("incline", TASKS["incline"].source(TASKS["incline"].wrong))
    lab.answer("incline").get_by_role("button", name="Check").click()
    expect(lab.under("incline")).to_contain_text("Not yet")
    lab.answer("incline").get_by_role("button", name="Hint").click()
    expect(lab.under("incline")).to_contain_text("Hint 1 of")
    found = violations(lab.page, ".oc-root")
    lab.panel.get_by_role("button", name=re.compile("Circular")).click()
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    found += violations(lab.page, ".oc-pop")
    lab.page.keyboard.press("Escape")
    lab.run("openclass:show-map")
    expect(lab.page.get_by_role("button", name=re.compile("Friction")).first).to_be_visible()
    found += violations(lab.page, ".oc-map")
    lab.page.get_by_role("button", name="As list").click()
    expect(lab.page.get_by_role("table")).to_contain_text("Centripetal force")
    found += violations(lab.page, ".oc-map")
    assert found == []


@pytest.mark.parametrize(("width", "height"), [(800, 700), (720, 450)])
def test_little_room_is_enough(lab: Lab, width: int, height: int) -> None:
    """800 pixels, and 200% zoom: panel, Check, result, gate and map are whole, and nothing moves sideways."""
    lab.page.set_viewport_size({"width": width, "height": height})
    lab.open(NOTEBOOK)
    lab.run("openclass:show-path")
    lab.panel.locator(".oc-obj-head").first.click()
    found = nothing_cut(lab.page, "#openclass-path")
    lab.panel.get_by_role("button", name=re.compile("Circular")).click()
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    found += nothing_cut(lab.page, ".oc-pop")
    lab.page.keyboard.press("Escape")
    lab.run("application:toggle-left-area")
    lab.write("incline", f"# {'long ' * 30}\n" + TASKS["incline"].source(TASKS["incline"].wrong))
    lab.answer("incline").get_by_role("button", name="Check").click()  # where Lab's own buttons are not
    expect(lab.under("incline")).to_contain_text("Not yet")
    found += nothing_cut(lab.page, ".oc-under[data-exercise='incline']")
    lab.run("openclass:show-map")
    expect(lab.page.get_by_role("button", name=re.compile("Friction")).first).to_be_visible()
    found += nothing_cut(lab.page, ".oc-map")
    assert found == []


def test_in_notebook_7(lab: Lab) -> None:
    """The same plugins: check, message, hint, path on the left, map on the right, by mouse and by palette."""
    lab.open_in_notebook(NOTEBOOK)
    lab.write("crate", TASKS["crate"].source(TASKS["crate"].wrong))
    lab.answer("crate").get_by_role("button", name="Check").click()
    expect(lab.under("crate")).to_contain_text("Not yet")
    lab.answer("crate").get_by_role("button", name="Hint").click()
    expect(lab.under("crate")).to_contain_text("Hint 1 of")
    by_palette_in_notebook_7(lab, Keys(lab.page))
    expect(lab.panel.get_by_role("button", name=re.compile("Forces"))).to_be_visible()
    lab.run("openclass:show-map")
    expect(
        lab.page.locator(".oc-map").get_by_role("button", name=re.compile("Friction")).first
    ).to_be_visible()
    assert violations(lab.page, ".oc-root") == []


def by_palette_in_notebook_7(lab: Lab, keys: Keys) -> None:
    """What makes sense there is offered, and works without a mouse; the notebook stays."""
    assert offered(lab) == IN_NOTEBOOK_7
    keys.press("Escape")
    lab.write("crate", TASKS["crate"].source(TASKS["crate"].right))
    keys.command("Check")
    expect(lab.under("crate")).to_contain_text("Passed")
    keys.command("Hint")
    expect(lab.under("crate")).to_contain_text("Hint 2 of")
    keys.command("Show the course map")
    drawn = lab.page.locator(".oc-map-scroll")
    expect(drawn.get_by_role("button", name=re.compile("Springs"))).to_be_attached()
    assert drawn.evaluate(OVERFLOWS)
    keys.command("Show all objectives at once")
    expect(lab.page.locator(".oc-zoom")).not_to_contain_text("100%")
    assert not drawn.evaluate(OVERFLOWS)
    keys.command("Zoom in on the objectives")
    expect(lab.page.locator(".oc-zoom")).to_contain_text("50%")
    assert drawn.evaluate(OVERFLOWS)
    keys.command("Course map as list")
    expect(lab.page.locator(".oc-map").get_by_role("table")).to_contain_text("Springs")
    keys.command("Course map as list")
    keys.command("Show the course path")
    step = lab.panel.get_by_role("button", name=re.compile("^Practice ")).inner_text()
    keys.wait_for(step)
    keys.command("Explain the gate")
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    keys.command("Submit")
    expect(lab.page.get_by_text("Forces is handed in.")).to_be_visible()
    lab.page.locator(".jp-MarkdownCell").first.click()
    expect(lab.page.locator(CHOSEN_ANSWER)).to_have_count(0)
    goes_on_in_notebook_7(lab, keys, here="Energy" not in step)
    expect(lab.page).to_have_url(re.compile(NOTEBOOK))
    expect(lab.answer("crate")).to_be_attached()


def goes_on_in_notebook_7(lab: Lab, keys: Keys, *, here: bool) -> None:
    """The exercise is chosen, if it is one of this notebook; another notebook gets a page of its own."""
    if here:
        keys.command("What next")
        expect(lab.page.locator(CHOSEN_ANSWER)).to_have_count(1)
        assert len(lab.page.context.pages) == 1
    else:  # where a test before this one has mastered it
        with lab.page.context.expect_page() as opened:
            keys.command("What next")
        expect(opened.value).to_have_url(re.compile("energy/energy.ipynb"))
        opened.value.close()


def offered(lab: Lab) -> set[str]:
    """Our commands that the palette shows, and that can be run now."""
    found: list[str] = lab.page.evaluate(OFFERED)
    return set(found)


def test_handing_in_is_one_click(lab: Lab, jupyter: Jupyter, tmp_path: Path) -> None:
    """The notebook lies in submitted/, as nbgrader has it."""
    lab.open(NOTEBOOK)
    lab.page.get_by_role("button", name="Submit").click()
    expect(lab.page.get_by_text("Forces is handed in.")).to_be_visible()
    with jupyter.client() as client:
        told = client.get("/api/courses/mechanics/assignments/forces/submission").json()
    assert told["assignment"] == "forces"
