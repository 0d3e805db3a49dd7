"""Long work that waits, runs or is over: in the database, so that it outlives its service and one of several takes it.

A service that takes a job says now and then that it is at it still; one that falls silent was killed, and the job is
taken again. One job at a time runs in a course, whoever runs it.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, select, text, update

from openclass_nb.records.database import told, writing
from openclass_nb.records.job_tables import jobs

SILENT = timedelta(seconds=60)
"""After so long without a word the service that runs a job is taken for dead."""
MOST_TRIES = 3
"""A job that ended its service so often is not tried again."""
MOST_KEPT = 500
TAKING = 0x0FE2C1A56
"""The lock under which PostgreSQL's services take jobs."""
WAITING, RUNNING, FAILED = "waiting", "running", "failed"


@dataclass(frozen=True)
class QueuedJob:
    """A job as the database has it. `done` of `total` steps; `result` or `problem` once it is over."""

    name: str
    kind: str
    who: str
    order: dict[str, Any]
    state: str = WAITING
    tries: int = 0
    what: str = ""
    done: int = 0
    total: int = 0
    result: dict[str, Any] | None = None
    problem: dict[str, Any] | None = field(default=None)


class JobQueue:
    """The jobs of one course."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, job: QueuedJob, at: datetime) -> None:
        """Put a job at the end of the queue, and forget those that have long been over."""
        with told(self._engine), writing(self._engine) as connection:
            order = json.dumps(job.order, sort_keys=True)
            row = {"name": job.name, "kind": job.kind, "who": job.who, "order": order, "at": at}
            connection.execute(
                insert(jobs), {**row, "state": WAITING, "tries": 0, "what": "", "done": 0, "total": 0}
            )
            newest = select(jobs.c.id).order_by(jobs.c.id.desc()).limit(MOST_KEPT)
            over = jobs.c.state.not_in((WAITING, RUNNING))
            connection.execute(delete(jobs).where(over, jobs.c.id.not_in(newest)))

    def find(self, name: str) -> QueuedJob | None:
        """The job of that name."""
        with told(self._engine), self._engine.connect() as connection:
            row = connection.execute(select(jobs).where(jobs.c.name == name)).one_or_none()
        return None if row is None else _job(row)

    def waiting(self, kind: str, order: dict[str, Any]) -> QueuedJob | None:
        """A job just like this that nobody has begun."""
        same = (jobs.c.kind == kind) & (jobs.c.order == json.dumps(order, sort_keys=True))
        with told(self._engine), self._engine.connect() as connection:
            row = connection.execute(select(jobs).where(same, jobs.c.state == WAITING).limit(1)).one_or_none()
        return None if row is None else _job(row)

    def has_work(self, now: datetime) -> bool:
        """Whether there is anything to take, now or when what runs is over."""
        with told(self._engine), self._engine.connect() as connection:
            return connection.execute(_open_jobs(now).limit(1)).first() is not None

    def take(self, worker: str, now: datetime) -> QueuedJob | None:
        """The oldest job that waits, now `worker`'s alone; None if none waits or another runs in this course."""
        with told(self._engine), writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":  # SQLite's write lock does the same
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": TAKING})
            alive = (jobs.c.state == RUNNING) & (jobs.c.heard > now - SILENT)
            if connection.execute(select(jobs.c.id).where(alive).limit(1)).first() is not None:
                return None
            return self._first(connection, worker, now)

    def still_at_it(self, name: str, worker: str, now: datetime, what: str, done: int, total: int) -> bool:
        """Say so, and how far it is. False if the job is somebody else's by now."""
        news = {"heard": now, "what": what, "done": done, "total": total}
        return self._change(name, worker, news)

    def finish(
        self,
        name: str,
        worker: str,
        state: str,
        result: dict[str, Any] | None,
        problem: dict[str, Any] | None,
    ) -> bool:
        """It is over: done, or failed with a problem."""
        kept = {"result": _text(result), "problem": _text(problem)}
        return self._change(name, worker, {"state": state, **kept})

    def put_back(self, name: str, worker: str) -> bool:
        """Let go of a job that could not be finished: the next one to look takes it, here or elsewhere."""
        free = {"state": WAITING, "worker": None, "heard": None, "tries": jobs.c.tries - 1}
        return self._change(name, worker, free)

    def hide_order(self, name: str) -> None:
        """Forget what was asked for: the name of a student who was erased."""
        with told(self._engine), writing(self._engine) as connection:
            connection.execute(update(jobs).where(jobs.c.name == name).values(order="{}"))

    def forget_all_over(self) -> int:
        """Delete what is over: results name students."""
        with told(self._engine), writing(self._engine) as connection:
            return connection.execute(delete(jobs).where(jobs.c.state.not_in((WAITING, RUNNING)))).rowcount

    def _first(self, connection: Connection, worker: str, now: datetime) -> QueuedJob | None:
        for row in connection.execute(_open_jobs(now)).all():
            mine = update(jobs).where(jobs.c.id == row.id)
            if row.tries >= MOST_TRIES:
                step = "Look at the service’s log, then ask for it again."
                told = {"code": "ended", "message": "This work ended its service, more than once."}
                problem = {**told, "next_step": step}
                connection.execute(mine.values(state=FAILED, problem=json.dumps(problem)))
                continue
            connection.execute(mine.values(state=RUNNING, worker=worker, heard=now, tries=row.tries + 1))
            return _job(row)
        return None

    def _change(self, name: str, worker: str, values: dict[str, Any]) -> bool:
        own = (jobs.c.name == name) & (jobs.c.worker == worker) & (jobs.c.state == RUNNING)
        with told(self._engine), writing(self._engine) as connection:
            return connection.execute(update(jobs).where(own).values(values)).rowcount == 1


def _open_jobs(now: datetime) -> Select[Any]:
    dead = (jobs.c.state == RUNNING) & (jobs.c.heard <= now - SILENT)
    return select(jobs).where((jobs.c.state == WAITING) | dead).order_by(jobs.c.id)


def _text(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value)


def _job(row: Row[Any]) -> QueuedJob:
    return QueuedJob(
        name=row.name,
        kind=row.kind,
        who=row.who,
        order=json.loads(row.order),
        state=row.state,
        tries=row.tries,
        what=row.what,
        done=row.done,
        total=row.total,
        result=json.loads(row.result) if row.result else None,
        problem=json.loads(row.problem) if row.problem else None,
    )
