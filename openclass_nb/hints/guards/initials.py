"""What the first and last letters of a text spell: the one place where plain prose can hide a word."""

import ast
import re

from openclass_nb.hints.guards.text_leaks import names_of
from openclass_nb.hints.guards.vocabulary import BARE_NAMES

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[.!?:;\n]+\s*")
IN_WORDS, IN_SENTENCES = 4, 2
"""Shorter words than these are spelled by chance: by the letters of all words, of all sentences."""


def initials_of(text: str, answer: str, solution: str) -> str:
    """The operators, numbers and names that are spelled by the letters of a text’s words, sentences or lines."""
    words = WORD.findall(text)
    lines = [one.strip() for one in (*SENTENCE.split(text),) if one.strip()]
    rows = [("".join(one[at] for one in words), IN_WORDS) for at in (0, -1)]
    rows += [("".join(one[at] for one in lines), IN_SENTENCES) for at in (0, -1)]
    wanted = {*BARE_NAMES, *(names_of(solution) - names_of(answer)), *_texts(solution)}
    found = [
        one
        for row, least in rows
        for one in wanted
        if len(one) >= least and any(one.lower() in way for way in (row.lower(), row.lower()[::-1]))
    ]
    return "\n".join(dict.fromkeys(found))


def _texts(solution: str) -> set[str]:
    try:
        nodes = ast.walk(ast.parse(solution))
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
