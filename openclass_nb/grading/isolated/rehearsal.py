"""A notebook run in forked processes, isolated and all in one process, to see whether both give the same.

At release it runs with the reference solution; the conformance tests run it with all sorts of answers. It has no
sandbox: only for text that is trusted.
"""

from __future__ import annotations

import linecache
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from openclass_nb.grading.isolated.answering import answer
from openclass_nb.grading.isolated.capture import Printed
from openclass_nb.grading.isolated.codec import Decoder, Encoder
from openclass_nb.grading.isolated.compatible import run_among
from openclass_nb.grading.isolated.errors import LinkBrokenError
from openclass_nb.grading.isolated.examining import Examiner
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.plan import ExamPlan, TeacherCell, plan_exam
from openclass_nb.grading.isolated.teacher_text import without_magics
from openclass_nb.grading.isolated.wire import Wire

Outcomes = dict[str, CellOutcome]
Answers = Mapping[str, str]


def rehearse(
    cells: Sequence[TeacherCell],
    answers: Answers | None = None,
    *,
    plan: ExamPlan | None = None,
    limits: Limits | None = None,
    folder: Path | None = None,
) -> Outcomes:
    """Outcomes of the test cells by id, run isolated. `answers` replace the sources of answer cells, by id.

    The processes work in `folder`, or else where this one does.
    """
    steps = plan or plan_exam(cells)
    bounds = limits or Limits()
    submitted = [_submitted(cell, answers) for cell in cells]
    ours, theirs = socket.socketpair()
    ready, arrived = socket.socketpair()
    candidate = _forked(lambda: _be_candidate(cells, submitted, theirs, arrived, bounds), folder, ours, ready)
    theirs.close()
    arrived.close()
    try:
        return _told_by_fork(lambda: _examine(steps, cells, submitted, ours, ready, bounds), folder)
    finally:
        os.kill(candidate, signal.SIGKILL)
        os.waitpid(candidate, 0)
        ours.close()
        ready.close()


def run_together(
    cells: Sequence[TeacherCell], answers: Answers | None = None, folder: Path | None = None
) -> Outcomes:
    """Outcomes of the test cells by id, run in one process with the answers: as a plain kernel would."""
    return _told_by_fork(lambda: _all_in_one(cells, [_submitted(cell, answers) for cell in cells]), folder)


def _submitted(cell: TeacherCell, answers: Answers | None) -> str:
    return (answers or {}).get(cell.cell_id, cell.source) if cell.role == "answer" else cell.source


def new_namespace() -> dict[str, Any]:
    """Globals as a notebook's first cell finds them."""
    main = type(sys)("__main__")
    sys.modules["__main__"] = main
    return main.__dict__


def run_cell(source: str, namespace: dict[str, Any]) -> None:
    """Run one cell that is no test; an exception ends it, not the notebook."""
    text = without_magics(source)
    name = f"<cell-{len(linecache.cache)}>"
    linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
    try:
        exec(compile(text, name, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        error.__traceback__ = None


def _be_candidate(
    cells: Sequence[TeacherCell],
    submitted: Sequence[str],
    link: socket.socket,
    arrived: socket.socket,
    limits: Limits,
) -> None:
    namespace = new_namespace()
    sys.stdout = sys.stderr = Printed(limits.printed_bytes)
    for cell, source in zip(cells, submitted, strict=True):
        if cell.role == "test":
            arrived.send(b".")
            answer(link, namespace, limits)
        else:
            run_cell(source, namespace)


def _examine(
    plan: ExamPlan,
    cells: Sequence[TeacherCell],
    submitted: Sequence[str],
    link: socket.socket,
    ready: socket.socket,
    limits: Limits,
) -> Outcomes:
    examiner = Examiner(link, limits=limits)
    outcomes: Outcomes = {}
    for place, cell in enumerate(cells):
        if cell.role != "test":
            examiner.submitted.append(submitted[place])
            continue
        if examiner.broken is None:  # a candidate that was given up comes to no further test
            ready.recv(1)
        outcomes[cell.cell_id] = examiner.run_cell(plan.step(cell.cell_id))
        _release(examiner)
    return outcomes


def _release(examiner: Examiner) -> None:
    try:
        examiner.release()
    except LinkBrokenError:
        return


def _all_in_one(cells: Sequence[TeacherCell], submitted: Sequence[str]) -> Outcomes:
    namespace = new_namespace()
    outcomes: Outcomes = {}
    for cell, source in zip(cells, submitted, strict=True):
        if cell.role == "test":
            outcomes[cell.cell_id] = run_among(source, namespace)
        else:
            before, sys.stdout = sys.stdout, Printed(1 << 20)
            run_cell(source, namespace)
            sys.stdout = before
    return outcomes


def _told_by_fork(work: Callable[[], Outcomes], folder: Path | None) -> Outcomes:
    """What `work` gives, run in a fork."""
    ours, theirs = socket.socketpair()

    def tell() -> None:
        told = {name: asdict(one) for name, one in work().items()}
        Wire(theirs, 1 << 30).send(Encoder().encode(told))

    child = _forked(tell, folder, ours)
    theirs.close()
    try:
        told = Decoder(Wire(ours, 1 << 30).receive()).decode()
    finally:
        ours.close()
        os.waitpid(child, 0)
    return {name: CellOutcome(**one) for name, one in told.items()}


def _forked(work: Callable[[], None], folder: Path | None, *close: socket.socket) -> int:
    child = os.fork()
    if child:
        return child
    for one in close:
        one.close()
    _live(work, folder)


def _live(work: Callable[[], None], folder: Path | None) -> NoReturn:
    status = 1
    try:
        if folder is not None:
            os.chdir(folder)
        work()
        status = 0
    except BaseException:
        sys.stderr = sys.__stderr__
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)
