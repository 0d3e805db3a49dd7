"""Hints for lines to be put in order: what the student's own order does when it is read from top to bottom."""

import ast
import builtins
import itertools
from collections.abc import Iterator

from openclass_nb.hints.forms.seen import ParsonsSeen

KNOWN = frozenset(vars(builtins))
ENDS = ("return", "break", "continue", "raise")


def parsons_hints(seen: ParsonsSeen) -> Iterator[str]:
    """The first thing that a computer would stumble over, then how to find an order."""
    if seen.order_right:
        yield from _indentation(seen)
        return
    if seen.is_python:
        yield from _stumbles(seen)
    if seen.missing and seen.too_many:
        yield "One of your lines does not belong there, and one that does is not used. Which two look alike?"
    elif seen.missing:
        yield "A line is still missing. Which step of the task does none of your lines do?"
    elif seen.too_many:
        yield "Not all lines are needed. Are there two that look alike? Say aloud what each of them does."
    yield "Begin with what has to be there before anything else, and with what comes last. Then fill in between."
    yield "Follow your order with one simple input, line by line, with pencil and paper. Where does it go wrong?"
    yield "For each line ask: which values does it need? Those have to come from lines above it."


def _stumbles(seen: ParsonsSeen) -> Iterator[str]:
    yield from _used_before(seen.lines)
    yield from _never_reached(seen.lines)
    if seen.indentation:
        yield from _nothing_below(seen.lines)


def _used_before(lines: tuple[str, ...]) -> Iterator[str]:
    """A name that a line reads and no line above it makes, though one below does."""
    made: set[str] = set(KNOWN)
    ever = set().union(*(_names(one)[1] for one in lines)) if lines else set()
    for number, line in enumerate(lines, 1):
        read, own = _names(line)
        early = sorted(name for name in read - made if name in ever and name not in own)
        early += sorted(name for name in read & own - made if _reads_first(line))
        if early:
            yield f"Line {number} uses “{early[0]}” before any line has given it a value."
            return
        made |= own


def _reads_first(line: str) -> bool:
    """Whether a line needs the old value of what it makes: x += 1, x = x + 1."""
    node = _parsed(line)
    return isinstance(node, ast.AugAssign | ast.Assign)


def _never_reached(lines: tuple[str, ...]) -> Iterator[str]:
    for number, (line, following) in enumerate(itertools.pairwise(lines), 1):
        ends = line.split()[0] in ENDS if line.split() else False
        if ends and _depth(following) >= _depth(line) and not following.strip().startswith("def "):
            yield f"What stands after line {number} at the same depth is never reached. Why?"
            return


def _nothing_below(lines: tuple[str, ...]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        below = lines[number] if number < len(lines) else ""
        if line.rstrip().endswith(":") and _depth(below) <= _depth(line):
            yield f"Line {number} ends in a colon: something has to stand deeper below it. What belongs to it?"
            return


def _indentation(seen: ParsonsSeen) -> Iterator[str]:
    yield "The order is right. Now ask of every line: does it happen once, or again in every round?"
    yield from _nothing_below(seen.lines)
    yield "A line belongs to the line with a colon above it if it stands deeper, and no longer if it does not."


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _parsed(line: str) -> ast.AST | None:
    text = line.strip()
    for source in (
        text,
        f"{text} pass",
        f"if True: pass\n{text} pass",
        f"try: pass\n{text} pass",
        f"def f(): {text}",
    ):
        try:
            return ast.parse(source).body[-1]
        except (SyntaxError, ValueError):
            continue
    return None


def _names(line: str) -> tuple[set[str], set[str]]:
    """(names that a line reads, names that it makes)."""
    node = _parsed(line)
    if node is None:
        return set(), set()
    found = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
    read = {one.id for one in found if isinstance(one.ctx, ast.Load)}
    made = {one.id for one in found if isinstance(one.ctx, ast.Store)}
    for one in ast.walk(node):
        if isinstance(one, ast.FunctionDef | ast.ClassDef) and line.strip().startswith(("def", "class")):
            made.add(one.name)
        if isinstance(one, ast.arg):
            made.add(one.arg)
        if isinstance(one, ast.Import | ast.ImportFrom):
            made |= {(name.asname or name.name).partition(".")[0] for name in one.names}
        if isinstance(one, ast.AugAssign) and isinstance(one.target, ast.Name):
            read.add(one.target.id)
    return read, made
