"""What teachers write through the front end: objectives and misconceptions, in course.yml; and what comes of it."""

from collections.abc import Collection
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.models import Name
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.authoring_views import (
    AuthoredExercise,
    AuthoredMisconception,
    AuthoredObjective,
    ExerciseSourceView,
    IdsRequest,
    MisconceptionView,
    ObjectiveCoverage,
    RenamedView,
    RenameRequest,
    ShownByView,
)
from openclass_nb.service.people import Role
from openclass_nb.service.routes import rehearsing
from openclass_nb.service.routes.checking import ExerciseName
from openclass_nb.service.routes.courses import AssignmentName, ObjectiveName
from openclass_nb.workflows.delete_objective import delete_objective
from openclass_nb.workflows.edit_exercise import SourceCell, read_source, write_source
from openclass_nb.workflows.edit_misconceptions import known_misconceptions, write_misconception
from openclass_nb.workflows.edit_objectives import covered_objectives, write_objective
from openclass_nb.workflows.free_exercise_ids import free_exercise_ids
from openclass_nb.workflows.rename_objective import rename_objective

router = APIRouter(tags=["teacher"])
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
MisconceptionName = Annotated[Name, Path(description="The misconception’s id.")]


@router.get("/objectives")
def objectives(visit: Teacher) -> list[ObjectiveCoverage]:
    """All objectives as they are written now, with the exercises that show them."""
    return [
        ObjectiveCoverage(
            objective=one.objective,
            name=one.title,
            statement=one.statement,
            requires=list(one.requires),
            exercises=len(one.shown_by),
            fresh=sum(bool(each.variant) for each in one.shown_by),
            missing=one.missing,
            shown_by=[_shown_by(each) for each in one.shown_by],
            opens=list(one.opens),
            places=one.places,
            notebooks=one.notebooks,
        )
        for one in covered_objectives(visit.opened.root)
    ]


def _shown_by(exercise: Exercise) -> ShownByView:
    return ShownByView(
        exercise=exercise.id,
        title=exercise.shown,
        kind=exercise.metadata.kind,
        difficulty=exercise.metadata.difficulty,
        fresh=bool(exercise.variant),
        file=f"source/{exercise.assignment}/{exercise.notebook}.ipynb",
        cell=exercise.index,
    )


@router.put("/objectives/{objective}")
def objective(visit: Teacher, objective: ObjectiveName, body: AuthoredObjective) -> list[ObjectiveCoverage]:
    """Add an objective, or change one; a circle is refused with its path. course.yml keeps its comments."""
    write_objective(
        visit.opened.root, objective, title=body.title, statement=body.statement, requires=body.requires
    )
    _look_again(visit)
    return objectives(visit)


@router.delete("/objectives/{objective}")
def without_objective(visit: Teacher, objective: ObjectiveName) -> list[ObjectiveCoverage]:
    """Take an objective away that nothing uses; refused with what uses it."""
    delete_objective(visit.opened.root, objective)
    _look_again(visit)
    return objectives(visit)


def _look_again(visit: Visit) -> None:
    """Who asks next sees what was just written: a course is looked at once a second otherwise."""
    visit.parts.shelf.look_again(visit.course)


@router.post("/objectives/{objective}/rename")
def rename(visit: Teacher, objective: ObjectiveName, body: RenameRequest) -> RenamedView:
    """Another id: in course.yml, in every source notebook and in what releases recorded; mastery stays."""
    renamed = rename_objective(visit.opened, objective, body.to)
    _look_again(visit)
    return RenamedView(
        places=renamed.places,
        notebooks=list(renamed.notebooks),
        released=list(renamed.released),
        note=renamed.note,
    )


@router.get("/misconceptions")
def misconceptions(visit: Teacher) -> list[MisconceptionView]:
    """All misconceptions as they are written now."""
    known = known_misconceptions(visit.opened.root)
    return [
        MisconceptionView(misconception=name, title=one.title, message=one.message)
        for name, one in known.items()
    ]


@router.put("/misconceptions/{misconception}")
def misconception(
    visit: Teacher, misconception: MisconceptionName, body: AuthoredMisconception
) -> list[MisconceptionView]:
    """Add a misconception, or change one. course.yml keeps its comments."""
    write_misconception(visit.opened.root, misconception, body.title, body.message)
    _look_again(visit)
    return misconceptions(visit)


@router.get("/exercises/{exercise}/source")
def exercise_source(visit: Teacher, exercise: ExerciseName) -> ExerciseSourceView:
    """The cells of an exercise in its source notebook, solution and all."""
    return ExerciseSourceView.model_validate(read_source(visit.opened.root, exercise))


@router.put("/exercises/{exercise}/source")
def write_exercise(visit: Teacher, exercise: ExerciseName, body: AuthoredExercise) -> ExerciseSourceView:
    """Write them; refused if the exercise was changed elsewhere since it was read. Nothing else in the file changes."""
    cells = [SourceCell(one.id, one.cell_type, one.source, one.metadata) for one in body.cells]
    return ExerciseSourceView.model_validate(write_source(visit.opened.root, exercise, body.seen, cells))


@router.post("/assignments/{assignment}/exercise-ids")
def exercise_ids(visit: Teacher, assignment: AssignmentName, body: IdsRequest) -> list[str]:
    """Ids for new exercises, which nobody else gets."""
    visit.opened.assignment(assignment)

    def choose(given: Collection[str]) -> list[str]:
        return free_exercise_ids(visit.opened.root, assignment, body.count, {*body.taken, *given})

    return visit.parts.given_ids.give(visit.course, choose)


router.include_router(rehearsing.router)
