"""`variant.mass` in code: what students get to see of it, and its value put in where a test stands alone."""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any

NAME = "variant"


def public_cell(values: Mapping[str, Any], public: Collection[str]) -> str:
    """The cell that stands in a student's notebook in place of the teacher's `def variant(rng)`."""
    given = "".join(f"    {name}={values[name]!r},\n" for name in sorted(public) if name in values)
    lines = f"{NAME} = SimpleNamespace(\n{given})" if given else f"{NAME} = SimpleNamespace()"
    return f"# The numbers of your version.\nfrom types import SimpleNamespace\n\n{lines}"


def variant_names(source: str) -> set[str] | None:
    """Names that code reads from `variant`; None if it uses `variant` in a way that can't be followed."""
    try:
        tree = ast.parse(_plain(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    whole = sum(isinstance(node, ast.Name) and node.id == NAME for node in ast.walk(tree))
    found = [node.attr for node in ast.walk(tree) if _is_value(node)]  # type: ignore[attr-defined]
    return set(found) if len(found) == whole else None


def substituted(source: str, values: Mapping[str, Any]) -> str:
    """The code with the values themselves in place of `variant.name`; names that are not in `values` stay."""
    try:
        tree = ast.parse(_plain(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    lines = source.splitlines(keepends=True)
    for node in sorted(_outermost(tree, values), key=lambda one: (-one.lineno, -one.col_offset)):
        _replace(lines, node, ast.unparse(_Put(values).visit(node)))
    return "".join(lines)


def _plain(source: str) -> str:
    """Without what only IPython understands; as many lines and columns as before."""
    return "\n".join("pass" if line.lstrip()[:1] in ("%", "!") else line for line in source.split("\n"))


def _is_value(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == NAME


def _outermost(node: ast.AST, values: Mapping[str, Any]) -> Iterator[ast.expr]:
    """What has to be replaced: values, and whole f-strings, inside of which Python 3.11 knows no places."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Attribute) and _is_value(child) and child.attr in values:
            yield child
        elif isinstance(child, ast.JoinedStr):
            if any(_is_value(one) and one.attr in values for one in ast.walk(child)):  # type: ignore[attr-defined]
                yield child
        else:
            yield from _outermost(child, values)


class _Put(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if _is_value(node) and node.attr in self.values:
            return ast.parse(f"({self.values[node.attr]!r})", mode="eval").body
        return self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """As pieces joined: before Python 3.12 an f-string can't hold a text with a backslash in it."""
        pieces = [self._piece(one) for one in node.values]
        joined = ast.Attribute(ast.Constant(""), "join", ast.Load())
        return ast.Call(joined, [ast.List(pieces, ast.Load())], [])

    def _piece(self, part: ast.expr) -> ast.expr:
        if not isinstance(part, ast.FormattedValue):
            return part
        value = self.visit(part.value)
        if part.conversion != -1:
            value = _call(CONVERSIONS[chr(part.conversion)], value)
        return _call("format", value, *([self.visit(part.format_spec)] if part.format_spec else []))


CONVERSIONS = {"r": "repr", "s": "str", "a": "ascii"}


def _call(name: str, *given: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(given), [])


def _replace(lines: list[str], node: ast.expr, text: str) -> None:
    """Put `text` where the node stands; columns count bytes of UTF-8."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    first, last = lines[node.lineno - 1].encode(), lines[node.end_lineno - 1].encode()
    made = first[: node.col_offset] + f"({text})".encode() + last[node.end_col_offset :]
    lines[node.lineno - 1 : node.end_lineno] = [made.decode(), *[""] * (node.end_lineno - node.lineno)]
