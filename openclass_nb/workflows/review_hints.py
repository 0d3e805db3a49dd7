"""The teacher's queue: what a model wrote is approved, edited, promoted into the source notebook, or reported."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.cells import grade_id
from openclass_nb.course.files import load_course, write_atomically
from openclass_nb.errors import CourseError, OpenclassError, UnknownNameError
from openclass_nb.hints.deterministic import deterministic_hints
from openclass_nb.records import AttemptEntry, HintLedger, Review
from openclass_nb.records.hint_ledger import AuditEntry, Decision
from openclass_nb.workflows.failing_try import failing_try, is_failing, last_try
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.hint_pseudonyms import name_in_ledger
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_version
from openclass_nb.workflows.try_hint import find_released


class SeveralHintsError(UnknownNameError):
    """A beginning that more than one hint has."""

    def __init__(self, message: str, next_step: str) -> None:
        OpenclassError.__init__(self, message, next_step=next_step)


@dataclass(frozen=True)
class QueuedHint:
    """A written hint that students have got: how often, and what was decided about it last (empty: nothing yet)."""

    id: str
    assignment: str
    exercise: str
    rung: str
    text: str
    shown: int
    decision: str


@dataclass(frozen=True)
class FailingGroup:
    """Students whose last try at an exercise fails in the same way, and the next hint that they would get."""

    students: tuple[str, ...]
    example: str
    hint: str


def hint_queue(opened: OpenedCourse, *, everything: bool = False) -> list[QueuedHint]:
    """Hints that a model wrote and that students got, most often shown first; decided ones only if asked."""
    ledger = HintLedger(opened.log.engine)
    entries = [one for one in ledger.audit() if one.outcome in ("shown", "cached")]
    shown = Counter(one.cache_key for one in entries)
    decided = {one.cache_key: one for one in ledger.reviews()}
    found = []
    for entry in {one.cache_key: one for one in reversed(entries)}.values():
        review = decided.get(entry.cache_key)
        text = review.text if review is not None and review.text else entry.text
        decision = review.decision if review else ""
        count = shown[entry.cache_key]
        found.append(
            QueuedHint(_id_of(entry), entry.assignment, entry.exercise, entry.rung, text, count, decision)
        )
    return sorted((one for one in found if everything or not one.decision), key=lambda one: -one.shown)


def _id_of(entry: AuditEntry) -> str:
    """The beginning of a key, which teachers can type."""
    return entry.cache_key[:12]


def review_hint(
    opened: OpenedCourse, hint: str, who: str, decision: Decision, *, text: str = "", why: str = ""
) -> QueuedHint:
    """Decide about a hint of the queue. “edited” needs a text, “reported” a reason; “promoted” writes the notebook.

    A reported hint is shown to nobody any more; an edited one is shown as it was edited.
    """
    queued = _queued(opened, hint)
    if decision == "edited" and not text.strip():
        step = "Give the hint as students should read it."
        raise OpenclassError("An edited hint needs its text.", where=hint, next_step=step)
    if decision == "reported" and not why.strip():
        raise OpenclassError("A report needs a reason.", where=hint, next_step="Say what is wrong with it.")
    if decision == "promoted":
        add_hint(opened, queued.exercise, text or queued.text)
    ledger = HintLedger(opened.log.engine)
    key = next(one.cache_key for one in ledger.audit() if one.cache_key.startswith(queued.id))
    kept = text or (queued.text if decision in ("approved", "promoted") else "")
    ledger.review(Review(opened.clock(), key, who, decision, kept, why))
    return _queued(opened, hint)


def answers_behind(opened: OpenedCourse) -> dict[str, str]:
    """The code that each hint of the queue was about, by the hint's id, as far as the log still has it. No name."""
    students = {name_in_ledger(opened, one): one for one in opened.students()}
    found: dict[str, str] = {}
    for entry in HintLedger(opened.log.engine).audit():
        student = students.get(entry.pseudonym, "")
        if not student or _id_of(entry) in found:
            continue
        own = opened.log.attempts(student=student, assignment=entry.assignment)
        tried = last_try([one for one in own if one.at <= entry.at], entry.exercise)
        if tried is not None:
            found[_id_of(entry)] = tried.answer
    return found


def add_hint(opened: OpenedCourse, exercise: str, text: str) -> int:
    """Add an authored hint to the source notebook. How many the exercise has now; students get it after a release."""
    if not text.strip():
        step = "Give the hint as students should read it."
        raise OpenclassError("There is no text in it.", where=exercise, next_step=step)
    assignment, name, answer_id = home_of(opened, exercise)
    path = opened.root / "source" / assignment / f"{name}.ipynb"
    if not path.is_file():
        step = "Put it back, or add the hint by hand."
        raise CourseError("The source notebook is not there.", where=path.name, next_step=step)
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    cell = next((one for one in notebook["cells"] if grade_id(one) == answer_id), None)
    mark = cell["metadata"].get("openclass") if cell else None
    if not isinstance(mark, dict):
        step = "Mark its answer cell, or add the hint by hand."
        raise CourseError("The exercise is not marked in its notebook.", where=path.name, next_step=step)
    hints = [*mark.get("hints", [])]
    if text.strip() not in hints:
        hints.append(text.strip())
    mark["hints"] = hints
    write_atomically(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return len(hints)


def stands_in_source(opened: OpenedCourse, exercise: str, text: str) -> bool:
    """Whether a hint is one of the teacher's own in the source notebook now."""
    found = (one.metadata.hints for one in load_course(opened.root).exercises if one.id == exercise)
    return any(text.strip() in hints for hints in found)


def home_of(opened: OpenedCourse, exercise: str) -> tuple[str, str, str]:
    """(assignment, notebook, grade id of the answer cell) of an exercise, released or not. UnknownNameError."""
    for one in load_course(opened.root).exercises:
        if one.id == exercise:
            return one.assignment, one.notebook, one.grade_id
    assignment, released = find_released(opened, exercise)
    return assignment, released.notebook, released.answer_id


def failing_groups(opened: OpenedCourse, exercise: str, bench: HintBench) -> list[FailingGroup]:
    """Students who fail at an exercise, those that fail alike together, largest group first."""
    assignment, _ = find_released(opened, exercise)
    attempts = opened.log.attempts(assignment=assignment)
    groups: dict[str, list[tuple[AttemptEntry, str]]] = {}
    for student in sorted({one.student for one in attempts}):
        own = [one for one in attempts if one.student == student]
        tried = last_try(own, exercise)
        if tried is None or not is_failing(tried):
            continue
        manifest = manifest_for_version(opened, student, assignment, exercise, tried.variant)
        failing = failing_try(opened, manifest, exercise, tried, own, bench)
        hint = deterministic_hints(failing.case)[0]
        groups.setdefault(failing.way, []).append((tried, hint))
    found = [
        FailingGroup(tuple(one.student for one, _ in some), some[0][0].answer, some[0][1])
        for some in groups.values()
    ]
    return sorted(found, key=lambda one: -len(one.students))


def _queued(opened: OpenedCourse, hint: str) -> QueuedHint:
    queue = hint_queue(opened, everything=True)
    found = [one for one in queue if hint and one.id.startswith(hint)]
    if len(found) > 1:
        step = f"Give more of it: {', '.join(one.id for one in found[:5])}."
        raise SeveralHintsError(f"{len(found)} hints of the queue begin with “{hint}”.", step)
    if not found:
        raise UnknownNameError("hint", hint, [one.id for one in queue])
    return found[0]
