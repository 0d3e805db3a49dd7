"""Which test cells can't run isolated, by their text alone. What the text doesn't show, a rehearsal does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

MAGICS_KEPT = ("%matplotlib", "%config InlineBackend", "%precision")
"""Magics that only set up the display: a test means the same without them."""
RUNS_TEXT = {
    **dict.fromkeys(("sympify", "parse_expr", "S"), "it makes an expression of a text that it doesn't hold"),
    **dict.fromkeys(("loads", "load", "read_pickle"), "it unpickles"),
    **dict.fromkeys(("system", "popen", "Popen", "check_output", "check_call"), "it starts another program"),
    **dict.fromkeys(
        ("import_module", "__import__", "reload", "run_path", "run_module"), "it imports by name"
    ),
}
ONLY_OF = {
    **dict.fromkeys(("loads", "load"), ("pickle", "dill", "joblib", "marshal", "cloudpickle")),
    "system": ("os",),
    "popen": ("os",),
    "S": ("", "sympy", "sp"),
}
"""For names that mean this only in certain modules."""


def cannot_be_isolated(source: str) -> str | None:
    """Why a test cell needs compatible mode, as a clause; None if its text shows no reason."""
    if magic := _magic_in(source):
        return f"it uses IPython's {magic}"
    try:
        tree = ast.parse("\n".join("pass" if _is_magic(line) else line for line in source.splitlines()))
    except (SyntaxError, ValueError):
        return "Python can't read it"
    reasons = (reason for node in ast.walk(tree) for check in _CHECKS if (reason := check(node)))
    return next(reasons, None) or _awaits_at_top(tree)


def _is_magic(line: str) -> bool:
    return line.lstrip()[:1] in ("%", "!")


def _magic_in(source: str) -> str | None:
    for line in source.splitlines():
        if _is_magic(line) and not line.strip().startswith(MAGICS_KEPT):
            return line.split()[0]
    return None


def _awaits_at_top(tree: ast.Module) -> str | None:
    for one in _outside_functions(tree):
        if isinstance(one, (ast.Await, ast.AsyncFor, ast.AsyncWith)):
            return "it awaits at the top of the cell"
    return None


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from _outside_functions(child)


def _asks_shell(node: ast.AST) -> str | None:
    is_call = isinstance(node, ast.Call) and ast.unparse(node.func) == "get_ipython"
    return "it talks to IPython" if is_call else None


def _runs_text(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    owner, _, name = ast.unparse(node.func).rpartition(".")
    if name not in RUNS_TEXT or (name in ONLY_OF and owner not in ONLY_OF[name]):
        return None
    if node.args and isinstance(node.args[0], ast.Constant):
        return None
    return RUNS_TEXT[name] if node.args else None


def _lists_names(node: ast.AST) -> str | None:
    """`for name in globals()`, `list(globals())` and the like: an order that only the notebook has."""
    iterated = node.iter if isinstance(node, (ast.For, ast.comprehension)) else None
    if isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "list",
        "len",
        "tuple",
        "sorted",
        "set",
        "dict",
    ):
        iterated = node.args[0] if node.args else None
    text = ast.unparse(iterated) if iterated is not None else ""
    owner, _, rest = text.partition("()")
    lists = owner in ("globals", "locals") and rest in ("", ".items()", ".keys()", ".values()")
    return "it lists the names of the notebook" if lists else None


_CHECKS: tuple[Callable[[ast.AST], str | None], ...] = (_asks_shell, _runs_text, _lists_names)
