"""What stands in an answer cell, read from its text: never run, bounded in size and depth."""

import ast
from dataclasses import dataclass

LONGEST = 20_000
"""Characters of an answer cell that are looked at."""
DEEPEST = 6
"""Brackets within brackets."""


class UnreadError(Exception):
    """The answer can't be read; the message says what and what to write instead. It is not a wrong answer.

    `at` is where in the typed text the trouble is, in characters from its beginning; None where that says nothing.
    """

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True)
class Given:
    """The arguments of an answer, as values and as they were typed: 3.20 is 3.2, typed “3.20”."""

    values: tuple[object, ...]
    typed: tuple[str, ...]


def read_given(source: str, kind: str) -> Given:
    """The arguments in `name = Kind(…)`, or the plain value in `name = …`. UnreadError if neither is there."""
    if len(source) > LONGEST:
        raise UnreadError("This answer is too long to be read.")
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        line = f"Line {error.lineno}" if error.lineno else "This"
        raise UnreadError(f"{line} can’t be read as Python: {error.msg}.") from None
    except (ValueError, RecursionError, MemoryError):
        raise UnreadError("This can’t be read as Python.") from None
    name = kind.capitalize()
    found = [value for one in body if (value := _answer(one, name)) is not None]
    if not found:
        raise UnreadError(f"There is no answer in this cell. Write it as: answer = {name}(…).")
    arguments = _arguments(found[-1], name)
    return Given(
        tuple(_literal(one, name) for one in arguments), tuple(_typed(source, one) for one in arguments)
    )


def assigned_name(source: str, kind: str) -> str:
    """What the teacher calls the answer; “answer” if the cell doesn't say."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "answer"
    for one in body:
        if isinstance(one, ast.Assign) and _answer(one, kind.capitalize()) is not None:
            target = one.targets[0]
            return target.id if isinstance(target, ast.Name) else "answer"
    return "answer"


def _answer(statement: ast.stmt, name: str) -> ast.expr | None:
    """The value of a statement that can hold the answer: an assignment, or the answer by itself."""
    if isinstance(statement, ast.Assign):
        return statement.value
    if isinstance(statement, ast.AnnAssign):
        return statement.value
    if isinstance(statement, ast.Expr) and _is_call(statement.value, name):
        return statement.value
    return None


def _is_call(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name


def _arguments(node: ast.expr, name: str) -> list[ast.expr]:
    if not isinstance(node, ast.Call):
        return [node]
    if not _is_call(node, name):
        raise UnreadError(
            f"The answer is read as it is written, so nothing is worked out in it. Write {name}(…)."
        )
    if node.keywords or any(isinstance(one, ast.Starred) for one in node.args):
        raise UnreadError(f"Write the answer itself between the brackets of {name}(…).")
    return node.args


def _literal(node: ast.expr, name: str) -> object:
    if _depth(node) > DEEPEST:
        raise UnreadError("There are too many brackets within brackets.")
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        told = f"“{ast.unparse(node)[:60]}” is not read: write the answer itself between the brackets of {name}(…)."
        raise UnreadError(told) from None


def _depth(node: ast.AST, most: int = DEEPEST) -> int:
    """How deep the node nests, counted no further than is allowed."""
    depth, level = 0, [node]
    while level and depth <= most:
        level = [child for one in level for child in ast.iter_child_nodes(one) if isinstance(child, ast.expr)]
        depth += 1
    return depth


def _typed(source: str, node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.get_source_segment(source, node) or ast.unparse(node)
