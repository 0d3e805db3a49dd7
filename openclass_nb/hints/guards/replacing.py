"""One node of a program replaced by another."""

import ast
import copy
from itertools import islice


def replaced_in(tree: ast.Module, place: int, new: ast.AST) -> str | None:
    """The program with the node at `place` (in the order of ast.walk) replaced; None if it can't stand there."""
    whole = copy.deepcopy(tree)
    target = next(islice(ast.walk(whole), place, None))
    for parent in ast.walk(whole):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is target for one in value):
                value[:] = [new if one is target else one for one in value]
    return unparsed(whole)


def unparsed(tree: ast.AST) -> str | None:
    """The program's text; None if it is none."""
    try:
        return ast.unparse(ast.fix_missing_locations(tree))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None
