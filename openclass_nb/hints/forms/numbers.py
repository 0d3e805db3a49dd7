"""Hints for a number with its unit, and for a table of them.

What differs is told as a thing to look at. How large the difference is, and which way it goes, is not told: who knows
both has the answer.
"""

from collections.abc import Iterator

from openclass_nb.hints.forms.seen import Apart, NumericSeen, TableSeen

APART: dict[Apart, str] = {
    "sign": "Think of the direction: which way did you call positive, and does the sign of your answer fit that?",
    "power of ten": (
        "The digits look right, the size does not. Write every given value with its prefix (milli, centi, kilo) "
        "as a power of ten before you calculate."
    ),
    "simple factor": (
        "You are on the way: your number is off by a simple factor. Look at every half, every square and every "
        "constant in your formula, and at diameter and radius."
    ),
    "upside down": "Look at your fraction: if what stands below its line grew, should the result grow or shrink?",
    "square": "Check the powers: is there a square or a root in the formula that you have left out, or put in?",
    "near": (
        "You are very near. Keep all digits while you calculate and round once, at the end. Are your constants "
        "precise enough?"
    ),
}
ESTIMATE = (
    "Estimate first: round the given values to one digit and work the answer out in your head. Is your number of "
    "about that size?"
)
WRITE_DOWN = (
    "Write down the formula, what is given and what is asked, each with its unit. Which step is not sure?"
)
BACKWARDS = "Go backwards: put your answer into the formula. Do you get the given values back?"


def numeric_hints(seen: NumericSeen) -> Iterator[str]:
    """What to look at, by what differs."""
    if seen.apart == "same":
        yield from _beside_the_value(seen)
        return
    if seen.unit == "other dimension":
        yield "Calculate with the units too: put them into the formula and cancel. What is left at the end?"
    if seen.apart in APART:
        yield APART[seen.apart]
    else:
        yield ESTIMATE
    yield WRITE_DOWN
    if seen.unit != "other dimension":
        yield "Calculate with the units too: put them into the formula and cancel. Is your unit what is left?"
    yield BACKWARDS


def _beside_the_value(seen: NumericSeen) -> Iterator[str]:
    if seen.unit != "right":
        yield "Your number is fine. Put the units into the formula and cancel: which unit is left?"
        yield "A prefix counts: the same number in another unit is another quantity. Say yours aloud with its unit."
    if seen.figures is not None:
        asked, given = seen.figures
        way = "fewer" if given > asked else "more"
        yield f"Your value is right. Write it with {way} digits: how many does the task ask for?"
        yield (
            "Count significant figures from the first digit that is not zero. Zeros at the end count where a decimal "
            "point shows that they are meant."
        )
    yield "Read once more in which form the answer is asked for."


def table_hints(seen: TableSeen) -> Iterator[str]:
    """What the cells that are not right have in common."""
    if seen.empty:
        some = "One cell is" if seen.empty == 1 else f"{seen.empty} cells are"
        yield f"{some} still empty. Which of the given values do you need for it?"
    columns, rows = dict.fromkeys(seen.columns), dict.fromkeys(seen.rows)
    if len(columns) == 1 and len(rows) > 1:
        yield f"All that is not right stands in one column: {next(iter(columns))}. How do you work that column out?"
    elif len(rows) == 1 and len(columns) > 1:
        yield f"All that is not right stands in row {next(iter(rows))}. What is different about this row?"
    if seen.apart in APART:
        yield APART[seen.apart]
    if seen.asked and len(seen.columns) < seen.asked:
        yield "Take a row that is right already and say how you got it. Then do the same in the row that is not."
    yield "Work one cell out by hand, with units, before you fill in the others in the same way."
