"""Namespaces: a view without network, without other processes and without shared memory.

root may make them; an ordinary user may inside a user namespace, where the system allows it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer
from openclass_nb.grading.sandbox.syscalls import PR_SET_PDEATHSIG, call, prctl

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWIPC = 0x00020000, 0x10000000, 0x08000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000


def unshare(flags: int) -> None:
    """unshare(2)."""
    call("unshare", flags)


class UserNamespace(Layer):
    """Lets an ordinary user make the other namespaces. The user keeps the same number in it."""

    name = "user namespace"

    def settle(self) -> None:
        uid, gid = os.getuid(), os.getgid()
        unshare(CLONE_NEWUSER)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        if os.getuid() != 0:
            yield "become root", lambda: os.setuid(0)


class Namespace(Layer):
    """One that root may make, and others in a user namespace."""

    @classmethod
    def needs(cls) -> tuple[str, ...]:
        return () if os.getuid() == 0 else ("user namespace",)


class NetworkNamespace(Namespace):
    """A network in which there is nobody, not even the machine itself."""

    name = "network namespace"

    def settle(self) -> None:
        unshare(CLONE_NEWNET)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "open a connection", lambda: socket.create_connection(bait.address, timeout=1).close()
        yield "send a datagram", lambda: _send_datagram(bait.address)


class IpcNamespace(Namespace):
    """No System V shared memory of others."""

    name = "ipc namespace"

    def settle(self) -> None:
        unshare(CLONE_NEWIPC)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        if bait.shared_memory is not None:
            key = bait.shared_memory
            yield "find shared memory", lambda: call("shmget", key, ctypes.c_size_t(0), 0)


class PidNamespace(Namespace):
    """Each submission has processes of its own, sees no other, and all of them end with the first."""

    name = "pid namespace"

    def settle(self) -> None:
        """An ordinary user may come back only to a namespace of their own, so the zygote moves into one."""
        if os.getuid() != 0:
            unshare(CLONE_NEWPID)
            _go_on_as_child()
        self._own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)

    def fork(self) -> int:
        """As os.fork, with the child in a namespace of its own; this process stays where it is."""
        unshare(CLONE_NEWPID)
        pid = os.fork()
        if pid:
            call("setns", self._own, CLONE_NEWPID)
        return pid

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "signal another process", lambda: os.kill(bait.pid, 0)


def _go_on_as_child() -> None:
    """Only a child is in the namespace that was made; this process waits for it and ends as it does."""
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _send_datagram(address: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram:
        datagram.connect(address)
        datagram.send(b"x")
