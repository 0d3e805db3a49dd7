"""Values that both sides hold a copy of, and what changed in them.

Each changeable value that crosses gets a number. Before anything crosses again both sides compare the value's bytes
with those it crossed with (not the values: 1 == 1.0 == True) and send it anew if they differ.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

MOST = 2000  # values; the oldest are forgotten beyond it


class SharedValues:
    """The table of one side. Its own numbers are even or odd, the other side's are not."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._parity = first % 2
        self._values: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._prints: dict[int, int] = {}
        self._parts: dict[int, Sequence[Any]] = {}
        self._marks: dict[int, tuple[int, object]] = {}
        self._undo: list[tuple[int, int | None, Sequence[Any] | None]] = []

    def begin(self) -> None:
        """A message is being written: what is noted from now on can be taken back."""
        self._undo.clear()

    def take_back(self) -> None:
        """The message is not sent after all."""
        for number, before, parts in reversed(self._undo):
            if parts is None or before is None:
                self.drop(number)
            else:
                self._prints[number], self._parts[number] = before, parts
        self._undo.clear()

    def __len__(self) -> int:
        return len(self._values)

    def number_of(self, value: object) -> int | None:
        """The number under which both sides know `value`."""
        return self._numbers.get(id(value))

    def value(self, number: int) -> Any:
        """The value known as `number`; KeyError if there is none."""
        return self._values[number]

    def __contains__(self, number: int) -> bool:
        return number in self._values

    def add(self, value: object) -> int:
        """A number for a value that is about to cross."""
        number = self._next
        self._next += 2
        self.keep(number, value)
        self._undo.append((number, None, None))
        return number

    def keep(self, number: int, value: object) -> None:
        """Know `value` as `number`."""
        self._values[number] = value
        self._numbers[id(value)] = number

    def is_theirs(self, number: int) -> bool:
        """Whether the other side may give this number to a new value."""
        return number % 2 != self._parity

    def note(self, number: int, data: bytes, parts: Sequence[Any]) -> bool:
        """Remember the bytes that both sides agree on, and the parts of the value; whether the bytes are new."""
        before, new = self._prints.get(number), hash(data)
        if before == new and not self._has_other_parts(number, parts):
            return False
        self._undo.append((number, before, self._parts.get(number)))
        self._prints[number] = new
        self._parts[number] = self._without_whole(number, parts)
        return True

    def _has_other_parts(self, number: int, parts: Sequence[Any]) -> bool:
        """Whether a part was replaced by another one that is equal to it."""
        pairs = zip(self.parts(number), parts, strict=True)
        return any(one is not two for one, two in pairs if two is not ...)

    def _without_whole(self, number: int, parts: Sequence[Any]) -> list[Any]:
        """The parts with None for the value itself: the table of parts must not be what keeps it in use."""
        whole = self._values.get(number)
        return [None if one is whole else one for one in parts]

    def mark(self, number: int, mark: object | None) -> None:
        """Remember the mark that goes with the bytes agreed on; None for a value that has none."""
        if mark is not None:
            self._marks[number] = self._prints[number], mark

    def has_mark(self, number: int, mark: object) -> bool:
        """Whether the value has this mark as long as both sides have agreed on its bytes."""
        known = self._marks.get(number)
        return known is not None and known[0] == self._prints.get(number) and known[1] == mark

    def parts(self, number: int) -> Sequence[Any]:
        """The parts of a value as they crossed last, in that order."""
        whole = self._values.get(number)
        return [whole if one is None else one for one in self._parts.get(number, ())]

    def items(self) -> list[tuple[int, Any]]:
        """Numbers and values, the oldest first."""
        return list(self._values.items())

    def drop(self, number: int) -> None:
        """Forget a value."""
        if number in self._values:
            self._numbers.pop(id(self._values.pop(number)), None)
            self._prints.pop(number, None)
            self._parts.pop(number, None)
            self._marks.pop(number, None)

    def unused(self) -> list[int]:
        """Numbers of the values that nobody but this table holds, and the oldest of too many."""
        values = self._values
        if not values:
            return []
        found = [number for number in values if sys.getrefcount(values[number]) <= _ONLY_HERE]
        return found + list(values)[: max(len(values) - len(found) - MOST, 0)]


def _references_of_a_kept_value() -> int:
    values: dict[int, Any] = {0: object()}
    return next(sys.getrefcount(values[number]) for number in values)


_ONLY_HERE = _references_of_a_kept_value()
