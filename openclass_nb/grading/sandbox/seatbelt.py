"""macOS's own sandbox, by the function behind sandbox-exec: deprecated for years, and still what the system uses."""

from __future__ import annotations

import ctypes
import os
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role
from openclass_nb.grading.sandbox.trees import readable_trees

PRIVATE = (
    *("/Users", "/Volumes", "/private/tmp", "/private/var/folders", "/private/var/root"),
    "/private/etc/master.passwd",
)
"""Where people's files lie; the rest of the system is the same on every Mac."""


class Seatbelt(Layer):
    """No network, no writing outside of the submission's folders, no reading where people keep their files."""

    name = "seatbelt"

    def enter(self, role: Role) -> None:
        library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
        message = ctypes.c_char_p()
        text = profile(readable_trees(self.policy.readable), self.places.writable(role))
        if library.sandbox_init(text.encode(), ctypes.c_uint64(0), ctypes.byref(message)) != 0:
            raise OSError(f"sandbox_init: {(message.value or b'').decode(errors='replace')}")

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "read a file elsewhere", bait.secret.read_bytes
        yield "write a file elsewhere", lambda: (bait.secret.parent / "written").write_bytes(b"x")
        yield "open a connection", lambda: socket.create_connection(bait.address, timeout=1).close()


def profile(trees: Iterable[Path], writable: Iterable[Path]) -> str:
    """The rules in the sandbox's own language; of those that fit, the last one counts."""
    folders = [os.path.realpath(one) for one in writable]
    lines = [
        "(version 1)",
        "(allow default)",
        "(deny network*)",
        "(deny file-write*)",
        f"(deny file-read* {_subpaths(PRIVATE)})",
        f"(allow file-read* {_subpaths(os.path.realpath(one) for one in trees)})",
        f"(allow file-read* file-write* {_subpaths(folders)})",
        '(allow file-write* (literal "/dev/null") (literal "/dev/ptmx") (regex #"^/dev/tty"))',
    ]
    return "\n".join(lines)


def _subpaths(paths: Iterable[str]) -> str:
    return " ".join(f'(subpath "{_quoted(path)}")' for path in paths)


def _quoted(path: str) -> str:
    return path.replace("\\", "\\\\").replace('"', '\\"')
