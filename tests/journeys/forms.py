"""A course whose one notebook has an exercise of every kind of form, taken from the template “mechanics”."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from openclass_nb.templates import find_template
from openclass_nb.workflows.opened_course import open_course
from openclass_nb.workflows.release import UnprovedError, release

PRESENT = datetime(2026, 3, 3, 10, tzinfo=UTC)
NOTEBOOK = "motion"
EXERCISES = {
    "units-and-vectors": ("could-be-a-speed", "speed-in-si", "downhill"),
    "motion": ("fall-step", "table-of-motion"),
    "forces": ("friction-depends", "seat-belt"),
}
OBJECTIVES = ("units", "vectors", "motion-graphs", "friction", "newton")


def make_forms(root: Path) -> None:
    """Write, prove and release it; nobody has tried anything yet."""
    template = find_template("mechanics")
    source = root / "source" / NOTEBOOK
    source.mkdir(parents=True)
    made = _notebook(template)
    (source / f"{NOTEBOOK}.ipynb").write_text(json.dumps(made, indent=1), encoding="utf-8")
    for extra in (template / "source" / NOTEBOOK).iterdir():
        if extra.suffix != ".ipynb":
            shutil.copy(extra, source)
    yaml = YAML()
    about = yaml.load((template / "course.yml").read_text(encoding="utf-8"))
    about["assignments"] = [{"name": NOTEBOOK, "title": "Motion", "objectives": list(OBJECTIVES)}]
    with (root / "course.yml").open("w", encoding="utf-8") as file:
        yaml.dump(about, file)
    _release(root)


def _notebook(template: Path) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    content: dict[str, Any] = {}
    for assignment, names in EXERCISES.items():
        path = template / "source" / assignment / f"{assignment}.ipynb"
        content = json.loads(path.read_text(encoding="utf-8"))
        cells += [
            one
            for one in content["cells"]
            if one["metadata"].get("openclass", {}).get("exercise", "") in names
        ]
    return {**content, "cells": cells}


def _release(root: Path) -> None:
    opened = open_course(root, clock=lambda: PRESENT)
    try:
        release(opened, NOTEBOOK)
    except UnprovedError as error:
        raise AssertionError([str(one) for one in error.findings]) from error
    finally:
        opened.log.close()
