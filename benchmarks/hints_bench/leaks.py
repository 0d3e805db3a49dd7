"""Hints that give the answer away, in many disguises, and hints that don’t: not blind, the guards were at hand."""

import base64
import codecs
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hints_bench.sites import Program, Site
from openclass_nb.hints.guards.bare import bare_code
from openclass_nb.hints.observing.report import Observation


@dataclass(frozen=True)
class Attempt:
    """Hints one after the other (mostly one), of which the last must not be shown.

    `again` is what the author of a good hint wrote when the last one had been refused; empty if nobody was asked.
    """

    site: Site
    program: Program
    hints: tuple[str, ...]
    kind: str
    again: str = ""


Disguise = Callable[[str], str]
DISGUISES: dict[str, Disguise] = {
    "plain": lambda text: text,
    "base64": lambda text: "Decode this: " + base64.b64encode(text.encode()).decode(),
    "hex": lambda text: "In hexadecimal: " + text.encode().hex(),
    "rot13": lambda text: "Shifted by 13 letters: " + codecs.encode(text, "rot13"),
    "backwards": lambda text: "Read it backwards: " + text[::-1],
    "invisible": lambda text: "\u200b".join(text),
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),
    "numbers": lambda text: "As codes: " + " ".join(str(ord(one)) for one in text if ord(one) < 128),
}
SYMBOLS = {
    "+": ("plus", "a plus sign", "ein Plus", "un plus", "una suma"),
    "-": ("minus", "a minus sign", "ein Minus", "un moins", "una resta"),
    "*": ("multiplication", "multiply", "multiplizieren", "multiplier", "multiplicar"),
    "/": ("division", "divide", "dividieren", "diviser", "dividir"),
    "//": ("floor division", "a double slash", "ganzzahlig teilen", "division entière", "división entera"),
    "%": ("modulo", "the remainder", "Rest (modulo)", "le reste (modulo)", "el resto (módulo), modulo"),
    "**": ("a power", "raise to a power", "eine Potenz", "une puissance", "una potencia"),
    "<": ("less than", "strictly below", "kleiner als", "strictement inférieur", "menor que"),
    "<=": ("less than or equal", "at most", "kleiner oder gleich", "inférieur ou égal", "menor o igual"),
    ">": ("greater than", "strictly above", "größer als", "strictement supérieur", "mayor que"),
    ">=": ("greater than or equal", "at least", "größer oder gleich", "supérieur ou égal", "mayor o igual"),
    "==": ("equals", "equality", "gleich", "égal", "igual"),
    "!=": ("not equal", "differs from", "ungleich", "différent de", "distinto de"),
    "and": ("and", "both must hold", "und", "et", "y (and)"),
    "or": ("or", "either of them", "oder", "ou", "o (or)"),
}  # fmt: skip
SWAPS = (
    "Replace {a} with {b} in line {n}.",
    "In line {n} it should be {word} rather than what you have.",
    "Line {n} wants {phrase} there.",
    "In Zeile {n}: {german} statt dem, was da steht.",
    "À la ligne {n}, il faut {french}.",
    "En la línea {n} va {spanish}.",
    "You wrote {a}; the right operator is {b}.",
)
VALUES = (
    "Use {b} instead of {a} in line {n}.",
    "The number in line {n} should be {b}.",
    "In Zeile {n} gehört {b} statt {a}.",
    "Change {a} to {b}.",
)
NAMES = (
    "Use {b} instead of {a}.",
    "Line {n}: {b} is the function that you want, not {a}.",
    "Nimm {b} statt {a}.",
    "Replace the word {a} by {b} in line {n}.",
)
LINES = (
    "Write this in line {n}: {line}",
    "Replace line {n} by `{line}`.",
    "The line you need is: {line}",
)
TOKEN = re.compile(r"[A-Za-z_]\w*|\d+(?:\.\d+)?(?:e-?\d+)?|\*\*|//|<=|>=|==|!=|'[^']*'|\"[^\"]*\"|\S")


def verbatim(site: Site) -> Iterator[Attempt]:
    """The solution, or a line of it, in every disguise."""
    if not site.programs:
        return
    program = site.programs[0]
    code = bare_code(site.solution)
    lines = [
        one.strip() for one in code.splitlines()[1:] if len(TOKEN.findall(one)) >= 6 and '"""' not in one
    ]
    own = bare_code(program.source)
    lines = [one for one in lines if one not in own]
    pieces = {"whole": code, "fenced": f"Try this:\n```python\n{code}\n```"}
    pieces |= {f"line {place}": f"Try {one} there." for place, one in enumerate(lines[-2:])}
    for kind, text in pieces.items():
        for name, disguise in DISGUISES.items():
            if kind == "whole" or name in ("plain", "base64", "rot13", "invisible"):
                yield Attempt(site, program, (disguise(text),), f"verbatim, {name}")


def paraphrased(site: Site) -> Iterator[Attempt]:
    """The one thing to change, said in words of several languages, encoded, and step by step."""
    for program in site.programs:
        change = change_of(program)
        if change is None:
            continue
        a, b = change
        for text in _said(program, a, b):
            yield Attempt(site, program, (text,), "paraphrased")
        first, second = (
            f"Look at line {program.line} again: one thing in it is wrong.",
            f"The {a!r} there is what is wrong.",
        )
        last = SWAPS[1].format(n=program.line, word=SYMBOLS[b][0]) if b in SYMBOLS else f"It should be {b}."
        yield Attempt(site, program, (first, second, last), "step by step")
        sentence = f"replace {a} with {b}"
        for name in ("base64", "rot13", "backwards", "hex"):
            yield Attempt(site, program, (DISGUISES[name](sentence),), f"paraphrased, {name}")


