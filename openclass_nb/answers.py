"""Answers as students write them: `speed = Numeric("3.2 m/s")`, `answer = Choice("B")`.

Plain values that say what was answered and nothing about what is right. No import but of the standard library's
smallest parts: every notebook with a form in it runs `from openclass_nb.answers import …`.
"""


class Answer:
    """An answer as it was written; `given` has the arguments."""

    def __init__(self, *given: object) -> None:
        self.given = given

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.given))})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Answer) and self.given == other.given

    def __hash__(self) -> int:
        return hash((type(self).__name__, repr(self.given)))


class Choice(Answer):
    """The letters chosen: `Choice("B")`, or `Choice("A", "C")` where several may be right."""


class Numeric(Answer):
    """A number with its unit, as one writes it: `Numeric("3.2 m/s")`."""


class Symbolic(Answer):
    """A formula: `Symbolic("2 pi sqrt(L/g)")`."""


class Parsons(Answer):
    """Lines in order, indentation included: `Parsons("def f(x):", "    return x")`."""


class Table(Answer):
    """A table, row by row: `Table(["Between", 84.0, 2], ["Within", 36.0, 12])`. None is an empty cell."""
