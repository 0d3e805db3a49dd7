"""Numbers as students type them: “3,2e3”, “3.2·10³”, “1 234.5”, “1/3”. Never evaluated."""

import math
import re
from dataclasses import dataclass

from openclass_nb.course.kinds.reading import UnreadError

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
SUPERSCRIPTS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
ALIKE = str.maketrans(
    {"−": "-", "–": "-", "‐": "-", "‑": "-", "\xa0": " ", "\u2009": " ", "\u202f": " ", "∙": "·", "⋅": "·"}
)
MANTISSA = r"[+-]?\s?(?:\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)"
POWER = r"(?:[eE]\s?[+-]?\d+|\s*[x×*·]\s*10\s*(?:\^|\*\*)\s*(?:[+-]?\d+|[({]\s*[+-]?\d+\s*[)}]))"
NUMBER = re.compile(rf"\s*(?P<mantissa>{MANTISSA})(?P<power>{POWER})?")
BARE_POWER = re.compile(r"\s*(?P<sign>[+-]?)10\s*(?:\^|\*\*)\s*(?P<power>[+-]?\d+|[({]\s*[+-]?\d+\s*[)}])")
FRACTION = re.compile(r"\s*/\s*(?P<below>\d+(?:\.\d+)?)(?![\d.,])")
NAME_FIRST = re.compile(r"\s*[^\W\d]\w{0,20}\s*(?:\([^()=]{0,20}\)\s*)?[=≈]\s*")
LARGEST_POWER = 300


@dataclass(frozen=True)
class Number:
    """A number and its significant figures: from `fewest` to `figures` (1200 has 2 to 4). 0 figures: not to be told."""

    value: float
    fewest: int = 0
    figures: int = 0


def plain(text: str) -> str:
    """One way to write what has many: minus signs, spaces, raised digits."""
    return SUPERSCRIPTS.sub(
        lambda found: f"^{found[0].translate(SUPERSCRIPT)}", text.translate(ALIKE)
    ).strip()


def read_number(text: str) -> tuple[Number, str]:
    """The number that `text` (made plain) begins with, and the rest. UnreadError with what is odd about it."""
    text = NAME_FIRST.sub("", text, count=1) if NAME_FIRST.match(text) else text
    text = text.lstrip("≈= ")
    bare = BARE_POWER.match(text)
    if bare:
        value = _finite(f"{bare['sign']}1e{_whole(bare['power'])}", _whole(bare["power"]))
        return Number(value), text[bare.end() :].strip()
    found = NUMBER.match(text)
    if found is None:
        raise UnreadError(
            f"“{text[:40]}” does not begin with a number." if text else "There is no number yet."
        )
    mantissa = _decimal(re.sub(r"\s", "", found["mantissa"]).replace("'", "").replace("’", ""))
    power = _whole(re.sub(r"^.*(?:\^|\*\*|[eE])", "", found["power"])) if found["power"] else 0
    value, rest = _finite(f"{mantissa}e{power}", power), text[found.end() :]
    fraction = FRACTION.match(rest)
    if fraction and not found["power"]:
        below = float(fraction["below"])
        if below == 0:
            raise UnreadError("Nothing can be divided by 0.")
        return Number(value / below), rest[fraction.end() :].strip()
    _expect_one_number(rest)
    return Number(value, *_figures(mantissa)), rest.strip()


def _expect_one_number(rest: str) -> None:
    if re.match(r"\s*(±|\+/?-|\+|-\s)", rest):
        raise UnreadError(
            f"“{rest.strip()[:20]}” after the number is not read; write one number and its unit."
        )
    if re.match(r"\s*[*·×x]?\s*[(]?(?!1\s*/\s*[^\W\d])\d", rest):
        raise UnreadError("This is more than one number; write the result alone, with its unit.")


def _decimal(text: str) -> str:
    """With a point for the decimals. UnreadError where a comma may mean either."""
    points, commas = text.count("."), text.count(",")
    digits = text.lstrip("+-")
    if commas and points:
        last = max(text.rfind("."), text.rfind(","))
        groups = re.split(r"[.,]", digits)
        mark = text[last]
        if text.count(mark) > 1 or any(len(one) != 3 for one in groups[1:-1]):
            raise UnreadError(f"“{text}” is not read: which mark is the decimal one?")
        return text[:last].replace(",", "").replace(".", "") + "." + text[last + 1 :]
    if commas > 1 or points > 1:
        groups = re.split(r"[.,]", digits)
        if not 1 <= len(groups[0]) <= 3 or any(len(one) != 3 for one in groups[1:]):
            raise UnreadError(f"“{text}” is not read: which mark is the decimal one?")
        return text.replace(",", "").replace(".", "")
    if commas and re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        told = f"“{text}” may mean {text.replace(',', '')} or {text.replace(',', '.')}. Write it without the comma."
        raise UnreadError(told)
    return text.replace(",", ".")


def _whole(text: str) -> int:
    digits = text.strip("(){} ").replace(" ", "")
    if len(digits) > 6:
        raise UnreadError("This power of ten is beyond all measure.")
    return int(digits)


def _finite(text: str, power: int) -> float:
    value = float(text)
    if abs(power) > LARGEST_POWER or not math.isfinite(value):
        raise UnreadError("This number is beyond all measure.")
    return value


def _figures(mantissa: str) -> tuple[int, int]:
    """The fewest and the most significant figures that this way of writing can mean."""
    digits = mantissa.lstrip("+-")
    if "." in digits:
        significant = digits.replace(".", "").lstrip("0")
        count = len(significant) or 1
        return count, count
    significant = digits.lstrip("0")
    return (len(significant.rstrip("0")) or 1), (len(significant) or 1)
