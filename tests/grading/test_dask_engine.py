"""Grading over a real Dask scheduler and real workers: the same scores, one writer, and lost workers."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.dask_engine import DaskEngine
from openclass_nb.grading.engine import GradedSubmission
from openclass_nb.grading.submissions import find_submissions
from tests.classroom import ANSWERS, SCORES, hand_in, open_at_ten

pytestmark = pytest.mark.slow


@dataclass
class Cluster:
    """A scheduler, and the workers that are told to start."""

    folder: Path
    address: str = ""
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *words: str, until: str) -> str:
        """Start a part of the cluster; what it says of itself when it is up."""
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        log = self.folder / f"{len(self.running)}.log"
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=self.folder)
        self.running.append(process)
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(until, line):
                subprocess.Popen(["cat"], stdin=process.stderr, stdout=log.open("w"))  # lest the pipe fill up
                return found[1]
        raise AssertionError(f"{words[0]} ended with {process.wait()}")

    def worker(self) -> subprocess.Popen[str]:
        """One more worker, with one thread."""
        told = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder))
        self.start("worker", self.address, *told, until=r"Registered to:\s+(\S+)")
        return self.running[-1]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler without workers."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    words = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    made.address = made.start(*words, until=r"Scheduler at:\s+(tcp://\S+)")
    yield made
    for process in reversed(made.running):
        process.kill()
        process.wait()


def grade(root: Path, engine: DaskEngine) -> Iterator[GradedSubmission]:
    """What comes back, as it comes."""
    opened = open_at_ten(root)
    yield from engine.grade(opened.manifest("sums"), list(find_submissions(root, "sums")))
    opened.log.close()


def test_a_lost_worker_costs_nothing(cluster: Cluster, course: Path) -> None:
    """Killed with work in hand: its submissions are graded by the other, each once, with the scores that are due."""
    for number in range(40):
        student = list(ANSWERS)[number % len(ANSWERS)]
        hand_in(course, f"{student}-{number:02}", "sums", ANSWERS[student])
    first, _ = cluster.worker(), cluster.worker()
    coming = grade(course, DaskEngine(course, cluster.address))
    done = [next(coming)]
    os.kill(first.pid, signal.SIGKILL)
    done += coming
    by_student = {one.submission.student: one for one in done}
    assert len(done) == len(by_student) == 47
    for student, graded in by_student.items():
        deserved = SCORES.get(student.partition("-")[0])
        if deserved is None:
            assert graded.problem, student
        else:
            assert {one.exercise: one.score for one in graded.exercises} == deserved, graded


def test_a_scheduler_that_does_not_answer_is_told(course: Path) -> None:
    """One sentence and what to look at, not a minute of waiting."""
    with pytest.raises(GradingError, match="No Dask scheduler answers") as refusal:
        list(grade(course, DaskEngine(course, "tcp://127.0.0.1:9")))
    assert refusal.value.next_step
