"""Frames arrive whole, in order, in time and within bounds, or the line is broken."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.isolated.errors import CallTimedOutError, LinkBrokenError, WireError
from openclass_nb.grading.isolated.wire import Wire


@pytest.fixture
def ends() -> Iterator[tuple[Wire, socket.socket]]:
    """A wire that takes frames of up to 1,000 bytes, and the bare socket at its other end."""
    ours, theirs = socket.socketpair()
    yield Wire(ours, 1000), theirs
    ours.close()
    theirs.close()


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_frames_arrive_whole_and_in_order(frames: list[bytes]) -> None:
    """However many are sent before the first is taken."""
    ours, theirs = socket.socketpair()
    sender, taker = Wire(ours, 1000), Wire(theirs, 1000)
    with ours, theirs:
        for frame in frames:
            sender.send(frame)
        assert [taker.receive(time.monotonic() + 5) for _ in frames] == frames


def test_a_large_frame_passes_while_it_is_read() -> None:
    """More than the socket's own buffer."""
    ours, theirs = socket.socketpair()
    data = bytes(range(256)) * (1 << 14)
    with ours, theirs:
        thread = threading.Thread(target=Wire(ours, 1 << 23).send, args=(data,))
        thread.start()
        assert Wire(theirs, 1 << 23).receive(time.monotonic() + 20) == data
        thread.join()


def test_an_announced_giant_is_refused_unread(ends: tuple[Wire, socket.socket]) -> None:
    """The length alone is enough."""
    wire, other = ends
    other.sendall(struct.pack("!I", 1001))
    with pytest.raises(WireError):
        wire.receive(time.monotonic() + 5)
    with pytest.raises(WireError):
        wire.send(b"x" * 1001)


@pytest.mark.parametrize("sent", [b"", b"\0", b"\0\0\0\5abc"])
def test_a_frame_that_does_not_come_to_its_end_times_out(
    ends: tuple[Wire, socket.socket], sent: bytes
) -> None:
    """Trickled bytes don't give more time."""
    wire, other = ends
    other.sendall(sent)
    with pytest.raises(CallTimedOutError):
        wire.receive(time.monotonic() + 0.05)


def test_a_closed_end_breaks_the_line(ends: tuple[Wire, socket.socket]) -> None:
    """In both directions."""
    wire, other = ends
    other.sendall(b"\0\0\0\5abc")
    other.close()
    with pytest.raises(LinkBrokenError):
        wire.receive()
    with pytest.raises(LinkBrokenError):
        wire.send(b"x")
