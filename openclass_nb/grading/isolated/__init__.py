"""Test cells that run beside the student's code, not among it.

The examiner process runs the teacher's test cells (`Examiner`), the candidate process has run the student's and
answers questions about them (`answer`). Between them: one socket, no pickle, no code.
"""

from openclass_nb.grading.isolated.answering import answer
from openclass_nb.grading.isolated.examining import Examiner
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.plan import ExamPlan, TeacherCell, TestStep, plan_exam

__all__ = ["CellOutcome", "ExamPlan", "Examiner", "Limits", "TeacherCell", "TestStep", "answer", "plan_exam"]
