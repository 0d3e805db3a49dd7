"""Writes what a form for each kind of exercise needs: the models' JSON schemas, without what all kinds have alike."""

import json
from pathlib import Path
from typing import Any

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.schemas import SCHEMAS

PLACE = Path(__file__).parent / "ui" / "src" / "author" / "kind-schemas.ts"
HEAD = """\
// Made by make_types.py from openclass_nb/course/kinds/models.py
import type { ObjectSchema } from './schema.js';

export const kindSchemas: Readonly<Record<string, ObjectSchema>> = """
ALIKE = set(ExerciseMetadata.model_fields)


def described() -> str:
    """A TypeScript module with the schema of each kind's own fields."""
    kinds = [name.removeprefix("exercise-") for name in SCHEMAS if name.startswith("exercise-")]
    return f"{HEAD}{json.dumps({one: _own(one) for one in kinds}, ensure_ascii=False)};\n"


def _own(kind: str) -> dict[str, Any]:
    schema = SCHEMAS[f"exercise-{kind}"].model_json_schema()
    own = {name: one for name, one in schema["properties"].items() if name not in ALIKE}
    required = [name for name in schema["required"] if name in own]
    used = {name: one for name, one in schema.get("$defs", {}).items() if name in _named(own, schema)}
    return _plain({"type": "object", "properties": own, "required": required, "$defs": used})


def _named(part: Any, schema: dict[str, Any]) -> set[str]:
    """Definitions that a part of a schema needs, and those that they need."""
    found = {word.rpartition("/")[2] for word in _references(part)}
    return found.union(*(_named(schema["$defs"][name], schema) for name in found))


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [word for one in part.values() for word in _references(one)]
    return [word for one in part for word in _references(one)] if isinstance(part, list) else []


def _plain(part: Any) -> Any:
    """Without titles, which are names made readable."""
    if isinstance(part, dict):
        keep = {key: _plain(one) for key, one in part.items() if key != "title" or isinstance(one, dict)}
        keep.pop("additionalProperties", None) if keep.get("additionalProperties") is False else None
        return keep
    return [_plain(one) for one in part] if isinstance(part, list) else part


def write() -> None:
    """Keep it among the front end's sources."""
    PLACE.write_text(described(), encoding="utf-8")


if __name__ == "__main__":
    write()
