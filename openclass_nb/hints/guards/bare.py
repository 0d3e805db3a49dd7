"""Code without what says nothing to Python: comments and docstrings; a text without the code that it quotes."""

import ast
import re

QUOTED = re.compile(r"`([^`\n]{1,300})`|“([^”\n]{1,200})”")


def bare_code(source: str) -> str:
    """Code without comments and docstrings; as it is where it can't be read."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return source
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        told = first.value if isinstance(first, ast.Expr) else None
        if isinstance(body, list) and isinstance(told, ast.Constant) and isinstance(told.value, str):
            body[0] = ast.Pass()
    return ast.unparse(tree)


def without_quotes_of(text: str, answer: str) -> str:
    """The text without quoted pieces of the student's own code: to point at them says nothing new."""
    own = "".join(answer.split())

    def kept(found: re.Match[str]) -> str:
        piece = "".join((found[1] or found[2]).split())
        return " … " if len(piece) > 2 and piece in own else found[0]

    return QUOTED.sub(kept, text)
