"""Arguments swapped, keywords left out, the neighbouring function taken, degrees left for radians."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from openclass_nb.course.mutation.constants import STYLE
from openclass_nb.course.mutation.text import Edit, Program, called, whole

SYMMETRIC = set(
    """min max hypot isclose allclose gcd lcm maximum minimum add multiply equal print zip isinstance getattr
    hasattr super subplots plot merge logical_and logical_or set_xlim set_ylim""".split()
)
"""Their arguments may stand in any order, or have no order that a test could ask for."""
PAIRS = (
    ("sin", "cos"),
    ("min", "max"),
    ("argmin", "argmax"),
    ("nanmin", "nanmax"),
    ("idxmin", "idxmax"),
    ("minimum", "maximum"),
    ("floor", "ceil"),
    ("any", "all"),
    ("log", "log10"),
    ("std", "var"),
    ("head", "tail"),
    ("lower", "upper"),
    ("startswith", "endswith"),
    ("isna", "notna"),
    ("set_xlabel", "set_ylabel"),
    ("xlabel", "ylabel"),
    ("set_xscale", "set_yscale"),
    ("asin", "acos"),
    ("arcsin", "arccos"),
    ("cumsum", "cumprod"),
)
NEIGHBOURS = {
    **dict(PAIRS),
    **{after: before for before, after in PAIRS},
    "tan": "sin",
    "mean": "sum",
    "sum": "mean",
    "median": "mean",
    "nanmean": "mean",
    "nansum": "sum",
    "nanstd": "std",
    "log2": "log",
    "count": "size",
    "transform": "agg",
}
LEFT_OUT = {
    "radians": "degrees taken as radians",
    "deg2rad": "degrees taken as radians",
    "degrees": "radians returned as degrees",
    "rad2deg": "radians returned as degrees",
    "sqrt": "the root left out",
    "abs": "the absolute value left out",
    "fabs": "the absolute value left out",
    "absolute": "the absolute value left out",
    "exp": "the exponential left out",
    "sorted": "the sorting left out",
    "reversed": "the reversing left out",
    "round": "the rounding left out",
    "transpose": "the transposing left out",
}
METHODS_LEFT_OUT = {
    "copy",
    "dropna",
    "sort_values",
    "sort_index",
    "reset_index",
    "strip",
    "lower",
    "drop_duplicates",
}


def call_edits(program: Program) -> Iterator[Edit]:
    """Every change of one call."""
    for node in program.nodes:
        if isinstance(node, ast.Call):
            yield from _swapped(program, node)
            yield from _without_keyword(program, node)
            yield from _neighbour(program, node)
            yield from _left_out(program, node)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from _results_exchanged(program, node.value)


def _arguments(program: Program, node: ast.Call) -> list[str]:
    keywords = (f"{one.arg}={program.text(one.value)}" if one.arg else "" for one in node.keywords)
    return [*(program.text(one) for one in node.args), *keywords]


def _rebuilt(program: Program, node: ast.Call, arguments: list[str], kind: str, story: str) -> Edit:
    start, end = program.span(node)
    return Edit(start, end, f"{program.text(node.func)}({', '.join(arguments)})", kind, story)


def _is_plain(node: ast.Call) -> bool:
    starred = any(isinstance(one, ast.Starred | ast.GeneratorExp) for one in node.args)
    return not starred and all(one.arg for one in node.keywords)


def _swapped(program: Program, node: ast.Call) -> Iterator[Edit]:
    if len(node.args) < 2 or not _is_plain(node) or called(node) in SYMMETRIC:
        return
    first, second, *others = _arguments(program, node)
    yield _rebuilt(program, node, [second, first, *others], "arguments", f"{first} and {second} exchanged")


def _without_keyword(program: Program, node: ast.Call) -> Iterator[Edit]:
    if not _is_plain(node):
        return
    texts, first = _arguments(program, node), len(node.args)
    for place, one in enumerate(node.keywords, first):
        if one.arg not in STYLE:
            kept = texts[:place] + texts[place + 1 :]
            kind = "axis" if one.arg in ("axis", "ddof") else "keyword"
            yield _rebuilt(program, node, kept, kind, f"{texts[place]} left out")


def _neighbour(program: Program, node: ast.Call) -> Iterator[Edit]:
    name = called(node)
    if name not in NEIGHBOURS:
        return
    end = program.span(node.func)[1]
    other = NEIGHBOURS[name]
    yield Edit(end - len(name), end, other, "function", f"{other} taken for {name}")


def _left_out(program: Program, node: ast.Call) -> Iterator[Edit]:
    name = called(node)
    start, end = program.span(node)
    if name in LEFT_OUT and node.args and not isinstance(node.args[0], ast.Starred | ast.GeneratorExp):
        kind = "unit" if "radians" in LEFT_OUT[name] else "function"
        yield Edit(start, end, whole(program.text(node.args[0])), kind, LEFT_OUT[name])
    elif name in METHODS_LEFT_OUT and isinstance(node.func, ast.Attribute):
        yield Edit(start, end, program.text(node.func.value), "function", f".{name}() left out")


def _results_exchanged(program: Program, node: ast.Tuple) -> Iterator[Edit]:
    if len(node.elts) < 2 or any(isinstance(one, ast.Starred) for one in node.elts):
        return
    first, second = program.text(node.elts[0]), program.text(node.elts[1])
    start, end = program.span(node.elts[0])[0], program.span(node.elts[1])[1]
    between = program.source[program.span(node.elts[0])[1] : program.span(node.elts[1])[0]]
    yield Edit(
        start, end, second + between + first, "arguments", f"{first} and {second} returned in the wrong order"
    )
