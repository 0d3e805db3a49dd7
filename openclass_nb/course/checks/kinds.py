"""Forms and variants: names that exist, tests that students can run, places that something is put into."""

from collections.abc import Iterator

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding
from openclass_nb.course.kinds.models import (
    ChoiceExercise,
    NumericExercise,
    ParsonsExercise,
    SymbolicExercise,
    TableExercise,
    Told,
    is_form,
)
from openclass_nb.course.models import Misconception
from openclass_nb.course.preparing import public_names, visible
from openclass_nb.course.variants.filling import names_in
from openclass_nb.course.variants.substituting import variant_names
from openclass_nb.errors import did_you_mean


def check_kinds(loaded: LoadedCourse) -> list[Finding]:
    """Findings about exercises of other kinds than code, and about variants."""
    places = {(one.assignment, one.name): one for one in loaded.notebooks}
    return [
        finding
        for one in loaded.exercises
        for finding in _exercise(places[one.assignment, one.notebook], one, loaded.course.misconceptions)
    ]


def told_in(exercise: Exercise) -> tuple[Told, ...]:
    """Every wrong idea that the exercise's own keys name."""
    match exercise.metadata:
        case ChoiceExercise(options=found):
            return found
        case NumericExercise(wrong_values=found):
            return found
        case SymbolicExercise(wrong_formulas=found):
            return found
        case TableExercise(wrong_cells=found):
            return found
        case ParsonsExercise(distractors=lines, wrong_orders=orders):
            return (*lines, *orders)
        case _:
            return ()


def _exercise(
    notebook: SourceNotebook, exercise: Exercise, misconceptions: dict[str, Misconception]
) -> Iterator[Finding]:
    place = notebook.place(exercise.index)
    for told in told_in(exercise):
        if told.misconception and told.misconception not in misconceptions:
            what = f"“{exercise.id}” names the misconception “{told.misconception}”, which course.yml does not have."
            step = did_you_mean(told.misconception, misconceptions)
            yield Finding.error("unknown-misconception", place, what, step)
    if is_form(exercise.metadata) and any(test.source.strip() for test in exercise.tests):
        what = f"The test cell of “{exercise.id}” is not run: an answer of kind {exercise.metadata.kind} is read."
        step = "Leave the cell empty; what is right stands in the answer cell’s metadata."
        yield Finding.warning("test-not-run", place, what, step)
    if exercise.variant:
        yield from _variant(notebook, exercise)
    elif names_in(exercise.prompt):
        step = "Add a cell with role “variant” and “def variant(rng)”, or take the braces away."
        what = f"The prompt of “{exercise.id}” has places in double braces, but there is no variant."
        yield Finding.warning("no-variant", place, what, step)


def _variant(notebook: SourceNotebook, exercise: Exercise) -> Iterator[Finding]:
    """What students run may use only the values that they get."""
    public = public_names(exercise)
    for test in exercise.tests:
        place, used = notebook.place(test.index), variant_names(test.source)
        shown = variant_names(visible(test.source)) or set()
        if used is None:
            step = "Write variant.NAME wherever a value is used."
            yield Finding.error("variant-as-a-whole", place, "This test uses “variant” as a whole.", step)
        elif shown - public:
            names = ", ".join(sorted(shown - public))
            what = f"The visible part of this test uses values that students don’t get: {names}."
            step = "Hide that part of the test, or name the value in the prompt."
            yield Finding.error("secret-value-shown", place, what, step)
