"""One version of an exercise: its number, its seed and its values, put into what the teacher wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import ChoiceExercise, ParsonsExercise
from openclass_nb.course.variants.filling import fill_all
from openclass_nb.course.variants.seeds import shuffled

CODE = ("exercise", "role", "kind", "objectives", "difficulty", "wrong_answers")
"""Keys in which double braces are no places: names, and code."""


@dataclass(frozen=True)
class Version:
    """`number` is the opportunity, from 0; `values` are what `variant(rng)` gave, empty without a variant.

    Without a seed, options and lines stay in the teacher's order.
    """

    number: int = 0
    seed: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


AS_WRITTEN = Version()


def concrete(metadata: ExerciseMetadata, version: Version) -> ExerciseMetadata:
    """The exercise in this version: places filled, options in their order. FillingError if a place can't be."""
    made = metadata
    if version.values:
        data = metadata.model_dump(mode="json")
        filled = {key: one if key in CODE else fill_all(one, version.values) for key, one in data.items()}
        made = type(metadata).model_validate(filled)
    if isinstance(made, ChoiceExercise) and made.shuffle and version.seed is not None:
        order = shuffled(len(made.options), version.seed)
        made = made.model_copy(update={"options": tuple(made.options[place] for place in order)})
    return made


def line_pool(exercise: ParsonsExercise, version: Version) -> list[str]:
    """All lines, right and wrong ones, in an order that tells nothing; without indentation where that counts."""
    lines = [*exercise.lines, *(one.line for one in exercise.distractors)]
    order = shuffled(len(lines), version.seed or 0)
    return [lines[place].strip() if exercise.indentation else lines[place] for place in order]
