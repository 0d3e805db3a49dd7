"""Long work of teachers: release, grade, regrade, proof; told step by step as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from fastapi.responses import StreamingResponse

from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.service.teaching_views import GradeRequest, JobView, ProofRequest, RegradeRequest

router = APIRouter(prefix="/courses/{course}", tags=["teacher"])
Assistant = Annotated[Visit, Depends(InCourse(Role.ASSISTANT))]
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
JobName = Annotated[str, Path(pattern=r"^[\w-]+$", max_length=40)]
HEARTBEAT_SECONDS = 15.0
"""A line that says nothing, so that no proxy takes the stream for dead."""


@router.post("/assignments/{assignment}/release", status_code=202)
async def release(visit: Teacher, assignment: AssignmentName) -> JobView:
    """Prove an assignment, then give it out."""
    visit.opened.assignment(assignment)
    return await visit.parts.jobs.start("release", visit.course, visit.name, assignment=assignment)


@router.post("/assignments/{assignment}/grade", status_code=202)
async def grade(visit: Assistant, assignment: AssignmentName, body: GradeRequest) -> JobView:
    """Grade what is new or changed, into the records and nbgrader's gradebook."""
    visit.opened.assignment(assignment)
    order = {"assignment": assignment, "students": body.students, "force": body.force, **_safety(visit)}
    return await visit.parts.jobs.start("grade", visit.course, visit.name, **order)


@router.post("/assignments/{assignment}/regrade", status_code=202)
async def regrade(visit: Teacher, assignment: AssignmentName, body: RegradeRequest) -> JobView:
    """Grade again after tests were mended; only shown unless `apply`."""
    visit.opened.assignment(assignment)
    order = {"assignment": assignment, "students": body.students, "why": body.why, "apply": body.apply}
    return await visit.parts.jobs.start("regrade", visit.course, visit.name, **order, **_safety(visit))


@router.post("/proof", status_code=202)
async def proof(visit: Teacher, body: ProofRequest) -> JobView:
    """Prove assignments: solutions pass, blank answers don't, known wrong answers lose points."""
    for name in body.assignments:
        visit.opened.assignment(name)
    return await visit.parts.jobs.start("proof", visit.course, visit.name, assignments=body.assignments)


@router.get("/jobs/{job}")
async def job(visit: Assistant, job: JobName) -> JobView:
    """A job as it is now."""
    return await visit.parts.jobs.find(visit.course, job)


@router.get("/jobs/{job}/events", response_class=StreamingResponse)
async def events(visit: Assistant, job: JobName) -> StreamingResponse:
    """A job as it goes on, as server-sent events, until it is over."""
    jobs = visit.parts.jobs
    await jobs.find(visit.course, job)
    return StreamingResponse(_stream(jobs.follow(visit.course, job)), media_type="text/event-stream")


def _safety(visit: Visit) -> dict[str, bool]:
    return {"allow_unsafe": visit.parts.settings.allow_unsafe}


async def _stream(news: AsyncIterator[JobView]) -> AsyncIterator[str]:
    upcoming, number = asyncio.ensure_future(anext(news, None)), 0
    try:
        while True:
            done, _ = await asyncio.wait({upcoming}, timeout=HEARTBEAT_SECONDS)
            if not done:
                yield ": still at it\n\n"
                continue
            view = upcoming.result()
            if view is None:
                return
            number += 1
            yield f"id: {number}\nevent: {view.state}\ndata: {view.model_dump_json()}\n\n"
            upcoming = asyncio.ensure_future(anext(news, None))
    finally:
        upcoming.cancel()
