"""Seccomp: system calls that no exercise needs and many an escape does."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.bpf import Rule, program
from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role
from openclass_nb.grading.sandbox.syscalls import SECCOMP, X86_64, call, system_call

SET_MODE_FILTER = 1
AUDIT_ARCHITECTURE = 0xC000003E if X86_64 else 0xC00000B7
NAMESPACES = 0x7E020080
"""All CLONE_NEW... flags."""
TIOCSTI, TIOCLINUX, TIOCSETD = 0x5412, 0x541C, 0x5423
STREAM_KINDS = (socket.SOCK_STREAM, 5)
"""SOCK_STREAM and SOCK_SEQPACKET: a pair of these can't be turned to another address."""

# name: (number on x86-64, number on arm64); None where there is no such call
REFUSED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "process_madvise": (440, 440),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "setns": (308, 268),
    "unshare": (272, 97),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "syslog": (103, 116),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "personality": (135, 92),
    "vhangup": (153, 58),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "fanotify_init": (300, 262),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setattr": (314, 274),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
}
FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16)
"""The last is netlink, which tells what network devices there are: none."""
OF_SOCKETS = ("connect", "bind", "listen", "accept", "accept4")
# What Landlock has no rule for: whose a file is, who may use it, when it changed.
OWNERSHIP: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
}
ATTRIBUTES: dict[str, tuple[int | None, int | None]] = {
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "truncate": (76, 45),
}
SOCKET, SOCKETPAIR, CLONE, CLONE3 = (41, 53, 56, 435) if X86_64 else (198, 199, 220, 435)
SET_SCHEDULER = 144 if X86_64 else 119
IOCTL, PRLIMIT, KILL, TKILL, TGKILL = (16, 302, 62, 200, 234) if X86_64 else (29, 261, 129, 130, 131)


class Seccomp(Layer):
    """A filter over all system calls of the process and its descendants."""

    name = "seccomp"

    @classmethod
    def needs(cls) -> tuple[str, ...]:
        return ("no new privileges",)

    guards_signals = False
    """Whether signals to other processes are refused, where nothing else keeps them apart."""
    guards_files = False
    """Whether modes, owners and times of files stay as they are, where others' files are in sight and belong to the
    same user. Programs that copy a file set them too, so they are told that it was done."""

    def settle(self) -> None:
        """Put the rules into the kernel's form, where they are the same for every child."""
        roles: tuple[Role, ...] = () if self.guards_signals else ("candidate", "examiner", "kernel")
        self._programs = {role: _assembled(self._rules(role)) for role in roles}

    def _rules(self, role: Role) -> list[Rule]:
        own = self._signal_rules() if self.guards_signals else []
        files = _file_rules() if self.guards_files else []
        return [*own, *files, *refusals(has_sockets=role == "kernel")]

    def enter(self, role: Role) -> None:
        install(self._programs.get(role) or _assembled(self._rules(role)))

    @staticmethod
    def _signal_rules() -> list[Rule]:
        """Only itself and its own group may be signalled."""
        own = os.getpid()
        return [
            Rule(KILL, argument=0, values=(own, 0, -own & 0xFFFFFFFF), unless=True),
            Rule(TGKILL, argument=0, values=(own,), unless=True),
            Rule(TKILL),
        ]

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "make an internet socket", lambda: socket.socket(socket.AF_INET).close()
        yield "make a local socket", lambda: socket.socket(socket.AF_UNIX).close()
        yield "make a pair of datagram sockets", lambda: socket.socketpair(type=socket.SOCK_DGRAM)
        yield "trace a process", lambda: call("ptrace", 0, 0, None, None)
        yield "make a namespace", lambda: call("unshare", NAMESPACES & 0x10000000)
        yield "use keyrings", lambda: system_call(_number("keyctl"), 0, -3, 0)
        yield "load a bpf program", lambda: system_call(_number("bpf"), 0, None, 0)
        yield "read another process’s memory", lambda: _read_memory(os.getppid())
        yield (
            "make an io_uring",
            lambda: system_call(_number("io_uring_setup"), 1, ctypes.create_string_buffer(120)),
        )
        yield "change another’s limits", lambda: system_call(PRLIMIT, bait.pid, 7, None, None)
        if self.guards_files:
            yield "change the mode of a file elsewhere", lambda: _change_mode(bait.secret)


def refusals(has_sockets: bool = False) -> list[Rule]:
    """The rules that hold for everybody; a kernel of its own needs sockets (`has_sockets`) for its messages.

    It gets them only where it has a network and a file system of its own, so that they lead nowhere.
    """
    index = 0 if X86_64 else 1
    spared = OF_SOCKETS if has_sockets else ()
    rules = [
        Rule(numbers[index] or 0)
        for name, numbers in REFUSED.items()
        if numbers[index] and name not in spared
    ]
    return [
        Rule(SOCKET, errno.EAFNOSUPPORT, argument=0, values=FAMILIES if has_sockets else (), unless=True),
        Rule(SOCKETPAIR, argument=0, values=(socket.AF_UNIX,), unless=True),
        Rule(SOCKETPAIR, argument=1, values=STREAM_KINDS, mask=0xF, unless=True),
        Rule(CLONE, argument=0, bits=NAMESPACES),
        Rule(CLONE3, errno.ENOSYS),
        Rule(IOCTL, argument=1, values=(TIOCSTI, TIOCLINUX, TIOCSETD)),
        Rule(PRLIMIT, argument=0, values=(0,), unless=True),
        Rule(SET_SCHEDULER, argument=1, values=(0,), unless=True),
        *rules,
    ]


def _file_rules() -> list[Rule]:
    index = 0 if X86_64 else 1
    kept = [Rule(numbers[index] or 0, 0) for numbers in OWNERSHIP.values() if numbers[index]]
    return kept + [Rule(numbers[index] or 0) for numbers in ATTRIBUTES.values() if numbers[index]]


def _change_mode(path: Path) -> None:
    """Raises OSError if it is said to be done and isn't."""
    before = path.stat().st_mode
    path.chmod(before ^ 0o111)
    if path.stat().st_mode == before:
        raise PermissionError(f"{path.name} has the mode that it had.")


class _FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def _assembled(rules: Iterable[Rule]) -> bytes:
    return program(rules, AUDIT_ARCHITECTURE, X86_64)


def install(code: bytes) -> None:
    """Lay an assembled filter on this process for good."""
    buffer = ctypes.create_string_buffer(code, len(code))
    packed = _FilterProgram(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    system_call(SECCOMP, SET_MODE_FILTER, 0, ctypes.byref(packed))


def _read_memory(pid: int) -> None:
    system_call(_number("process_vm_readv"), pid, 0, 0, 0, 0, 0)


def _number(name: str) -> int:
    return REFUSED[name][0 if X86_64 else 1] or 0
