"""A teacher in a real JupyterLab: exercises and an objective, released."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.lab import SECONDS, Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import make_mechanics

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
NOTEBOOK = "source/oscillations/oscillations.ipynb"
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
    lab.run("openclass:show-exercise")
    panel = lab.page.get_by_role("region", name="Exercise")
    panel.get_by_label("Title").fill("Period of a pendulum")
    panel.get_by_label("Points").fill("3")
    panel.get_by_label("Shows").fill("Pendulums")
    panel.get_by_label("Shows").press("Enter")
    expect(panel.get_by_role("button", name="Remove Pendulums")).to_be_visible()
    panel.get_by_text("Medium").click()
    panel.get_by_role("button", name="Add", exact=True).click()
    panel.get_by_label("Hint 1", exact=True).fill("What does it depend on?")
    assert violations(lab.page, "#openclass-exercise") == []

    lab.run("openclass:release")
    expect(lab.page.get_by_text("Releasing Oscillations: done.")).to_be_visible()
    written = json.loads((course / NOTEBOOK).read_text(encoding="utf-8"))
    marks = [one["metadata"].get("openclass", {}) for one in written["cells"]]
    made = next(one for one in marks if one.get("title") == "Period of a pendulum")
    assert (made["objectives"], made["difficulty"]) == (["pendulums"], "medium")
    assert made["hints"] == ["What does it depend on?"]
    assert "pendulums:" in (course / "course.yml").read_text(encoding="utf-8")
    assert "BEGIN" not in (course / "release/oscillations/oscillations.ipynb").read_text(encoding="utf-8")
