"""Prove a course before anyone sees it: every exercise run, its tests tried with wrong answers, its gates walked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, load_course
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Signature
from openclass_nb.parsing import parse_in_turn
from openclass_nb.workflows.check_course import OnStep, broken, named_assignments
from openclass_nb.workflows.proof_cache import ProofCache
from openclass_nb.workflows.proof_parts import ExercisePart, NotebookPart, exercise_of, parts_of
from openclass_nb.workflows.prove_gates import prove_gates

if TYPE_CHECKING:
    from openclass_nb.grading.proving.judging import Strength
    from openclass_nb.insight.simulated import WalkedClass

Part = NotebookPart | ExercisePart


@dataclass(frozen=True)
class ProvedExercise:
    """One exercise: how well its tests tell wrong answers (None if they could not be tried), and what was found."""

    exercise: Exercise
    notebook: SourceNotebook
    strength: Strength | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CourseProof:
    """All that a proof found. `signatures` and `runs` are those of `check_course`; `kept` counts the parts that came
    from the cache, of `parts`; `walked` is None if no class walked the gates."""

    loaded: LoadedCourse
    findings: tuple[Finding, ...]
    signatures: dict[str, tuple[Signature, ...]]
    runs: int
    exercises: tuple[ProvedExercise, ...] = ()
    walked: WalkedClass | None = None
    parts: int = 0
    kept: int = 0
    seconds: float = 0.0

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that keep the course from being released."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def score(self) -> float | None:
        """The share of all mutants that are caught, 0 to 1; None if none were tried."""
        known = [one.strength for one in self.exercises if one.strength]
        count = sum(one.count for one in known)
        return sum(one.caught for one in known) / count if count else None


def prove_course(
    root: Path,
    assignments: Sequence[str] = (),
    *,
    jobs: int | None = None,
    use_cache: bool = True,
    simulate: bool = True,
    on_step: OnStep = lambda what, done, total: None,
) -> CourseProof:
    """Prove the named assignments, or all, on `jobs` cores (all there are, if left out).

    What was proved before and has not changed comes from the cache. Ctrl-C ends it at once; what is done by then is
    kept. Assignments whose reading found errors are not run. UnknownNameError for a name that is no assignment's.
    """
    begun = monotonic()
    loaded = load_course(root)
    named = named_assignments(loaded, assignments)
    findings = check_by_reading(loaded)
    sound = [name for name in named if not broken(name, findings)]
    cache = ProofCache(root) if use_cache else None
    parts = list(parts_of(loaded, sound))
    results, kept = _results(loaded, parts, cache, jobs or os.cpu_count() or 1, on_step)
    exercises = tuple(_judged(loaded, parts, results))
    walked, stuck = prove_gates(loaded, cache) if simulate and not assignments else (None, [])
    bases = [results[one.name] for one in parts if isinstance(one, NotebookPart)]
    return CourseProof(
        loaded,
        (*findings, *_based(bases), *(found for one in exercises for found in one.findings), *stuck),
        {name: known for one in bases for name, known in one.signatures.items()},
        sum(one.runs for one in bases),
        exercises,
        walked,
        len(parts),
        kept,
        monotonic() - begun,
    )


def _results(
    loaded: LoadedCourse, parts: Sequence[Part], cache: ProofCache | None, jobs: int, on_step: OnStep
) -> tuple[dict[str, Any], int]:
    """The result of each part by its name, and how many came from the cache."""
    results: dict[str, Any] = {}
    for part in parts:
        found = cache.get(part.key) if cache else None
        if found is not None:
            results[part.name] = part.from_data(found)
    kept = len(results)
    missing = [part for part in parts if part.name not in results]
    done = kept
    on_step("from the cache" if kept else "starting", done, len(parts))
    for part, result in _run(loaded, missing, jobs):
        results[part.name] = result
        done += 1
        on_step(part.name, done, len(parts))
        if cache:
            cache.put(part.key, result.as_data())
    if cache and missing:
        cache.forget_old()
    return results, kept


def _run(loaded: LoadedCourse, parts: Sequence[Part], jobs: int) -> Iterator[tuple[Part, Any]]:
    """Each part as it ends, `jobs` at a time; those that need a kernel of their own last, one by one."""
    if not parts:
        return
    from openclass_nb.grading.proving.bench import Bench

    parse_in_turn()
    seconds = loaded.course.grading.cell_seconds
    with ExitStack() as stack:
        bench = stack.enter_context(Bench(seconds, min(jobs, len(parts))))
        workers = ThreadPoolExecutor(min(jobs, len(parts)))
        stack.callback(workers.shutdown, wait=False, cancel_futures=True)
        running: dict[Future[Any], Part] = {
            workers.submit(part.run, loaded, bench): part for part in parts if not part.needs_kernel
        }
        for one in as_completed(running):
            yield running[one], one.result()
        for part in parts:
            if part.needs_kernel:
                yield part, part.run(loaded, bench)


def _based(bases: Sequence[Any]) -> Iterator[Finding]:
    for one in bases:
        yield from one.findings


def _judged(
    loaded: LoadedCourse, parts: Sequence[Part], results: Mapping[str, Any]
) -> Iterator[ProvedExercise]:
    """Each exercise of the parts with its findings; of one whose solution fails nothing more is said."""
    from openclass_nb.grading.proving.judging import judge, strength_of
    from openclass_nb.grading.proving.wrong_answers import judge_wrong_answers

    for part in parts:
        if not isinstance(part, ExercisePart):
            continue
        base, tried = results[part.notebook.file], results[part.name]
        exercise, notebook = exercise_of(loaded, part.exercise), part.notebook
        if base.failed(exercise):
            yield ProvedExercise(exercise, notebook, None, ())
            continue
        known = () if is_form(exercise.metadata) else base.signatures.get(exercise.id, ())
        findings = [*judge_wrong_answers(notebook, exercise, known), *judge(notebook, exercise, tried)]
        whole = tried.tests is not None and all(passed for passed, _ in tried.tests.values())
        strength = strength_of(exercise, tried) if whole else None
        yield ProvedExercise(exercise, notebook, strength, tuple(findings))
