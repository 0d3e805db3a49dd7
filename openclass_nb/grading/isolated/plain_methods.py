"""Names of methods that plain values have, and those of them that judge."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

PLAIN: tuple[type, ...] = (
    *(int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range),
    *(Decimal, Fraction, datetime.datetime, datetime.date, datetime.time, datetime.timedelta),
)
OF_LIBRARIES = {
    "numpy": ("ndarray", "float64"),
    "pandas": ("DataFrame", "Series", "Index", "Timestamp"),
    "sympy": ("Expr", "Matrix"),
    "scipy.sparse": ("csr_matrix",),
}
JUDGING = frozenset(
    ("startswith", "endswith", "equals", "all", "any", "eq", "ne", "has", "identical", "compare")
)


def is_of_plain_values(name: str) -> bool:
    """Whether a plain value, of Python or of a library that is loaded, has a method or attribute of that name."""
    return name in _names() or any(
        name in _names_of(library) for library in OF_LIBRARIES if library in sys.modules
    )


def judges(name: str) -> bool:
    """Whether a plain value's method of that name tells true from false."""
    return name in JUDGING or (name.startswith("is") and is_of_plain_values(name))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for kind in PLAIN for name in dir(kind) if not name.startswith("_"))


@lru_cache(maxsize=16)
def _names_of(library: str) -> frozenset[str]:
    module = sys.modules[library]
    kinds = [getattr(module, name, None) for name in OF_LIBRARIES[library]]
    return frozenset(name for kind in kinds for name in dir(kind) if not name.startswith("_"))
