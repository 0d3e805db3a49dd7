"""Ordinary words of a language: a list of them in English, letters that follow one another in other languages."""

import gzip
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
LISTED = "en"
UNHEARD = 0.1
"""Of the words of a language without a list, so many may have letters that its common words never have in a row."""
OURS = frozenset(
    "english isn aren wasn weren doesn didn don hasn haven hadn won wouldn shouldn couldn "
    "args array arrays bool boolean booleans bug bugs cm cosine csv dataframe debug dtype dtypes eg elif etc "
    "exponent exponents float floats ft groupby hertz hz ie iloc inclusive indent indented index indexes "
    "indices init int integer integers iterable iterables iterate iterates iterating iteration iterations "
    "joule joules kelvin keyword keywords kg kilogram kilograms kilometer kilometers kilometre kilometres km "
    "kpa kwargs lambda lb litre litres loc logarithm logarithms loop loops mask masks matplotlib metre metres "
    "mg millisecond milliseconds mm modulo mol ms nan newton newtons nm numpy ok okay pa pandas pascal "
    "pascals plot plots python radian radians sine slice slices snippet str string strings subexpression "
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday europe africa asia america australia antarctica atlantic pacific fridge "
    "docstring docstrings ln log exp celsius fahrenheit hydrologist botanist biologist geologist physicist chemist "
    "meteorologist astronomer fourfold threefold twofold steepness kilos "
    "subset subsets tangent tuple tuples unindent unstretched variable variables watt "
    "watts".split()
)
"""Words of programming and units, which are in no list of the commonest words."""


def strange_words(words: list[str], language: str) -> list[str]:
    """Those words (lower case) that the language doesn't have; empty for a language that nothing is known about."""
    if language == LISTED:
        return [one for one in words if len(one) > 1 and one not in english() and one not in OURS]
    rows = letters().get(language)
    if rows is None:
        return []
    strange = [one for one in words if one not in OURS and not _is_heard(one, rows)]
    return strange if len(strange) > 1 + UNHEARD * len(words) else []


@cache
def english() -> frozenset[str]:
    """Some 40,000 words."""
    return frozenset(gzip.decompress((WORDS / "en.txt.gz").read_bytes()).decode().split())


@cache
def letters() -> dict[str, frozenset[str]]:
    """Rows of three letters by the code of the language."""
    lines = gzip.decompress((WORDS / "letters.txt.gz").read_bytes()).decode().splitlines()
    return {code: frozenset(rows.split()) for code, _, rows in (one.partition(" ") for one in lines)}


def _is_heard(word: str, rows: frozenset[str]) -> bool:
    whole = f"^{word}$"
    return all(whole[at : at + 3] in rows for at in range(len(word)))
