"""Models of an answer while it is typed."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from openclass_nb.service.views import View


class ReadingRequest(BaseModel):
    """What was typed; `symbols` are those that may stand in a formula, any if there are none."""

    kind: Literal["numeric", "symbolic"]
    typed: str = Field(max_length=2000)
    symbols: list[Annotated[str, StringConstraints(min_length=1, max_length=60)]] = Field(
        default=[], max_length=60
    )


class FormulaNode(View):
    """One part of a formula: a number, symbol, constant or function by `name`, or + * / ^ of its `parts`."""

    op: str
    name: str
    parts: list["FormulaNode"]


class ReadingView(View):
    """How it is understood, in words or as a tree; or why it is not.

    `part` of a number that this is about, `at` the character of a formula, counted from 0.
    """

    read_as: str
    formula: FormulaNode | None
    unread: str
    part: Literal["", "number", "unit"]
    at: int | None = None
