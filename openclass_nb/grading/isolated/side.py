"""What examiner and candidate have in common: messages with their operands and with what changed since the last.

A message is a head of plain values, its operands, and the shared values that changed, closed by None.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from openclass_nb.grading.isolated.changes import Settling, is_changeable, old_parts, same_parts
from openclass_nb.grading.isolated.codec import Decoder, Encoder
from openclass_nb.grading.isolated.codec.extensions import HEAP
from openclass_nb.grading.isolated.codec.flattening import bases_of
from openclass_nb.grading.isolated.errors import NotForTheWireError, WireError
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.marks import mark_of
from openclass_nb.grading.isolated.sharing import SharedValues

STAYS = (b"h", b"k")
"""How a value begins that stays where it is after all, though others of its type cross as copies."""


class Side:
    """One end's view of values: those it shares, and those that stay where they are.

    An object of one of the teacher's classes is never written in place: it has a number from the start, and its
    state follows by itself, so that cycles and identity survive.
    """

    def __init__(self, first_number: int, limits: Limits) -> None:
        self.limits = limits
        self.shared = SharedValues(first_number)
        self._inline: object = self  # the value that is being written by itself; `self` never is
        self._stateful: dict[int, Any] = {}  # numbers of objects of the teacher's classes
        self._fresh: list[int] = []  # those whose state has still to follow

    # Writing.

    def message(
        self, head: tuple[Any, ...], operands: tuple[Any, ...], changes: bool, share: bool = True
    ) -> bytes:
        """The bytes of a message. With `changes` all shared values are compared with what the other side has.

        Operands that can change are shared from now on, unless `share` says that they are made for the message only.
        NotForTheWireError if an operand can't be written; then nothing has happened.
        """
        self.shared.begin()
        try:
            return self._written(head, operands, changes, share)
        except (NotForTheWireError, RecursionError, MemoryError) as error:
            self.shared.take_back()
            self._fresh.clear()
            if isinstance(error, NotForTheWireError):
                raise
            raise NotForTheWireError("The value is nested too deeply, or too large.") from None

    def _written(self, head: tuple[Any, ...], operands: tuple[Any, ...], changes: bool, share: bool) -> bytes:
        encoder = Encoder(self, self.limits.depth, self.limits.message_bytes)
        encoder.write(head)
        encoder.write(len(operands))
        for operand in operands:
            if share:
                self.write_operand(encoder, operand)
            else:
                encoder.write(operand)
        if changes:
            self._write_changes(encoder)
        self._write_states(encoder)
        encoder.write(None)
        if len(encoder.out) > self.limits.message_bytes:
            raise NotForTheWireError(f"The message takes more than {self.limits.message_bytes} bytes.")
        return bytes(encoder.out)

    def write_operand(self, encoder: Encoder, value: Any) -> None:
        """Write a value that is to be shared from now on, if it can change."""
        if type(value) is tuple and value:
            encoder.out += b"t" + len(value).to_bytes(4, "big")
            for item in value:
                self.write_operand(encoder, item)
            encoder._remember(value)
        elif is_changeable(value) and self.shared.number_of(value) is None:
            data, parts = self.alone(value)
            if data[:1] in STAYS:
                encoder.plain = False
                encoder.out += data
                return
            number = self.shared.add(value)
            self.shared.note(number, data, parts)
            self.shared.mark(number, mark_of(value))
            encoder.blob(b"#", number, data)
        else:
            encoder.write(value)

    def alone(self, value: object) -> tuple[bytes, list[object]]:
        """The bytes of a value by itself, even if it is known by a number, and its parts."""
        before, self._inline = self._inline, value
        encoder = Encoder(self, self.limits.depth, self.limits.message_bytes)
        try:
            return encoder.encode(value), encoder.parts
        finally:
            self._inline = before

    def known(self, value: object) -> int | None:
        """The number under which the other side knows a value, unless it is the one being written."""
        return None if value is self._inline else self.shared.number_of(value)

    def _write_changes(self, encoder: Encoder) -> None:
        for number, value in self.shared.items():
            if number not in self._fresh:
                self._write_if_changed(encoder, number, value)

    def _write_if_changed(self, encoder: Encoder, number: int, value: Any) -> None:
        mark = None if number in self._stateful else mark_of(value)
        if mark is not None and self.shared.has_mark(number, mark):
            return
        try:
            data, parts = self._bytes_of(number, value)
        except NotForTheWireError:
            return  # the other side keeps what it has
        before = self.shared.parts(number)
        new = self.shared.note(number, data, parts)
        self.shared.mark(number, mark)
        if new:
            encoder.blob(b"%", number, data)
            encoder.write(same_parts(before, parts))

    def _bytes_of(self, number: int, value: Any) -> tuple[bytes, list[object]]:
        if number not in self._stateful:
            return self.alone(value)
        data, parts = self.alone(state_of(value))
        return data, [..., *parts[1:]]  # the dictionary of attributes is made anew each time

    def _write_states(self, encoder: Encoder) -> None:
        while self._fresh:
            number = self._fresh.pop()
            self._write_if_changed(encoder, number, self.shared.value(number))

    def refer_to_state(self, value: object, name: str, encoder: Encoder) -> None:
        """Write a reference to an object of the teacher's class `name`; its state follows."""
        if isinstance(value, Enum):
            encoder.named_reference(b"g", 0, f"{name}.{value.name}")
            return
        number = self.shared.number_of(value)
        if number is None:
            number = self.shared.add(value)
            self._stateful[number] = True
            self._fresh.append(number)
        encoder.named_reference(b"o", number, name)

    # Reading.

    def read(self, data: bytes) -> tuple[tuple[Any, ...], list[Any]]:
        """Head and operands of a message; the changes that came with it are made."""
        decoder = Decoder(data, self, self.limits.depth)
        head, count = decoder.next(), decoder.next()
        if type(head) is not tuple or not head or type(count) is not int:
            raise WireError("The candidate sent a message without a head.")
        operands = [decoder.next() for _ in range(min(count, len(data)))]
        while decoder.next() is not None:
            pass
        decoder.end()
        return head, operands

    def receive_blob(self, number: int, data: bytes) -> object:
        """A value that comes for the first time."""
        decoder = Decoder(data, self, self.limits.depth)
        value = decoder.decode()
        if number in self.shared or not self.shared.is_theirs(number) or not is_changeable(value):
            raise WireError("The candidate shared a value that is not its own.")
        self.shared.keep(number, value)
        self._note(number, value, data, decoder)
        return value

    def receive_change(self, number: int, data: bytes, pairs: bytes) -> object:
        """A value that has changed; its parts that are the same objects as before stay the same here."""
        if number not in self.shared:
            raise WireError("The candidate changed a value that was never shared.")
        decoder = Decoder(data, self, self.limits.depth)
        arrived = decoder.decode()
        work = Settling(old_parts(pairs, self.shared.parts(number), decoder.parts))
        parts = [work.settle(one) for one in decoder.parts]
        value = self.shared.value(number)
        if number in self._stateful:
            restore(value, work.settle(arrived))
        elif work.settle(arrived) is not value:
            raise WireError("The candidate put another value in the place of one that was shared.")
        decoder.parts[:] = parts
        self._note(number, self.shared.value(number), data, decoder)
        return value

    def _note(self, number: int, value: Any, data: bytes, decoder: Decoder) -> None:
        """Remember what both sides agree on. Bytes with references in them read differently on either side."""
        if decoder.plain and number not in self._stateful:
            self.shared.note(number, data, decoder.parts)
            self.shared.mark(number, mark_of(value))
        else:
            self.shared.note(number, self._bytes_of(number, value)[0], decoder.parts)

    def receive_stateful(self, number: int, kind: type) -> Any:
        """The object of one of the teacher's classes that is known as `number`; a blank one if it is new."""
        if number in self.shared:
            value = self.shared.value(number)
            if type(value) is not kind:
                raise WireError("The candidate changed the class of an object.")
            return value
        if not self.shared.is_theirs(number):
            raise WireError("The candidate shared an object that is not its own.")
        value = object.__new__(kind)
        self.shared.keep(number, value)
        self._stateful[number] = True
        return value

    def member(self, kind: type | None, name: str) -> Any:
        """The member of one of the teacher's enumerations."""
        members = getattr(kind, "__members__", {})
        if name not in members:
            raise WireError("The candidate sent a member that its class doesn't have.")
        return members[name]

    def forget(self, number: int) -> None:
        """A shared value that is not needed any more."""
        self.shared.drop(number)
        self._stateful.pop(number, None)

    def forget_states(self) -> list[int]:
        """Forget all objects of the teacher's classes; gives their numbers."""
        found = list(self._stateful)
        for number in found:
            self.forget(number)
        return found

    # What each side does in its own way.

    def stays(self, value: object) -> bool:
        """Whether it is known at a glance that a value doesn't cross as a copy."""
        return False

    def refer(self, value: object, encoder: Encoder) -> bool:
        """Write a reference to a value that doesn't cross as a copy."""
        raise NotImplementedError

    def resolve(self, tag: bytes, numbers: tuple[int, ...]) -> object:
        """The value of a reference."""
        if tag == b"@" and numbers[0] in self.shared:
            return self.shared.value(numbers[0])
        raise WireError("The candidate referred to something that there isn't.")

    def resolve_name(self, tag: bytes, number: int, name: str) -> object:
        """The value of a reference with a name."""
        raise WireError("The candidate referred to something that there isn't.")


