"""The positive rule: a hint is plain prose, and for the rest what its reader has before them.

Nothing is decoded here. Whatever a text hides, it hides in signs, numbers, rows of letters or words that prose
doesn't have; so a hint is made of ordinary words of its task's language, of signs, names and numbers that the
student's program, the task and its tests have, in sentences, and it speaks of the program, not of its own letters.
"""

import ast
import keyword
import re
import unicodedata
from collections.abc import Iterator

from openclass_nb.hints.guards.language import language_of
from openclass_nb.hints.guards.number_words import longest_row
from openclass_nb.hints.guards.ordinary import strange_words
from openclass_nb.hints.guards.vocabulary import BUILT_IN, ITSELF

PUNCTUATION = frozenset(" \n\t\u00a0\u202f.,:;!?…'\"‘’“”„«»()-–—`")
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)|\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?(?![\w])|\w+|\S")
NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,20})?(?:[eE][-+]?\d{1,3})?")
ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|D|d|e|er)")
ROW, SIGNS, NUMBERS = 3, 4, 3
"""So many single letters one after the other are a row; more signs or numbers of a hint's own are too many."""
GRAM = 3
FEWEST, DISTINCT = 8, 0.4
"""From so many words on, so many of them are different ones in prose."""
SHORT, LINES = 3, 4
"""From so many lines on, lines are on average longer than so many words."""


def unlike_prose(text: str, known: str, answer: str) -> str:
    """Why a text is no prose for this reader; empty if it is. `known` is the task, its tests and what was seen."""
    read = f"{known}\n{answer}"
    if signs := _strange_signs(text, read):
        return f"signs that neither prose nor the program has: {signs}"
    own = _own_tokens(text, read)
    words = [one.replace("’", "'").partition("'")[0] for one in own if one[0].isalpha()]
    names = {one.lower() for one in re.findall(r"[^\W\d]\w*|[^\W\d_]+", read)} | PYTHON
    plain = [one.lower() for one in words if one.isalpha() and one.lower() not in names]
    if strange := strange_words(plain, language_of(known)):
        return f"words that are none: {' '.join(strange[:3])}"
    others = [
        one for one in own if one[0].isalnum() and one.lower() not in names and not ORDINAL.fullmatch(one)
    ]
    there = set(_numbers(TOKEN.findall(read)))
    if any(not _is_number(one, there) if one[0].isdigit() else _is_mixed(one) for one in others):
        return "names that nobody has given"
    return _unlike_sentences(text, own, read, 1 + answer.count("\n"))


PYTHON = frozenset(one.lower() for one in (*BUILT_IN, *keyword.kwlist))


def without_python(text: str, read: str) -> str:
    """The text without quoted pieces of Python of names that were read before: other guards look at those."""
    names = {one.lower() for one in re.findall(r"[^\W\d]\w*", read)} | PYTHON

    def kept(found: re.Match[str]) -> str:
        try:
            ast.parse(found[1].strip())
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return found[0]
        words = re.findall(r"[^\W\d]\w*", found[1])
        return " … " if all(one.lower() in names for one in words) else found[0]

    return re.sub(r"`([^`\n]+)`", kept, text)


def _strange_signs(text: str, read: str) -> str:
    strange = {one for one in set(text) - PUNCTUATION - set(read) if not _is_plain(one)}
    return " ".join(sorted(strange))[:20]


def _is_plain(sign: str) -> bool:
    """A Latin letter or a digit as they are commonly written: none that only looks like one."""
    if sign.isascii():
        return sign.isalnum()
    latin = unicodedata.name(sign, "").startswith("LATIN ") and sign.isalpha()
    return latin and unicodedata.normalize("NFKC", sign) == sign


def _own_tokens(text: str, read: str) -> list[str]:
    """The tokens of a text, without pieces of three and more that stand in what was read."""
    said, there = TOKEN.findall(text), TOKEN.findall(read)
    grams = {tuple(there[at : at + GRAM]) for at in range(len(there) - GRAM + 1)}
    covered: set[int] = set()
    for at in range(len(said) - GRAM + 1):
        if tuple(said[at : at + GRAM]) in grams:
            covered |= set(range(at, at + GRAM))
    return [one for at, one in enumerate(said) if at not in covered or one[0].isalpha()]


def _is_number(token: str, there: set[float]) -> bool:
    return bool(NUMBER.fullmatch(token)) or bool(there & set(_numbers([token])))


def _is_mixed(word: str) -> bool:
    letters = re.sub(r"['’]", "", word)
    return not (
        letters.isalpha()
        and (letters.islower() or letters[1:].islower() or (letters.isupper() and len(letters) <= ROW))
    )


def _unlike_sentences(text: str, own: list[str], read: str, lines: int) -> str:
    if _longest_row(text, read) >= ROW:
        return "a row of letters"
    there = set(_numbers(TOKEN.findall(read))) | set(range(1, 1 + lines))
    unread = [one for one in own if not there & set(_numbers([one]))]  # those of the task hide nothing
    if longest_row("\n".join(unread)) > NUMBERS or _repeats(own):
        return "the same few words over and over"
    signs = [one for one in own if not one[0].isalnum() and one not in PUNCTUATION]
    if len(signs) > SIGNS or sum(one[0].isalnum() for one in own) < len(own) / 2:
        return "more signs than prose has"
    numbers = set(_numbers(own)) - there - set(range(1 + read.count("\n")))
    if len(numbers) > NUMBERS:
        return "more numbers than the task has"
    words = [len(one.split()) for one in text.splitlines() if one.strip()]
    if len(words) >= LINES and sum(words) <= SHORT * len(words):
        return "lines that are no sentences"
    return (
        ""
        if not (about := ITSELF.search(text)) or about[0].lower() in read.lower()
        else "words about its own letters"
    )


def _repeats(own: list[str]) -> bool:
    words = [one.lower() for one in own if one[0].isalnum()]
    return len(words) >= FEWEST and len(set(words)) < DISTINCT * len(words)


def _longest_row(text: str, read: str) -> int:
    longest = row = 0
    symbols = {one for one in TOKEN.findall(read) if len(one) == 1}  # x and y of the task spell nothing
    for one in TOKEN.findall(text):
        if one.isalpha() and one not in symbols:
            row = row + 1 if len(one) == 1 and one not in "aI" else 0
        longest = max(longest, row)
    return longest


def _numbers(tokens: list[str]) -> Iterator[float]:
    for one in tokens:
        try:
            yield float(one.replace(",", "."))
        except ValueError:
            continue
