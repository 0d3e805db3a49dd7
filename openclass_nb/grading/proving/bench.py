"""The bench: tries an exercise out in a fork of the warm process, with its reference answer and with its mutants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from openclass_nb.course.cells import Cell, SourceNotebook, grade_id, is_graded, is_solution, points_of, text
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.mutation import Mutant, mutants_of
from openclass_nb.errors import GradingError
from openclass_nb.grading.proving.inside import MARK
from openclass_nb.grading.warm.nursery import PRELOAD
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits, SubmissionResult

INSIDE = "openclass_nb.grading.proving.inside"
LONGEST_SECONDS = 600.0
WRITTEN_KINDS = ("code", "plot")
"""Kinds whose answers are programs; those of other kinds have their known wrong answers instead of mutants."""
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Tried:
    """What the bench saw of one exercise.

    `tests` is (passed, message) by grade id with the reference answer, None if that did not come to an end.
    `circumstances` are those in which it lost points, with the outcomes. `fates` are by mutant id: {"status":
    "killed", "timeout", "crashed" or "survived", and for the last "probe" and "witness"}.
    """

    tests: dict[str, tuple[bool, str]] | None = None
    trouble: str = ""
    seen: tuple[str, ...] = ()
    circumstances: dict[str, dict[str, tuple[bool, str]]] = field(default_factory=dict)
    mutants: tuple[Mutant, ...] = ()
    fates: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Plain data, for the cache."""
        return {
            "tests": self.tests,
            "trouble": self.trouble,
            "seen": list(self.seen),
            "circumstances": self.circumstances,
            "mutants": [vars(one) for one in self.mutants],
            "fates": self.fates,
        }

    @classmethod
    def from_data(cls, data: Data) -> Tried:
        """What `as_data` gave, perhaps by way of JSON."""
        return cls(
            tests=None if data["tests"] is None else _outcomes(data["tests"]),
            trouble=data["trouble"],
            seen=tuple(data["seen"]),
            circumstances={name: _outcomes(one) for name, one in data["circumstances"].items()},
            mutants=tuple(Mutant(**one) for one in data["mutants"]),
            fates={name: dict(one) for name, one in data["fates"].items()},
        )


def _outcomes(data: Data) -> dict[str, tuple[bool, str]]:
    return {name: (bool(passed), str(told)) for name, (passed, told) in data.items()}


class Bench:
    """Tries exercises out, `jobs` at a time; `try_out` may be called from as many threads. A context manager.

    `grader` is the warm engine behind it, for other runs of the teacher's notebooks.
    """

    def __init__(self, cell_seconds: float = 30, jobs: int = 1) -> None:
        self._seconds = cell_seconds
        limits = Limits(cell_seconds=LONGEST_SECONDS, submission_seconds=LONGEST_SECONDS, processes=256)
        self.grader = WarmGrader(limits, jobs=jobs, preload=(*PRELOAD, INSIDE), allow_unsafe=True)

    def __enter__(self) -> Bench:
        self.grader.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.grader.__exit__(kind, error, trace)

    def try_out(self, loaded: LoadedCourse, notebook: SourceNotebook, exercise: Exercise) -> Tried:
        """What becomes of the exercise's reference answer and its mutants. GradingError if the engine fails."""
        mutants = _mutants(exercise)
        order = order_of(notebook, exercise, self._seconds)
        result = self.grader.run([_task(order)], loaded.root / "source" / notebook.assignment)
        return _tried(_said(result), mutants)


def _mutants(exercise: Exercise) -> list[Mutant]:
    return mutants_of(exercise.answer) if exercise.metadata.kind in WRITTEN_KINDS else []


def order_of(notebook: SourceNotebook, exercise: Exercise, seconds: float) -> dict[str, Any]:
    """What the bench is told to do with an exercise; see `inside.bench`."""
    own = {test.index for test in exercise.tests}
    last = max(own, default=exercise.index)
    steps = {place: _step(cell, place in own) for place, cell in enumerate(notebook.cells) if _is_code(cell)}
    return {
        "before": [steps[place] for place in sorted(steps) if place < exercise.index],
        "answer": exercise.answer,
        "after": [steps[place] for place in sorted(steps) if exercise.index < place <= last],
        "mutants": [{"id": one.id, "source": one.source} for one in _mutants(exercise)],
        "seconds": seconds,
    }


def _is_code(cell: Cell) -> bool:
    return cell.get("cell_type") == "code" and bool(text(cell).strip())


def _step(cell: Cell, own: bool) -> dict[str, Any]:
    test = is_graded(cell) and not is_solution(cell)
    role = "test" if test else "answer" if is_solution(cell) else "given"
    return {
        "source": text(cell),
        "role": role,
        "test": grade_id(cell) if own else None,
        "points": points_of(cell),
    }


def _task(order: Data) -> CellTask:
    source = f"import json, {INSIDE} as _bench\n_bench.run(json.loads({json.dumps(json.dumps(order))}))"
    return CellTask(id="bench", role="teacher", source=source)


def _said(result: SubmissionResult) -> dict[str, Any]:
    """What the bench printed. GradingError if it did not get so far."""
    outputs = result.cells[0].outputs
    printed = "".join(str(one.get("text", "")) for one in outputs if one.get("output_type") == "stream")
    for line in printed.splitlines():
        if line.startswith(MARK):
            found: dict[str, Any] = json.loads(line.removeprefix(MARK))
            return found
    errors = [
        f"{one.get('ename')}: {one.get('evalue')}" for one in outputs if one.get("output_type") == "error"
    ]
    told = "; ".join([*errors, result.cells[0].message]) or "it said nothing"
    raise GradingError(f"The bench ended early ({told}).", next_step="Run the notebook in JupyterLab.")


def _tried(said: Data, mutants: Sequence[Mutant]) -> Tried:
    if said.get("tests") is None:
        return Tried(trouble=said.get("trouble") or f"the reference answer did not end ({said['ended']})")
    return Tried(
        tests=_outcomes(said["tests"]),
        seen=tuple(said.get("seen", ())),
        circumstances={name: _outcomes(one) for name, one in said.get("circumstances", {}).items()},
        mutants=tuple(mutants),
        fates=said.get("mutants", {}),
    )
