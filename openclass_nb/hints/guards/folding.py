"""A line of the solution is one in capitals, in pieces or with dots between, too: what counts is letters and signs."""

import re

from openclass_nb.hints.guards.bare import bare_code, without_quotes_of

LEAST = 8
"""Letters, figures and signs from which on a row of them is a line and no chance."""
HEAD = re.compile(r"^(?:return\b|[\w.,\s\[\]'\"]+(?<![=<>!])=(?!=))")


def spells_line_of(text: str, solution: str, answer: str, known: str) -> bool:
    """Whether the letters of a line of the solution stand in a text, in order, and nowhere in what was read."""
    text, read = without_quotes_of(text, answer), f"{known}\n{answer}"
    return any(
        len(row) >= LEAST and row in fold(text) and row not in fold(read)
        for fold in (_letters, _letters_and_signs)
        for row in map(fold, _lines(solution))
    )


def _lines(solution: str) -> list[str]:
    """Every line that says something, and what it returns or assigns alone."""
    lines = [one.strip() for one in bare_code(solution).splitlines()]
    lines = [one for one in lines if not one.startswith(("def ", "class ", "import ", "from "))]
    values = [HEAD.sub("", one) for one in lines]
    return [one for one in (*lines, *values) if len(re.findall(r"\w+", one)) > 1]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _letters_and_signs(text: str) -> str:
    return re.sub(r"[^\w+*/<>=%&|-]|_", "", text.casefold())
