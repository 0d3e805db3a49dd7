"""Frames cross a socket whole, whatever they hold and however they are cut; what is no frame breaks the channel."""

from __future__ import annotations

import os
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.warm.wire import LONGEST, BrokenChannelError, Channel, Reader, pack

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
names = st.text(st.characters(codec="utf-8"), max_size=5)
frames = st.lists(st.dictionaries(names, json_values, max_size=3), max_size=4)


@given(sent=frames, cut=st.integers(1, 7))
def test_frames_arrive_as_they_were_sent(sent: list[dict[str, object]], cut: int) -> None:
    """However the bytes are cut on the way."""
    data = b"".join(map(pack, sent))
    reader, received = Reader(), []
    for start in range(0, len(data), cut):
        reader.feed(data[start : start + cut])
        received += reader.frames()
    assert received == sent


@given(data=st.binary(max_size=40))
def test_any_bytes_give_frames_or_break_the_channel(data: bytes) -> None:
    """Nothing else is ever raised, so a hostile process can't get at the supervisor this way."""
    reader = Reader()
    reader.feed(data)
    try:
        assert all(isinstance(one, dict) for one in reader.frames())
    except BrokenChannelError:
        assert len(data) >= 4


def test_a_frame_that_is_announced_as_too_long_is_not_waited_for() -> None:
    """Else a process could have the supervisor hold any amount of memory."""
    reader = Reader()
    reader.feed(struct.pack("!I", LONGEST + 1))
    with pytest.raises(BrokenChannelError, match="announced"):
        reader.frames()


def test_deeply_nested_json_breaks_the_channel() -> None:
    """It would be a RecursionError in the supervisor."""
    body = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    reader = Reader()
    reader.feed(struct.pack("!I", len(body)) + body)
    with pytest.raises(BrokenChannelError):
        reader.frames()


def test_bytes_travel_as_base64_and_anything_else_as_its_text() -> None:
    """Widgets have buffers, and a display's metadata may hold dates."""
    reader = Reader()
    reader.feed(pack({"buffer": b"\x00\x01", "odd": complex(1, 2)}))
    assert reader.frames() == [{"buffer": {"base64": "AAE="}, "odd": "(1+2j)"}]


def test_descriptors_come_with_their_frame() -> None:
    """A child gets its sockets this way."""
    ours, theirs = (Channel(one) for one in socket.socketpair())
    readable, writable = os.pipe()
    ours.send({"do": "fork"}, [writable])
    frame, (received,) = theirs.receive_with_descriptors()
    os.write(received, b"through")
    assert (frame, os.read(readable, 7)) == ({"do": "fork"}, b"through")
    for one in (readable, writable, received):
        os.close(one)
    ours.close()
    theirs.close()


def test_descriptors_that_nobody_asked_for_are_dropped() -> None:
    """A student's process can't fill the supervisor's table of open files."""
    ours, theirs = (Channel(one) for one in socket.socketpair())
    before = len(os.listdir("/proc/self/fd"))
    socket.send_fds(theirs.sock, [pack({"done": "1"})], [0, 1, 2])
    assert ours.receive() == {"done": "1"}
    assert len(os.listdir("/proc/self/fd")) == before
    ours.close()
    theirs.close()


def test_a_closed_side_is_told() -> None:
    """Both when reading and when writing."""
    ours, theirs = (Channel(one) for one in socket.socketpair())
    theirs.close()
    with pytest.raises(BrokenChannelError):
        ours.receive()
    with pytest.raises(BrokenChannelError):
        ours.send({"x": 1})
    ours.close()
