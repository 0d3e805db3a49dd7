"""A number with its unit: value, unit and significant figures judged apart."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import NumericExercise, Told, Tolerance
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.grading.kinds.judgement import Judgement, PartVerdict, known
from openclass_nb.grading.kinds.numbers import Number, plain, read_number
from openclass_nb.grading.kinds.units import Unit, dimension, quantity, read_unit

LONGEST = 120
"""Characters of a number with its unit."""


@dataclass(frozen=True)
class Quantity:
    """What was typed: a number and a unit."""

    number: Number
    unit: Unit
    typed: str


def read_quantity(typed: str) -> Quantity:
    """“3,2e3 mm / s” as number and unit. UnreadError, in a sentence, for what is neither."""
    text = plain(typed)
    if not text:
        raise UnreadError("There is no answer yet.")
    if len(text) > LONGEST:
        raise UnreadError("This is too long for a number with a unit.")
    number, rest = read_number(text)
    return Quantity(number, read_unit(rest), typed.strip())


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """Value, unit and figures, each with its share of the points. UnreadError for what can't be read."""
    assert isinstance(exercise, NumericExercise)
    if not 1 <= len(given.typed) <= 2:
        raise UnreadError("One number with its unit is asked for.")
    asked, got = read_quantity(exercise.value), read_quantity(" ".join(given.typed))
    told = figures_told(got.number)
    read_as = f"{got.typed}{f', {told} given' if told else ''}"
    if asked.unit.text and not got.unit.text and got.number.value != 0:
        raise UnreadError(f"“{got.typed}” has no unit. {_asked(asked)}")
    converted = in_unit_of(got, asked)
    if converted is None:
        return _other_dimension(exercise, got, asked)
    return _judged(exercise, asked, got, converted, read_as)


def _judged(
    exercise: NumericExercise, asked: Quantity, got: Quantity, converted: float, read_as: str
) -> Judgement:
    right = close(converted, asked.number.value, _tolerance(exercise, got))
    wrong = Told() if right else known(_recognised(exercise, got))
    number_alone = not right and close(got.number.value, asked.number.value, exercise.tolerance)
    parts = list(_parts(exercise, asked, got, right or number_alone, not number_alone))
    share = _share(exercise, parts)
    message = wrong.message or _message(parts, asked, number_alone)
    return Judgement(share, "" if share >= 1 else message, wrong.misconception, tuple(parts), read_as=read_as)


def _tolerance(exercise: NumericExercise, got: Quantity) -> Tolerance:
    """Where significant figures are asked for, rounding to them is no mistake, whatever the unit."""
    value = abs(got.number.value)
    if exercise.figures is None or value == 0:
        return exercise.tolerance
    last_figure = 10.0 ** (math.floor(math.log10(value)) - exercise.figures + 1)
    relative = max(exercise.tolerance.relative, min(0.5 * last_figure / value, 0.1))
    return exercise.tolerance.model_copy(update={"relative": relative})


def close(got: float, asked: float, tolerance: Tolerance) -> bool:
    """Whether `got` is near enough; the wider of the two bounds counts, and rounding of floats never hurts."""
    bound = max(tolerance.absolute, tolerance.relative * abs(asked), 1e-12 * abs(asked))
    return abs(got - asked) <= bound * (1 + 1e-9)


def in_unit_of(got: Quantity, asked: Quantity) -> float | None:
    """The number in the unit that is asked for; None if it measures something else."""
    if not asked.unit.text and not got.unit.text:
        return got.number.value
    for reading in got.unit.readings:
        if got.number.value == 0 and not got.unit.text:
            return 0.0
        try:
            return float(quantity(got.number.value, reading).m_as(_pint(asked)))
        except UnreadError:
            continue
        except Exception:  # pint: of another dimension, or an offset that makes no sense here
            continue
    return None


def _pint(asked: Quantity) -> Any:
    return quantity(1.0, asked.unit.readings[0]).units


def _other_dimension(exercise: NumericExercise, got: Quantity, asked: Quantity) -> Judgement:
    measures, _ = dimension(got.unit.readings[0])
    told = (
        f"{got.unit.text} measures {measures}" if measures else f"{got.unit.text} is a unit of something else"
    )
    if not exercise.units_tested:
        raise UnreadError(f"{told}. {_asked(asked)}")
    number = close(got.number.value, asked.number.value, exercise.tolerance)
    wrong = known(_recognised(exercise, got))
    parts = tuple(_parts(exercise, asked, got, number, False))
    message = wrong.message or f"{told}. What is asked for?"
    return Judgement(_share(exercise, parts), message, wrong.misconception, parts, read_as=got.typed)


def _asked(asked: Quantity) -> str:
    measures, usual = dimension(asked.unit.readings[0])
    if measures == "a plain number":
        return "A plain number is asked for, without a unit."
    return (
        f"What is asked for is {measures}, such as in {usual}." if measures else "Look at what is asked for."
    )


def _recognised(exercise: NumericExercise, got: Quantity) -> Iterator[Told]:
    for one in exercise.wrong_values:
        wrong = read_quantity(one.value)
        converted = in_unit_of(got, wrong)
        if converted is not None and close(converted, wrong.number.value, exercise.tolerance):
            yield one


def _parts(
    exercise: NumericExercise, asked: Quantity, got: Quantity, value: bool, unit: bool
) -> Iterator[PartVerdict]:
    yield PartVerdict("value", value, "Value right" if value else "Value not right")
    if asked.unit.text:
        yield PartVerdict(
            "unit", unit, "Unit right" if unit else f"Unit not right: {got.unit.text or 'none'}"
        )
    if exercise.figures is not None:
        number = got.number
        right = number.figures == 0 or number.fewest <= exercise.figures <= number.figures
        told = f"Significant figures: {exercise.figures} asked, {number.figures} given"
        yield PartVerdict("figures", right, "Significant figures right" if right else told)


def _share(exercise: NumericExercise, parts: Iterable[PartVerdict]) -> float:
    weights = {name: float(getattr(exercise.parts, name)) for name in ("value", "unit", "figures")}
    found = list(parts)
    total = sum(weights[one.name] for one in found) or 1.0
    if exercise.needs_value and not next(one.right for one in found if one.name == "value"):
        return 0.0
    earned = sum(weights[one.name] for one in found if one.right)
    return 1.0 if all(one.right for one in found if weights[one.name]) else earned / total


def _message(parts: Iterable[PartVerdict], asked: Quantity, number_alone: bool) -> str:
    wrong = {one.name: one for one in parts if not one.right}
    if "value" in wrong:
        return "The value is not right yet."
    if number_alone:
        return "The number is right in another unit. Which unit does it have?"
    if "figures" in wrong:
        return f"{wrong['figures'].told}."
    return ""


def figures_told(number: Number) -> str:
    """“2 significant figures”; empty where they can't be told."""
    if not number.figures:
        return ""
    return f"{number.figures} significant figure{'' if number.figures == 1 else 's'}"
