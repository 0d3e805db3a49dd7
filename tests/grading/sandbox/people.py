"""Runs a piece of Python as somebody else: root, an ordinary user, an ordinary user without user namespaces.

An ordinary user needs an interpreter that they can read. Where it lies under root's home, that home is replaced, in a
mount namespace of the test's own, by one that holds nothing but the interpreter.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ORDINARY = 4711
ROOT = Path(__file__).parents[3]
BIND, PRIVATE = 0x5000, 0x44000


def run(code: str, *, ordinary: bool = False) -> Any:
    """What `code` prints as JSON on its last line; `ordinary` gives up root first, if it is had."""
    command = [sys.executable, "-c", textwrap.dedent(code)]
    become = _become_ordinary if ordinary and os.getuid() == 0 else None
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o777)
        done = subprocess.run(
            command,
            preexec_fn=become,
            env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": home, "TMPDIR": home},
            cwd=home,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _become_ordinary() -> None:
    for path in _hidden(Path(sys.base_prefix)), _hidden(Path(sys.prefix)), _hidden(ROOT):
        if path:
            _open_up(path, [Path(sys.base_prefix), Path(sys.prefix), ROOT])
            break
    os.setgroups([])
    os.setgid(ORDINARY)
    os.setuid(ORDINARY)


def _hidden(path: Path) -> Path | None:
    """The outermost folder above `path` that others may not pass."""
    return next((one for one in reversed(path.parents) if not one.stat().st_mode & 0o001), None)


def _open_up(home: Path, needed: Sequence[Path]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)

    def mount(source: str, target: Path, kind: str, flags: int) -> None:
        result = libc.mount(
            source.encode(), str(target).encode(), kind.encode(), ctypes.c_ulong(flags), b"mode=755"
        )
        assert result == 0, os.strerror(ctypes.get_errno())

    inside = [one for one in needed if one.is_relative_to(home)]
    assert libc.unshare(0x20000) == 0, os.strerror(ctypes.get_errno())
    mount("none", Path("/"), "", PRIVATE)
    aside = Path(tempfile.mkdtemp())
    for number, one in enumerate(inside):
        (aside / str(number)).mkdir()
        mount(str(one), aside / str(number), "", BIND)
    mount("none", home, "tmpfs", 0)
    for number, one in enumerate(inside):
        one.mkdir(parents=True)
        mount(str(aside / str(number)), one, "", BIND)
