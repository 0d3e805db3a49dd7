"""What the teacher's own text binds and reads. Parsed, never run here; the student's text is not looked at."""

from __future__ import annotations

import ast
import symtable
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

SETTERS = frozenset(
    ("set_printoptions", "set_option", "setrecursionlimit", "filterwarnings", "simplefilter", "init_printing")
)
"""Calls in the teacher's cells that set up a library, and so are made in the examiner too."""


@dataclass(frozen=True)
class CellText:
    """One cell of the teacher's, taken apart.

    `imports`, `functions`, `classes` and `constants` map names to the statement that binds them. `stars` are modules
    imported with `*`, `setters` statements that set a library up. `binds` are all names bound at the top, `deletes`
    those deleted, `reads` those read at the top before they are bound, `global_reads` those that functions read.
    """

    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    stars: tuple[str, ...] = ()
    setters: tuple[str, ...] = ()
    operators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    binds: frozenset[str] = frozenset()
    deletes: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    global_reads: frozenset[str] = frozenset()
    readable: bool = True


def without_magics(source: str) -> str:
    """The cell without the lines that only IPython understands."""
    return "\n".join("pass" if line.lstrip()[:1] in ("%", "!") else line for line in source.splitlines())


def read_cell(source: str) -> CellText:
    """Take one cell apart; a cell that Python can't read binds nothing."""
    text = without_magics(source)
    try:
        tree = ast.parse(text)
        table = symtable.symtable(text, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return CellText(readable=False)
    top = list(_top_statements(tree.body))
    return CellText(
        imports=_imports(top),
        functions=_definitions(top, (ast.FunctionDef, ast.AsyncFunctionDef), _keeps_no_state),
        classes=_definitions(top, (ast.ClassDef,), lambda one: True),
        constants=_constants(tree, top),
        stars=tuple(
            one.module or "" for one in top if isinstance(one, ast.ImportFrom) and one.names[0].name == "*"
        ),
        setters=tuple(ast.unparse(one) for one in top if _is_setter(one)),
        operators=_operators(tree),
        binds=_binds(table),
        deletes=frozenset(_deleted(tree)),
        reads=_reads_first(tree),
        global_reads=frozenset(_global_reads(table)),
    )


def _top_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements at the top, also below `if`, `try` and `with`."""
    for one in body:
        yield one
        for part in ("body", "handlers", "orelse", "finalbody"):
            if isinstance(one, (ast.If, ast.Try, ast.With)):
                inner = getattr(one, part, [])
                yield from _top_statements([deep for each in inner for deep in getattr(each, "body", [each])])


def _imports(top: list[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in top:
        if isinstance(one, (ast.Import, ast.ImportFrom)):
            for alias in one.names:
                if alias.name != "*":
                    found[alias.asname or alias.name.partition(".")[0]] = _single(one, alias)
    return found


def _single(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    """The import of one name by itself; `import a.b` keeps `a` with its part."""
    if isinstance(statement, ast.Import):
        return ast.unparse(ast.Import([alias]))
    return ast.unparse(ast.ImportFrom(statement.module, [alias], statement.level))


def _definitions(top: list[ast.stmt], kinds: tuple[type, ...], wanted: object) -> dict[str, str]:
    return {one.name: ast.unparse(one) for one in top if isinstance(one, kinds) and wanted(one)}  # type: ignore


def _keeps_no_state(function: ast.AST) -> bool:
    """Whether a function sets no globals; one that does must stay where the globals are."""
    return not any(isinstance(one, ast.Global) for one in ast.walk(function))


def _constants(tree: ast.AST, top: list[ast.stmt]) -> dict[str, str]:
    """Names bound once, to a literal that can't change."""
    stored = Counter(
        one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)
    )
    shared = {name for one in ast.walk(tree) if isinstance(one, ast.Global) for name in one.names}
    found: dict[str, str] = {}
    for one in top:
        if isinstance(one, ast.Assign) and len(one.targets) == 1 and _is_constant(one.value):
            target = one.targets[0]
            if isinstance(target, ast.Name) and stored[target.id] == 1 and target.id not in shared:
                found[target.id] = ast.unparse(one)
    return found


def _is_constant(node: ast.expr) -> bool:
    """A literal, a named tuple's class, or the object whose methods are unittest's assertions."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "TestCase":
        return not node.args
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "namedtuple":
        return True
    return _is_literal(node)


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(map(_is_literal, node.elts))
    if isinstance(node, ast.UnaryOp):
        return _is_literal(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_literal(node.left) and _is_literal(node.right)
    return isinstance(node, ast.Constant) and node.value is not None and node.value is not Ellipsis


def _is_setter(one: ast.stmt) -> bool:
    if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)):
        return False
    function = one.value.func
    return isinstance(function, ast.Attribute) and function.attr in SETTERS


def _operators(tree: ast.AST) -> dict[str, tuple[str, ...]]:
    """Special methods that the teacher's classes define, by class."""
    found: dict[str, tuple[str, ...]] = {}
    for one in ast.walk(tree):
        if isinstance(one, ast.ClassDef):
            names = {part.name for part in one.body if isinstance(part, ast.FunctionDef)}
            names |= {
                target.id
                for part in one.body
                if isinstance(part, ast.Assign)
                for target in part.targets
                if isinstance(target, ast.Name)
            }
            found[one.name] = tuple(sorted(name for name in names if name.startswith("__")))
    return found


def _binds(table: symtable.SymbolTable) -> frozenset[str]:
    found = {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}
    return frozenset(found | set(_global_writes(table)))


def _global_writes(table: symtable.SymbolTable) -> Iterator[str]:
    for inner in table.get_children():
        yield from (
            one.get_name() for one in inner.get_symbols() if one.is_declared_global() and one.is_assigned()
        )
        yield from _global_writes(inner)


def _global_reads(table: symtable.SymbolTable) -> Iterator[str]:
    for inner in table.get_children():
        yield from (one.get_name() for one in inner.get_symbols() if one.is_global() and one.is_referenced())
        yield from _global_reads(inner)


def _deleted(tree: ast.Module) -> Iterator[str]:
    for one in _top_statements(tree.body):
        if isinstance(one, ast.Delete):
            yield from (target.id for target in one.targets if isinstance(target, ast.Name))


def _reads_first(tree: ast.Module) -> frozenset[str]:
    """Names that are read at the top before (in the text) anything binds them."""
    reads: dict[str, tuple[int, int]] = {}
    binds: dict[str, tuple[int, int]] = {}
    for node, place in _outside_functions(tree):
        if isinstance(node, ast.Name):
            where = reads if isinstance(node.ctx, ast.Load) else binds
            where.setdefault(node.id, place)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            binds.setdefault(node.name, place)
    far = (1 << 30, 0)
    return frozenset(name for name, place in reads.items() if place <= binds.get(name, far))


def _outside_functions(node: ast.AST) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    """Nodes that run when the cell runs, with the place at which they do: an assignment binds at its end."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child, (getattr(node, "end_lineno", 0) or 0, 1 << 20)
        else:
            yield child, (getattr(child, "lineno", 0), getattr(child, "col_offset", 0))
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
            parts: list[ast.AST] = [*defaults, *getattr(child, "decorator_list", [])]
            yield from _outside_functions(ast.Module(parts, []))  # type: ignore[arg-type]
        else:
            yield from _outside_functions(child)
