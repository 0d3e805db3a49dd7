"""pydantic's findings in a teacher's words."""

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from openclass_nb.errors import did_you_mean


def sentences(error: ValidationError, model: type[BaseModel]) -> list[tuple[str, str]]:
    """Each problem of `error` as (what is wrong, what to do), with the key's path."""
    return [_sentence(detail, model) for detail in error.errors()]


def key_path(detail: ErrorDetails) -> str:
    """Where in the file, as people write it: assignments[2].name (counted from 1, as they are read)."""
    shown = ""
    for part in detail["loc"]:
        if isinstance(part, int):
            shown += f"[{part + 1}]"
        elif part != "[key]":
            shown += f".{part}" if shown else part
    return shown


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    path = key_path(detail)
    match detail["type"]:
        case "extra_forbidden":
            return f"“{path}” is not a key of a course.", did_you_mean(str(detail["loc"][-1]), _keys(model))
        case "missing":
            return f"“{path}” is missing.", "Add it."
        case "string_pattern_mismatch":
            return (
                f"“{path}”: “{detail['input']}” can't be a name.",
                "Use letters, digits, “-”, “_” and “.”, beginning with a letter or digit.",
            )
        case "literal_error":
            expected = detail.get("ctx", {}).get("expected", "")
            return f"“{path}”: “{detail['input']}” is none of the choices.", f"Choose {expected}."
        case _:
            return f"“{path}”: {detail['msg'][0].lower()}{detail['msg'][1:]}.", "Change the value."


def _keys(model: type[BaseModel], seen: frozenset[type[BaseModel]] = frozenset()) -> set[str]:
    """All keys that the model and the models inside it know."""
    keys = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation) - seen - {model}:
            keys |= _keys(inner, seen | {model})
    return keys


def _models_in(annotation: object) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return set().union(*(_models_in(arg) for arg in getattr(annotation, "__args__", ()))) or set()
