"""A class of 30 on an assignment of eight exercises, put together from the template, for `grading.py`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openclass_nb.course.files import load_course
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text
from openclass_nb.templates import find_template
from openclass_nb.workflows.check_course import Checked
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.play_class import hand_in, play_students
from openclass_nb.workflows.release import publish

ASSIGNMENT = "bench"
TAKEN = {"arrays": 3, "tables": 3, "plots-and-models": 2}
"""Exercises by the template's assignment: numpy, pandas and matplotlib."""

COURSE = """\
title: Benchmark
objectives:
  science: {title: Science, statement: Calculate with arrays and tables and draw them}
assignments:
  - {name: bench, objectives: [science]}
"""


def build_class(folder: Path, students: int, seed: int = 11) -> OpenedCourse:
    """Make the course in `folder`, release it, and let `students` hand in right, wrong and broken notebooks."""
    template = find_template("python-for-science")
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (folder / "course.yml").write_text(COURSE, encoding="utf-8")
    (folder / CONFIG_FILE).write_text(config_text(ASSIGNMENT), encoding="utf-8")
    notebook = _notebook(template, source)
    (source / f"{ASSIGNMENT}.ipynb").write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    opened, loaded = open_course(folder), load_course(folder)
    publish(opened, ASSIGNMENT, Checked(loaded, (), {}, 0))
    hand_in(loaded, ASSIGNMENT, play_students(students, seed), datetime(2026, 3, 2, 9, tzinfo=UTC), seed)
    return opened


def _notebook(template: Path, source: Path) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    for assignment, count in TAKEN.items():
        origin = template / "source" / assignment
        whole = json.loads((origin / f"{assignment}.ipynb").read_text(encoding="utf-8"))
        cells += _cells(whole, count)
        for path in origin.iterdir():
            if path.suffix == ".csv":
                (source / path.name).write_bytes(path.read_bytes())
    return {**whole, "cells": cells}


def _cells(notebook: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """The notebook's imports and its first `count` exercises, all of one objective."""
    wanted: list[str] = []
    for cell in notebook["cells"]:
        name = cell["metadata"].get("openclass", {}).get("exercise")
        if name and name not in wanted:
            wanted.append(name)
    chosen = set(wanted[:count])
    kept = []
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("openclass", {})
        imports = str(cell["metadata"].get("nbgrader", {}).get("grade_id", "")).endswith("imports")
        if mark.get("exercise") in chosen or imports:
            if mark.get("role") == "answer":
                mark = {**mark, "objectives": ["science"]}
                mark["wrong_answers"] = [{"source": one["source"]} for one in mark["wrong_answers"]]
                cell["metadata"]["openclass"] = mark
            kept.append(cell)
    return kept
