"""What the student has shown: observations, filter, gate, review, next exercise. Pure: no clock, no IO.

    progress = student_progress(Syllabus.of(items, objectives, gates), Settings(), "ada", events, now)
    progress.gates["energy"].open, progress.objectives["kinematics-1d"].probability
"""

from openclass_nb.mastery.decisions import Condition, Contribution, GateDecision, ObjectiveDecision
from openclass_nb.mastery.events import (
    Attempt,
    Event,
    Gate,
    HintTaken,
    Item,
    Objective,
    Override,
    Syllabus,
)
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.parameters import Normal, Parameters, Settings
from openclass_nb.mastery.progress import (
    Next,
    ObjectiveProgress,
    Review,
    StudentProgress,
    Stuck,
    class_progress,
    student_progress,
)

__all__ = [
    "Attempt",
    "Condition",
    "Contribution",
    "Event",
    "Gate",
    "GateDecision",
    "HintTaken",
    "Item",
    "Next",
    "Normal",
    "Objective",
    "ObjectiveDecision",
    "ObjectiveProgress",
    "Opportunity",
    "Override",
    "Parameters",
    "Review",
    "Settings",
    "StudentProgress",
    "Stuck",
    "Syllabus",
    "class_progress",
    "student_progress",
]
