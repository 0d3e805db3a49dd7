"""The complete small courses that come along: where they are, and which there are."""

from pathlib import Path

from openclass_nb.errors import UnknownNameError

INSTALLED = Path(__file__).parent / "course_templates"
CHECKOUT = Path(__file__).parent.parent / "course_templates"


def templates() -> dict[str, Path]:
    """Templates by name: from the installed package, or from the checkout it runs in."""
    folder = INSTALLED if INSTALLED.is_dir() else CHECKOUT
    return {path.parent.name: path.parent for path in sorted(folder.glob("*/course.yml"))}


def find_template(name: str) -> Path:
    """The template's folder; UnknownNameError with a near name if there is none."""
    known = templates()
    if name not in known:
        raise UnknownNameError("template", name, known)
    return known[name]
