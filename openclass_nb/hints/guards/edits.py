"""The programs that one mechanical edit makes of an answer, if somebody does what a hint mentions without thinking."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from openclass_nb.hints.guards import line_edits, rewriting, structure
from openclass_nb.hints.guards.bare import without_quotes_of
from openclass_nb.hints.guards.mention import Mention
from openclass_nb.hints.guards.signs import SIGNS, with_signs
from openclass_nb.hints.guards.spoken import spoken_expressions
from openclass_nb.hints.guards.vocabulary import CHANGES

MOST = 500
"""Programs for one hint; a hint that mentions more than can be tried is not shown."""


def edited(answer: str, mention: Mention, hints: list[str], solution: str = "") -> list[str]:
    """Different programs, most likely ones first; at most MOST + 1 of them. Empty if the answer can't be read."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError):
        return []
    programs: dict[str, None] = {}
    for program in islice(_programs(answer, tree, mention, hints, solution), 20 * MOST):
        programs.setdefault(program)
        if len(programs) > MOST:
            break
    programs.pop(ast.unparse(tree), None)
    return list(programs)


def _programs(
    answer: str, tree: ast.Module, mention: Mention, hints: list[str], solution: str
) -> Iterator[str]:
    own = ast.unparse(tree)
    said = [*mention.snippets, *spoken_expressions([without_quotes_of(one, own) for one in hints], tree)]
    every = mention.anything
    lines = frozenset(range(1, len(answer.splitlines()) + 1)) if every else mention.lines
    changes = replace(mention, changes=frozenset(CHANGES)) if every else mention
    for made in (
        with_signs(answer, SIGNS, lines),
        line_edits.on_lines(tree, lines, solution),
        structure.with_snippets(tree, said),
        rewriting.with_operators(tree, mention),
        rewriting.with_numbers(tree, mention),
        rewriting.with_names(tree, mention),
        rewriting.with_texts(tree, mention),
        structure.with_changes(tree, changes),
        rewriting.with_calls(tree, mention),
        rewriting.with_terms(tree, mention),
    ):
        yield from made
