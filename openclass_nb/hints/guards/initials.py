"""What the first and last letters of a text spell: the one place where plain prose can hide a word."""

import ast
import re

from openclass_nb.hints.guards.text_leaks import names_of
from openclass_nb.hints.guards.vocabulary import BARE_NAMES

WORD = re.compile(r"\w+")
PART = re.compile(r"[.!?:;,()\n]+\s*")
SENTENCE = re.compile(r"[.!?:;\n]+\s*")
IN_WORDS, IN_SENTENCES = 4, 2
"""Shorter words than these are spelled by chance: by the letters of all words, of all sentences."""


def initials_of(text: str, answer: str, solution: str) -> str:
    """The operators, numbers and names that are spelled by the letters of a text’s words, sentences or lines."""
    lines = [one.strip() for one in (*SENTENCE.split(text),) if one.strip()]
    rows = [("".join(one[at] for one in lines), IN_SENTENCES) for at in (0, -1)]
    rows += [(row, IN_WORDS) for at in (0, -1) for row in _from_parts(text, at)]
    wanted = {*BARE_NAMES, *(names_of(solution) - names_of(answer)), *_texts(solution)}
    found = [
        one
        for row, least in rows
        for one in wanted
        if len(one) >= least and any(_spells(one.lower(), way.lower(), least) for way in (row, row[::-1]))
    ]
    return "\n".join(dict.fromkeys(found))


def _spells(word: str, row: str, least: int) -> bool:
    """Sentences spell a word anywhere, words from where a part of a sentence begins or ends: else it is chance."""
    return word in row if least == IN_SENTENCES else row.startswith(word)


def _from_parts(text: str, at: int) -> list[str]:
    """Rows of a letter of each word: from each part of a sentence to the end, and from the start to each."""
    parts = ["".join(one[at] for one in WORD.findall(part)) for part in PART.split(text)]
    return ["".join(parts[place:]) for place in range(len(parts))] + [
        "".join(parts[: place + 1]) for place in range(len(parts))
    ]


def _texts(solution: str) -> set[str]:
    try:
        nodes = ast.walk(ast.parse(solution))
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
