"""The first guard: what a hint says in code. At most one line of it, and no six tokens in a row of the solution."""

import ast
import io
import keyword
import re
import tokenize

from openclass_nb.hints.guards.bare import bare_code
from openclass_nb.hints.guards.decoding import plain, readings
from openclass_nb.hints.guards.folding import spells_line_of
from openclass_nb.hints.guards.language import in_another_language
from openclass_nb.hints.guards.prose import unlike_prose, without_python
from openclass_nb.hints.guards.said_formulas import says_line_of, says_part_of

GRAM = 6
SHORTEST, FEWEST = 15, 3
"""Characters and words from which on a text can be a hint."""
LEAST = 3
"""A line of the solution that is shorter than six tokens counts from so many on, if it is not the student's."""
FENCE = re.compile(r"```.*?```", re.DOTALL)
TOKEN = re.compile(
    r"[A-Za-z_]\w*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\*\*=?|//=?|<=|>=|==|!=|->|[-+*/%<>=&|^~@]=?|[()\[\]{}:,.]"
)
STATEMENT = re.compile(
    r"^\s*(?:>>> |\d+[:.)] )?(?:def |return\b|for .+:|while .+:|if .+:|elif .+:|else:|import |from \S+ import|"
    r"[A-Za-z_][\w.\[\]]*\s*(?:[-+*/%]|//|\*\*)?=[^=]|print\()"
)


def text_leak(
    text: str,
    solution: str,
    answer: str,
    known: str = "",
    *,
    lines_allowed: int = 1,
    new_code: bool = False,
) -> str:
    """Why a hint can't be shown; empty if it can. `answer` is the student's own code, `known` the task and tests.

    With `new_code` a quoted piece of Python may have signs and numbers that the student hasn't written yet.
    """
    first = plain(text)
    if len(first.strip()) < SHORTEST or len(first.split()) < FEWEST:
        return "too short to help"
    if code_lines(first) > lines_allowed:
        return "more than one line of code"
    prose = without_python(text, f"{known}\n{answer}") if new_code else text
    if unlike := unlike_prose(prose, known, answer):
        return unlike
    if in_another_language(first, known, f"{answer}\n{solution}\n{known}"):
        return "another language than the task’s"
    for reading in readings(text):
        if code_lines(reading) > lines_allowed:
            return "more than one line of code"
        if overlaps(reading, solution, answer, known):
            return "words of the solution"
    if spells_line_of(first, solution, answer, known):
        return "a line of the solution"
    if says_line_of(first, solution, answer, known) or says_part_of(text, solution, answer, known):
        return "a formula of the solution in words"
    return ""


def code_lines(text: str) -> int:
    """Lines that are code, fenced or bare."""
    fenced = sum(
        len([one for one in block.strip("`").splitlines()[1:] if one.strip()])
        for block in FENCE.findall(text)
    )
    bare = [one for one in FENCE.sub("", text).splitlines() if STATEMENT.match(one) and _parses(one)]
    inline = [one for one in re.findall(r"`([^`\n]+)`", FENCE.sub("", text)) if STATEMENT.match(one)]
    return fenced + max(len(bare), len(inline))


def _parses(line: str) -> bool:
    line = re.sub(r"^\s*(?:>>> |\d+[:.)] )", "", line).strip()
    body = line + " pass" if line.endswith(":") else line
    body = re.sub(r"^(elif|else)\b", "if x" if line.startswith("else") else "if", body)
    try:
        ast.parse(body)
    except (SyntaxError, ValueError):
        return False
    return True


def overlaps(text: str, solution: str, answer: str, known: str = "") -> bool:
    """Whether six tokens in a row are the solution's and nobody else's; or a whole short line of it is there."""
    said = _grams(tokens_of(text), GRAM)
    own = _grams(code_tokens(answer), GRAM) | _grams(tokens_of(known), GRAM)
    if (_grams(code_tokens(solution), GRAM) - own) & said:
        return True
    return any(_stands_in(line, text, answer, known) for line in _lines(solution))


def _stands_in(line: list[str], text: str, answer: str, known: str) -> bool:
    """Whether a line of the solution stands in the text as code, and in nothing that the student has."""
    if not len(line) >= LEAST or not _tells_something(line):
        return False
    size = len(line)
    if tuple(line) in _grams(code_tokens(answer), size) | _grams(tokens_of(known), size):
        return False
    return tuple(line) in _grams(tokens_of(text), size)


def _tells_something(line: list[str]) -> bool:
    """Whether there is an operator, a call or a number in it: a bare name is no solution."""
    return any(not re.match(r"[A-Za-z_]\w*$|[.,:]$", one) for one in line)


def _lines(solution: str) -> list[list[str]]:
    """The solution line by line, and what is returned or assigned alone, without frames that everybody knows."""
    found = []
    for line in bare_code(solution).splitlines():
        words = tokens_of(line)
        if not words or words[0] in ("def", "class", "import", "from", "else", "try"):
            continue
        found.append(words)
        for mark in ("return", "="):
            if mark in words[: len(words) - LEAST]:
                found.append(words[words.index(mark) + 1 :])
    return found


def code_tokens(source: str) -> list[str]:
    """Tokens of code without comments, docstrings, ends of lines and quotation marks."""
    return tokens_of(bare_code(source))


def tokens_of(text: str) -> list[str]:
    """Names, numbers and operators of any text, as they stand."""
    return TOKEN.findall(text)


def _grams(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + size]) for place in range(len(words) - size + 1)}


def names_of(source: str) -> set[str]:
    """Names that stand in code, keywords left out."""
    try:
        words = {
            one.string
            for one in tokenize.generate_tokens(io.StringIO(source).readline)
            if one.type == tokenize.NAME
        }
    except (tokenize.TokenError, SyntaxError, ValueError):
        words = set(re.findall(r"[A-Za-z_]\w*", source))
    return {one for one in words if not keyword.iskeyword(one)}
