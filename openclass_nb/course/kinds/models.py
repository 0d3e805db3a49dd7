"""What an answer cell's metadata says about an exercise of each kind, told apart by `kind`.

Texts may hold `{{ name }}` or `{{ name:.3g }}` where the exercise has a variant: its values are put in there.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.models import Model, Name

Credit = Literal["all", "each", "minus"]
Value = str | float | int | bool | None
"""What stands in a cell of a table."""


def _as_text(value: object) -> object:
    """A version's value that stands alone in its place, “{{ right }}”, is a number; written out it is a text."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text)]


class Told(Model):
    """A wrong idea that is recognised: what the student is told at once."""

    misconception: Name | None = Field(default=None, description="The wrong idea behind it, from course.yml.")
    message: str = Field(
        default="", description="For the student, in place of the misconception’s own message."
    )


class CodeExercise(ExerciseMetadata):
    """Code that tests judge."""

    kind: Literal["code"] = "code"


class Option(Told):
    """One option of a choice."""

    text: Text = Field(min_length=1, description="As students read it; Markdown.")
    right: bool = Field(default=False, description="Whether it belongs to the right answer.")


class ChoiceExercise(ExerciseMetadata):
    """One of several options, or all that apply."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=26, description="The options.")
    several: bool = Field(default=False, description="May more than one be chosen?")
    shuffle: bool = Field(default=True, description="Does every student get them in an order of their own?")
    credit: Credit = Field(
        default="all",
        description="all: all right or nothing. each: a share for every option ticked or left as it should be. "
        "minus: right ticks less wrong ones.",
    )

    @model_validator(mode="after")
    def _has_an_answer(self) -> Self:
        right = sum(one.right for one in self.options)
        if right == 0 or (right > 1 and not self.several):
            asked = "at least one right option" if self.several else "exactly one right option"
            raise ValueError(f"a choice has {asked}; this one has {right}")
        return self


class Tolerance(Model):
    """How far a number may be from the right one; of the two bounds the wider counts."""

    relative: float = Field(
        default=0.01, ge=0, lt=1, description="As a share of the right value: 0.01 is 1%."
    )
    absolute: float = Field(default=0, ge=0, description="In the unit of the right value.")


class NumericParts(Model):
    """How the points are shared out; 0 for what is not scored apart."""

    value: float = Field(default=1, ge=0, description="Share for the number.")
    unit: float = Field(default=1, ge=0, description="Share for the unit.")
    figures: float = Field(default=1, ge=0, description="Share for the significant figures.")


class WrongValue(Told):
    """A known wrong value."""

    value: Text = Field(min_length=1, description="With its unit: “6.4 m/s”.")


class NumericExercise(ExerciseMetadata):
    """A number, with a unit or without."""

    kind: Literal["numeric"]
    value: Text = Field(min_length=1, description="The right value with its unit: “3.2 m/s”.")
    tolerance: Tolerance = Tolerance()
    figures: int | None = Field(
        default=None, ge=1, le=12, description="Significant figures that are asked for."
    )
    parts: NumericParts = NumericParts()
    needs_value: bool = Field(
        default=True, description="Do unit and figures give points only beside a right number?"
    )
    units_tested: bool = Field(
        default=False,
        description="Is a unit of another dimension wrong? If not, it is not read and costs nothing.",
    )
    wrong_values: tuple[WrongValue, ...] = ()


class SymbolRange(Model):
    """Where a symbol is tried."""

    low: float = Field(default=0.3, description="Smallest value that is tried.")
    high: float = Field(default=2.9, description="Largest value that is tried.")


class WrongFormula(Told):
    """A known wrong formula."""

    formula: Text = Field(min_length=1, description="As a student would type it.")


class SymbolicExercise(ExerciseMetadata):
    """A formula, right in every equivalent form."""

    kind: Literal["symbolic"]
    formula: Text = Field(min_length=1, description="The right one: “2 pi sqrt(L/g)”.")
    symbols: dict[str, SymbolRange] = Field(
        default_factory=dict, description="Symbols that may stand in it; left out: those of the right one."
    )
    form: Literal["any", "expanded", "factored"] = Field(
        default="any", description="Whether the form counts too."
    )
    up_to_constant: bool = Field(
        default=False, description="May it differ by a constant, as antiderivatives do?"
    )
    wrong_formulas: tuple[WrongFormula, ...] = ()


class Distractor(Told):
    """A line that does not belong into the program."""

    line: str = Field(min_length=1)


class WrongOrder(Told):
    """A known wrong order."""

    order: tuple[int, ...] = Field(min_length=1, description="Numbers of lines, from 1.")


class ParsonsExercise(ExerciseMetadata):
    """Lines to be put in order."""

    kind: Literal["parsons"]
    lines: tuple[str, ...] = Field(min_length=2, description="In a right order, indented.")
    distractors: tuple[Distractor, ...] = ()
    orders: tuple[tuple[int, ...], ...] = Field(
        default=(), description="Further right orders, as numbers of lines from 1."
    )
    indentation: bool = Field(default=True, description="Does indentation count?")
    credit: Literal["all", "longest"] = Field(
        default="all", description="all: right or nothing. longest: the share of lines that stand in order."
    )
    wrong_orders: tuple[WrongOrder, ...] = ()

    @model_validator(mode="after")
    def _orders_are_orders(self) -> Self:
        known = set(range(1, len(self.lines) + 1))
        for order in self.orders:
            if not set(order) <= known or len(set(order)) != len(order):
                raise ValueError(f"{list(order)} is no order of the lines 1 to {len(self.lines)}")
        return self


class AxisCheck(Model):
    """What one axis should be."""

    label: tuple[str, ...] = Field(default=(), description="Words that its label has to hold.")
    limits: tuple[float, float] | None = Field(default=None, description="From, to.")
    scale: Literal["linear", "log"] | None = None


class PlottedData(Model):
    """Data that has to be in the plot."""

    x: tuple[float, ...] | str = Field(min_length=1, description="Values, or “{{ name }}” of the variant.")
    y: tuple[float, ...] | str = Field(min_length=1, description="Values, or “{{ name }}” of the variant.")
    what: Literal["line", "points", "bars"] = "line"
    tolerance: Tolerance = Tolerance(relative=1e-3)


class PlotExercise(ExerciseMetadata):
    """A plot that code draws."""

    kind: Literal["plot"]
    axes: str = Field(default="ax", description="The name that the axes have in the answer.")
    x: AxisCheck = AxisCheck()
    y: AxisCheck = AxisCheck()
    heading: tuple[str, ...] = Field(default=(), description="Words that the plot’s title has to hold.")
    legend: bool = Field(default=False, description="Is a legend asked for?")
    data: tuple[PlottedData, ...] = ()


class RubricLine(Model):
    """One thing that the reader of a text looks for."""

    points: float = Field(ge=0)
    text: str = Field(min_length=1)


class TextExercise(ExerciseMetadata):
    """A text that a person reads and grades in nbgrader's formgrader."""

    kind: Literal["text"]
    rubric: tuple[RubricLine, ...] = Field(default=(), description="What gives points; for who grades.")


