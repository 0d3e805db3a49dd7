"""What a release does once for each notebook: the plan of its tests, tried out with the reference solution.

A test that gives another result isolated than among the answers gets compatible mode, with canaries that the
reference solution fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

import openclass_nb
from openclass_nb.errors import GradingError
from openclass_nb.grading.isolated.canaries import make_canaries
from openclass_nb.grading.isolated.classify import cannot_be_isolated
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.plan import ExamPlan, TeacherCell, TestStep, plan_exam
from openclass_nb.grading.isolated.rehearsal import rehearse, run_together
from openclass_nb.grading.sandbox.environment import ONE_THREAD

SECONDS = 600.0
NO_REFERENCE = "the reference solution doesn't pass it"
LARGE = ("numpy", "pandas", "matplotlib.pyplot", "openclass_nb.grading.kinds.in_notebook")
"""What takes long to import: libraries, and what the tests of forms are made with."""


def prepare_exam(
    cells: Sequence[TeacherCell], limits: Limits | None = None, folder: Path | None = None
) -> ExamPlan:
    """The plan of a notebook, proven with its reference answers in forks of this process.

    Each run works in a copy of `folder` (the assignment's files), or in an empty one. For text that is trusted. A
    process with threads uses `prepare_exam_apart`.
    """
    plan = plan_exam(cells)
    with _copy_of(folder) as one, _copy_of(folder) as two:
        together = run_together(cells, folder=one)
        isolated = rehearse(cells, plan=plan, limits=limits, folder=two)
    steps = [_judged(one, together[one.cell_id], isolated[one.cell_id]) for one in plan.steps]
    return ExamPlan(
        tuple(_with_canaries(cells, one, folder) if one.mode == "compatible" else one for one in steps)
    )


def _judged(step: TestStep, together: CellOutcome, isolated: CellOutcome) -> TestStep:
    """The step with its mode, and with what its stand-ins may be asked."""
    reason = cannot_be_isolated(step.source)
    if reason is None and together.status != "passed":
        return replace(step, reason=f"{NO_REFERENCE}: {together.detail}")
    if reason is None and (isolated.status, isolated.partial) != (together.status, together.partial):
        reason = isolated.detail or f"it displays {isolated.partial} instead of {together.partial}"
    if reason is not None:
        return replace(step, mode="compatible", reason=reason, shows_points=together.partial is not None)
    return replace(step, asks=isolated.asks, shows_points=isolated.partial is not None)


def _with_canaries(cells: Sequence[TeacherCell], step: TestStep, folder: Path | None) -> TestStep:
    """Add the canaries that the reference solution fails."""
    proven = [source for source in make_canaries(step.source) if _fails(cells, step.cell_id, source, folder)]
    return replace(step, canaries=tuple(proven))


def _fails(cells: Sequence[TeacherCell], cell_id: str, canary: str, folder: Path | None) -> bool:
    changed = [replace(one, source=canary) if one.cell_id == cell_id else one for one in cells]
    with _copy_of(folder) as place:
        return run_together(changed, folder=place)[cell_id].status != "passed"


@contextmanager
def _copy_of(folder: Path | None) -> Iterator[Path]:
    """A copy of a folder, gone afterwards: no run sees the files of another."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        if folder is None:
            copy.mkdir()
        else:
            shutil.copytree(folder, copy)
        yield copy


def prepare_exam_apart(cells: Sequence[TeacherCell], folder: Path, python: str = sys.executable) -> ExamPlan:
    """`prepare_exam` in a process of its own. GradingError if it fails."""
    root = str(Path(openclass_nb.__file__).parents[1])
    done = subprocess.run(
        [python, "-c", f"from {__name__} import main; main()"],
        input=json.dumps({"cells": [asdict(one) for one in cells], "folder": str(folder)}),
        capture_output=True,
        text=True,
        cwd="/",
        env={**os.environ, **dict.fromkeys(ONE_THREAD, "1"), "PYTHONPATH": root, "MPLBACKEND": "agg"},
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        step = "Run the notebook in JupyterLab and see that it comes to its end."
        raise GradingError(
            f"The tests could not be tried out with the reference solution ({said[0]}).", next_step=step
        )
    return ExamPlan.from_data(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Read cells as JSON, write their plan as JSON."""
    asked = json.load(sys.stdin)
    cells = [TeacherCell(**one) for one in asked["cells"]]
    _import_once("\n".join(one.source for one in cells))
    print(json.dumps(prepare_exam(cells, folder=Path(asked["folder"])).as_data()))


def _import_once(text: str) -> None:
    """Import what of these is named, before the forks: not anew in each of them, which took most of the
    time. The warm engine has them like this too, and random numbers of its own in each fork.
    """
    from openclass_nb.grading.warm.random_numbers import reseed

    for name in LARGE:
        if name.partition(".")[0] in text:
            with suppress(ImportError):
                import_module(name)
    if "in_notebook" in text and "numeric" in text:
        from openclass_nb.grading.kinds.units import registry

        registry()
    os.register_at_fork(after_in_child=reseed)
