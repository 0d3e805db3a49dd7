"""Accessibility, as axe-core finds it (axe.min.js, MPL 2.0, is npm's axe-core as it was published)."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("axe.min.js")
RUN = """where => axe.run(where, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'heading-order': { enabled: false } }
})"""
"""Regions and the order of headings are those of Lab's frame, in which ours are only parts."""
WITHOUT_COMMAND = """where => {
  const commands = window.jupyterapp?.commands;
  if (!commands?.hasCommand('openclass:check')) return [];
  const pressed = [...document.querySelectorAll(where)].flatMap(one => [...one.querySelectorAll('button, summary')]);
  return pressed
    .filter(one => one.checkVisibility() && !one.disabled)
    .filter(one => !commands.hasCommand(`openclass:${one.dataset.ocAct}`))
    .map(one => `no command: ${one.outerHTML}`);
}"""
"""Where our Lab extension is, whatever can be pressed is a command too, for palette and keys."""


def violations(page: Page, where: str) -> list[str]:
    """What is wrong in the parts of the page that a selector names: rule and elements; buttons without command."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    assert page.locator(where).count()
    found: dict[str, Any] = page.evaluate(RUN, {"include": [[where]]})
    without: list[str] = page.evaluate(WITHOUT_COMMAND, where)
    return without + [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
