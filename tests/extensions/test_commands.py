"""What can be done in Lab is in the guide: docs/lab.md names every command by its label."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ACTIONS = ROOT / "extensions" / "ui" / "src" / "actions.ts"


def test_the_guide_names_every_action() -> None:
    """By the label that stands in the palette."""
    guide = (ROOT / "docs" / "lab.md").read_text(encoding="utf-8")
    told = set(re.split(r" *[|;] ", guide))
    labels = re.findall(r"^  '?[a-z-]+'?: '([^']+)',?$", ACTIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(labels) > 60
    assert [one for one in labels if one not in told] == []
