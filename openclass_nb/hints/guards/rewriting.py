"""Edits inside expressions: another operator, number, name or text; a call around it; a term more."""

import ast
import copy
from collections.abc import Iterator

from openclass_nb.hints.guards.mention import Mention
from openclass_nb.hints.guards.replacing import replaced_in
from openclass_nb.hints.guards.signs import with_signs
from openclass_nb.hints.guards.vocabulary import constant

CALLABLE = frozenset(
    "abs all any bool float int len list max min reversed round set sorted str sum tuple".split()
)


def with_operators(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """Each operator replaced by each that is mentioned; a minus or “not” put in front or taken away.

    Once as one would type it, where another sign binds more strongly, once with the parts as they are.
    """
    yield from with_signs(ast.unparse(tree), mention.operators)
    for place, node in enumerate(ast.walk(tree)):
        for operator in mention.operators:
            yield from _kept(with_operator(tree, place, node, operator))


def with_operator(tree: ast.Module, place: int, node: ast.AST, operator: type[ast.AST]) -> str | None:
    """The program with another operator at that place; None if it can't stand there."""
    new = copy.deepcopy(node)
    made = operator()
    if isinstance(new, ast.BinOp | ast.AugAssign) and isinstance(made, ast.operator):
        new.op = made
    elif isinstance(new, ast.Compare) and isinstance(made, ast.cmpop):
        new.ops = [made, *new.ops[1:]]
    elif isinstance(new, ast.BoolOp) and isinstance(made, ast.boolop):
        new.op = made
    elif isinstance(new, ast.UnaryOp) and isinstance(made, ast.Not | ast.Sub | ast.Add):
        return replaced_in(tree, place, new.operand)
    elif (
        isinstance(new, ast.expr)
        and isinstance(made, ast.Not)
        and isinstance(new, ast.Compare | ast.BoolOp | ast.Call)
    ):
        return replaced_in(tree, place, ast.UnaryOp(ast.Not(), new))
    elif (
        isinstance(new, ast.BinOp | ast.Call | ast.Name | ast.Constant)
        and isinstance(made, ast.Sub)
        and _is_read(new)
    ):
        return replaced_in(tree, place, ast.UnaryOp(ast.USub(), new))
    else:
        return None
    return replaced_in(tree, place, new)


def with_numbers(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """Each number, and each value that is returned or assigned, replaced by each that is mentioned."""
    values = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Return | ast.Assign)}
    for place, node in enumerate(ast.walk(tree)):
        whole = id(node) in values
        if whole or (isinstance(node, ast.Constant) and isinstance(node.value, int | float)):
            for number in sorted(mention.numbers):
                yield from _kept(replaced_in(tree, place, constant(number)))
                yield from _kept(replaced_in(tree, place, ast.UnaryOp(ast.USub(), constant(number))))


def with_names(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """Each name, attribute and number replaced by each name that is mentioned; keywords with its values."""
    for place, node in enumerate(ast.walk(tree)):
        for name in sorted(mention.names):
            if isinstance(node, ast.Name) and _is_read(node) and node.id != name:
                yield from _kept(replaced_in(tree, place, ast.Name(name, ast.Load())))
                yield from _kept(replaced_in(tree, place, ast.Attribute(node, name, ast.Load())))
            elif isinstance(node, ast.Attribute) and node.attr != name:
                yield from _kept(replaced_in(tree, place, ast.Attribute(node.value, name, node.ctx)))
            elif isinstance(node, ast.Constant):
                yield from _kept(replaced_in(tree, place, ast.Name(name, ast.Load())))
            elif isinstance(node, ast.Call):
                yield from _with_keyword(tree, place, node, name, mention)


def _with_keyword(tree: ast.Module, place: int, node: ast.Call, name: str, mention: Mention) -> Iterator[str]:
    others = [one for one in node.keywords if one.arg != name]
    there = len(others) < len(node.keywords)  # to name an option that is there says nothing of its value
    values: list[ast.expr] = [
        constant(one) for one in sorted(mention.numbers | (set() if there else {0.0, 1.0}))
    ]
    values += [ast.Constant(one) for one in (True, False) if not there]
    values += [ast.Constant(one) for one in sorted(mention.texts) if len(one) < 30]
    if name in (
        "axis",
        "ddof",
        "ascending",
        "skipna",
        "sep",
        "reverse",
        "key",
        "dropna",
        "index",
        "how",
        "on",
        "fmt",
    ):
        for value in values:
            new = ast.Call(node.func, node.args, [*others, ast.keyword(name, value)])
            yield from _kept(replaced_in(tree, place, new))
    if there:
        yield from _kept(replaced_in(tree, place, ast.Call(node.func, node.args, others)))


def with_texts(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """Each text replaced by each that is quoted, and by each name."""
    texts = sorted({*mention.texts, *mention.names}, key=len)[:30]
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, str)):
            for text in texts:
                yield from _kept(replaced_in(tree, place, ast.Constant(text)))


