"""Slips that beginners make, found in the code alone. Each is told as something to look at, at its line."""

import ast

from openclass_nb.hints.deterministic import expression_slips, function_slips
from openclass_nb.hints.deterministic.slip import Slip


def slips_in(answer: str) -> list[Slip]:
    """All that were found, the sure ones first, then from top to bottom; none if it can't be read."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found = [slip for look in (*function_slips.LOOKS, *expression_slips.LOOKS) for slip in look(tree)]
    return sorted(found, key=lambda one: (not one.sure, one.line))
