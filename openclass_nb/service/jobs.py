"""Long work: queued in the course's database, taken by one service, done in a process of its own, told step by step.

One at a time runs in a course. What a service can't finish goes back into the queue; what a killed one leaves behind is
taken by the next that looks.
"""

import asyncio
import contextlib
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Literal

from openclass_nb.errors import OpenclassError
from openclass_nb.records import JobQueue, QueuedJob
from openclass_nb.service.job_run import JobRun
from openclass_nb.service.refusals import RefusedError
from openclass_nb.service.shelf import Shelf
from openclass_nb.service.teaching_views import JobView
from openclass_nb.service.views import Problem

Kind = Literal["release", "grade", "regrade", "proof", "erase"]
LOOK_SECONDS = 30.0
"""How often work that another service left behind is looked for."""
NEWS_SECONDS = 1.0
"""How often a job that another service runs is asked how far it is."""
LOG = logging.getLogger(__name__)


class UnknownJobError(RefusedError):
    """No such job, or none of this course."""

    status, code = 404, "unknown-job"


class Jobs:
    """The jobs of all courses. Use from one event loop."""

    def __init__(self, shelf: Shelf, *, allow_unsafe: bool = False) -> None:
        self._shelf, self._allow_unsafe = shelf, allow_unsafe
        self._worker = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
        self._here: dict[str, JobRun] = {}
        self._turns: dict[str, asyncio.Task[None]] = {}
        self._looking: asyncio.Task[None] | None = None
        self._closed = False

    def begin(self) -> None:
        """Look for work that was left behind, now and then again."""
        self._looking = asyncio.create_task(self._look())

    async def start(self, kind: Kind, course: str, who: str, **order: Any) -> JobView:
        """Queue `kind` of work; it begins as soon as no other runs in that course."""
        job = QueuedJob(secrets.token_hex(8), kind, who, order)
        queue = await self._queue(course)
        await asyncio.to_thread(queue.add, job, _now())
        self._poke(course)
        return view_of(course, job)

    async def grade_soon(self, course: str, assignment: str) -> JobView:
        """One job grades all that has been handed in when it begins: the one that waits already, if there is one."""
        order = {"assignment": assignment, "allow_unsafe": self._allow_unsafe}
        queue = await self._queue(course)
        waiting = await asyncio.to_thread(queue.waiting, "grade", order)
        if waiting is None:
            return await self.start("grade", course, "", **order)
        self._poke(course)
        return view_of(course, waiting)

    async def find(self, course: str, name: str) -> JobView:
        """A job of a course. UnknownJobError if it is not there."""
        if name in self._here and self._here[name].course == course:
            return self._here[name].view()
        queue = await self._queue(course)
        found = await asyncio.to_thread(queue.find, name)
        if found is None:
            raise UnknownJobError(
                "There is no such job.", next_step="Look for its result, or ask for it again."
            )
        return view_of(course, found)

    async def follow(self, course: str, name: str) -> AsyncIterator[JobView]:
        """The job each time something changes, until it is over, or forgotten since."""
        shown: JobView | None = None
        while True:
            here = self._here.get(name)
            changed = here.changed if here else asyncio.Event()
            try:
                view = await self.find(course, name)
            except UnknownJobError:
                return  # an erasure forgets what is over; an answer that has begun can only end
            if view != shown:
                shown = view
                yield view
            if view.state in ("done", "failed"):
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), NEWS_SECONDS)

    async def close(self) -> None:
        """Stop what runs and put it back into the queue."""
        self._closed = True
        tasks = [*self._turns.values(), *([self._looking] if self._looking else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        while True:
            for course in await asyncio.to_thread(self._shelf.roots):
                try:
                    queue = await self._queue(course)
                    if await asyncio.to_thread(queue.has_work, _now()):
                        self._poke(course)
                except (OpenclassError, OSError) as error:  # a broken course must not keep the others waiting
                    LOG.warning(
                        "a course can't be looked at",
                        extra={"about": {"course": course, "error": str(error)}},
                    )
            await asyncio.sleep(LOOK_SECONDS)

    async def _queue(self, course: str) -> JobQueue:
        opened = await asyncio.to_thread(self._shelf.course, course)
        return JobQueue(opened.log.engine)

    def _poke(self, course: str) -> None:
        turn = self._turns.get(course)
        if not self._closed and (turn is None or turn.done()):
            self._turns[course] = asyncio.create_task(self._work_off(course))

    async def _work_off(self, course: str) -> None:
        """One job after the other, until there is none or another service is at one."""
        queue = await self._queue(course)
        while (job := await asyncio.to_thread(queue.take, self._worker, _now())) is not None:
            self._here[job.name] = run = JobRun(course, self._shelf.roots()[course], job)
            try:
                await run.work(queue, self._worker)
            finally:
                self._shelf.look_again(course, anew=job.kind == "erase")
                del self._here[job.name]
                run.tell()


def view_of(course: str, job: QueuedJob) -> JobView:
    """A job as the API tells it."""
    return JobView(
        job=job.name,
        kind=job.kind,
        course=course,
        assignment=job.order.get("assignment"),
        state=job.state,
        what=job.what,
        done=job.done,
        total=job.total,
        result=job.result,
        problem=Problem.model_validate(job.problem) if job.problem else None,
    )


def _now() -> datetime:
    return datetime.now(UTC)
