"""The few calls to the Linux kernel that Python's standard library doesn't have."""

from __future__ import annotations

import ctypes
import os
import platform
from typing import Any

ARCHITECTURE = platform.machine()
X86_64 = ARCHITECTURE == "x86_64"
PIVOT_ROOT = 155 if X86_64 else 41
SECCOMP = 317 if X86_64 else 277
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446

PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_SECUREBITS = 1, 24, 28
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 36, 38, 39

_libc = ctypes.CDLL(None, use_errno=True)


def call(function: str, *arguments: Any) -> int:
    """libc's `function`; raises OSError if it gives a negative number."""
    return _checked(function, getattr(_libc, function)(*arguments))


def system_call(number: int, *arguments: Any) -> int:
    """A system call that libc has no function for; raises OSError if it gives a negative number."""
    longs = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    return _checked(f"system call {number}", _libc.syscall(ctypes.c_long(number), *longs))


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def prctl(option: int, value: int = 0) -> int:
    """prctl(2) with one argument."""
    return call("prctl", option, ctypes.c_ulong(value), 0, 0, 0)


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """mount(2)."""
    call(
        "mount", source.encode(), os.fsencode(target), kind.encode(), ctypes.c_ulong(flags), options.encode()
    )
