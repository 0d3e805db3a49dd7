"""Show a teacher what a student would get for an answer, rung by rung: what was sent, and what the guards did."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.answers import answers_in, is_blank
from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.variants.seeds import EVERYBODY
from openclass_nb.errors import CourseError, OpenclassError, UnknownNameError
from openclass_nb.hints.deterministic import deterministic_hints
from openclass_nb.hints.policy import HintPolicy, hint_policy
from openclass_nb.hints.sequence import MOST_FOUND, MOST_WITH_AI, WRITTEN, Kind
from openclass_nb.hints.writing.asking import ask_for_hint
from openclass_nb.workflows.failing_try import FailingTry, is_right, look_at_answer
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_version
from openclass_nb.workflows.right_answer import right_answer_of
from openclass_nb.workflows.write_hint import HintWanted, HintWriting, ModelWriting, judge, material_of

NOBODY = "openclass-hints-try"
"""The student of a trial; nothing about it is recorded."""


@dataclass(frozen=True)
class TriedRung:
    """One rung: the text that a student would see; for a written one what was sent and what the guards said."""

    kind: str
    text: str
    sent: str = ""
    outcome: str = ""
    reason: str = ""
    tokens: int = 0


@dataclass(frozen=True)
class TriedHints:
    """All rungs for one answer, and what the visible tests saw in it."""

    exercise: str
    stage: str
    rungs: tuple[TriedRung, ...]


def try_hints(
    opened: OpenedCourse, exercise: str, answer: str, bench: HintBench, writing: HintWriting
) -> TriedHints:
    """Every rung for `answer`; nothing is recorded. OpenclassError for one that passes or is blank."""
    assignment, wanted = find_released(opened, exercise)
    if is_blank(answer, wanted.stub):
        raise OpenclassError("There is no answer in it.", where=exercise, next_step="Give one that is wrong.")
    manifest = manifest_for_version(opened, EVERYBODY, assignment, exercise, 0)
    failing = look_at_answer(opened, manifest, exercise, answer, bench)
    if is_right(failing, bench):
        raise OpenclassError(
            "This answer passes all tests.", where=exercise, next_step="Give one that is wrong."
        )
    policy = hint_policy(opened.course, assignment, wanted)
    usable = policy if writing.usable(policy) else policy.without_ai()
    rungs = tuple(_rungs(opened, assignment, failing, usable, bench, writing))
    return TriedHints(exercise, failing.observation.stage, rungs)


def find_released(opened: OpenedCourse, exercise: str) -> tuple[str, ReleasedExercise]:
    """The assignment of an exercise, and the exercise. UnknownNameError if none is called so; CourseError if it has
    not been released.
    """
    for name, manifest in opened.manifests.items():
        found = manifest.exercise(exercise)
        if found is not None:
            return name, found
    for one in load_course(opened.root).exercises:
        if one.id == exercise:
            step = f"Hints are tried on what students have: release it with “openclass release {one.assignment}”."
            raise CourseError(f"“{exercise}” has not been released.", next_step=step)
    known = [one.id for manifest in opened.manifests.values() for one in manifest.exercises]
    raise UnknownNameError("exercise", exercise, known)


def answer_in_notebook(exercise: ReleasedExercise, notebook: dict[str, Any]) -> str:
    """What a notebook has in the exercise's answer cell."""
    return answers_in(notebook).get(exercise.answer_id, "")


def _rungs(
    opened: OpenedCourse,
    assignment: str,
    failing: FailingTry,
    policy: HintPolicy,
    bench: HintBench,
    writing: HintWriting,
) -> Iterator[TriedRung]:
    yield from (TriedRung("authored", one) for one in failing.exercise.hints)
    found = deterministic_hints(failing.case)
    yield from (TriedRung("deterministic", one) for one in found[: MOST_WITH_AI if policy.ai else MOST_FOUND])
    earlier: list[str] = []
    for kind in WRITTEN if policy.ai and isinstance(writing, ModelWriting) else ():
        assert isinstance(writing, ModelWriting)
        fallback = found[min(len(earlier) + MOST_WITH_AI, len(found) - 1)]
        rung = _written(opened, assignment, failing, kind, policy, bench, writing, tuple(earlier), fallback)
        earlier.append(rung.text)
        yield rung
    if policy.bottom_out:
        yield TriedRung("bottom-out", right_answer_of(failing.exercise))


def _written(
    opened: OpenedCourse,
    assignment: str,
    failing: FailingTry,
    kind: Kind,
    policy: HintPolicy,
    bench: HintBench,
    writing: ModelWriting,
    earlier: tuple[str, ...],
    fallback: str,
) -> TriedRung:
    now = opened.clock()
    wanted = HintWanted(opened, NOBODY, assignment, failing, kind, policy, earlier, earlier, now, bench)
    material = material_of(wanted)
    asked = ask_for_hint(writing.model, material)
    judged = judge(wanted, material, asked.written, "; ".join(asked.reasons))
    said = f" It said: {asked.written.text}" if asked.written and not judged.text else ""
    return TriedRung(
        kind=kind,
        text=judged.text or fallback,
        sent=material.as_data(),
        outcome=judged.outcome,
        reason=f"{judged.reason}.{said}" if judged.reason else "",
        tokens=asked.tokens,
    )
