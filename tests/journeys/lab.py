"""A real JupyterLab with the extension and its service, and a real browser that looks at it."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.lab.jupyter import Jupyter, running_jupyter

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "openclass_nb" / "lab" / "labextension"
SECONDS = 120_000.0
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-color-profile=srgb",
]  # fmt: skip
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
READY = """() => {
  const app = window.jupyterapp;
  return app && app.shell && app.commands.hasCommand('openclass:check');
}"""
NOTEBOOK_READY = """path => {
  const shown = window.jupyterapp.shell.currentWidget;
  return shown && shown.context && shown.context.path === path && shown.sessionContext.isReady;
}"""


@dataclass
class Lab:
    """A page with JupyterLab in it."""

    page: Page
    jupyter: Jupyter | None

    def open(self, path: str = "") -> None:
        """Load Lab, and a notebook in it."""
        assert self.jupyter is not None
        below = f"/tree/{path}" if path else ""
        self.page.goto(f"{self.jupyter.url}/lab{below}?reset&token={self.jupyter.token}")
        self.wait_until_ready()
        if path:
            self.wait_for_notebook(path)

    def wait_until_ready(self) -> None:
        """Until Lab stands, with the extension in it."""
        self.page.wait_for_function(READY)
        self.page.wait_for_function("() => window.jupyterapp.restored.then(() => true)")

    def open_in_notebook(self, path: str) -> None:
        """Load a notebook in Notebook 7 instead."""
        assert self.jupyter is not None
        self.page.goto(f"{self.jupyter.url}/notebooks/{path}?token={self.jupyter.token}")
        self.wait_until_ready()
        self.wait_for_notebook(path)

    def wait_for_notebook(self, path: str) -> None:
        """Until it is in front and its kernel is ready."""
        self.page.wait_for_function(NOTEBOOK_READY, arg=path)

    def run(self, command: str, **arguments: object) -> None:
        """Execute a command of Lab's, as the palette would."""
        self.page.evaluate(
            "async ([command, args]) => { await window.jupyterapp.commands.execute(command, args); }",
            [command, arguments],
        )

    def theme(self, name: str) -> None:
        """Light or dark."""
        self.run("apputils:change-theme", theme=THEMES[name])
        light = str(name == "light").lower()
        self.page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light)

    def answer(self, exercise: str) -> Locator:
        """The cell with the answer to an exercise."""
        return self.page.locator(
            ".jp-CodeCell", has=self.page.locator(f".oc-under[data-exercise='{exercise}']")
        )

    def under(self, exercise: str) -> Locator:
        """What stands below it."""
        return self.page.locator(f".oc-under[data-exercise='{exercise}']")

    def write(self, exercise: str, source: str) -> None:
        """Select an answer, and type another one in its place."""
        editor = self.answer(exercise).locator(".cm-content")
        editor.scroll_into_view_if_needed()
        editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def check_by_key(self) -> None:
        """From within the editor, as soon as it is known whose notebook this is."""
        self.page.wait_for_function("() => window.jupyterapp.commands.isEnabled('openclass:check')")
        self.page.keyboard.press("ControlOrMeta+Shift+Enter")

    @property
    def panel(self) -> Locator:
        """The course path."""
        return self.page.locator("#openclass-path")


@contextmanager
def running_lab(
    folder: Path, root: Path, *options: str, variables: dict[str, str] | None = None
) -> Iterator[Jupyter]:
    """A Jupyter server with the Lab extension as it is in this checkout, and more variables if there are any."""
    shown = folder / "labextensions"
    shown.mkdir(parents=True)
    (shown / "openclass-nb").symlink_to(EXTENSION, target_is_directory=True)
    settings = folder / "config" / "lab" / "user-settings" / "@jupyterlab"
    quiet = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}
    for place, values in quiet.items():
        path = settings / f"{place}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    words = [
        "--LabApp.expose_app_in_browser=True",
        "--JupyterNotebookApp.expose_app_in_browser=True",
        f"--LabServerApp.extra_labextensions_path={shown}",
        *options,
    ]
    own = {"JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"), **(variables or {})}
    with running_jupyter(folder, root, *words, **own) as jupyter:
        yield jupyter


@contextmanager
def browser(**environment: str) -> Iterator[Browser]:
    """Chromium, without a window."""
    found = (
        os.environ.get("OPENCLASS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, args=QUIET, env={**os.environ, **environment}
        )
        yield opened
        opened.close()


@contextmanager
def lab_page(opened: Browser, jupyter: Jupyter | None, width: int = 1440, height: int = 900) -> Iterator[Lab]:
    """A new page; nothing of another one's is left in it."""
    context = opened.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.set_default_timeout(SECONDS)
    yield Lab(context.new_page(), jupyter)
    context.close()
