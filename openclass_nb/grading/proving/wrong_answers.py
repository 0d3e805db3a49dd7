"""Known wrong answers: whether each fails in the way that is meant for it, so that it can be recognised."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.manifest import Signature

UNFINISHED = ("SyntaxError", "IndentationError", "There is no answer yet.")


def judge_wrong_answers(
    notebook: SourceNotebook, exercise: Exercise, signatures: Sequence[Signature]
) -> list[Finding]:
    """Findings about the known wrong answers of an exercise, whose `signatures` come from running them."""
    place = notebook.place(exercise.index)
    return [*_look_alike(exercise, place, signatures), *_never_ran(exercise, place, signatures)]


def _look_alike(exercise: Exercise, place: Place, signatures: Sequence[Signature]) -> Iterator[Finding]:
    """Two ideas behind one behaviour: the student gets neither message."""
    for later, one in enumerate(signatures):
        for earlier in range(later):
            other = signatures[earlier]
            if (
                one.outcomes == other.outcomes
                and one.misconception != other.misconception
                and _fails(one.outcomes)
            ):
                names = " and ".join(
                    f"“{each.misconception}”" if each.misconception else "no misconception"
                    for each in (other, one)
                )
                told = (
                    f"Known wrong answers {earlier + 1} and {later + 1} to “{exercise.shown}” fail in the same way, "
                    f"so that nobody can tell {names} apart."
                )
                yield Finding.warning(
                    "look-alike", place, told, "Add a test with another message for one of them."
                )


def _never_ran(exercise: Exercise, place: Place, signatures: Sequence[Signature]) -> Iterator[Finding]:
    """An answer that stumbles over a typing mistake shows nothing of the idea behind it."""
    names = _bound(exercise.answer)
    for rank, one in enumerate(signatures, 1):
        if one.outcomes and all(_is_slip(told, names) for _, told in one.outcomes.values()):
            said = next(told for _, told in one.outcomes.values())
            told = f"Known wrong answer {rank} to “{exercise.shown}” never gets as far as its mistake: {said}"
            yield Finding.warning(
                "wrong-never-runs", place, told, "Mend it, so that only the idea in it is wrong."
            )


def _is_slip(told: str, names: set[str]) -> bool:
    if told.startswith("NameError"):
        return any(f"'{name}'" in told for name in names)
    return told.startswith(UNFINISHED)


def _bound(answer: str) -> set[str]:
    """Names that a right answer defines for the tests."""
    try:
        body = ast.parse(answer).body
    except SyntaxError:
        return set()
    defined = {one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    stored = (node for one in body for node in ast.walk(one) if isinstance(one, ast.Assign))
    return defined | {
        node.id for node in stored if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _fails(outcomes: Mapping[str, tuple[float, str]]) -> bool:
    return any(told for _, told in outcomes.values())
