"""The notebook of ours that an otter notebook becomes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openclass_nb.course.adopting.headings import exercise_title
from openclass_nb.course.adopting.otter.building import Cells, answer_mark, nbgrader_mark, part_mark
from openclass_nb.course.adopting.otter.ignored import without_otter
from openclass_nb.course.adopting.otter.points import PointsError, question_points, shared_points
from openclass_nb.course.adopting.otter.questions import OtterNotebook, Placed, Question
from openclass_nb.course.adopting.otter.settings import not_carried_over
from openclass_nb.course.adopting.otter.solutions import converted_answer
from openclass_nb.course.adopting.otter.tests import OtterTest, converted_test, read_test
from openclass_nb.course.adopting.proposal import free_name
from openclass_nb.course.cells import text
from openclass_nb.course.findings import Finding, Severity

QUESTION_COMMENT = re.compile(r"<!--\s*(BEGIN|END) QUESTION\s*-->\n*")
LONGEST = 39
"""Characters of the assignment's name in an exercise's id: with the question's 60 it stays within 100."""
TEXT_ANSWER = re.compile(r"^\s*(<strong>|\*\*)solution:?(</strong>|\*\*)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ReadQuestion:
    """What became of one question; `place` is its cell in the otter notebook, `exercise` None if it is none of ours."""

    name: str
    place: int
    exercise: str | None
    title: str
    tests: int
    hidden: int
    points: float
    by_hand: bool


@dataclass
class FromOtter:
    """A notebook of ours, what was understood of otter's, and what was not."""

    content: dict[str, Any] = field(default_factory=dict)
    questions: list[ReadQuestion] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Ours:
    """A question and what it is to become; `name` is nbgrader's id of its answer."""

    question: Question
    name: str
    title: str
    exercise: str | None
    code: Sequence[Placed]
    tests: Sequence[OtterTest]
    points: Sequence[float]
    by_hand: float


def from_otter(
    notebook: OtterNotebook, metadata: Mapping[str, Any], assignment: str, objectives: Sequence[str]
) -> FromOtter:
    """The notebook of `assignment` that `notebook` becomes; `metadata` is the otter notebook's own."""
    writer = _Writer(notebook, assignment, objectives)
    for part in notebook.parts:
        if isinstance(part, Question):
            writer.question(part)
        else:
            writer.between(part)
    writer.made.content = writer.cells.notebook(metadata)
    writer.made.findings[:0] = [*notebook.findings, *not_carried_over(notebook)]
    return writer.made


class _Writer:
    """Writes cell after cell, and keeps account of what was understood."""

    def __init__(self, notebook: OtterNotebook, assignment: str, objectives: Sequence[str]) -> None:
        self.notebook = notebook
        self.assignment = assignment
        self.objectives = objectives
        self.doctests = _says_doctests(notebook.config)
        self.cells = Cells()
        self.made = FromOtter()

    def between(self, one: Placed, exercise: str | None = None) -> None:
        """A cell that stays as it is, without outputs and without calls of otter; text can be a prompt."""
        source = text(one.cell)
        if one.cell.get("cell_type") == "code":
            kept = without_otter(source)
            if kept.strip():
                self.cells.add("code", kept)
        elif one.cell.get("cell_type") == "markdown":
            kept, pictures = QUESTION_COMMENT.sub("", source), one.cell.get("attachments")
            if kept.strip():
                self.cells.add(
                    "markdown", kept, attachments=pictures, openclass=part_mark(exercise, "prompt")
                )
        else:
            self._note("raw-cell", one.place, "A raw cell that is none of otter’s was left out.")

    def question(self, question: Question) -> None:
        """A question becomes prompt, answer and tests; one that is answered in text, nbgrader's manual answer."""
        ours = self._ours(question)
        for one in question.texts:
            self.between(one, ours.exercise)
        for one in question.replies:
            self._reply(one)
        if ours.exercise:
            self._code_answer(ours, ours.exercise)
        elif question.answers or (question.manual and question.replies):
            self._text_answer(ours)
        else:
            told = "This question has no answer cell; its tests are kept, but belong to no exercise."
            self._say(
                Severity.WARNING, "no-answer", question.place, told, "Write the answer cell, or drop it."
            )
        self._tests(ours)
        self.made.questions.append(_read(ours))

    def _ours(self, question: Question) -> _Ours:
        name = free_name(_clean(question.name) or f"question-{question.place + 1}", self.cells.grade_ids())
        code = [one for one in question.answers if one.cell.get("cell_type") == "code"]
        prompt = "\n\n".join(
            text(one.cell) for one in question.texts if one.cell.get("cell_type") == "markdown"
        )
        tests = [read_test(one.cell) for one in question.tests]
        points, by_hand = self._points(question, tests)
        return _Ours(
            question=question,
            name=name,
            title=exercise_title(QUESTION_COMMENT.sub("", prompt), name),
            exercise=f"{self.assignment[:LONGEST]}-{name}" if code else None,
            code=code,
            tests=tests,
            points=points,
            by_hand=by_hand,
        )

    def _points(self, question: Question, tests: Sequence[OtterTest]) -> tuple[list[float], float]:
        """(points of each test, points that a person gives)."""
        said, none = question.config.get("points"), [0.0] * len(tests)
        if question.manual and tests:
            told = "A person grades this question, so its tests give no points of their own."
            self._note("manual-tests", question.place, told)
        try:
            if question.manual:
                return none, question_points(said)
            return shared_points(said, [test.points for test in tests]), 0.0
        except PointsError as error:
            told = f"Its points don’t fit: {error}. Each part is worth 1 now."
            step = "Set them in the new notebook."
            self._say(Severity.WARNING, "points", question.place, told, step)
        return (none, 1.0) if question.manual else ([1.0] * len(tests), 0.0)

    def _code_answer(self, ours: _Ours, exercise: str) -> None:
        place = ours.question.place
        if len(ours.code) > 1:
            told = f"{len(ours.code)} answer cells were put together: an exercise of ours has one."
            self._note("answers-joined", place, told)
        if len(ours.code) < len(ours.question.answers):
            told = "The text in this answer was left out: students answer in code here."
            self._note("text-in-answer", place, told)
        graded = {"grade": True, "points": ours.by_hand} if ours.question.manual else {}
        self.cells.add(
            "code",
            self._solution(ours.code),
            ours.name,
            nbgrader=nbgrader_mark(ours.name, solution=True, **graded),
            openclass=answer_mark(exercise, ours.title, self.objectives),
        )

    def _solution(self, code: Sequence[Placed]) -> str:
        answers = [converted_answer(without_otter(text(one.cell))) for one in code]
        for one, answer in zip(code, answers, strict=True):
            for problem in answer.problems:
                self._say(Severity.WARNING, "solution", one.place, f"In this answer {problem}.")
        if not any(answer.regions for answer in answers):
            told = (
                "No line of this answer is marked as solution. otter shows it whole; nbgrader, an empty stub."
            )
            step = "Put ### BEGIN SOLUTION and ### END SOLUTION around what students should write."
            self._note("no-solution-mark", code[0].place, told, step)
        return "\n\n".join(one.source for one in answers)

    def _text_answer(self, ours: _Ours) -> None:
        """nbgrader replaces the whole cell by a line that says where to write."""
        written = (one.cell for one in ours.question.answers if one.cell.get("cell_type") == "markdown")
        source = "\n\n".join(TEXT_ANSWER.sub("", text(cell)) for cell in written)
        nbgrader = nbgrader_mark(ours.name, solution=True, grade=True, points=ours.by_hand)
        self.cells.add("markdown", source, ours.name, nbgrader=nbgrader)
        told = "This question is answered in text and graded by hand; it counts for no objective yet."
        self._note("text-answer", ours.question.place, told)

    def _reply(self, one: Placed) -> None:
        """What otter hands out for the answer to be written into is text above the answer here."""
        if one.cell.get("cell_type") == "markdown":
            self.cells.add("markdown", text(one.cell))
        else:
            told = "The code that otter shows in place of this answer was left out."
            self._note("prompt", one.place, told, "nbgrader makes the student’s stub from the answer.")

    def _tests(self, ours: _Ours) -> None:
        cells = zip(ours.question.tests, ours.tests, ours.points, strict=True)
        for number, (one, test, worth) in enumerate(cells, 1):
            converted = converted_test(test, doctests=self.doctests)
            for problem in converted.problems:
                self._note("test", one.place, f"This test: {problem}.")
            own = f"{ours.name}-test-{number}"
            nbgrader = nbgrader_mark(own, grade=True, locked=True, points=worth)
            mark = part_mark(ours.exercise, "test")
            self.cells.add("code", converted.source, own, nbgrader=nbgrader, openclass=mark)

    def _note(self, code: str, place: int, told: str, step: str = "") -> None:
        self._say(Severity.NOTE, code, place, told, step)

    def _say(self, severity: Severity, code: str, place: int, told: str, step: str = "") -> None:
        names = [one.name for one in self.notebook.questions if one.place <= place]
        at = self.notebook.at(place, names[-1] if names else None)
        self.made.findings.append(
            Finding(severity=severity, code=code, place=at, message=told, next_step=step)
        )


def _read(ours: _Ours) -> ReadQuestion:
    return ReadQuestion(
        name=ours.question.name or ours.name,
        place=ours.question.place,
        exercise=ours.exercise,
        title=ours.title,
        tests=len(ours.tests),
        hidden=sum(test.hidden for test in ours.tests),
        points=sum(ours.points) + ours.by_hand,
        by_hand=ours.question.manual,
    )


def _says_doctests(config: Mapping[str, Any]) -> bool:
    tests = config.get("tests")
    return bool(tests.get("ok_format", True)) if isinstance(tests, Mapping) else True


def _clean(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-_")[:60]
