"""What the examiner knows of a student's functions and classes from the submitted text, without asking the candidate.

The text is parsed, and compiled to look at names; it is never run.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import types
from collections.abc import Sequence
from typing import Any

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
CODE_PARTS = (
    *("co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_varnames", "co_names"),
    *(
        "co_cellvars",
        "co_freevars",
        "co_consts",
        "co_name",
        "co_flags",
        "co_stacksize",
        "co_firstlineno",
        "co_code",
    ),
)


class Expression(str):
    """A default value or annotation that is more than a literal, as its text."""

    __slots__ = ()


class SubmittedText:
    """The cells that the student's kernel has run so far."""

    def __init__(self) -> None:
        self.cells: list[str] = []

    def find(self, path: str) -> tuple[Definition, str] | None:
        """The last definition of `name` or `Class.name`, and the cell in which it is."""
        for source in reversed(self.cells):
            try:
                body: Sequence[ast.stmt] = ast.parse(source).body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            found = _find(body, path.split("."))
            if found is not None:
                return found, source
        return None

    def source(self, path: str) -> str:
        """The text of a definition, as `inspect.getsource` gives it. OSError if there is none."""
        found = self.find(path)
        if found is None:
            raise OSError("could not get source code")
        node, source = found
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorators)])
        return "".join(f"{line}\n" for line in source.splitlines()[first - 1 : node.end_lineno])

    def function(self, path: str) -> Function | None:
        """The function or lambda of that name."""
        found = self.find(path)
        node: Any = found[0] if found else None
        if isinstance(node, ast.Assign):
            node = node.value
        return node if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) else None

    def class_doc(self, path: str) -> str | None:
        """The docstring of the class of that name, if it has one."""
        found = self.find(path)
        return (
            ast.get_docstring(found[0], clean=False) if found and isinstance(found[0], ast.ClassDef) else None
        )

    def signature(self, path: str, skip_first: bool = False) -> inspect.Signature:
        """A function's signature. ValueError if there is no such function."""
        function = self.function(path)
        if function is None:
            raise ValueError(f"no signature found for {path!r}")
        parameters = _parameters(function.args)[1 if skip_first else 0 :]
        returns = getattr(function, "returns", None)
        return inspect.Signature(
            parameters, return_annotation=inspect.Signature.empty if returns is None else _annotation(returns)
        )

    def attribute(self, path: str, name: str) -> Any:
        """`__doc__`, `__code__`, `__defaults__` ... of a function. AttributeError if the text doesn't say."""
        function = self.function(path)
        if function is None or name not in _ATTRIBUTES:
            raise AttributeError(f"'function' object has no attribute {name!r}")
        return _ATTRIBUTES[name](function)


def _find(body: Sequence[ast.stmt], path: list[str]) -> Definition | None:
    for one in reversed(body):
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and one.name == path[0]:
            if len(path) == 1:
                return one
            return _find(one.body, path[1:]) if isinstance(one, ast.ClassDef) else None
        if isinstance(one, ast.Assign) and len(path) == 1 and _assigns(one, path[0]):
            return one
        inner = [
            deep for part in ("body", "orelse") for deep in getattr(one, part, []) if isinstance(one, ast.If)
        ]
        if inner and (found := _find(inner, path)) is not None:
            return found
    return None


def _assigns(statement: ast.Assign, name: str) -> bool:
    names = [one.id for one in statement.targets if isinstance(one, ast.Name)]
    return name in names and isinstance(statement.value, ast.Lambda)


def _parameters(arguments: ast.arguments) -> list[inspect.Parameter]:
    kinds = inspect.Parameter
    plain: list[tuple[ast.arg, Any]] = [(one, kinds.POSITIONAL_ONLY) for one in arguments.posonlyargs]
    plain += [(one, kinds.POSITIONAL_OR_KEYWORD) for one in arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(arguments.defaults)) + list(
        arguments.defaults
    )
    found = [_parameter(one, kind, default) for (one, kind), default in zip(plain, defaults, strict=True)]
    if arguments.vararg:
        found.append(_parameter(arguments.vararg, kinds.VAR_POSITIONAL, None))
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        found.append(_parameter(one, kinds.KEYWORD_ONLY, default))
    if arguments.kwarg:
        found.append(_parameter(arguments.kwarg, kinds.VAR_KEYWORD, None))
    return found


def _parameter(one: ast.arg, kind: Any, default: ast.expr | None) -> inspect.Parameter:
    empty = inspect.Parameter.empty
    return inspect.Parameter(
        one.arg,
        kind,
        default=empty if default is None else _literal(default),
        annotation=empty if one.annotation is None else _annotation(one.annotation),
    )


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return Expression(ast.unparse(node))


def _annotation(node: ast.expr) -> Any:
    kind = getattr(builtins, node.id, None) if isinstance(node, ast.Name) else None
    if isinstance(kind, type):
        return kind
    return _literal(node)


def _code(function: Function) -> types.SimpleNamespace:
    """The parts of a code object, without what could be run."""
    body: list[ast.stmt] = [ast.Expr(function)] if isinstance(function, ast.Lambda) else [function]
    module = compile(
        ast.fix_missing_locations(ast.Module(body, [])), "<submitted>", "exec", dont_inherit=True
    )
    inner = [one for one in module.co_consts if isinstance(one, types.CodeType)]
    code = inner[-1]
    parts = {name: getattr(code, name) for name in CODE_PARTS}
    parts["co_consts"] = tuple(one for one in code.co_consts if not isinstance(one, types.CodeType))
    return types.SimpleNamespace(**parts)


def _defaults(function: Function) -> tuple[Any, ...] | None:
    return tuple(map(_literal, function.args.defaults)) or None


def _keyword_defaults(function: Function) -> dict[str, Any] | None:
    pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return {one.arg: _literal(default) for one, default in pairs if default is not None} or None


def _annotations(function: Function) -> dict[str, Any]:
    found = {
        one.name: one.annotation for one in _parameters(function.args) if one.annotation is not one.empty
    }
    returns = getattr(function, "returns", None)
    return found if returns is None else found | {"return": _annotation(returns)}


def _doc(function: Function) -> str | None:
    return None if isinstance(function, ast.Lambda) else ast.get_docstring(function, clean=False)


_ATTRIBUTES = {
    "__doc__": _doc,
    "__code__": _code,
    "__defaults__": _defaults,
    "__kwdefaults__": _keyword_defaults,
    "__annotations__": _annotations,
}
FROM_TEXT = frozenset(_ATTRIBUTES)
