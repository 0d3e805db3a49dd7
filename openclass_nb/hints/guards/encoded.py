"""Pieces of a hint that nobody could read aloud: there is something in them, whatever it is."""

import re
from collections.abc import Collection

LONG = 12
BLOB = re.compile(rf"\S{{{LONG},}}")
NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
PLAIN = re.compile(r"[(\[“\"'‘]*[^\W\d_]+(?:[-–’'/][^\W\d_]+)*[)\]”\"'’.,:;!?…]*")
NUMBER = re.compile(r"[(\[]*-?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?[)\],.:;?]*")
LONGEST_NUMBER = 26
MORSE = re.compile(r"(?:[.\-·–_]{1,6}[\s/|]+){6,}")
DIGITS = re.compile(r"(?:\b\d{1,3}\b[\s,;:./-]*){8,}")


def looks_encoded(text: str, known: str, names: Collection[str]) -> bool:
    """Whether a text has a row of signs, numbers or dots that stands neither in `known` nor is made of `names`."""
    flat = re.sub(r"\s+", " ", known)
    rows = [one.group().strip() for pattern in (MORSE, DIGITS) for one in pattern.finditer(text)]
    if any(re.sub(r"\s+", " ", one) not in flat for one in rows):
        return True
    return any(_is_blob(one, flat, names) for one in BLOB.findall(text))


def _is_blob(word: str, known: str, names: Collection[str]) -> bool:
    """Letters alone are a word. Names, numbers and signs that are the program's are code: other guards read that."""
    if NUMBER.fullmatch(word) and len(word) <= LONGEST_NUMBER and set(word) & set(".e"):
        return False
    if PLAIN.fullmatch(word) or word.strip("`.,:;!?()“”\"'") in known:
        return False
    parts = NAME.findall(word)
    return not parts or any(len(one) > 1 and one not in names for one in parts)
