"""Where each name of a test cell comes from: the teacher's own text, an earlier test cell, or the candidate.

Made from the teacher's notebook alone, once, and kept with the release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from openclass_nb.grading.isolated.compiling import GIVEN, TEST, packed
from openclass_nb.grading.isolated.teacher_text import CellText, read_cell

Role = Literal["given", "answer", "test"]


@dataclass(frozen=True)
class TeacherCell:
    """A code cell of the teacher's notebook: `given` to students, with their `answer` (source: the reference
    solution, or what students get if there is none), or a `test`."""

    cell_id: str
    role: Role
    source: str


@dataclass(frozen=True)
class TestStep:
    """One test cell and its surroundings.

    `genuine` maps names to the teacher's statements that bind them; those in `only_if_bound` count only while the
    student's notebook binds the name too. `forget` are names that were bound anew since the last test, `push` names
    whose values the candidate gets, `classes` the teacher's classes whose objects cross by their attributes,
    `operators` the special methods of the classes that students are to write.
    A release that has tried the test with the reference solution adds what the student's objects were asked (`asks`)
    and, if the test can't run isolated, the `reason` and its `canaries`; and whether the last value of the test is a
    number of points (`shows_points`).
    """

    __test__ = False  # not for pytest to collect

    cell_id: str
    source: str
    genuine: dict[str, str] = field(default_factory=dict)
    only_if_bound: tuple[str, ...] = ()
    stars: tuple[str, ...] = ()
    setters: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()
    push: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    operators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asks: tuple[str, ...] | None = None
    mode: Literal["isolated", "compatible"] = "isolated"
    reason: str = ""
    canaries: tuple[str, ...] = ()
    shows_points: bool = False

    @cached_property
    def data(self) -> dict[str, Any]:
        """It as plain data; one dictionary for all who ask, not to be changed."""
        return asdict(self)

    @cached_property
    def code(self) -> bytes:
        """What its texts are compiled to, once for all submissions; `compiling.unpack` takes it."""
        given = dict.fromkeys((*self.genuine.values(), *self.setters))
        return packed([(self.source, TEST), *((one, GIVEN) for one in given)])


@dataclass(frozen=True)
class ExamPlan:
    """The test cells of one notebook, in order."""

    steps: tuple[TestStep, ...] = ()

    def step(self, cell_id: str) -> TestStep:
        """The step of the test cell with this id; KeyError if there is none."""
        return {one.cell_id: one for one in self.steps}[cell_id]

    def as_data(self) -> dict[str, Any]:
        """Plain data for a manifest."""
        return {"steps": [one.data for one in self.steps]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> ExamPlan:
        """The plan that `as_data` wrote. The same data give the same plan: a class has one for all its submissions."""
        known = _read.get(id(data))
        if known is None or known[0] is not data:
            if len(_read) >= MOST_READ:
                _read.clear()
            known = _read[id(data)] = data, cls(tuple(_step_from(one) for one in data["steps"]))
        return known[1]


MOST_READ = 64
_read: dict[int, tuple[dict[str, Any], ExamPlan]] = {}


def _step_from(data: dict[str, Any]) -> TestStep:
    plain: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in data.items()}
    plain["operators"] = {name: tuple(one) for name, one in plain["operators"].items()}
    return TestStep(**plain)


class _Walk:
    """The notebook from top to bottom."""

    def __init__(self, cells: Sequence[TeacherCell]) -> None:
        self.cells = cells
        self.texts = [read_cell(one.source) for one in cells]
        self.genuine: dict[str, str] = {}
        self.only_if_bound: set[str] = set()
        self.stars: list[str] = []
        self.setters: list[str] = []
        self.asked: set[str] = set()
        self.of_tests: set[str] = set()
        self.forget: set[str] = set()
        self.classes: set[str] = set()
        self.constants_bound_again = self._bound_again()

    def _bound_again(self) -> set[str]:
        """Names that more than one of the cells that students run binds: not constants."""
        seen: set[str] = set()
        again: set[str] = set()
        for cell, text in zip(self.cells, self.texts, strict=True):
            if cell.role != "test":
                again |= seen & text.binds
                seen |= text.binds
        return again

    def pass_by(self, cell: TeacherCell, text: CellText) -> None:
        """A cell that students run."""
        given = cell.role == "given"
        genuine = dict(text.imports)
        if given:
            constants = {
                name: one for name, one in text.constants.items() if name not in self.constants_bound_again
            }
            genuine |= text.functions | text.classes | constants
            self.setters += text.setters
        self.forget |= text.binds
        self.of_tests -= text.binds
        for name in text.binds:
            self.genuine.pop(name, None)
            self.classes.discard(name)
        self.genuine |= {name: one for name, one in genuine.items() if name in text.binds}
        self.only_if_bound = (self.only_if_bound - text.binds) | (set() if given else set(text.imports))
        self.asked = (self.asked - set(genuine)) | (text.binds - set(genuine))
        self.stars += [one for one in text.stars if one]
        self.classes |= set(text.classes) if given else set()

    def test(self, place: int) -> TestStep:
        """A test cell, seen from where it stands."""
        cell, text = self.cells[place], self.texts[place]
        step = TestStep(
            cell_id=cell.cell_id,
            source=cell.source,
            genuine=dict(self.genuine),
            only_if_bound=tuple(sorted(self.only_if_bound)),
            stars=tuple(self.stars),
            setters=tuple(self.setters),
            asked=tuple(sorted(self.asked)),
            forget=tuple(sorted(self.forget)),
            push=tuple(sorted(self._to_push(place))),
            classes=tuple(sorted(self.classes)),
            operators=self._operators(),
        )
        self.forget = set()
        self.of_tests |= text.binds
        for name in text.binds:
            self.genuine.pop(name, None)
            self.asked.discard(name)
            self.classes.discard(name)
        return step

    def _to_push(self, place: int) -> set[str]:
        """Names of a test that the candidate has to know: its own functions read them, or a later cell does."""
        bound = self.texts[place].binds | self.of_tests
        before = [
            text for cell, text in zip(self.cells[:place], self.texts, strict=False) if cell.role != "test"
        ]
        read_by_functions = {name for text in before for name in text.global_reads}
        wanted = set(bound & read_by_functions)
        left = set(self.texts[place].binds)
        for cell, text in zip(self.cells[place + 1 :], self.texts[place + 1 :], strict=True):
            if cell.role != "test":
                wanted |= left & (text.reads | (text.global_reads - text.binds))
                left -= text.binds
        return wanted

    def _operators(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for cell, text in zip(self.cells, self.texts, strict=True):
            if cell.role != "test":
                found |= text.operators
        return found


def plan_exam(cells: Sequence[TeacherCell]) -> ExamPlan:
    """Read the teacher's notebook (code cells in order) and say where each test's names come from."""
    walk = _Walk(cells)
    steps = []
    for place, cell in enumerate(cells):
        if cell.role == "test":
            steps.append(walk.test(place))
        else:
            walk.pass_by(cell, walk.texts[place])
    return ExamPlan(tuple(steps))


def lone_step(source: str, helpers: Sequence[str] = ()) -> TestStep:
    """A step for a test cell whose notebook is not known but for the teacher's `helpers` cells."""
    cells = [TeacherCell(f"helper-{place}", "given", one) for place, one in enumerate(helpers)]
    return plan_exam([*cells, TeacherCell("test", "test", source)]).steps[-1]
