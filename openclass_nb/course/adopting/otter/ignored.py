"""What otter leaves out of every notebook it makes: cells and lines marked IGNORE, and calls of otter itself."""

import ast
import re
from collections.abc import Iterable, Iterator

from openclass_nb.course.adopting.otter.questions import Placed
from openclass_nb.course.cells import text

CELL = re.compile(r"\s*#+\s*ignore\b\s*#*\s*$", re.IGNORECASE)
LINE = re.compile(r"#\s*IGNORE\s*$")
BLOCK = re.compile(
    r"^[ \t]*#\s*BEGIN\s+IGNORE\b.*?^[ \t]*#\s*END\s+IGNORE\b[^\n]*\n?", re.MULTILINE | re.DOTALL
)
PLUGIN = re.compile(
    r"^[ \t]*(\"{3}|'{3})\s*#\s*BEGIN\s+PLUGIN.*?^[ \t]*\1\s*;?\s*#\s*END\s+PLUGIN[^\n]*\n?",
    re.MULTILINE | re.DOTALL,
)


def without_ignored(cells: Iterable[Placed]) -> Iterator[Placed]:
    """Cells without those and those lines that otter's authors keep to themselves."""
    for one in cells:
        source = text(one.cell)
        first = next(iter(source.splitlines()), "")
        if CELL.match(first):
            continue
        kept = "\n".join(line for line in BLOCK.sub("", source).split("\n") if not LINE.search(line))
        yield one if kept == source else Placed(one.place, {**one.cell, "source": kept})


def without_otter(source: str) -> str:
    """The source without otter's plugins and without top-level calls of otter; it is nobody's here."""
    source = PLUGIN.sub("", source)
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        return source  # IPython's magics in it: then otter's set-up is rarely in the same cell
    names = {"otter", *(name for one in body for name in _graders(one))}
    gone = {
        line
        for one in body
        if _is_otters(one, names)
        for line in range(one.lineno, (one.end_lineno or 0) + 1)
    }
    return "\n".join(line for number, line in enumerate(source.split("\n"), 1) if number not in gone).strip(
        "\n"
    )


def _graders(statement: ast.stmt) -> Iterator[str]:
    """Names that an `otter.Notebook(...)` is kept under; “grader” is what otter itself writes."""
    yield "grader"
    if isinstance(statement, ast.Assign) and _root(statement.value) == "otter":
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))


def _is_otters(statement: ast.stmt, names: set[str]) -> bool:
    match statement:
        case ast.Import(names=aliases):
            return all(alias.name.partition(".")[0] == "otter" for alias in aliases)
        case ast.ImportFrom(module=str(module)):
            return module.partition(".")[0] == "otter"
        case ast.Assign(value=value):
            return _root(value) == "otter"
        case ast.Expr(value=ast.Call() as value):
            return _root(value) in names
    return False


def _root(node: ast.expr) -> str:
    """The name that a chain of calls and attributes begins with."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