def with_calls(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """A call of each function that is mentioned, around each expression; and each call taken away."""
    functions: list[ast.expr] = [ast.Name(one, ast.Load()) for one in sorted(mention.names & CALLABLE)]
    modules = [
        one.id
        for one in ast.walk(tree)
        if isinstance(one, ast.Name) and one.id in ("math", "np", "pd", "numpy")
    ]
    for module in sorted({*modules, "math", "np"}):
        functions += [
            ast.Attribute(ast.Name(module, ast.Load()), one, ast.Load()) for one in _functions(mention)
        ]
    for place, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.expr) or not _is_read(node) or isinstance(node, ast.Constant):
            continue
        for function in functions:
            yield from _kept(replaced_in(tree, place, ast.Call(function, [node], [])))
        for name in _functions(mention):
            yield from _kept(
                replaced_in(tree, place, ast.Call(ast.Attribute(node, name, ast.Load()), [], []))
            )
        if isinstance(node, ast.Call) and len(node.args) == 1 and "remove" in mention.changes:
            yield from _kept(replaced_in(tree, place, node.args[0]))


def _functions(mention: Mention) -> list[str]:
    return sorted(one for one in mention.names if one.isidentifier() and not one.startswith("_"))[:12]


def with_terms(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """A term added to each expression: each operator that is mentioned with each number and name, on both sides."""
    operators = [one for one in mention.operators if issubclass(one, ast.operator)]
    own = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)} | {
        one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)
    }
    terms: list[ast.expr] = [constant(one) for one in sorted(mention.numbers)]
    terms += [ast.Name(one, ast.Load()) for one in sorted(mention.names & own)]
    for place, node in enumerate(ast.walk(tree)):
        if not isinstance(
            node, ast.BinOp | ast.Name | ast.Call | ast.Constant | ast.Subscript
        ) or not _is_read(node):
            continue
        if 0.5 in mention.numbers:  # “half of it” names no operator
            yield from _kept(replaced_in(tree, place, ast.BinOp(node, ast.Mult(), constant(0.5))))
        for operator in operators:
            step = [constant(1)] if not mention.numbers and operator in (ast.Add, ast.Sub) else []
            for term in (*terms, *step):
                if _is_neutral(operator, term):
                    continue
                yield from _kept(replaced_in(tree, place, ast.BinOp(node, operator(), term)))
                if operator not in (ast.Add, ast.Mult):
                    yield from _kept(replaced_in(tree, place, ast.BinOp(term, operator(), node)))


def _is_neutral(operator: type[ast.operator], term: ast.expr) -> bool:
    """Whether the term changes nothing, or makes everything 1: nobody is helped by that."""
    value = term.value if isinstance(term, ast.Constant) else None
    return value == 0 if operator in (ast.Add, ast.Sub) else value == 1


def _is_read(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def _kept(program: str | None) -> list[str]:
    return [program] if program is not None else []
