"""The pictures of the documentation, taken of what really runs: `make screenshots`."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from openclass_nb.workflows.new_course import new_course
from openclass_nb.workflows.run_demo import Stage, run_demo
from openclass_nb.workflows.write_report import write_report
from tests.building import cell, notebook
from tests.journeys.author_pictures import begin, beginnings, clean, states, weaken, workshop
from tests.journeys.crowd import make_crowd
from tests.journeys.forms import make_forms
from tests.journeys.lab import Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics
from tests.lab.jupyter import Jupyter, running_jupyter

INTER = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><test name="family" qual="any" compare="contains"><string>sans</string></test>
<test name="family" qual="all" compare="not_eq"><string>monospace</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match></fontconfig>"""
"""Browsers show Lab in the system's own font; where there is none worth showing, Inter if it is there."""


def take(lab: Lab, folder: Path, name: str, part: str = "") -> None:
    """One picture in each theme, of the whole page or of one part of it; the mouse is nowhere."""
    lab.page.mouse.move(0, 0)
    for theme in ("light", "dark"):
        lab.theme(theme)
        lab.page.wait_for_timeout(
            400
        )  # a theme's style sheet comes in its own time; nothing tells when it is drawn
        path = folder / f"{name}-{theme}.png"
        (lab.page.locator(part).first if part else lab.page).screenshot(path=path)
        shrink(path)


