"""Widgets in a real Notebook 7 without our extension: they draw, they work, and everybody can use them."""

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.building import cell, notebook
from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.forms import make_forms
from tests.journeys.lab import SECONDS, browser
from tests.lab.jupyter import Jupyter, running_jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
CODE = """from IPython.display import display
from openclass_nb.widgets import *

for one in (Question("downhill"), MasteryMeter("vectors"), CourseMap(), HintBox("speed-in-si"), ClassMap()):
    display(one)"""


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A Jupyter in a course, its front end as it came: our Lab extension is switched off."""
    made = made_once(tmp_path_factory, "forms", make_forms)
    folder = tmp_path_factory.mktemp("widgets")
    course = shutil.copytree(made, folder / "motion-course", ignore=shutil.ignore_patterns("home"))
    (course / "views.ipynb").write_text(json.dumps(notebook([cell("code", CODE, "views")])))
    switched_off = folder / "config" / "labconfig" / "page_config.json"
    switched_off.parent.mkdir(parents=True)
    switched_off.write_text(json.dumps({"disabledExtensions": {"openclass-nb": True}}))
    with running_jupyter(folder, course, "--JupyterNotebookApp.expose_app_in_browser=True") as found:
        yield found


@pytest.fixture(scope="module")
def page(jupyter: Jupyter) -> Iterator[Page]:
    """The notebook, run from top to bottom."""
    expect.set_options(timeout=SECONDS)
    with browser() as opened:
        shown = opened.new_page(viewport={"width": 1200, "height": 2400}, reduced_motion="reduce")
        shown.set_default_timeout(SECONDS)
        shown.goto(f"{jupyter.url}/notebooks/views.ipynb?token={jupyter.token}")
        ready = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady"
        shown.wait_for_function(ready)
        shown.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        yield shown


def test_a_question_is_answered_where_there_is_no_extension(page: Page) -> None:
    """Typed, understood, checked, hinted at; the meter of the objective is there too."""
    assert not page.evaluate("() => window.jupyterapp.commands.hasCommand('openclass:check')")
    question = page.get_by_role("region", name="Weight along a slope", exact=True)
    question.get_by_role("textbox").fill("m g cos theta")
    expect(question.locator(".oc-preview math")).to_be_visible()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").first).to_contain_text("Not yet")
    question.get_by_role("button", name="Hint", exact=True).click()
    expect(question).to_contain_text("Show hint 1")
    question.get_by_role("textbox").fill("m g sin theta")
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").first).to_contain_text("Passed")
    expect(page.get_by_role("meter", name="Vectors").first).to_be_visible()


def test_map_hints_and_class_are_drawn(page: Page) -> None:
    """The graph with its objectives, what a hint would mean, and the class with its first student."""
    expect(page.locator(".oc-graph").get_by_role("button", name="Momentum")).to_be_visible()
    expect(page.locator(".oc-widget", has_text="Show hint 1").last).to_be_visible()
    expect(page.locator(".oc-widget").nth(4)).not_to_be_empty()


def test_everybody_can_use_them(page: Page) -> None:
    """axe-core finds nothing in any of them."""
    expect(page.locator(".oc-graph")).to_be_visible()
    assert violations(page, ".oc-widget") == []
