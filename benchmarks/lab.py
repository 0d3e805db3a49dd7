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
from pathlib import Path

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
    return taken[1:]


def starts(
    opened: Browser, jupyter: Jupyter, times: int, *, extended: bool
) -> tuple[list[float], list[float]]:
    """Milliseconds of whole starts, and of the extension's part in them."""
    whole, own = [], []
    for _ in range(times):
        with lab_page(opened, jupyter) as lab:
            if not extended:
                lab.page.route("**/labextensions/openclass-nb/**", lambda route: route.abort())
            lab.page.goto(f"{jupyter.url}/lab?reset&token={jupyter.token}")
            lab.page.wait_for_function(READY if extended else "() => window.jupyterapp")
            lab.page.wait_for_function("() => window.jupyterapp.restored.then(() => true)")
            whole.append(lab.page.evaluate("() => performance.now()"))
            own.append(lab.page.evaluate(ACTIVATION))
    return whole, own


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


def bundle() -> tuple[float, float]:
    """Kilobytes, compressed: what loads with Lab, and all there is."""
    scripts = sorted((EXTENSION / "static").glob("*.js"))
    sizes = {one.name: len(gzip.compress(one.read_bytes())) / 1000 for one in scripts}
    return round(sum(sizes.values()) - later(sizes), 1), round(sum(sizes.values()), 1)


def later(sizes: dict[str, float]) -> float:
    """Of that, chunks that load when their view is opened: the ones that hold a view and no plugin."""
    lazy = ("oc-map-head", "oc-fall-row", "oc-dash")
    texts = {name: (EXTENSION / "static" / name).read_text(encoding="utf-8") for name in sizes}
    return sum(
        size
        for name, size in sizes.items()
        if any(one in texts[name] for one in lazy) and "autoStart" not in texts[name]
    )


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
        without, _ = starts(opened, jupyter, times, extended=False)
        whole, own = starts(opened, jupyter, times, extended=True)
    for one in wrong:
        print("axe:", one)
    initial, everything = bundle()
    return {
        "click_to_verdict_ms_p50": round(statistics.median(taken)),
        "click_to_verdict_ms_max": round(max(taken)),
        "bundle_kb_gz": initial,
        "bundle_all_kb_gz": everything,
        "activation_ms": round(statistics.median(own), 1),
        "start_ms": round(statistics.median(whole)),
        "start_without_ms": round(statistics.median(without)),
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
