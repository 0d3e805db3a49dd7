"""Whether a hint is about this program: its line is there, its test fails, its names occur, its claim holds."""

import ast
import builtins
import keyword
import re
from collections.abc import Callable

from openclass_nb.hints.writing.material import Material
from openclass_nb.hints.writing.reply import Written

QUOTED = re.compile(r"`([^`\n]{1,120})`|“([^”\n]{1,60})”")
WORD = re.compile(r"[A-Za-z_]\w*")
CALL = re.compile(
    r"(?P<call>[A-Za-z_]\w*\(.*\))\s*(?:gives|returns|is|==|=|gave|yields)\s*(?P<value>.+?)\.?$"
)
LINE = re.compile(r"\bline\s+(\d+)", re.IGNORECASE)
PLAIN = frozenset(vars(builtins)) | frozenset(keyword.kwlist)


def ungrounded(written: Written, material: Material, holds: Callable[[str, str], bool | None]) -> str:
    """Why the hint can't stand; empty if it can. `holds` runs a call again: True, False, or None if it can't."""
    lines = len(material.code.splitlines())
    named = [written.line] if written.line is not None else []
    named += [int(one) for one in LINE.findall(written.text)]
    if written.kind != material.rung:
        return "another rung"
    if any(not 1 <= one <= lines for one in named):
        return "no such line"
    if written.line is not None and not material.code.splitlines()[written.line - 1].strip():
        return "an empty line"
    if written.test_id and written.test_id != material.test_id:
        return "another test"
    unknown = _unknown_names(written.text, material)
    if unknown:
        return f"names that occur nowhere: {', '.join(sorted(unknown)[:3])}"
    return "a claim that does not hold" if _refuted(written.claim, holds) else ""


def _unknown_names(text: str, material: Material) -> set[str]:
    """Names in quotation marks for code that are neither the student's, the task's nor Python's."""
    quoted = " ".join(one for pair in QUOTED.findall(text) for one in pair if one)
    known = set(WORD.findall(f"{material.code} {material.task} {material.test} {material.seen}"))
    lower = {one.lower() for one in known}
    return {one for one in WORD.findall(quoted) if one not in known | PLAIN and one.lower() not in lower}


def _refuted(claim: str, holds: Callable[[str, str], bool | None]) -> bool:
    """A claim in words is left alone; one of the form “f(3) gives 6” is run, if it is a call with plain values."""
    found = CALL.search(claim.strip())
    if found is None or not (is_plain_call(found["call"]) and _is_value(found["value"])):
        return False
    return holds(found["call"], found["value"]) is False


def is_plain_call(text: str) -> bool:
    """Whether it is a call of a name with literals alone: nothing else of a model's is ever run."""
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return False
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)) or node.func.id in PLAIN:
        return False
    return all(_is_literal(one) for one in (*node.args, *(one.value for one in node.keywords)))


def _is_value(text: str) -> bool:
    try:
        return _is_literal(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError):
        return False


def _is_literal(node: ast.AST) -> bool:
    try:
        ast.literal_eval(ast.unparse(node))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return False
    return True
