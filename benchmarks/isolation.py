"""Which share of test cells runs apart from the student's code, what remains, and what verdicts rest on.

    python benchmarks/isolation.py [--quick]

Two sets: the varied test cells of `tests/grading/isolated/cells/` (each step of the protocol has several), and every
test of the project's course templates. Each cell is tried with the reference solution, as at a release.
`rest_on_objects` counts isolated cells in which an object of the student's own class was asked for something,
`rest_on_isinstance` those that asked whether something is an instance of such a class. `--quick` takes the varied
set only.
"""

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from openclass_nb.course.files import load_course
from openclass_nb.grading.exam_plans import plan_notebook
from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.isolated.plan import TestStep
from openclass_nb.grading.isolated.preparing import prepare_exam
from openclass_nb.grading.isolated.rehearsal import rehearse
from openclass_nb.templates import templates
from tests.grading.isolated.cases import read_cases

ISINSTANCE = "isinstance of a student's class"


@dataclass
class Share:
    """Test cells of one set, counted."""

    total: int = 0
    isolated: int = 0
    objects: int = 0
    isinstance: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, step: TestStep, flags: Iterable[str], reason: str) -> None:
        """Count one."""
        self.total += 1
        if step.mode != "isolated":
            self.reasons[_short(reason)] += 1
            return
        self.isolated += 1
        self.objects += bool(step.asks)
        self.isinstance += ISINSTANCE in flags

    def print(self, name: str) -> None:
        """For people."""
        part = self.isolated / self.total
        print(f"{name}: {self.isolated} of {self.total} test cells ran isolated ({part:.1%})")
        print(
            f"  a student's own object was asked something: {self.objects}; "
            f"`isinstance` of its class: {self.isinstance}"
        )
        for reason, count in self.reasons.most_common():
            print(f"  beside the student's code: {count} ({reason})")


def _short(reason: str) -> str:
    """Where, and in which words it was refused, without what lies between."""
    where, *_, last = reason.splitlines() if "\n" in reason else (reason, "")
    return f"{where.partition(': line')[0]}: {last.partition(': ')[2]}" if last else where


def varied() -> Share:
    """The set written for the purpose."""
    for name in ("numpy", "pandas", "matplotlib.pyplot", "sympy", "scipy.sparse", "unittest.mock"):
        importlib.import_module(name)  # once here, not in each fork
    share = Share()
    for case in read_cases():
        with _WorkingFolder():
            plan = prepare_exam(case.cells)
            outcomes = rehearse(case.cells, plan=plan)
        for step in plan.steps:
            share.add(step, outcomes[step.cell_id].flags, f"{case}: {step.reason}")
    return share


def of_templates() -> Share:
    """Every test of every template, tried as at a release."""
    share = Share()
    for name, root in templates().items():
        for notebook in load_course(root).notebooks:
            told = plan_notebook(notebook, {}, root / "source" / notebook.assignment, tried=True)
            for step in ExamPlan.from_data(told).steps:
                share.add(step, (), f"{name}, {step.cell_id.lstrip('=')}: {step.reason}")
    return share


class _WorkingFolder:
    """Test cells write files where they stand."""

    def __enter__(self) -> None:
        self._before, self._folder = Path.cwd(), tempfile.TemporaryDirectory()
        os.chdir(self._folder.name)

    def __exit__(self, *_: object) -> None:
        os.chdir(self._before)
        self._folder.cleanup()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the varied set only")
    print(f"{platform.platform()}, Python {platform.python_version()}")
    figures: dict[str, float] = {}
    for name, share in _sets(parser.parse_args().quick):
        share.print(name)
        figures |= {
            f"{name}_isolated_share": share.isolated / share.total,
            f"{name}_cells": share.total,
            f"{name}_rest_on_objects": share.objects,
            f"{name}_rest_on_isinstance": share.isinstance,
        }
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def _sets(quick: bool) -> Iterator[tuple[str, Share]]:
    yield "varied", varied()
    if not quick:
        yield "templates", of_templates()


if __name__ == "__main__":
    main()
