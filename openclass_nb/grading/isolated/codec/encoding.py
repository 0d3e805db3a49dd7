"""Values to bytes.

Every value starts with one byte, its tag. What has a class of its own is flattened or left to `outside`, which
writes a reference to it; nothing here calls a method that a student's class may have overridden.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from openclass_nb.grading.isolated.codec.extensions import Extension, extension_for
from openclass_nb.grading.isolated.codec.flattening import flattened
from openclass_nb.grading.isolated.codec.packing import packed
from openclass_nb.grading.isolated.errors import NotForTheWireError

U32 = struct.Struct("!I")
I64 = struct.Struct("=q")
F64 = struct.Struct("=d")
C128 = struct.Struct("=dd")
PACK_U32, PACK_I64, PACK_F64 = U32.pack, I64.pack, F64.pack
I64_MIN, I64_MAX = -(1 << 63), (1 << 63) - 1


class Outside(Protocol):
    """Writes references to what can't be written as a value, with `Encoder.reference`."""

    def refer(self, value: object, encoder: Encoder) -> bool:
        """Write a reference and give True, or give False: the value can't cross."""
        ...

    def stays(self, value: object) -> bool:
        """Whether it is known at a glance that a value doesn't cross as a copy."""
        ...

    def known(self, value: object) -> int | None:
        """The number of a changeable value that the other side has already, else None."""
        ...


