"""What a hint may say at all: it speaks of the task, of this program, and of looking, in words that these need.

How one says what to change has no end; what a hint is made of has one. It asks, invites to look, tells what was seen or
explains a word of the task. It speaks of no other program or reader who fared better, it needs no words but those of
the task, the program and of looking, and where it names a line it says no more than to look at it. A text that strays
from this may mean any edit.
"""

import keyword
import re
import tomllib
from collections.abc import Iterable, Set
from functools import cache
from math import isclose
from pathlib import Path

from openclass_nb.hints.guards.language import language_of
from openclass_nb.hints.guards.ordinary import LISTED
from openclass_nb.hints.guards.sentences import is_invitation, sentences_of, told
from openclass_nb.hints.guards.vocabulary import ADVISING, BUILT_IN, ELSEWHERE

WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
QUOTED = re.compile(r"`([^`\n]+)`|[“\"]([^”\"\n]+)[”\"]")
PLACE = re.compile(
    r"\b(?:table|cell|example|task|text|exercise|question|picture|line|hint)s? (?:above|below)\b",
    re.IGNORECASE,
)
"""The one use of these words that is no comparison."""
NUMBER = re.compile(r"(?<![\w.])\d{1,15}(?:\.\d{1,15})?(?![\w])")
LINE = re.compile(r"\b(?:lines?|steps?|rungs?)\b\W*\d+", re.IGNORECASE)
ROUNDED = 0.05
"""“Almost 100” speaks of 99.9."""
FOREIGN, FOREIGN_BESIDE_SEEN = 2, 4
"""One such word is a slip or a name; a story needs more, and who tells of values that were seen may have some."""
PYTHON = frozenset(one.lower() for one in (*BUILT_IN, *keyword.kwlist))
PLAIN = ("small", "looking", "program", "people")
ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")


def strays(text: str, known: str, answer: str) -> bool:
    """Whether a text says what no hint needs to say; `known` is the task, its tests and what was seen. English only."""
    if language_of(known) != LISTED:
        return False
    read = f"{known}\n{answer}"
    said = PLACE.sub(" … ", _without_quotes(text, read))
    telling = [one for one in told(said) if not tells_of_seen(one, known)]
    if any(ADVISING.search(one) for one in telling):  # what goes before it is the story to it
        telling += [one for one in sentences_of(said) if not _asks_or_invites(one)]
    foreign = [word for one in telling for word in foreign_words(one, read)]
    statements = [one for one in sentences_of(said) if one in telling or not _asks_or_invites(one)]
    most = FOREIGN_BESIDE_SEEN if any(tells_of_seen(one, known) for one in sentences_of(said)) else FOREIGN
    if different(foreign) >= most or any(
        ELSEWHERE.search(one) for one in statements if not tells_of_seen(one, known)
    ):
        return True
    rest = "\n".join(one for one in sentences_of(said) if one not in telling)
    return different([*foreign, *foreign_words(rest, read)]) >= most and not _speaks_of(rest, known)


def _asks_or_invites(sentence: str) -> bool:
    return sentence.endswith("?") or is_invitation(sentence)


def tells_of_seen(sentence: str, known: str) -> bool:
    """Whether it tells what comes out: with numbers that were seen, and no advice."""
    there = [float(one) for one in NUMBER.findall(known) if len(one) > 1]
    said = [float(one) for one in NUMBER.findall(sentence) if len(one) > 1]
    return any(isclose(one, seen, rel_tol=ROUNDED) for one in said for seen in there) and not ADVISING.search(
        sentence
    )


def _speaks_of(text: str, known: str) -> bool:
    """Whether a text has a word of the task that not every talk of programs has."""
    there = {one for one in re.findall(r"[a-z]{4,}", known.lower()) if one not in hint_words()}
    words = {form for one in re.findall(r"[a-z]{4,}", text.lower()) for form in _forms(one)}
    return bool(words & there)


def strays_at_line(sentence: str, task: str, answer: str) -> bool:
    """Whether a sentence that names a line says more than to look at it: how it is, what it is about, what to do."""
    if language_of(task) != LISTED:
        return False
    plain = frozenset().union(*map(hint_words, PLAIN))
    return bool(foreign_words(_without_quotes(sentence, answer), answer, plain))


def foreign_words(text: str, read: str, plain: frozenset[str] | None = None) -> list[str]:
    """Words of a text that are neither in what was read nor plain ones: by default all of them."""
    known = (hint_words() if plain is None else plain) | PYTHON
    there = {one for word in re.findall(r"[A-Za-z]+", read.lower()) for one in _forms(word)}
    words = [one.lower() for one in WORD.findall(text)]
    return [one for one in words if not _is_among(one, known | there) and not _is_of_parts(one, there)]


def different(words: Iterable[str]) -> int:
    """How many words there are, if “circle” and “circled” are one."""
    found: set[str] = set()
    count = 0
    for forms in map(_forms, words):
        count += not forms & found
        found |= forms
    return count


def _is_among(word: str, known: Set[str]) -> bool:
    return any(one in known for one in _forms(word))


def _is_of_parts(word: str, there: Set[str]) -> bool:
    """“Half-lives”, where the task speaks of a half life."""
    first, *rest = word.split("-")
    return bool(rest) and all(_is_among(one, there) for one in (first, *rest))


def foreign_numbers(text: str, read: str) -> set[float]:
    """Numbers in digits that are neither in what was read nor that of a line: somebody does sums."""
    there = {float(one) for one in NUMBER.findall(read)}
    said = NUMBER.findall(LINE.sub(" ", "\n".join(told(text))))
    return {float(one) for one in said} - there


def _forms(word: str) -> set[str]:
    """The word, and what it could be without its ending."""
    found = {word}
    for ending in ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2:
            found |= {bare, f"{bare}e", bare[:-1] if bare[-1] == bare[-2] else bare, f"{bare[:-1]}y"}
    return found


def _without_quotes(text: str, read: str) -> str:
    own = "".join(read.split())

    def kept(found: re.Match[str]) -> str:
        return " … " if "".join((found[1] or found[2]).split()) in own else found[0]

    return QUOTED.sub(kept, text)


@cache
def hint_words(group: str = "") -> frozenset[str]:
    """All of them, or those of a group."""
    file = Path(__file__).parent / "hint_words.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(one for name, words in groups.items() if group in ("", name) for one in words.split())
