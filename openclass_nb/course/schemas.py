"""JSON schemas of what a teacher writes, made from the models: for editors, forms and the front end."""

import json
from pathlib import Path

from pydantic import BaseModel, RootModel

from openclass_nb.course.kinds.models import KINDS, AnyExercise
from openclass_nb.course.models import Course


class ExerciseSchema(RootModel[AnyExercise]):
    """What an answer cell's `openclass` metadata says about its exercise, whatever its kind."""


SCHEMAS: dict[str, type[BaseModel]] = {
    "course": Course,
    "exercise": ExerciseSchema,
    **{f"exercise-{kind}": model for kind, model in KINDS.items()},
}
FOLDER = Path(__file__).parent / "json_schemas"


def schema_text(name: str) -> str:
    """The schema called `name` as it is checked in."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = FOLDER) -> None:
    """Write every schema below `folder`."""
    folder.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
