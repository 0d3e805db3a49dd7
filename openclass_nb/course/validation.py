"""pydantic's findings in a teacher's words."""

from itertools import zip_longest

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from openclass_nb.errors import did_you_mean


def sentences(error: ValidationError, model: type[BaseModel]) -> list[tuple[str, str]]:
    """Each problem of `error` as (what is wrong, what to do), with the key's path."""
    return [_sentence(detail, model) for detail in error.errors()]


def key_path(detail: ErrorDetails) -> str:
    """Where in the file, as people write it: assignments[2].name (counted from 1, as they are read)."""
    shown = ""
    for part, after in zip_longest(detail["loc"], detail["loc"][1:]):
        if isinstance(part, int) and after != "[key]":
            shown += f"[{part + 1}]"
        elif part != "[key]":
            shown += f".{part}" if shown else str(part)
    return shown


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    path = key_path(detail)
    match detail["type"]:
        case "extra_forbidden":
            return f"“{path}” is no key that is known here.", did_you_mean(
                str(detail["loc"][-1]), _keys(model)
            )
        case "missing":
            return f"“{path}” is missing.", "Add it."
        case "string_pattern_mismatch":
            return f"“{path}”: “{detail['input']}” can't be a name.", _spelling(detail)
        case "literal_error":
            expected = detail.get("ctx", {}).get("expected", "")
            return f"“{path}”: “{detail['input']}” is none of the choices.", f"Choose {expected}."
        case "model_type" | "model_attributes_type" | "dict_type":
            subject = f"“{path}”" if path else "All of it"
            return f"{subject} should be a group of keys, not {_seen(detail)}.", "Write it as “key: value”."
        case "tuple_type" | "list_type":
            return f"“{path}” should be a list, not {_seen(detail)}.", "Put it in brackets: [ … ]."
        case "string_type":
            return f"“{path}” should be text, not {_seen(detail)}.", "Put it in quotes."
        case "string_too_short":
            return f"“{path}” is empty.", "Write something there."
        case _:
            return f"“{path}”: {detail['msg'][0].lower()}{detail['msg'][1:]}.", "Change the value."


def _spelling(detail: ErrorDetails) -> str:
    """What names of this kind are made of: ours may hold dots, nbgrader's ids of cells may not."""
    if "." in detail.get("ctx", {}).get("pattern", ""):
        return "Use letters, digits, “-”, “_” and “.”, beginning with a letter or digit."
    return "Use letters, digits, “-” and “_”."


def _seen(detail: ErrorDetails) -> str:
    """What stands there instead, in a few words."""
    value = detail["input"]
    kinds: dict[type, str] = {str: "text", list: "a list", dict: "a group of keys", type(None): "nothing"}
    return kinds.get(type(value), str(value)[:40])


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
