"""Widgets as VS Code shows them: by its own widget manager, in its colours, with no Jupyter server of ours around.

VS Code itself is too heavy for each run. What draws widgets in it is an npm package of its own, which a page stands
around as VS Code's Jupyter extension does (vscode_page.js).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.classroom import made_once
from tests.journeys.axe import violations
from tests.journeys.forms import make_forms
from tests.journeys.lab import SECONDS
from tests.lab.jupyter import Jupyter, running_jupyter

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab-journey"), pytest.mark.timeout(600)]
EXTENSIONS = Path(__file__).parents[2] / "extensions"
MODULES = EXTENSIONS / "node_modules"
SHARE = Path(sys.prefix) / "share"
CODE = """import os
del os.environ["JPY_PARENT_PID"]
from IPython.display import display
from openclass_nb.widgets import *

for one in (CourseMap(), MasteryMeter("vectors"), HintBox("speed-in-si"), ClassMap(), ObjectiveEditor(),
            ExerciseEditor("speed-in-si"), Question("downhill")):
    display(one)"""
"""Started by VS Code itself, a kernel has no Jupyter server."""
DARK = {"editor-background": "#1f1f1f", "editor-foreground": "#cccccc", "input-background": "#313131"}
LIGHT = {"editor-background": "#ffffff", "editor-foreground": "#3b3b3b", "input-background": "#ffffff"}
CONTRAST = {"editor-background": "#000000", "editor-foreground": "#ffffff", "input-background": "#000000"}
POLICY = """default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline';
img-src 'self' https: http: data:; font-src 'self' https: data:; connect-src 'self' ws:; child-src https: data:"""
"""VS Code 1.139 gives a notebook's outputs no policy, unless `notebook.experimental.enableCsp` is on: then this one
(backLayerWebView.ts), with `https://*.vscode-cdn.net` beside each 'self' and `https:` to connect to; here the page is
its own origin and talks to the kernel itself. Not in VS Code's: `blob:`, from which anywidget loads any widget, and
`data:` for the icons' font of ipywidgets' own. Ours need no more.
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<title>Outputs</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<base href="{base}">
<style>body {{ background-color: var(--vscode-editor-background); color: var(--vscode-editor-foreground); }}</style>
<style id="around"></style>
<script src="require.js"></script>
<script type="module">import {{ activate }} from './ipywidgets.js'; activate();</script>
<script type="module" src="page.js"></script>
</head>
<body><main id="container"></main></body>
</html>"""
THEME = """([kind, colours, around]) => {
  document.body.className = kind;
  document.body.dataset.vscodeThemeKind = kind;
  for (const [name, colour] of Object.entries(colours)) {
    document.documentElement.style.setProperty(`--vscode-${name}`, colour);
  }
  document.getElementById('around').textContent = `.cell-output-ipywidget-background { ${around} }`;
}"""
WHITE = "background: white !important"
BRIDGE = "background: transparent !important; --jp-layout-color1: var(--vscode-input-background)"
"""What stands around a widget: until 2025 white in each theme; since then Lab's variables made of the theme's."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course to be shown."""
    made = made_once(tmp_path_factory, "forms", make_forms)
    folder = tmp_path_factory.mktemp("vscode") / "motion-course"
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns("home"))
    return folder


@pytest.fixture(scope="module")
def kernels(course: Path) -> Iterator[Jupyter]:
    """Kernels in that course without a service of ours, as VS Code starts them."""
    with running_jupyter(
        course.parent, course, "--ServerApp.jpserver_extensions=openclass_nb.lab=False"
    ) as found:
        yield found


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What the page writes to the console as an error."""
    return []


@pytest.fixture(scope="module")
def page(
    chromium: Browser, kernels: Jupyter, complaints: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Page:
    """The outputs of one cell, in VS Code's dark theme."""
    script = tmp_path_factory.mktemp("page") / "page.js"
    bundle(script)
    page = chromium.new_page(viewport={"width": 1100, "height": 2200}, permissions=["local-network-access"])
    page.set_default_timeout(SECONDS)
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    base = f"{kernels.url}/vscode/"
    page.route(f"{base}**", lambda route: answer(route, base, script))
    page.goto(f"{base}?token={kernels.token}")
    page.evaluate(THEME, ["vscode-dark", DARK, WHITE])
    page.wait_for_function("() => window.runCell && window.vscIPyWidgets8")
    page.evaluate("code => void window.runCell(code)", CODE)
    return page


