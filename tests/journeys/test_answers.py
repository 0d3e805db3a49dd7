"""Answers of several kinds in a real JupyterLab: by mouse, by keyboard alone, as text, in both themes."""

import base64
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.forms import make_forms
from tests.journeys.keys import Keys
from tests.journeys.lab import Lab, lab_page, running_lab
from tests.lab.jupyter import Jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
NOTEBOOK = "motion/motion.ipynb"
CHECK, UNDO = "ControlOrMeta+Shift+Enter", "ControlOrMeta+z"
SOURCE = """name => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  const mark = cell => cell.model.getMetadata('openclass') || {};
  const found = cells.find(cell => mark(cell).exercise === name && mark(cell).role === 'answer');
  return found.model.sharedModel.getSource();
}"""


PROMPT = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  const mark = cell => cell.model.getMetadata('openclass') || {};
  const found = cells.find(cell => mark(cell).exercise === 'speed-in-si' && mark(cell).role === 'prompt');
  return found.model.sharedModel.getSource();
}"""


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """Ada's Jupyter; her notebook is as the service gives it to her, in her own versions."""
    made = made_once(tmp_path_factory, "forms", make_forms)
    folder = tmp_path_factory.mktemp("answers")
    home = shutil.copytree(made, folder / "forms") / "home" / "ada"
    (home / "motion").mkdir(parents=True)
    words = ["--OpenclassLab.user=ada", "--OpenclassLab.role=student"]
    with running_lab(folder / "lab", home, *words) as found:
        with found.client() as client:
            fetched = client.get("/api/courses/forms/assignments/motion/files").json()
        for one in fetched["files"]:
            (home / "motion" / one["path"]).write_bytes(base64.b64decode(one["content"]))
        yield found


@pytest.fixture
def lab(chromium: Browser, jupyter: Jupyter) -> Iterator[Lab]:
    """The notebook, in a page of its own for each test."""
    with lab_page(chromium, jupyter, height=2200) as found:
        found.open(NOTEBOOK)
        yield found


def control(lab: Lab, exercise: str) -> Locator:
    """The control over an answer cell."""
    return lab.page.locator(f".oc-control[data-control='{exercise}']")


def source(lab: Lab, exercise: str) -> str:
    """The text of an answer cell, from its last line with a name on."""
    text: str = lab.page.evaluate(SOURCE, exercise)
    return text[text.index(f"{exercise.replace('-', '_')} = ") :]


def test_each_kind_has_a_control_that_writes_the_text(lab: Lab) -> None:
    """Number, options, formula, lines and table; each is checked where it stands and says what was understood."""
    speed = control(lab, "speed-in-si")
    speed.get_by_placeholder("number").fill("20.8")
    speed.get_by_placeholder("unit", exact=True).fill("blorps")
    expect(speed).to_contain_text("blorps")
    lab.page.keyboard.press(CHECK)
    expect(lab.under("speed-in-si")).to_contain_text("This cost nothing.")
    speed.get_by_placeholder("unit", exact=True).fill("m/s")
    expect(speed).to_contain_text("read as 20.8 m/s, 3 significant figures")
    assert source(lab, "speed-in-si") == 'speed_in_si = Numeric("20.8 m/s")'

    could = control(lab, "could-be-a-speed")
    could.get_by_role("radio").nth(1).check()
    assert source(lab, "could-be-a-speed") == 'could_be_a_speed = Choice("B")'
    lab.answer("could-be-a-speed").get_by_role("button", name="Check").click()
    expect(lab.under("could-be-a-speed")).to_contain_text("First try")

    downhill = control(lab, "downhill")
    downhill.get_by_role("textbox").fill("m g sin(theta")
    expect(downhill).to_contain_text("A “)” is missing.")
    points_at(downhill, "m g sin(theta")
    downhill.get_by_role("textbox").fill("m g^ + theta")
    expect(downhill).to_contain_text("After ^ a power should follow")
    points_at(downhill, "m g")
    downhill.get_by_role("textbox").fill("m g sin theta")
    expect(downhill.locator("math")).to_contain_text("sin")
    lab.page.keyboard.press(CHECK)
    expect(lab.under("downhill")).to_contain_text("Passed")

    table = control(lab, "table-of-motion").get_by_role("textbox")
    for place, value in enumerate(["1", "0.5", "2", "2", "3", "4.5"]):
        table.nth(place).fill(value)
    assert "1, 0.5]" in source(lab, "table-of-motion")


