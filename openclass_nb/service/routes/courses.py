"""A course and its assignments, as they stand for the student who asks; and their notebooks, where gates are open."""

import base64
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from openclass_nb.course.models import Name
from openclass_nb.insight.standing import standing
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.telling import assignment_view, exercise_views
from openclass_nb.service.views import (
    AssignmentDetail,
    AssignmentView,
    CourseView,
    FetchedView,
    FileView,
    PracticeView,
)
from openclass_nb.workflows.fetch_notebook import fetch_assignment, fetch_notebook
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.practise import practise

router = APIRouter(prefix="/courses/{course}", tags=["student"])
Student = Annotated[Visit, Depends(InCourse(Role.STUDENT))]
AssignmentName = Annotated[Name, Path(description="The assignment’s name.")]
ObjectiveName = Annotated[Name, Path(description="The objective’s id.")]
NotebookName = Annotated[str, Path(pattern=r"^[\w][\w. ()+-]*$", max_length=200)]


@router.get("")
def course(visit: Student) -> CourseView:
    """The course, and what the caller is in it."""
    return CourseView(course=visit.course, title=visit.opened.course.title, role=visit.role.shown)


@router.get("/assignments")
def assignments(visit: Student) -> list[AssignmentView]:
    """All assignments, open or locked, with the reason."""
    stands = standing(visit.opened.course, follow_student(visit.opened, visit.name))
    return [assignment_view(visit.opened, one) for one in stands.assignments]


@router.get("/assignments/{assignment}")
def assignment(visit: Student, assignment: AssignmentName) -> AssignmentDetail:
    """One assignment; its exercises once it is open."""
    opened = visit.opened
    opened.assignment(assignment)
    stands = standing(opened.course, follow_student(opened, visit.name))
    one = assignment_view(opened, next(each for each in stands.assignments if each.name == assignment))
    shown = one.released and one.state != "locked"
    exercises = exercise_views(opened, visit.name, assignment) if shown else []
    return AssignmentDetail(**one.model_dump(), exercises=exercises)


@router.get("/assignments/{assignment}/files")
def files(visit: Student, assignment: AssignmentName) -> FetchedView:
    """Everything that students get of an assignment; refused with the reason while it is locked."""
    fetched = fetch_assignment(visit.opened, visit.name, assignment)
    return FetchedView(
        assignment=assignment,
        files=[FileView(path=one.path, content=base64.b64encode(one.content).decode()) for one in fetched],
    )


@router.post("/objectives/{objective}/practice")
def practice(visit: Student, objective: ObjectiveName) -> PracticeView:
    """A notebook with exercises of an objective in versions not tried yet; 409 when there are none left."""
    return PracticeView.model_validate(practise(visit.opened, visit.name, objective))


@router.get("/assignments/{assignment}/notebooks/{notebook}", response_class=Response)
def notebook(visit: Student, assignment: AssignmentName, notebook: NotebookName) -> Response:
    """One released notebook; refused with the reason while its assignment is locked."""
    content = fetch_notebook(visit.opened, visit.name, assignment, notebook)
    return Response(content, media_type="application/x-ipynb+json")