class WrongCell(Told):
    """A known wrong value in one cell of a table."""

    row: int = Field(ge=1, description="From 1.")
    column: int = Field(ge=1, description="From 1.")
    value: Value


class TableExercise(ExerciseMetadata):
    """A table: filled in by hand, or a data frame that code makes."""

    kind: Literal["table"]
    columns: tuple[str, ...] = Field(min_length=1)
    rows: tuple[tuple[Value, ...], ...] = Field(min_length=1, description="The right table, row by row.")
    blank: tuple[tuple[int, int], ...] = Field(
        default=(), description="Cells that students fill in, as (row, column) from 1; left out: all of them."
    )
    frame: str | None = Field(
        default=None,
        description="The name of the data frame that the answer makes; left out: a table to fill in.",
    )
    tolerance: Tolerance = Tolerance(relative=1e-6)
    row_order: bool = Field(default=True, description="Does the order of rows count?")
    column_order: bool = Field(default=False, description="Does the order of columns count?")
    dtypes: dict[str, str] = Field(
        default_factory=dict, description="Kinds of columns that count: number, text, date or truth."
    )
    wrong_cells: tuple[WrongCell, ...] = ()

    @model_validator(mode="after")
    def _is_a_table(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row has {len(self.columns)} cells, as there are columns")
        return self


KINDS: dict[str, type[ExerciseMetadata]] = {
    "code": CodeExercise,
    "choice": ChoiceExercise,
    "numeric": NumericExercise,
    "symbolic": SymbolicExercise,
    "parsons": ParsonsExercise,
    "plot": PlotExercise,
    "text": TextExercise,
    "table": TableExercise,
}
"""The model of each kind."""

FormExercise = ChoiceExercise | NumericExercise | SymbolicExercise | ParsonsExercise | TableExercise
AnyExercise = Annotated[
    CodeExercise | FormExercise | PlotExercise | TextExercise, Field(discriminator="kind")
]
FORMS = (ChoiceExercise, NumericExercise, SymbolicExercise, ParsonsExercise, TableExercise)


def is_form(metadata: ExerciseMetadata | None) -> bool:
    """Whether the answer is read from its text: nothing of the student's has to run."""
    return isinstance(metadata, FORMS) and not getattr(metadata, "frame", None)
