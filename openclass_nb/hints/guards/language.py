"""A hint speaks the language of its task: what guards can't read, they don't let through.

Languages are told by their commonest small words; a text that has none of them is another language, a cipher, or both.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

FEWEST = 5
"""Words of a sentence from which on it should have one of the small words in it."""
SHARE = 0.12
SENTENCE = re.compile(r"[.!?:;\n]+\s*")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The commonest small words of each language, by its code."""
    file = Path(__file__).parent / "languages.toml"
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in read.items()}


def language_of(text: str) -> str:
    """The code of the language that has most small words in a text; empty if none has its share."""
    words = _words(text)
    counts = {name: sum(one in small for one in words) for name, small in small_words().items()}
    best = max(counts, key=lambda name: counts[name])
    return best if words and counts[best] >= SHARE * len(words) else ""


def in_another_language(text: str, task: str, code: str = "") -> bool:
    """Whether part of a text is in another language or script than the task; words of the code don't count.

    False where the task's own language is not known.
    """
    if _scripts(text) - _scripts(task) - {"LATIN"}:
        return True
    small = small_words().get(language_of(task))
    if small is None:
        return False
    own = {one.lower() for one in re.findall(r"[A-Za-z]+", code)}
    return any(_is_foreign(_words(part), small, own) for part in (*SENTENCE.split(text), text))


def _is_foreign(words: list[str], small: frozenset[str], own: set[str]) -> bool:
    said = [one for one in words if one not in own or one in small]
    return len(said) >= FEWEST and sum(one in small for one in said) < SHARE * len(said)


def _words(text: str) -> list[str]:
    return [one.lower().replace("’", "'").partition("'")[0] for one in WORD.findall(text)]


def _scripts(text: str) -> set[str]:
    """Names of the scripts of a text's words. A Greek letter by itself is a quantity."""
    words = (one for one in WORD.findall(text) if len(one) > 1 or unicodedata.category(one) == "Lo")
    return {unicodedata.name(one[0], "?").partition(" ")[0] for one in words}
