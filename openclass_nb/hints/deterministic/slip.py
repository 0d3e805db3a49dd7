"""One slip, and how code is looked at for them."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """One slip. `sure`: it is wrong wherever it stands; the others may be meant so."""

    line: int
    name: str
    told: str
    sure: bool = False


def called(node: ast.AST) -> str:
    """The name of what is called; empty if it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


Look = Callable[[ast.AST], Iterator[Slip]]
"""Looks at an answer for one kind of slip."""