class Encoder:
    """Writes one value, or one message. Aliases within it stay aliases.

    `plain` turns False once a reference was written: the bytes then mean something on one side only.
    """

    def __init__(self, outside: Outside | None = None, depth: int = 150, most: int = 64 << 20) -> None:
        self.out = bytearray()
        self.plain = True
        self._outside = outside
        self._left = depth
        self._most = most
        self._memo: dict[int, int] = {}
        self.parts: list[
            object
        ] = []  # what a later reference back can mean; ... for what was made on the way
        self._alive: list[
            object
        ] = []  # nothing that was written may go, or its `id` could mean something else
        self._in_sets = 0  # items of sets are sorted, so they neither are nor have back references

    def encode(self, value: object) -> bytes:
        """The bytes of `value`. NotForTheWireError if it is too deep or too large."""
        try:
            self.write(value)
        except RecursionError:
            raise NotForTheWireError("The value is nested too deeply.") from None
        return bytes(self.out)

    def write(self, value: object) -> None:
        """Append `value`."""
        writer = _WRITERS.get(type(value))
        if writer is not None:
            writer(self, value)
        else:
            self._write_other(value)

    def reference(self, tag: bytes, *numbers: int) -> None:
        """Append a reference: a tag and its numbers."""
        self.plain = False
        self.out += tag
        for number in numbers:
            self.out += PACK_U32(number)

    def named_reference(self, tag: bytes, number: int, name: str) -> None:
        """Append a reference that carries a name."""
        self.plain = False
        data = name.encode()
        self.out += tag + PACK_U32(number) + PACK_U32(len(data)) + data

    def blob(self, tag: bytes, number: int, data: bytes) -> None:
        """Append a value that was encoded by itself, under its number."""
        self._room(len(data))
        self.out += tag + PACK_U32(number) + PACK_U32(len(data)) + data

    def _write_other(self, value: object) -> None:
        if self._outside is not None and self._outside.stays(value):
            self._outside.refer(value, self)
            return
        extension = extension_for(type(value))
        if extension is not None:
            self._write_extension(extension, value)
            return
        flat = flattened(value)
        if flat is not value:
            self.write(flat)
        elif self._outside is None or not self._outside.refer(value, self):
            raise NotForTheWireError(f"A {type(value).__name__} can't be sent.")

    def _write_extension(self, extension: Extension, value: object) -> None:
        if self._seen(value) or self._is_known(value, extension.changeable):
            return
        payload = extension.pack(value)
        if payload is NotImplemented:
            if self._outside is None or not self._outside.refer(value, self):
                raise NotForTheWireError(f"This {type(value).__name__} can't be sent.")
            return
        name = extension.name.encode()
        self.out += b"x" + bytes([len(name)]) + name
        start = len(self.parts)
        self._deeper()
        self.write(payload)
        self._left += 1
        self._pass_over(start, payload)
        self._remember(value)

    def _pass_over(self, start: int, payload: object) -> None:
        """What an extension has packed a value into is no part of the value."""
        made = {id(one) for one in payload} if type(payload) is tuple else set()
        made.add(id(payload))
        for place in range(start, len(self.parts)):
            if id(self.parts[place]) in made:
                self.parts[place] = ...

    def _seen(self, value: object) -> bool:
        number = None if self._in_sets else self._memo.get(id(value))
        if number is None:
            return False
        self.out += b"R" + PACK_U32(number)
        return True

    def _remember(self, value: object) -> None:
        if self._in_sets:
            return
        self._memo[id(value)] = len(self.parts)
        self.parts.append(value)
        self._alive.append(value)

    def _is_known(self, value: object, changeable: bool = True) -> bool:
        number = self._outside.known(value) if changeable and self._outside is not None else None
        if number is None:
            return False
        self.reference(b"@", number)
        return True

    def _room(self, more: int) -> None:
        if len(self.out) + more > self._most:
            raise NotForTheWireError(f"The value takes more than {self._most} bytes.")

    # One writer for each plain type.

    def _write_int(self, value: int) -> None:
        if I64_MIN <= value <= I64_MAX:
            self.out += b"i" + PACK_I64(value)
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            self._write_sized(b"I", data)

    def _write_sized(self, tag: bytes, data: bytes | bytearray) -> None:
        size = len(data)
        if len(self.out) + size > self._most:
            self._room(size)
        self.out += tag + PACK_U32(size) + data

    def _write_str(self, value: str) -> None:
        self._write_sized(b"s", value.encode("utf-8", "surrogatepass"))

    def _write_bytes(self, value: bytes) -> None:
        self._write_sized(b"b", value)

    def _write_bytearray(self, value: bytearray) -> None:
        if not (self._seen(value) or self._is_known(value)):
            self._remember(value)
            self._write_sized(b"y", value)

    def _write_list(self, value: list[Any]) -> None:
        if self._seen(value) or self._is_known(value):
            return
        self._remember(value)
        if (one_piece := packed(value)) is not None:
            self._write_sized(*one_piece)
            return
        self._write_items(b"l", value, len(value))

    def _write_tuple(self, value: tuple[Any, ...]) -> None:
        if not self._seen(value):
            self._write_items(b"t", value, len(value))
            self._remember(value)

    def _write_dict(self, value: dict[Any, Any]) -> None:
        if self._seen(value) or self._is_known(value):
            return
        self._remember(value)
        pairs = (one for pair in list(value.items()) for one in pair)
        self._write_items(b"d", pairs, len(value))

    def _write_set(self, value: set[Any]) -> None:
        if not (self._seen(value) or self._is_known(value)):
            self._remember(value)
            self._write_sorted(b"S", value)

    def _write_frozenset(self, value: frozenset[Any]) -> None:
        if not self._seen(value):
            self._write_sorted(b"z", value)
            self._remember(value)

    def _write_items(self, tag: bytes, items: Iterable[Any], count: int) -> None:
        self.out += tag + PACK_U32(count)
        self._deeper()
        for item in items:
            writer = _WRITERS.get(type(item))
            if writer is not None:
                writer(self, item)
            else:
                self._write_other(item)
        self._left += 1
        self._room(0)

    def _deeper(self) -> None:
        """One level down, until `_left` is raised again; after an error nothing more is written."""
        self._left -= 1
        if self._left < 0:
            raise NotForTheWireError("The value is nested too deeply.")

    def _write_sorted(self, tag: bytes, items: Iterable[Any]) -> None:
        """In the order of their bytes, so that equal sets give equal bytes in two processes."""
        outer, self.out = self.out, bytearray()
        parts = []
        self._in_sets += 1
        self._deeper()
        for item in items:
            self.write(item)
            parts.append(bytes(self.out))
            self.out.clear()
        self._left += 1
        self._in_sets -= 1
        self.out = outer
        self.out += tag + PACK_U32(len(parts)) + b"".join(sorted(parts))
        self._room(0)


def _constant(tag: bytes) -> Callable[[Encoder, Any], None]:
    def write(encoder: Encoder, _: object) -> None:
        encoder.out += tag

    return write


def _write_bool(encoder: Encoder, value: bool) -> None:
    encoder.out += b"T" if value else b"F"


def _write_float(encoder: Encoder, value: float) -> None:
    encoder.out += b"f" + PACK_F64(value)


def _write_complex(encoder: Encoder, value: complex) -> None:
    encoder.out += b"c" + C128.pack(value.real, value.imag)


_WRITERS: dict[type, Callable[[Encoder, Any], None]] = {
    type(None): _constant(b"N"),
    type(Ellipsis): _constant(b"E"),
    type(NotImplemented): _constant(b"n"),
    bool: _write_bool,
    int: Encoder._write_int,
    float: _write_float,
    complex: _write_complex,
    str: Encoder._write_str,
    bytes: Encoder._write_bytes,
    bytearray: Encoder._write_bytearray,
    list: Encoder._write_list,
    tuple: Encoder._write_tuple,
    dict: Encoder._write_dict,
    set: Encoder._write_set,
    frozenset: Encoder._write_frozenset,
}
