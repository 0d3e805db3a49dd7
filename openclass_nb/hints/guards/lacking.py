"""A text that advises, and speaks of what the program lacks, tells how to mend it: in one step or in several.

What a program lacks is known: the operators, numbers and functions of the solution that it doesn't have. Where it lacks
nothing, its parts stand in the wrong order, and any advice is about that.
"""

import ast
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from openclass_nb.hints.guards.commanding import commanded
from openclass_nb.hints.guards.prescribing import ARITHMETIC, COMPARISON
from openclass_nb.hints.guards.sentences import is_invitation, is_seen, sentences_of
from openclass_nb.hints.guards.signs import SIGNS
from openclass_nb.hints.guards.text_leaks import code_tokens
from openclass_nb.hints.guards.vocabulary import (
    ADVISING,
    EXPECTING,
    FUNCTIONS,
    LEADING,
    MIXED,
    OPERATIONS,
    SORTS,
    SUGGESTING,
    Operator,
    numbers_in,
    operators_in,
)

FORMULA = 2
"""Operations from which on a sentence tells a formula."""
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True)
class Lacking:
    """What the solution has, or has more often, and the program doesn't."""

    operators: frozenset[Operator] = frozenset()
    numbers: frozenset[float] = frozenset()
    functions: frozenset[str] = frozenset()
    brackets: bool = False
    names: frozenset[str] = frozenset()
    """All of them, those too that the solution makes for itself."""

    def nothing(self) -> bool:
        """Whether the program has all that the solution has."""
        return not self.size()

    def size(self) -> int:
        """How many operators, numbers and functions."""
        return len(self.operators) + len(self.numbers) + len(self.functions)


def lacking(answer: str, solution: str) -> Lacking:
    """What the program lacks; names that the solution makes for itself don't count."""
    tokens = Counter(code_tokens(solution)) - Counter(code_tokens(answer))
    own = _made_in(solution)
    signs = {sign: operator for operator, sign in SIGNS.items()}
    return Lacking(
        frozenset(signs[bare] for one in tokens if (bare := _bare(one)) in signs),
        frozenset(float(one) for one in tokens if NUMBER.fullmatch(one)),
        frozenset(one for one in tokens if one.isidentifier() and len(one) > 1 and one not in own | {*signs}),
        "(" in tokens or "[" in tokens,
        frozenset(one for one in tokens if one.isidentifier()),
    )


def tells_what_is_lacking(text: str, answer: str, solution: str, task: str) -> bool:
    """Whether some sentence advises what the program lacks, or says of a function or number that it does."""
    lacks = lacking(answer, solution)
    return any(_tells(one, text, lacks, task) for one in sentences_of(text))


def _leads(question: str) -> bool:
    return bool(SUGGESTING.search(question) or LEADING.search(question)) and not EXPECTING.search(question)


def _tells(sentence: str, text: str, lacks: Lacking, task: str) -> bool:
    if sentence.endswith("?"):
        return _leads(sentence) and (lacks.nothing() or _names(sentence, lacks, task, broadly=True))
    if is_invitation(sentence) and not commanded(sentence):
        return _names_as_code(sentence, lacks)
    if MIXED.search(sentence):
        return True
    if ADVISING.search(sentence) or commanded(sentence):
        return lacks.nothing() or _names(text, lacks, task, broadly=True)
    if says_formula(sentence) and lacks.operators & ARITHMETIC:
        return True
    return not is_seen(sentence) and _names(sentence, lacks, task, broadly=False)


def says_formula(sentence: str) -> bool:
    """Whether two or more operations are told in one sentence: “one divided by the other, and that taken from one”."""
    return sum(bool(one.search(sentence)) for one in OPERATIONS) >= FORMULA


def _names(sentence: str, lacks: Lacking, task: str, *, broadly: bool) -> bool:
    words = set(re.findall(r"[a-z]+", sentence.lower()))
    functions = (one for one in lacks.functions if broadly or one not in task)
    if any(_is_named(one, words) for one in functions) or _names_as_code(sentence, lacks):
        return True
    if not broadly:
        said, read = ({float(one) for one in NUMBER.findall(text)} for text in (sentence, task))
        return bool(lacks.numbers & (said - read))
    meant = (FUNCTIONS[one] for one in lacks.functions if one in FUNCTIONS)
    families = (("arithmetic", ARITHMETIC), ("comparison", COMPARISON))
    return bool(
        lacks.operators & operators_in(sentence)
        or any(lacks.operators & family and SORTS[sort].search(sentence) for sort, family in families)
        or lacks.numbers & numbers_in(sentence)
        or (1.0 in lacks.numbers and "one" in words)
        or any(one.search(sentence) for one in meant)
        or (lacks.brackets and re.search(r"\b(?:brackets?|inside|around|wrap|behind|in front)\b", sentence))
    )


def _names_as_code(sentence: str, lacks: Lacking) -> bool:
    """Whether a function that is lacking is named as one writes it: whoever tells of it has it in mind for here."""
    written = re.findall(r"\b[a-z]\w*\.(\w+)|\b(\w+)\(|`(\w+)`", sentence)
    return bool(lacks.functions & {one for found in written for one in found if one})


def _is_named(name: str, words: Collection[str]) -> bool:
    parts = [one for one in name.lower().split("_") if len(one) > 1]
    return bool(parts) and all(one in words or f"{one}s" in words for one in parts)


def _bare(token: str) -> str:
    return token[:-1] if token in ("+=", "-=", "*=", "/=", "//=", "%=", "**=") else token


def _made_in(solution: str) -> set[str]:
    try:
        nodes = list(ast.walk(ast.parse(solution)))
    except (SyntaxError, ValueError, RecursionError):
        return set()
    stored = {one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return stored | {one.arg for one in nodes if isinstance(one, ast.arg)}
