"""A person without a mouse: real keys only, and what has the focus told as a screen reader would."""

from dataclasses import dataclass

from playwright.sync_api import Page

FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return '';
  const labelled = (one.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id));
  const names = [
    one.getAttribute('aria-label'),
    ...labelled.map(each => each?.textContent),
    ...[...(one.labels ?? [])].map(each => each.textContent),
    one.textContent,
    one.title,
    one.placeholder
  ];
  return names.find(name => name?.trim())?.trim().replace(/\\s+/g, ' ') ?? one.className;
}"""
PALETTE = "() => document.activeElement?.matches('.lm-CommandPalette-input')"
MOST = 60


@dataclass
class Keys:
    """The keyboard of a page."""

    page: Page

    def press(self, *keys: str) -> None:
        """One after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Letter by letter, but without an editor's closing brackets and indents getting in between."""
        self.page.keyboard.insert_text(text)

    @property
    def focused(self) -> str:
        """The name of what has the focus."""
        found: str = self.page.evaluate(FOCUSED)
        return found

    def wait_for(self, name: str) -> None:
        """Until what has this name has the focus."""
        self.page.wait_for_function(f"name => ({FOCUSED})() === name", arg=name)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Go on until something of this name has the focus; it must be reached within a walk that people would do."""
        passed: list[str] = []
        while not self.focused.startswith(name):
            passed.append(self.focused[:40])
            assert len(passed) < MOST, f"“{name}” is not reached: {passed}"
            self.press(key)

    def command(self, label: str) -> None:
        """Through the palette."""
        self.press("Control+Shift+c")
        self.page.wait_for_function(PALETTE)
        self.write(label)
        self.page.locator(".lm-CommandPalette-item.lm-mod-active", has_text=label).first.wait_for()
        self.press("Enter")