def test_wrong_cells_are_marked_until_they_are_changed(lab: Lab) -> None:
    """With a frame and a sign, and in words for readers; what is given stays as it is."""
    table = control(lab, "table-of-motion")
    fields = table.get_by_role("textbox")
    expect(fields).to_have_count(6)
    for field in fields.all():
        field.fill("-77")
    lab.page.keyboard.press(CHECK)
    expect(lab.under("table-of-motion")).to_contain_text("Not right yet")
    wrong = table.locator(".oc-wrong-cell")
    expect(wrong).to_have_count(6)
    expect(wrong.locator("svg")).to_have_count(6)
    expect(fields.nth(0)).to_have_accessible_name(re.compile("not yet$"))
    assert violations(lab.page, ".oc-control") == []
    fields.nth(0).fill("1")
    expect(wrong).to_have_count(5)


def points_at(formula: Locator, before: str) -> None:
    """The mark stands below the character that comes after `before`."""
    field, mark = formula.get_by_role("textbox").bounding_box(), formula.locator(".oc-caret").bounding_box()
    assert field is not None
    assert mark is not None
    letter = mark["width"]
    assert abs(mark["x"] - field["x"] - 9 - len(before) * letter) < letter
    assert mark["y"] >= field["y"] + field["height"]


def test_prose_is_written_where_it_stands(lab: Lab) -> None:
    """One click and the first words take the place of the stub; who reads it is said below."""
    expect(lab.under("seat-belt")).to_contain_text("Read by a person")
    cell = lab.page.locator(".jp-MarkdownCell", has=lab.page.locator(".oc-under[data-exercise='seat-belt']"))
    cell.locator(".cm-content").click()
    lab.page.keyboard.type("No force throws them forward.")
    expect(cell.locator(".cm-content")).to_have_text("No force throws them forward.")
    lab.page.keyboard.press("Shift+Enter")
    cell.locator(".jp-MarkdownOutput").click()
    expect(cell.locator(".cm-content")).to_be_focused()


def test_by_keyboard_alone(lab: Lab) -> None:
    """Enter goes into the control, arrows choose and move, Escape comes out; undo is the text's."""
    lab.run("notebook:enter-command-mode")
    lab.page.keyboard.press("Escape")
    depends = control(lab, "friction-depends")
    depends.get_by_role("checkbox").first.focus()
    lab.page.keyboard.press("Space")
    assert source(lab, "friction-depends") == 'friction_depends = Choice("A")'
    lab.page.keyboard.press(UNDO)
    expect(depends.get_by_role("checkbox").first).not_to_be_checked()
    lab.page.keyboard.press("Escape")
    assert lab.page.evaluate("() => document.activeElement.closest('.oc-control') === null")
    lab.page.keyboard.press("Enter")
    expect(depends.get_by_role("checkbox").first).to_be_focused()

    fall = control(lab, "fall-step")
    lines = ["def fall(y, v, dt):", "v = v - 9.81 * dt", "y = y + v * dt", "return y, v"]
    for number, line in enumerate(lines):
        button = fall.get_by_role("button", name=f": {line}")
        button.focus()
        lab.page.keyboard.press("Space")
        lab.page.keyboard.press("ArrowUp")
        expect(button).to_be_focused()
        if number == 1:
            lab.page.keyboard.press("ArrowRight")
        lab.page.keyboard.press("Space")
    indented = "".join(f'    "    {line}",\n' for line in lines[1:])
    assert source(lab, "fall-step") == f'fall_step = Parsons(\n    "{lines[0]}",\n{indented})'
    lab.page.keyboard.press("Space")
    lab.page.keyboard.press("ArrowUp")
    expect(fall.get_by_role("status")).to_have_text("line 3, indented 1")
    lab.page.keyboard.press("Escape")
    expect(fall.get_by_role("status")).to_contain_text("Put back")
    lab.page.keyboard.press(CHECK)
    expect(lab.under("fall-step")).to_contain_text("Passed")


