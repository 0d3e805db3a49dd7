"""A program as text and as a tree at once, so that a change touches nothing but its own place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
SILENT = (ast.Raise, ast.Assert, ast.JoinedStr)
"""What is said to people: changing it makes no answer wrong."""
SPEAKING = {"print", "warn", "display"}


@dataclass(frozen=True)
class Edit:
    """Put `text` in the place of the characters from `start` to `end`. `kind` is the family, `story` for people."""

    start: int
    end: int
    text: str
    kind: str
    story: str


class Program:
    """The source of an answer cell, its tree, and where each node stands. SyntaxError if it is no plain Python."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = ast.parse(source)
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node above each node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node that may be changed, in the order of the text: within the solution, and no words to people."""
        found = [one for one in ast.walk(self.tree) if self._is_open(one)]
        return sorted(found, key=lambda one: self.span(one)[0])

    def span(self, node: ast.AST) -> tuple[int, int]:
        """The node's first character and the one after its last."""
        at = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        return self._index(*at[0]), self._index(*at[1])

    def text(self, node: ast.AST) -> str:
        """The node as it is written."""
        start, end = self.span(node)
        return self.source[start:end]

    def line_of(self, index: int) -> int:
        """The number of the line, from 1, that holds a character."""
        return next(number for number, start in enumerate(self._starts) if start > index)

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes that hold this one, from the nearest."""
        while (found := self.parents.get(node)) is not None:
            yield found
            node = found

    def _index(self, line: int, column: int) -> int:
        """ast counts columns in bytes of UTF-8."""
        text = self._lines[line - 1]
        return self._starts[line - 1] + len(text.encode()[:column].decode())

    def _is_open(self, node: ast.AST) -> bool:
        if not hasattr(node, "lineno") or not hasattr(node, "end_col_offset"):
            return False
        return self._in_solution(node.lineno) and not self._is_said(node)

    def _is_said(self, node: ast.AST) -> bool:
        return any(isinstance(one, SILENT) or _speaks(one) for one in (node, *self.above(node)))

    @cached_property
    def _regions(self) -> list[tuple[int, int]]:
        begins = [number for number, line in enumerate(self._lines, 1) if BEGIN in line]
        ends = [number for number, line in enumerate(self._lines, 1) if END in line]
        return list(zip(begins, ends, strict=False)) or [(0, len(self._lines) + 1)]

    def _in_solution(self, line: int) -> bool:
        return any(begin < line < end for begin, end in self._regions)


def _speaks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and called(node) in SPEAKING


def called(call: ast.Call) -> str:
    """The last name of what is called: `sin` of `math.sin(x)`."""
    found = call.func
    return found.attr if isinstance(found, ast.Attribute) else found.id if isinstance(found, ast.Name) else ""


def whole(text: str) -> str:
    """A text in brackets, unless it is a single name, number or call already."""
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        return f"({text})"
    plain = ast.Name | ast.Constant | ast.Call | ast.Attribute | ast.Subscript | ast.List | ast.Tuple
    return text if isinstance(node, plain) and not text.startswith("-") else f"({text})"
