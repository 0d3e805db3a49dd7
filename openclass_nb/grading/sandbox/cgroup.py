"""A control group: one bound on the memory and the processes of a submission together, kept by the kernel.

Only version 2 is used, and only where the group above ours lets us make one beside us (as systemd does for its
users). Elsewhere the supervisor looks at the memory itself, ten times a second.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role

TREE = Path("/sys/fs/cgroup")
NEEDED = frozenset({"memory", "pids"})
SPARE_BYTES = 256 << 20
"""What both processes of a submission may have beside the bound: the pages that they copied from the zygote."""


class ControlGroup(Layer):
    """Bounds for everything that a zygote forks, together."""

    name = "cgroup"
    tree = TREE

    def settle(self) -> None:
        """Make the group, and keep the file open by which a process joins it. OSError if none may be made."""
        above = self._group_above()
        allowed = set((above / "cgroup.subtree_control").read_text().split())
        if not allowed >= NEEDED:
            raise OSError(f"the group above hands down only {', '.join(sorted(allowed)) or 'nothing'}")
        group = above / f"openclass-{os.getpid()}"
        group.mkdir()
        self._above, self._name = os.open(above, os.O_PATH | os.O_CLOEXEC), group.name
        for name, value in self._limits().items():
            (group / name).write_text(str(value))
        self._members = os.open(group / "cgroup.procs", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC)

    def _group_above(self) -> Path:
        """The group that holds ours, by the line of version 2 in /proc/self/cgroup."""
        lines = Path("/proc/self/cgroup").read_text().splitlines()
        own = next((line[3:] for line in lines if line.startswith("0::")), "/")
        if not (self.tree / "cgroup.controllers").exists():
            raise OSError("there are no control groups of version 2")
        return (self.tree / own.lstrip("/")).parent if own != "/" else self.tree

    def _limits(self) -> dict[str, int]:
        bounds = self.policy.bounds
        return {
            "memory.max": bounds.memory_bytes + SPARE_BYTES,
            "memory.swap.max": 0,
            "pids.max": 2 * bounds.processes,
        }

    def enter(self, role: Role) -> None:
        os.write(self._members, b"0")

    def close(self) -> None:
        """Remove the group; there must be no process in it any more."""
        with contextlib.suppress(OSError):
            os.rmdir(self._name, dir_fd=self._above)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "start many processes", lambda: _start_many(2 * self.policy.bounds.processes + 1)


def _start_many(count: int) -> None:
    started: list[int] = []
    try:
        for _ in range(count):
            pid = os.fork()
            if pid == 0:
                signal.pause()
                os._exit(0)
            started.append(pid)
    finally:
        for pid in started:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
