"""The process of the student's code: runs the cells that the supervisor sends, in order, and answers the examiner.

Nothing here decides anything. A student's code can change all of it, and then only spoils its own outputs.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable
from typing import Any

from openclass_nb.grading.isolated import answer
from openclass_nb.grading.warm.exam import exam_limits
from openclass_nb.grading.warm.kernel import Message, WarmKernel, drain
from openclass_nb.grading.warm.random_numbers import reseed
from openclass_nb.grading.warm.restoring import Snapshot
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame, pack

PAGE = "page"
NOTICE = "\n[Output past the limit of {limit} bytes was dropped.]\n"


def live(
    kernel: WarmKernel, snapshot: Snapshot, control: socket.socket, link: socket.socket, output_bytes: int
) -> None:
    """Serve the supervisor until it hangs up. Called in the forked and confined child; never returns."""
    reseed()
    channel = Channel(control)
    collector = Collector(channel, output_bytes)
    kernel.session.sink = collector
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(_serve(kernel, snapshot, channel, collector, link))


class Collector:
    """Passes what a cell displays on to the supervisor, up to `limit` bytes for a cell."""

    def __init__(self, channel: Channel, limit: int) -> None:
        self._channel = channel
        self._limit = limit
        self._room = limit
        self._owner = os.getpid()

    def begin(self) -> None:
        """A new cell starts with all of its room."""
        self._room = self._limit

    def __call__(self, message: Message) -> None:
        if os.getpid() != self._owner or self._room <= 0:
            return
        room = self._room
        # What is longer than any page is not copied as a whole: that would take several times its memory.
        frame = pack({"message": message}) if is_within(message["content"], room) else b""
        self._room = room - len(frame) if frame else 0
        if self._room <= 0:
            frame = pack({"message": self._cut(message, room)})
        self._channel.sock.sendall(frame)

    def _cut(self, message: Message, room: int) -> Message:
        content = message["content"] if message["msg_type"] == "stream" else {"name": "stderr", "text": ""}
        text = str(content["text"])[: max(room - 1024, 0)] + NOTICE.format(limit=self._limit)
        header = {"msg_id": "", "msg_type": "stream"}
        return {**message, "header": header, "msg_type": "stream", "content": {**content, "text": text}}


def is_within(content: Any, room: int) -> bool:
    """Whether the texts and the values in it, however deep, need at most `room` characters: a value at least one.

    So there is an end to what holds itself.
    """
    waiting = [content]
    while waiting and room >= 0:
        value = waiting.pop()
        room -= 1
        if isinstance(value, str):
            room -= str.__len__(value)
        elif isinstance(value, dict):
            waiting += dict.values(value)
        elif isinstance(value, list | tuple):
            waiting += value
    return room >= 0


async def _serve(
    kernel: WarmKernel, snapshot: Snapshot, channel: Channel, collector: Collector, link: socket.socket
) -> None:
    kernel.settle()
    orders: dict[str, Callable[[Frame], Any]] = {
        "restore": lambda order: _restore(snapshot),
        "cell": lambda order: _run_cell(kernel, channel, collector, order),
        "answer": lambda order: _answer(kernel, channel, order, link),
        "widget": lambda order: _tell_widget(kernel, order["message"]),
    }
    inbox = Inbox(channel)
    while True:
        order = await inbox.next()
        await orders[order["do"]](order)
        await drain()


class Inbox:
    """The supervisor's orders, taken in as they come; what the student's code left in the event loop goes on meanwhile.

    Made in the running loop, which keeps looking at the channel: to ask it anew for each order took as long as some do.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._is_open = True
        self._arrived = asyncio.Event()
        asyncio.get_running_loop().add_reader(channel, self._take)

    async def next(self) -> Frame:
        """The next order. BrokenChannelError when the supervisor has hung up."""
        while self._is_open and not self._channel.has_frames:
            self._arrived.clear()
            await self._arrived.wait()
        return self._channel.receive()

    def _take(self) -> None:
        try:
            self._channel.read()
        except BrokenChannelError:
            self._is_open = False
            asyncio.get_running_loop().remove_reader(self._channel)
        self._arrived.set()


async def _run_cell(kernel: WarmKernel, channel: Channel, collector: Collector, order: Frame) -> None:
    collector.begin()
    try:
        reply = await kernel.run(order["id"], order["source"])
    except (
        KeyboardInterrupt,
        Exception,
    ) as error:  # raised by IPython itself, which took too long over the text
        reply = {"status": "error", "ename": type(error).__name__, "evalue": ""}
    kernel.shell.exit_now = False
    wanted = ("status", "ename", "evalue", "traceback", "execution_count")
    channel.send({"done": order["id"], "reply": {key: reply[key] for key in wanted if key in reply}})


async def _restore(snapshot: Snapshot) -> None:
    """Before a test that runs here, among the student's code."""
    snapshot.restore()


async def _answer(kernel: WarmKernel, channel: Channel, order: Frame, link: socket.socket) -> None:
    """Stand still while test cells, one after another, ask for what the cells made."""
    limits = exam_limits(order["limits"])
    for one in order["ids"]:
        kernel.adopt_request(one)
        answer(link, kernel.shell.user_ns, limits)
        channel.send({"done": one, "reply": {"status": "ok"}})
        await drain()


async def _tell_widget(kernel: WarmKernel, message: Message) -> None:
    """What a page says to a widget; what the widget says to that is nobody's output."""
    kernel.adopt_request(PAGE)
    comms: Any = kernel.comm_manager
    with contextlib.suppress(Exception):
        comms.comm_msg(None, [], {"buffers": [], **message})