def test_one_more_is_a_fresh_version_in_place(lab: Lab) -> None:
    """After a try one button puts other numbers into prompt and cells; the answer is empty, the result gone."""
    before = lab.page.evaluate(PROMPT)
    speed = control(lab, "speed-in-si")
    speed.get_by_placeholder("number").fill("1")
    speed.get_by_placeholder("unit", exact=True).fill("m/s")
    lab.page.keyboard.press(CHECK)
    more = lab.under("speed-in-si").get_by_role("button", name="One more, a fresh version")
    more.click()
    expect(more).to_have_count(0)
    expect(speed.get_by_placeholder("number")).to_have_value("")
    assert lab.page.evaluate(PROMPT) != before
    more_by_keys(lab, Keys(lab.page))


def more_by_keys(lab: Lab, keys: Keys) -> None:
    """Into the control, checked, to the button, and into the next version's control."""
    speed, before = control(lab, "speed-in-si"), lab.page.evaluate(PROMPT)
    number, unit = speed.get_by_placeholder("number"), speed.get_by_placeholder("unit", exact=True)
    keys.press("Enter")
    expect(number).to_be_focused()
    keys.write("1")
    keys.press("Tab")
    expect(unit).to_be_focused()
    keys.write("m/s")
    keys.press(CHECK)
    expect(lab.under("speed-in-si").get_by_role("button", name="One more, a fresh version")).to_be_visible()
    keys.tab_to("One more, a fresh version")
    keys.press("Enter")
    expect(number).to_have_value("")
    assert lab.page.evaluate(PROMPT) != before
    lab.page.wait_for_function("() => document.activeElement.matches('.jp-Cell.jp-mod-active')")
    keys.press("Enter")
    expect(number).to_be_focused()


def test_lines_are_dragged(lab: Lab) -> None:
    """A line goes where it is dropped, as deep as it was moved to the right."""
    fall = control(lab, "fall-step")
    drag(lab, fall.get_by_role("button", name=": def fall"), fall.locator(".oc-drop"), down=8)
    assert 'Parsons(\n    "def fall(y, v, dt):",\n' in source(lab, "fall-step")
    drag(
        lab,
        fall.get_by_role("button", name=": return v * dt"),
        fall.locator(".oc-program"),
        down=26,
        right=28,
    )
    assert '    "    return v * dt",\n' in source(lab, "fall-step")
    drag(lab, fall.get_by_role("button", name=": return v * dt"), fall.locator(".oc-unused"), down=8)
    assert "return v * dt" not in source(lab, "fall-step")


def drag(lab: Lab, what: Locator, where: Locator, *, down: float, right: float = 0) -> None:
    """With the mouse, to so many pixels below the upper edge of a place."""
    start, end = what.bounding_box(), where.bounding_box()
    assert start is not None
    assert end is not None
    lab.page.mouse.move(start["x"] + 60, start["y"] + 12)
    lab.page.mouse.down()
    lab.page.mouse.move(start["x"] + 60 + right, end["y"] + down, steps=8)
    lab.page.mouse.up()


def test_the_text_is_the_state(lab: Lab) -> None:
    """What is written as text shows in the control; what the control can't show stays text, and says so."""
    speed = control(lab, "speed-in-si")
    speed.get_by_placeholder("number").click()
    lab.answer("speed-in-si").get_by_role("button", name="Source").click()
    expect(speed).to_have_count(0)
    lab.write("speed-in-si", 'from openclass_nb.answers import Numeric\n\nspeed_in_si = Numeric("7,5 km/h")')
    lab.answer("speed-in-si").get_by_role("button", name="Source").click()
    expect(speed.get_by_placeholder("number")).to_have_value("7,5")
    expect(speed.get_by_placeholder("unit", exact=True)).to_have_value("km/h")
    lab.answer("speed-in-si").get_by_role("button", name="Source").click()
    lab.write("speed-in-si", "speed_in_si = Numeric(3 * 4)")
    lab.answer("speed-in-si").get_by_role("button", name="Source").click()
    expect(lab.under("speed-in-si")).to_contain_text("more than the control can show")
    expect(lab.answer("speed-in-si").locator(".cm-content")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_them(lab: Lab, theme: str) -> None:
    """axe-core finds nothing in any control, in either theme, with a line picked up and a formula not read."""
    lab.theme(theme)
    control(lab, "downhill").get_by_role("textbox").fill("m g (")
    expect(control(lab, "downhill").locator(".oc-notice")).not_to_be_empty()
    control(lab, "fall-step").get_by_role("button", name=": return y, v").click()
    assert violations(lab.page, ".oc-control") == []
