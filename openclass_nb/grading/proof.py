"""The proof of an assignment: its solutions pass, blank answers don't, known wrong answers lose points.

Each notebook is run once with the solutions, once blank, and once for each rank of known wrong answers (the
first of every exercise together, then the second …), so that a proof costs a handful of runs, not hundreds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openclass_nb.course.answers import answers_in, with_answers
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise, TestCell, WrongAnswer
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.manifest import Signature
from openclass_nb.errors import GradingError
from openclass_nb.grading.running import NotebookRunner
from openclass_nb.grading.scores import cell_score

Outcomes = dict[str, tuple[float, str]]


@dataclass(frozen=True)
class Trial:
    """One way to fill in a notebook: `answers` by grade id, None for blank. `rank` counts wrong answers from 1."""

    notebook: SourceNotebook
    what: str
    answers: Mapping[str, str] | None
    rank: int = 0

    def filled(self) -> dict[str, Any]:
        """The notebook with its answers. GradingError if nbgrader can't blank it."""
        content = self.notebook.content
        return with_answers(content, blank_answers(content) if self.answers is None else self.answers)


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
        for trial in _trials(notebook, _of(loaded, notebook))
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
            outputs = runner.run(trial.filled(), folder)
        except GradingError as error:
            given_up.add(trial.notebook.file)
            place = Place(file=trial.notebook.file)
            proof.findings.append(Finding.error("run", place, error.message, error.next_step or ""))
            continue
        _judge(proof, trial, _of(loaded, trial.notebook), outputs)
    return proof


def _of(loaded: LoadedCourse, notebook: SourceNotebook) -> list[Exercise]:
    own = (notebook.assignment, notebook.name)
    return [one for one in loaded.exercises if (one.assignment, one.notebook) == own]


def _trials(notebook: SourceNotebook, exercises: Sequence[Exercise]) -> Iterator[Trial]:
    yield Trial(notebook, "solutions", {})
    yield Trial(notebook, "blank answers", None)
    most = max((len(one.metadata.wrong_answers) for one in exercises), default=0)
    for rank in range(1, most + 1):
        wrong = {
            one.grade_id: one.metadata.wrong_answers[rank - 1].source
            for one in exercises
            if len(one.metadata.wrong_answers) >= rank
        }
        yield Trial(notebook, f"wrong answers, {rank}", wrong, rank)


def blank_answers(content: Mapping[str, Any]) -> dict[str, str]:
    """Every answer cell as students get it, by grade id, made by nbgrader's own rule; GradingError if that fails."""
    import nbformat
    from nbgrader.preprocessors import ClearSolutions

    try:
        blank, _ = ClearSolutions().preprocess(nbformat.from_dict(with_answers(content, {})), {})
    except (RuntimeError, ValueError) as error:  # marks that don't pair up, a language without a stub
        told = f"nbgrader can't make the students' version ({error})."
        step = "Mend the notebook, or set c.ClearSolutions in nbgrader_config.py."
        raise GradingError(told, next_step=step) from error
    return answers_in(blank)


def _judge(
    proof: Proof, trial: Trial, exercises: Sequence[Exercise], outputs: Sequence[Sequence[Mapping[str, Any]]]
) -> None:
    proof.trials += 1
    for exercise in exercises:
        outcomes = {test.grade_id: cell_score(outputs[test.index], test.points) for test in exercise.tests}
        if trial.what == "solutions":
            proof.findings += _solution(trial.notebook, exercise.tests, outcomes)
        elif not trial.rank:
            proof.findings += _blank(trial.notebook, exercise, outcomes)
        elif len(exercise.metadata.wrong_answers) >= trial.rank:
            wrong = exercise.metadata.wrong_answers[trial.rank - 1]
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
