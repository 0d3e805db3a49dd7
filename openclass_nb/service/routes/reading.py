"""Where a student stands, and why: for the student."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from openclass_nb.mastery.wording import Reader
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.gate_views import ExplanationView
from openclass_nb.service.people import Role
from openclass_nb.service.reading import Page
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.service.views import ProgressView
from openclass_nb.workflows.follow_student import follow_student

router = APIRouter(prefix="/courses/{course}", tags=["student"])
Student = Annotated[Visit, Depends(InCourse(Role.STUDENT))]
Known = Annotated[str | None, Header(alias="If-None-Match", max_length=200)]


@router.get("/progress", response_model=ProgressView)
async def progress(visit: Student, known: Known = None) -> Response:
    """The caller's objectives, assignments and next step."""
    reading, asked = visit.parts.reading, (visit.opened, visit.course, visit.name)
    page = reading.at_hand(*asked)
    if page is None:
        page = await asyncio.to_thread(reading.progress, *asked)
    return answer(page, known)


@router.get("/assignments/{assignment}/explanation")
def explanation(visit: Student, assignment: AssignmentName) -> ExplanationView:
    """Why an assignment is open or closed to the caller, try by try."""
    return explained(visit, visit.name, assignment)


def explained(visit: Visit, student: str, assignment: str, reader: Reader = "student") -> ExplanationView:
    """The gate's decision for a student, in words for `reader`."""
    visit.opened.assignment(assignment)
    progress = follow_student(visit.opened, student, reader=reader)
    return ExplanationView.model_validate(progress.gates[assignment])


def answer(page: Page, known: str | None) -> Response:
    """The page, or nothing if the caller has it."""
    headers = {"ETag": page.tag, "Cache-Control": "private, no-cache"}
    if known == page.tag:
        return Response(status_code=304, headers=headers)
    return Response(page.body, media_type="application/json", headers=headers)
