"""Who a confined process is: nobody in particular, with no privileges and no way to any."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import signal
import struct
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.grading.sandbox import syscalls
from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role
from openclass_nb.grading.sandbox.syscalls import call, prctl

FIRST_UID, LAST_UID = 61184, 65518
"""The range that systemd keeps for users who exist only while a process runs."""
CAPABILITY_VERSION = 0x20080522
SECURE_NO_ROOT = 0b11
LAST_CAPABILITY = 63


class NoNewPrivileges(Layer):
    """Programs with the setuid bit gain nothing by it; the process dies with its parent."""

    name = "no new privileges"

    def enter(self, role: Role) -> None:
        prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "take the flag back", lambda: prctl(syscalls.PR_SET_NO_NEW_PRIVS, 0)


class AnotherUser(Layer):
    """root gives its children users that own nothing, candidate and examiner different ones.

    The examiner is in the candidate's group, so that both can leave files for each other in the home folder.
    """

    name = "another user"

    def settle(self) -> None:
        self._uid = own_uid(os.getpid())
        for folder, uid, mode in (
            (self.places.home, self._uid, 0o2770),
            (self.places.tmp, self._uid, 0o700),
            (self.places.exam, self._uid + 1, 0o700),
        ):
            os.chown(folder, uid, uid)
            os.chmod(folder, mode)

    def enter(self, role: Role) -> None:
        uid = self._uid + (role == "examiner")
        os.setgroups([self._uid] if role == "examiner" else [])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "read a private file", bait.private.read_bytes
        yield "become root again", lambda: os.setuid(0)
        yield "signal another process", lambda: os.kill(bait.pid, 0)


class NoCapabilities(Layer):
    """What is left of root's powers, or of those in a user namespace, is given up."""

    name = "no capabilities"

    @classmethod
    def needs(cls) -> tuple[str, ...]:
        return ("no new privileges",)

    def enter(self, role: Role) -> None:
        with contextlib.suppress(OSError):
            prctl(syscalls.PR_SET_SECUREBITS, SECURE_NO_ROOT)
        for capability in range(LAST_CAPABILITY):
            try:
                prctl(syscalls.PR_CAPBSET_DROP, capability)
            except OSError:
                break
        header = struct.pack("Ii", CAPABILITY_VERSION, 0)
        call("capset", ctypes.c_char_p(header), ctypes.c_char_p(bytes(24)))

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "change the root", lambda: os.chroot("/")
        yield "mount", lambda: _mount_nothing(self.places.tmp)


def _mount_nothing(folder: Path) -> None:
    """Ask for a kind of file system that there isn't: who may mount is told so, who may not is refused before."""
    try:
        syscalls.mount("none", str(folder), "no-such-file-system", 0)
    except OSError as error:
        if error.errno != errno.ENODEV:
            raise


def own_uid(number: int) -> int:
    """An even user number that nobody else should have, and that exists in this user namespace."""
    most = min(LAST_UID, _highest_uid() - 1)
    least = FIRST_UID if most > FIRST_UID else max(most // 2, 2)
    pairs = (most - least) // 2
    return least + 2 * (number % max(pairs, 1))


def _highest_uid() -> int:
    with contextlib.suppress(OSError, ValueError):
        rows = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
        return max(int(first) + int(count) - 1 for first, _, count in rows)
    return LAST_UID
