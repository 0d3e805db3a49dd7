"""What may leave: code without comments and without texts of the student's own, and nothing that names a person.

A text in the code goes only if it stands in the task or the tests as well: then it is the teacher's. Comments never
go. So most of what could name somebody, or speak to the model, is not there in the first place.
"""

import ast
import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from openclass_nb.hints.guards.ordinary import LISTED, strange_words

GONE = "…"
UNMISTAKABLE = 6
"""Letters from which on a name is no part of an ordinary word."""
PYTHONS = frozenset(dir(builtins)) | frozenset(keyword.kwlist)
PART = re.compile(r"[A-Z]?[^A-Z]+|[A-Z]+")
"""A part of a nameLikeThis."""
Place = tuple[int, int]
"""Line from 1 and column from 0, as tokens have them."""
PATTERNS: tuple[tuple[str, str], ...] = (
    (r"[\w.+-]+\s*(?:@|\(at\)|\[at\]|%40)\s*[\w-]+(?:\s*(?:\.|\(dot\)|\[dot\])\s*[\w-]+)+", "[e-mail]"),
    (r"\b(?:https?|ftp|file)://\S+", "[address]"),
    (r"(?:[A-Za-z]:)?(?:\\\\?[^\s\\'\"<>|:]+){2,}", "[path]"),
    (r"(?<![\w.])~?(?:/[\w.@%+-]+){2,}/?", "[path]"),
    (r"(?<![\w.])~/[\w.@%+-]+", "[path]"),
    (r"\b(?:\d{1,3}\.){3}\d{1,3}\b", "[address]"),
    (r"\b[A-Za-z]{1,3}[-_]?\d{5,}\b", "[id]"),
    (r"(?<![\w.])\+?\d[\d ()/-]{8,}\d(?![\w.])", "[number]"),
    (r"\b[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b", "[id]"),
)
LONG_NUMBER = re.compile(r"(?<![\w.])\d{6,}(?![\w.])")
PIECES = re.compile(
    r"\A\s*%%.*|#[^\n]*|^[ \t]*[%?][^\n]*|!(?!=)[^\n]*|(\"\"\"|''')(?:\\.|.)*?(?:\1|\Z)"
    r"|\"(?:\\.|[^\"\\\n])*(?:\"|$)|'(?:\\.|[^'\\\n])*(?:'|$)",
    re.DOTALL | re.MULTILINE,
)
"""Comments, lines of IPython's and texts in code that Python can't read; a text that nothing closes goes to its end."""
CONSTANTS = frozenset(
    {"299792458", "6371000", "149600000", "101325", "1000000", "1000000000", "3600000", "384400000"}
)
"""Long numbers that are physics and not anybody's."""


