"""A text that says what to put in may say it in any words: then all of the sort that it speaks of is tried.

“The sign for taking away”, “smaller, and the limit too”, “the one that Romans wrote as X”: no list has them all. But
who prescribes speaks of a sort (a sign, a comparison, a number), and of that sort the right one is known here.
"""

import ast
import re
from dataclasses import dataclass, field

from openclass_nb.hints.guards.signs import SIGNS
from openclass_nb.hints.guards.signs import SORTS as TYPED
from openclass_nb.hints.guards.vocabulary import (
    PRESCRIBING,
    SORTS,
    SUGGESTING,
    Operator,
    numbers_in,
    operators_in,
)

ARITHMETIC, COMPARISON, LOGIC = (
    frozenset(operator for operator, sign in SIGNS.items() if sign in sort) for sort in TYPED[:3]
)
MOST_NAMES = 6
SENTENCE = re.compile(r"(?<=[.?!:;])\s+|\n+")


@dataclass(frozen=True)
class Meant:
    """What could be meant."""

    operators: frozenset[Operator] = frozenset()
    numbers: frozenset[float] = frozenset()
    names: frozenset[str] = frozenset()
    texts: frozenset[str] = field(default_factory=frozenset)
    options: frozenset[str] = frozenset()


def prescribes(text: str) -> bool:
    """Whether a text says what should stand somewhere: it doesn't only ask, or tell what happens."""
    return bool(PRESCRIBING.search(_told(text)))


def _told(text: str) -> str:
    """The text without open questions. “What if it were…” is none."""
    sentences = SENTENCE.split(text)
    return "\n".join(
        one for one in sentences if not one.rstrip(' )”"').endswith("?") or SUGGESTING.search(one)
    )


def meant_by(text: str, answer: str, solution: str, spelled: str = "") -> Meant:
    """All of each sort that the text speaks of, as far as the solution has it; nothing if it doesn't prescribe.

    `spelled` is what its initials spell: who does that, prescribes.
    """
    if not spelled and not prescribes(text):
        return Meant()
    text = f"{_told(text)}\n{spelled}"
    spoken = {name for name, words in SORTS.items() if words.search(text)}
    exact = operators_in(text)
    operators: set[Operator] = set()
    for sort, family in (("arithmetic", ARITHMETIC), ("comparison", COMPARISON), ("logic", LOGIC)):
        if "sign" in spoken or sort in spoken or exact & family:
            operators |= family
    right, own = parts_of(solution), parts_of(answer)
    number = "number" in spoken or bool(numbers_in(text))
    return Meant(
        frozenset(operators),
        right.numbers if number else frozenset(),
        frozenset(sorted(right.names - own.names)[:MOST_NAMES]) if "name" in spoken else frozenset(),
        right.texts - own.texts if "name" in spoken else frozenset(),
    )


def parts_of(source: str) -> Meant:
    """Numbers, names and texts of a program; nothing of what can't be read."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return Meant()
    values = [one.value for one in nodes if isinstance(one, ast.Constant)]
    numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
    names = {one.id for one in nodes if isinstance(one, ast.Name)}
    return Meant(
        numbers=frozenset(float(one) for one in numbers if abs(one) < 1e16),
        names=frozenset(names | {one.attr for one in nodes if isinstance(one, ast.Attribute)}),
        texts=frozenset(one for one in values if isinstance(one, str) and len(one) < 30),
        options=frozenset(one.arg for one in nodes if isinstance(one, ast.keyword) and one.arg),
    )
