"""The pictures of the documentation, taken of what really runs: `make screenshots`."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.lab import Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics

INTER = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><test name="family"><string>system-ui</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match></fontconfig>"""
"""Browsers show Lab in the system's own font; where there is none worth showing, Inter if it is there."""


def take(lab: Lab, folder: Path, name: str) -> None:
    """One picture in each theme."""
    for theme in ("light", "dark"):
        lab.theme(theme)
        lab.page.wait_for_timeout(
            400
        )  # a theme's style sheet comes in its own time; nothing tells when it is drawn
        lab.page.screenshot(path=folder / f"{name}-{theme}.png")


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
    for theme in ("light", "dark"):
        lab.theme(theme)
        lab.page.wait_for_timeout(400)
        lab.page.screenshot(path=folder / f"lab-gate-{theme}.png")
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


@contextmanager
def workplace(place: Path, user: str, role: str) -> Iterator[Lab]:
    """A course of its own, and somebody who works in it."""
    make_mechanics(place / "mechanics")
    home = place / "mechanics" / "home" / user if role == "student" else place / "mechanics"
    home.mkdir(parents=True, exist_ok=True)
    (place / "fonts.conf").write_text(INTER, encoding="utf-8")
    words = [f"--OpenclassLab.user={user}", f"--OpenclassLab.role={role}"]
    with (
        running_lab(place / "jupyter", home, *words) as jupyter,
        browser(FONTCONFIG_FILE=str(place / "fonts.conf")) as opened,
        lab_page(opened, jupyter) as lab,
    ):
        yield lab


def main(folder: Path) -> None:
    """Take all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=120_000)
    place = Path(tempfile.mkdtemp(prefix="openclass-pictures-"))
    try:
        with workplace(place, "ada", "student") as lab:
            student(lab, folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