@dataclass(frozen=True)
class Redactor:
    """`known` is what the teacher wrote (task, visible tests, stub); `people` are names and ids of the course."""

    known: str
    people: tuple[str, ...] = ()

    def code(self, source: str) -> str:
        """The code with the same lines: comments and foreign texts are gone, and so are people."""
        try:
            bare = self._without_comments(source)
        except (SyntaxError, tokenize.TokenError, ValueError, RecursionError):
            bare = PIECES.sub(self._of_no_python, source)
        return self.text(bare)

    def text(self, said: str) -> str:
        """A line of output or an error's text."""
        for pattern, instead in PATTERNS:
            said = re.sub(pattern, partial(self._instead, instead), said)
        said = LONG_NUMBER.sub(partial(self._instead, "[number]"), said)
        return self._people.sub(self._of_a_person, said) if self._people else said

    def output(self, said: str) -> str:
        """The same for what a program printed or raised: texts in quotes go only if the teacher wrote them."""
        quoted = re.sub(
            r"(['\"])(.*?)\1", lambda found: found[0] if found[2] in self.known else f"'{GONE}'", said
        )
        return self.text(quoted)

    def _instead(self, instead: str, found: re.Match[str]) -> str:
        return found[0] if found[0] in self.known or found[0] in CONSTANTS else instead

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """All forms of all names in small letters, longest first."""
        return tuple(
            sorted({form.lower() for one in self.people for form in _forms(one)}, key=len, reverse=True)
        )

    @cached_property
    def _people(self) -> re.Pattern[str] | None:
        return re.compile("|".join(map(_as_pattern, self._names)), re.IGNORECASE) if self._names else None

    @cached_property
    def _teachers_words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]+", self.known.lower())) | PYTHONS

    def _of_a_person(self, found: re.Match[str]) -> str:
        """Without the name, part by part of a name that is written asThis; whole words that anybody needs stay."""
        return "".join(map(self._part_of_name, PART.findall(found[0])))

    def _part_of_name(self, part: str) -> str:
        word = part.lower()
        if word in self._teachers_words and not any(
            len(one) >= UNMISTAKABLE for one in self._names if one in word
        ):
            return part  # max, ray, val
        if not self._holds_name(word) and not strange_words([word], LISTED):
            return part  # “time” is no Tim’s
        return re.sub("|".join(map(re.escape, self._names)), "[name]", part, flags=re.IGNORECASE)

    def _holds_name(self, word: str) -> bool:
        """Whether it is a name, or has a long one in it, which no ordinary word has by chance."""
        return word in self._names or any(len(one) >= UNMISTAKABLE and one in word for one in self._names)

    def _without_comments(self, source: str) -> str:
        ast.parse(source)
        lines = source.splitlines(keepends=True)
        for start, end, text in reversed(list(_pieces(source))):
            if text.startswith("#"):
                _put(lines, start, end, "")
            elif not self._is_teachers(text):
                _put(lines, start, end, repr(GONE))
        return "".join(lines)

    def _of_no_python(self, found: re.Match[str]) -> str:
        """What stands for a comment, a text or a line of IPython's in code that Python can't read."""
        piece, lines = found[0], "\n" * found[0].count("\n")
        if piece.lstrip()[:1] in ("#", "%", "!", "?"):
            return piece.lstrip()[0] + lines
        return piece if self._is_teachers(piece) else f"'{GONE}'{lines}"

    def _is_teachers(self, literal: str) -> bool:
        try:
            value = ast.literal_eval(literal)
        except (ValueError, SyntaxError):
            value = literal
        return isinstance(value, str) and (value in self.known if len(value) > 1 else True)


def has_own_words(source: str) -> bool:
    """Whether the text of an error may be the student's: where code raises, asserts or ends by itself."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return True
    leaves = {"exit", "quit", "_exit", "abort"}
    calls = (one.func for one in nodes if isinstance(one, ast.Call))
    named = (getattr(one, "id", getattr(one, "attr", "")) in leaves for one in calls)
    return any(isinstance(one, ast.Raise | ast.Assert) for one in nodes) or any(named)


def _pieces(source: str) -> Iterator[tuple[Place, Place, str]]:
    """Comments and texts with their places. An f-string is one, though from Python 3.12 on it comes in many tokens."""
    lines, depth, began = source.splitlines(keepends=True), 0, (0, 0)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        name = tokenize.tok_name[token.type]
        if name.endswith("STRING_START"):
            began = began if depth else token.start
            depth += 1
        elif name.endswith("STRING_END"):
            depth -= 1
            if not depth:
                yield began, token.end, _between(lines, began, token.end)
        elif not depth and name in ("COMMENT", "STRING"):
            yield token.start, token.end, token.string


def _between(lines: list[str], start: Place, end: Place) -> str:
    (first, begin), (last, stop) = start, end
    if first == last:
        return lines[first - 1][begin:stop]
    return "".join((lines[first - 1][begin:], *lines[first : last - 1], lines[last - 1][:stop]))


def _as_pattern(name: str) -> str:
    """The name with the letters around it, for a short one may be a part of a word; as it stands, if it has others."""
    plain = re.escape(name)
    return rf"[^\W\d_]*{plain}[^\W\d_]*" if name.isalpha() else plain


def _put(lines: list[str], start: Place, end: Place, instead: str) -> None:
    """Replace a piece, over as many lines as it has; line numbers stay."""
    (first, begin), (last, stop) = start, end
    lines[first - 1] = lines[first - 1][:begin] + instead + lines[last - 1][stop:]
    for place in range(first, last):
        lines[place] = "\n"


def _forms(name: str) -> Iterable[str]:
    """A person's name as it may be written: whole, its parts, without what separates them."""
    parts = [one for one in re.split(r"[\s._@+~-]+", name) if len(one) > 2 and not one.isdigit()]
    whole = [name] if len(name) > 2 else []
    joined = ["".join(parts), "_".join(parts), "-".join(parts), ".".join(parts), " ".join(parts)]
    return {*whole, *parts, *(joined if len(parts) > 1 else [])}
