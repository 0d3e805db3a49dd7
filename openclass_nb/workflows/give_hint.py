"""Give the next hint of an exercise, after saying what it means for mastery: the teacher's, then what the try shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.errors import OpenclassError
from openclass_nb.hints.deterministic import deterministic_hints
from openclass_nb.hints.policy import day_of, hint_policy
from openclass_nb.hints.sequence import WRITTEN, Rung, Standing, Taken, Turn, next_turn, waiting_words
from openclass_nb.hints.writing.reply import unsigned
from openclass_nb.mastery import Opportunity
from openclass_nb.records import AttemptEntry, HintEntry
from openclass_nb.workflows.failing_try import FailingTry, failing_try, is_failing, last_try, recorded_case
from openclass_nb.workflows.follow_student import follow_student, next_moment
from openclass_nb.workflows.hint_bench import HintBench, NoBench
from openclass_nb.workflows.hint_wanted import HintWanted
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_version, versions_reached
from openclass_nb.workflows.record_attempt import find_exercise
from openclass_nb.workflows.right_answer import right_answer_of
from openclass_nb.workflows.show_progress import student_events
from openclass_nb.workflows.write_hint import HintWriting, NoWriting

BEFORE_TRY = (
    "You have not tried this exercise yet. With a hint now it counts as “not yet” for your mastery, though less than "
    "a wrong answer would; your points stay the same. After a first try hints cost nothing."
)
MORE_BEFORE_TRY = "You have had a hint here before your first try: another one changes nothing."
AFTER_TRY = "Your first try has counted already: a hint changes nothing about it."
AFTER_TRY_OF_MANY = "After a hint, later tries at this exercise no longer count towards mastery."
WRITTEN_NEXT = (
    "The next hint is written by a language model, which reads your answer to this exercise, not your name."
)
AFTER_PASS = "You have solved this exercise: a hint changes nothing."


class HintOrderError(OpenclassError):
    """A hint out of turn, or one that does not exist."""


class HintWaitsError(HintOrderError):
    """A hint that opens later; `opens_at` says when."""

    def __init__(self, message: str, opens_at: datetime, *, where: str) -> None:
        super().__init__(message, where=where)
        self.opens_at = opens_at


@dataclass(frozen=True)
class HintsOfExercise:
    """Hints given so far with their kinds, how many there are left, and what the next one would mean.

    `waits` says why the next one is not open now, `opens_at` when it opens by itself. `version` is the number of the
    version that the next one would be about.
    """

    exercise: str
    given: tuple[str, ...]
    left: int
    means: str
    costs: bool
    kinds: tuple[str, ...] = ()
    waits: str = ""
    opens_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True)
class AtVersion:
    """The version that a student's notebook holds: its number from 0, and the key that stands beside it there.

    Without a key it is the student's own one of that number.
    """

    number: int
    key: str = ""


@dataclass(frozen=True)
class _Scene:
    """One student at one version of an exercise: what was taken and tried, and whose turn it is."""

    opened: OpenedCourse
    student: str
    assignment: str
    exercise: ReleasedExercise
    version: int
    taken: tuple[HintEntry, ...]
    attempts: tuple[AttemptEntry, ...]
    now: datetime
    turn: Turn
    failing: FailingTry | None = None


def look_at_hints(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    exercise: str,
    *,
    version: AtVersion | None = None,
    writing: HintWriting | None = None,
) -> HintsOfExercise:
    """What has been given and what the next one would mean; nothing is given, nothing is run.

    Without a `version` it is the one that was tried last, or the next one if that is solved.
    """
    find_exercise(opened, student, assignment, exercise)
    return _told(_scene(opened, student, assignment, exercise, version, None, writing or NoWriting()))


def give_hint(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    exercise: str,
    rung: int,
    *,
    version: AtVersion | None = None,
    bench: HintBench | None = None,
    writing: HintWriting | None = None,
) -> HintsOfExercise:
    """Give the hint of `rung`, from 0: the next one, or again one that was given. HintOrderError otherwise.

    `bench` runs the last try to see what it does; `writing` has a model write where the course allows it. Without
    them a hint comes from the teacher, the code and the check's message. `version` as for `look_at_hints`.
    """
    find_exercise(opened, student, assignment, exercise)
    pen = writing or NoWriting()
    position = opened.log.position(student)
    scene = _scene(opened, student, assignment, exercise, version, bench or NoBench(), pen)
    if rung < len(scene.taken):
        return _told(scene)
    next_rung = _in_turn(scene, rung)
    kind, text = _text_of(scene, next_rung, bench or NoBench(), pen)
    entry = HintEntry(student, assignment, exercise, scene.now, rung, kind, text, scene.version)
    while not opened.log.add_after([entry], student, position):
        position = opened.log.position(student)
        if rung < len(_scene(opened, student, assignment, exercise, version, None, pen).taken):
            break  # a doubled click was faster: what that one got counts
    return _told(_scene(opened, student, assignment, exercise, version, None, pen))


def _number(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    exercise: str,
    attempts: Sequence[AttemptEntry],
    version: AtVersion | None,
) -> int:
    """The number of the version that a hint is about. HintOrderError for one that the student can't have yet."""
    if version is not None:
        if version.number > versions_reached(opened, student, assignment).get(exercise, 0):
            told = "You do not have this version of the exercise yet."
            raise HintOrderError(told, where=exercise, next_step="Reload the notebook and ask again.")
        return version.number
    tried, released = last_try(attempts, exercise), opened.manifest(assignment).exercise(exercise)
    if tried is None or released is None:
        return 0
    return tried.variant if is_failing(tried) else min(tried.variant + 1, released.versions - 1)


