"""Formulas said in words: “the force divided by the mass” is force / mass."""

import ast
import re

from openclass_nb.hints.guards.decoding import readings
from openclass_nb.hints.guards.vocabulary import NUMBER_WORDS, constant

BINARY: tuple[tuple[str, str], ...] = (
    (
        r"to the power(?: of)?|raised to(?: the)?|hoch|à la puissance|elevado a|elevato a|double star|\*\*",
        "**",
    ),
    (r"integer[- ]divided by|floor[- ]divided by|double slash|//", "//"),
    (
        r"divided by|over|per|slash|geteilt durch|durch|divisé par|dividido (?:por|entre)|diviso|gedeeld door|/",
        "/",
    ),
    (
        r"multiplied (?:by|with)|times|star|asterisk|mal|fois|multiplié par|multiplicado por|por|"
        r"moltiplicato per|keer|maal|\*",
        "*",
    ),
    (r"plus|added to|increased by|and then add|add|más|più|\+", "+"),
    (r"minus|less|decreased by|reduced by|take away|moins|menos|meno|min|-|−", "-"),
    (r"modulo|mod|remainder|%", "%"),
)
POSTFIX = ((r"squared|quadrat|au carré|al cuadrado|al quadrato|kwadraat", "**2"), (r"cubed", "**3"))
PREFIX = ((r"(?:square )?root(?: of)?|wurzel(?: aus)?|racine(?: de)?|raíz(?: de)?|radice(?: di)?", "root"),)
FILLER = frozenset(
    "the a an of it this that then by and is to which all value result number your "
    "der die das den dem le la les el los il lo de het".split()
)
MOST = 12


def spoken_expressions(hints: list[str], tree: ast.AST) -> list[str]:
    """Expressions that the texts say in words, with the names of the program; longest first."""
    names = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
    names |= {one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)}
    lower = {one.lower(): one for one in names} | {
        one.lower().replace("_", " "): one for one in names if "_" in one
    }
    found: list[str] = []
    for hint in hints:
        for reading in readings(hint)[:6]:
            found += _expressions(_signs(reading, lower))
    return sorted(dict.fromkeys(found), key=len, reverse=True)[:MOST]


def _signs(text: str, names: dict[str, str]) -> list[str]:
    """The text as a row of names, numbers and signs; “;” where anything else comes between."""
    said = text.lower()
    for words, sign in (*BINARY, *POSTFIX):
        written = rf"(?<=[\s)\d]){re.escape(sign)}(?=[\s(\d])"
        pattern = rf"\b(?:{words})\b|{written}" if words[0].isalpha() else words
        said = re.sub(pattern, f" \u0001{sign}\u0001 ", said)
    for spaced, name in sorted(names.items(), key=lambda one: -len(one[0])):
        if " " in spaced:
            said = said.replace(spaced, f" {name} ")
    row = []
    for word in re.findall(r"\u0001[^\u0001]+\u0001|[a-zA-Z_]\w*|\d+(?:\.\d+)?|[().,;:\n]", said):
        row += _sign(word, names)
    return row


def _sign(word: str, names: dict[str, str]) -> list[str]:
    if word.startswith("\u0001"):
        return [word.strip("\u0001")]
    if word.lower() in names or word in names.values():
        return [names.get(word.lower(), word)]
    if word[0].isdigit():
        return [word]
    if word in NUMBER_WORDS:
        return [ast.unparse(constant(NUMBER_WORDS[word]))]
    if word in "()":
        return [word]
    return [] if word in FILLER else [";"]


def _expressions(row: list[str]) -> list[str]:
    """Every run in the row that is an expression with an operator, also with its first operation in brackets."""
    found = []
    for run in re.split(r"(?:^|\s);(?:\s|$)", " ".join(row)):
        for text in (run, *_tails(run)):
            if _has_operator(text):
                found += [text, *_grouped(text)]
    return found


def _tails(run: str) -> list[str]:
    words = run.split()
    return [
        " ".join(words[start:end])
        for start in range(min(4, len(words)))
        for end in range(len(words), start + 2, -1)
    ][:24]


def _has_operator(text: str) -> bool:
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError):
        return False
    return isinstance(node, ast.BinOp)


def _grouped(text: str) -> list[str]:
    """The same, said from left to right."""
    words = text.split()
    if len(words) < 5 or "(" in words:
        return []
    return [
        f"({' '.join(words[:3])}) {' '.join(words[3:])}",
        f"{' '.join(words[:-3])} ({' '.join(words[-3:])})",
    ]
