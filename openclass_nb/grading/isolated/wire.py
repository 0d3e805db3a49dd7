"""Frames over a socket: four bytes of length, then that many bytes. Bounded in size and in time."""

from __future__ import annotations

import socket
import struct
import time

from openclass_nb.grading.isolated.errors import CallTimedOutError, LinkBrokenError, WireError

HEAD = struct.Struct("!I")
CHUNK = 1 << 20
SMALL = 1 << 14


class Wire:
    """One end of the line between examiner and candidate. Not for use by several threads at once."""

    def __init__(self, sock: socket.socket, message_bytes: int) -> None:
        self.sock = sock
        self._most = message_bytes
        self._buffer = bytearray()

    def send(self, data: bytes | bytearray, deadline: float | None = None) -> None:
        """Send one frame before `deadline` (seconds of `time.monotonic`).

        WireError if it is too large, CallTimedOutError if the other side doesn't read, LinkBrokenError if it is gone.
        """
        if len(data) > self._most:
            raise WireError(f"A message of {len(data)} bytes is more than the {self._most} allowed.")
        try:
            self._set_time(deadline)
            self.sock.sendall(HEAD.pack(len(data)) + data)
        except TimeoutError:
            raise CallTimedOutError("The question was not taken in time.") from None
        except (OSError, ValueError) as error:
            raise LinkBrokenError(f"The other side is gone ({error}).") from None

    def receive(self, deadline: float | None = None) -> bytes:
        """The next frame, complete before `deadline`; the same errors as `send`."""
        buffer = self._buffer
        self._fill(HEAD.size, deadline)
        (size,) = HEAD.unpack_from(buffer)
        if size > self._most:
            raise WireError(f"A message of {size} bytes was announced; {self._most} are allowed.")
        end = HEAD.size + size
        self._fill(end, deadline)
        frame = bytes(memoryview(buffer)[HEAD.size : end])
        del buffer[:end]
        return frame

    def _fill(self, count: int, deadline: float | None) -> None:
        """Read until `count` bytes are here. A peer that trickles them does not get more time."""
        while len(self._buffer) < count:
            try:
                self._set_time(deadline)
                data = self.sock.recv(CHUNK if count > SMALL else SMALL)
            except TimeoutError:
                raise CallTimedOutError("There was no answer in time.") from None
            except (OSError, ValueError) as error:
                raise LinkBrokenError(f"The other side is gone ({error}).") from None
            if not data:
                raise LinkBrokenError("The other side is gone.")
            self._buffer += data

    def _set_time(self, deadline: float | None) -> None:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)

    def close(self) -> None:
        """Hang up."""
        self.sock.close()
