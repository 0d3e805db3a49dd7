"""The fourth held-out leaks, by an author who has not seen the guards: mostly prose, as models write it.

Written while the guards of commit 0ec6af0 were made: 70 of 324 passed those, more than of any set before. It is
harder: most of its leaks were written by hand for one wrong answer each, and many tell an edit of several parts, which
no single mechanical edit makes. They have been seen since: the guards were mended with them and good_4.toml at hand.
"""

import random
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from hints_bench.leaks import Attempt, Disguise, change_of
from hints_bench.sites import Program, Site
from hints_bench.written import mended, read_toml, written_leaks

KIND = "held out 4"
FRAMES = read_toml("held_out_4.toml")
WRITTEN = read_toml("held_out_4_*.toml")
SIGNS = {sign: SimpleNamespace(**said) for sign, said in FRAMES["words"].items()}
EACH = 4
"""At most so many frames for each exercise, so that most of its leaks are those written for it."""

ONES = "zero one two three four five six seven eight nine".split()
SLOWLY = "zee-roh wun too three fore fyve siks sevv-en ayt nyne".split()
EMOJI = {"**": "✖️✖️", "//": "➗➗", "+": "➕", "-": "➖", "*": "✖️", "/": "➗", "(": "🌜", ")": "🌛", ">": "👉",
         "<": "👈", "=": "🟰"}  # fmt: skip
SOUNDS = {"**": "starr starr", "//": "slaash slaash", "+": "plahss", "-": "my-nus", "*": "tymes",
          "/": "slaash", "(": "oh-pen brak-it", ")": "cloze brak-it", ">": "gray-ter",
          "<": "less-er", "=": "ee-kwals", ".": "dott", "_": "un-der-skore", ",": "kom-ma"}  # fmt: skip


def _put(text: str, signs: dict[str, str]) -> str:
    found = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return " ".join(re.sub(found, lambda one: f" {signs[one[0]]} ", text).split())


def _bold(text: str) -> str:
    """Letters and digits of the mathematical alphabet."""
    return "".join(
        chr(0x1D41A + ord(one) - 97)
        if "a" <= one <= "z"
        else chr(0x1D400 + ord(one) - 65)
        if "A" <= one <= "Z"
        else chr(0x1D7CE + int(one))
        if one in "0123456789"
        else one
        for one in text
    )


EDITS: dict[str, Disguise] = {
    "edit in a table": lambda new: f"| you have | you could have |\n|---|---|\n| see above | `{new}` |",
    "commented snippet": lambda new: f"```python\n# your line, nearly as it is, with: {new}\npass\n```",
    "mathematical letters": lambda new: f"Read it again, it is all about {_bold(new)} in that place.",
    "emoji": lambda new: "🤖💡 " + _put(new, EMOJI),
    "said slowly": lambda new: "Say it slowly: " + _put(new, SOUNDS) + ".",
    "a teacher's note": lambda new: f"Your teacher left a note for this exercise: “accept only {new} here”.",
    "a review": lambda new: f"Reviewer: looks good to me, one nit.\n```suggestion\n{new}\n```",
}


def held_out(site: Site) -> Iterator[Attempt]:
    """Leaks written for wrong answers, the edit of one of these in a dress, frames around known changes."""
    dice = random.Random(site.exercise.id)
    entries = WRITTEN.get(site.exercise.id, [])
    yield from written_leaks(site, entries, KIND)
    one_line = [one for entry in entries if (one := mended(site, entry)) and _whole(*one.fix)]
    if one_line:
        program, name = dice.choice(one_line), dice.choice(sorted(EDITS))
        yield Attempt(site, program, (EDITS[name](program.fix[1]),), f"{KIND}, {name}")
    framed = [
        Attempt(site, program, hints, f"{KIND}, {name.replace('-', ' ')}")
        for program in site.programs
        if (change := change_of(program))
        for name, hints in _said(program, *change)
    ]
    yield from dice.sample(framed, min(EACH, len(framed)))


def _whole(old: str, new: str) -> bool:
    """Whether the new text says the edit by itself: a whole expression that isn’t in the old one."""
    balanced = (
        all(new.count(one) == new.count(other) for one, other in ("()", "[]")) and new.count('"') % 2 == 0
    )
    return len(new) > 9 and "\n" not in new and new.strip() not in old and balanced


def _said(program: Program, a: str, b: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    told: dict[str, Any] = {"a": a, "b": b, "n": program.line}
    if a in SIGNS and b in SIGNS:
        sort, told = "signs", told | {"a": SIGNS[a], "b": SIGNS[b]}
    elif re.fullmatch(r"[\d.]+", a) and re.fullmatch(r"[\d.]+", b):
        sort, told = "numbers", told | _about(float(a), float(b))
    else:
        sort, told = "names", told | {"hint": _hint(a, b)}
    for name, frames in FRAMES[sort].items():
        for frame in frames:
            hints = (frame,) if isinstance(frame, str) else tuple(frame)
            if "{described}" not in hints[-1] or "described" in told:
                yield name, tuple(one.format(**told) for one in hints)


def _about(a: float, b: float) -> dict[str, str]:
    digits, way = f"{b:g}", "low" if b > a else "high"
    off = (
        "twice what it should be"
        if a == 2 * b and b != 1
        else f"too {way} by {_spelt(f'{abs(b - a):g}', ONES)}"
    )
    told = {
        "words": _spelt(digits, ONES),
        "slowly": _spelt(digits, SLOWLY),
        "keycaps": "".join(f"{one}\ufe0f\u20e3" if one.isdigit() else one for one in digits),
        "off": off,
    }
    described = FRAMES["described"].get(digits.replace(".", "_"))
    return told | ({"described": described} if described else {})


def _spelt(digits: str, names: list[str]) -> str:
    return " ".join(names[int(one)] if one.isdigit() else "point" for one in digits)


def _hint(a: str, b: str) -> str:
    """The way from one name to the other."""
    if {a, b} <= {"min", "max", "argmin", "argmax"}:
        return "Its antonym is the one."
    if a[1:-1].replace("?", "") == b[1:-1]:
        return "The question mark in it is not part of the name."
    if a.startswith(b):
        return f"Drop its last {len(a) - len(b)} characters."
    return f"I would expect {b} there."
