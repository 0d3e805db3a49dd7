"""The programs that one mechanical edit makes of an answer, if somebody does what a hint mentions without thinking."""

import ast
from collections.abc import Iterator
from itertools import islice

from openclass_nb.hints.guards import line_edits, rewriting, structure
from openclass_nb.hints.guards.bare import without_quotes_of
from openclass_nb.hints.guards.mention import Mention
from openclass_nb.hints.guards.spoken import spoken_expressions

MOST = 500
"""Programs for one hint; a hint that mentions more than can be tried is not shown."""


def edited(answer: str, mention: Mention, hints: list[str], solution: str = "") -> list[str]:
    """Different programs, most likely ones first; at most MOST + 1 of them. Empty if the answer can't be read."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError):
        return []
    programs: dict[str, None] = {}
    for program in islice(_programs(tree, mention, hints, solution), 20 * MOST):
        programs.setdefault(program)
        if len(programs) > MOST:
            break
    programs.pop(ast.unparse(tree), None)
    return list(programs)


def _programs(tree: ast.Module, mention: Mention, hints: list[str], solution: str) -> Iterator[str]:
    own = ast.unparse(tree)
    said = [*mention.snippets, *spoken_expressions([without_quotes_of(one, own) for one in hints], tree)]
    for made in (
        line_edits.on_lines(tree, mention.lines, solution),
        structure.with_snippets(tree, said),
        rewriting.with_operators(tree, mention),
        rewriting.with_numbers(tree, mention),
        rewriting.with_names(tree, mention),
        rewriting.with_texts(tree, mention),
        structure.with_changes(tree, mention),
        rewriting.with_calls(tree, mention),
        rewriting.with_terms(tree, mention),
    ):
        yield from made
