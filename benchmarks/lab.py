"""How fast and how light JupyterLab stays with the extension: clicks, start, size, accessibility.

    python benchmarks/lab.py [--quick]

Real Lab, real service, real browser. A click is timed in the page, from the button to the verdict on screen; every
check is of an answer that was not checked before. The activation is what the extension's plugins take of Lab's start;
Lab's whole start is measured with and without it as well.
"""

import argparse
import gzip
import json
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.lab import EXTENSION, READY, Lab, browser, lab_page, running_lab
from tests.journeys.mechanics import TASKS, make_mechanics
from tests.lab.jupyter import Jupyter

NOTEBOOK = "forces/forces.ipynb"
CLICK = """async ([exercise, source]) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const at = notebook.widgets.findIndex(one => {
    const mark = one.model.getMetadata('openclass');
    return mark && mark.exercise === exercise && mark.role === 'answer';
  });
  notebook.activeCellIndex = at;
  notebook.widgets[at].model.sharedModel.setSource(source);
  const shown = () => document.querySelector(`.oc-under[data-exercise='${exercise}'] [role=status]`);
  const item = ".jp-mod-active [data-jp-item-name='openclass-check']";
  const button = () => document.querySelector(`${item} :is(button, jp-button)`);
  while (!button()) await new Promise(requestAnimationFrame);
  const start = performance.now();
  button().click();
  const text = () => shown() ? shown().innerText : '';
  while (!text().includes('Checking')) await new Promise(requestAnimationFrame);
  while (text().includes('Checking')) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return [performance.now() - start, text()];
}"""
ACTIVATION = """() => performance.getEntriesByType('measure')
  .filter(one => one.name.startsWith('openclass-nb:'))
  .reduce((sum, one) => sum + one.duration, 0)"""


PAUSE_MS = 700
"""Between two clicks: the service slows down who asks faster than a person can."""


def clicks(lab: Lab, count: int) -> list[float]:
    """Milliseconds from click to verdict; the first, which starts the service's graders, is not among them."""
    lab.open()
    lab.run("openclass:show-path")
    lab.panel.get_by_role("button", name="Practice").click()
    lab.wait_for_notebook(NOTEBOOK)
    taken = []
    for number in range(count + 1):
        task = TASKS[("incline", "table", "pair")[number % 3]]
        source = task.source(f"{task.wrong} + {number}")
        duration, told = lab.page.evaluate(CLICK, [task.name, source])
        assert "Not yet" in told, told
        taken.append(duration)
        lab.page.wait_for_timeout(PAUSE_MS)
    return taken[1:]


@dataclass
class Start:
    """One start of Lab: milliseconds of all and of the extension in it, and the extension’s files it asked for."""

    whole: float
    own: float
    files: set[str]


def starts(opened: Browser, jupyter: Jupyter, times: int, *, extended: bool) -> list[Start]:
    """Lab without a notebook, with the extension or without it."""
    return [start(opened, jupyter, extended=extended) for _ in range(times)]


def start(opened: Browser, jupyter: Jupyter, *, extended: bool) -> Start:
    """From the address to the standing Lab."""
    asked: set[str] = set()
    with lab_page(opened, jupyter) as lab:
        lab.page.on("request", lambda one: asked.add(urlsplit(one.url).path))
        if not extended:
            lab.page.route("**/openclass-nb/**", lambda route: route.abort())
        lab.page.goto(f"{jupyter.url}/lab?reset&token={jupyter.token}")
        lab.page.wait_for_function(READY if extended else "() => window.jupyterapp")
        lab.page.wait_for_function("() => window.jupyterapp.restored.then(() => true)")
        whole, own = (lab.page.evaluate(one) for one in ("() => performance.now()", ACTIVATION))
        if extended:
            lab.page.wait_for_load_state("networkidle")
    ours = {path.rpartition("/")[2] for path in asked if "/openclass-nb/static/" in path}
    return Start(whole, own, ours)


def audit(lab: Lab) -> list[str]:
    """What axe-core finds in the student's views, in both themes."""
    found = []
    for theme in ("light", "dark"):
        lab.theme(theme)
        lab.run("openclass:show-path")
        lab.page.locator(".oc-under").first.wait_for()
        found += violations(lab.page, ".oc-root")
        lab.run("openclass:show-map")
        lab.page.locator(".oc-node").first.wait_for()
        found += violations(lab.page, ".oc-map")
        lab.run("application:activate-previous-tab")
    return found


def bundle(at_start: set[str]) -> tuple[float, float]:
    """Kilobytes, compressed: what loads with Lab, and all there is."""
    scripts = sorted((EXTENSION / "static").glob("*.js"))
    sizes = {one.name: len(gzip.compress(one.read_bytes())) / 1000 for one in scripts}
    assert at_start <= sizes.keys(), at_start - sizes.keys()
    assert any(name.startswith("remoteEntry") for name in at_start), at_start
    return round(sum(sizes[name] for name in at_start), 1), round(sum(sizes.values()), 1)


def measure(place: Path, quick: bool) -> dict[str, float | int]:
    """All figures."""
    make_mechanics(place / "mechanics")
    home = place / "mechanics" / "home" / "ada"
    home.mkdir(parents=True)
    words = ["--OpenclassLab.user=ada", "--OpenclassLab.role=student"]
    with running_lab(place / "jupyter", home, *words) as jupyter, browser() as opened:
        with lab_page(opened, jupyter) as lab:
            taken = clicks(lab, 6 if quick else 40)
            wrong = audit(lab)
        times = 2 if quick else 9
        without = starts(opened, jupyter, times, extended=False)
        extended = starts(opened, jupyter, times, extended=True)
    for one in wrong:
        print("axe:", one)
    at_start = set().union(*(one.files for one in extended))
    print("loads at start:", *sorted(at_start))
    initial, everything = bundle(at_start)
    return {
        "click_to_verdict_ms_p50": round(statistics.median(taken)),
        "click_to_verdict_ms_max": round(max(taken)),
        "bundle_kb_gz": initial,
        "bundle_all_kb_gz": everything,
        "activation_ms": round(statistics.median(one.own for one in extended), 1),
        "start_ms": round(statistics.median(one.whole for one in extended)),
        "start_without_ms": round(statistics.median(one.whole for one in without)),
        "axe_violations": len(wrong),
    }


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="6 checks and 2 starts instead of 40 and 9")
    quick = parser.parse_args().quick
    expect.set_options(timeout=120_000)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="openclass-lab-", ignore_cleanup_errors=True) as place:
        figures = measure(Path(place), quick)
    for name, value in figures.items():
        print(f"{name:28} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
