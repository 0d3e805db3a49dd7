"""Python's errors explained to a beginner, at the student's own line."""

import ast
import builtins
import difflib
import re
from collections.abc import Callable

from openclass_nb.hints.deterministic.as_code import as_code
from openclass_nb.hints.observing.report import Raised

NAME = re.compile(r"name '([^']+)'")
QUOTED = re.compile(r"'([^']+)'")


def explained(raised: Raised, answer: str) -> str:
    """What the error means, where it arose, and what to look at."""
    explain = EXPLAIN.get(raised.name, _other)
    return f"{_place(raised)} {explain(raised, answer)}".strip()


def _place(raised: Raised) -> str:
    if raised.line is None:
        return f"The test stops with {_article(raised.name)}."
    code = f", {as_code(raised.code, quoted=True)}," if raised.code else ""
    return f"Your code stops in line {raised.line}{code} with {_article(raised.name)}."


def _article(name: str) -> str:
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"


def _name(raised: Raised, answer: str) -> str:
    missing = (NAME.search(raised.text) or ["", ""])[1]
    if not missing:
        return "A name is used before it has a value."
    near = difflib.get_close_matches(missing, sorted(names_in(answer) - {missing}), n=1, cutoff=0.7)
    if near:
        return f"Python knows no “{missing}”. Your code has a “{near[0]}”: is one of the two misspelt?"
    return f"Python knows no “{missing}” there. Is it defined above, imported, or a text without quotation marks?"


def names_in(answer: str) -> set[str]:
    """Names that an answer gives a value, and Python's own."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    stored = {
        one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
    stored |= {one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)}
    stored |= {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
    return stored | {one for one in vars(builtins) if not one.startswith("_")}


def _unbound(raised: Raised, answer: str) -> str:
    name = (QUOTED.search(raised.text) or ["", "a variable"])[1]
    return f"“{name}” gets its value on one way through the function only. Which way did this call take?"


TYPES: tuple[tuple[str, str], ...] = (
    ("NoneType", "One of the values is None. Which call before it returns nothing?"),
    (
        "can only concatenate str",
        "Text and a number are joined with +. Which of the two should be the other?",
    ),
    (
        "unsupported operand",
        "Two values are combined whose types don’t fit, such as a number and a text. Print type(...) of both.",
    ),
    ("not supported between", "Two values are compared that have no order, such as a text and a number."),
    (
        "not callable",
        "Something that is no function is called with brackets. Is a name used twice, or a * forgotten?",
    ),
    ("missing", "A call gives too few values. Compare it with the brackets behind “def”."),
    (
        "positional argument",
        "A call gives more or fewer values than the function takes. Compare it with “def”.",
    ),
    (
        "unexpected keyword",
        "A call names a parameter that the function does not have. Compare it with its “def” line.",
    ),
    (
        "not subscriptable",
        "Square brackets stand behind something that has no parts. What is in the variable there?",
    ),
    (
        "not iterable",
        "A loop goes over something that has no parts, a single number perhaps. Is range missing?",
    ),
    (
        "indices must be integers",
        "A place in a list or text is a whole number. What stands in the square brackets?",
    ),
    (
        "cannot be interpreted as an integer",
        "A whole number is needed. Does a division before it make decimals?",
    ),
    (
        "only length-1 arrays",
        "A function for single numbers got an array. numpy has one of the same name for arrays.",
    ),
    (
        "only 0-dimensional",
        "A function for single numbers got an array. numpy has one of the same name for arrays.",
    ),
    ("must be real number", "A number is needed there. What does the variable hold? Print it with its type."),
    ("unhashable", "A list or dictionary can’t be a key or a member of a set."),
)


def _type(raised: Raised, answer: str) -> str:
    if raised.line is None and "NoneType" in raised.text:
        return "Your result is None: nothing was returned. Which line of yours hands the result over?"
    fits = (told for part, told in TYPES if part in raised.text)
    return next(
        fits, "A value is of another kind than this line needs. Print type(...) of each variable in it."
    )


def _index(raised: Raised, answer: str) -> str:
    return "You ask for an item that is not there. Python counts from 0: what is the last number, and which is yours?"


def _key(raised: Raised, answer: str) -> str:
    key = raised.text if len(raised.text) < 60 else "This key"
    return f"{key} is not among the keys or columns. Print them: is it spelt differently there, or not put in yet?"


def _value(raised: Raised, answer: str) -> str:
    if raised.line is None and ("broadcast" in raised.text or "shape" in raised.text):
        return "Your result has another shape than the expected one. Print its shape: which one does the task ask for?"
    if "truth value" in raised.text:
        return "An array is asked whether it is true as a whole. Do you mean each value, all of them, or any?"
    if "broadcast" in raised.text or "shape" in raised.text:
        return "Two arrays don’t fit together. Print the shape of both just before this line."
    if "math domain" in raised.text:
        return (
            "A root or logarithm is taken of a number for which there is none. Can it be negative or 0 here?"
        )
    if "invalid literal" in raised.text or "could not convert" in raised.text:
        return "A text that is no number is turned into one. Print it with repr(...): what stands in it?"
    if "unpack" in raised.text:
        return "There are more names on the left than values on the right, or fewer. Count both."
    return "The kind of the value is right, but not the value itself. Print it just before this line."


def _attribute(raised: Raised, answer: str) -> str:
    found = QUOTED.findall(raised.text)
    if "NoneType" in found:
        return "The thing before the dot is None. Which call before it returns nothing? list.sort(), for one."
    if len(found) > 1:
        return f"What stands before the dot is of the kind “{found[0]}” and has no “{found[1]}”. Is it what you think?"
    return "What stands before the dot does not have what stands behind it. Check the spelling, and its type."


def _module(raised: Raised, answer: str) -> str:
    return "This module is not there. Is its name spelt right? The notebook’s first cell imports all that you need."


def _syntax(raised: Raised, answer: str) -> str:
    said = raised.text.partition(" (")[0]
    return f"Python can’t read it: {said}. Look at this line and the end of the one above: brackets, colons, quotes."


def _recursion(raised: Raised, answer: str) -> str:
    return "The function calls itself without an end. For which input should it answer at once, and does it get there?"


SIMPLE: dict[str, str] = {
    "ZeroDivisionError": "Something is divided by zero. Print what you divide by: when is it 0?",
    "IndentationError": "The lines of a block must begin at the same column. Mark the block and look at its left edge.",
    "TabError": "Tabs and spaces are mixed at the beginning of lines. Use spaces only.",
    "OverflowError": "A number grew too large. Does a power or an exp get something that is far too big?",
    "FileNotFoundError": "There is no such file. Compare the name, letter by letter, with the one beside the notebook.",
    "NotImplementedError": "This line only keeps the place of your answer. Write your answer instead of it.",
    "StopIteration": "More values are asked for than there are.",
    "AssertionError": "An assert in your own code does not hold. Print what it compares.",
    "MemoryError": "It wants more memory than there is. Does a list grow in a loop that never ends?",
}

Explain = Callable[[Raised, str], str]
EXPLAIN: dict[str, Explain] = {
    "NameError": _name,
    "UnboundLocalError": _unbound,
    "TypeError": _type,
    "UFuncTypeError": _type,
    "IndexError": _index,
    "KeyError": _key,
    "ValueError": _value,
    "AttributeError": _attribute,
    "ModuleNotFoundError": _module,
    "ImportError": _module,
    "SyntaxError": _syntax,
    "RecursionError": _recursion,
}


def _other(raised: Raised, answer: str) -> str:
    plain = "Print the values that this line uses just before it, and look at them one by one."
    return SIMPLE.get(raised.name, plain)
