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
from openclass_nb.mastery.mean_field import MeanField
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.parameters import AllOrNone, Normal, Parameters, Settings
from openclass_nb.mastery.practice import Next
from openclass_nb.mastery.progress import (
    ObjectiveProgress,
    StudentProgress,
    class_progress,
    student_progress,
)
from openclass_nb.mastery.reach import closed_by_a_slip, out_of_reach
from openclass_nb.mastery.refit import Refit, refit
from openclass_nb.mastery.review import Review
from openclass_nb.mastery.stuck import Stuck

__all__ = [
    "AllOrNone",
    "Attempt",
    "Condition",
    "Contribution",
    "Event",
    "Gate",
    "GateDecision",
    "HintTaken",
    "Item",
    "MeanField",
    "Next",
    "Normal",
    "Objective",
    "ObjectiveDecision",
    "ObjectiveProgress",
    "Opportunity",
    "Override",
    "Parameters",
    "Refit",
    "Review",
    "Settings",
    "Stuck",
    "StudentProgress",
    "Syllabus",
    "class_progress",
    "closed_by_a_slip",
    "out_of_reach",
    "refit",
    "student_progress",
]
