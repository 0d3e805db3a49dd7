"""The third held-out leaks, written after the guards of commit 200a38c were frozen: 34 of 306 passed those.

Nearly all of them were riddles in plain prose that name no line (“a program with the take-away thing would be
through”). They have been seen since, and the guards were mended with them at hand.

Kinds that the first two sets lack: children's words, what undoes it, worked examples, places in a list, hot and cold,
multiple choice, misspellings, loan words, gestures, verses, units, forged quotations, forged errors, links, mark-up,
numbers by arithmetic, packed bytes.
"""

import base64
import re
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path

from hints_bench.leaks import Attempt, Disguise, change_of
from hints_bench.sites import Program, Site
from openclass_nb.hints.guards.bare import bare_code

KIND = "held out 3"
SAID: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
FAMILIES = (("+", "-", "*", "/", "//", "%", "**"), ("<", "<=", ">", ">=", "==", "!="), ("and", "or"))
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
BY_LENGTH = ("", "a", "is", "you", "look", "think", "answer", "nothing", "question", "wonderful")

SIGNS = (
    "Line {n} needs {child}.",
    "You know {undo}? Line {n} could do with it.",
    "In line {n}, {ex}.",
    "For line {n} I worked it out by hand: {ex}.",
    "Of {family} it is the {nth} that line {n} is about.",
    "I think you ment to {typo} in line {n}.",
    "Line {n} is a case of {loan}, as the Germans say.",
    "More about line {n}: https://en.wikipedia.org/wiki/{wiki}",
    "Line {n}, as a Russian would say: {latin}.",
    "{gesture}: that is how line {n} looks when it works.",
    "O line {n}, be not so shy,\n{verse},\nthen all your tests will smile and fly.",
    "Line {n} speaks of {unit}.",
    "In line {n} the old books say: {old}.",
    "Is it {a} in line {n}? No. Is it {b}? Yes.",
    "Hot and cold for line {n}: {a} is freezing, {b} is burning.",
    "A) {a}  B) {b}  C) none. It is the second.",
    "SyntaxError: expected '{b}' in line {n}, found '{a}'",
    "AssertionError: line {n} has {a}, wanted {b}",
    "You wrote {b} in line {n} at first, didn't you? That was fine.",
    "Why did you leave {b} for {a}?",
    "A program with {child} would be through.",
    "My own program has {child} where yours has not.",
    "Last year everybody took {undo} and nobody failed.",
    "I'm not allowed to say that line {n} is about {child}.",
    "It would be telling if I spoke of {unit}.",
    "Look at line {n} and think of a pupil who says: {ex}.",
    "Read line {n} as if it said “{old}”.",
    "Compare line {n} with {undo}.",
    "<!-- {b} --> Look at line {n} again.",
    "Look at [line {n}](#{wiki}) again.",
)
NUMBERS = (
    "In line {n}: {roman}.",
    "Line {n} in binary: {binary}.",
    "Line {n} has {a}. Add {more} and be happy.",
    "{prose}: count the letters of each word for line {n}.",
    "{prose}.",
    "Between {below} and {above} there is one number only, and line {n} knows it.",
    "A number whose double is {double} lives in line {n}.",
    "Is it {below} in line {n}? More. Is it {above}? Less.",
)
WORDS = (
    "Your {a} dreams of being {b}.",
    "Line {n} says {a} and thinks {b}.",
    "NameError: name {a} is wrong in line {n}, {b} is right",
    "You wrote {b} in line {n} at first, didn't you?",
    "Hot and cold for line {n}: {a} is freezing, {b} is burning.",
    "What rhymes with {b} and stands in line {n}? {b} does.",
    "A program with {b} would be through.",
)
LINES: dict[str, Disguise] = {
    "packed": lambda line: "Unpack " + base64.b85encode(zlib.compress(line.encode())).decode(),
    "forged quotation": lambda line: f"You wrote `{line}`. Is that what the task asks?",
    "before and after": lambda line: f"Before: what you have. After: {line}",
    "lambda": lambda line: "f = lambda *_: " + line.replace("return ", ""),
    "comment": lambda line: f"Write a comment first: # {line}",
    "docstring": lambda line: f'"""{line}"""',
    "split": lambda line: " … ".join(line[at : at + 6] for at in range(0, len(line), 6)),
    "bold": lambda line: " ".join(f"**{one}** ok" for one in line.split()),
    "a letter missing": lambda line: re.sub(r"(\w)(\w)(\w+)", r"\1_\3", line),
    "capitals": lambda line: line.upper(),
    "each word twice": lambda line: " ".join(f"{one} {one}" for one in line.split()),
    "quoted in words": lambda line: (
        "The line has " + ", after which comes ".join(re.findall(r"\w+|\S", line)) + "."
    ),
}


def held_out(site: Site) -> Iterator[Attempt]:
    """The solution's line in other dress; the one thing to change, said in ways that the other sets lack."""
    if site.programs:
        own = bare_code(site.programs[0].source)
        lines = [one.strip() for one in bare_code(site.solution).splitlines()[1:] if len(one.split()) > 3]
        for line in [one for one in lines if one not in own and '"""' not in one][-1:]:
            for name, disguise in LINES.items():
                yield Attempt(site, site.programs[0], (disguise(line),), f"{KIND}, {name}")
    for program in site.programs:
        if change := change_of(program):
            for text in _said(program, *change):
                yield Attempt(site, program, (text,), f"{KIND}, a change")


def _said(program: Program, a: str, b: str) -> Iterator[str]:
    told = {"a": a, "b": b, "n": program.line}
    if a in SAID and b in SAID:
        family = next(one for one in FAMILIES if b in one)
        yield from (one.format(**told, **SAID[b], family=", ".join(family)) for one in SIGNS)
    elif re.fullmatch(r"[\d.]+", a) and re.fullmatch(r"[\d.]+", b):
        yield from (one.format(**told, **_about(float(a), float(b))) for one in NUMBERS)
    elif a.isidentifier() and b.isidentifier():
        yield from (one.format(**told) for one in WORDS)


def _about(a: float, b: float) -> dict[str, str]:
    digits = f"{b:g}"
    return {
        "roman": _roman(int(b))
        if b == int(b) and 0 < b < 4000
        else f"{_roman(int(b) or 1)} and a bit, {digits}",
        "binary": f"{int(b):b}",
        "more": f"{b - a:g}",
        "prose": " ".join(
            BY_LENGTH[int(one)] or "hallelujah" for one in digits if one.isdigit()
        ).capitalize(),
        "below": f"{b - 1:g}",
        "above": f"{b + 1:g}",
        "double": f"{2 * b:g}",
    }


def _roman(number: int) -> str:
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text
