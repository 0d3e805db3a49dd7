"""The style sheets: one place for the looks of each part."""

import re
from collections import defaultdict
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "extensions" / "ui" / "style"
RULE = re.compile(r"(?<=[}\n])\n([.\[][^{}@]*?) \{")


def test_no_two_sheets_style_the_same() -> None:
    """A selector stands in one sheet only: of two, the one loaded last would win without a word."""
    places: dict[str, set[str]] = defaultdict(set)
    for sheet in SHEETS.glob("*.css"):
        text = re.sub(r"/\*.*?\*/\n?", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for found in RULE.finditer(f"\n{text}"):
            for selector in found[1].split(",\n"):
                places[selector.strip()].add(sheet.name)
    assert len(places) > 100
    assert {name: sheets for name, sheets in places.items() if len(sheets) > 1} == {}
