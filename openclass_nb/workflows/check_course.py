"""Check a course: read it for mistakes, then prove it by running it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import LoadedCourse, load_course
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.course.manifest import Signature
from openclass_nb.errors import UnknownNameError

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done, and how many there are."""


@dataclass(frozen=True)
class Checked:
    """What a check found; `signatures` say how known wrong answers behave, by exercise."""

    loaded: LoadedCourse
    findings: tuple[Finding, ...]
    signatures: dict[str, tuple[Signature, ...]]
    runs: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that keep the course from being released."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


def check_course(
    root: Path,
    assignments: Sequence[str] = (),
    *,
    run: bool = True,
    on_step: OnStep = lambda what, done, total: None,
) -> Checked:
    """All findings at once: by reading the whole course, then, if `run`, by proving the named assignments (or all).

    Assignments whose reading found errors are not run: their errors come first.
    """
    loaded = load_course(root)
    named = named_assignments(loaded, assignments)
    findings = check_by_reading(loaded)
    if not run:
        return Checked(loaded, tuple(findings), {}, 0)
    sound = [name for name in named if not broken(name, findings)]
    return _proved(loaded, sound, findings, on_step)


def named_assignments(loaded: LoadedCourse, assignments: Sequence[str]) -> Sequence[str]:
    """These assignments, or all if there are none; UnknownNameError with a near name for one that is not known."""
    known = [one.name for one in loaded.course.assignments]
    for name in assignments:
        if name not in known:
            raise UnknownNameError("assignment", name, known)
    return assignments or known


def broken(assignment: str, findings: Sequence[Finding]) -> bool:
    """Whether reading an assignment found errors: then it is not worth running."""
    folder = f"source/{assignment}/"
    errors = (one for one in findings if one.severity is Severity.ERROR)
    return any(one.place.file.startswith(folder) for one in errors)


def _proved(loaded: LoadedCourse, sound: Sequence[str], findings: list[Finding], on_step: OnStep) -> Checked:
    from openclass_nb.grading.proof import Trial, plan_trials, prove
    from openclass_nb.grading.warm_runner import WarmRunner

    trials = [trial for name in sound for trial in plan_trials(loaded, name)]
    started: list[Trial] = []

    def tell(trial: Trial) -> None:
        on_step(f"{trial.notebook.name}: {trial.what}", len(started), len(trials))
        started.append(trial)

    with WarmRunner(loaded.course.grading.cell_seconds) as runner:
        proof = prove(loaded, trials, runner, tell)
    on_step("done", len(trials), len(trials))
    return Checked(loaded, (*findings, *proof.findings), proof.signatures, proof.trials)
