"""A service that really stops: work goes on, over a reload too, and what waited is sent when it comes back."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.override_gate import override_gate
from tests.journeys.axe import violations
from tests.journeys.lab import SECONDS, Lab, browser, lab_page, running_lab
from tests.lab.jupyter import free_port
from tests.service.serving import COURSE, copied_course, right

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
NOTEBOOK = "sums/sums.ipynb"
TOKEN = "ada’s own".encode().hex()


@contextmanager
def service(course: Path, port: int) -> Iterator[None]:
    """The course's service at a port, as a Hub's administrator might restart it."""
    words = ["serve", "--course", str(course), "--port", str(port), "--token", TOKEN, "--until-eof"]
    with subprocess.Popen(
        [sys.executable, "-m", "openclass_nb", *words, "--user", "ada", "--role", "student"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert str(port) in process.stdout.readline()
        yield
        process.stdin.close()


@pytest.fixture
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose second assignment is locked; both notebooks lie in Ada's folder."""
    return copied_course(tmp_path_factory, tmp_path_factory.mktemp("courses") / COURSE)


@contextmanager
def reloaded(lab: Lab) -> Iterator[None]:
    """The page again, as after a reload: nothing of it is kept but what the browser keeps."""
    lab.page.reload()
    lab.page.wait_for_function("() => window.jupyterapp && window.jupyterapp.restored.then(() => true)")
    lab.wait_for_notebook(NOTEBOOK)
    yield


def test_what_waits_outlives_a_reload(course: Path, tmp_path: Path) -> None:
    """Stopped, checked, reloaded, checked again, started: both are sent by themselves, and counted once.

    Then a locked notebook, opened anyway: above it stands why, until a teacher opens the gate.
    """
    expect.set_options(timeout=SECONDS)
    port, home, records = free_port(), tmp_path / "home", open_course(course)
    shutil.copytree(course / "release", home)
    variables = {"OPENCLASS_URL": f"http://127.0.0.1:{port}", "OPENCLASS_TOKEN": TOKEN}
    with (
        running_lab(tmp_path / "lab", home, variables=variables) as jupyter,
        browser() as opened,
        lab_page(opened, jupyter) as lab,
    ):
        status = lab.page.locator("#jp-main-statusbar")
        with service(course, port):
            lab.open(NOTEBOOK)
            expect(lab.under("add")).to_have_count(1)
            expect(status).to_contain_text("All checks sent")
        lab.write("add", right("add"))
        lab.check_by_key()
        expect(lab.under("add")).to_contain_text("Waits to be checked")
        lab.page.keyboard.press("ControlOrMeta+s")
        with reloaded(lab):
            expect(status.get_by_role("button", name="1 check waits")).to_be_visible()
            expect(lab.under("add")).to_contain_text("Waits to be checked")
            lab.write("plus", right("plus"))
            lab.check_by_key()
            expect(status.get_by_role("button", name="2 checks wait")).to_be_visible()
            lab.run("openclass:show-path")
            expect(lab.panel).to_contain_text("2 checks wait and are sent by themselves.")
            assert violations(lab.page, "#openclass-path") == []
            with service(course, port):
                status.get_by_role("button", name="2 checks wait").click()
                expect(lab.under("add")).to_contain_text("Passed")
                expect(lab.under("plus")).to_contain_text("Passed")
                expect(status).to_contain_text("All checks sent")
                assert sorted(one.exercise for one in records.log.attempts("ada")) == ["add", "plus"]
                locked_until_opened(lab, records)
    records.log.close()


def locked_until_opened(lab: Lab, records: OpenedCourse) -> None:
    """Why, what to do instead, and the gate; the notice comes by itself when a teacher makes an exception."""
    lab.run("docmanager:open", path="twice/twice.ipynb")
    note = lab.page.locator(".oc-locked").filter(has_text="is locked")
    expect(note.get_by_role("button", name="Explain the gate")).to_be_visible()
    assert violations(lab.page, ".oc-locked:not(.lm-mod-hidden)") == []
    override_gate(records, "ada", "twice", who="clara", why="was ill")
    lab.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(lab.page.get_by_role("button", name="Open twice")).to_be_visible()
    expect(note).to_have_count(0)
