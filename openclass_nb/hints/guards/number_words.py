"""Numbers that are said in several words: “two hundred and seventy-three point one five”, “one zero zero”."""

import re

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("_ _ twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
POINTS, JOINED = frozenset(("point", "dot", "comma")), frozenset(("and", "a"))
WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|[.;:!?]")


def said_numbers(text: str) -> set[float]:
    """Every number that at least two words or digits in a row say, and those beside it; English."""
    found: set[float] = set()
    for run in _runs(text):
        if len(run) > 1:
            value = _value(run)
            found |= {value, value - 1, value + 1}
    return found


def longest_row(text: str) -> int:
    """Of how many words and digits the longest row of numbers is."""
    return max((len(run) for run in _runs(text)), default=0)


def _runs(text: str) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in WORD.findall(text.lower()):
        if (
            word[0].isdigit()
            or word in ONES
            or word in TENS
            or word in SCALES
            or (word in POINTS and runs[-1])
        ):
            runs[-1].append(word)
        elif not (word in JOINED and runs[-1]):
            runs.append([])
    return [one for one in runs if one]


def _value(run: list[str]) -> float:
    point = next((at for at, one in enumerate(run) if one in POINTS), len(run))
    rest = "".join(
        str(ONES[one]) if one in ONES else one for one in run[point + 1 :] if one in ONES or one.isdigit()
    )
    whole = run[:point]
    if len(whole) > 1 and all(one in ONES or one.isdigit() for one in whole):
        digits = "".join(str(ONES[one]) if one in ONES else one for one in whole)
        return float(f"{digits[:15]}.{rest[:15] or 0}")
    total, part = 0.0, 0.0
    for one in whole:
        if one in SCALES:
            part = (part or 1) * SCALES[one]
            if one != "hundred":
                total, part = total + part, 0.0
        else:
            part += float(one) if one[0].isdigit() else ONES.get(one, TENS.get(one, 0))
    return total + part + float(f"0.{rest[:15] or 0}")
