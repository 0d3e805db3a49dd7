"""Values of a student's as plain data: sent into the sandbox as text, so standard library only."""

from typing import Any

SHOWN = 160
ITEMS = 60
CHANGEABLE = ("list", "dict", "set", "ndarray", "DataFrame", "Series")


def short(value: Any, text: str) -> str:
    """A value as one would type it, or the test's own word for it if it is long."""
    try:
        shown = repr(value)
    except Exception:
        return text
    plain = isinstance(value, int | float | str | bool | type(None) | list | tuple | dict)
    return shown if plain and len(shown) <= 40 else text


def encoded(value: Any, depth: int = 0) -> dict[str, Any]:
    """A value as plain data: its kind, its type's name, how it is shown, and its parts as far as they are few."""
    kind = type(value).__name__
    try:
        told: dict[str, Any] = {"type": kind, "shown": repr(value)[:SHOWN]}
    except Exception:
        return {"type": kind, "shown": f"a {kind}", "kind": "other"}
    if value is None or isinstance(value, bool):
        return told | {"kind": "none" if value is None else "truth", "value": value}
    if isinstance(value, int | float):
        big = isinstance(value, int) and abs(value) > 1 << 53
        return told | {"kind": "number", "value": None if big else value, "whole": isinstance(value, int)}
    if isinstance(value, str):
        return told | {"kind": "text", "value": value[:2000]}
    if isinstance(value, list | tuple | set | frozenset | dict) and depth < 3:
        return told | _collection(value, depth)
    if hasattr(value, "columns") and hasattr(value, "shape"):
        rows = {"shape": list(value.shape), "names": [str(one) for one in list(value.columns)[:ITEMS]]}
        return told | {"kind": "table", **rows}
    if hasattr(value, "tolist") and hasattr(value, "shape"):
        return told | _array(value, depth)
    return told | {"kind": "function" if callable(value) else "other"}


def _collection(value: Any, depth: int) -> dict[str, Any]:
    if isinstance(value, dict):
        items = list(value.items())[:ITEMS]
        names = [repr(one)[:SHOWN] for one, _ in items]
        return {
            "kind": "mapping",
            "size": len(value),
            "names": names,
            "items": [encoded(one, depth + 1) for _, one in items],
        }
    ordered = isinstance(value, list | tuple)
    first = list(value)[:ITEMS] if ordered else sorted(value, key=repr)[:ITEMS]
    kind = "sequence" if ordered else "set"
    return {"kind": kind, "size": len(value), "items": [encoded(one, depth + 1) for one in first]}


def _array(value: Any, depth: int) -> dict[str, Any]:
    shape = [int(one) for one in value.shape]
    if not shape:
        return {**encoded(value.tolist(), depth + 1), "type": type(value).__name__}
    flat = list(getattr(value, "to_numpy", lambda: value)().ravel()[:ITEMS].tolist())
    size = 1
    for one in shape:
        size *= one
    items = [encoded(one, 3) for one in flat]
    return {"kind": "array", "shape": shape, "size": size, "items": items, "type": type(value).__name__}
