"""Another sign typed over an operator in the text of a program: what it then belongs to, Python decides."""

import ast
import io
import tokenize
from collections.abc import Collection, Iterator

from openclass_nb.hints.guards.vocabulary import Operator

SIGNS: dict[Operator, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.And: "and", ast.Or: "or",
}  # fmt: skip
SORTS = (
    frozenset(("+", "-", "*", "/", "//", "%", "**")),
    frozenset(("<", "<=", ">", ">=", "==", "!=")),
    frozenset(("and", "or")),
    frozenset(("+=", "-=", "*=", "/=", "//=", "%=", "**=", "=")),
)


def with_signs(
    source: str, operators: Collection[Operator], rows: Collection[int] | None = None
) -> Iterator[str]:
    """Each program that comes of one sign typed over another of its sort, in these lines (from 1) or in all."""
    wanted = [SIGNS[one] for one in operators if one in SIGNS]
    lines = source.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if rows is not None and token.start[0] not in rows:
            continue
        sort = next((one for one in SORTS if token.string in one), None)
        for sign in wanted if sort else ():
            new = (
                f"{sign}="
                if token.string.endswith("=") and f"{sign}=" in SORTS[3] and sort is SORTS[3]
                else sign
            )
            if sort is not None and new in sort and new != token.string:
                yield from _typed(lines, token, new)


def _typed(lines: list[str], token: tokenize.TokenInfo, sign: str) -> Iterator[str]:
    row, begin = token.start
    line = lines[row - 1]
    changed = "".join((*lines[: row - 1], f"{line[:begin]} {sign} {line[token.end[1] :]}", *lines[row:]))
    try:
        yield ast.unparse(ast.parse(changed))
    except (SyntaxError, ValueError):
        return
