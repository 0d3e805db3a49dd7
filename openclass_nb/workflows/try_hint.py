"""Show a teacher what a student would get for an answer, rung by rung: what was sent, and what the guards did."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openclass_nb.course.answers import answers_in, is_blank, why_unreadable
from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.variants.seeds import EVERYBODY
from openclass_nb.errors import CourseError, CourseFileError, OpenclassError, UnknownNameError
from openclass_nb.hints.deterministic import deterministic_hints
from openclass_nb.hints.policy import HintPolicy, can_be_run, hint_policy, why_no_model
from openclass_nb.hints.sequence import MOST_FOUND, MOST_WITH_AI, WRITTEN, Kind
from openclass_nb.hints.writing.asking import Message, first_messages
from openclass_nb.workflows.ask_twice import Round, ask_twice
from openclass_nb.workflows.failing_try import FailingTry, is_right, look_at_answer
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.hint_wanted import HintWanted, material_of
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_version
from openclass_nb.workflows.right_answer import right_answer_of
from openclass_nb.workflows.write_hint import HintWriting, ModelWriting

if TYPE_CHECKING:
    from openclass_nb.grading.checking import ExerciseCheck
    from openclass_nb.grading.engine import GradedSubmission

Grades = Callable[["ExerciseCheck"], "GradedSubmission"]
"""Checks an answer as a student's is checked."""
NOBODY = ""
"""The student of a trial has no name: nothing about it is recorded, and no word has to go because somebody has it."""
NO_ADDRESS = "This machine knows no model: OPENCLASS_HINTS_URL and OPENCLASS_HINTS_MODEL say where one is and its name."


@dataclass(frozen=True)
class TriedReply:
    """What came of asking a model: what was sent, what it cost, and what the guards said.

    `said` is what the model wrote if the student does not get it, `reason` why not.
    """

    outcome: str
    sent: tuple[Message, ...]
    reason: str = ""
    said: str = ""
    tokens: int = 0


@dataclass(frozen=True)
class TriedRung:
    """One rung: the text that a student would see, and for a written one what came of it, with the model's replies.

    There are two of these if the first hint was refused and the model asked once again: the last one's outcome counts.
    """

    kind: str
    text: str
    outcome: str = ""
    replies: tuple[TriedReply, ...] = ()


@dataclass(frozen=True)
class TriedHints:
    """All rungs for one answer, and what the visible tests saw in it.

    `unwritten` says why no model writes about it, empty if one does; `would_send` is what one would read first.
    """

    exercise: str
    stage: str
    rungs: tuple[TriedRung, ...]
    unwritten: str = ""
    would_send: tuple[Message, ...] = ()


def try_hints(
    opened: OpenedCourse,
    exercise: str,
    answer: str,
    bench: HintBench,
    writing: HintWriting,
    *,
    grade: Grades | None = None,
    on_rung: Callable[[TriedRung], None] = lambda rung: None,
) -> TriedHints:
    """Every rung for `answer`; nothing is recorded. OpenclassError for one that passes, is blank or can't be read.

    With `grade` the answer is checked too, which recognises misconceptions. `on_rung` hears of each rung at once.
    """
    assignment, wanted = find_released(opened, exercise)
    if is_blank(answer, wanted.stub):
        raise OpenclassError("There is no answer in it.", where=exercise, next_step="Give one that is wrong.")
    failing = _failing(opened, assignment, exercise, answer, bench, grade)
    policy = hint_policy(opened.course, assignment, wanted)
    trial = _Trial(
        opened, assignment, failing, policy if writing.usable(policy) else policy.without_ai(), bench
    )
    rungs = []
    for one in _rungs(trial, writing):
        on_rung(one)
        rungs.append(one)
    unwritten = why_no_model(opened.course, assignment, wanted) or ("" if trial.policy.ai else NO_ADDRESS)
    return TriedHints(exercise, failing.observation.stage, tuple(rungs), unwritten, _would_send(trial))


def find_released(opened: OpenedCourse, exercise: str) -> tuple[str, ReleasedExercise]:
    """The assignment of an exercise, and the exercise. UnknownNameError if none is called so; CourseError if it has
    not been released.
    """
    for name, manifest in opened.manifests.items():
        found = manifest.exercise(exercise)
        if found is not None:
            return name, found
    written = load_course(opened.root).exercises
    for one in written:
        if one.id == exercise:
            step = f"Hints are tried on what students have: release it with “openclass release {one.assignment}”."
            raise CourseError(f"“{exercise}” has not been released.", next_step=step)
    known = {one.id for manifest in opened.manifests.values() for one in manifest.exercises}
    known |= {one.id for one in written}
    raise UnknownNameError("exercise", exercise, known)