def bundle(script: Path) -> None:
    """The page's script, with Jupyter's own client."""
    words = [str(MODULES / ".bin" / "esbuild"), str(Path(__file__).with_name("vscode_page.js")), "--bundle"]
    words += ["--format=esm", f"--outfile={script}", "--log-level=error"]
    subprocess.run(words, check=True, env={**os.environ, "NODE_PATH": str(MODULES)})


def answer(route: Route, base: str, script: Path) -> None:
    """The page, what VS Code brings, and what lies in nbextensions of the kernel's environment."""
    wanted = route.request.url.removeprefix(base).split("?")[0]
    places = {
        "page.js": script,
        "ipywidgets.js": MODULES / "@vscode/jupyter-ipywidgets8/dist/ipywidgets.js",
        "require.js": SHARE / "jupyterhub/static/components/requirejs/require.js",
    }
    if wanted == "":
        route.fulfill(body=PAGE.format(base=base, policy=POLICY), content_type="text/html")
    else:
        route.fulfill(path=places.get(wanted, SHARE / "jupyter" / wanted), content_type="text/javascript")


def test_each_widget_is_drawn_and_nothing_complains(page: Page, complaints: list[str]) -> None:
    """All seven, with what the course's own service says: started by the widget, as there is no other."""
    shown = page.locator("#container > .output")
    expect(shown).to_have_count(7)
    for place, words in enumerate(
        ("As list", "Vectors", "Show hint 1", "No tries yet", "Add objective", "Hints, in order", "Check")
    ):
        expect(shown.nth(place)).to_contain_text(words)
    assert complaints == []


def test_what_is_done_in_one_reaches_the_kernel(page: Page) -> None:
    """A hint is asked for, and comes; an answer is checked, and the meter beside it moves."""
    meter = page.locator("#container > .output").nth(1).get_by_role("meter")
    before = str(meter.get_attribute("aria-valuenow"))
    page.get_by_role("button", name="Show hint 1").first.click()
    expect(page.get_by_role("region", name="Hints for Speed in SI units").first).to_contain_text("Hint 1 of")
    question = page.get_by_role("region", name="Weight along a slope", exact=True)
    question.get_by_role("textbox").fill("m g cos theta")
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").first).to_contain_text("Not yet")
    expect(meter).not_to_have_attribute("aria-valuenow", before)


def test_keys_are_no_commands_of_the_notebook(page: Page) -> None:
    """VS Code hears what reaches the window of its outputs: there Delete removes a cell, and letters do much."""
    page.evaluate(
        "() => { window.heard = []; window.addEventListener('keydown', event => window.heard.push(event.key)); }"
    )
    page.locator(".oc-graph .oc-node").first.focus()
    for key in ("d", "Escape", "ArrowDown", "F6", "Enter"):
        page.keyboard.press(key)
    field = page.get_by_role("region", name="Speed in SI units").get_by_role("textbox").first
    field.press("a")
    field.press("Control+s")
    assert page.evaluate("window.heard") == ["F6", "Control", "s"]


@pytest.mark.parametrize("around", [WHITE, BRIDGE], ids=["white", "bridge"])
def test_all_is_legible_in_each_theme(page: Page, around: str) -> None:
    """Also when the theme changes while they are shown; with what VS Code's extension puts around, of old and now."""
    for kind, colours in (
        ("vscode-light", LIGHT),
        ("vscode-high-contrast", CONTRAST),
        ("vscode-high-contrast-light", LIGHT),
        ("vscode-dark", DARK),
    ):
        page.evaluate(THEME, [kind, colours, around])
        root = page.locator(".oc-widget").first
        expect(root).to_have_attribute("data-jp-theme-light", str(kind.endswith("light")).lower())
        assert violations(page, ".oc-widget") == [], kind
