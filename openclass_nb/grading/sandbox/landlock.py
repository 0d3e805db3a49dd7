"""Landlock: the kernel's file rules that a process lays on itself, without being root."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role
from openclass_nb.grading.sandbox.syscalls import (
    LANDLOCK_ADD_RULE,
    LANDLOCK_CREATE_RULESET,
    LANDLOCK_RESTRICT_SELF,
    system_call,
)
from openclass_nb.grading.sandbox.trees import DEVICES, readable_trees

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
MAKE_DEVICES = 1 << 6 | 1 << 11
"""Character and block devices, which nobody may make."""
IOCTL_DEV = 1 << 15
READ = EXECUTE | READ_FILE | READ_DIR
ACCESSES = {1: 13, 2: 14, 3: 15, 4: 15}
"""Kinds of access that each version of Landlock knows, counted; later ones know 16."""
FILE_ONLY = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | IOCTL_DEV
VERSION_WITH_NETWORK, VERSION_WITH_SCOPES = 4, 6


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


class Landlock(Layer):
    """Reading in the interpreter's and the system's trees, writing in the submission's folder, nothing else.

    Newer kernels also forbid TCP, and sockets and signals to processes outside.
    """

    name = "landlock"

    @classmethod
    def needs(cls) -> tuple[str, ...]:
        return ("no new privileges",)

    def settle(self) -> None:
        """Lay down the rules for both roles, so that a child has only to take them up."""
        self._handled = (1 << ACCESSES.get(version(), 16)) - 1
        trees = readable_trees(self.policy.readable)
        self._rules = {role: self._ruleset(role, trees) for role in ("candidate", "examiner", "kernel")}

    def _ruleset(self, role: Role, trees: Iterable[Path]) -> int:
        new = version() >= VERSION_WITH_NETWORK
        scoped = 0b11 if version() >= VERSION_WITH_SCOPES else 0
        attributes = _Ruleset(self._handled, 0b11 if new else 0, scoped)
        size = 24 if scoped else 16 if new else 8
        rules = system_call(LANDLOCK_CREATE_RULESET, ctypes.byref(attributes), size, 0)
        for tree in trees:
            self._allow(rules, tree, READ)
        for folder in self.places.writable(role):
            self._allow(rules, folder, self._handled & ~(MAKE_DEVICES | IOCTL_DEV))
        for device in (*DEVICES, "ptmx", "pts", "tty"):
            self._allow(rules, Path("/dev", device), READ_FILE | READ_DIR | WRITE_FILE | IOCTL_DEV)
        return rules

    def _allow(self, rules: int, path: Path, access: int) -> None:
        with contextlib.suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            access &= self._handled if os.path.isdir(path) else self._handled & FILE_ONLY
            rule = _PathRule(access, descriptor)
            system_call(LANDLOCK_ADD_RULE, rules, 1, ctypes.byref(rule), 0)
            os.close(descriptor)

    def enter(self, role: Role) -> None:
        system_call(LANDLOCK_RESTRICT_SELF, self._rules[role], 0)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "read a file elsewhere", bait.secret.read_bytes
        yield "write a file elsewhere", lambda: (bait.secret.parent / "written").write_bytes(b"x")
        yield "list a folder elsewhere", lambda: os.listdir(bait.secret.parent)
        yield "write beside the interpreter", lambda: Path(os.__file__).with_name("written").write_bytes(b"x")
        yield "read the settings of the system", Path("/etc/shadow").read_bytes
        yield "write in the examiner’s folder", lambda: (self.places.exam / "written").write_bytes(b"x")
        if keeps_signals_in():
            yield "signal another process", lambda: os.kill(bait.pid, 0)


def version() -> int:
    """The kernel's version of Landlock; raises OSError if it has none."""
    return system_call(LANDLOCK_CREATE_RULESET, None, 0, 1)


def keeps_signals_in() -> bool:
    """Whether this kernel's Landlock keeps signals from processes outside."""
    try:
        return version() >= VERSION_WITH_SCOPES
    except OSError:
        return False
