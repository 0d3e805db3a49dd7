"""What a cell displays on its way to the supervisor: up to the limit, and no copy of what is longer."""

import socket
import tracemalloc
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.warm.candidate import Collector, is_within
from openclass_nb.grading.warm.wire import Channel

TREES = st.recursive(
    st.text(max_size=6) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4),
    max_leaves=12,
)


def size(tree: Any) -> int:
    """All characters of the texts in a tree, keys left out, and one for each value."""
    if isinstance(tree, dict):
        return 1 + sum(map(size, tree.values()))
    if isinstance(tree, list):
        return 1 + sum(map(size, tree))
    return 1 + (len(tree) if isinstance(tree, str) else 0)


@given(TREES, st.integers(0, 30))
def test_texts_are_within_their_room_however_deep(tree: Any, room: int) -> None:
    """Counted together."""
    assert is_within(tree, room) == (size(tree) <= room)


def test_what_holds_itself_has_no_room() -> None:
    """A list in itself: it is told at once."""
    endless: list[Any] = []
    endless.append(endless)
    assert not is_within(endless, 1 << 20)


def test_a_text_longer_than_any_page_is_cut_before_it_is_copied() -> None:
    """64 MB are displayed, a notice arrives, and no copy of them was made on the way."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        collector = Collector(Channel(ours), 1 << 20)
        message = {"msg_type": "execute_result", "content": {"data": {"text/plain": "x" * (64 << 20)}}}
        tracemalloc.start()
        collector(message)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        ours.shutdown(socket.SHUT_WR)
        arrived = Channel(theirs).receive()["message"]
    assert peak < 8 << 20
    assert "past the limit" in arrived["content"]["text"]
