"""A table without rules: aligned columns with every cell in full. Where the terminal is too narrow, cells wrap."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

GAP = 2
NARROWEST = 2
"""A column holds at least one character of double width."""


class Columns:
    """Rows of marked-up cells, for `Console.print`. Nothing is ever cut: names and numbers are there to be read.

    Columns whose number is in `right` are set to the right. Without `headings` there is no first row. Not rich's
    table: that cuts words before it narrows a sentence, and takes ten times as long over a large class.
    """

    def __init__(self, *headings: str, right: Collection[int] = ()) -> None:
        self._right = frozenset(right)
        self._rows: list[Sequence[Text]] = []
        if headings:
            self.add_row(*(f"[dim]{heading}[/]" for heading in headings))

    def add_row(self, *cells: str) -> None:
        """One row; it may have fewer cells than others."""
        self._rows.append([_text(cell) for cell in cells])

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        columns = list(zip_longest(*self._rows))
        natural = [max((cell.cell_len for cell in column if cell), default=0) for column in columns]
        room = options.max_width - GAP * (len(columns) - 1)
        wraps = sum(natural) > room
        widths = _fitted(natural, [_longest_word(column) for column in columns], room) if wraps else natural
        for row in self._rows:
            for line in _wrapped(row, widths, console) if wraps else [row]:
                yield from self._line(line, widths).render(console, end="\n")

    def _line(self, cells: Sequence["Text"], widths: Sequence[int]) -> "Text":
        from rich.text import Text

        line = Text(end="")
        for place, cell in enumerate(cells):
            space, last = " " * (widths[place] - cell.cell_len), place + 1 == len(cells)
            line.append(space if place in self._right else "")
            line.append_text(cell)
            line.append("" if last else " " * GAP if place in self._right else space + " " * GAP)
        line.rstrip()
        return line


def _text(cell: str) -> "Text":
    from rich.text import Text

    return Text.from_markup(cell) if "[" in cell else Text(cell)


def _longest_word(column: Sequence["Text | None"]) -> int:
    from rich.cells import cell_len

    words = (word for cell in column if cell for word in cell.plain.split())
    return max(map(cell_len, words), default=0)


def _fitted(widths: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """Narrower, the widest first: down to the longest word while that is enough, then further."""
    fitted = list(widths)
    for least in (words, [0] * len(fitted)):
        least = [max(one, NARROWEST) for one in least]
        while sum(fitted) > room:
            place = max(range(len(fitted)), key=lambda one: (fitted[one] > least[one], fitted[one]))
            if fitted[place] <= least[place]:
                break
            fitted[place] -= 1
    return fitted


def _wrapped(row: Sequence["Text"], widths: Sequence[int], console: "Console") -> Iterator[Sequence["Text"]]:
    """The lines of a row, each with as many cells as reach down to it."""
    from rich.text import Text

    cells = [cell.wrap(console, width, overflow="fold") for cell, width in zip(row, widths, strict=False)]
    return zip_longest(*cells, fillvalue=Text())
