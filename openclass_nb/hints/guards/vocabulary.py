"""How operators, numbers and changes are said in words, in several languages: read from vocabulary.toml."""

import ast
import builtins
import re
import tomllib
from pathlib import Path
from typing import Any

from openclass_nb.hints.guards.number_words import said_numbers

BUILT_IN = frozenset(vars(builtins)) | frozenset("np numpy pd pandas math plt".split())
Operator = type[ast.operator] | type[ast.cmpop] | type[ast.boolop] | type[ast.unaryop]

_FILE = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


OPERATORS: tuple[tuple[Operator, re.Pattern[str]], ...] = tuple(
    (getattr(ast, name), _pattern(words)) for name, words in _FILE["operators"].items()
)
CHANGES: dict[str, re.Pattern[str]] = {name: _pattern(words) for name, words in _FILE["changes"].items()}
NUMBER_WORDS: dict[str, float] = {
    word: float(number) for number, words in _FILE["numbers"].items() for word in words
}
ONE = _pattern(_FILE["one"]["meant_as_a_number"])
"""“One” is mostly no number: only where something is done with it."""
ITSELF = _pattern(_FILE["talk"]["of_itself"])
"""Words about the letters and words of the text itself, which nobody needs who speaks of a program."""
BARE_NAMES: tuple[str, ...] = tuple(_FILE["talk"]["called"])
PRESCRIBING = _pattern(_FILE["talk"]["prescribing"])
HARMLESS = _pattern(_FILE["talk"]["harmless"])
ELSEWHERE = _pattern(_FILE["talk"]["elsewhere"])
"""Talk of programs and people that fared better, and of what would happen if something else stood there."""
ADVISING = _pattern(_FILE["sentences"]["advising"])
LEAD = "".join(_FILE["sentences"]["lead"])
INVITING = re.compile(LEAD + "(?:" + "|".join(_FILE["sentences"]["inviting"]) + ")", re.IGNORECASE)
LEADING = _pattern(_FILE["sentences"]["leading"])
EXPECTING = _pattern(_FILE["sentences"]["expecting"])
MIXED = _pattern(_FILE["sentences"]["mixed"])
SEEN = _pattern(_FILE["sentences"]["seen"])
FUNCTIONS: dict[str, re.Pattern[str]] = {name: _pattern(words) for name, words in _FILE["functions"].items()}
"""How functions are said in words."""
OPERATIONS = tuple(_pattern([words]) for words in _FILE["sentences"]["operations"])
"""How operations of a formula are told in prose."""
SUGGESTING = _pattern(_FILE["talk"]["suggesting"])
SORTS: dict[str, re.Pattern[str]] = {name: _pattern(words) for name, words in _FILE["sorts"].items()}
DIGITS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w])")
COMMAS = re.compile(r"(?<![\w.])\d+,\d+(?![\w])")


def operators_in(text: str) -> set[Operator]:
    """Operators that a text names, in signs or words."""
    return {operator for operator, words in OPERATORS if words.search(text)}


def numbers_in(text: str) -> set[float]:
    """Numbers that a text names, in digits or words."""
    digits = {float(one) for one in DIGITS.findall(text)}
    commas = {float(one.replace(",", ".")) for one in COMMAS.findall(text)}
    words = said_numbers(text) | {
        NUMBER_WORDS[one] for one in re.findall(r"[\w-]+", text.lower()) if one in NUMBER_WORDS
    }
    if 1.0 in words and not ONE.search(text.lower()):
        words.discard(1.0)
    return {one for one in digits | commas | words if abs(one) < 1e16}


def changes_in(text: str) -> set[str]:
    """Changes that a text asks for."""
    return {name for name, words in CHANGES.items() if words.search(text)}


def constant(number: float) -> Any:
    """A number as a node of code: whole where it is whole."""
    return ast.Constant(int(number) if number == int(number) else number)