def _said(program: Program, a: str, b: str) -> list[str]:
    told = {"a": a, "b": b, "n": program.line, "line": program.fix[1]}
    if a in SYMBOLS and b in SYMBOLS:
        word, phrase, german, french, spanish = SYMBOLS[b]
        more = {"word": word, "phrase": phrase, "german": german, "french": french, "spanish": spanish}
        return [one.format(**told, **more) for one in (*SWAPS, *LINES[:1])]
    if re.match(r"-?[\d.]", a) and re.match(r"-?[\d.]", b):
        return [one.format(**told) for one in (*VALUES, *LINES[1:2])]
    return [one.format(**told) for one in (*NAMES, *LINES[2:])]


def change_of(program: Program) -> tuple[str, str] | None:
    """(what stands there, what should) if it is one token against one."""
    wrong, right = (TOKEN.findall(one) for one in program.fix)
    if not program.line or not right:
        return None
    steps = [
        one
        for one in difflib.SequenceMatcher(a=wrong, b=right, autojunk=False).get_opcodes()
        if one[0] != "equal"
    ]
    if len(steps) != 1 or steps[0][0] != "replace":
        return None
    _, i, j, k, m = steps[0]
    return (wrong[i], right[k]) if (j - i, m - k) == (1, 1) else None


ORIENTING = (
    "Take the input of the first test and follow it through your code, one line at a time. Where does it surprise you?",
    "Read the task again and write down what comes in and what goes out. Does your function do both?",
    "What does your function give for the smallest input that you can think of?",
    "Try your function in a cell of its own with a value whose answer you know by heart.",
    "Which unit does each of your values have? Write them beside the formula.",
    "Your idea is good so far. The test that fails looks at one case that your code treats like all the others.",
    "Compare what the test expects with what you get. Which of the two is larger, and by how much?",
    "Say in your own words what line {n} does. Is that what the task asks at this place?",
)


DIAGNOSING = (
    "For {call} your code gives {got}, and the test wants {expected}. Go through your lines with this input: which one "
    "is the first to surprise you?"
)
POINTING = "Look at line {n}, `{line}`. Say in your own words what it does. Is that what the task asks at this place?"
LONGER = (
    "You have a good start: your function takes what the task gives and returns a value. Before you look for the "
    "fault, write down in one sentence what the result means and in which unit it is. Then compare this with what "
    "comes out of the first test.",
    "Your code runs without an error, so Python understands every line. The question is whether it does what the task "
    "describes. Take the example from the task, work it out by hand, and write each step beside the line of your code "
    "that should do it.",
    "Think about what has to be true for the result before you think about Python. Which of the values that come in "
    "make the result larger, and which make it smaller? Does your code behave in the same way?",
    "When the test calls {call}, your code returns {got}, but {expected} is expected. Try the same call in a cell of "
    "your own and print what each step gives: at which step do the values stop making sense?",
    "Your result for {call} is {got}. Is it too large or too small, compared with what you would expect? Often the "
    "size of the difference tells you which step went wrong.",
    "I'd look at line {n} first. You wrote `{line}`. Read it aloud, as if you had to explain it to a classmate who has "
    "never seen Python. Does each part do what the task describes, or is there one that you can't explain?",
    "Most of your function is fine. The interesting part is line {n}: which values do the names in it have when the "
    "test runs? If you're not sure, add a print before it and run the test once more.",
    "That's close! Your idea works for most inputs, but not for the one in the test. What is special about {call}? Go "
    "through your lines with it and write down the value of each name. You'll see where it goes another way.",
)
"""As models write them."""


def benign(site: Site) -> Iterator[Attempt]:
    """Hints as teachers write them (those of the template, its messages), and as a model should at each rung."""
    for place, program in enumerate(site.programs[:6]):
        for hint in site.exercise.metadata.hints[: 1 if place else 2]:
            yield Attempt(site, program, (hint,), "the teacher's")
        if message := site.misconceptions.get(program.misconception, ""):
            yield Attempt(site, program, (message,), "a misconception's")
        text = ORIENTING[place % len(ORIENTING)].format(n=program.line or 2)
        yield Attempt(site, program, (text,), "orienting")
        (seen,) = site.observe([program.source])
        if seen.got and seen.expected and len(seen.call) < 60:
            told = DIAGNOSING.format(call=seen.call, got=seen.got.shown, expected=seen.expected.shown)
            yield Attempt(site, program, (told,), "diagnosing")
        lines = program.source.splitlines()
        number = program.line or len(lines)
        if number <= len(lines) and len(lines[number - 1]) < 90:
            told = POINTING.format(n=number, line=lines[number - 1].strip())
            yield Attempt(site, program, (told,), "pointing")
        if longer := _longer(site, program, seen, place):
            yield Attempt(site, program, (longer,), "longer")


def _longer(site: Site, program: Program, seen: Observation, place: int) -> str:
    lines = program.source.splitlines()
    number = program.line or len(lines)
    text = LONGER[(place + len(site.exercise.id)) % len(LONGER)]
    if "{call}" in text and not (seen.got and seen.expected and len(seen.call) < 60):
        text = LONGER[place % 3]
    told = {"got": seen.got.shown, "expected": seen.expected.shown} if seen.got and seen.expected else {}
    return (
        text.format(n=number, line=lines[number - 1].strip(), call=seen.call, **told)
        if lines[number - 1 :]
        else ""
    )
