"""Hints for a formula: how it depends on each symbol, tried out with numbers; never what should stand there."""

from collections.abc import Iterator

from openclass_nb.hints.forms.seen import SymbolicSeen

APART = {
    "sign": "Put in numbers that you know: is the result positive where it should be, and negative where it should be?",
    "factor": (
        "Your formula depends on every quantity in the right way; only a number in front of it is off. Where does "
        "each number in your formula come from?"
    ),
    "shift": "Your formula is off by the same amount everywhere. What should it give at the very beginning, at zero?",
    "upside down": "Think of your fraction: if what stands below its line grew, should the result grow or shrink?",
    "square": "Check the powers: is there a square or a root that you have left out, or put in?",
    "near": "This is very near. Leave numbers exact: π stays π, a fraction stays a fraction.",
}
TRY = "Put in simple numbers, 1 for everything, then 2 for one quantity at a time. Where does the result surprise you?"
UNITS = (
    "Put the units in the place of the symbols and cancel. Is the unit that is left the one of what is asked?"
)
STEPS = "Write down the law that you began with, then one step a line. Which step could you not explain to somebody?"
FORM = {
    "expanded": (
        "The value is right; it is about the form. Expanded means that no bracket with a sum in it is left over.",
        "Take the brackets one pair at a time, multiply each term in them, then put like terms together.",
    ),
    "factored": (
        "The value is right; it is about the form. Factored means that the last thing that you do is to multiply.",
        "What do all terms of your sum have in common? Put that in front of a bracket, and look what stays in it.",
    ),
}


def symbolic_hints(seen: SymbolicSeen) -> Iterator[str]:
    """What to look at, by what differs."""
    if seen.apart == "same":
        yield from FORM.get(seen.form, ())
        yield "Read once more in which form the formula is asked for."
        return
    if seen.apart in APART:
        yield APART[seen.apart]
    yield from _dependences(seen)
    yield TRY
    yield UNITS
    yield STEPS


def _dependences(seen: SymbolicSeen) -> Iterator[str]:
    missing = [name for name, what in seen.depends if what == "missing"]
    too_many = [name for name, what in seen.depends if what == "too many"]
    otherwise = [name for name, what in seen.depends if what == "otherwise"]
    if missing:
        yield "Something that matters does not occur in your formula. What else could you change in this situation?"
    if too_many:
        yield f"Your formula changes when {too_many[0]} changes. Should it?"
    if otherwise and not missing:
        yield f"Imagine that {otherwise[0]} becomes four times as large. What happens to your result, and what should?"
