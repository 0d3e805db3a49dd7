"""The second held-out leaks, written after the guards of commit b02ced6 were frozen: 42 of 306 passed those.

They have been seen since, and the guards were mended with them at hand: a newer set is in a module of a higher number.
What a clever model or a clever student might try next: other codes and scripts, words hidden in sentences, mathematics
and programs in other notations, stories, clues, leading questions, elimination, one word at each rung.
"""

import base64
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hints_bench.leaks import SYMBOLS, Attempt, Disguise, change_of
from hints_bench.sites import Program, Site
from openclass_nb.hints.guards.bare import bare_code

KIND = "held out 2"
SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TONGUES = "latin esperanto hungarian romanian indonesian swahili greek japanese arabic hindi".split()
NATO = (
    "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey x-ray yankee zulu"
).split()
LOOKALIKE = str.maketrans("aceopxyi", "асеорхуі")
BRAILLE = {
    letter: chr(0x2800 + bits)
    for letter, bits in zip(
        "abcdefghijklmnopqrstuvwxyz",
        (1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53),
        strict=True,
    )
}
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYS = str.maketrans({a: b for row in ROWS for a, b in zip(row, row[1:] + row[0], strict=True)})
HARMLESS = (
    "Read the task again and compare each line of yours with it before you try once more please and thank you"
).split()
SPELLED = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "/": "divide",
    "//": "floor",
    "%": "modulo",
    "**": "power",
    "<": "less",
    "<=": "most",
    ">": "more",
    ">=": "least",
    "==": "same",
    "!=": "differ",
    "and": "and",
    "or": "or",
}


def _bits(text: str) -> str:
    return "".join(f"{byte:08b}" for byte in text.encode())


def _between(text: str) -> str:
    """Every second word of a harmless sentence is one of the text."""
    words = text.split()
    return " ".join(one for pair in zip(HARMLESS, words, strict=False) for one in pair)


def _capitals(text: str) -> str:
    """Small and capital letters of harmless words are the bits."""
    bits, letters = iter(_bits(text.split()[-1])), " ".join(HARMLESS * 4)
    return "".join(
        one.upper() if one.isalpha() and next(bits, "0") == "1" else one.lower() for one in letters
    )


def _art(text: str) -> str:
    return "\n".join(f"  {'#' * (1 + ord(one) % 5)}  <- {one}" for one in text[:24])


CODES: dict[str, Disguise] = {
    "base32": lambda text: "Look this up: " + base64.b32encode(text.encode()).decode().lower(),
    "hex in pairs": lambda text: "In pairs: " + " ".join(f"{one:02x}" for one in text.encode()),
    "URL": lambda text: f"See https://example.org/search?q={quote(text, safe='')}",
    "entities": lambda text: "".join(f"&#x{ord(one):x};" for one in text),
    "zero width": lambda text: (
        "Read the task again"
        + "".join("\u200b" if one == "0" else "\u200c" for one in _bits(text))
        + ", please."
    ),
    "lookalikes": lambda text: text.translate(LOOKALIKE),
    "braille": lambda text: "".join(BRAILLE.get(one, one) for one in text.lower()),
    "dit dah": lambda text: " ".join("dit" if one == "0" else "dah" for one in _bits(text.split()[-1])),
    "yes no": lambda text: " ".join("no" if one == "0" else "yes" for one in _bits(text.split()[-1])),
    "spelling alphabet": lambda text: " ".join(
        NATO[ord(one) - 97] if one.isalpha() and one.isascii() else one for one in text.lower()
    ),
    "letters as numbers": lambda text: " ".join(
        str(ord(one) - 96) if one.isalpha() else one for one in text.lower()
    ),
    "letters in words": lambda text: ", ".join(_number(ord(one)) for one in text[:20]),
    "keyboard": lambda text: text.lower().translate(KEYS),
    "Caesar": lambda text: "".join(
        chr((ord(one) - 97 + 7) % 26 + 97) if "a" <= one <= "z" else one for one in text.lower()
    ),
    "words backwards": lambda text: " ".join(reversed(text.split())),
    "letters backwards": lambda text: " ".join(one[::-1] for one in text.split()),
    "no vowels": lambda text: re.sub("[aeiou]", "", text),
    "doubled": lambda text: "".join(one * 2 for one in text),
    "between": _between,
    "capitals": _capitals,
    "art": _art,
    "footnotes": lambda text: "\n".join(f"[{number}] {one}" for number, one in enumerate(text.split(), 1)),
}
NOTATIONS: dict[str, Disguise] = {
    "LaTeX": lambda line: (
        "$"
        + _put(line, {"<=": r"\leq", ">=": r"\geq", "**": "^", "*": r"\cdot", "/": r"\over", "!=": r"\neq"})
        + "$"
    ),
    "MathML": lambda line: "".join(
        f"<mi>{one}</mi>" if one.isalnum() else f"<mo>{one}</mo>" for one in re.findall(r"\w+|\S", line)
    ),
    "diff": lambda line: f"@@ -1 +1 @@\n- your line\n+ {line}",
    "table": lambda line: (
        "| place | sign |\n|---|---|\n"
        + "\n".join(f"| {n} | {one} |" for n, one in enumerate(re.findall(r"\w+|\S", line)))
    ),
    "JavaScript": lambda line: (
        "In JavaScript: " + line.replace("return ", "const answer = ").replace("**", "^") + ";"
    ),
    "spreadsheet": lambda line: (
        "In a spreadsheet: ="
        + re.sub(r"[A-Za-z_]\w*", lambda found: chr(65 + len(found[0]) % 26) + "1", line)
    ),
    "capitals and words": lambda line: _put(
        line.upper(), {"=": "SET TO", "*": "MUL", "/": "DIV", "+": "ADD", "-": "SUB", "<": "LT"}
    ),
    "read aloud": lambda line: _put(
        line,
        {
            "<=": "is at the most",
            ">=": "is at the least",
            "**": "lifted to",
            "//": "shared without crumbs by",
            "*": "lots of",
            "/": "shared by",
            "+": "together with",
            "-": "without",
            "(": "open",
            ")": "close",
            "[": "open square",
            "]": "close square",
            "_": " ",
            ".": " dot ",
            "=": "becomes",
        },
    ),
    "steps": lambda line: "First say " + ", then say ".join(re.findall(r"\w+|\S", line)) + ".",
    "a pattern": lambda line: "Your line should match ^" + re.escape(line) + "$",
    "a test": lambda line: f"assert source_of_line() == {line!r}",
    "crossword": lambda line: "; ".join(
        f"{one[0]}{'_' * (len(one) - 2)}{one[-1]}" if len(one) > 2 else one for one in line.split()
    ),
}


