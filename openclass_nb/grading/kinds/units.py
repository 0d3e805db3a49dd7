"""Units as students type them: “m/s”, “m s^-1”, “metre per second”, “kmh”. Pint knows them; nothing is evaluated."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from openclass_nb.course.kinds.reading import UnreadError
from openclass_nb.errors import did_you_mean

LONGEST, MOST_PARTS, LARGEST_POWER = 80, 12, 9
NAME = r"(?P<name>[^\W\d_]+|°\s?[CF]?|%|‰|Ω)"
POWER = r"(?P<power>(?:\^|\*\*)?\s?(?:[+-]?\d+(?:\.\d+)?|\(\s*[+-]?\d+(?:/\d+)?\s*\)))"
TOKEN = re.compile(rf"\s*(?:{NAME}{POWER}?|(?P<mark>\*\*|[*·×/().]|1(?!\d)))")
ALIASES = {
    "°C": "degC", "°F": "degF", "°": "degree", "deg": "degree", "%": "percent", "‰": "permille", "Ω": "ohm",
    "kmh": "km/h", "kph": "km/h", "kmph": "km/h", "mph": "mile/hour", "sec": "s", "secs": "s", "hr": "h",
    "hrs": "h", "mins": "min", "μ": "µ", "amp": "A", "amps": "A", "cc": "cm**3", "kilo": "kg", "metres": "m",
    "meters": "m", "kelvins": "K", "Celsius": "degC",
    "Newton": "N", "Newtons": "N", "Joule": "J", "Joules": "J", "Watt": "W", "Watts": "W", "celsius": "degC",
    "Volt": "V", "Volts": "V", "Pascal": "Pa", "Kelvin": "K", "Hertz": "Hz", "Ohm": "ohm", "Ohms": "ohm", "sek": "s",
}  # fmt: skip
USUAL = (
    "m s kg g A K mol N J W Pa V Hz C F T H ohm m/s km/h km cm mm µm nm min h day L mL N*m J/K eV rad degree percent"
).split()
DIMENSIONS = (
    ("m", "a length", "m"), ("s", "a time", "s"), ("kg", "a mass", "kg"), ("K", "a temperature", "K"),
    ("A", "a current", "A"), ("mol", "an amount of substance", "mol"), ("m/s", "a speed", "m/s or km/h"),
    ("m/s**2", "an acceleration", "m/s²"), ("m**2", "an area", "m²"), ("m**3", "a volume", "m³ or L"),
    ("N", "a force", "N"), ("J", "an energy", "J"), ("W", "a power", "W"), ("kg*m/s", "a momentum", "kg m/s"),
    ("Pa", "a pressure", "Pa"), ("kg/m**3", "a density", "kg/m³"), ("N/m", "a spring constant", "N/m"),
    ("1/s", "a frequency", "Hz"), ("C", "a charge", "C"), ("V", "a voltage", "V"), ("ohm", "a resistance", "Ω"),
    ("mol/L", "a concentration", "mol/L"), ("dimensionless", "a plain number", "no unit"),
)  # fmt: skip
"""A unit of each dimension that has a name, the name, and what people write."""


@dataclass(frozen=True)
class Unit:
    """A unit that was understood; `readings` are what it may mean, the first being the most usual."""

    text: str
    readings: tuple[str, ...]


@lru_cache(maxsize=1)
def registry() -> Any:
    """Pint's units; about a third of a second at the first use."""
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """What stands behind a number. UnreadError names what is no unit. The empty text is no unit."""
    if len(text) > LONGEST:
        raise UnreadError("What stands behind the number is too long for a unit.")
    parts = _tokens(text)
    if not parts:
        return Unit("", ("dimensionless",))
    readings = [_joined(parts, below=False)]
    if "/" in parts[:-2]:  # what follows more than one unit below the line is read either way
        readings.append(_joined(parts, below=True))
    return Unit(text.strip(), tuple(dict.fromkeys(readings)))


def _tokens(text: str) -> list[str]:
    parts: list[str] = []
    place = 0
    text = text.rstrip(" .")
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None or found.end() == place:
            raise UnreadError(f"“{text[place:].strip()[:30]}” is not read as a unit.")
        place = found.end()
        parts.append(found["mark"] or _known(found["name"].replace(" ", ""), found["power"]))
        if len(parts) > 2 * MOST_PARTS:
            raise UnreadError("This unit has too many parts.")
    return ["*" if one in ("·", "×", ".") else one for one in parts]


def _known(name: str, power: str | None) -> str:
    if name == "per":
        return "/"
    if name in ("the", "of"):
        raise UnreadError(f"“{name}” is not read as a unit.")
    known = ALIASES.get(name, name).replace("μ", "µ")
    if known == ALIASES.get(name):
        unit = f"({known})" if set(known) & set("/*") else known
    elif _is_unit(known):
        unit = known
    elif name != name.lower() and _is_unit(name.lower()):
        unit = _told_case(name)
    else:
        raise UnreadError(f"“{name}” is no unit that is known here. {did_you_mean(name, USUAL)}")
    return f"{unit}**({_power(power)})" if power else unit


def _told_case(name: str) -> str:
    """Long names may begin with a capital letter; of short ones the letters' size means something."""
    if len(name) > 3:
        return name.lower()
    raise UnreadError(f"“{name}” is no unit that is known here. Did you mean “{name.lower()}”?")


def _is_unit(name: str) -> bool:
    return bool(registry().parse_unit_name(name))


def _power(text: str) -> str:
    digits = text.strip("^* ()")
    above, _, below = digits.partition("/")
    if abs(float(above)) > LARGEST_POWER or (below and not 1 <= int(below) <= LARGEST_POWER):
        raise UnreadError(f"“{digits}” is no power of a unit.")
    return digits


def _joined(parts: list[str], *, below: bool) -> str:
    """The parts with `*` between neighbours; `below`: all that follows the first `/` stands below it."""
    made: list[str] = []
    for one in parts:
        if one == "/" and not made:
            made = ["1"]
        if one in ("*", "/") and made[-1:] in (["*"], ["/"]):
            raise UnreadError("Between two signs of this unit something is missing.")
        joins = made and made[-1] not in ("*", "/", "(") and one not in ("*", "/", ")")
        made += ["*", one] if joins else [one]
    if below:
        first = made.index("/")
        rest = ["*" if one == "/" else one for one in made[first + 1 :]]
        made = [*made[: first + 1], "(", *rest, ")"]
    return "".join(made)


def quantity(value: float, reading: str) -> Any:
    """Pint's quantity. UnreadError if the parts don't make a unit."""
    try:
        return registry().Quantity(value, _units(reading))
    except Exception as error:  # pint raises whatever its tokens bring about
        raise UnreadError(f"“{reading[:40]}” is not read as a unit.") from error


@lru_cache(maxsize=4096)
def _units(reading: str) -> Any:
    return registry().parse_units(reading)


def dimension(reading: str) -> tuple[str, str]:
    """What a unit measures, in words, and a usual unit of it; empty words if it has no name here."""
    return _named_dimensions().get(quantity(1.0, reading).dimensionality, ("", ""))


@lru_cache(maxsize=1)
def _named_dimensions() -> dict[Any, tuple[str, str]]:
    return {quantity(1.0, unit).dimensionality: (words, usual) for unit, words, usual in DIMENSIONS}