def shrink(path: Path) -> None:
    """256 colours are enough for a screen, and half the bytes: its surfaces as they are, of all others some."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    red, green, blue = np.asarray(picture, dtype=np.int64).reshape(-1, 3).T
    packed, places, counts = np.unique(red << 16 | green << 8 | blue, return_inverse=True, return_counts=True)
    colours = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1)
    some = picture.quantize(96, Image.Quantize.MAXCOVERAGE).getpalette() or []
    kept = np.concatenate([colours[np.argsort(-counts)[:160]], np.reshape(some, (-1, 3))[:96]])
    nearest = ((colours[:, None, :] - kept[None]) ** 2).sum(axis=2).argmin(axis=1)
    small = Image.frombytes("P", picture.size, nearest[places].astype(np.uint8).tobytes())
    small.putpalette(kept.astype(np.uint8).tobytes())
    small.save(path, optimize=True)


def without_launcher(lab: Lab) -> None:
    """Close its tab."""
    tab = lab.page.locator(".lm-TabBar-tab", has_text="Launcher")
    tab.locator(".lm-TabBar-tabCloseIcon").click()
    expect(tab).to_have_count(0)


def widen(lab: Lab, to: int = 344) -> None:
    """Drag the edge of the left panel, as one does."""
    edge = lab.page.locator("#jp-left-stack").bounding_box()
    assert edge is not None
    lab.page.mouse.move(edge["x"] + edge["width"] + 1, 500)
    lab.page.mouse.down()
    lab.page.mouse.move(to, 500, steps=4)
    lab.page.mouse.up()


def student(lab: Lab, folder: Path) -> None:
    """The path, a check that fails, a hint, one that passes, what opens then, gate and map."""
    lab.open()
    lab.run("openclass:show-path")
    lab.panel.get_by_role("button", name="Practice").wait_for()
    widen(lab)
    lab.page.get_by_role("button", name="Practice").click()
    lab.wait_for_notebook("forces/forces.ipynb")
    without_launcher(lab)
    answer(lab, "sled", right=False)
    lab.answer("sled").get_by_role("button", name="Hint").click()
    expect(lab.under("sled")).to_contain_text("Hint 1")
    lab.panel.locator(".oc-obj-head").first.click()
    take(lab, folder, "lab-student")
    for name in ("sled", "cart", "crate", "lift", "brake"):
        answer(lab, name)
    expect(lab.page.get_by_role("button", name="Open Energy")).to_be_visible()
    take(lab, folder, "lab-opens")
    lab.page.get_by_role("button", name="Stay here").click()
    answer(lab, "incline", right=False)
    answer(lab, "table")
    lab.panel.get_by_role("button", name="Circular").click()
    expect(lab.page.get_by_role("dialog")).to_be_visible()
    take(lab, folder, "lab-gate")
    lab.page.keyboard.press("Escape")
    lab.run("openclass:show-map")
    lab.page.locator(".oc-node").first.wait_for()
    take(lab, folder, "lab-map")


def answer(lab: Lab, name: str, right: bool = True) -> None:
    """Write an answer, and check it."""
    task = TASKS[name]
    lab.write(name, task.source(task.right if right else task.wrong).rstrip())
    lab.page.keyboard.press("ControlOrMeta+Shift+Enter")
    expect(lab.under(name)).to_contain_text("Passed" if right else "Not yet")


def forms(lab: Lab, folder: Path) -> None:
    """Controls over answers of several kinds: typed, chosen, ordered, checked."""
    lab.open()
    lab.run("openclass:show-path")
    lab.panel.get_by_role("button", name="Practice").click()
    lab.wait_for_notebook("motion/motion.ipynb")
    without_launcher(lab)
    lab.run("application:toggle-left-area")

    def control(name: str) -> Locator:
        return lab.page.locator(f".oc-control[data-control='{name}']")

    control("speed-in-si").get_by_placeholder("number").fill("18")
    control("speed-in-si").get_by_placeholder("unit", exact=True).fill("m/s")
    lab.page.keyboard.press("ControlOrMeta+Shift+Enter")
    control("could-be-a-speed").get_by_role("radio").first.check()
    lab.page.keyboard.press("ControlOrMeta+Shift+Enter")
    for line in ("def fall", "y = y + v"):
        control("fall-step").get_by_role("button", name=f": {line}").click()
        control("fall-step").get_by_label("Move up").click()
    control("fall-step").get_by_label("More indented").click()
    control("downhill").get_by_role("textbox").fill("2 m g sqrt(sin(theta)/2)")
    expect(control("downhill").locator("math")).to_be_visible()
    for name in ("speed-in-si", "could-be-a-speed"):
        expect(lab.under(name)).to_contain_text("First try")
    expect(control("speed-in-si")).to_contain_text("read as")
    take(lab, folder, "lab-answers")


def dashboard(lab: Lab, folder: Path) -> None:
    """Four hundred students, and one who is stuck."""
    lab.open()
    lab.page.wait_for_function("() => window.jupyterapp.commands.isEnabled('openclass:show-class')")
    lab.run("openclass:show-class")
    lab.page.locator(".oc-table .oc-link").first.click()
    lab.page.locator(".oc-drawer-objective").first.wait_for()
    lab.page.get_by_role("button", name="Open Circular motion").click()
    lab.page.get_by_label("Reason").fill("Explained friction on an incline at the board.")
    without_launcher(lab)
    lab.page.locator("#jp-left-stack").wait_for()
    lab.run("application:toggle-left-area")
    lab.page.get_by_label("Reason").focus()
    take(lab, folder, "lab-class")


def widgets(place: Path, folder: Path) -> None:
    """The widgets in Notebook 7, without our Lab extension; light only, as it comes."""
    course = place / "forms"
    student = 'Question("could-be-a-speed")', "CourseMap()", 'MasteryMeter("units")'
    teacher = "ObjectiveEditor()", 'ExerciseEditor("downhill")'
    for name, shown in (("widgets", student), ("authoring", teacher)):
        code = [cell("code", "from openclass_nb.widgets import *", "import")]
        code += [cell("code", one, f"view-{number}") for number, one in enumerate(shown)]
        (course / f"{name}.ipynb").write_text(json.dumps(notebook(code)), encoding="utf-8")
    with (
        running_jupyter(place, course, "--JupyterNotebookApp.expose_app_in_browser=True") as jupyter,
        browser(FONTCONFIG_FILE=str(fonts(place))) as opened,
    ):
        page = run_in_notebook(opened, jupyter, "widgets", 1180)
        page.get_by_role("radio").nth(1).check()
        meter = page.get_by_role("meter", name="Units").last
        before = meter.get_attribute("aria-valuenow")
        page.get_by_role("button", name="Check").first.click()
        expect(page.get_by_role("status").first).to_contain_text("First try")
        expect(meter).not_to_have_attribute("aria-valuenow", str(before))
        page.mouse.move(0, 0)
        page.screenshot(path=folder / "widgets-light.png")
        shrink(folder / "widgets-light.png")
        page = run_in_notebook(opened, jupyter, "authoring", 1480)
        page.locator(".oc-node", has_text="Vectors").click()
        expect(page.locator(".oc-editor")).to_have_count(2)
        page.mouse.move(0, 0)
        page.screenshot(path=folder / "widgets-author-light.png")
        shrink(folder / "widgets-author-light.png")


def run_in_notebook(opened: Browser, jupyter: Jupyter, name: str, height: int) -> Page:
    """A notebook in Notebook 7, run from top to bottom."""
    page = opened.new_page(viewport={"width": 1200, "height": height}, reduced_motion="reduce")
    page.goto(f"{jupyter.url}/notebooks/{name}.ipynb?token={jupyter.token}")
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady")
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    return page


def widen_right(lab: Lab, by: int = 100) -> None:
    """Drag the edge of the right panel."""
    edge = lab.page.locator("#jp-right-stack").bounding_box()
    assert edge is not None
    lab.page.mouse.move(edge["x"] - 1, 500)
    lab.page.mouse.down()
    lab.page.mouse.move(edge["x"] - by, 500, steps=4)
    lab.page.mouse.up()


def report(place: Path, folder: Path) -> None:
    """The class report, as `make demo` writes it."""
    demo = run_demo(place / "demo", Stage(), students=24, rounds=2)
    written = write_report(demo.opened, place / "report.html")
    with browser(FONTCONFIG_FILE=str(fonts(place))) as opened:
        page = opened.new_page(viewport={"width": 844, "height": 1040}, device_scale_factor=1.5)
        page.goto(written.as_uri())
        page.screenshot(path=folder / "report.png")
    shrink(folder / "report.png")


def fonts(place: Path) -> Path:
    """What a browser is told about fonts."""
    path = place / "fonts.conf"
    path.write_text(INTER, encoding="utf-8")
    return path


@contextmanager
def workplace(
    place: Path, user: str, role: str, course: str = "mechanics", height: int = 900
) -> Iterator[Lab]:
    """Somebody at work in a course in `place`."""
    home = place / course / "home" / user if role == "student" else place / course
    home.mkdir(parents=True, exist_ok=True)
    words = [f"--OpenclassLab.user={user}", f"--OpenclassLab.role={role}"]
    with (
        running_lab(place / f"jupyter-{course}-{user}", home, *words) as jupyter,
        browser(FONTCONFIG_FILE=str(fonts(place))) as opened,
        lab_page(opened, jupyter, height=height) as lab,
    ):
        yield lab


def main(folder: Path) -> None:
    """Take all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=120_000)
    place = Path(tempfile.mkdtemp(prefix="openclass-pictures-"))
    try:
        make_mechanics(place / "mechanics")
        with workplace(place, "ada", "student") as lab:
            student(lab, folder)
        weaken(place / "mechanics")
        with workplace(place, "clara", "teacher") as lab:
            workshop(lab, folder, take, widen_right)
            states(lab, folder, take)
        begin(place / "waves")
        with workplace(place, "clara", "teacher", "waves") as lab:
            beginnings(lab, folder, take)
        new_course("minimal", "minimal", place)
        with workplace(place, "clara", "teacher", "minimal") as lab:
            clean(lab, folder, take)
        make_mechanics(place / "class")
        make_crowd(place / "class", datetime.now(UTC))
        with workplace(place, "clara", "teacher", "class", height=1020) as lab:
            dashboard(lab, folder)
        make_forms(place / "forms")
        with workplace(place, "ada", "student", "forms", height=1500) as lab:
            forms(lab, folder)
        widgets(place, folder)
        report(place, folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
