"""Lines of Python that assert what otter's doctests expect."""

import ast
import textwrap

SURE_TO_BE_BOOL = {"isinstance", "issubclass", "callable", "hasattr", "all", "any", "bool"}
DISPLAYS = ast.List | ast.ListComp | ast.Dict | ast.DictComp | ast.Set | ast.SetComp
NEEDS_NO_BRACKETS = ast.Call | ast.Name | ast.Attribute | ast.Subscript | ast.Constant | DISPLAYS


def asserted(source: str, last: ast.Expr, expected: str, failure: str) -> str:
    """`source`, its last expression asserted to display `expected`; as it is if nothing is expected."""
    expected = expected.strip()
    if not expected:
        return guarded(source, failure)
    before, expression = _split(source, last)
    told = f", {failure!r}" if failure else ""
    return "\n".join([*before, f"assert {_claim(last.value, expression, expected)}{told}"])


def _split(source: str, last: ast.Expr) -> tuple[list[str], str]:
    """(the lines before the last expression, the expression)."""
    lines = source.split("\n")
    body = ast.parse(source).body
    if len(body) > 1 and (body[-2].end_lineno or 0) >= last.lineno:  # x = 1; x == 1
        return [ast.unparse(one) for one in body[:-1]], ast.unparse(last)
    return lines[: last.lineno - 1], ast.get_source_segment(source, last.value) or ast.unparse(last)


def _claim(value: ast.expr, expression: str, expected: str) -> str:
    """What has to hold. Python literals are compared as values, so that 2.0 may also be numpy's."""
    whole = f"({expression})" if "\n" in expression else expression
    operand = whole if isinstance(value, NEEDS_NO_BRACKETS) or whole.startswith("(") else f"({expression})"
    if expected in ("True", "False") and _is_bool(value):
        return whole if expected == "True" else f"not {operand}"
    try:
        ast.literal_eval(expected)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return f"repr({expression}) == {expected!r}"
    literal = f"({expected})" if "\n" in expected else expected
    return f"{operand} == {literal}"


def _is_bool(value: ast.expr) -> bool:
    """Whether truth says as much as being True."""
    match value:
        case ast.Compare() | ast.UnaryOp(op=ast.Not()):
            return True
        case ast.BoolOp(values=values):
            return all(_is_bool(one) for one in values)
        case ast.Call(func=ast.Name(id=name)):
            return name in SURE_TO_BE_BOOL
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in {
                "isclose",
                "allclose",
                "array_equal",
                "startswith",
                "endswith",
                "issubset",
                "all",
                "any",
            }
    return False


def guarded(source: str, failure: str) -> str:
    """`source` with the teacher's words for a failed assertion, where they wrote any."""
    if not failure:
        return source
    return (
        f"try:\n{indented(source)}\nexcept AssertionError as error:\n"
        f"    raise AssertionError({failure!r}) from error"
    )


def printed(source: str, last: ast.stmt, shown: str, result: str, failure: str) -> str:
    """`source` asserted to print `shown`, and then to display `result`."""
    if result and isinstance(last, ast.Expr):
        before, expression = _split(source, last)
        source = "\n".join([*before, f"print(repr({expression}))"])
    expected = f"{shown.rstrip()}\n{result.strip()}".strip() if result else shown.strip()
    told = f", {failure!r}" if failure else ""
    return (
        "import contextlib\nimport io\n\nwritten = io.StringIO()\n"
        f"with contextlib.redirect_stdout(written):\n{indented(source)}\n"
        f"assert written.getvalue().strip() == {expected!r}{told}"
    )


def indented(source: str) -> str:
    """The source one level in; text over several lines keeps its own spaces."""
    tree = ast.parse(source)
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr))
    if any(node.end_lineno != node.lineno for node in texts):
        return textwrap.indent(ast.unparse(tree), "    ")
    return textwrap.indent(source, "    ") or "    pass"
