"""Begin a course in a folder that is there: one objective, one assignment, and an empty notebook to write in."""

import json
from pathlib import Path

from openclass_nb.course.cells import PYTHON_KERNEL
from openclass_nb.course.files import COURSE_FILE, write_atomically
from openclass_nb.errors import CourseError
from openclass_nb.workflows.new_course import GITIGNORE

ASSIGNMENT = "first-assignment"
COURSE = """\
title: {title}

# What students should be able to do at the end. An exercise shows one or more of these.
objectives:
  first-objective:
    title: First objective
    statement: Say here what a student can do

assignments:
  - name: {assignment}
    title: First assignment
    objectives: [first-objective]
"""


def begin_course(root: Path) -> str:
    """Write it; the first notebook's path below `root`. CourseError, and nothing is written, if any of it is there."""
    from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text

    notebook = f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    title = root.name.replace("-", " ").replace("_", " ").strip().capitalize() or "My course"
    files = {
        notebook: json.dumps(_notebook(), indent=1) + "\n",
        CONFIG_FILE: config_text(root.name),
        ".gitignore": GITIGNORE,
        COURSE_FILE: COURSE.format(title=json.dumps(title, ensure_ascii=False), assignment=ASSIGNMENT),
    }
    there = [name for name in (*files, "source", "gradebook.db") if (root / name).exists()]
    if there:
        step = (
            "Choose an empty folder, or add a course.yml to a course of nbgrader’s with “openclass import”."
        )
        raise CourseError(f"There is a “{there[0]}” here already.", where=root.name, next_step=step)
    for name, text in files.items():
        write_atomically(root / name, text)
    return notebook


def _notebook() -> dict[str, object]:
    cell = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# First assignment"]}
    about = {"kernelspec": PYTHON_KERNEL, "language_info": {"name": "python"}}
    return {"cells": [cell], "metadata": about, "nbformat": 4, "nbformat_minor": 5}
