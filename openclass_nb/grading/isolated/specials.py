"""Special methods that a stand-in may have, and which of them a class has."""

from __future__ import annotations

from collections.abc import Iterator

from openclass_nb.grading.isolated.codec.flattening import bases_of

BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "matmul"),
    *("and", "or", "xor", "lshift", "rshift"),
)
ITERATION = ("__len__", "__iter__", "__next__", "__reversed__")
ITEMS = ("__getitem__", "__setitem__", "__delitem__")
CONTEXT = ("__enter__", "__exit__")
ARITHMETIC = (
    *(f"__{name}__" for name in BINARY),
    *(f"__r{name}__" for name in BINARY),
    *("__iadd__", "__isub__", "__imul__", "__itruediv__"),
    *("__neg__", "__pos__", "__abs__", "__invert__", "__round__", "__floor__", "__ceil__"),
)
NUMBERS = ("__int__", "__float__", "__index__")
JUDGEMENTS = (
    *("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"),
    *("__bool__", "__hash__", "__contains__"),
)
"""What a test passes its expected value to. Of a student's object these are not asked."""
OTHERS = ("__call__", "__array__", "__format__")
SPECIALS = (*OTHERS, *ITERATION, *ITEMS, *CONTEXT, *NUMBERS, *JUDGEMENTS, *ARITHMETIC)

_PLACES = {name: place for place, name in enumerate(SPECIALS)}


def specials_of(kind: type) -> int:
    """The special methods that a class or one of its bases defines, one bit each; `object`'s own don't count."""
    mask = 0
    for name, place in _PLACES.items():
        if _defines(kind, name):
            mask |= 1 << place
    return mask


def _defines(kind: type, name: str) -> bool:
    for one in bases_of(kind):
        if one is not object and name in vars(one):
            return vars(one)[name] is not None
    return False


def names_in(mask: int) -> Iterator[str]:
    """The names of the special methods in `mask`."""
    return (name for name, place in _PLACES.items() if mask >> place & 1)


def mask_of(*names: str) -> int:
    """The bits of these special methods."""
    return sum(1 << _PLACES[name] for name in names)
