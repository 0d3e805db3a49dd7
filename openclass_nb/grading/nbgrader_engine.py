"""The reference engine: nbgrader's own autograde, one fresh kernel a notebook."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import grade_id
from openclass_nb.course.manifest import Manifest, ReleasedNotebook
from openclass_nb.errors import GradingError
from openclass_nb.grading.engine import CellScore, GradedSubmission, Submission
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.scores import cell_score, exercise_score
from openclass_nb.grading.submissions import read_answers

OWN_VERSIONS = (
    "It holds versions of the student’s own, which nbgrader’s engine can’t tell apart: use the warm one."
)
QUIET_KERNEL = ["--IPKernelApp.log_level=CRITICAL"]
"""ipykernel warns at every start that it listens on TCP, and shows tracebacks when it is stopped; nobody grading a
class can do anything with that."""
QUIET_KERNELS = "openclass_nb.grading.quiet_kernels.QuietKernels"
"""For what Python itself says of a kernel that is stopped before ipykernel has begun."""


class NbgraderEngine:
    """Slow and known: the scores that every other engine has to give."""

    name = "nbgrader"

    def __init__(self, root: Path) -> None:
        self.root = root
        self._course: NbgraderCourse | None = None

    @property
    def course(self) -> NbgraderCourse:
        """nbgrader, imported at the first use."""
        self._course = self._course or NbgraderCourse(self.root, reference=True)
        return self._course

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """One after another; a submission that nbgrader gives up on is told so and the rest go on.

        GradingError if `keep` is not set: nbgrader writes its gradebook as it grades.
        """
        if not keep:
            raise GradingError(
                "nbgrader’s engine can’t grade without writing.", next_step="Use the warm engine."
            )
        if all(one.kernel == "python3" for one in manifest.notebooks):
            self.course.api.config.Execute.extra_arguments = QUIET_KERNEL
            self.course.api.config.Execute.kernel_manager_class = QUIET_KERNELS
        for submission in submissions:
            if submission.apart:
                yield GradedSubmission(submission, problem=OWN_VERSIONS)
                continue
            try:
                self.course.run(self.course.api.autograde, submission.assignment, submission.student)
                yield self._graded(manifest, submission)
            except GradingError as error:
                yield GradedSubmission(submission, problem=error.message)

    def _graded(self, manifest: Manifest, submission: Submission) -> GradedSubmission:
        cells: dict[str, dict[str, CellScore]] = {}
        answers: dict[str, dict[str, str]] = {}
        for notebook in manifest.notebooks:
            cells[notebook.name] = self._cells(notebook, submission)
            answers[notebook.name] = read_answers(submission.folder, notebook.name)
        return GradedSubmission(
            submission,
            tuple(
                exercise_score(one, answers[one.notebook].get(one.answer_id, ""), cells[one.notebook])
                for one in manifest.exercises
            ),
        )

    def _cells(self, notebook: ReleasedNotebook, submission: Submission) -> dict[str, CellScore]:
        """Scores from gradebook.db, a person's before the machine's; messages from the executed notebook."""
        messages = self._messages(notebook, submission)
        with self.course.gradebook() as book:
            found = book.find_submission_notebook(notebook.name, submission.assignment, submission.student)
            return {one.name: _cell(one, messages.get(one.name, "")) for one in found.grades}

    def _messages(self, notebook: ReleasedNotebook, submission: Submission) -> dict[str, str]:
        folder = self.root / "autograded" / submission.student / submission.assignment
        try:
            executed = json.loads((folder / f"{notebook.name}.ipynb").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        points = {cell.grade_id: cell.points for cell in notebook.cells if cell.points and not cell.manual}
        return {
            str(name): cell_score(cell.get("outputs", []), points[name], stderr_is_failure=True)[1]
            for cell in executed["cells"]
            if (name := grade_id(cell)) in points
        }


def _cell(grade: Any, message: str) -> CellScore:
    by_hand = grade.manual_score is not None
    waits = grade.needs_manual_grade and not by_hand
    score = None if waits else grade.manual_score if by_hand else grade.auto_score
    extra = grade.extra_credit or 0.0
    return CellScore(
        grade_id=grade.name,
        score=None if score is None else float(score) + extra,
        max_score=float(grade.max_score),
        message="" if by_hand else message,
        mode="manual" if by_hand or waits else "nbgrader",
    )
