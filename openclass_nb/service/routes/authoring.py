"""What teachers write through the front end: objectives, in course.yml."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from openclass_nb.course.models import Name
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.teaching_views import AuthoredObjective, ObjectiveCoverage
from openclass_nb.workflows.edit_objectives import covered_objectives, write_objective

router = APIRouter(tags=["teacher"])
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
ObjectiveName = Annotated[Name, Path(description="The objective’s id.")]


@router.get("/objectives")
def objectives(visit: Teacher) -> list[ObjectiveCoverage]:
    """All objectives as they are written now, with the number of exercises that show them."""
    return [
        ObjectiveCoverage(
            objective=one.objective,
            name=one.title,
            statement=one.statement,
            requires=list(one.requires),
            exercises=one.exercises,
        )
        for one in covered_objectives(visit.opened.root)
    ]


@router.put("/objectives/{objective}")
def objective(visit: Teacher, objective: ObjectiveName, body: AuthoredObjective) -> list[ObjectiveCoverage]:
    """Add an objective, or change one; a circle is refused with its path. course.yml keeps its comments."""
    write_objective(
        visit.opened.root, objective, title=body.title, statement=body.statement, requires=body.requires
    )
    return objectives(visit)
