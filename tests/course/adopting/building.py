"""nbgrader's cells as teachers have them who never heard of us."""

from typing import Any

from tests.building import Cell, cell, notebook

__all__ = ["answer", "by_hand", "check_of", "notebook", "prose", "task", "text_answer"]


def _mark(grade_id: str, **more: Any) -> dict[str, Any]:
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": grade_id, **more}


def prose(source: str) -> Cell:
    """Text."""
    return cell("markdown", source, f"text-{abs(hash(source)) % 10**8}")


def answer(name: str, source: str | None = None) -> Cell:
    """An autograded answer that defines a function called like it."""
    solution = f"def {name}(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION"
    return cell("code", solution if source is None else source, name, nbgrader=_mark(name, solution=True))


def check_of(name: str, source: str | None = None, points: float = 1, ident: str | None = None) -> Cell:
    """Autograder tests that use the answer's function; not locked, as nbgrader's own samples have them."""
    own = ident or f"test_{name}"
    mark = _mark(own, grade=True, points=points)
    return cell("code", f"assert {name}(1) == 1" if source is None else source, own, nbgrader=mark)


def by_hand(name: str, points: float = 2) -> Cell:
    """A manually graded answer in code."""
    return cell("code", f"{name} = 1", name, nbgrader=_mark(name, grade=True, solution=True, points=points))


def text_answer(name: str) -> Cell:
    """A manually graded answer in text."""
    mark = _mark(name, grade=True, solution=True, points=1)
    return cell("markdown", "Because.", name, nbgrader=mark)


def task(name: str) -> Cell:
    """A manually graded task, as nbgrader writes it."""
    return cell("markdown", "Do something.", name, nbgrader=_mark(name, locked=True, task=True, points=4))
