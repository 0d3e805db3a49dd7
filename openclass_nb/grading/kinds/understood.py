"""How a number or a formula is understood while it is typed: nothing here knows what is right."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from openclass_nb.course.kinds.reading import UnreadError
from openclass_nb.grading.kinds.formulas import Node, read_formula
from openclass_nb.grading.kinds.numbers import plain, read_number
from openclass_nb.grading.kinds.numeric import figures_told, read_quantity

Part = Literal["", "number", "unit"]


@dataclass(frozen=True)
class Understood:
    """`read_as` in words or `formula` as a tree; or `unread`, a sentence.

    With it the part of a number that it is about, or `at`, the place in a formula.
    """

    read_as: str = ""
    formula: Node | None = None
    unread: str = ""
    part: Part = ""
    at: int | None = None


def understood_number(typed: str) -> Understood:
    """“7,2 m/s” as number, unit and significant figures."""
    try:
        got = read_quantity(typed)
    except UnreadError as error:
        return Understood(unread=str(error), part="unit" if _has_number(typed) else "number")
    told = figures_told(got.number)
    return Understood(read_as=f"{got.typed}{f', {told}' if told else ''}")


def understood_formula(typed: str, symbols: Collection[str]) -> Understood:
    """The formula as a tree; without `symbols` every letter may be one."""
    try:
        return Understood(formula=read_formula(typed, symbols or None))
    except UnreadError as error:
        return Understood(unread=str(error), at=error.at)


def _has_number(typed: str) -> bool:
    try:
        read_number(plain(typed))
    except UnreadError:
        return False
    return True
