"""What teachers and assistants do: look at the class, make exceptions, export."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from fastapi import Path as InPath

from openclass_nb.errors import UnknownNameError
from openclass_nb.service.access import STUDENT_PATTERN, InCourse, Visit
from openclass_nb.service.gate_views import ExplanationView
from openclass_nb.service.insight_views import InsightView, StepView
from openclass_nb.service.people import Role
from openclass_nb.service.routes import authoring
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.service.routes.reading import Known, answer, explained
from openclass_nb.service.teaching_views import ClassView, OverrideRequest, OverrideView
from openclass_nb.service.views import ProgressView
from openclass_nb.workflows.export_scores import export_scores
from openclass_nb.workflows.override_gate import override_gate
from openclass_nb.workflows.show_tries import show_tries

router = APIRouter(prefix="/courses/{course}", tags=["teacher"])
Assistant = Annotated[Visit, Depends(InCourse(Role.ASSISTANT))]
Table = Literal["scores.csv", "mastery.csv"]
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
StudentName = Annotated[
    str, InPath(pattern=STUDENT_PATTERN, max_length=255, description="The student’s name.")
]


@router.get("/students")
async def roster(visit: Assistant) -> list[str]:
    """Everybody in the course: who has done something, and who is enrolled."""
    known = await asyncio.to_thread(visit.opened.students)
    return sorted({*known, *await visit.parts.sign_in.members(visit.course)})


@router.get("/class", response_model=ClassView)
def class_progress(visit: Assistant, known: Known = None) -> Response:
    """Where everybody is, what waits, and who is stuck."""
    return answer(visit.parts.reading.class_progress(visit.opened, visit.course), known)


@router.get("/class/insight", response_model=InsightView)
def class_insight(visit: Assistant, known: Known = None) -> Response:
    """What holds the class up, who is stuck on what, and what it gets wrong most."""
    return answer(visit.parts.reading.class_insight(visit.opened, visit.course), known)


async def is_newcomer(visit: Visit, student: str) -> bool:
    """Whether somebody enrolled has done nothing yet. UnknownNameError for a name that is not in the course."""
    known = await asyncio.to_thread(visit.opened.students)
    if student in known:
        return False
    enrolled = await visit.parts.sign_in.members(visit.course)
    if student not in enrolled:
        raise UnknownNameError("student", student, {*known, *enrolled})
    return True


@router.get("/students/{student}/progress", response_model=ProgressView)
async def progress(visit: Assistant, student: StudentName, known: Known = None) -> Response:
    """One student's progress."""
    await is_newcomer(visit, student)
    page = await asyncio.to_thread(
        visit.parts.reading.progress, visit.opened, visit.course, student, "teacher"
    )
    return answer(page, known)


@router.get("/students/{student}/assignments/{assignment}/explanation")
async def explanation(visit: Assistant, student: StudentName, assignment: AssignmentName) -> ExplanationView:
    """Why an assignment is open or closed to a student."""
    await is_newcomer(visit, student)
    return await asyncio.to_thread(explained, visit, student, assignment, "teacher")


@router.get("/students/{student}/tries")
async def tries(visit: Assistant, student: StudentName) -> list[StepView]:
    """What a student tried, with the answers as they were recorded, and the hints in between; newest first."""
    if await is_newcomer(visit, student):
        return []
    steps = await asyncio.to_thread(show_tries, visit.opened, student)
    return [StepView.model_validate(one) for one in steps]


@router.get("/overrides")
def overrides(visit: Assistant) -> list[OverrideView]:
    """All exceptions that were made, oldest first."""
    return [OverrideView.model_validate(one) for one in visit.opened.log.overrides()]


@router.post("/students/{student}/assignments/{assignment}/override", status_code=201)
async def override(
    visit: Teacher, student: StudentName, assignment: AssignmentName, body: OverrideRequest
) -> OverrideView:
    """Open an assignment for a student by hand. Mastery stays as it is."""
    newcomer = await is_newcomer(visit, student)
    made = await asyncio.to_thread(
        override_gate,
        visit.opened,
        student,
        assignment,
        who=visit.name,
        why=body.why,
        until=body.until,
        newcomer=newcomer,
    )
    return OverrideView.model_validate(made)


@router.get("/export/{table}", response_class=Response)
def export(visit: Teacher, table: Table) -> Response:
    """scores.csv or mastery.csv, as the command writes them."""
    with tempfile.TemporaryDirectory(prefix="openclass-export-") as folder:
        written = {one.name: one for one in export_scores(visit.opened, Path(folder))}
        return Response(written[table].read_bytes(), media_type="text/csv; charset=utf-8")


router.include_router(authoring.router)
