"""Which test cells belong to which answer cell, where nobody has said so.

A test belongs to the nearest answer above it, unless it uses nothing of that one and something of an earlier
one. The prompt is the text right above the answer, up to its heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openclass_nb.course.adopting.headings import headings
from openclass_nb.course.adopting.names import defined_names, used_names
from openclass_nb.course.cells import (
    Cell,
    grade_id,
    is_graded,
    is_marked,
    is_solution,
    nbgrader_metadata,
    points_of,
    text,
)


@dataclass(frozen=True)
class Pairing:
    """One answer with its prompt and tests, as positions in the notebook from 0."""

    answer: int
    prompts: tuple[int, ...] = ()
    tests: tuple[int, ...] = ()


@dataclass
class Paired:
    """What a notebook's unmarked cells make: exercises, and cells that fit into none."""

    exercises: list[Pairing] = field(default_factory=list)
    lone_tests: list[int] = field(default_factory=list)
    lone_answers: list[int] = field(default_factory=list)
    worthless: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)


def is_task(cell: Cell) -> bool:
    """Whether this is nbgrader's “manually graded task”: students answer in cells of their own."""
    return bool(nbgrader_metadata(cell).get("task"))


def is_test(cell: Cell) -> bool:
    """Whether running this cell gives points."""
    return cell.get("cell_type") == "code" and is_graded(cell) and not is_solution(cell)


def pair(cells: Sequence[Cell]) -> Paired:
    """Pair what carries no `openclass` metadata; what carries it is left to what it says."""
    tests, lone = _tests_of_answers(cells)
    found = Paired(lone_tests=lone)
    for place, cell in enumerate(cells):
        if is_marked(cell):
            continue
        if is_task(cell):
            found.tasks.append(place)
        elif is_solution(cell) and cell.get("cell_type") != "code":
            found.texts.append(place)
        elif _is_answer(cell):
            _file(found, cells, place, tests.get(place, []))
    return found


def _tests_of_answers(cells: Sequence[Cell]) -> tuple[dict[int, list[int]], list[int]]:
    """(unmarked tests by the unmarked answer that they belong to, those that belong to none)."""
    answers = [place for place, cell in enumerate(cells) if _is_answer(cell)]
    names = _Names(cells)
    tests: dict[int, list[int]] = {}
    lone: list[int] = []
    for place, cell in enumerate(cells):
        if is_test(cell) and not is_marked(cell):
            answer = names.tested(place, answers)
            own = answer is not None and not is_marked(cells[answer])
            (tests.setdefault(answer or 0, []) if own else lone).append(place)
    return tests, lone


def _file(found: Paired, cells: Sequence[Cell], answer: int, tests: Sequence[int]) -> None:
    """An answer is an exercise if it can earn points."""
    if not tests and not is_graded(cells[answer]):
        found.lone_answers.append(answer)
    elif not sum(points_of(cells[place]) for place in (answer, *tests)):
        found.worthless.append(answer)
    else:
        found.exercises.append(Pairing(answer, prompts_of(cells, answer), tuple(tests)))


def _is_answer(cell: Cell) -> bool:
    return cell.get("cell_type") == "code" and is_solution(cell) and bool(grade_id(cell))


class _Names:
    """Names of cells, read once each and only where there is a choice."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self._defined: dict[int, frozenset[str]] = {}

    def tested(self, test: int, answers: Sequence[int]) -> int | None:
        """The answer that the cell at `test` is about; None if no answer stands above it."""
        above = [place for place in answers if place < test]
        if len(above) < 2:
            return above[0] if above else None
        used = used_names(text(self.cells[test]))
        return next((place for place in reversed(above) if used & self.defined(place)), above[-1])

    def defined(self, place: int) -> frozenset[str]:
        """Names that the cell at `place` defines."""
        if place not in self._defined:
            self._defined[place] = defined_names(text(self.cells[place]))
        return self._defined[place]


def prompts_of(cells: Sequence[Cell], answer: int) -> tuple[int, ...]:
    """The unmarked text cells above an answer: back to a heading, or to the exercise before it."""
    found: list[int] = []
    for place in reversed(range(answer)):
        cell = cells[place]
        if is_marked(cell) or is_graded(cell) or is_solution(cell) or is_task(cell):
            break
        if cell.get("cell_type") == "markdown":
            found.insert(0, place)
            if headings(text(cell)):
                break
    return tuple(found)