def _in_turn(scene: _Scene, rung: int) -> Rung:
    turn, given = scene.turn, len(scene.taken)
    if rung > given and turn.rung is not None:
        step = f"Ask for hint {given + 1} first."
        raise HintOrderError("Hints are given one after the other.", where=scene.exercise.id, next_step=step)
    if turn.rung is None:
        raise HintOrderError("There is no next hint now.", where=scene.exercise.id, next_step=turn.why)
    if turn.opens_at is not None:
        told = waiting_words(turn, given + 1, scene.now)
        raise HintWaitsError(told, turn.opens_at, where=scene.exercise.id)
    return turn.rung


def _text_of(scene: _Scene, rung: Rung, bench: HintBench, writing: HintWriting) -> tuple[str, str]:
    """Kind and text. What a model can't write well and safely is replaced by what needs none."""
    if rung.text:
        return rung.kind, rung.text
    earlier = [unsigned(one.text) for one in scene.taken]
    assert scene.failing is not None  # only a failing try leads to such a rung
    if rung.kind == "bottom-out":
        return rung.kind, f"This is one way to do it:\n\n{right_answer_of(scene.exercise)}"
    found = deterministic_hints(scene.failing.case)
    fallback = next((one for one in found if one not in earlier), found[-1])
    policy = hint_policy(scene.opened.course, scene.assignment, scene.exercise)
    wanted = HintWanted(
        scene.opened,
        scene.student,
        scene.assignment,
        scene.failing,
        rung.kind,
        policy,
        tuple(earlier),
        tuple(unsigned(one.text) for one in scene.taken if one.kind in WRITTEN and one.text not in found),
        scene.now,
        bench,
    )
    text = writing.write(wanted)
    return rung.kind, text or fallback


def _scene(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    name: str,
    version: AtVersion | None,
    bench: HintBench | None,
    writing: HintWriting,
) -> _Scene:
    """The scene; without a bench nothing is run, and what the last try does is not looked at."""
    events = student_events(opened, student)
    hints = opened.log.hints(student)
    attempts = opened.log.attempts(student, assignment)
    number = _number(opened, student, assignment, name, attempts, version)
    key = version.key if version else ""
    manifest = manifest_for_version(opened, student, assignment, name, number, key)
    exercise = next(one for one in manifest.exercises if one.id == name)
    taken = tuple(one for one in hints if one.exercise == name)
    now = next_moment(opened, events)
    tried = last_try([one for one in attempts if one.variant == number], name)
    failing, case = None, None
    if tried is not None and is_failing(tried):
        case = recorded_case(opened, manifest, exercise, tried.answer, tried)
        if bench is not None:
            failing = failing_try(opened, manifest, name, tried, attempts, bench)
            case = failing.case
    policy = hint_policy(opened.course, assignment, exercise)
    standing = _standing(hints, taken, attempts, name, number, now, case is not None)
    found = deterministic_hints(case) if case else ()
    usable = policy if writing.usable(policy) else policy.without_ai()
    turn = next_turn(usable, exercise.hints, found, standing, now)
    return _Scene(opened, student, assignment, exercise, number, taken, tuple(attempts), now, turn, failing)


def _standing(
    hints: Sequence[HintEntry],
    taken: Sequence[HintEntry],
    attempts: Sequence[AttemptEntry],
    exercise: str,
    version: int,
    now: datetime,
    failing: bool,
) -> Standing:
    """What decides about the next rung."""
    today = [one for one in hints if day_of(one.at) == day_of(now)]
    last = last_try(attempts, exercise)
    return Standing(
        taken=tuple(Taken(one.kind, one.text, one.at, one.variant == version) for one in taken),
        today=len(today),
        written_today=sum(one.kind in WRITTEN for one in today),
        last_try=last.at if last else None,
        failing=failing,
        untried=last_try([one for one in attempts if one.variant == version], exercise) is None,
    )


def _told(scene: _Scene) -> HintsOfExercise:
    turn, given = scene.turn, tuple(one.text for one in scene.taken)
    later = scene.opened.mastery_settings.evidence == "attempts"
    before = any(one.variant == scene.version for one in scene.taken)
    means, costs = _means(_opportunities(scene), before, later)
    by_model = turn.rung is not None and turn.rung.kind in WRITTEN
    return HintsOfExercise(
        exercise=scene.exercise.id,
        given=given,
        left=turn.left,
        means=f"{means} {WRITTEN_NEXT if by_model else ''}".strip() if turn.left else "",
        costs=costs and bool(turn.left),
        kinds=tuple(one.kind for one in scene.taken),
        waits=waiting_words(turn, len(given) + 1, scene.now),
        opens_at=turn.opens_at,
        version=scene.version,
    )


def _opportunities(scene: _Scene) -> Sequence[Opportunity]:
    """What the student has shown in this version."""
    objectives = follow_student(scene.opened, scene.student).objectives
    mine = (objectives[name] for name in scene.exercise.objectives if name in objectives)
    found = (one for each in mine for one in each.opportunities)
    return [one for one in found if (one.exercise, one.variant) == (scene.exercise.id, scene.version)]


def _means(tried: Sequence[Opportunity], given: bool, later: bool) -> tuple[str, bool]:
    """The sentence, and whether the next hint costs anything; `later` tries count too in some courses."""
    if any(one.passed for one in tried):
        return AFTER_PASS, False
    if any(one.first is not None for one in tried):
        return (AFTER_TRY_OF_MANY, True) if later and not given else (AFTER_TRY, False)
    return (MORE_BEFORE_TRY, False) if given else (BEFORE_TRY, True)
