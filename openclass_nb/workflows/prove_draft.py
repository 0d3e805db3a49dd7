"""Prove a draft before a teacher sees it: in a course of its own that lasts as long as the proof."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openclass_nb.course.cells import PYTHON_KERNEL, SourceNotebook, is_marked, text
from openclass_nb.course.files import LoadedCourse, data_files
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.errors import OpenclassError
from openclass_nb.hints.guards.text_leaks import text_leak
from openclass_nb.workflows.draft_cells import belongs_to
from openclass_nb.workflows.draft_folder import Draft
from openclass_nb.workflows.prove_course import prove_course

if TYPE_CHECKING:
    from openclass_nb.workflows.prove_course import CourseProof

RUNS = 3
"""As often a draft is proved; every time has to end alike."""
WEAK = frozenset({"accepts-wrong-answer", "learned-by-heart"})
"""Warnings about tests: they count against a draft that brings tests, not against one for tests that are there."""
PLACE = "source/draft/draft.ipynb"


@dataclass(frozen=True)
class DraftProof:
    """Why a draft can't be shown, empty if it can; and what was proved, in a sentence."""

    problems: tuple[str, ...]
    told: str = ""


def prove_draft(
    loaded: LoadedCourse, draft: Draft, notebook: SourceNotebook | None = None, runs: int = RUNS
) -> DraftProof:
    """Solution, blank, known wrong answers and mutants, `runs` times; hints must not tell the solution.

    Of the guards a drafted hint meets the one that reads texts. What one edit makes of a program is not tried: there
    is no student's program yet, a teacher's own hints do say what to do (“divide once, after the loop”), and a teacher
    reads each draft and decides before any student does.
    `notebook` is the one that the exercise stands in, or is to stand in: what is given there is given here.
    """
    seen: set[str] = set()
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="openclass-draft-") as name:
            root = _course_of(Path(name) / "course", loaded, draft, notebook)
            try:
                proof = prove_course(root, use_cache=False, simulate=False)
            except OpenclassError as error:
                return DraftProof((str(error),))
        if problems := tuple(_problems(proof, draft)):
            return DraftProof(problems)
        seen.add(_told(proof, runs))
        if len(seen) > 1:
            return DraftProof(("It does not come to the same every time that it is run.",))
    return DraftProof((), seen.pop())


def _problems(proof: "CourseProof", draft: Draft) -> Iterator[str]:
    ignored = frozenset() if draft.what in ("exercise", "variant") else WEAK
    for one in proof.findings:
        if one.code not in ignored and _counts(one):
            end = "" if one.message.endswith((".", "?", "!")) else "."
            yield f"{one.message}{end} {one.next_step}".strip()
    if not proof.exercises:
        yield "There is no exercise in it."
    for exercise in (one.exercise for one in proof.exercises):
        known = "\n".join(
            (exercise.prompt, *(one.source.partition("### BEGIN HIDDEN")[0] for one in exercise.tests))
        )
        stub = exercise.answer.partition("### BEGIN SOLUTION")[0]
        for hint in exercise.metadata.hints:
            if leak := text_leak(hint, exercise.answer, stub, known, new_code=True):
                yield f"The hint “{hint}” tells too much: {leak}."
        if draft.what == "hints" and not exercise.metadata.hints:
            yield "There is no hint in it."
        if draft.what == "misconceptions" and not exercise.metadata.wrong_answers:
            yield "There is no wrong answer in it."


def _counts(finding: Finding) -> bool:
    here = finding.place.file == PLACE
    return finding.severity is Severity.ERROR or (here and finding.severity is Severity.WARNING)


def _told(proof: "CourseProof", runs: int) -> str:
    strengths = [one.strength for one in proof.exercises if one.strength]
    caught, count = sum(one.caught for one in strengths), sum(one.count for one in strengths)
    mutants = f", {caught} of {count} changed solutions caught" if count else ""
    known = sum(len(one.exercise.metadata.wrong_answers) for one in proof.exercises)
    several = f"{known} known wrong answers lose" if known > 1 else "the known wrong answer loses"
    wrong = f", {several} points" if known else ""
    return f"The solution passes and a blank answer does not{wrong}{mutants}; {runs} runs alike."


def _course_of(root: Path, loaded: LoadedCourse, draft: Draft, notebook: SourceNotebook | None) -> Path:
    """A course with this exercise alone, and with what stands before it in its notebook."""
    folder = root / "source" / "draft"
    folder.mkdir(parents=True)
    (root / "course.yml").write_text(json.dumps(_settings(loaded, draft)), encoding="utf-8")
    given = _given(notebook, draft) if notebook else []
    content: dict[str, Any] = {
        "cells": [*given, *draft.cells],
        "metadata": {"kernelspec": PYTHON_KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (folder / "draft.ipynb").write_text(json.dumps(content), encoding="utf-8")
    if notebook is not None:
        origin = loaded.root / "source" / notebook.assignment
        for path in data_files(loaded.root, notebook.assignment):
            target = folder / path.relative_to(origin)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return root


def _settings(loaded: LoadedCourse, draft: Draft) -> dict[str, Any]:
    course = loaded.course
    wrong = {name: one.model_dump() for name, one in course.misconceptions.items()}
    return {
        "title": course.title,
        "objectives": {
            name: {"title": one.title, "statement": one.statement}
            for name, one in course.objectives.items()
            if name in draft.objectives
        },
        "misconceptions": wrong | draft.misconceptions,
        "assignments": [{"name": "draft", "objectives": list(draft.objectives)}],
    }


def _given(notebook: SourceNotebook, draft: Draft) -> Sequence[Mapping[str, Any]]:
    """Code cells of the teacher's that belong to no exercise, as far as they stand before this one."""
    found = []
    for cell in notebook.cells:
        if belongs_to(cell, draft.exercise):
            break
        if cell["cell_type"] == "code" and not is_marked(cell) and text(cell).strip():
            found.append({**cell, "outputs": [], "execution_count": None})
    return found
