"""A formula of the solution is one however it is said: “x1 minus x0, divided by t” as much as `(x1 - x0) / t`."""

import ast
import keyword
import re
from collections.abc import Iterator

from openclass_nb.hints.guards.bare import bare_code, without_quotes_of
from openclass_nb.hints.guards.spoken import spoken_expressions

OPERATIONS = 2
"""A product of two names is a step that one may speak of; more than that is a formula."""


BONES = 3
"""Names and numbers from which on a line can be known by them."""
NAME = re.compile(r"[^\W\d]\w*|\d+")


def says_part_of(text: str, solution: str, answer: str, known: str) -> bool:
    """Whether a text says, in words or signs, a formula of the solution that the student's program and task lack."""
    try:
        tree = ast.parse(solution)
    except (SyntaxError, ValueError, RecursionError):
        return False
    lacking = set(_formulas(solution)) - set(_formulas(answer)) - set(_formulas_in(known))
    if not lacking:
        return False
    return any(
        one in lacking
        for said in spoken_expressions([without_quotes_of(text, answer)], tree)
        for one in _formulas(said)
    )


def says_line_of(text: str, solution: str, answer: str, known: str) -> bool:
    """Whether a text has the names and numbers of a line of the solution in their order, and none between."""
    lines = bare_code(solution).splitlines()
    vocabulary = {one for line in lines for one in _skeleton(line)}
    said = [one for one in _skeleton(text) if one in vocabulary]
    there = [one for one in _skeleton(f"{known}\n{answer}") if one in vocabulary]
    for line in lines:
        bones = _skeleton(line)
        whole = len(bones) >= BONES and len(set(bones)) > 1 and not line.startswith(("def ", "class "))
        if whole and _stand_in(bones, said) and not _stand_in(bones, there):
            return True
    return False


def _skeleton(line: str) -> list[str]:
    return [one for one in NAME.findall(line.replace("_", " ")) if not keyword.iskeyword(one)]


def _stand_in(bones: list[str], row: list[str]) -> bool:
    return any(row[at : at + len(bones)] == bones for at in range(len(row) - len(bones) + 1))


def _formulas_in(known: str) -> Iterator[str]:
    for line in re.findall(r"`([^`\n]+)`|^(.*=.*)$", known, re.MULTILINE):
        for piece in line:
            yield from _formulas(piece.strip())


def _formulas(source: str) -> Iterator[str]:
    """Each expression of so many operations, written in one way: what is added or multiplied is put in order."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.BinOp)
            and sum(isinstance(one, ast.BinOp) for one in ast.walk(node)) >= OPERATIONS
        ):
            yield _ordered(node)


def _ordered(node: ast.expr) -> str:
    if not isinstance(node, ast.BinOp):
        return ast.unparse(node)
    left, right = _ordered(node.left), _ordered(node.right)
    if isinstance(node.op, ast.Add | ast.Mult):
        left, right = sorted((left, right))
    return f"({left} {type(node.op).__name__} {right})"
