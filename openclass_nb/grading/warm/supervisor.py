"""The supervisor: owns the tests and the scores, hands submissions to zygotes, and runs no student code itself."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from openclass_nb.errors import GradingError
from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.sandbox import ActiveLayers
from openclass_nb.grading.warm.fresh_sitting import FreshSitting
from openclass_nb.grading.warm.head_start import HeadStart
from openclass_nb.grading.warm.libraries import libraries_in
from openclass_nb.grading.warm.mother import Mother
from openclass_nb.grading.warm.nursery import PRELOAD, Environment, ZygoteProcess, bounds_of
from openclass_nb.grading.warm.outputs import get_ready
from openclass_nb.grading.warm.sitting import Sitting
from openclass_nb.grading.warm.tasks import CellTask, Limits, SubmissionResult


class WarmGrader:
    """Runs submissions, `jobs` at a time. `run` may be called from several threads; use it as a context manager.

    `preload` names modules that are imported once for all submissions, `readable` more trees that they may read.
    `without` leaves out layers of the sandbox; `allow_unsafe` grades even where nothing keeps files or the network
    apart. With `measures_memory` each result tells what its processes held at their end, which takes 3 ms.
    `head_start` is taken if what it has started is what is wanted here.
    Raises UnsafeGradingError on entering if nothing keeps them apart and `allow_unsafe` is not set.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        jobs: int = 1,
        preload: Sequence[str] = PRELOAD,
        readable: Sequence[Path] = (),
        without: Sequence[str] = (),
        allow_unsafe: bool = False,
        measures_memory: bool = False,
        python: str = sys.executable,
        head_start: HeadStart | None = None,
    ) -> None:
        self._measures_memory = measures_memory
        self._head_start = head_start
        self._limits = limits or Limits()
        self._jobs = jobs
        self._environment = Environment(
            python, tuple(preload), tuple(readable), frozenset(without), allow_unsafe, bounds_of(self._limits)
        )
        self._idle: queue.SimpleQueue[ZygoteProcess | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._all: set[ZygoteProcess] = set()
        self.layers = ActiveLayers()

    def __enter__(self) -> WarmGrader:
        if not hasattr(os, "fork"):
            raise GradingError(
                "The warm engine forks its processes, which Windows can’t.",
                next_step="Grade in WSL or a Linux container, or with --engine nbgrader.",
            )
        mother = self._mother()
        get_ready()
        started = self._taken_on(mother)
        self.layers = started[0].layers
        for place in range(self._jobs):
            self._idle.put(started[place] if place < len(started) else None)
        return self

    def _mother(self) -> Mother:
        ahead = self._head_start.taken(self._environment, self._jobs) if self._head_start else None
        return ahead or Mother(self._environment, None, self._jobs)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while left := tuple(self._all):
            for zygote in left:
                zygote.hang_up()  # all of them at once: each takes a while to end
            for zygote in left:
                self._retire(zygote)

    def run(
        self,
        cells: Sequence[CellTask],
        folder: Path,
        *,
        plan: ExamPlan | None = None,
        given: Path | None = None,
        kernel: str | None = None,
        limits: Limits | None = None,
    ) -> SubmissionResult:
        """Run a repaired submission's cells in order, on a copy of the ordinary files in `folder`.

        Test cells run where they stand. `plan`, made from the teacher's notebook, says where their names come from;
        its cell ids are those of the tasks. `given` is a folder whose files lie there as the teacher gave them.
        `kernel` names another kernel, or a fresh process of the same one: slower, and its tests are not isolated.
        `limits` hold for this one submission in place of the grader's own, which bound each process all the same.
        What a student's code does is in the result; GradingError is raised only if the engine itself fails.
        """
        limits = limits or self._limits
        with self._zygote() as zygote:
            zygote.have(libraries_in(cells))
            zygote.desk.lay(folder, given)
            try:
                if kernel is not None:
                    return FreshSitting(zygote, cells, limits, kernel).run()
                return Sitting(zygote, cells, limits, plan, measures=self._measures_memory).run()
            finally:
                zygote.desk.clear()

    @contextmanager
    def _zygote(self) -> Iterator[ZygoteProcess]:
        zygote = self._idle.get()
        try:
            zygote = zygote or self._started(self.layers.names)
            yield zygote
        except BaseException:
            if zygote is not None:
                self._retire(zygote)
            self._idle.put(None)
            raise
        self._idle.put(zygote)

    def _started(self, proven: Sequence[str]) -> ZygoteProcess:
        return self._taken_on(Mother(self._environment, proven, 1))[0]

    def _taken_on(self, mother: Mother) -> list[ZygoteProcess]:
        started = mother.zygotes()
        with self._lock:
            self._all.update(started)
        threads = max(one.facts["threads"] for one in started)
        if threads != 1:
            for one in started:
                self._retire(one)
            raise GradingError(
                f"The process that grades has {threads} threads after its imports: it can’t be forked.",
                next_step="Take the module that starts threads when it is imported out of the preloaded ones.",
            )
        return started

    def _retire(self, zygote: ZygoteProcess) -> None:
        """End a zygote; only once, whoever of several threads comes first."""
        with self._lock:
            if zygote not in self._all:
                return
            self._all.discard(zygote)
        zygote.close()
