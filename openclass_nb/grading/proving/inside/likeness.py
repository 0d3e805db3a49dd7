"""Whether two results are the same for a teacher: numbers up to rounding, plots by what they show."""

from __future__ import annotations

import math
import sys
from typing import Any

RELATIVE, ABSOLUTE = 1e-6, 1e-12
MOST_CHARACTERS = 90
DEEPEST = 12


def alike(one: Any, other: Any, depth: int = 0) -> bool:
    """Whether two values are the same, but for rounding and for the looks of a plot."""
    if one is other or depth > DEEPEST:
        return True
    numpy: Any = sys.modules.get("numpy")
    if _is_number(one) and _is_number(other):
        return isinstance(one, bool) == isinstance(other, bool) and _close(one, other)
    if numpy is not None and (isinstance(one, numpy.ndarray) or isinstance(other, numpy.ndarray)):
        return _same_arrays(numpy, one, other)
    if hasattr(one, "get_xlabel") and hasattr(other, "get_xlabel"):
        return alike(_plotted(one), _plotted(other), depth + 1)
    if type(one) is not type(other):
        return False
    if hasattr(one, "iloc"):
        return _same_tables(one, other)
    if isinstance(one, dict):
        return list(one) == list(other) and all(alike(one[key], other[key], depth + 1) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(alike(a, b, depth + 1) for a, b in zip(one, other, strict=True))
    return _equal(one, other, depth)


def _is_number(value: Any) -> bool:
    numpy: Any = sys.modules.get("numpy")
    return isinstance(value, int | float) or (
        numpy is not None and isinstance(value, numpy.number | numpy.bool_)
    )


def _close(one: Any, other: Any) -> bool:
    if isinstance(one, complex) or isinstance(other, complex):
        return bool(abs(one - other) <= RELATIVE * abs(one) + ABSOLUTE)
    one, other = float(one), float(other)
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _same_arrays(numpy: Any, one: Any, other: Any) -> bool:
    if not (isinstance(one, numpy.ndarray) and isinstance(other, numpy.ndarray)) or one.shape != other.shape:
        return False
    if one.dtype.kind in "fciub" and other.dtype.kind in "fciub":
        return bool(numpy.allclose(one, other, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True))
    return alike(one.tolist(), other.tolist())


def _same_tables(one: Any, other: Any) -> bool:
    if one.shape != other.shape or not alike(list(one.index), list(other.index)):
        return False
    if hasattr(one, "columns"):
        return list(one.columns) == list(other.columns) and all(
            alike(one.iloc[:, place].tolist(), other.iloc[:, place].tolist()) for place in range(one.shape[1])
        )
    return alike(one.tolist(), other.tolist())


def _equal(one: Any, other: Any, depth: int) -> bool:
    """By the class's own comparison; objects without one, by what they hold."""
    kind: Any = type(one)
    if kind.__eq__ is object.__eq__:
        try:
            return alike(vars(one), vars(other), depth + 1)
        except TypeError:
            return True
    try:
        return bool(one == other)
    except Exception:
        return True


def _plotted(axes: Any) -> dict[str, Any]:
    """What a plot shows; colours, sizes and styles aside."""
    lines = [[_numbers(line.get_xdata()), _numbers(line.get_ydata())] for line in axes.get_lines()]
    bars = [
        [bar.get_x(), bar.get_width(), bar.get_height()] for bar in axes.patches if hasattr(bar, "get_height")
    ]
    points = [_numbers(one.get_offsets()) for one in axes.collections if hasattr(one, "get_offsets")]
    legend = axes.get_legend()
    words = [one.get_text() for one in legend.get_texts()] if legend else []
    return {
        "labels": [axes.get_xlabel(), axes.get_ylabel(), axes.get_title(), *words],
        "scales": [axes.get_xscale(), axes.get_yscale()],
        "limits": [*axes.get_xlim(), *axes.get_ylim()],
        "data": [lines, bars, points],
    }


def _numbers(values: Any) -> list[Any]:
    numpy: Any = sys.modules.get("numpy")
    return list(values) if numpy is None else list(numpy.asarray(values).tolist())


def is_regular(value: Any) -> bool:
    """Whether a result is one that an exercise would ask for: nothing infinite, no number that is none."""
    numpy: Any = sys.modules.get("numpy")
    if _is_number(value):
        return math.isfinite(abs(value))
    if numpy is not None and isinstance(value, numpy.ndarray) and value.dtype.kind == "f":
        return not bool(numpy.isinf(value).any())
    if isinstance(value, list | tuple):
        return all(is_regular(one) for one in value[:100])
    return True


def shown(value: Any) -> str:
    """A value in a few words."""
    if hasattr(value, "get_xlabel"):
        return f"a plot of “{value.get_ylabel()}” over “{value.get_xlabel()}”"
    if isinstance(value, float):
        return f"{value:.6g}" if math.isfinite(value) else repr(value)
    if hasattr(value, "columns"):
        value = value.to_dict("list")
    elif hasattr(value, "tolist"):
        value = value.to_dict() if hasattr(value, "to_dict") else value.tolist()
    text = " ".join(repr(value).split())
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
