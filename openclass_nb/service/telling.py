"""From what the workflows know to what the API tells."""

from collections.abc import Mapping, Sequence

from openclass_nb.insight.mastery_map import cell_of
from openclass_nb.insight.standing import AssignmentStanding, Standing, class_standing, standing
from openclass_nb.mastery import ObjectiveProgress, StudentProgress
from openclass_nb.records import AttemptEntry
from openclass_nb.service.teaching_views import ClassView, NamedView, StudentView
from openclass_nb.service.views import AssignmentView, ExerciseView, NextView, ObjectiveView, ProgressView
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import not_drawn


def progress_view(opened: OpenedCourse, progress: StudentProgress) -> ProgressView:
    """Where one student stands."""
    stands = standing(opened.course, progress)
    return ProgressView(
        student=progress.student,
        at=progress.now,
        mastered=stands.mastered,
        assignments=[assignment_view(opened, one) for one in stands.assignments],
        objectives=[_objective(opened, one) for one in progress.objectives.values()],
        next=NextView.model_validate(progress.next) if progress.next else None,
    )


def assignment_view(opened: OpenedCourse, one: AssignmentStanding) -> AssignmentView:
    """An assignment with its state and reason."""
    assignment = opened.assignment(one.name)
    return AssignmentView(
        name=one.name,
        title=one.title,
        state=one.state,
        reason=one.reason,
        waits_for=list(one.waits_for),
        objectives=list(assignment.objectives),
        opens_after=list(assignment.opens_when.mastered),
        released=one.name in opened.manifests,
        due=assignment.due,
    )


def class_view(opened: OpenedCourse, progress: Mapping[str, StudentProgress]) -> ClassView:
    """A row for everybody, with a level for each objective of the course."""
    course = opened.course
    return ClassView(
        objectives=[NamedView(id=name, name=one.title or name) for name, one in course.objectives.items()],
        assignments=[NamedView(id=one.name, name=one.shown) for one in course.assignments],
        students=[
            _student(one, progress[one.student], list(course.objectives))
            for one in class_standing(course, progress)
        ],
    )


def _student(one: Standing, progress: StudentProgress, objectives: Sequence[str]) -> StudentView:
    known = progress.objectives
    return StudentView(
        student=one.student,
        mastered=one.mastered,
        objectives=one.objectives,
        at=one.at.title if one.at else None,
        next_gate=one.next_gate.title if one.next_gate else None,
        waits_for=list(one.next_gate.waits_for) if one.next_gate else [],
        stuck=list(one.stuck),
        levels=[cell_of(known[name]).shade if name in known else "none" for name in objectives],
    )


def exercise_views(opened: OpenedCourse, student: str, assignment: str) -> list[ExerciseView]:
    """The exercises of an open assignment, with what the student has done at each."""
    tried: dict[str, list[AttemptEntry]] = {}
    for one in opened.log.attempts(student, assignment):
        if one.readable:
            tried.setdefault(one.exercise, []).append(one)
    manifest = opened.manifest(assignment)
    absent = not_drawn(opened, student, manifest)
    rungs: dict[str, int] = {}
    for hint in opened.log.hints(student):
        rungs[hint.exercise] = max(rungs.get(hint.exercise, 0), hint.rung + 1)
    return [
        ExerciseView(
            exercise=one.id,
            title=one.title,
            notebook=one.notebook,
            kind=one.kind,
            difficulty=one.difficulty,
            objectives=list(one.objectives),
            max_score=one.max_score,
            best=max((each.score for each in tried.get(one.id, ()) if each.score is not None), default=None),
            tries=len(tried.get(one.id, ())),
            passed=any((each.score or 0) >= one.max_score for each in tried.get(one.id, ())),
            hints=len(one.hints),
            hints_given=rungs.get(one.id, 0),
        )
        for one in manifest.exercises
        if one.id not in absent or one.id in tried
    ]


def _objective(opened: OpenedCourse, one: ObjectiveProgress) -> ObjectiveView:
    defined = opened.course.objectives.get(one.objective)
    return ObjectiveView(
        objective=one.objective,
        name=one.name,
        requires=list(defined.requires) if defined else [],
        state=one.state,
        mastery=round(one.probability, 4),
        needed=one.needed,
        unaided=one.unaided,
        mastered_at=one.mastered_at,
        review_due=one.review.due if one.review else None,
        stuck=one.stuck.reason if one.stuck else None,
        lead=one.decision.lead,
    )
