"""What can be wrong with a notebook and its metadata before any exercise can be read."""

from pathlib import Path

import pytest

from tests.building import CourseDraft, answer, check, prompt
from tests.course.checks.mistakes import Mistake, found, makes_one_finding, told

SUMS = "source/sums/sums.ipynb"


def second_answer_cell(draft: CourseDraft) -> None:
    second = answer("add")
    second["metadata"]["nbgrader"]["grade_id"] = "add-2"
    draft.notebooks["sums/sums"]["cells"].append(second)


def no_answer_cell(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"]["cells"] += [prompt("lost"), check("lost")]


def misspelled_role(draft: CourseDraft) -> None:
    draft.mark("add")["role"] = "answr"


def misspelled_key(draft: CourseDraft) -> None:
    draft.mark("add")["hintz"] = ["x"]


def unknown_difficulty(draft: CourseDraft) -> None:
    draft.mark("add")["difficulty"] = "eazy"


def hints_as_text(draft: CourseDraft) -> None:
    draft.mark("add")["hints"] = "Think."


def not_json(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"] = '{"cells": [\n  oops'


def json_but_no_notebook(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"] = "[1, 2]"


def notebook_of_the_future(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"] = '{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}'


MISTAKES: list[Mistake] = [
    (second_answer_cell, "duplicate-exercise", f"{SUMS}, cell 10 (add-2)", "the first is cell 2", "another"),
    (no_answer_cell, "no-answer-cell", f"{SUMS}, lost", "“lost”", '"answer"'),
    (misspelled_role, "metadata", f"{SUMS}, cell 2 (add)", "“answr”", "“answer”?"),
    (misspelled_key, "metadata", f"{SUMS}, cell 2 (add)", "“hintz”", "“hints”?"),
    (unknown_difficulty, "metadata", f"{SUMS}, cell 2 (add)", "“eazy”", "'easy', 'medium' or 'hard'"),
    (hints_as_text, "metadata", f"{SUMS}, cell 2 (add)", "should be a list, not text", "brackets"),
    (not_json, "notebook-json", SUMS, "line 2, column 3", "Restore"),
    (json_but_no_notebook, "notebook-format", SUMS, "JSON, but not a notebook", "Restore"),
    (notebook_of_the_future, "notebook-format", SUMS, "99", "JupyterLab"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=told)
def test_one_mistake_makes_one_finding(draft: CourseDraft, tmp_path: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    makes_one_finding(draft, tmp_path, mistake)


def metadata_as_text(draft: CourseDraft) -> None:
    draft.cell("add-prompt")["metadata"]["openclass"] = "add"


def test_metadata_that_is_no_mapping_is_told(draft: CourseDraft, tmp_path: Path) -> None:
    """Somebody wrote text where keys belong."""
    metadata_as_text(draft)
    codes = {one.code: one.message for one in found(draft, tmp_path)}
    assert "should be a group of keys, not text" in codes["metadata"]
