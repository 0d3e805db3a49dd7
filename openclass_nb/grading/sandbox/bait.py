"""What a confined process must not reach, laid out for the proof; and what it must be able to do."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Places

IPC_CREATE, IPC_REMOVE = 0o1000, 0


@contextlib.contextmanager
def laid_out() -> Iterator[Bait]:
    """A secret file, listening sockets, a process and shared memory that belong to somebody else."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="openclass-proof-")))
        folder.chmod(0o777)
        secret, private = folder / "secret", folder / "private"
        secret.write_text("secret")
        private.write_text("private")
        private.chmod(0o600)
        yield Bait(
            secret=secret,
            private=private,
            address=_listening(stack),
            pid=_other_process(stack),
            shared_memory=_shared_memory(stack),
        )


def _listening(stack: contextlib.ExitStack) -> tuple[str, int]:
    """Connections and datagrams are received on the same port of the loopback."""
    stream = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    address: tuple[str, int] = stream.getsockname()
    datagrams = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    datagrams.bind(address)
    return address


def _other_process(stack: contextlib.ExitStack) -> int:
    pid = os.fork()
    if pid == 0:
        signal.pause()
        os._exit(0)
    stack.callback(_end, pid)
    return pid


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _shared_memory(stack: contextlib.ExitStack) -> int | None:
    """The key of a System V segment; None where there are none."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    key = 0x0C000000 | os.getpid()
    segment = libc.shmget(key, ctypes.c_size_t(4096), IPC_CREATE | 0o666)
    if segment < 0:
        return None
    stack.callback(libc.shmctl, segment, IPC_REMOVE, None)
    return key


def honest_needs(places: Places) -> Iterator[tuple[str, Callable[[], object]]]:
    """What every submission may do; a layer that makes one of them fail is left out."""
    yield "write in its folder", lambda: (places.home / "honest").write_text("x")
    yield "read in its folder", (places.home / "honest").read_text
    yield "use temporary files", lambda: (places.tmp / "honest").write_text("x")
    yield "import a module", _import_lazily
    yield "run a command", _run_command
    yield "find its folder", lambda: os.listdir(places.home)
    yield "remove its files", (places.home / "honest").unlink
    yield "remove its temporary files", (places.tmp / "honest").unlink


def _import_lazily() -> None:
    """A module that nothing has imported yet, as text and as a shared library."""
    for name in ("wave", "_crypt", "this", "_testcapi"):
        sys.modules.pop(name, None)
    import wave

    Path(wave.__file__).read_bytes()


def _run_command() -> None:
    if os.path.exists("/bin/sh"):
        subprocess.run(["/bin/sh", "-c", "exit 0"], check=True, timeout=10)
