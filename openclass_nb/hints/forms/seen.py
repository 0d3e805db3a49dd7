"""What a look at an answer that is no code shows: how it differs from the right one, never the right one itself."""

from dataclasses import dataclass
from typing import Literal

Apart = Literal[
    "same", "sign", "power of ten", "simple factor", "upside down", "square", "near", "missing", "other"
]
"""In which way a number differs: no value, no factor, no direction in it."""
Dependence = tuple[str, Literal["missing", "too many", "otherwise"]]
"""A symbol, and what is wrong about how the formula depends on it."""


@dataclass(frozen=True)
class NumericSeen:
    """A number with its unit. `figures` are (asked, given), None if they don't count or are right."""

    apart: Apart
    unit: Literal["right", "other scale", "other dimension", "none"] = "right"
    figures: tuple[int, int] | None = None


@dataclass(frozen=True)
class SymbolicSeen:
    """A formula: how its values differ, and on which symbols it depends otherwise than it should."""

    apart: Literal["same", "sign", "factor", "shift", "upside down", "square", "near", "other"]
    depends: tuple[Dependence, ...] = ()
    form: Literal["any", "expanded", "factored"] = "any"


@dataclass(frozen=True)
class ChoiceSeen:
    """One or several options: whether some of those chosen are wrong, and whether right ones are missing."""

    several: bool
    wrong: bool
    missing: bool
    options: int


@dataclass(frozen=True)
class ParsonsSeen:
    """Lines in the student's order, indented as the student did; which things are known to be wrong about them."""

    lines: tuple[str, ...]
    order_right: bool = False
    missing: bool = False
    too_many: bool = False
    indentation: bool = True
    is_python: bool = True


@dataclass(frozen=True)
class TableSeen:
    """A table that was filled in: names of columns and numbers of rows (from 1) of cells that are not right."""

    columns: tuple[str, ...]
    rows: tuple[int, ...]
    empty: int = 0
    asked: int = 0
    apart: Apart = "other"


@dataclass(frozen=True)
class PlotSeen:
    """A plot: what the check said, what the task looks at, and what the answer does."""

    message: str
    asked: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FrameSeen:
    """A data frame that code makes: what the check said."""

    message: str
    frame: str = "df"


@dataclass(frozen=True)
class TextSeen:
    """A text: how many words, whether it gives a reason, whether a number in it stands without a unit."""

    words: int
    reasons: bool
    bare_number: str = ""


FormSeen = NumericSeen | SymbolicSeen | ChoiceSeen | ParsonsSeen | TableSeen | PlotSeen | FrameSeen | TextSeen
