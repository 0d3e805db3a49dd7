"""Inputs near those that the tests try: of the same kinds, signs and shapes, and on the limits that a program names."""

from __future__ import annotations

import ast
import copy
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Call = tuple[tuple[Any, ...], dict[str, Any]]
"""Positional and keyword arguments."""
GROWTH = (0.5, 0.9, 1.1, 2.0)
NEAR = 2


@dataclass
class Domain:
    """What is known of sensible inputs: the calls of the tests, constants and limits of the reference answer."""

    calls: Sequence[Call]
    constants: list[Any]
    limits: list[Any] = field(default_factory=list)
    numbers: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, calls: Sequence[Call], source: str) -> Domain:
        """The domain around some calls."""
        limits = list(_limits(source))
        near = [one + step for one in limits for step in (-1, 0, 1)]
        found = cls(calls, [*_constants(source), *near], limits)
        for args, kwargs in calls:
            for value in (*args, *kwargs.values()):
                _gather(value, found.numbers)
        return found

    @property
    def below_zero(self) -> bool:
        """Whether the tests try negative numbers."""
        return any(one < 0 for one in self.numbers)

    @property
    def zero(self) -> bool:
        """Whether the tests try zero, or something below."""
        return any(one <= 0 for one in self.numbers)

    def allows(self, number: Any) -> bool:
        """Whether a number is of a sign that the tests try, or near a limit that the program asks for."""
        if any(abs(number - one) <= NEAR for one in self.limits):
            return True
        return bool(number > 0 or (number == 0 and self.zero) or (number < 0 and self.below_zero))


def _constants(source: str) -> list[Any]:
    nodes = (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Constant))
    return [
        one.value for one in nodes if isinstance(one.value, int | float) and not isinstance(one.value, bool)
    ]


def _limits(source: str) -> Iterator[Any]:
    """Numbers that the program compares with: on both sides of them something else is meant to happen."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            for one in (node.left, *node.comparators):
                value = getattr(one, "value", None)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    yield value


def _gather(value: Any, numbers: list[Any]) -> None:
    """All plain numbers within a value; a few thousand are enough."""
    if len(numbers) > 2000 or isinstance(value, bool | str | bytes):
        return
    if isinstance(value, int | float):
        if value == value:
            numbers.append(value)
    elif isinstance(value, dict):
        for one in value.values():
            _gather(one, numbers)
    elif hasattr(value, "dtype") and hasattr(value, "tolist"):
        if getattr(value.dtype, "kind", "") in "iuf":
            _gather(value.tolist(), numbers)
    elif hasattr(value, "columns"):
        for name in value.columns:
            _gather(value[name], numbers)
    elif isinstance(value, list | tuple | set):
        for one in list(value)[:200]:
            _gather(one, numbers)


def near(domain: Domain, dice: random.Random) -> Call:
    """A call like one of the tests', with one or two arguments changed, or taken from another call."""
    args, kwargs = copy.deepcopy(dice.choice(domain.calls))
    changed: list[Any] = list(args)
    for _ in range(dice.choice((1, 1, 2))):
        if changed:
            place = dice.randrange(len(changed))
            changed[place] = _other(changed[place], place, domain, dice)
    for name in list(kwargs):
        if dice.random() < 0.5:
            kwargs[name] = _varied(kwargs[name], domain, dice)
    return tuple(changed), kwargs


def _other(value: Any, place: int, domain: Domain, dice: random.Random) -> Any:
    """The argument of another call, or this one varied."""
    others = [
        args[place] for args, _ in domain.calls if len(args) > place and type(args[place]) is type(value)
    ]
    if len(others) > 1 and dice.random() < 0.25:
        return copy.deepcopy(dice.choice(others))
    return _varied(value, domain, dice)


def _varied(value: Any, domain: Domain, dice: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return _number(value, domain, dice)
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return type(value)(_sequence(list(value), domain, dice))
    if isinstance(value, dict) and value:
        name = dice.choice(list(value))
        return {**value, name: _varied(value[name], domain, dice)}
    return _library_value(value, domain, dice)


def _number(value: Any, domain: Domain, dice: random.Random) -> Any:
    whole = isinstance(value, int)
    known = [one for one in (*domain.numbers, *domain.constants) if isinstance(one, int) or not whole]
    chosen = dice.random()
    if known and chosen < 0.4:
        new = dice.choice(known)
    elif whole:
        new = value + dice.choice((-2, -1, 1, 2, 3))
    else:
        new = value * dice.choice(GROWTH)
    new = type(value)(new) if not whole else new
    return new if domain.allows(new) else value


def _sequence(values: list[Any], domain: Domain, dice: random.Random) -> list[Any]:
    if len(values) < 2:
        return [_varied(one, domain, dice) for one in values]
    way = dice.randrange(6)
    if way == 0:
        return values[::-1]
    if way == 1:
        return dice.sample(values, len(values))
    if way == 2 and len(values) > 2:
        return values[:-1]
    if way == 3:
        return [*values, dice.choice(values)]
    place = dice.randrange(len(values))
    values[place] = values[place - 1] if way == 4 else _varied(values[place], domain, dice)
    return values


def _library_value(value: Any, domain: Domain, dice: random.Random) -> Any:
    numpy: Any = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray) and value.ndim:
        return _array(value, domain, dice)
    if hasattr(value, "iloc") and len(value) > 1:
        order = list(range(len(value)))
        return value.iloc[dice.sample(order, len(order) - dice.choice((0, 0, 1)))]
    if type(value).__module__ == "numpy" and hasattr(value, "item") and not getattr(value, "ndim", 1):
        return type(value)(_varied(value.item(), domain, dice))
    return value


def _array(value: Any, domain: Domain, dice: random.Random) -> Any:
    """Another order along the first axis, one place less, or a number exchanged."""
    value = value.copy()
    way = dice.randrange(4)
    if way == 0:
        return value[::-1].copy()
    if way == 1 and len(value) > 2:
        return value[:-1].copy()
    if value.dtype.kind in "iuf" and value.size:
        flat = value.reshape(-1)
        place = dice.randrange(flat.size)
        old = flat[place].item()
        if old == old:
            flat[place] = flat[place - 1] if way == 2 else _number(old, domain, dice)
    return value
