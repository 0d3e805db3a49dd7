"""What journeys through a browser share."""

import shutil
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.journeys.keys import FOCUSED
from tests.journeys.lab import SECONDS, browser

collect_ignore = [] if shutil.which("npm") else ["test_vscode.py"]
"""VS Code's widget manager comes from npm; without it that journey is left out, as the front end's unit tests are."""
LONGEST_MS = 10_000.0
KERNEL = """() => {
  const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
  return session && `${session.kernelDisplayName}, ${session.kernelDisplayStatus}, ready: ${session.isReady}`;
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of a file."""
    expect.set_options(timeout=SECONDS)
    with browser() as found:
        yield found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a journey failed, the report says what stood on the screen: on another machine nobody sees it."""
    report = yield
    found = getattr(item, "funcargs", {}).get("chromium")
    if report.failed and isinstance(found, Browser):
        pages = [page for context in found.contexts for page in context.pages]
        report.sections += [(f"On the screen: {page.url}", _seen(page)) for page in pages]
    return report


def _seen(page: Page) -> str:
    """Focus, kernel and dialogs, then the page as a screen reader has it."""
    try:
        told = [f"focus: {page.evaluate(FOCUSED)}", f"kernel: {page.evaluate(KERNEL)}"]
        told += [f"dialog: {one.inner_text()}" for one in page.locator(".jp-Dialog").all()]
        return "\n".join([*told, page.locator("body").aria_snapshot(timeout=LONGEST_MS)])
    except Error as error:
        return f"nothing can be read from it: {error}"
