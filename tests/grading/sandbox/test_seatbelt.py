"""The rules for macOS; whether they hold is tried on each Mac when the engine starts."""

from __future__ import annotations

from pathlib import Path

from openclass_nb.grading.sandbox.seatbelt import profile


def test_folders_are_opened_after_everything_was_closed(tmp_path: Path) -> None:
    """The last rule that fits counts."""
    tree, home = tmp_path / "tree", tmp_path / 'a "quoted" home'
    text = profile([tree], [home])
    assert text.index("(deny network*)") < text.index("(deny file-read*") < text.index(f'(subpath "{tree}")')
    assert text.index(f'(subpath "{tree}")') < text.index(r"a \"quoted\" home")
    assert text.count("(") == text.count(")")