def crosses_by_state(kind: type) -> bool:
    """Whether an object of one of the teacher's classes is no more than its attributes, or a member of an Enum."""
    if issubclass(kind, Enum):
        return not issubclass(kind, (int, str))
    return all(one is object or one.__flags__ & HEAP for one in bases_of(kind))


def state_of(value: object) -> dict[str, Any]:
    """The attributes of an object, slots included."""
    state = dict(getattr(value, "__dict__", {}))
    for name in _slots(type(value)):
        if hasattr(value, name):
            state[name] = getattr(value, name)
    return state


def restore(value: object, state: Any) -> None:
    """Give an object of one of the teacher's classes the attributes of `state`. WireError if it can't have them."""
    if type(state) is not dict or not all(type(name) is str and _is_attribute(name) for name in state):
        raise WireError("The candidate sent an object without proper attributes.")
    slots = set(_slots(type(value)))
    attributes = getattr(value, "__dict__", None)
    if attributes is not None:
        attributes.clear()
        attributes.update((name, one) for name, one in state.items() if name not in slots)
    elif not slots.issuperset(state):
        raise WireError("The candidate sent an object without proper attributes.")
    for name in slots.intersection(state):
        object.__setattr__(value, name, state[name])


def _is_attribute(name: str) -> bool:
    return name.isidentifier() and not (name.startswith("__") and name.endswith("__"))


def _slots(kind: type) -> list[str]:
    found: list[str] = []
    for one in kind.__mro__:
        slots = vars(one).get("__slots__", ())
        names = (slots,) if isinstance(slots, str) else tuple(slots)
        found += [_mangled(one, name) for name in names if name not in ("__dict__", "__weakref__")]
    return found


def _mangled(kind: type, name: str) -> str:
    private = name.startswith("__") and not name.endswith("__")
    return f"_{kind.__name__.lstrip('_')}{name}" if private else name