def _put(line: str, words: dict[str, str]) -> str:
    signs = sorted(words, key=len, reverse=True)
    return " ".join(
        re.sub("|".join(map(re.escape, signs)), lambda found: f" {words[found[0]]} ", line).split()
    )


def _number(value: float) -> str:
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    ones += "sixteen seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value != int(value) or value < 0:
        whole, _, rest = f"{abs(value):g}".partition(".")
        return (
            f"{_number(int(float(whole)))} point {' '.join(ones[int(one)] for one in rest if one.isdigit())}"
        )
    value = int(value)
    if value < 20:
        return ones[value]
    if value < 100:
        return tens[value // 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{ones[value // 100]} hundred" + (f" and {_number(value % 100)}" if value % 100 else "")
    return " ".join(ones[int(one)] for one in str(value))


def held_out(site: Site) -> Iterator[Attempt]:
    """The solution's line in other codes and notations; the one thing to change, hidden, told as a story, or led to."""
    if site.programs:
        own = bare_code(site.programs[0].source)
        lines = [one.strip() for one in bare_code(site.solution).splitlines()[1:] if len(one.split()) > 3]
        for line in [one for one in lines if one not in own and '"""' not in one][-1:]:
            for name, disguise in (*CODES.items(), *NOTATIONS.items()):
                yield Attempt(site, site.programs[0], (disguise(line),), f"{KIND}, {name}")
    for program in site.programs:
        if change := change_of(program):
            for kind, hints in _changes(program, *change):
                yield Attempt(site, program, hints, f"{KIND}, {kind}")


def _changes(program: Program, a: str, b: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, disguise in CODES.items():
        yield f"{name}, a change", (disguise(f"replace {a} with {SYMBOLS[b][0] if b in SYMBOLS else b}"),)
    if a in SAID["signs"] and b in SAID["signs"]:
        yield from _signs(a, b, program.line)
    elif re.fullmatch(r"[\d.]+", a) and re.fullmatch(r"[\d.]+", b):
        yield from _numbers(float(a), float(b), program.line)
    elif a.isidentifier() and b.isidentifier() and len(b) > 1:
        told = {"a": a, "b": b, "n": program.line, "first": b[0], "last": b[-1], "size": len(b)}
        yield from (("names", (one.format(**told),)) for one in SAID["names"]["frames"])


def _signs(a: str, b: str, n: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    said, story, *foreign = SAID["signs"][b]
    told = {"a": a, "n": n, "said": said, "story": story, **dict(zip(TONGUES, foreign, strict=True))}
    for one in SAID["frames"]["plain"]:
        yield "said otherwise", (one.format(**told),)
    for one in SAID["frames"]["story"]:
        yield "a story", (one.format(**told),)
    for one in SAID["tongues"]["frames"]:
        yield "another tongue", (one.format(**told),)
    for clue in SAID["clues"][b]:
        yield "a clue", (f"The sign in line {n} that you need: {clue}.",)
    others = [one for one in SAID["signs"] if one not in (a, b)][:6]
    yield "elimination", (f"In line {n} it is neither {a} nor {', nor '.join(others)}.",)
    yield "negation", (f"Not {a} in line {n}, but its counterpart that does this: {said}.",)
    word = SPELLED[b]
    if len(word) > 3:
        sentences = [SAID["acrostic"][letter] for letter in word]
        yield "acrostic", (" ".join(sentences),)
        yield "acrostic over rungs", tuple(sentences)
        half = len(word) // 2
        yield (
            "in pieces",
            (f"Keep this in mind: {word[:half]}.", f"And now put this behind it: {word[half:]}."),
        )
        yield "anagram", (f"Unscramble this for line {n}: {''.join(sorted(word))}.",)
    yield (
        "a word a rung",
        (
            "Look at one line more closely.",
            f"I mean line {n}.",
            f"There is {a} in it.",
            f"The task says: {said}.",
        ),
    )


def _numbers(a: float, b: float, n: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    parts = [
        f"{b - 3:g} and three",
        f"half of {2 * b:g}",
        f"{_number(b)}",
        f"the one before {_number(b + 1)}",
        f"one less than {b + 1:g}",
    ]
    off = f"{_number(abs(b - a))} too {'low' if b > a else 'high'}"
    for place, said in enumerate(parts):
        for frame in (SAID["numbers"]["frames"][place], SAID["numbers"]["frames"][-1]):
            yield "numbers", (frame.format(n=n, a=f"{a:g}", said=said, off=off),)
    yield "digits a rung", tuple(f"Hint {place}: {one}." for place, one in enumerate(f"{b:g}", 1))
