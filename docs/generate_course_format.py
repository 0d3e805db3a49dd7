"""Write docs/course-format.md from the models: `python docs/generate_course_format.py`. A test keeps it current."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openclass_nb.course.exercises import ExerciseMetadata, PartMetadata, WrongAnswer
from openclass_nb.course.kinds import models as kinds
from openclass_nb.course.models import (
    Assignment,
    Course,
    Draw,
    GradingSettings,
    HintSettings,
    MasterySettings,
    Misconception,
    Model,
    Objective,
    OpensWhen,
)

PAGE = Path(__file__).with_name("course-format.md")

HEAD = """\
# The course format

*Written by `docs/generate_course_format.py` from the models in `openclass_nb/course/`; change those, not this page.*

A course is a folder with a `course.yml` and nbgrader's folders beside it. How to write one is told in
[For teachers](teachers.md); this page lists every key. A key that is not listed is an error, so that a slip of the
keyboard is found and not ignored. Ids are made of letters, digits, “-”, “_” and “.”.

The same as JSON schemas, for editors: `openclass_nb/course/json_schemas/`.
"""

COURSE_FILE: dict[str, type[Model]] = {
    "course.yml": Course,
    "objectives": Objective,
    "misconceptions": Misconception,
    "assignments": Assignment,
    "opens_when": OpensWhen,
    "draws": Draw,
    "mastery": MasterySettings,
    "hints": HintSettings,
    "grading": GradingSettings,
}
CELLS: dict[str, type[Model]] = {
    "An answer cell": ExerciseMetadata,
    "wrong_answers": WrongAnswer,
    "A prompt or test cell": PartMetadata,
}
CELLS_HEAD = """\
## Cell metadata

What a cell says under the key `openclass`, beside nbgrader's own `nbgrader`. A student's notebook keeps
`exercise`, `role`, `title`, `kind`, `objectives` and `difficulty`; everything else stays with the teacher.
"""
KINDS_HEAD = """\
## Kinds of exercise

Each kind has keys of its own beside those of every answer cell. In texts `{{ name }}` and `{{ name:.3g }}` stand for
values of the exercise’s variant, if it has one: a cell with `"role": "variant"` and `def variant(rng): return {…}`.
"""
KINDS: dict[str, type[Model]] = {
    "`choice`": kinds.ChoiceExercise,
    "options": kinds.Option,
    "`numeric`": kinds.NumericExercise,
    "tolerance": kinds.Tolerance,
    "parts": kinds.NumericParts,
    "wrong_values": kinds.WrongValue,
    "`symbolic`": kinds.SymbolicExercise,
    "symbols": kinds.SymbolRange,
    "wrong_formulas": kinds.WrongFormula,
    "`parsons`": kinds.ParsonsExercise,
    "distractors": kinds.Distractor,
    "wrong_orders": kinds.WrongOrder,
    "`plot`": kinds.PlotExercise,
    "x, y": kinds.AxisCheck,
    "data": kinds.PlottedData,
    "`text`": kinds.TextExercise,
    "rubric": kinds.RubricLine,
    "`table`": kinds.TableExercise,
    "wrong_cells": kinds.WrongCell,
}
OF_ALL_KINDS = set(ExerciseMetadata.model_fields)
PLAIN = {
    "exercise": "The exercise’s id, the same in all its cells and in no other exercise of the course.",
    "line": "The line, as it is shown.",
    "points": "How many points it gives.",
    "text": "What it is.",
    "value": "The value.",
    "x": "Values along the axis to the right.",
    "y": "Values along the upward axis.",
    "scale": "The axis’s scale.",
    "what": "How the data are drawn.",
    "columns": "The columns’ names.",
    "kind": "What sort of answer is asked for.",
    "name": "The folder in `source/`, and nbgrader’s name of the assignment.",
    "role": "What the cell is in its exercise.",
    "title": "What people read.",
}
"""For fields whose name says it all, so that the models don't."""


def format_page() -> str:
    """The whole page."""
    parts = [HEAD, *_sections(COURSE_FILE), CELLS_HEAD, *_sections(CELLS), KINDS_HEAD, *_sections(KINDS)]
    return "\n".join(parts)


def _sections(models: Mapping[str, type[Model]]) -> Iterator[str]:
    for name, model in models.items():
        schema = model.model_json_schema()
        own = OF_ALL_KINDS if model in kinds.KINDS.values() else set()
        rows = [_row(schema, key, field) for key, field in schema["properties"].items() if key not in own]
        shown = name if name[0].isupper() or name[0] == "`" else f"`{name}`"
        title = "## course.yml" if model is Course else f"{'####' if name in KINDS else '###'} {shown}"
        told = schema.get("description", "").replace("\n", " ")
        yield "\n".join([title, "", told, "", "| key | is | means |", "|---|---|---|", *rows, ""])


def _row(schema: Mapping[str, Any], key: str, field: Mapping[str, Any]) -> str:
    needed = key in schema.get("required", ())
    default = "needed" if needed else _default(field)
    told = field.get("description") or _of_inner(schema, field) or PLAIN[key]
    return f"| `{key}` | {', '.join(filter(None, [_type(field), default]))} | {told} |"


def _default(field: Mapping[str, Any]) -> str:
    default = field.get("default")
    if "const" in field:
        return ""
    if isinstance(default, bool | int | float):
        return f"`{str(default).lower()}` if left out"
    return f"`{default}` if left out" if default and isinstance(default, str) else ""


def _of_inner(schema: Mapping[str, Any], field: Mapping[str, Any]) -> str:
    """What the model inside says of itself."""
    inner = field.get("items") or next(iter(field.get("patternProperties", {}).values()), field)
    name = inner.get("$ref", "").rpartition("/")[2]
    return str(schema["$defs"][name]["description"]) if name else ""


def _type(field: Mapping[str, Any]) -> str:
    """What may stand there, in words."""
    if "anyOf" in field:
        return _type(next(one for one in field["anyOf"] if one.get("type") != "null"))
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " or ".join(f"`{one}`" for one in field["enum"])
    if field.get("format") == "date-time":
        return "date and time"
    if field.get("pattern"):
        return "id"
    words = {"string": "text", "number": "number", "boolean": "true or false", "array": "list"}
    if field.get("type") == "array":
        inner = _type(field.get("items", {}))
        return f"list of {inner}s" if inner in ("id", "text") else "list"
    if "patternProperties" in field:
        return "ids, each with keys"
    return words.get(field.get("type", ""), "keys")


if __name__ == "__main__":
    PAGE.write_text(format_page(), encoding="utf-8")
