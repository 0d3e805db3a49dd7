"""Bytes to values. The bytes may be anything: whatever is wrong with them is a WireError, and no code runs.

A class's tests read two thousand values of each student's: that is why numbers are unpacked where they lie.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Protocol

from openclass_nb.grading.isolated.codec.encoding import C128, F64, I64, U32
from openclass_nb.grading.isolated.codec.extensions import extension_named
from openclass_nb.grading.isolated.codec.packing import read_texts
from openclass_nb.grading.isolated.errors import NotAskedError, WireError


class Inside(Protocol):
    """Gives the values that references mean."""

    def resolve(self, tag: bytes, numbers: tuple[int, ...]) -> object:
        """The value of a reference. WireError if there is none."""
        ...

    def receive_blob(self, number: int, data: bytes) -> object:
        """A value that came by itself, to be kept under its number."""
        ...

    def receive_change(self, number: int, data: bytes, pairs: bytes) -> object:
        """The new state of a value that was kept before."""
        ...

    def resolve_name(self, tag: bytes, number: int, name: str) -> object:
        """The value of a reference that carries a name. WireError if there is none."""
        ...


REFERENCE_NUMBERS = {b"@": 1, b"h": 2, b"C": 1, b"H": 1, b"k": 3, b"K": 1}
""" @ a shared value, h C an object or class of the candidate's, H the same on its way back,
k an object of the examiner's, K the same on its way back """
CUT_SHORT = "The candidate's message ends in the middle."
UNPACK_U32, UNPACK_I64, UNPACK_F64 = U32.unpack_from, I64.unpack_from, F64.unpack_from
NAMED_REFERENCES = (b"o", b"g", b"m")
""" o an object of one of the teacher's classes, g a name of the teacher's, m something of a library's """


