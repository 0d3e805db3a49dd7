"""Which names a cell defines and which it uses, read from its source and never by running it."""

import ast
import re
from collections.abc import Iterable, Iterator

MAGIC = re.compile(r"^([ \t]*)(?:[%!?].*|\S.*\?)$", re.MULTILINE)
"""Lines that only IPython understands: `%matplotlib inline`, `!ls`, `np.mean?`."""

AUTOTEST = re.compile(r"^([ \t]*)#+[ \t]*(?:HASHED[ \t]+)?AUTOTEST[ \t]+(.+)$", re.MULTILINE)
"""nbgrader's own tests: it makes assertions of what stands behind the word."""


def defined_names(source: str) -> frozenset[str]:
    """Names that exist at the top level once the cell has run; none if it is not Python."""
    return frozenset(_read(source).bound)


def used_names(source: str) -> frozenset[str]:
    """Names that the cell takes from cells before it: read before anything in the cell binds them."""
    return frozenset(_read(source).used)


def statements(source: str) -> list[ast.stmt]:
    """The cell's statements, lines for IPython alone left out; none if it is not Python even then."""
    written = AUTOTEST.sub(r"\1\2", source)
    for code in (written, MAGIC.sub(r"\1pass", written)):
        try:
            return ast.parse(code).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return []


def _read(source: str) -> "_Reader":
    reader = _Reader()
    try:
        reader.visit_all(statements(source))
    except RecursionError:
        return _Reader()
    return reader


class _Reader(ast.NodeVisitor):
    """Goes through statements in the order in which Python would, keeping account of names."""

    def __init__(self, bound: Iterable[str] = ()) -> None:
        self.bound = set(bound)
        self.used: set[str] = set()

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
        elif node.id not in self.bound:
            self.used.add(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit_all([node.value, *node.targets])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit_all([node.value, node.target])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name) and node.target.id not in self.bound:
            self.used.add(node.target.id)
        self.visit_all([node.value, node.target])

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit_all([node.iter, node.target, *node.body, *node.orelse])

    visit_AsyncFor = visit_For

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.visit_all([node.type])
        self.bound.update([node.name] if node.name else [])
        self.visit_all(node.body)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.bound.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)

    visit_ImportFrom = visit_Import

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults])
        self.bound.add(node.name)
        self._inside(node.body, _parameters(node.args))

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit_all([*node.args.defaults, *node.args.kw_defaults])
        self._inside([node.body], _parameters(node.args))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        self._inside(node.body)
        self.bound.add(node.name)

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        parts = [part for one in node.generators for part in (one.iter, one.target, *one.ifs)]
        made = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._inside([*parts, *made])

    visit_SetComp = visit_GeneratorExp = visit_DictComp = visit_ListComp

    def _inside(self, nodes: Iterable[ast.AST], given: Iterable[str] = ()) -> None:
        """A scope of its own: it sees our names, and what it binds stays there."""
        inner = _Reader({*self.bound, *given})
        inner.visit_all(nodes)
        self.used |= inner.used


def _parameters(arguments: ast.arguments) -> Iterator[str]:
    single = [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *single):
        yield one.arg
