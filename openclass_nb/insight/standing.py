"""Where a student stands in the course: the assignment at hand, and what the next gate waits for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from openclass_nb.course.models import Course
from openclass_nb.mastery import GateDecision, ObjectiveDecision, StudentProgress

AssignmentState = Literal["locked", "open", "in progress", "mastered", "review due"]


@dataclass(frozen=True)
class AssignmentStanding:
    """One assignment for one student; `reason` is the sentence that goes with the state.

    `waits_for` names what a locked one waits for, with the mastery so far: “Units 64%”.
    """

    name: str
    title: str
    state: AssignmentState
    reason: str
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One student: every assignment in order, the one at hand, the next gate, and who is stuck on what.

    `through` says that all assignments have been mastered, whether or not a review is due.
    """

    student: str
    assignments: tuple[AssignmentStanding, ...]
    at: AssignmentStanding | None
    next_gate: AssignmentStanding | None
    mastered: int
    objectives: int
    stuck: tuple[str, ...]
    through: bool


def standing(course: Course, progress: StudentProgress) -> Standing:
    """Where one student is. The assignment at hand is the first open one that is not mastered.

    One that was mastered and has a review due is behind the student: nobody is sent back by a review.
    """
    ordered = tuple(_assignment(course, one.name, progress) for one in course.assignments)
    opened = [one for one in ordered if one.state != "locked"]
    unfinished = [one for one in ordered if not _mastered_once(course, one.name, progress)]
    at_hand = [one for one in unfinished if one.state != "locked"] or opened[-1:]
    return Standing(
        student=progress.student,
        assignments=ordered,
        at=next(iter(at_hand), None),
        next_gate=next((one for one in ordered if one.state == "locked"), None),
        mastered=sum(one.mastered_at is not None for one in progress.objectives.values()),
        objectives=len(progress.objectives),
        stuck=tuple(f"{one.name}: {one.stuck.reason}" for one in progress.objectives.values() if one.stuck),
        through=bool(ordered) and not unfinished,
    )


def class_standing(course: Course, progress: Mapping[str, StudentProgress]) -> list[Standing]:
    """Everybody, by name."""
    return [standing(course, progress[student]) for student in sorted(progress)]


def _assignment(course: Course, name: str, progress: StudentProgress) -> AssignmentStanding:
    assignment = course.assignment(name)
    assert assignment is not None
    gate = progress.gates[name]
    if not gate.open:
        missing = waits_for(gate, tried(progress))
        reason = f"Opens when you master {listed(missing)}."
        return AssignmentStanding(name, assignment.shown, "locked", reason, missing)
    own = [progress.objectives[one] for one in assignment.objectives if one in progress.objectives]
    if any(one.state == "review due" for one in own):
        return AssignmentStanding(name, assignment.shown, "review due", "One exercise, about 5 minutes.")
    if _mastered_once(course, name, progress):
        return AssignmentStanding(name, assignment.shown, "mastered", "")
    begun = any(one.opportunities for one in own)
    return AssignmentStanding(name, assignment.shown, "in progress" if begun else "open", opened_by(gate))


def _mastered_once(course: Course, name: str, progress: StudentProgress) -> bool:
    """Every objective of the assignment has been mastered, whether or not one is due for review."""
    assignment = course.assignment(name)
    own = [one for one in assignment.objectives if one in progress.objectives] if assignment else []
    return bool(own) and all(progress.objectives[one].mastered_at for one in own)


def tried(progress: StudentProgress) -> set[str]:
    """Objectives that the student has tried."""
    return {name for name, one in progress.objectives.items() if one.opportunities}


def waits_for(gate: GateDecision, begun: Collection[str]) -> tuple[str, ...]:
    """The objectives that are missing, and how far they are: “Units 64% of 80%”, “Loops”, “Friction 2 of 3 unaided”."""
    missing = [one for one in gate.objectives if not one.mastered]
    return tuple(f"{one.name} {_so_far(one)}" if one.objective in begun else one.name for one in missing)


def _so_far(one: ObjectiveDecision) -> str:
    if one.probability < one.needed:
        return f"{percent(one.probability)} of {percent(one.needed)}"
    return one.lead.split(". ")[0].rstrip(".")


def opened_by(gate: GateDecision) -> str:
    """Why a gate is open, in a few words; nothing where there was no gate."""
    if gate.because == "override" and gate.override:
        until = f" until {day(gate.override.until)}" if gate.override.until else ""
        return f"Opened{until} by {gate.override.who}: “{gate.override.why}”"
    if gate.because == "mastery":
        return "Opened by mastery of " + listed([one.name for one in gate.objectives])
    return ""


def percent(share: float) -> str:
    """A share without decimals. Rounded down, so that 79.6% never reads as the 80% that are needed."""
    return f"{int(share * 100 + 1e-9)}%"


def day(when: object) -> str:
    """“3 March 2026”."""
    return f"{when:%d %B %Y}".lstrip("0")


def listed(names: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
