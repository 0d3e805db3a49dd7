"""Grading over a Dask cluster on this machine: the same class with one worker and with two.

    python benchmarks/cluster.py [--quick]

Each run has a scheduler and workers of its own, started and warmed (one submission) before the clock runs. Prints
submissions a second with each, their ratio, and whether the scores are those of the engine without a cluster.
`--quick` takes a class of 12 in place of 60.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from grading_class import ASSIGNMENT, build_class

from openclass_nb.grading import dask_engine
from openclass_nb.grading.dask_engine import DaskEngine
from openclass_nb.grading.engine import Engine
from openclass_nb.grading.submissions import find_submissions
from openclass_nb.grading.warm_engine import WarmEngine
from openclass_nb.workflows.opened_course import OpenedCourse

Scores = dict[str, float]


def graded(opened: OpenedCourse, engine: Engine, most: int | None = None) -> Scores:
    """Points by student, of the first `most` submissions."""
    some = list(find_submissions(opened.root, ASSIGNMENT))[:most]
    done = engine.grade(opened.manifest(ASSIGNMENT), some, keep=False)
    return {one.submission.student: one.score for one in done}


def timed(opened: OpenedCourse, workers: int) -> tuple[float, Scores]:
    """Seconds for the whole class on so many local workers, and the scores."""
    from distributed import LocalCluster

    folder = tempfile.mkdtemp(prefix="openclass-cluster-")
    with LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, local_directory=folder
    ) as cluster:
        engine = DaskEngine(opened.root, cluster.scheduler_address)
        dask_engine.FEWEST, before = 1, dask_engine.FEWEST
        graded(opened, engine, workers)  # a task for each worker starts its warm process
        dask_engine.FEWEST = min(before, max(1, len(list(find_submissions(opened.root, ASSIGNMENT))) // 6))
        start = time.perf_counter()
        scores = graded(opened, engine)
        took = time.perf_counter() - start
        dask_engine.FEWEST = before
    return took, scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a class of 12")
    students = 12 if parser.parse_args().quick else 60
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {students} students"
    )
    with tempfile.TemporaryDirectory(prefix="openclass-bench-") as folder:
        opened = build_class(Path(folder) / "class", students)
        alone = graded(opened, WarmEngine(opened.root, jobs=os.cpu_count() or 1))
        rates, mismatches = [], 0
        for workers in (1, 2):
            took, scores = timed(opened, workers)
            rates.append(students / took)
            mismatches += sum(scores[one] != alone[one] for one in alone)
            print(f"  {workers} worker{'s'[: workers - 1]}: {rates[-1]:.2f} submissions a second")
    figures = {
        "one_worker_per_s": rates[0],
        "two_workers_per_s": rates[1],
        "speedup": rates[1] / rates[0],
        "score_mismatches": mismatches,
    }
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    sys.exit(main())
