"""Formulas as students type them: “2x”, “x^2”, “sin x”, “2 pi sqrt(L/g)”. Read by a parser of our own, never run.

What comes out is a small tree of numbers, symbols, sums, products, powers and known functions, bounded in size and
depth, so that whatever is done with it ends soon.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from openclass_nb.course.kinds.reading import UnreadError
from openclass_nb.errors import did_you_mean
from openclass_nb.grading.kinds.numbers import plain

LONGEST, MOST_TOKENS, DEEPEST, MOST_DIGITS = 400, 160, 40, 30
FUNCTIONS = {
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "asin": "asin", "arcsin": "asin", "acos": "acos",
    "arccos": "acos", "atan": "atan", "arctan": "atan", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "exp": "exp",
    "ln": "log", "log": "log", "log10": "log10", "lg": "log10", "sqrt": "sqrt", "abs": "abs", "√": "sqrt",
}  # fmt: skip
CONSTANTS = {"pi": "pi", "e": "e"}
GREEK = dict(zip("αβγδεζηθικλμνξρστυφχψωΔΩΦΨΛΣπ", (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega "
    "Delta Omega Phi Psi Lambda Sigma pi"
).split(), strict=True))  # fmt: skip
BRACKETS = str.maketrans("[]{}·×÷∗", "()()**/*")
TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[^\W\d_]+\d*(?:_\w+)?|√)|(?P<mark>\*\*|[-+*/^()|]))"
)
LEFT_SIDE = re.compile(r"^\s*[^\W\d]\w*\s*(?:\(\s*\w+\s*\))?\s*=(?!=)")


@dataclass(frozen=True)
class Node:
    """One part of a formula: `op` is number, symbol, constant, function or one of + * / ^ -; `name` says which."""

    op: str
    name: str = ""
    parts: tuple["Node", ...] = ()


def read_formula(text: str, symbols: Collection[str] | None) -> Node:
    """The formula; UnreadError with what should stand where. Without `symbols` every letter is one."""
    made = _prepared(text)
    if len(made) > LONGEST:
        raise UnreadError("This is too long for a formula.")
    left = LEFT_SIDE.match(made)
    begin = left.end() if left else 0
    if not made[begin:].strip():
        raise UnreadError("There is no answer yet.")
    try:
        return _Parser(*_tokens(made, begin, symbols)).whole()
    except UnreadError as error:
        error.at = None if error.at is None else _typed_at(text, error.at)
        raise


def _prepared(text: str) -> str:
    made = plain(text).translate(BRACKETS)
    return "".join(f"{GREEK[one]} " if one in GREEK else one for one in made)


def _typed_at(text: str, at: int) -> int:
    """Which character of `text` became the one at `at` of what was made of it."""
    return next((k for k in range(len(text)) if len(_prepared(text[: k + 1])) > at), len(text))


def symbols_in(node: Node) -> set[str]:
    """The symbols of a formula."""
    own = {node.name} if node.op == "symbol" else set()
    return own.union(*(symbols_in(one) for one in node.parts))


def _tokens(
    text: str, place: int, symbols: Collection[str] | None
) -> tuple[list[tuple[str, str]], list[int]]:
    """What `text` is made of from `place` on: kind and text of each, and where it begins."""
    found: list[tuple[str, str]] = []
    places: list[int] = []
    text = text.rstrip(" .;")
    while place < len(text):
        token = TOKEN.match(text, place)
        if token is None or token.end() == place:
            odd = text[place:].strip()[:1]
            raise UnreadError(_odd(odd, text), text.index(odd, place))
        place = token.end()
        begins = token.start(token.lastgroup or 0)
        for kind, part in _parts(token, begins, symbols):
            found.append((kind, part))
            places.append(begins)
            begins += len(part)
        if len(found) > MOST_TOKENS:
            raise UnreadError("This formula has too many parts.")
    return found, [*places, len(text)]


def _parts(token: re.Match[str], at: int, symbols: Collection[str] | None) -> list[tuple[str, str]]:
    if token["number"]:
        if len(token["number"]) > MOST_DIGITS:
            raise UnreadError("There is a number with too many digits in it.", at)
        return [("number", token["number"])]
    if token["name"]:
        return _names(token["name"], at, symbols)
    return [("mark", "^" if token["mark"] == "**" else token["mark"])]


def _odd(mark: str, text: str) -> str:
    if mark == "," and re.search(r"\d,\d", text):
        return "Write decimals with a point: 2.5."
    if mark == "=":
        return "Write the formula alone, without “=”."
    return f"“{mark}” is not read in a formula."


def _names(word: str, at: int, symbols: Collection[str] | None) -> list[tuple[str, str]]:
    """A word as the names that it is made of: “mgh” is m, g and h where these are symbols."""
    if "__" in word:
        raise UnreadError(f"“{word[:30]}” is not read in a formula.", at)
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(word):
        for end in range(len(word), place, -1):
            kind = _kind(word[place:end], symbols)
            if kind:
                found.append((kind, word[place:end]))
                place = end
                break
        else:
            if word[place].isdigit():
                digits = re.match(r"\d+", word[place:])
                assert digits is not None
                found.append(("number", digits[0]))
                place += digits.end()
            else:
                raise UnreadError(_unknown(word, symbols), at)
    return found


def _kind(word: str, symbols: Collection[str] | None) -> str:
    if symbols is not None and word in symbols:
        return "symbol"
    if word in FUNCTIONS:
        return "function"
    if word in CONSTANTS:
        return "constant"
    free = symbols is None and (len(word) == 1 or "_" in word or word in GREEK.values() or word[1:].isdigit())
    return "symbol" if free and not word[0].isdigit() else ""


def _unknown(word: str, symbols: Collection[str] | None) -> str:
    known = sorted(symbols or ())
    told = f"“{word[:30]}” is no symbol here."
    return (
        f"{told} Those that may stand in it: {', '.join(known)}."
        if known
        else f"{told} {did_you_mean(word, FUNCTIONS)}"
    )


class _Parser:
    """Precedence climbing over the tokens; every step down is counted."""

    def __init__(self, tokens: list[tuple[str, str]], places: list[int]) -> None:
        self.tokens, self.places, self.place, self.depth = tokens, places, 0, 0
        self.bars = 0

    def unread(self, told: str, back: int = 0) -> UnreadError:
        """What is wrong at the token that comes next, or `back` tokens before it."""
        return UnreadError(told, self.places[max(0, min(self.place - back, len(self.places) - 1))])

    def whole(self) -> Node:
        made = self.sum()
        if self.place < len(self.tokens):
            mark = self.peek()[1]
            raise self.unread(
                "There is one “)” too many." if mark == ")" else f"“{mark}” should not stand there."
            )
        return made

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.place += 1
        return token

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.unread("There are too many brackets within brackets.")
        made = self.product()
        while self.peek() in (("mark", "+"), ("mark", "-")):
            sign = self.take()[1]
            other = self.product(after=sign)
            made = Node("+", parts=(made, other if sign == "+" else _negative(other)))
        self.depth -= 1
        return made

    def product(self, after: str = "") -> Node:
        made = self.signed(after)
        while True:
            kind, mark = self.peek()
            if (kind, mark) in (("mark", "*"), ("mark", "/")):
                self.take()
                made = Node(mark, parts=(made, self.signed(mark)))
            elif self.begins_factor(kind, mark):
                made = Node("*", parts=(made, self.power("")))
            else:
                return made

    def begins_factor(self, kind: str, mark: str) -> bool:
        opens = mark == "(" or (mark == "|" and not self.bars)
        return kind in ("number", "symbol", "constant", "function") or (kind == "mark" and opens)

    def signed(self, after: str) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.unread("There are too many signs or brackets one after the other.")
        if self.peek() in (("mark", "-"), ("mark", "+")):
            sign = self.take()[1]
            made = self.signed(sign)
            made = _negative(made) if sign == "-" else made
        else:
            made = self.power(after)
        self.depth -= 1
        return made

    def power(self, after: str) -> Node:
        below = self.atom(after)
        if self.peek() == ("mark", "^"):
            self.take()
            if self.peek() == ("mark", "+"):
                raise self.unread(_missing("^", "+"), back=1)
            return Node("^", parts=(below, self.signed("^")))
        return below

    def atom(self, after: str) -> Node:
        kind, text = self.take()
        if kind in ("number", "symbol", "constant"):
            return Node(kind, CONSTANTS.get(text, text) if kind == "constant" else text)
        if kind == "function":
            return self.function(text)
        if text == "(":
            return self.bracketed(")")
        if text == "|":
            self.bars += 1
            made = Node("function", "abs", (self.bracketed("|"),))
            self.bars -= 1
            return made
        raise self.unread(_missing(after, text), back=2 if after else 1)

    def bracketed(self, close: str) -> Node:
        made = self.sum()
        if self.take() != ("mark", close):
            raise self.unread(f"A “{close}” is missing.", back=1)
        return made

    def function(self, name: str) -> Node:
        """`sin x`, `sin 2x`, `sin(x)`, `sin^2 x`: without brackets the argument goes on up to a sign or a function."""
        power = None
        if self.peek() == ("mark", "^"):
            self.take()
            power = self.atom("^")
        if self.peek() == ("mark", "("):
            self.take()
            argument = self.bracketed(")")
        else:
            argument = self.power(name)
            while self.begins_factor(*self.peek()) and self.peek()[0] != "function" and name != "√":
                argument = Node("*", parts=(argument, self.power(name)))
        made = Node("function", FUNCTIONS[name], (argument,))
        return made if power is None else Node("^", parts=(made, power))


def _negative(node: Node) -> Node:
    return Node("*", parts=(Node("number", "-1"), node))


def _missing(after: str, found: str) -> str:
    if after == "^":
        return "After ^ a power should follow, as in x^2."
    if after in FUNCTIONS:
        return f"After {after} its argument should follow, as in {after}(x)."
    if after:
        return f"After “{after}” something should follow."
    return f"Something is missing before “{found}”." if found else "The formula stops too early."
