"""The parts of a proof: one for each notebook as a whole, one for each exercise on the bench. Each is cached alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Signature
from openclass_nb.workflows.proof_cache import data_facts, key_of, notebook_facts, settings_facts

if TYPE_CHECKING:
    from openclass_nb.grading.proof import Trial
    from openclass_nb.grading.proving.bench import Bench, Tried

PYTHON = "python3"
VERSIONS = 5
"""Versions of an exercise with a variant that are run."""
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Based:
    """What running a whole notebook showed: findings, how known wrong answers behave, how many runs it took."""

    findings: tuple[Finding, ...]
    signatures: dict[str, tuple[Signature, ...]]
    runs: int

    def failed(self, exercise: Exercise) -> bool:
        """Whether the exercise's own solution lost points, or the notebook could not be run at all."""
        tests = {test.index for test in exercise.tests}
        return any(
            one.code == "run" or (one.code == "solution-fails" and one.place.cell in tests)
            for one in self.findings
        )

    def as_data(self) -> dict[str, Any]:
        """Plain data, for the cache."""
        return {
            "findings": [one.model_dump(mode="json") for one in self.findings],
            "signatures": {
                name: [one.model_dump(mode="json") for one in known]
                for name, known in self.signatures.items()
            },
            "runs": self.runs,
        }


def kernel_of(notebook: SourceNotebook) -> str:
    """The name of the notebook's kernel."""
    return str(notebook.content.get("metadata", {}).get("kernelspec", {}).get("name", PYTHON))


@dataclass(frozen=True)
class NotebookPart:
    """A notebook run with its solutions, blank, and with known wrong answers; and what its release would show."""

    notebook: SourceNotebook
    facts: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What people see of it while it runs."""
        return self.notebook.file

    @property
    def needs_kernel(self) -> bool:
        """Whether it is no work for the warm engine."""
        return kernel_of(self.notebook) != PYTHON

    @cached_property
    def key(self) -> str:
        """What its result depends on."""
        return key_of("notebook", notebook_facts(self.notebook), self.facts)

    def run(self, loaded: LoadedCourse, bench: Bench) -> Based:
        """Run it, in the warm process behind the bench where that can be."""
        from openclass_nb.grading.proof import plan_trials, prove
        from openclass_nb.grading.proving.round_trip import judge_round_trip
        from openclass_nb.grading.proving.secrets import judge_release
        from openclass_nb.grading.warm_runner import WarmRunner

        runner = WarmRunner(loaded.course.grading.cell_seconds, bench.grader)
        own = exercises_in(loaded, self.notebook)
        planned = plan_trials(loaded, self.notebook.assignment)
        trials = [one for one in planned if one.notebook.file == self.name]
        proof = prove(loaded, [*trials, *_more_versions(trials, own)], runner)
        changed = [found for one in own for found in judge_round_trip(self.notebook, one)]
        shown = judge_release(loaded, self.notebook, own)
        once = dict.fromkeys((*proof.findings, *changed, *shown))
        return Based(tuple(once), proof.signatures, proof.trials)

    @staticmethod
    def from_data(data: Data) -> Based:
        """The result as the cache has it."""
        return Based(
            tuple(Finding.model_validate(one) for one in data["findings"]),
            {
                name: tuple(Signature.model_validate(one) for one in known)
                for name, known in data["signatures"].items()
            },
            data["runs"],
        )


def _more_versions(trials: Sequence[Trial], exercises: Sequence[Exercise]) -> Iterator[Trial]:
    """The solutions, and blank answers, in further versions where there are any."""
    if any(one.variant for one in exercises):
        for number in range(1, VERSIONS):
            yield from (replace(one, version=number) for one in trials if not one.rank)


@dataclass(frozen=True)
class ExercisePart:
    """An exercise on the bench: mutants, and changed circumstances."""

    notebook: SourceNotebook
    exercise: str
    facts: tuple[Any, ...]
    needs_kernel: bool = False

    @property
    def name(self) -> str:
        """What people see of it while it runs."""
        return f"{self.notebook.name}: {self.exercise}"

    @cached_property
    def key(self) -> str:
        """What its result depends on: the cells that run, and their surroundings."""
        return key_of("exercise", self.facts)

    def run(self, loaded: LoadedCourse, bench: Bench) -> Tried:
        """Try it out in the teacher's first version. A form has no program that could be changed."""
        from openclass_nb.grading.prepared_sources import ready_to_run
        from openclass_nb.grading.proving.bench import Tried

        if is_form(exercise_of(loaded, self.exercise).metadata):
            return Tried(tests={})
        ready = ready_to_run(loaded.root, self.notebook, exercises_in(loaded, self.notebook))
        notebook = replace(ready.notebook, content=ready.without_form_tests(ready.notebook.content))
        return bench.try_out(loaded, notebook, exercise_of(loaded, self.exercise))

    @staticmethod
    def from_data(data: Data) -> Tried:
        """The result as the cache has it."""
        from openclass_nb.grading.proving.bench import Tried

        return Tried.from_data(data)


def parts_of(loaded: LoadedCourse, assignments: Sequence[str]) -> Iterator[NotebookPart | ExercisePart]:
    """The parts of these assignments: exercises first, for notebooks take less time each."""
    from openclass_nb.grading.proving.bench import order_of

    settings = [loaded.course.grading.model_dump(mode="json"), settings_facts(loaded.root)]
    for notebook in loaded.notebooks:
        if notebook.assignment in assignments:
            facts = (settings, data_facts(loaded.root, notebook.assignment))
            yield NotebookPart(notebook, facts)
            if kernel_of(notebook) == PYTHON:
                for one in exercises_in(loaded, notebook):
                    order = order_of(notebook, one, loaded.course.grading.cell_seconds)
                    yield ExercisePart(notebook, one.id, (*facts, order, _forms_above(loaded, notebook, one)))


def _forms_above(loaded: LoadedCourse, notebook: SourceNotebook, exercise: Exercise) -> list[Any]:
    """What is put into the cells of forms up to this exercise, and how its version's values are made."""
    own = [one for one in exercises_in(loaded, notebook) if one.index <= exercise.index]
    return [
        [one.variant, one.metadata.model_dump(mode="json") if is_form(one.metadata) else ""] for one in own
    ]


def exercises_in(loaded: LoadedCourse, notebook: SourceNotebook) -> list[Exercise]:
    """The exercises of one notebook, in order."""
    own = (notebook.assignment, notebook.name)
    return [one for one in loaded.exercises if (one.assignment, one.notebook) == own]


def exercise_of(loaded: LoadedCourse, name: str) -> Exercise:
    """The exercise of this id."""
    return next(one for one in loaded.exercises if one.id == name)