class Decoder:
    """Reads one value, or one message. `plain` turns False once a reference was read."""

    def __init__(self, data: bytes, inside: Inside | None = None, depth: int = 150) -> None:
        self.plain = True
        self._data = data
        self._at = 0
        self._inside = inside
        self._left = depth
        self.parts: list[Any] = []  # what a later reference back can mean
        self._in_sets = 0

    def decode(self) -> Any:
        """The value; WireError if the bytes are not exactly one value."""
        value = self.next()
        self.end()
        return value

    def next(self) -> Any:
        """The next of several values; WireError if there is none."""
        try:
            return self.read()
        except (WireError, NotAskedError):
            raise
        except Exception as error:
            raise WireError(f"The candidate sent bytes that mean nothing ({error}).") from None

    def end(self) -> None:
        """WireError if anything is left."""
        if self._at != len(self._data):
            raise WireError("The candidate sent more than it announced.")

    def read(self) -> Any:
        """The next value."""
        at = self._at
        if at >= len(self._data):
            raise WireError(CUT_SHORT)
        self._at = at + 1
        return _BY_TAG[self._data[at]](self)

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise WireError(CUT_SHORT)
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def _number(self) -> int:
        """Raises struct.error if there is none."""
        at = self._at
        self._at = at + U32.size
        return UNPACK_U32(self._data, at)[0]  # type: ignore[no-any-return]

    def _count(self, bytes_each: int = 1) -> int:
        """How many items follow. Each takes a byte or more, so a short message can't announce many."""
        count = self._number()
        if count * bytes_each > len(self._data) - self._at:
            raise WireError("The candidate announced more items than it sent.")
        return count

    def _remember(self, value: Any) -> Any:
        if not self._in_sets:
            self.parts.append(value)
        return value

    def _items(self, count: int) -> list[Any]:
        self._deeper()
        read = self.read
        items = [read() for _ in range(count)]
        self._left += 1
        return items

    def _deeper(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise WireError("The candidate sent a value that is nested too deeply.")

    # One reader for each tag.

    def _read_int(self) -> int:
        at = self._at
        self._at = at + I64.size
        return UNPACK_I64(self._data, at)[0]  # type: ignore[no-any-return]

    def _read_float(self) -> float:
        at = self._at
        self._at = at + F64.size
        return UNPACK_F64(self._data, at)[0]  # type: ignore[no-any-return]

    def _read_big(self) -> int:
        return int.from_bytes(self._take(self._number()), "little", signed=True)

    def _read_complex(self) -> complex:
        return complex(*C128.unpack(self._take(16)))

    def _read_str(self) -> str:
        start = self._at + U32.size
        end = start + UNPACK_U32(self._data, self._at)[0]
        if end > len(self._data):
            raise WireError(CUT_SHORT)
        self._at = end
        return self._data[start:end].decode("utf-8", "surrogatepass")

    def _read_bytes(self) -> bytes:
        return self._take(self._number())

    def _read_bytearray(self) -> bytearray:
        return self._remember(bytearray(self._take(self._number())))  # type: ignore[no-any-return]

    def _read_packed(self, code: str) -> list[Any]:
        values = self._remember([])
        values.extend(array(code, self._take(self._number())))
        return values  # type: ignore[no-any-return]

    def _read_texts(self) -> list[Any]:
        values = self._remember([])
        values.extend(read_texts(self._take(self._number())))
        return values  # type: ignore[no-any-return]

    def _read_list(self) -> list[Any]:
        values = self._remember([])
        values.extend(self._items(self._count()))
        return values  # type: ignore[no-any-return]

    def _read_tuple(self) -> tuple[Any, ...]:
        return self._remember(tuple(self._items(self._count())))  # type: ignore[no-any-return]

    def _read_dict(self) -> dict[Any, Any]:
        values = self._remember({})
        count = self._count(2)
        self._deeper()
        for _ in range(count):
            key = self.read()
            values[key] = self.read()
        self._left += 1
        return values  # type: ignore[no-any-return]

    def _read_set(self) -> set[Any]:
        values = self._remember(set())
        values.update(self._set_items())
        return values  # type: ignore[no-any-return]

    def _read_frozenset(self) -> frozenset[Any]:
        return self._remember(frozenset(self._set_items()))  # type: ignore[no-any-return]

    def _set_items(self) -> list[Any]:
        self._in_sets += 1
        items = self._items(self._count())
        self._in_sets -= 1
        return items

    def _read_back(self) -> Any:
        return self.parts[self._number()]

    def _read_extension(self) -> Any:
        name = self._take(self._take(1)[0]).decode("ascii")
        extension = extension_named(name)
        if extension is None:
            raise WireError(f"The candidate sent an unknown kind of value, {name!r}.")
        self._deeper()
        payload = self.read()
        self._left += 1
        try:
            return self._remember(extension.unpack(payload))
        except (WireError, NotAskedError):
            raise
        except Exception as error:
            raise WireError(f"The candidate sent a {name} that is none ({error}).") from None

    def _read_blob(self) -> Any:
        self.plain = False
        number = self._number()
        data = self._take(self._number())
        if self._inside is None:
            raise WireError("The candidate sent a value where there must be none.")
        return self._inside.receive_blob(number, data)

    def _read_change(self) -> Any:
        self.plain = False
        number = self._number()
        data = self._take(self._number())
        pairs = self.read()
        if self._inside is None or type(pairs) is not bytes:
            raise WireError("The candidate sent a change where there must be none.")
        return self._inside.receive_change(number, data, pairs)

    def _read_reference(self, tag: bytes) -> Any:
        self.plain = False
        numbers = tuple(self._number() for _ in range(REFERENCE_NUMBERS[tag]))
        if self._inside is None:
            raise WireError("The candidate sent a reference where there must be none.")
        return self._inside.resolve(tag, numbers)

    def _read_named_reference(self, tag: bytes) -> Any:
        self.plain = False
        number, name = self._number(), self._read_str()
        if self._inside is None:
            raise WireError("The candidate sent a reference where there must be none.")
        return self._inside.resolve_name(tag, number, name)


def _constant(value: Any) -> Callable[[Decoder], Any]:
    return lambda decoder: value


def _reference(tag: bytes) -> Callable[[Decoder], Any]:
    return lambda decoder: decoder._read_reference(tag)


def _named_reference(tag: bytes) -> Callable[[Decoder], Any]:
    return lambda decoder: decoder._read_named_reference(tag)


_READERS: dict[bytes, Callable[[Decoder], Any]] = {
    b"N": _constant(None),
    b"T": _constant(True),
    b"F": _constant(False),
    b"E": _constant(Ellipsis),
    b"n": _constant(NotImplemented),
    b"i": Decoder._read_int,
    b"I": Decoder._read_big,
    b"f": Decoder._read_float,
    b"c": Decoder._read_complex,
    b"s": Decoder._read_str,
    b"b": Decoder._read_bytes,
    b"y": Decoder._read_bytearray,
    b"L": lambda decoder: decoder._read_packed("q"),
    b"D": lambda decoder: decoder._read_packed("d"),
    b"W": Decoder._read_texts,
    b"l": Decoder._read_list,
    b"t": Decoder._read_tuple,
    b"d": Decoder._read_dict,
    b"S": Decoder._read_set,
    b"z": Decoder._read_frozenset,
    b"R": Decoder._read_back,
    b"x": Decoder._read_extension,
    b"#": Decoder._read_blob,
    b"%": Decoder._read_change,
    **{tag: _reference(tag) for tag in REFERENCE_NUMBERS},
    **{tag: _named_reference(tag) for tag in NAMED_REFERENCES},
}


def _unknown(decoder: Decoder) -> Any:
    tag = decoder._data[decoder._at - 1 : decoder._at]
    raise WireError(f"The candidate sent the unknown tag {tag!r}.")


_BY_TAG = [_READERS.get(bytes((number,)), _unknown) for number in range(256)]