def answer_in(opened: OpenedCourse, exercise: str, file: Path) -> str:
    """The answer in a file: all of it, or of a notebook what stands in the exercise's answer cell.

    CourseFileError if the file is none of both; OSError.
    """
    released = find_released(opened, exercise)[1]
    step = "Give a .py file with the answer, or a notebook that was saved in Jupyter."
    try:
        text = file.read_text(encoding="utf-8")
        answers = answers_in(_notebook(text)) if file.suffix == ".ipynb" else {released.answer_id: text}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        what = "notebook" if file.suffix == ".ipynb" else "text"
        raise CourseFileError(
            f"This is no {what} that can be read.", where=file.name, next_step=step
        ) from error
    if released.answer_id not in answers:
        step = "Give the notebook that the exercise stands in, as students have it."
        raise CourseError(f"There is no answer cell of “{exercise}” in it.", where=file.name, next_step=step)
    return answers[released.answer_id]


def _notebook(text: str) -> dict[str, Any]:
    notebook = json.loads(text)
    if not isinstance(notebook["cells"], list):
        raise TypeError
    return dict(notebook)


def _failing(
    opened: OpenedCourse, assignment: str, exercise: str, answer: str, bench: HintBench, grade: Grades | None
) -> FailingTry:
    """The answer as hints look at it. OpenclassError for one that needs none."""
    manifest = manifest_for_version(opened, EVERYBODY, assignment, exercise, 0)
    failing = look_at_answer(opened, manifest, exercise, answer, bench)
    if unread := _unread(failing):
        step = "Students are told so at once, and it is no try: no hint follows from it."
        raise OpenclassError(unread, where=exercise, next_step=step)
    if grade is not None and not failing.check.is_form:
        checked = _checked(opened, failing, grade)
    else:
        checked = None if is_right(failing, bench) else failing
    if checked is None:
        raise OpenclassError(
            "This answer passes all tests.", where=exercise, next_step="Give one that is wrong."
        )
    return checked


def _unread(failing: FailingTry) -> str:
    if not failing.check.is_form:
        return why_unreadable(failing.answer)
    from openclass_nb.grading.checking import read_check

    score = read_check(failing.check).exercises[0]
    return "" if score.readable else score.message


def _checked(opened: OpenedCourse, failing: FailingTry, grade: Grades) -> FailingTry | None:
    """With what the check of an answer tells, and the misconception in it; None if it gets all points."""
    graded = grade(failing.check)
    if graded.problem or not graded.exercises:
        return failing
    (score,) = graded.exercises
    if score.score is not None and score.score >= score.max_score:
        return None
    found = failing.exercise.misconceptions_of(score.outcomes)
    known = opened.course.misconceptions.get(found[0]) if len(found) == 1 else None
    case = replace(failing.case, message=score.message, misconception=known.message if known else "")
    return replace(failing, case=case)


@dataclass
class _Trial:
    """What is tried, and what the rungs so far have told; `written` is what came from a model."""

    opened: OpenedCourse
    assignment: str
    failing: FailingTry
    policy: HintPolicy
    bench: HintBench
    told: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def wanted(self, kind: Kind) -> HintWanted:
        """A rung as a model is asked for it: after all that was told before."""
        return HintWanted(
            self.opened,
            NOBODY,
            self.assignment,
            self.failing,
            kind,
            self.policy,
            tuple(self.told),
            tuple(self.written),
            self.opened.clock(),
            self.bench,
        )


def _rungs(trial: _Trial, writing: HintWriting) -> Iterator[TriedRung]:
    found = deterministic_hints(trial.failing.case)
    most = MOST_WITH_AI if trial.policy.ai else MOST_FOUND
    plain = [TriedRung("authored", one) for one in trial.failing.exercise.hints]
    for rung in (*plain, *(TriedRung("deterministic", one) for one in found[:most])):
        trial.told.append(rung.text)
        yield rung
    for kind in WRITTEN if trial.policy.ai and isinstance(writing, ModelWriting) else ():
        assert isinstance(writing, ModelWriting)
        fallback = next((one for one in found if one not in trial.told), found[-1])
        rung = _written(trial, kind, writing, fallback)
        trial.told.append(rung.text)
        trial.written += [rung.text] if rung.outcome == "shown" else []
        yield rung
    if trial.policy.bottom_out:
        yield TriedRung("bottom-out", right_answer_of(trial.failing.exercise))


def _written(trial: _Trial, kind: Kind, writing: ModelWriting, fallback: str) -> TriedRung:
    wanted = trial.wanted(kind)
    rounds = ask_twice(writing.model, wanted, material_of(wanted))
    judged = rounds[-1].judged
    return TriedRung(kind, judged.text or fallback, judged.outcome, tuple(map(_reply, rounds)))


def _reply(one: Round) -> TriedReply:
    asked, judged = one.asked, one.judged
    said = asked.written.text if asked.written and not judged.text else ""
    return TriedReply(judged.outcome, asked.sent, judged.reason, said, asked.tokens)


def _would_send(trial: _Trial) -> tuple[Message, ...]:
    """What a model would read first if one wrote; nothing for exercises about which none ever does."""
    if trial.policy.ai or not can_be_run(trial.failing.exercise):
        return ()
    return tuple(first_messages(material_of(trial.wanted("orient"))))
