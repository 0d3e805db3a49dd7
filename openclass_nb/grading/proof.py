"""The proof of an assignment: its solutions pass, blank answers don't, known wrong answers lose points.

Each notebook is run once with the solutions, once blank, and once for each rank of known wrong answers (the
first of every exercise together, then the second …), so that a proof costs a handful of runs, not hundreds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openclass_nb.course.answers import answers_in, with_answers
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise, TestCell, WrongAnswer
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.manifest import Signature
from openclass_nb.errors import GradingError
from openclass_nb.grading.nbgrader_course import course_config
from openclass_nb.grading.prepared_sources import ReadyNotebook, known_wrong, ready_to_run
from openclass_nb.grading.running import NotebookRunner
from openclass_nb.grading.scores import cell_score

Outcomes = dict[str, tuple[float, str]]
BLANK = "blank answers"


@dataclass(frozen=True)
class Trial:
    """One way to fill in a notebook: with solutions, blank, or, by `rank` from 1, with known wrong answers.

    `version` is the number of the version that each exercise with a variant is run in.
    """

    notebook: SourceNotebook
    what: str
    exercises: tuple[Exercise, ...]
    root: Path
    rank: int = 0
    version: int = 0

    def ready(self) -> ReadyNotebook:
        """The notebook in its versions. GradingError if one can't be made."""
        return ready_to_run(self.root, self.notebook, self.exercises, self.version)

    def filled(self, ready: ReadyNotebook) -> dict[str, Any]:
        """The notebook with its answers. GradingError if nbgrader can't blank it."""
        content = ready.notebook.content
        if self.rank:
            wrong = {
                one.grade_id: ready.wrong_answers(one)[self.rank - 1 : self.rank] for one in self.exercises
            }
            return with_answers(content, {name: found[0].source for name, found in wrong.items() if found})
        blank = {**blank_answers(content, self.root), **ready.stubs} if self.what == BLANK else {}
        return with_answers(content, blank)


@dataclass
class Proof:
    """What a proof found, and how known wrong answers behave, by exercise id."""

    findings: list[Finding] = field(default_factory=list)
    signatures: dict[str, tuple[Signature, ...]] = field(default_factory=dict)
    trials: int = 0


def plan_trials(loaded: LoadedCourse, assignment: str) -> list[Trial]:
    """The runs that prove an assignment."""
    return [
        trial
        for notebook in loaded.notebooks
        if notebook.assignment == assignment
        for trial in _trials(loaded.root, notebook, _of(loaded, notebook))
    ]


def prove(
    loaded: LoadedCourse,
    trials: Sequence[Trial],
    runner: NotebookRunner,
    on_trial: Callable[[Trial], None] = lambda trial: None,
) -> Proof:
    """Run the trials and judge every exercise; a notebook that can't be run becomes a finding, and the next follows."""
    proof = Proof()
    given_up: set[str] = set()
    for trial in trials:
        if trial.notebook.file in given_up:
            continue
        on_trial(trial)
        folder = loaded.root / "source" / trial.notebook.assignment
        try:
            ready = trial.ready()
            filled = trial.filled(ready)
            outputs = runner.run(ready.without_form_tests(filled), folder)
        except GradingError as error:
            given_up.add(trial.notebook.file)
            place = Place(file=trial.notebook.file)
            proof.findings.append(Finding.error("run", place, error.message, error.next_step or ""))
            continue
        outcomes = _outcomes(trial.exercises, outputs) | ready.form_outcomes(trial.exercises, filled)
        _judge(proof, trial, outcomes)
    return proof


def _outcomes(
    exercises: Sequence[Exercise], outputs: Sequence[Sequence[Mapping[str, Any]]]
) -> dict[str, Outcomes]:
    """What each test gave, by exercise."""
    return {
        one.id: {test.grade_id: cell_score(outputs[test.index], test.points) for test in one.tests}
        for one in exercises
    }


def _of(loaded: LoadedCourse, notebook: SourceNotebook) -> list[Exercise]:
    own = (notebook.assignment, notebook.name)
    return [one for one in loaded.exercises if (one.assignment, one.notebook) == own]


def _trials(root: Path, notebook: SourceNotebook, exercises: Sequence[Exercise]) -> Iterator[Trial]:
    own = tuple(exercises)
    yield Trial(notebook, "solutions", own, root)
    yield Trial(notebook, BLANK, own, root)
    most = max((len(known_wrong(one)) for one in exercises), default=0)
    for rank in range(1, most + 1):
        yield Trial(notebook, f"wrong answers, {rank}", own, root, rank)


def blank_answers(content: Mapping[str, Any], root: Path) -> dict[str, str]:
    """Every answer cell as students get it, by grade id, made by nbgrader's own rule with the course's settings of it
    (marks, stubs). GradingError if that fails."""
    import nbformat
    from nbgrader.preprocessors import ClearSolutions

    try:
        blank, _ = ClearSolutions(config=course_config(root)).preprocess(
            nbformat.from_dict(with_answers(content, {})), {}
        )
    except (RuntimeError, ValueError) as error:  # marks that don't pair up, a language without a stub
        told = f"nbgrader can't make the students' version ({error})."
        step = "Mend the notebook, or set c.ClearSolutions in nbgrader_config.py."
        raise GradingError(told, next_step=step) from error
    return answers_in(blank)


def _judge(proof: Proof, trial: Trial, found: Mapping[str, Outcomes]) -> None:
    proof.trials += 1
    for exercise in trial.exercises:
        outcomes = found[exercise.id]
        if trial.what == "solutions":
            proof.findings += _solution(trial.notebook, exercise.tests, outcomes)
        elif not trial.rank:
            proof.findings += _blank(trial.notebook, exercise, outcomes)
        elif len(known_wrong(exercise)) >= trial.rank:
            wrong = known_wrong(exercise)[trial.rank - 1]
            proof.findings += _wrong(trial.notebook, exercise, trial.rank, outcomes)
            known = proof.signatures.get(exercise.id, ())
            proof.signatures[exercise.id] = (*known, _signature(wrong, outcomes))


def _signature(wrong: WrongAnswer, outcomes: Outcomes) -> Signature:
    return Signature(misconception=wrong.misconception, outcomes=outcomes)


def _solution(notebook: SourceNotebook, tests: Sequence[TestCell], outcomes: Outcomes) -> Iterator[Finding]:
    for test in tests:
        points, message = outcomes[test.grade_id]
        if points < test.points:
            told = (
                f"The solution does not pass this test: {message or f'{points:g} of {test.points:g} points'}"
            )
            step = "Mend the solution or the test; nobody could get these points."
            yield Finding.error("solution-fails", notebook.place(test.index), told, step)


def _blank(notebook: SourceNotebook, exercise: Exercise, outcomes: Outcomes) -> Iterator[Finding]:
    earned = sum(points for points, _ in outcomes.values())
    if earned and exercise.points:
        told = f"A blank answer to “{exercise.shown}” earns {earned:g} of {exercise.points:g} points."
        step = "Let each test use what the student writes."
        make = Finding.error if earned >= exercise.points else Finding.warning
        yield make("blank-passes", notebook.place(exercise.index), told, step)


def _wrong(notebook: SourceNotebook, exercise: Exercise, rank: int, outcomes: Outcomes) -> Iterator[Finding]:
    if exercise.points and sum(points for points, _ in outcomes.values()) >= exercise.points:
        told = f"Known wrong answer {rank} to “{exercise.shown}” passes every test."
        step = "Add a test that tells it from a right one, or take it off the list."
        yield Finding.error("wrong-passes", notebook.place(exercise.index), told, step)
