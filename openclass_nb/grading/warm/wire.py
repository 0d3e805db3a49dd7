"""Frames of JSON over a socket, between the supervisor and the processes that it doesn't trust.

Four bytes of length, then UTF-8 JSON. Nothing is ever unpickled. A frame that is too long, or that isn't JSON,
breaks the channel: the side that sent it is ended, the side that read it goes on.
"""

from __future__ import annotations

import array
import base64
import json
import socket
import struct
from collections.abc import Iterator, Sequence
from typing import Any

LENGTH = struct.Struct("!I")
LONGEST = 64 << 20
"""Bytes of the longest frame."""
MOST_DESCRIPTORS = 8

Frame = dict[str, Any]


class BrokenChannelError(Exception):
    """The other side is gone, or sent what is no frame."""


def _plain(value: object) -> object:
    if isinstance(value, bytes | bytearray | memoryview):
        return {"base64": base64.b64encode(value).decode("ascii")}
    return str(value)


def pack(frame: Frame) -> bytes:
    """`frame` as bytes; bytes within it travel as base64, anything else that JSON lacks as its text."""
    body = json.dumps(frame, default=_plain, ensure_ascii=False).encode("utf-8", "replace")
    return LENGTH.pack(len(body)) + body


class Reader:
    """Bytes in, frames out."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> None:
        """Add bytes that arrived; raises BrokenChannelError if a frame is announced as too long."""
        self._held += data

    def frames(self) -> list[Frame]:
        """The frames that are complete by now."""
        found: list[Frame] = []
        while (frame := self._next()) is not None:
            found.append(frame)
        return found

    def _next(self) -> Frame | None:
        if len(self._held) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack_from(self._held)
        if length > LONGEST:
            raise BrokenChannelError(f"A frame of {length} bytes was announced.")
        end = LENGTH.size + length
        if len(self._held) < end:
            return None
        body = bytes(self._held[LENGTH.size : end])
        del self._held[:end]
        return _decoded(body)


def _decoded(body: bytes) -> Frame:
    try:
        frame = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BrokenChannelError(f"A frame is not JSON: {error}") from None
    if not isinstance(frame, dict):
        raise BrokenChannelError("A frame is not an object.")
    return frame


class Channel:
    """One end of a socket that carries frames."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._reader = Reader()
        self._ready: list[Frame] = []
        self.received = 0
        """Bytes that have come in."""

    def fileno(self) -> int:
        """For poll."""
        return self.sock.fileno()

    def send(self, frame: Frame, descriptors: Sequence[int] = ()) -> None:
        """Send one frame, and descriptors beside it; raises BrokenChannelError if nobody reads."""
        data = pack(frame)
        try:
            if descriptors:
                sent = socket.send_fds(self.sock, [data], list(descriptors))
                data = data[sent:]
            self.sock.sendall(data)
        except OSError as error:
            raise BrokenChannelError(str(error)) from None

    def receive(self) -> Frame:
        """Wait for the next frame."""
        while not self._ready:
            self.read()
        return self._ready.pop(0)

    def receive_with_descriptors(self) -> tuple[Frame, list[int]]:
        """Wait for the next frame and the descriptors that came with it."""
        descriptors: list[int] = []
        while not self._ready:
            room = socket.CMSG_SPACE(MOST_DESCRIPTORS * array.array("i").itemsize)
            data, ancillary = self._received_message(room)
            descriptors += _descriptors(ancillary)
            self._take(data)
        return self._ready.pop(0), descriptors

    def _received_message(self, room: int) -> tuple[bytes, list[tuple[int, int, bytes]]]:
        try:
            return self.sock.recvmsg(1 << 16, room)[:2]
        except OSError as error:
            raise BrokenChannelError(str(error)) from None

    def read(self) -> None:
        """Take in what has arrived, waiting for at least one byte."""
        try:
            self._take(self.sock.recv(1 << 18))
        except OSError as error:
            raise BrokenChannelError(str(error)) from None

    def _take(self, data: bytes) -> None:
        if not data:
            raise BrokenChannelError("The other side is gone.")
        self.received += len(data)
        self._reader.feed(data)
        self._ready += self._reader.frames()

    @property
    def has_frames(self) -> bool:
        """Whether `receive` would give a frame without waiting."""
        return bool(self._ready)

    def waiting(self) -> Iterator[Frame]:
        """The frames that were read and not yet received, one by one: whoever has found his leaves the rest."""
        while self._ready:
            yield self._ready.pop(0)

    def close(self) -> None:
        """Hang up."""
        self.sock.close()


def _descriptors(ancillary: Sequence[tuple[int, int, bytes]]) -> list[int]:
    found = array.array("i")
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            found.frombytes(data[: len(data) - len(data) % found.itemsize])
    return list(found)
