"""A formula, right in every equivalent form."""

from collections.abc import Iterator, Mapping

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import SymbolicExercise, Told
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.grading.kinds.evaluating import NEAR, Point, points, same, values
from openclass_nb.grading.kinds.formulas import Node, read_formula, symbols_in
from openclass_nb.grading.kinds.judgement import RIGHT, Judgement, known
from openclass_nb.grading.kinds.shapes import has_form

NOT_YET = "This formula is not right yet. Try it with numbers that you know."
ROUNDED = "This is very near. Is there a rounded number in it that could stand there exactly?"
FORM = {
    "expanded": "It is right, but it should be expanded.",
    "factored": "It is right, but it should be factored.",
}


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """Right if the formulas agree, wherever they are tried. UnreadError for what is no formula."""
    assert isinstance(exercise, SymbolicExercise)
    if len(given.typed) != 1:
        raise UnreadError("One formula is asked for.")
    asked = read_formula(exercise.formula, exercise.symbols or None)
    symbols = set(exercise.symbols) or symbols_in(asked)
    got = read_formula(given.typed[0], symbols)
    where = points(_ranges(exercise, symbols))
    right, own = values(asked, where), values(got, where)
    if same(own, right, up_to_constant=exercise.up_to_constant):
        fits = has_form(got, exercise.form)
        return RIGHT if fits else Judgement(0.5, FORM[exercise.form])
    wrong = known(_recognised(exercise, symbols, got, where))
    near = same(own, right, within=NEAR)
    message = wrong.message or ("" if wrong.misconception else ROUNDED if near else NOT_YET)
    return Judgement(0.0, message, wrong.misconception)


def _ranges(exercise: SymbolicExercise, symbols: set[str]) -> Mapping[str, tuple[float, float]]:
    told = {name: (one.low, one.high) for name, one in exercise.symbols.items()}
    return {name: told.get(name, (0.3, 2.9)) for name in symbols}


def _recognised(
    exercise: SymbolicExercise, symbols: set[str], got: Node, where: list[Point]
) -> Iterator[Told]:
    own = values(got, where)
    for one in exercise.wrong_formulas:
        wrong = values(read_formula(one.formula, symbols), where)
        if same(own, wrong, up_to_constant=exercise.up_to_constant):
            yield one
