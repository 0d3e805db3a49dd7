"""The mutants of an answer: found, told apart, and no more than can be looked at."""

from __future__ import annotations

import ast
import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openclass_nb.course.mutation.branches import branch_edits
from openclass_nb.course.mutation.calls import call_edits
from openclass_nb.course.mutation.constants import constant_edits
from openclass_nb.course.mutation.operators import operator_edits
from openclass_nb.course.mutation.text import Edit, Program

MOST = 60
"""Mutants of one exercise. From more, a selection of all kinds is taken, the same each time."""
FAMILIES = (call_edits, operator_edits, branch_edits, constant_edits)


@dataclass(frozen=True)
class Mutant:
    """An answer that differs from the right one in one place.

    `id` stays the same as long as the solution and the change do, comments and blanks aside; a teacher can mark it as
    right too, and has to look anew once the solution is another.
    `kind` is the family of the change, `story` what a student may have done, `line` counts from 1 in the answer cell.
    """

    id: str
    kind: str
    story: str
    line: int
    source: str
    diff: str


def mutants_of(answer: str, most: int = MOST) -> list[Mutant]:
    """The mutants of an answer cell, in the order of its text; none of one that is no plain Python.

    Only what is between nbgrader's solution marks is changed, where there are any.
    """
    try:
        program = Program(answer)
    except (SyntaxError, ValueError):  # magics, shell commands; null bytes
        return []
    found = {mutant.id: mutant for mutant in reversed(list(_all(program)))}
    chosen = _spread(list(reversed(found.values())), most)
    return sorted(chosen, key=lambda one: (one.line, one.story))


def identity(source: str) -> str:
    """A short hash of what a program does, whatever its comments and blanks."""
    return _hashed(ast.unparse(ast.parse(source)))


def _all(program: Program) -> Iterator[Mutant]:
    own = identity(program.source)
    for family in FAMILIES:
        for edit in family(program):
            changed = program.source[: edit.start] + edit.text + program.source[edit.end :]
            try:
                name = identity(changed)
            except SyntaxError:  # a bound that may not be left out, a comment in the way
                continue
            if name != own:
                yield _mutant(program, edit, changed, _hashed(own + name))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _mutant(program: Program, edit: Edit, changed: str, name: str) -> Mutant:
    line = program.line_of(edit.start)
    return Mutant(name, edit.kind, _short(edit.story), line, changed, _diff(program.source, changed))


def _short(story: str) -> str:
    flat = " ".join(story.split())
    return flat if len(flat) <= 100 else flat[:97] + "…"


def _diff(before: str, after: str) -> str:
    """The lines that differ, as `diff` shows them, without headers."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


def _spread(found: list[Mutant], most: int) -> list[Mutant]:
    """At most so many, of every kind in turn, and within a kind from all over the text."""
    if len(found) <= most:
        return found
    kinds: dict[str, list[Mutant]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.id):
        kinds[one.kind].append(one)
    return list(_in_turn(kinds.values()))[:most]


def _in_turn(groups: Iterable[list[Mutant]]) -> Iterator[Mutant]:
    left = [list(one) for one in groups]
    while any(left):
        for group in left:
            if group:
                yield group.pop(0)
